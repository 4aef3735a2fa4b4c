import RoundCore

/// One row of text in several styles.
public struct StyledLine: Hashable, Sendable {
  public struct Run: Hashable, Sendable {
    public let text: SafeText
    public let style: Style
  }

  public var runs: [Run]
  /// What the line stands for, so that a screen finds its row again: a heading, a field, a resident.
  public var anchor: Anchor?

  public enum Anchor: Hashable, Sendable {
    case section(Int)
    case item(Int)
  }

  public init(_ text: SafeText = .empty, _ style: Style = .ordinary, anchor: Anchor? = nil) {
    runs = text.isEmpty ? [] : [Run(text: text, style: style)]
    self.anchor = anchor
  }

  public mutating func add(_ text: SafeText, _ style: Style = .ordinary) {
    if !text.isEmpty { runs.append(Run(text: text, style: style)) }
  }

  public var width: Int { runs.reduce(0) { $0 + $1.text.width } }
}

extension Canvas {
  /// Draws a line of several styles and returns the first column after it.
  @discardableResult
  public mutating func put(
    _ line: StyledLine, column: Int, row: Int, limit: Int = .max, ellipsis: SafeText = "…"
  ) -> Int {
    var place = column
    var room = limit
    for run in line.runs {
      let end = put(
        run.text, column: place, row: row, limit: room, style: run.style, ellipsis: ellipsis)
      room -= end - place
      place = end
      if room <= 0 { break }
    }
    return place
  }
}
