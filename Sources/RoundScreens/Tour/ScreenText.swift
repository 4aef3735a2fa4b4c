/// The words on a canvas, found wherever their lines are broken.
struct ScreenText {
  private let texts: [String]

  init(_ canvas: Canvas) {
    let rows = canvas.lines
    // Beside each other stand the list and the resident: each is read on its own as well.
    func side(_ keep: (Substring, Substring) -> Substring) -> [Substring] {
      rows.map { row in
        guard let wall = row.firstIndex(where: { $0 == "│" || $0 == "|" }) else { return row[...] }
        return keep(row[..<wall], row[row.index(after: wall)...])
      }
    }
    texts = [rows.map { $0[...] }, side { left, _ in left }, side { _, right in right }].map {
      ScreenText.flat($0.joined(separator: " "))
    }
  }

  func has(_ words: String) -> Bool {
    let wanted = ScreenText.flat(words)
    return texts.contains { $0.contains(wanted) }
  }

  private static func flat(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
