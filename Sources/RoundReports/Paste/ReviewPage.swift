import RoundCore

/// Lines of a review's text: a label and what it labels, wrapped with the rest set in.
struct ReviewPage {
  private(set) var lines: [String] = []

  /// An empty line, never two of them.
  mutating func blank() {
    if lines.last?.isEmpty == false { lines.append("") }
  }

  /// Something short of the text's own.
  mutating func title(_ words: String) {
    for row in SafeText.wrapped(words, width: ReviewText.width) { append(row) }
  }

  /// Who a text is about.
  mutating func resident(_ parts: [SafeText]) {
    let who = parts.map(\.string)
    field("Resident", who.prefix(2).joined(separator: ", "))
    // One to a line, so that no number is broken.
    for part in who.dropFirst(2) { line(part, indent: 2) }
  }

  /// Words of their own line.
  mutating func line(_ words: String, indent: Int) {
    let start = SafeText.spaces(indent)
    for row in SafeText.wrapped(words, width: ReviewText.width - indent) { append(start + row) }
  }

  /// `Contact: Seen face to face`; nothing when there is nothing to say.
  ///
  /// A text of several lines begins below its label, so that it stays as its author laid it out.
  mutating func field(_ label: String, _ text: String?, indent: Int = 0) {
    guard let text = text?.trimmed, !text.isEmpty else { return }
    let start = SafeText.spaces(indent)
    let hang = SafeText.spaces(indent + 2)
    let isLaidOut = text.utf8.contains { $0 == 0x0A || $0 == 0x0D }
    if isLaidOut {
      append(start + SafeText("\(label):"))
      for row in SafeText.wrapped(text, width: ReviewText.width - hang.width) { append(hang + row) }
      return
    }
    let rows = SafeText("\(label): \(text)").wrapped(to: ReviewText.width - hang.width)
    for (place, row) in rows.enumerated() { append((place == 0 ? start : hang) + row) }
  }

  private mutating func append(_ text: SafeText) {
    var line = Substring(text.string)
    while line.last == " " { line.removeLast() }
    lines.append(String(line))
  }
}
