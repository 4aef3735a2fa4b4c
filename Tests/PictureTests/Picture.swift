import RoundCore
import RoundScreens
import RoundTerminal

/// A canvas as a picture (SVG) in the colours of a theme, as a terminal would show it.
struct Picture {
  let canvas: Canvas
  let theme: Theme
  let title: String

  private static let cell = (width: 8, height: 18)
  private static let margin = 12

  private struct Run {
    var text: String
    let column: Int
    var columns: Int
    let style: Style
  }

  var svg: String {
    let width = canvas.size.columns * Picture.cell.width + 2 * Picture.margin
    let height = canvas.size.rows * Picture.cell.height + 2 * Picture.margin
    var out = """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" \
      width="\(width)" height="\(height)" role="img" aria-label="\(escaped(title))">
      <title>\(escaped(title))</title>
      <rect width="\(width)" height="\(height)" rx="6" fill="\(ground)"/>
      <g font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="13" \
      xml:space="preserve">

      """
    for row in 0..<canvas.size.rows {
      for run in runs(row) { out += drawn(run, row: row) }
    }
    return out + "</g>\n</svg>\n"
  }

  private var isLight: Bool { theme.name == .light || theme.name == .highContrastLight }
  private var ground: String { isLight ? "#ffffff" : "#000000" }
  private var ink: String { isLight ? "#000000" : "#e5e5e5" }

  private func runs(_ row: Int) -> [Run] {
    var runs: [Run] = []
    for column in 0..<canvas.size.columns {
      let cell = canvas[column, row]
      if cell.isCovered {
        if !runs.isEmpty { runs[runs.count - 1].columns += 1 }
        continue
      }
      // What is not plain is placed by itself, so that a font's idea of its width moves nothing else.
      let isPlain = cell.text.utf8.count == 1
      if let last = runs.last, last.style == cell.style, isPlain,
        last.text.utf8.count == last.text.count
      {
        runs[runs.count - 1].text += cell.text
        runs[runs.count - 1].columns += 1
      } else {
        runs.append(Run(text: cell.text, column: column, columns: 1, style: cell.style))
      }
    }
    return runs
  }

  private func drawn(_ run: Run, row: Int) -> String {
    let paint = theme.paint(run.style)
    var text = paint.foreground.map(Picture.hex) ?? ink
    var under = paint.background.map(Picture.hex) ?? ground
    if paint.reverse { swap(&text, &under) }
    let x = Picture.margin + run.column * Picture.cell.width
    let y = Picture.margin + row * Picture.cell.height
    let width = run.columns * Picture.cell.width
    var out = ""
    if under != ground {
      out +=
        "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"\(Picture.cell.height)\" "
        + "fill=\"\(under)\"/>\n"
    }
    guard run.text.contains(where: { $0 != " " }) else { return out }
    let weight = paint.bold ? " font-weight=\"bold\"" : ""
    let line = paint.underline ? " text-decoration=\"underline\"" : ""
    out +=
      "<text x=\"\(x)\" y=\"\(y + 13)\" textLength=\"\(width)\" "
      + "lengthAdjust=\"spacingAndGlyphs\" fill=\"\(text)\"\(weight)\(line)>"
      + "\(escaped(run.text))</text>\n"
    return out
  }

  private func escaped(_ text: String) -> String {
    var out = ""
    for character in text {
      switch character {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      default: out.append(character)
      }
    }
    return out
  }

  /// A colour of xterm's palette of 256.
  static func hex(_ colour: Int) -> String {
    let levels = [0, 95, 135, 175, 215, 255]
    let parts: [Int]
    if colour >= 232 {
      parts = Array(repeating: 8 + (colour - 232) * 10, count: 3)
    } else {
      let index = max(0, colour - 16)
      parts = [levels[index / 36 % 6], levels[index / 6 % 6], levels[index % 6]]
    }
    return "#"
      + parts.map { part in
        let digits = String(part, radix: 16)
        return digits.count == 1 ? "0" + digits : digits
      }.joined()
  }
}
