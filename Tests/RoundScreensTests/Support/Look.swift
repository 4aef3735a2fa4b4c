@testable import RoundCore
@testable import RoundScreens

/// How a canvas is written down for people to look at.
enum Look: String, CaseIterable {
  /// The text, then a letter for what each cell means; a capital is bold.
  case colour
  /// The text, then what is left of the styles without colour.
  case mono
  /// The text alone, as a terminal without UTF-8 shows it.
  case ascii

  var glyphs: Glyphs { self == .ascii ? .ascii : .utf8 }

  func lines(of canvas: Canvas) -> [String] {
    let cursor = canvas.cursor
    let note =
      "cursor: column \(cursor.column + 1), row \(cursor.row + 1)"
      + (canvas.showsCursor ? "" : ", hidden")
    switch self {
    case .colour: return canvas.lines + ["---"] + grid(canvas, Look.meaning) + ["---", note]
    case .mono: return canvas.lines + ["---"] + grid(canvas, Look.attributes) + ["---", note]
    case .ascii: return canvas.lines
    }
  }

  private func grid(_ canvas: Canvas, _ letter: (Style) -> String) -> [String] {
    (0..<canvas.size.rows).map { row in
      var line = ""
      for column in 0..<canvas.size.columns { line += letter(canvas[column, row].style) }
      while line.last == "." { line.removeLast() }
      return line
    }
  }

  private static func meaning(_ style: Style) -> String {
    let letter: String
    switch style.meaning {
    case .ordinary: letter = style.bold ? "o" : "."
    case .secondary: letter = "s"
    case .urgent: letter = "u"
    case .attention: letter = "a"
    case .done: letter = "d"
    case .heading: letter = "h"
    case .banner: letter = "b"
    case .deceased: letter = "x"
    case .pretend: letter = "p"
    }
    return style.bold ? letter.uppercased() : letter
  }

  private static func attributes(_ style: Style) -> String {
    switch (style.reverse, style.underline, style.bold) {
    case (true, _, true): return "R"
    case (true, _, false): return "r"
    case (false, true, true): return "U"
    case (false, true, false): return "u"
    case (false, false, true): return "b"
    case (false, false, false): return "."
    }
  }
}
