import RoundCore
import RoundScreens
import Testing

@testable import RoundTerminal

@Suite("What is sent to show a picture")
struct FrameWriterTests {
  /// Takes the locale, without which the system knows no width but that of ASCII.
  init() { _ = TerminalFacts(environment: TerminalEnvironment(terminal: nil)) }

  private struct Source: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      var word = state
      word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
      return word ^ (word >> 27)
    }
  }

  private static let texts: [SafeText] = [
    "j", " ", "        ", "WALKER, Doris (Mrs)", "── To see (14) ─────", "│", "漢字", "e\u{301}",
    SafeText("Zo\u{E9} n\u{303}a 漢 o\u{308}"), "·", "✓ ok", "‼ late", "👍", "a漢b", "…",
    SafeText("\u{1F469}\u{200D}\u{2695}\u{FE0F}"), "x                       y", "░░░▒▒▒███",
  ]

  private static func colour(_ colour: Int, _ isBehind: Bool) -> [UInt8] {
    let text =
      colour < 8
      ? "\(isBehind ? 4 : 3)\(colour)"
      : colour < 16 ? "\(isBehind ? 10 : 9)\(colour - 8)" : "\(isBehind ? 48 : 38);5;\(colour)"
    return Array(text.utf8)
  }

  private static func writer(_ theme: Theme, _ glyphs: GlyphSet) -> FrameWriter {
    FrameWriter(glyphs: glyphs, styles: StyleTable(theme, colour: colour))
  }

  /// What has to stand on the screen.
  private static func wanted(
    _ canvas: Canvas, on size: Size, theme: Theme, glyphs: GlyphSet
  ) -> [EmulatedScreen.Cell] {
    let cells = RowWriter(glyphs: glyphs)
    var wanted = Array(
      repeating: EmulatedScreen.Cell(), count: size.columns * size.rows)
    for row in 0..<min(size.rows, canvas.size.rows) {
      let columns = min(size.columns, canvas.size.columns)
      for column in 0..<columns {
        let cell = canvas[column, row]
        let place = row * size.columns + column
        let isLeft = column + 1 < columns && canvas[column + 1, row].isCovered
        let isRight = cell.isCovered && column > 0 && !canvas[column - 1, row].isCovered
        var text = ""
        for scalar in cells.characters(of: cell, isWide: isLeft) {
          text.unicodeScalars.append(Unicode.Scalar(UInt32(bitPattern: scalar)) ?? "?")
        }
        if isRight {
          // It is one character with the half before it, or two of one column were sent for both.
          let before = cells.characters(of: canvas[column - 1, row], isWide: true)
          let widths = before.map { width(of: UInt32(bitPattern: $0)) }
          text =
            widths.first == 1
            ? String(Unicode.Scalar(UInt8(truncatingIfNeeded: before.last ?? 32))) : ""
          wanted[place] = EmulatedScreen.Cell(text: text, paint: wanted[place - 1].paint)
          continue
        }
        if isLeft, text.unicodeScalars.first.map({ width(of: $0.value) }) == 1 {
          text.unicodeScalars.removeLast()
        }
        wanted[place] = EmulatedScreen.Cell(text: text, paint: theme.paint(cell.style))
      }
    }
    return wanted
  }

  private static func width(of scalar: UInt32) -> Int {
    Unicode.Scalar(scalar).map(TerminalFacts.systemWidth) ?? 1
  }

  private static func scribble(
    on canvas: inout Canvas, _ random: inout Source, times: Int
  ) {
    for _ in 0..<times {
      let style = Style(
        Meaning.allCases.randomElement(using: &random) ?? .ordinary,
        bold: Bool.random(using: &random), underline: Int.random(in: 0..<5, using: &random) == 0,
        reverse: Int.random(in: 0..<4, using: &random) == 0)
      let isPlain = Bool.random(using: &random)
      canvas.put(
        texts.randomElement(using: &random) ?? "",
        column: Int.random(in: 0..<canvas.size.columns, using: &random),
        row: Int.random(in: 0..<canvas.size.rows, using: &random),
        style: isPlain ? .ordinary : style)
    }
    if Int.random(in: 0..<4, using: &random) == 0 {
      canvas.fill(
        Rect(
          column: Int.random(in: 0..<canvas.size.columns, using: &random),
          row: Int.random(in: 0..<canvas.size.rows, using: &random), columns: 9, rows: 2))
    }
    canvas.cursor = Point(
      column: Int.random(in: 0..<canvas.size.columns, using: &random),
      row: Int.random(in: 0..<canvas.size.rows, using: &random))
  }

  @Test(
    "Picture after picture stands on the screen as it was drawn",
    arguments: Theme.Name.allCases, [GlyphSet.utf8, .ascii])
  func pictures(_ name: Theme.Name, _ glyphs: GlyphSet) {
    for depth in [ColourDepth.none, .eight, .many] {
      for size in [
        Size(columns: 23, rows: 5), Size(columns: 2, rows: 2), Size(columns: 80, rows: 24),
      ] {
        var random = Source(state: UInt64(size.columns) &* 77 &+ UInt64(name.hashSeed))
        let theme = Theme(name, depth: depth)
        var writer = Self.writer(theme, glyphs)
        var screen = EmulatedScreen(size: size)
        var canvas = Canvas(size: size)
        var before: Canvas?
        var cursor: Point?
        for round in 0..<60 {
          if round % 17 == 0 { canvas = Canvas(size: size) }
          Self.scribble(on: &canvas, &random, times: round % 5)
          // Now and then nothing is known of the screen.
          let known = round % 13 == 0 ? nil : before
          let frame = writer.frame(canvas, after: known, on: size, cursor: cursor)
          screen.take(frame.bytes)
          #expect(screen.complaints.isEmpty)
          let difference = screen.difference(
            from: Self.wanted(canvas, on: size, theme: theme, glyphs: glyphs))
          #expect(difference == nil, "\(size), \(depth), picture \(round)")
          #expect(screen.cursor == canvas.cursor && frame.cursor == canvas.cursor)
          #expect(screen.paint == Paint())
          before = canvas
          cursor = frame.cursor
        }
      }
    }
  }

  @Test("A picture that is larger or smaller than the terminal")
  func otherSizes() {
    let theme = Theme(depth: .many)
    for size in [Size(columns: 10, rows: 3), Size(columns: 40, rows: 9)] {
      var random = Source(state: 9)
      var writer = Self.writer(theme, .utf8)
      var screen = EmulatedScreen(size: size, filledWith: " ")
      var canvas = Canvas(size: Size(columns: 21, rows: 6))
      var before: Canvas?
      var cursor: Point?
      for _ in 0..<60 {
        Self.scribble(on: &canvas, &random, times: 3)
        let frame = writer.frame(canvas, after: before, on: size, cursor: cursor)
        screen.take(frame.bytes)
        #expect(screen.complaints.isEmpty)
        let difference = screen.difference(
          from: Self.wanted(canvas, on: size, theme: theme, glyphs: .utf8))
        #expect(difference == nil)
        before = canvas
        cursor = frame.cursor
      }
    }
  }

  @Test("Nothing is sent for nothing, and little for little")
  func isShort() {
    var writer = Self.writer(Theme(depth: .many), .utf8)
    let size = Size(columns: 120, rows: 40)
    var canvas = Canvas(size: size)
    canvas.put("The home asks", column: 3, row: 7)
    var next = canvas
    #expect(writer.frame(canvas, after: canvas, on: size, cursor: canvas.cursor).bytes.isEmpty)
    next.put(",", column: 16, row: 7)
    next.cursor = Point(column: 17, row: 7)
    let one = writer.frame(next, after: canvas, on: size, cursor: Point(column: 16, row: 7))
    #expect(one.bytes == Array(",".utf8))
    // Over what stands between, where that is shorter.
    next.put("t", column: 3, row: 7)
    next.put("a", column: 6, row: 7)
    let two = writer.frame(next, after: canvas, on: size, cursor: Point(column: 3, row: 7))
    #expect(String(decoding: two.bytes, as: UTF8.self) == "thea\u{1B}[9C,")
    // The rest of a row at once.
    let none = writer.frame(
      Canvas(size: size), after: canvas, on: size, cursor: Point(column: 0, row: 7))
    #expect(String(decoding: none.bytes, as: UTF8.self) == "\u{1B}[3C\u{1B}[K\u{1B}[H")
  }
}

extension Theme.Name {
  fileprivate var hashSeed: Int { rawValue.utf8.reduce(0) { $0 &* 31 &+ Int($1) } & 0xFFFF }
}
