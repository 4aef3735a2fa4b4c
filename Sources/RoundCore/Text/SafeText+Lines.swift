extension SafeText {
  /// The lines of a text, cleaned one by one.
  ///
  /// Lines end at LF, CR LF or CR. There is always one line more than there are line breaks, so an
  /// empty text has one empty line and a break at the end is followed by one.
  public static func lines(_ raw: String) -> [SafeText] {
    guard raw.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D }) else { return [SafeText(raw)] }
    // By bytes: CR LF is a single `Character`, and a CR or LF may follow any other.
    let bytes = raw.utf8
    var result: [SafeText] = []
    var start = bytes.startIndex
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      let next = bytes.index(after: index)
      guard byte == 0x0A || byte == 0x0D else {
        index = next
        continue
      }
      result.append(SafeText(String(raw[start..<index])))
      let isPair = byte == 0x0D && next < bytes.endIndex && bytes[next] == 0x0A
      index = isPair ? bytes.index(after: next) : next
      start = index
    }
    result.append(SafeText(String(raw[start...])))
    return result
  }

  /// The lines of a text, broken between words so that none is wider than `width` columns.
  ///
  /// Blank lines stay. See `wrapped(to:)`.
  public static func wrapped(_ raw: String, width: Int) -> [SafeText] {
    lines(raw).flatMap { $0.wrapped(to: width) }
  }

  /// The text broken between words into rows of at most `width` columns.
  ///
  /// A word that is wider than a row is broken. The spaces at a break are dropped, those at the
  /// start of the text stay. A width below one counts as one; in one column a wide character is
  /// shown as `U+FFFD`.
  public func wrapped(to width: Int) -> [SafeText] {
    let columns = max(1, width)
    guard self.width > columns else { return [self] }
    if isPlain { return plainRows(columns) }
    let cells = columns > 1 ? cells : cells.map { $0.width > 1 ? SafeTextBuilder.hidden : $0 }
    let rows = LineWrap.rows(
      count: cells.count, columns: columns, width: { cells[$0].width },
      isSpace: { cells[$0].text == " " })
    return rows.map { row in
      let isLast = row.upperBound == cells.count
      var end = row.upperBound
      var used = cells[row].reduce(0) { $0 + $1.width }
      while end > row.lowerBound, cells[end - 1].text == " ", !isLast || used > columns {
        end -= 1
        used -= 1
      }
      return SafeText(cells: Array(cells[row.lowerBound..<end]), hasHidden: hasHidden)
    }
  }
  /// The same for a text of scalars of one column each.
  private func plainRows(_ columns: Int) -> [SafeText] {
    let isSpace = string.unicodeScalars.map { $0 == " " }
    let rows = LineWrap.rows(
      count: width, columns: columns, width: { _ in 1 }, isSpace: { isSpace[$0] })
    return rows.map { row in
      let isLast = row.upperBound == width
      var end = row.upperBound
      while end > row.lowerBound, isSpace[end - 1], !isLast || end - row.lowerBound > columns {
        end -= 1
      }
      return plainPart(row.lowerBound..<end)
    }
  }
}
