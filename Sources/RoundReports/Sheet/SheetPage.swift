import RoundCore

/// The lines of a sheet, none wider than 78 columns, nothing in them but safe text.
///
/// Only headings begin at the left margin, so that no text of a record can pass for one.
struct SheetPage {
  static let width = 78
  /// Where the line that says who a resident is begins.
  static let identityIndent = 2
  /// Where what concerns the resident begins.
  static let indent = 4
  /// Labels are filled up to this, so that what they label stands in one column.
  static let labelWidth = 12

  private(set) var lines: [String] = []

  /// An empty line, never two of them.
  mutating func blank() {
    if lines.last?.isEmpty == false { lines.append("") }
  }

  /// Something short of the sheet's own, at the left margin.
  mutating func banner(_ words: StaticString) { lines.append("\(words)") }

  mutating func heading(_ words: StaticString, about: StaticString? = nil) {
    blank()
    lines.append("\(words)")
    lines.append(String(repeating: "-", count: words.utf8CodeUnitCount))
    if let about { lines.append("\(about)") }
  }

  /// Who a resident is: the parts stay whole where they can, and none is left out.
  mutating func identity(_ parts: [SafeText]) {
    blank()
    let indent = SheetPage.identityIndent
    for row in SheetPage.rows(parts, separator: "  ", columns: SheetPage.width - indent) {
      add(row, hang: indent)
    }
  }

  /// A label and a few words of the sheet's own that each stay whole.
  mutating func field(_ label: SafeText, parts: [SafeText], indent: Int) {
    let start = SheetPage.start(label, indent: indent)
    let rows = SheetPage.rows(
      parts, separator: "; ", atEnd: ";", columns: SheetPage.width - start.width)
    for (place, row) in rows.enumerated() {
      append((place == 0 ? start : SafeText.spaces(start.width)) + row)
    }
  }

  /// - Parameter end: stands at the end of a row that goes on in the next.
  private static func rows(
    _ parts: [SafeText], separator: SafeText, atEnd end: SafeText = .empty, columns: Int
  ) -> [SafeText] {
    var rows: [SafeText] = []
    var row = SafeText.empty
    for part in parts {
      if row.isEmpty {
        row = part
      } else if row.width + separator.width + part.width + end.width > columns {
        rows.append(row + end)
        row = part
      } else {
        row += separator + part
      }
    }
    return rows + [row]
  }

  /// Text of a record, wrapped; its own line breaks and blank lines stay.
  mutating func paragraph(_ text: String, indent: Int = SheetPage.indent) {
    add("", hang: indent, text)
  }

  /// Something to be done or told, with a mark in front.
  mutating func item(_ mark: SafeText, _ text: String, indent: Int = SheetPage.indent) {
    let start = SafeText.spaces(indent) + mark + " "
    add(start, hang: start.width, text)
  }

  /// A label and what it labels; nothing when that is nil or blank.
  mutating func field(
    _ label: SafeText, _ text: String?, indent: Int = SheetPage.indent + 4
  ) {
    guard let text, !text.trimmed.isEmpty else { return }
    let start = SheetPage.start(label, indent: indent)
    add(start, hang: start.width, text)
  }

  private static func start(_ label: SafeText, indent: Int) -> SafeText {
    SafeText.spaces(indent) + label.padded(to: labelWidth) + " "
  }

  /// Texts of a record beside each other, two to a row; each keeps its own line breaks.
  mutating func sideBySide(_ texts: [String], indent: Int = SheetPage.indent) {
    let column = (SheetPage.width - indent - 3) / 2
    for start in stride(from: 0, to: texts.count, by: 2) {
      let left = SafeText.wrapped(texts[start], width: column)
      let right =
        texts.indices.contains(start + 1)
        ? SafeText.wrapped(texts[start + 1], width: column) : []
      for row in 0..<max(left.count, right.count) {
        let first = row < left.count ? left[row] : .empty
        let second = row < right.count ? right[row] : .empty
        append(SafeText.spaces(indent) + first.padded(to: column) + " | " + second)
      }
    }
  }

  private mutating func add(_ text: SafeText, hang: Int) {
    for row in text.wrapped(to: SheetPage.width - hang) { append(SafeText.spaces(hang) + row) }
  }

  private mutating func add(_ start: SafeText, hang: Int, _ text: String) {
    let rows = SafeText.wrapped(text.trimmed, width: SheetPage.width - hang)
    for (place, row) in rows.enumerated() {
      append((place == 0 && !start.isEmpty ? start : SafeText.spaces(hang)) + row)
    }
  }

  private mutating func append(_ text: SafeText) {
    var line = Substring(text.string)
    while line.last == " " { line.removeLast() }
    lines.append(String(line))
  }
}

extension SafeText {
  static func spaces(_ count: Int) -> SafeText { SafeText.empty.padded(to: count) }
}
