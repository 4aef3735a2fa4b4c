import CCurses
import RoundScreens

/// Says in bytes of ECMA-48 what has to change on a terminal so that one picture becomes the next.
///
/// Nothing but cursor movements, attributes, erasing to the end of a row and characters is ever sent.
struct FrameWriter: Sendable {
  /// What `bytes` made.
  struct Frame: Hashable, Sendable {
    let bytes: [UInt8]
    /// Where the cursor is left.
    let cursor: Point
  }

  private let glyphs: GlyphSet
  private let styles: StyleTable
  private let cells: RowWriter
  private var lastCode: UInt32 = 0
  private var lastScalar: UInt32?

  init(glyphs: GlyphSet, styles: StyleTable) {
    self.glyphs = glyphs
    self.styles = styles
    cells = RowWriter(glyphs: glyphs)
  }

  /// - Parameters:
  ///   - before: what stands on the screen, of the same size; nil when that is not known.
  ///   - size: of the terminal.
  ///   - cursor: where it was left; nil when that is not known.
  /// - Returns: what is to be sent; the terminal writes plainly before and after it.
  mutating func frame(
    _ canvas: Canvas, after before: Canvas?, on size: Size, cursor: Point?
  ) -> Frame {
    var pen = Pen(at: before == nil ? nil : cursor, styles: styles)
    let columns = min(canvas.size.columns, size.columns)
    let rows = min(canvas.size.rows, size.rows)
    for row in 0..<rows {
      if let before, before.size == canvas.size {
        change(row, of: canvas, after: before, columns, size, &pen)
      } else {
        paint(row, of: canvas, columns, size, &pen)
      }
    }
    pen.take(0)
    let end = Point(
      column: max(0, min(canvas.cursor.column, size.columns - 1)),
      row: max(0, min(canvas.cursor.row, size.rows - 1)))
    pen.move(to: end)
    return Frame(bytes: pen.bytes, cursor: end)
  }

  // MARK: Rows

  /// Sends a whole row, whatever stands there.
  private mutating func paint(
    _ row: Int, of canvas: Canvas, _ columns: Int, _ size: Size, _ pen: inout Pen
  ) {
    let blanks = blankTail(row, of: canvas, columns)
    write(0..<blanks, row, of: canvas, columns, size, &pen)
    guard blanks < size.columns else { return }
    pen.move(to: Point(column: blanks, row: row))
    pen.eraseToEnd()
  }

  /// Sends what differs in a row.
  private mutating func change(
    _ row: Int, of canvas: Canvas, after before: Canvas, _ columns: Int, _ size: Size,
    _ pen: inout Pen
  ) {
    let first = row * canvas.size.columns
    if isSame(first, columns, canvas, before) { return }
    guard var low = (0..<columns).first(where: { differs(first + $0, canvas, before) }) else {
      return
    }
    if isSpecial(first..<first + canvas.size.columns, canvas)
      || isSpecial(first..<first + canvas.size.columns, before)
    {
      // Not half of a wide character, now or before; and where the terminal may have thought otherwise of
      // what stood there, all that comes after it is sent again.
      while low > 0, canvas.cells[first + low].isCovered || before.cells[first + low].isCovered {
        low -= 1
      }
      let blanks = max(low, blankTail(row, of: canvas, columns))
      write(low..<blanks, row, of: canvas, columns, size, &pen)
      guard blanks < size.columns else { return }
      pen.move(to: Point(column: blanks, row: row))
      pen.eraseToEnd()
      return
    }
    let blanks = blankTail(row, of: canvas, columns)
    var column = low
    while column < columns {
      guard differs(first + column, canvas, before) else {
        column += 1
        continue
      }
      if column >= blanks, columns == size.columns, isWorthErasing(first, column..<columns, before)
      {
        pen.move(to: Point(column: column, row: row))
        pen.eraseToEnd()
        return
      }
      reach(column, row, of: canvas, size, &pen)
      pen.take(styles.number(canvas.cells[first + column].style))
      pen.write(scalar(canvas.cells[first + column].code) ?? 0x3F, columns: size.columns)
      column += 1
    }
  }

  /// Goes to a cell of a row of plain cells: over those between, where to write them again is shorter.
  private mutating func reach(
    _ column: Int, _ row: Int, of canvas: Canvas, _ size: Size, _ pen: inout Pen
  ) {
    let first = row * canvas.size.columns
    if let place = pen.place, place.row == row, place.column < column {
      let between = canvas.cells[first + place.column..<first + column]
      let isShorter =
        between.count < pen.distance(to: column, inRow: row)
        && between.allSatisfy {
          (0x20..<0x7F).contains($0.code) && styles.number($0.style) == pen.style
        }
      if isShorter {
        for cell in between { pen.write(cell.code, columns: size.columns) }
        return
      }
    }
    pen.move(to: Point(column: column, row: row))
  }

  /// Sends cells one after the other.
  private mutating func write(
    _ cells: Range<Int>, _ row: Int, of canvas: Canvas, _ columns: Int, _ size: Size,
    _ pen: inout Pen
  ) {
    let first = row * canvas.size.columns
    var column = cells.lowerBound
    while column < cells.upperBound {
      let cell = canvas.cells[first + column]
      let isFollowed = column + 1 < columns && canvas.cells[first + column + 1].isCovered
      pen.move(to: Point(column: column, row: row))
      pen.take(styles.number(cell.style))
      if !isFollowed, let scalar = scalar(cell.code) {
        pen.write(scalar, columns: size.columns)
        column += 1
      } else {
        let characters = self.cells.characters(of: canvas.cell(cell), isWide: isFollowed)
        pen.write(characters.map { UInt32(bitPattern: Int32($0)) })
        column += isFollowed && !cell.isCovered ? 2 : 1
      }
    }
  }

  // MARK: Cells

  /// Whether all of a row is as it was, where that is quickly seen.
  private func isSame(_ first: Int, _ columns: Int, _ canvas: Canvas, _ before: Canvas) -> Bool {
    guard !canvas.hasClusters, !before.hasClusters else { return false }
    for place in first..<first + columns where canvas.cells[place] != before.cells[place] {
      return false
    }
    return true
  }

  private func differs(_ place: Int, _ canvas: Canvas, _ before: Canvas) -> Bool {
    let (new, old) = (canvas.cells[place], before.cells[place])
    // The number of a cluster says where its text is in one picture, and nothing of another.
    guard new.isCluster || old.isCluster else { return new != old }
    return canvas.cell(new) != before.cell(old)
  }

  /// Whether a row holds anything but scalars of one column.
  private mutating func isSpecial(_ places: Range<Int>, _ canvas: Canvas) -> Bool {
    for cell in canvas.cells[places] where scalar(cell.code) == nil { return true }
    return false
  }

  /// What is sent for a cell of one column and one scalar; nil for others, and where the terminal may think
  /// otherwise of its width.
  private mutating func scalar(_ code: UInt32) -> UInt32? {
    if (0x20..<0x7F).contains(code) { return code }
    guard code > 0x7F, code < 0x11_0000 else { return nil }
    if code == lastCode { return lastScalar }
    lastCode = code
    if glyphs == .ascii {
      lastScalar = Unicode.Scalar(code).flatMap {
        Transliteration.ascii(String($0), width: 1).unicodeScalars.first?.value
      }
    } else {
      lastScalar = ccurses_width(code) == 1 ? code : nil
    }
    return lastScalar
  }

  /// Where the cells begin that are empty to the end of the row, with nothing to be seen in them.
  private func blankTail(_ row: Int, of canvas: Canvas, _ columns: Int) -> Int {
    let first = row * canvas.size.columns
    var end = columns
    while end > 0 {
      let cell = canvas.cells[first + end - 1]
      guard cell.code == 0x20, styles.number(cell.style) == 0 else { break }
      end -= 1
    }
    return end
  }

  /// Whether more cells have to be emptied than the sequence for it has bytes.
  private func isWorthErasing(_ first: Int, _ columns: Range<Int>, _ before: Canvas) -> Bool {
    var count = 0
    for column in columns {
      let cell = before.cells[first + column]
      if cell.code != 0x20 || styles.number(cell.style) != 0 { count += 1 }
      if count > 3 { return true }
    }
    return false
  }
}
