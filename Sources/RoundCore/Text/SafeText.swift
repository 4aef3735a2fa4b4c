/// Text that may be drawn on a screen, a sheet or plain output: one line, nothing hidden in it.
///
/// A record can come from anyone, so its text may hold terminal commands, characters that turn the
/// reading order round, or characters nobody sees. However it is made - from a string, a literal, an
/// interpolation - a `SafeText` holds only scalars whose width is known (see `CellWidth`):
///
/// - a line break (LF, CR LF or CR) is shown as `↵`, a tab as a space;
/// - everything else that is refused is shown as `U+FFFD`, one for each scalar; nothing disappears;
/// - emoji that are made of several scalars become `[emoji]`, because programs disagree about their
///   width; the digit of a keycap stays in front of it, since it may be a dose;
/// - at most four marks stay on a letter, the rest become one `U+FFFD`; a mark with nothing to stand
///   on gets `U+25CC`.
///
/// Only what is shown is changed: the record keeps what was written.
public struct SafeText: Hashable, Sendable {
  /// One drawn position: a base character with its marks, at most five scalars.
  public struct Cell: Hashable, Sendable {
    public let text: String
    /// 1 or 2 columns.
    public let width: Int

    init(text: String, width: Int) {
      self.text = text
      self.width = width
    }
  }

  public let cells: [Cell]
  /// Columns taken, the sum over the cells.
  public let width: Int
  /// Whether something stood in the text that cannot be shown and is drawn as `U+FFFD`.
  ///
  /// It stays true for a part of such a text, also when the mark itself was cut off.
  public let hasHidden: Bool

  public static let empty = SafeText(cells: [], hasHidden: false)

  /// Cleans any string; text of plain ASCII takes a short way.
  public init(_ raw: String) {
    var builder = SafeTextBuilder()
    builder.append(raw)
    self.init(cells: builder.cells, hasHidden: builder.hasHidden)
  }

  /// The caller vouches that the cells were cleaned.
  init(cells: [Cell], hasHidden: Bool) {
    self.cells = cells
    self.hasHidden = hasHidden
    width = cells.reduce(0) { $0 + $1.width }
  }

  public var isEmpty: Bool { cells.isEmpty }

  /// What is drawn, as a string; made into a `SafeText` again it stays the same.
  public var string: String {
    var result = ""
    for cell in cells { result += cell.text }
    return result
  }
}

extension SafeText: CustomStringConvertible {
  public var description: String { string }
}

extension SafeText {
  public static func + (left: SafeText, right: SafeText) -> SafeText {
    SafeText(cells: left.cells + right.cells, hasHidden: left.hasHidden || right.hasHidden)
  }

  public static func += (left: inout SafeText, right: SafeText) {
    left = left + right
  }

  /// As much as fits into `width` columns, ending in `ellipsis` when something was cut.
  ///
  /// An ellipsis that is itself too wide is cut; nothing is ever wider than asked for.
  public func cut(to width: Int, ellipsis: SafeText = "…") -> SafeText {
    guard self.width > width else { return self }
    guard width > 0 else { return SafeText(cells: [], hasHidden: hasHidden) }
    let end = ellipsis.leading(columns: width)
    let start = leading(columns: width - end.width)
    return SafeText(cells: Array(start.cells) + end.cells, hasHidden: hasHidden)
  }

  /// Filled up with spaces to `width` columns, on the right or, for numbers, on the left.
  ///
  /// A text that is wider is left as it is.
  public func padded(to width: Int, onLeft: Bool = false) -> SafeText {
    guard self.width < width else { return self }
    let space = Cell(text: " ", width: 1)
    let filling = Array(repeating: space, count: width - self.width)
    return SafeText(cells: onLeft ? filling + cells : cells + filling, hasHidden: hasHidden)
  }

  /// Without its first columns; half of a wide character becomes a space.
  public func dropFirst(columns: Int) -> SafeText {
    guard columns > 0 else { return self }
    var passed = 0
    var index = 0
    while index < cells.count, passed < columns {
      passed += cells[index].width
      index += 1
    }
    let half = passed > columns ? [Cell(text: " ", width: 1)] : []
    return SafeText(cells: half + cells[index...], hasHidden: hasHidden)
  }

  private func leading(columns: Int) -> SafeText {
    var used = 0
    var kept = 0
    while kept < cells.count, used + cells[kept].width <= columns {
      used += cells[kept].width
      kept += 1
    }
    return SafeText(cells: Array(cells[..<kept]), hasHidden: hasHidden)
  }
}

extension [SafeText] {
  /// The texts in one, with `separator` between them.
  public func joined(separator: SafeText = .empty) -> SafeText {
    var cells: [SafeText.Cell] = []
    for (index, text) in enumerated() {
      if index > 0 { cells += separator.cells }
      cells += text.cells
    }
    return SafeText(cells: cells, hasHidden: separator.hasHidden || contains(where: \.hasHidden))
  }
}
