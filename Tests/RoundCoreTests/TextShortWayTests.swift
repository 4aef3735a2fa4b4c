import Testing

@testable import RoundCore

/// Text of one scalar to a column takes short ways; what comes out must be what the cells say.
@Suite("The short ways of safe text")
struct SafeTextShortWayTests {
  private static let plain = Array(
    " abcXYZ.,:;-()0123456789~!  ─│█░▒·…→✓é£ñЖλ‼⚠\u{93F}\u{A0}".unicodeScalars)
  private static let odd =
    Array("界葛😀\u{301}\u{30D}\u{200D}\u{FE0F}\u{20E3}".unicodeScalars)
    + Array("\n\r\t\u{1B}\u{202E}\u{7F}\u{1F1EC}".unicodeScalars)
    + HostileText.all.flatMap(\.raw.unicodeScalars)

  private func text(_ random: inout SeededRandom) -> String {
    // One in three is plain ASCII, one is plain, one is anything.
    let kind = Int.random(in: 0..<3, using: &random)
    var raw = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...24, using: &random) {
      let source =
        kind == 2 && Int.random(in: 0..<4, using: &random) == 0
        ? SafeTextShortWayTests.odd : SafeTextShortWayTests.plain
      guard let scalar = source.randomElement(using: &random) else { continue }
      raw.append(kind == 0 && !scalar.isASCII ? "x" : scalar)
    }
    return String(raw)
  }

  private func scalars(_ cells: [SafeText.Cell]) -> [[UInt32]] {
    cells.map { $0.text.unicodeScalars.map(\.value) }
  }

  private func scalars(_ text: SafeText) -> [[UInt32]] { scalars(text.cells) }

  /// The cells that fit into some columns, one by one.
  private func leading(_ cells: [SafeText.Cell], _ columns: Int) -> [SafeText.Cell] {
    var used = 0
    var kept: [SafeText.Cell] = []
    for cell in cells {
      guard used + cell.width <= columns else { break }
      used += cell.width
      kept.append(cell)
    }
    return kept
  }

  private func width(_ cells: [SafeText.Cell]) -> Int { cells.reduce(0) { $0 + $1.width } }

  @Test("A text is made the same by the short way and by the long one")
  func made() {
    var random = SeededRandom(seed: 20_261_126)
    var plains = 0
    for _ in 0..<4_000 {
      let raw = text(&random)
      let short = SafeText(raw)
      let long = SafeText(builtFrom: raw)
      #expect(scalars(short) == scalars(long), Comment(rawValue: RawText(raw).testDescription))
      #expect(short == long && short.hashValue == long.hashValue)
      #expect(short.width == long.width && short.hasHidden == long.hasHidden)
      #expect(short.isPlain == long.isPlain && short.isASCII == long.isASCII)
      #expect(short.width == width(short.cells))
      if short.isASCII { #expect(short.string.utf8.allSatisfy { (0x20...0x7E).contains($0) }) }
      if short.isPlain { plains += 1 }
    }
    #expect((1_000..<4_000).contains(plains))
  }

  @Test("What is done with a text is the same as what is done with its cells")
  func done() {
    var random = SeededRandom(seed: 42)
    for _ in 0..<4_000 {
      let (first, second) = (SafeText(text(&random)), SafeText(text(&random)))
      let columns = Int.random(in: 0...20, using: &random)
      let (a, b) = (first.cells, second.cells)
      #expect(scalars(first + second) == scalars(a + b))
      #expect((first + second).hasHidden == (first.hasHidden || second.hasHidden))
      let joined = [first, second, first].joined(separator: second)
      #expect(scalars(joined) == scalars(a + b + b + b + a))

      let cut = first.cut(to: columns, ellipsis: second)
      if first.width > columns {
        let end = leading(b, columns)
        #expect(scalars(cut) == scalars(leading(a, columns - width(end)) + end))
      } else {
        #expect(cut == first)
      }
      #expect(cut.hasHidden == first.hasHidden)
      #expect(cut.width <= max(columns, first.width > columns ? 0 : first.width))

      let spaces = SafeText.blank(columns - first.width).cells
      #expect(scalars(first.padded(to: columns)) == scalars(a + spaces))
      #expect(scalars(first.padded(to: columns, onLeft: true)) == scalars(spaces + a))
      #expect(scalars(first.repeated(3)) == scalars(a + a + a))
      #expect(first.repeated(-1).isEmpty)

      // The first columns gone; of a wide character cut in two a space stays.
      var gone = leading(a, columns)
      var half: [SafeText.Cell] = []
      if width(gone) < columns, gone.count < a.count {
        gone.append(a[gone.count])
        half = SafeText.blank(1).cells
      }
      #expect(scalars(first.dropFirst(columns: columns)) == scalars(half + a[gone.count...]))
    }
  }

  @Test("A text is broken into rows as its cells are")
  func wrapped() {
    var random = SeededRandom(seed: 7)
    for _ in 0..<3_000 {
      let raw = text(&random) + text(&random)
      let columns = Int.random(in: 2...14, using: &random)
      let text = SafeText(raw)
      guard text.width > columns else {
        #expect(text.wrapped(to: columns) == [text])
        continue
      }
      let cells = text.cells
      let rows = LineWrap.rows(
        count: cells.count, columns: columns, width: { cells[$0].width },
        isSpace: { cells[$0].text == " " })
      let wrapped = text.wrapped(to: columns)
      #expect(wrapped.count == rows.count)
      for (row, shown) in zip(rows, wrapped) {
        var part = Array(cells[row])
        let isLast = row.upperBound == cells.count
        while part.last?.text == " ", !isLast || width(part) > columns { part.removeLast() }
        #expect(scalars(shown) == scalars(part))
        #expect(shown.width <= columns)
      }
    }
  }
}
