import CSystem
import RoundCore
import RoundScreens

/// The first screen from a part of the record, and everything read behind it.
extension ProgramRunner {
  /// What the first screen can be drawn from; nil when everything is to be read before it.
  static func part(
    of home: HomeID, in folder: RoundFolder, for screen: FirstScreen, now: Moment
  ) -> (found: FirstScreenRecord, state: ProgramState)? {
    // What a picture needs besides a record is made meanwhile on another core.
    StartHelper.current?.begin { screen.prepare(for: home, now: now) }
    guard
      let part = folder.firstScreenRecord(
        of: home, on: UKTime(now).day, program: Version.program),
      let state = screen.state(of: part, now: now)
    else { return nil }
    return (part, state)
  }

  /// Begins what is done away from this thread, once the first picture was sent: until then nothing
  /// else keeps the processor and the disk.
  func beginBehind() {
    StartHelper.end()
    auditor.writeKept()
    drafts?.load()
    readBehind()
  }

  /// Reads and checks everything, when only a part was read before, and makes the next start quick.
  ///
  /// Away from the thread that owns the terminal, and after the first screen was drawn.
  private func readBehind() {
    guard let writer, let screen else { return }
    let (mailbox, folder, isPart) = (mailbox, folder, state.isPart)
    work.begin {
      if isPart {
        do throws(FileError) {
          let reading = try await writer.readAll()
          let notice = StartNotice(reading: reading, own: screen.device, folder: folder)
          mailbox.post(
            .whole(
              reading.record, readOnlyReason: notice.readOnlyReason, message: notice.message))
        } catch {
          mailbox.post(.unreadable(error.sentence))
          return
        }
      }
      await writer.keepCheckpoint(for: screen)
      // What the start and the reading of everything needed, keys do not.
      csystem_give_memory_back()
    }
  }

  /// Keeps for later what can't be done with a part of the record.
  ///
  /// - Returns: false for what can: the window changes, the screen is hidden, the program ends.
  func mustWait(_ action: ProgramAction) -> Bool {
    switch action {
    case .whole, .unreadable, .time, .ending, .input(.resize), .input(.key(.function(9))),
      .unlockChecked, .storeChecked:
      return false
    case .input where state.isHidden: return false
    case .input: state.sayReading()
    default: break
    }
    waiting.append(action)
    return true
  }

  /// Does what had to wait, in the order in which it came, up to something that has to be seen first.
  func takeWaiting() {
    let actions = waiting
    waiting = []
    var pressed = KeysAhead(state)
    for action in actions where !wantsQuit {
      if case .input(let input) = action, pressed.drops(input) { continue }
      take(action)
      pressed.note(state)
    }
  }

  /// How the screens look here; settings that can't be read are as if nobody had chosen any.
  func loadSettings() {
    state.folder = folder.path
    do throws(LocalError) {
      state.settings = try folder.screenSettings() ?? ScreenSettings()
    } catch {
      state.tell(error.sentence)
    }
  }

  /// The phrases that the home and the people of this computer have added.
  func loadPhrases(_ home: HomeID) {
    for owner in [.home] + state.people.map({ PhraseOwner.person($0.id) }) {
      do throws(LocalError) {
        let name = owner.fileName(home)
        let file = try folder.phrases(of: name)
        state.phrases[owner] = file
        if let first = file.problems.first {
          let more = file.problems.count > 1 ? " (and \(file.problems.count - 1) more)" : ""
          state.tell(
            "Not all phrases can be typed. \(first)\(more) They are left as they stand in "
              + "\(folder.phraseFile(name)).")
        }
      } catch {
        state.tell(error.sentence)
      }
    }
  }

  /// Changes a phrase in its file, and says how that went.
  func change(_ change: PhraseFile.Change, of owner: PhraseOwner) {
    guard let home else { return }
    do throws(LocalError) {
      take(.phrasesChanged(owner, try folder.change(change, in: owner.fileName(home)), change))
    } catch {
      take(.problem("The phrases are as they were. \(error.sentence)"))
    }
  }
}
