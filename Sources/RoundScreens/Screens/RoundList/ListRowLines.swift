import RoundCore

/// A row of a list before it is known how many rows its reasons may have.
struct ListRowLines: Sendable {
  /// The name, which is never cut.
  let head: [StyledLine]
  /// All of the reasons.
  let reasons: [SafeText]
  /// Columns of a row of reasons.
  let room: Int
  /// The row's place in the list, which its lines carry as their anchor.
  let place: Int
  let ellipsis: SafeText

  func count(most: Int) -> Int { head.count + min(most, reasons.count) }

  /// - Parameter most: rows for the reasons.
  func lines(most: Int) -> [StyledLine] {
    guard most > 0, !reasons.isEmpty else { return head }
    return head
      + reasons.prefix(most).enumerated().map { index, text in
        var text = text
        if index == most - 1 && reasons.count > most {
          // The last row goes on to the edge before it is cut.
          let rest = reasons.dropFirst(most).reduce(text) { $0 + " " + $1 }
          text = rest.cut(to: room, ellipsis: ellipsis)
        }
        return StyledLine("     " + text, Style(.secondary), anchor: .item(place))
      }
  }
}
