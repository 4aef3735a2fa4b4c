import RoundCore

/// How the screens put facts of the record into words.
enum Wording {
  /// `The home`, `The family`, `The resident`.
  static func asker(_ flag: FlagRaised) -> String {
    switch flag.askedBy {
    case "family": return "The family"
    case "resident": return "The resident"
    default: return "The home"
    }
  }

  /// - Parameter byHome: whether somebody of the home has put the request in.
  static func voice(_ flag: FlagRaised, byHome: Bool) -> String {
    let name = flag.raisedByName.map { " (\($0))" } ?? ""
    switch flag.raisedBy {
    case .resident: return "the resident" + name
    case .family: return "the family" + name
    case .staff: return "staff" + name
    case .clinician: return (byHome ? "a clinician" : "the visiting professional") + name
    }
  }

  /// `3 hours old`, `2 days old`.
  static func age(of moment: Moment, at now: Moment) -> String {
    let minutes = Int((now.milliseconds - moment.milliseconds) / 60_000)
    if minutes < 0 { return "dated after now: check the time" }
    if minutes < 60 { return "\(minutes) min old" }
    if minutes < 48 * 60 { return count(minutes / 60, "hour") + " old" }
    return count(Age.days(moment, at: now), "day") + " old"
  }

  /// The title of a form within a sentence: `MAR today: who was told`.
  static func title(_ title: String) -> String {
    let words = title.split(separator: " ", omittingEmptySubsequences: false).map { word in
      ["MAR", "CPR", "PIN", "NHS", "NEWS2"].contains(word) ? String(word) : word.lowercased()
    }.joined(separator: " ")
    return words.hasSuffix("?") ? String(words.dropLast()) : words
  }

  /// `1 day`, `2 days`.
  static func count(_ number: Int, _ word: String) -> String {
    "\(number) \(word)\(number == 1 ? "" : "s")"
  }

  static func band(_ band: NEWS2Band) -> String {
    switch band {
    case .low: return "low"
    case .lowMedium: return "low-medium"
    case .medium: return "medium"
    case .high: return "high"
    }
  }

  /// `NEWS2 7 (high)`, `NEWS2 incomplete: temperature not measured`.
  static func news2(_ score: NEWS2Score) -> String {
    guard let total = score.total, let band = score.band else {
      let missing = score.missing.map { $0.title.lowercased() }.joined(separator: ", ")
      return "NEWS2 incomplete: \(missing) not measured"
    }
    return "NEWS2 \(total) (\(self.band(band)))" + (score.singleThree ? ", a 3 in one part" : "")
  }

  /// What is said after the time of an entry that was written while the clock was in doubt.
  static func clockDoubt(_ header: EntryHeader, in record: Record) -> String {
    record.isClockDoubted(header) ? " (the computer's clock was doubtful)" : ""
  }
}
