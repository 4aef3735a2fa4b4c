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

  /// What is drawn, as a string; made into a `SafeText` again it stays the same.
  public let string: String
  /// Columns taken, the sum over the cells.
  public let width: Int
  /// Whether something stood in the text that cannot be shown and is drawn as `U+FFFD`.
  ///
  /// It stays true for a part of such a text, also when the mark itself was cut off.
  public let hasHidden: Bool
  /// The cells, where they are not simply the scalars of the string, one column each.
  private let marked: [Cell]?

  public static let empty = SafeText(plain: "", width: 0)

  /// Cleans any string.
  ///
  /// Text of scalars of one column each takes a short way: it is shown as it is, and there is nothing
  /// in it that two scalars could make up together.
  public init(_ raw: String) {
    if let width = SafeText.plainWidth(of: raw) {
      self.init(plain: raw, width: width)
    } else {
      self.init(builtFrom: raw)
    }
  }

  /// The long way, which is right for every string.
  init(builtFrom raw: String) {
    var builder = SafeTextBuilder()
    builder.append(raw)
    self.init(cells: builder.cells, hasHidden: builder.hasHidden)
  }

  /// The caller vouches that the cells were cleaned.
  init(cells: [Cell], hasHidden: Bool) {
    var text = ""
    var width = 0
    var isPlain = true
    for cell in cells {
      text += cell.text
      width += cell.width
      if cell.width != 1 || cell.text.unicodeScalars.count != 1 { isPlain = false }
    }
    string = text
    self.width = width
    self.hasHidden = hasHidden
    marked = isPlain ? nil : cells
  }

  /// The caller vouches that each scalar takes one column.
  init(plain: String, width: Int, hasHidden: Bool = false) {
    string = plain
    self.width = width
    self.hasHidden = hasHidden
    marked = nil
  }

  public var isEmpty: Bool { width == 0 }

  /// Whether each scalar of `string` is a cell of one column.
  public var isPlain: Bool { marked == nil }

  /// Whether each byte of `string` is a cell of one column.
  public var isASCII: Bool { marked == nil && string.utf8.count == width }

  public var cells: [Cell] {
    marked ?? string.unicodeScalars.map { Cell(text: String($0), width: 1) }
  }

  /// The columns of a text of scalars that take one column each; nil for every other text.
  static func plainWidth(of raw: String) -> Int? {
    let found = raw.utf8.withContiguousStorageIfAvailable { bytes -> Int? in
      var others = 0
      for byte in bytes where byte &- 0x20 >= 0x5F {
        // A control, or a byte of another scalar.
        guard byte >= 0x80 else { return nil }
        others += 1
      }
      return others == 0 ? bytes.count : -1
    }
    guard let found = found ?? nil else { return nil }
    if found >= 0 { return found }
    var columns = 0
    for scalar in raw.unicodeScalars {
      guard CellWidth.columns(of: scalar) == 1 else { return nil }
      columns += 1
    }
    return columns
  }

  /// A part of a plain text, by columns.
  func plainPart(_ columns: Range<Int>) -> SafeText {
    let part: Substring
    if string.utf8.count == width {
      let bytes = string.utf8
      let start = bytes.index(bytes.startIndex, offsetBy: columns.lowerBound)
      part = string[start..<bytes.index(start, offsetBy: columns.count)]
    } else {
      let scalars = string.unicodeScalars
      let start = scalars.index(scalars.startIndex, offsetBy: columns.lowerBound)
      part = string[start..<scalars.index(start, offsetBy: columns.count)]
    }
    return SafeText(plain: String(part), width: columns.count, hasHidden: hasHidden)
  }

  public static func == (left: SafeText, right: SafeText) -> Bool {
    left.width == right.width && left.hasHidden == right.hasHidden && left.string == right.string
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(string)
    hasher.combine(hasHidden)
  }
}

extension SafeText: CustomStringConvertible {
  public var description: String { string }
}

extension SafeText {
  public static func + (left: SafeText, right: SafeText) -> SafeText {
    let hasHidden = left.hasHidden || right.hasHidden
    guard left.isPlain, right.isPlain else {
      return SafeText(cells: left.cells + right.cells, hasHidden: hasHidden)
    }
    return SafeText(
      plain: left.string + right.string, width: left.width + right.width, hasHidden: hasHidden)
  }

  public static func += (left: inout SafeText, right: SafeText) {
    left = left + right
  }

  /// As much as fits into `width` columns, ending in `ellipsis` when something was cut.
  ///
  /// An ellipsis that is itself too wide is cut; nothing is ever wider than asked for.
  public func cut(to width: Int, ellipsis: SafeText = "…") -> SafeText {
    guard self.width > width else { return self }
    guard width > 0 else { return SafeText(plain: "", width: 0, hasHidden: hasHidden) }
    let end = ellipsis.leading(columns: width)
    var result = leading(columns: width - end.width) + end
    if result.hasHidden != hasHidden { result = result.hiding(hasHidden) }
    return result
  }

  /// Filled up with spaces to `width` columns, on the right or, for numbers, on the left.
  ///
  /// A text that is wider is left as it is.
  public func padded(to width: Int, onLeft: Bool = false) -> SafeText {
    guard self.width < width else { return self }
    let filling = SafeText.blank(width - self.width)
    return onLeft ? filling + self : self + filling
  }

  /// Spaces; none below one.
  public static func blank(_ count: Int) -> SafeText {
    let count = max(0, count)
    return SafeText(plain: String(repeating: " ", count: count), width: count)
  }

  /// The text `count` times; empty below one.
  public func repeated(_ count: Int) -> SafeText {
    let count = max(0, count)
    guard isPlain else {
      return SafeText(cells: (0..<count).flatMap { _ in cells }, hasHidden: hasHidden)
    }
    return SafeText(
      plain: String(repeating: string, count: count), width: width * count, hasHidden: hasHidden)
  }

  /// Without its first columns; half of a wide character becomes a space.
  public func dropFirst(columns: Int) -> SafeText {
    guard columns > 0 else { return self }
    if isPlain { return plainPart(min(columns, width)..<width) }
    let cells = cells
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
    guard columns < width else { return self }
    if isPlain { return plainPart(0..<max(0, columns)) }
    let cells = cells
    var used = 0
    var kept = 0
    while kept < cells.count, used + cells[kept].width <= columns {
      used += cells[kept].width
      kept += 1
    }
    return SafeText(cells: Array(cells[..<kept]), hasHidden: hasHidden)
  }

  private func hiding(_ hasHidden: Bool) -> SafeText {
    isPlain
      ? SafeText(plain: string, width: width, hasHidden: hasHidden)
      : SafeText(cells: cells, hasHidden: hasHidden)
  }
}

extension [SafeText] {
  /// The texts in one, with `separator` between them.
  public func joined(separator: SafeText = .empty) -> SafeText {
    let hasHidden = separator.hasHidden || contains(where: \.hasHidden)
    var result = SafeText.empty
    for (index, text) in enumerated() {
      if index > 0 { result += separator }
      result += text
    }
    return result.hasHidden == hasHidden ? result : result + separator.dropFirst(columns: .max)
  }
}
