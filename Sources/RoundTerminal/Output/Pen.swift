import RoundScreens

/// Writes the bytes that a terminal of ECMA-48 is sent: knows where its cursor is and what it writes with,
/// and takes the shortest way from there.
struct Pen {
  private(set) var bytes: [UInt8] = []
  /// Where the cursor is; nil where that can't be known, as after the last column of a row.
  private(set) var place: Point?
  /// The number of the style.
  private(set) var style: UInt8 = 0
  private let styles: StyleTable

  /// - Parameter place: of the cursor; the style is plain.
  init(at place: Point?, styles: StyleTable) {
    self.place = place
    self.styles = styles
    bytes.reserveCapacity(4096)
  }

  /// Goes to a cell.
  mutating func move(to target: Point) {
    guard target != place else { return }
    defer { place = target }
    if let place, place.row == target.row {
      let away = Pen.digits(target.row + 1) + Pen.digits(target.column + 1) + 4
      let step = target.column - place.column
      if target.column == 0 {
        bytes.append(0x0D)
        return
      }
      let near = abs(step) == 1 ? 3 : 3 + Pen.digits(abs(step))
      if near < away {
        sequence(abs(step) == 1 ? nil : abs(step), step > 0 ? "C" : "D")
        return
      }
    }
    // To the beginning of the next row; both, whatever the line's settings make of the second.
    if let place, place.row + 1 == target.row, target.column == 0 {
      bytes.append(0x0D)
      bytes.append(0x0A)
      return
    }
    bytes.append(0x1B)
    bytes.append(UInt8(ascii: "["))
    if target.row > 0 || target.column > 0 { number(target.row + 1) }
    if target.column > 0 {
      bytes.append(UInt8(ascii: ";"))
      number(target.column + 1)
    }
    bytes.append(UInt8(ascii: "H"))
  }

  /// The bytes that the way to a cell of the same row takes; large where it is not known.
  func distance(to column: Int, inRow row: Int) -> Int {
    guard let place, place.row == row, column > place.column else { return .max }
    let step = column - place.column
    return step == 1 ? 3 : 3 + Pen.digits(step)
  }

  mutating func take(_ number: UInt8) {
    guard number != style else { return }
    bytes.append(0x1B)
    bytes.append(UInt8(ascii: "["))
    // An attribute is only ever added to nothing.
    if number != 0 {
      if style != 0 {
        bytes.append(UInt8(ascii: "0"))
        bytes.append(UInt8(ascii: ";"))
      }
      bytes += styles.parameters[Int(number)]
    }
    bytes.append(UInt8(ascii: "m"))
    style = number
  }

  /// Writes a scalar of one column.
  ///
  /// - Parameter columns: of the terminal: after the last one the cursor is neither here nor there.
  mutating func write(_ scalar: UInt32, columns: Int) {
    Pen.append(scalar, to: &bytes)
    guard let before = place else { return }
    place =
      before.column + 1 < columns ? Point(column: before.column + 1, row: before.row) : nil
  }

  /// Writes characters of which the terminal may think what it likes: the next cell is gone to anew.
  mutating func write(_ scalars: [UInt32]) {
    for scalar in scalars { Pen.append(scalar, to: &bytes) }
    place = nil
  }

  /// Empties the row from the cursor on.
  mutating func eraseToEnd() {
    take(0)
    sequence(nil, "K")
  }

  private mutating func sequence(_ count: Int?, _ end: Unicode.Scalar) {
    bytes.append(0x1B)
    bytes.append(UInt8(ascii: "["))
    if let count { number(count) }
    bytes.append(UInt8(ascii: end))
  }

  private mutating func number(_ value: Int) {
    if value >= 10 { number(value / 10) }
    bytes.append(UInt8(ascii: "0") + UInt8(value % 10))
  }

  private static func digits(_ value: Int) -> Int { value < 10 ? 1 : value < 100 ? 2 : 3 }

  private static func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
    switch scalar {
    case 0..<0x80: bytes.append(UInt8(scalar))
    case 0x80..<0x800:
      bytes.append(UInt8(0xC0 | scalar >> 6))
      bytes.append(UInt8(0x80 | scalar & 0x3F))
    case 0x800..<0x1_0000:
      bytes.append(UInt8(0xE0 | scalar >> 12))
      bytes.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      bytes.append(UInt8(0x80 | scalar & 0x3F))
    default:
      bytes.append(UInt8(0xF0 | scalar >> 18 & 0x07))
      bytes.append(UInt8(0x80 | scalar >> 12 & 0x3F))
      bytes.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      bytes.append(UInt8(0x80 | scalar & 0x3F))
    }
  }
}
