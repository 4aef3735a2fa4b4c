/// Turns raw text into cells; the rules are at `SafeText`.
struct SafeTextBuilder {
  private(set) var cells: [SafeText.Cell] = []
  private(set) var hasHidden = false

  /// What a mark would stand on.
  private enum Base {
    /// Nothing of the text: its start, or something shown in place of what was there.
    case none
    /// The last cell, which has so many marks.
    case cell(marks: Int)
    /// The last cell is full and the mark that says so is drawn.
    case full
  }

  private var base = Base.none

  /// Stands for what cannot be shown.
  static let hidden = SafeText.Cell(text: "\u{FFFD}", width: 1)
  private static let lineBreak = SafeText.Cell(text: "\u{21B5}", width: 1)
  private static let space = SafeText.Cell(text: " ", width: 1)
  private static let dottedCircle = "\u{25CC}"
  private static let emoji = "[emoji]".map { SafeText.Cell(text: String($0), width: 1) }
  /// The printable ASCII characters, in order from the space.
  private static let ascii = (UInt8(0x20)...0x7E).map {
    SafeText.Cell(text: String(Unicode.Scalar($0)), width: 1)
  }

  /// A cell of ncurses holds five scalars (CCHARW_MAX).
  private static let marksPerCell = 4

  mutating func append(_ raw: String) {
    if raw.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) {
      guard !raw.isEmpty else { return }
      cells += raw.utf8.map { Self.ascii[Int($0 - 0x20)] }
      base = .cell(marks: 0)
    } else {
      for character in raw { append(character) }
    }
  }

  private mutating func append(_ character: Character) {
    let scalars = character.unicodeScalars
    guard let first = scalars.first else { return }
    guard !scalars.dropFirst().isEmpty else { return append(first) }
    // By its scalars: to compare characters, Swift looks up at the first one how Unicode orders them.
    if first == "\r" { return replace(with: Self.lineBreak) }
    switch EmojiSequence(character) {
    case .picture: appendEmoji()
    case .keycap(let key):
      append(key)
      appendEmoji()
    case nil:
      for scalar in scalars { append(scalar) }
    }
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    switch CellWidth.columns(of: scalar) {
    case 0?: appendMark(scalar)
    case let columns?:
      cells.append(SafeText.Cell(text: String(scalar), width: columns))
      base = .cell(marks: 0)
    case nil where scalar == "\n" || scalar == "\r": replace(with: Self.lineBreak)
    case nil where scalar == "\t": replace(with: Self.space)
    case nil where EmojiSequence.isPart(scalar): appendEmoji()
    case nil:
      replace(with: Self.hidden)
      hasHidden = true
    }
  }

  private mutating func appendMark(_ mark: Unicode.Scalar) {
    switch base {
    case .none:
      cells.append(SafeText.Cell(text: Self.dottedCircle + String(mark), width: 1))
      base = .cell(marks: 1)
    case .cell(let marks) where marks < Self.marksPerCell:
      guard let last = cells.popLast() else { return }
      cells.append(SafeText.Cell(text: last.text + String(mark), width: last.width))
      base = .cell(marks: marks + 1)
    case .cell:
      cells.append(Self.hidden)
      hasHidden = true
      base = .full
    case .full: break
    }
  }

  private mutating func appendEmoji() {
    cells += Self.emoji
    base = .none
  }

  /// What stands for something else carries no marks: they would belong to what is not shown.
  private mutating func replace(with cell: SafeText.Cell) {
    cells.append(cell)
    base = .none
  }
}
