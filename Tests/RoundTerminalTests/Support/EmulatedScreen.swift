import RoundScreens
import RoundTerminal

/// As much of a terminal of ECMA-48 as pictures may need; whatever else comes is noted as a complaint.
struct EmulatedScreen {
  struct Cell: Equatable {
    /// Empty in the right half of a wide character.
    var text = " "
    var paint = Paint()
  }

  let size: Size
  private(set) var cells: [Cell]
  private(set) var cursor = Point(column: 0, row: 0)
  private(set) var paint = Paint()
  private(set) var complaints: [String] = []
  /// The last column is written, and the next character would begin a row.
  private var isFull = false
  /// Where the last character went, for marks that follow it.
  private var last: Int?

  /// Filled with something that every picture has to take away.
  init(size: Size, filledWith text: String = "#") {
    self.size = size
    cells = Array(repeating: Cell(text: text), count: size.columns * size.rows)
  }

  /// The first cell that is not as it should be, in words.
  func difference(from wanted: [Cell]) -> String? {
    zip(cells, wanted).enumerated().first { $1.0 != $1.1 }.map { place, pair in
      let codes = pair.0.text.unicodeScalars.map { String($0.value, radix: 16) }
      let other = pair.1.text.unicodeScalars.map { String($0.value, radix: 16) }
      return
        "row \(place / size.columns), column \(place % size.columns): \(codes) \(pair.0.paint) "
        + "in place of \(other) \(pair.1.paint)"
    }
  }

  mutating func take(_ bytes: [UInt8]) {
    var scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars[...]
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "\u{1B}": takeSequence(&scalars)
      case "\r":
        cursor.column = 0
        isFull = false
      case "\n":
        if cursor.row + 1 == size.rows { complaints.append("scrolled") }
        cursor.row = min(cursor.row + 1, size.rows - 1)
        isFull = false
      default: scalar.value < 0x20 ? complaints.append("control \(scalar.value)") : write(scalar)
      }
    }
  }

  private mutating func takeSequence(_ scalars: inout Substring.UnicodeScalarView) {
    guard scalars.popFirst() == "[" else { return complaints.append("escape") }
    var text = ""
    while let scalar = scalars.popFirst() {
      if ("0"..."9").contains(scalar) || scalar == ";" {
        text.unicodeScalars.append(scalar)
        continue
      }
      let numbers = text.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) }
      return obey(scalar, numbers)
    }
    complaints.append("cut off")
  }

  private mutating func obey(_ end: Unicode.Scalar, _ numbers: [Int?]) {
    let first = numbers.first?.flatMap { $0 }
    if end != "m" {
      if isFull, end != "H" { complaints.append("moved by steps from beyond a row") }
      isFull = false
      last = nil
    }
    switch end {
    case "H":
      let second = numbers.count > 1 ? numbers[1] ?? 1 : 1
      go(to: Point(column: second - 1, row: (first ?? 1) - 1))
    case "C": go(to: Point(column: cursor.column + (first ?? 1), row: cursor.row))
    case "D": go(to: Point(column: cursor.column - (first ?? 1), row: cursor.row))
    case "K":
      if paint != Paint() { complaints.append("erased in colour") }
      let row = cursor.row * size.columns
      clear(row + cursor.column..<row + size.columns)
    case "m": setPaint(numbers)
    default: complaints.append("CSI \(end)")
    }
  }

  private mutating func go(to place: Point) {
    if !(0..<size.columns).contains(place.column) || !(0..<size.rows).contains(place.row) {
      complaints.append("went to \(place)")
    }
    cursor = Point(
      column: max(0, min(place.column, size.columns - 1)),
      row: max(0, min(place.row, size.rows - 1)))
  }

  private mutating func setPaint(_ numbers: [Int?]) {
    var rest = numbers.map { $0 ?? 0 }[...]
    if rest.isEmpty { paint = Paint() }
    while let number = rest.popFirst() {
      switch number {
      case 0: paint = Paint()
      case 1: paint.bold = true
      case 4: paint.underline = true
      case 7: paint.reverse = true
      case 30...37: paint.foreground = number - 30
      case 40...47: paint.background = number - 40
      case 90...97: paint.foreground = number - 82
      case 100...107: paint.background = number - 92
      case 38 where rest.popFirst() == 5: paint.foreground = rest.popFirst()
      case 48 where rest.popFirst() == 5: paint.background = rest.popFirst()
      default: complaints.append("attribute \(number)")
      }
    }
  }

  private mutating func write(_ scalar: Unicode.Scalar) {
    let width = TerminalFacts.systemWidth(scalar)
    if width == 0 {
      if let last { cells[last].text.unicodeScalars.append(scalar) }
      return
    }
    if isFull { complaints.append("wrapped") }
    let place = cursor.row * size.columns + cursor.column
    if cursor.column + width > size.columns { complaints.append("half a character at the edge") }
    clear(place..<min(place + width, cells.count))
    cells[place] = Cell(text: String(scalar), paint: paint)
    if width == 2, place + 1 < cells.count { cells[place + 1] = Cell(text: "", paint: paint) }
    last = place
    isFull = cursor.column + width >= size.columns
    cursor.column = min(cursor.column + width, size.columns - 1)
  }

  /// Empties cells; half a wide character is no character.
  private mutating func clear(_ places: Range<Int>) {
    if let first = places.first, cells[first].text.isEmpty, first > 0 {
      cells[first - 1].text = " "
    }
    if places.upperBound < cells.count, cells[places.upperBound].text.isEmpty {
      cells[places.upperBound].text = " "
    }
    for place in places { cells[place] = Cell() }
  }
}
