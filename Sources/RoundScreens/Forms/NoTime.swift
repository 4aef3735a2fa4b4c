/// Times in a text of one's own that are none: `25:99`.
enum NoTime {
  /// What is wrong with the first of them; nil when there is none.
  ///
  /// - Parameter text: as it was typed, with anything else around the times.
  static func sentence(_ text: String) -> String? {
    let found = text.split { !$0.isASCII || !($0.isNumber || $0 == ":") }.first { word in
      let parts = word.split(separator: ":", omittingEmptySubsequences: false)
      guard parts.count == 2, (1...2).contains(parts[0].count), parts[1].count == 2,
        let hour = Int(parts[0]), let minute = Int(parts[1])
      else { return false }
      return hour > 23 || minute > 59
    }
    return found.map { "\"\($0)\" is no time of day: 00:00 to 23:59." }
  }
}
