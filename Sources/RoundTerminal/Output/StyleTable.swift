import RoundScreens

/// How a terminal of ECMA-48 is told each style: the parameters of `CSI ... m`.
struct StyleTable: Hashable, Sendable {
  /// Of each number, what stands between CSI and m after everything was reset; number 0 is plain.
  let parameters: [[UInt8]]
  /// The number of each style; styles that look the same have one.
  private let numbers: [UInt8]

  /// - Parameter colour: the parameters of a colour of the palette, of the text or (true) behind it;
  ///   empty where the terminal has none.
  init(_ theme: Theme, colour: (Int, Bool) -> [UInt8]) {
    var parameters: [[UInt8]] = [[]]
    // The description is asked once for each colour, not for each style.
    var known: [Int: [UInt8]] = [:]
    func text(_ number: Int, _ isBehind: Bool) -> [UInt8] {
      let key = isBehind ? -1 - number : number
      if let text = known[key] { return text }
      let text = colour(number, isBehind)
      known[key] = text
      return text
    }
    var numbers = [UInt8](repeating: 0, count: Meaning.allCases.count * 8)
    for meaning in Meaning.allCases {
      for bits in 0..<8 {
        let style = Style(
          meaning, bold: bits & 1 != 0, underline: bits & 2 != 0, reverse: bits & 4 != 0)
        let paint = theme.paint(style)
        var parts: [[UInt8]] = []
        if paint.bold { parts.append([UInt8(ascii: "1")]) }
        if paint.underline { parts.append([UInt8(ascii: "4")]) }
        if paint.reverse { parts.append([UInt8(ascii: "7")]) }
        if let foreground = paint.foreground { parts.append(text(foreground, false)) }
        if let background = paint.background { parts.append(text(background, true)) }
        let joined = Array(parts.filter { !$0.isEmpty }.joined(separator: [UInt8(ascii: ";")]))
        let number = parameters.firstIndex(of: joined)
        if number == nil { parameters.append(joined) }
        numbers[StyleTable.place(style)] = UInt8(number ?? parameters.count - 1)
      }
    }
    self.parameters = parameters
    self.numbers = numbers
  }

  func number(_ style: Style) -> UInt8 { numbers[StyleTable.place(style)] }

  private static func place(_ style: Style) -> Int {
    Int(style.meaning.rawValue) << 3 | (style.bold ? 1 : 0) | (style.underline ? 2 : 0)
      | (style.reverse ? 4 : 0)
  }
}
