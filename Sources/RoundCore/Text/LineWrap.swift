/// Where a line is broken so that it fits into a width; the editor and the reader share it.
public enum LineWrap {
  /// The rows of a line of `count` pieces, as ranges that follow each other without a gap.
  ///
  /// The spaces at a break belong to the row before it and may stand beyond its width, so a row never
  /// begins with the space that ended the last. A word wider than a row is broken; a single piece
  /// wider than a row has a row of its own. An empty line is one empty row.
  ///
  /// - Parameters:
  ///   - columns: the width of a row; below one counts as one.
  ///   - width: the columns of a piece.
  ///   - isSpace: whether a row may be broken after a piece.
  public static func rows(
    count: Int, columns: Int, width: (Int) -> Int, isSpace: (Int) -> Bool
  ) -> [Range<Int>] {
    guard count > 0 else { return [0..<0] }
    let columns = max(1, columns)
    var rows: [Range<Int>] = []
    var start = 0
    var used = 0
    var wordStart = 0
    for piece in 0..<count {
      let pieceWidth = width(piece)
      if isSpace(piece) {
        wordStart = piece + 1
        used += pieceWidth
        continue
      }
      while piece > start, used + pieceWidth > columns {
        let end = wordStart > start ? wordStart : piece
        rows.append(start..<end)
        start = end
        used = (start..<piece).reduce(0) { $0 + width($1) }
      }
      used += pieceWidth
    }
    rows.append(start..<count)
    return rows
  }
}
