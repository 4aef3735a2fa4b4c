/// An action and what has become of it.
public struct ActionState: Hashable, Sendable {
  public let action: RoundAction
  public let resident: ResidentID
  /// The round of the review that set it; nil for one that no review set.
  public let round: RoundID?
  /// The entry that set it.
  public let set: EntryHeader
  /// The latest entry that says what has become of it.
  public let latest: Fact<ActionUpdated>?
  /// The latest word of the home that it is done or will not be, said of it as an item of the sheet.
  public let word: Fact<AcknowledgementRecorded>?
  /// The entry with which somebody took it on, and has not given it back since.
  public let taken: EntryHeader?

  /// An action that was ticked off and an item of the sheet that was confirmed are one thing: whatever was
  /// said last holds, so that the two never disagree.
  private var laterWord: Fact<AcknowledgementRecorded>? {
    guard let word, let latest else { return word }
    return EntryHeader.isOrdered(latest.header, before: word.header) ? word : nil
  }

  public var state: ActionUpdated.State {
    if let word = laterWord { return word.body.state == .done ? .done : .notDone }
    return latest?.body.state ?? .open
  }

  public var isOpen: Bool { state == .open || state == .waiting }

  /// The entry that says so; nil while nobody has said anything.
  public var said: EntryHeader? { laterWord?.header ?? latest?.header }

  /// What was written with it.
  public var note: String? {
    guard let word = laterWord?.body else { return latest?.body.note }
    let by = [word.saidBy, word.how].compactMap(\.self).joined(separator: ", ")
    let text = [word.note ?? "", by].filter { !$0.isEmpty }.joined(separator: "; ")
    return text.isEmpty ? nil : text
  }

  /// It was closed because the resident has died.
  public var isClosedByDeath: Bool { laterWord == nil && latest?.body.died == true }

  /// What it waits for and until when; nil when it does not wait.
  public var waiting: ActionUpdated? { state == .waiting ? latest?.body : nil }

  /// What has become of it, in words: `waiting for the clinic since Fri 20-Nov-2026 until
  /// Fri 27-Nov-2026: J. Reed`, `done: K+ 4.2`; nil while nobody has said anything.
  public func standing(on today: Day) -> String? {
    guard said != nil else { return nil }
    func with(_ note: String?) -> String {
      let note = note?.trimmed ?? ""
      return note.isEmpty ? "" : ": \(note)"
    }
    switch state {
    case .done: return "done" + with(note)
    case .notDone: return isClosedByDeath ? "closed: the resident died" : "not done" + with(note)
    case .open: return "open" + with(note)
    case .waiting:
      guard let waiting, let what = waiting.waitsFor else { return "waiting" + with(note) }
      var words = "waiting for \(what)"
      if let since = waiting.since { words += " since \(since.shownWithWeekday)" }
      if let until = waiting.until {
        words +=
          until < today
          ? ", which was to come by \(until.shownWithWeekday)" : " until \(until.shownWithWeekday)"
      }
      return words + with(waiting.who)
    }
  }
}
