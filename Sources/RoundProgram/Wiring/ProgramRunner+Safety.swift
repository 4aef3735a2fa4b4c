import RoundCore
import RoundScreens
import RoundTerminal

/// PINs, the lock, who saw what, and the people of this computer.
extension ProgramRunner {
  /// Looks at a PIN away from this thread; a wrong one is written down.
  func look(
    at pin: String, of person: Person,
    then action: @escaping @Sendable (PINGate.Answer) -> ProgramAction
  ) {
    let (mailbox, folder, auditor, home) = (mailbox, folder, auditor, home)
    Task.detached {
      let answer = PINGate(folder: folder).check(person, pin)
      if !answer.fits {
        auditor.note(
          AuditEvent(
            .wrongPIN, at: .now(), home: home, person: person,
            detail: answer.isTried ? nil : "too early"))
      }
      mailbox.post(action(answer))
    }
  }

  /// Says that a window is open here, as long as the program runs.
  ///
  /// - Throws: exit code 2 while the working copy is being removed.
  static func lockWindow(_ folder: RoundFolder) throws -> FileID? {
    do throws(FileError) {
      return try folder.openWindow(with: SystemFileIO())
    } catch {
      guard error.reason == .lockBusy else { return nil }
      throw CommandProblem.cannot(
        "The working copy in \(folder.path) is being removed by homeround purge. Try again later.")
    }
  }

  func note(_ kind: AuditEvent.Kind, detail: String? = nil) {
    keep(kind, detail: detail)
    auditor.writeKept()
  }

  /// Notes what is written down with what comes next.
  private func keep(_ kind: AuditEvent.Kind, detail: String? = nil) {
    // Before the first run is done there is nothing to be seen, and nothing to write it into.
    guard !state.people.isEmpty else { return }
    auditor.keep(
      AuditEvent(kind, at: .now(), home: home, person: state.me, detail: detail))
  }

  // MARK: Lock

  /// What was typed has been handed to be kept; now everything goes off the terminal, the chain is
  /// sealed, and nothing is read until the screen is unlocked.
  ///
  /// Keys are read from their files when something is sealed or opened with them and are not held
  /// between, so there is none to drop but that of a locked folder.
  func rest() {
    session?.wipe(showing: ProgramView.view(state))
    do throws(LocalError) {
      try folder.markLocked()
    } catch {
      // Then closing the window opens the next one unlocked; the lock of this one holds.
      take(.problem("The lock can't be noted for the next start. \(error.sentence)"))
    }
    let (mailbox, before, drafts) = (mailbox, appending, drafts)
    // While only a part was read, nothing was written here.
    let writer = state.isPart ? nil : writer
    resting = Task.detached {
      await before?.value
      if let problem = await writer?.close() {
        mailbox.post(.problem(ProgramRunner.words(unsealed: problem)))
      }
      drafts?.settle()
    }
    // At the start the passphrase has just been given, and the PIN is asked for after it.
    if state.lock?.needsPassphrase ?? false { putKeyAway() }
  }

  /// Longer than anything takes that is done in a folder; a stick that does not answer is not waited for.
  static let longestWork = Duration.seconds(60)

  /// Puts the key of a locked folder away, when all that was being read, written and kept is done.
  ///
  /// Whoever gives the passphrase before that has the folder open again, and nothing closes it.
  func putKeyAway() {
    guard let files = folder.lockedFiles else { return }
    let (resting, work, openings) = (resting, work, files.openings)
    closing = Task.detached {
      await resting?.value
      await work.finish(within: ProgramRunner.longestWork)
      files.close(unlessOpenedSince: openings)
    }
  }

  /// Reads what has come while the screen was locked.
  func wake() {
    try? folder.markUnlocked(with: SystemFileIO())
    readMore()
    // Of a folder whose key was away, what was begun too late was not read.
    if watchesNothing || folder.lockedFiles != nil && !state.isPart { refresh() }
    wantsRedraw = true
  }

  /// Asks for a PIN at the start, when the last thing that was known of a window is that it was locked.
  ///
  /// Of a locked folder, too: the passphrase that was asked for says that the folder may be opened, the
  /// PIN who is there, as after a lock of this window.
  func lockIfMarked() {
    guard folder.isMarkedLocked, !state.people.isEmpty else {
      keep(.opened)
      return
    }
    for effect in ProgramUpdate.lockedBefore(&state) { perform(effect) }
  }

  func finishAudit() {
    note(.left)
    if let words = auditor.finish() { Output.message("homeround: \(words)") }
  }

  // MARK: People

  /// Changes or removes a person once the PIN of whoever says so was looked at.
  func carryOut(_ change: PersonChange) {
    let (mailbox, folder, auditor, home) = (mailbox, folder, auditor, home)
    work.begin {
      let answer = PINGate(folder: folder).check(change.by, change.pin)
      guard answer.fits else {
        auditor.note(AuditEvent(.wrongPIN, at: .now(), home: home, person: change.by))
        mailbox.post(.peopleRefused(ProgramUpdate.refusedPIN(answer)))
        return
      }
      do {
        let kind: AuditEvent.Kind
        let words: String
        switch change.what {
        case .profile(let author, let newPIN):
          kind = .personChanged
          let pin = try newPIN.map { try FirstRun.hash($0) } ?? change.by.pin
          try folder.save(
            Person(
              id: change.person.id, author: author, pin: pin, forgotten: change.person.forgotten,
              hasPretendPIN: newPIN == nil ? change.person.hasPretendPIN : nil))
          words = newPIN == nil ? "Changed for this computer." : "Changed, with the new PIN."
        case .removal:
          kind = .personRemoved
          try folder.remove(change.person.id, with: SystemFileIO())
          words = "\(change.person.author.name) is off this computer."
        }
        auditor.note(
          AuditEvent(kind, at: .now(), home: home, person: change.by, detail: change.person.id.text)
        )
        mailbox.post(
          .peopleChanged(try folder.persons(), changed: change.person.id, words: words))
      } catch {
        mailbox.post(.peopleRefused(FirstRun.sentence(of: error, folder: folder)))
      }
    }
  }
}
