import RoundCore

/// Text laid out for a width, line by line: what a pane scrolls through.
public struct Page: Hashable, Sendable {
  public let width: Int
  public let glyphs: Glyphs
  public private(set) var lines: [StyledLine] = []
  private var sections = 0

  /// Long lines are hard to read: text is wrapped here even where the pane is wider.
  public static let readingWidth = 72

  public init(width: Int, glyphs: Glyphs) {
    self.width = max(8, width)
    self.glyphs = glyphs
  }

  public mutating func blank() {
    if let last = lines.last, !last.runs.isEmpty { lines.append(StyledLine()) }
  }

  public mutating func add(_ line: StyledLine) { lines.append(line) }

  /// A heading with a rule to the edge; sections can be jumped to.
  public mutating func heading(_ text: SafeText) {
    blank()
    var line = StyledLine(anchor: .section(sections))
    sections += 1
    line.add(glyphs.line + glyphs.line + " ", Style(.heading))
    line.add(
      text.cut(to: max(1, width - 6), ellipsis: glyphs.ellipsis), Style(.heading, bold: true))
    line.add(" ", Style(.heading))
    let rest = width - line.width
    if rest > 0 { line.add(glyphs.line.repeated(rest), Style(.heading)) }
    lines.append(line)
  }

  /// A paragraph of text from data or from the program, wrapped, with a hanging mark before it.
  public mutating func paragraph(
    _ raw: String, _ style: Style = .ordinary, mark: SafeText = .empty, markStyle: Style? = nil,
    indent: Int = 0, anchor: StyledLine.Anchor? = nil
  ) {
    let hang = indent + (mark.isEmpty ? 0 : mark.width + 1)
    let room = max(4, min(width, Page.readingWidth) - hang)
    for (index, text) in SafeText.wrapped(raw, width: room).enumerated() {
      var line = StyledLine(anchor: index == 0 ? anchor : nil)
      if index == 0 && !mark.isEmpty {
        line.add(SafeText.blank(indent) + mark + " ", markStyle ?? style)
      } else {
        line.add(SafeText.blank(hang), .ordinary)
      }
      line.add(text, style)
      lines.append(line)
    }
  }

  /// A label and its value: `Asked by   the family`.
  public mutating func labelled(_ label: SafeText, _ value: String, _ style: Style = .ordinary) {
    var first = true
    let hang = min(width / 3, max(label.width + 1, 11))
    let room = max(4, min(width, Page.readingWidth) - hang)
    for text in SafeText.wrapped(value, width: room) {
      var line = StyledLine()
      if first {
        line.add(label.padded(to: hang), Style(.secondary))
      } else {
        line.add(SafeText.blank(hang))
      }
      line.add(text, style)
      lines.append(line)
      first = false
    }
  }

  public mutating func append(_ other: Page) { lines += other.lines }

  /// The index of the first line of a section.
  public func line(ofSection section: Int) -> Int? {
    lines.firstIndex { $0.anchor == .section(section) }
  }

  public var sectionCount: Int { sections }
}

extension Canvas {
  /// Draws part of a page into a rectangle, from line `top` on, and says when there is more.
  public mutating func put(_ page: Page, in rect: Rect, from top: Int) {
    for row in 0..<rect.rows {
      let index = top + row
      guard index >= 0, index < page.lines.count else { continue }
      put(
        page.lines[index], column: rect.column, row: rect.row + row, limit: rect.columns,
        ellipsis: page.glyphs.ellipsis)
    }
  }
}
