/// The English names that dates are written with.
enum DateWords {
  static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
  static let weekdays = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]

  /// 1 to 12 for a name or its first three or more letters, in small letters.
  static func month(_ word: String) -> Int? { number(of: word, in: months) }

  /// 1 (Monday) to 7 for a name or its first three or more letters, in small letters.
  static func weekday(_ word: String) -> Int? {
    word == "weds" ? 3 : number(of: word, in: weekdays)
  }

  private static func number(of word: String, in names: [String]) -> Int? {
    guard word.utf8.count >= 3 else { return nil }
    return names.firstIndex { $0.lowercased().hasPrefix(word) }.map { $0 + 1 }
  }

  /// `31 April`, `29 February 2027`: also for days that there are not.
  static func name(day: Int, month: Int, year: Int?) -> String {
    let name = months.indices.contains(month - 1) ? months[month - 1] : "month \(month)"
    return "\(day) \(name)" + (year.map { " \($0)" } ?? "")
  }
}
