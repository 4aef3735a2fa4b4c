/// What changed for a resident since they were last reviewed, or since a day when they never were.
public struct SinceLastRound: Hashable, Sendable {
  public enum Mark: Hashable, Sendable {
    case added, removed, changed
  }

  public struct Line: Hashable, Sendable {
    public let mark: Mark
    public let text: String

    public init(_ mark: Mark, _ text: String) {
      self.mark = mark
      self.text = text
    }
  }

  /// The last review before the round; nil when there is none.
  public let lastReview: Fact<ReviewSigned>?
  public let lines: [Line]

  /// - Parameter round: the round being worked; its own reviews are not "last".
  public init(of resident: ResidentRecord, before round: RoundID?) {
    let last = resident.reviews.facts.last { $0.body.round != round }
    lastReview = last
    guard let last else {
      lines = []
      return
    }
    let since = last.header.at
    var lines: [Line] = []
    for fact in resident.residence.facts where fact.header.at > since {
      let day = fact.body.on.map { " \($0.shown)" } ?? ""
      lines.append(
        Line(.changed, fact.body.state.words + day + SinceLastRound.tail(fact.body.note)))
    }
    lines += SinceLastRound.medicines(of: resident, since: since)
    lines += SinceLastRound.measurements(of: resident, since: since)
    for fact in resident.allergies.facts where fact.header.at > since {
      lines.append(Line(.changed, fact.body.shown))
    }
    for fact in resident.cpr.facts where fact.header.at > since {
      lines.append(Line(.changed, "CPR decision: \(fact.body.decision.words)"))
    }
    for fact in resident.carePlanEntries.facts where fact.header.at > since {
      lines.append(Line(.changed, "care plan, \(fact.body.change.heading)"))
    }
    for state in resident.actions {
      guard let said = state.said, said.at > since, !state.isOpen else { continue }
      let words = state.state == .done ? "done: " : "not done: "
      lines.append(
        Line(
          state.state == .done ? .added : .removed,
          words + state.action.what + SinceLastRound.tail(state.note)))
    }
    self.lines = lines
  }

  private static func tail(_ note: String?) -> String {
    guard let note, !note.isEmpty else { return "" }
    return " (\(note))"
  }

  /// Lines of the medicines text that came or went.
  private static func medicines(of resident: ResidentRecord, since: ClockReading) -> [Line] {
    guard let now = resident.medicines.last, now.header.at > since,
      let before = resident.medicines.facts.last(where: { $0.header.at <= since })
    else { return [] }
    func split(_ text: String) -> [String] {
      text.split(whereSeparator: \.isNewline).map { $0.trimmed }
    }
    let old = split(before.body.text)
    let new = split(now.body.text)
    return new.filter { !old.contains($0) }.map { Line(.added, $0) }
      + old.filter { !new.contains($0) }.map { Line(.removed, $0) }
  }

  private static func measurements(of resident: ResidentRecord, since: ClockReading) -> [Line] {
    var lines: [Line] = []
    let weights = resident.weights(last: 2)
    if weights.count >= 2, let now = weights.last, now.at > since.moment {
      let before = weights[weights.count - 2].kilograms
      if before != now.kilograms {
        lines.append(Line(.changed, "weight \(before) to \(now.kilograms) kg"))
      }
    }
    let signs = resident.vitalSigns(last: 2)
    if signs.count >= 2, let now = signs.last, now.body.measuredAt > since.moment {
      let before = signs[signs.count - 2].body
      if let old = before.systolic, let new = now.body.systolic, abs(old - new) >= 20 {
        lines.append(Line(.changed, "systolic BP \(old) to \(new) mmHg"))
      }
    }
    return lines
  }
}

extension ResidenceChanged.State {
  /// In plain words.
  public var words: String {
    switch self {
    case .home: return "back in the home"
    case .hospital: return "in hospital"
    case .leave: return "on leave"
    case .left: return "left the home"
    case .died: return "died"
    }
  }
}

extension StringProtocol {
  /// Without white space at either end.
  public var trimmed: String {
    var text = Substring(self)
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}
