import RoundCore

/// What somebody else has signed for a resident while a form for the same resident was open here.
struct Meanwhile: Hashable, Sendable {
  /// "L. Byrne, Paramedic signed an outcome for WALKER, Doris at 12:04, while this was open."
  let sentence: String

  /// Takes in what others have written; forms stay as they are, with what was typed.
  static func take(_ state: inout ProgramState, _ entries: [Entry]) {
    guard !entries.isEmpty else { return }
    state.record.apply(entries)
    state.chooseRound()
    let open = state.residentsWithForms
    for entry in entries {
      guard let resident = entry.header.resident, open.contains(resident),
        let what = what(entry.content)
      else { continue }
      let name = state.record.residents[resident]?.current?.shownName ?? "this resident"
      let who =
        state.record.author(of: entry.header).map { state.catalog.shownShort($0) } ?? "Somebody"
      let time = UKTime(entry.header.at.moment)
      let when = time.day == state.today ? time.clock : time.shown
      state.meanwhile[resident] = Meanwhile(
        sentence: "\(who), \(what) for \(name) at \(when), while this was open.")
    }
  }

  /// Takes whose computers write; what is kept apart by that is said.
  static func take(_ state: inout ProgramState, _ sides: [DeviceID: ComputerSide]) {
    let before = state.record.refusedEntries.count
    state.record.know(sides)
    state.chooseRound()
    let refused = state.record.refusedEntries.count - before
    guard refused > 0 else { return }
    state.message = Message(
      .problem,
      "By the pairing, \(refused) \(refused == 1 ? "entry was" : "entries were") written on a "
        + "computer of the wrong side: kept apart, and changing nothing. K says which and why.",
      mustBeRead: true)
  }

  /// What an entry says that whoever is filling a form in for the resident must know.
  private static func what(_ content: Entry.Content) -> String? {
    guard case .known(let body) = content else { return nil }
    switch body {
    case is ReviewSigned: return "signed an outcome"
    case is EntryCorrected: return "signed a correction"
    case is FlagDropped: return "signed the taking off this list"
    case is FlagRaised: return "signed another request"
    case is FlagChanged: return "signed a changed request"
    case is NoteWritten: return "signed a background note"
    default: return nil
    }
  }

  /// What is to be said on the screen on top; nil for nothing.
  static func words(_ state: ProgramState) -> String? {
    let top = state.stack.last
    guard let resident = state.resident(of: top), let note = state.meanwhile[resident] else {
      return nil
    }
    return "\(note.sentence) What you typed is still here. Esc goes back, to look at theirs first."
  }

  /// A journal that was whole when the program was opened is so no more.
  static func tell(_ state: inout ProgramState, _ damage: Damage) {
    state.message = Message(
      .problem,
      "A journal has been damaged since the program was opened (\(damage.file), line "
        + "\(damage.line)): \(damage.reason). What is intact is shown. Run: homeround verify",
      mustBeRead: true)
  }
}

extension ProgramState {
  /// Residents for whom something is being filled in, or was begun and left.
  var residentsWithForms: Set<ResidentID> {
    Set(stack.compactMap { resident(of: $0) } + drafts.list.compactMap(\.draft.key.resident))
  }

  /// Of a form or of what is about to be signed; nil for every other screen.
  func resident(of screen: Screen?) -> ResidentID? {
    switch screen {
    case .form(let form): return form.resident
    case .sign(let sign): return sign.resident
    default: return nil
    }
  }
}
