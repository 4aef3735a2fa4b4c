import RoundCore

/// Draws a resident: the banner, then everything that was prepared and everything known.
struct ResidentView {
  let state: ProgramState
  let resident: ResidentID
  /// Of the pane or the window.
  let size: Size

  private var isWindow: Bool { size == state.size }

  private var columns: Int {
    guard Layout.of(state.size) == .triple else { return 1 }
    // Beside a wide list there is room for one column only: in two of them labels would touch words.
    guard size.columns >= 76 else { return 1 }
    return size.columns >= 140 ? 3 : 2
  }

  /// Of the window or the pane.
  private var bannerWidth: Int { size.columns - 2 }

  private var mostBannerRows: Int {
    isWindow ? Frame(state: state, context: .resident).bannerRows : max(4, size.rows / 2)
  }

  private var fittedBanner: ViewMemo.FittedBanner {
    let (today, rows) = (state.today, mostBannerRows)
    let key = ViewMemo.BannerKey(resident: resident, width: bannerWidth, rows: rows, today: today)
    return state.memo.banner(key) {
      guard let record = state.record.residents[resident] else {
        return ViewMemo.FittedBanner(lines: [], leftOut: [])
      }
      return ViewMemo.FittedBanner(
        lines: Banner.lines(
          record, record: state.record, today: today, width: bannerWidth, glyphs: state.glyphs,
          rows: rows),
        leftOut: Banner.leftOut(
          record, record: state.record, today: today, width: bannerWidth, glyphs: state.glyphs,
          rows: rows))
    }
  }

  private var banner: [StyledLine] { fittedBanner.lines }

  /// What the banner had no rows for.
  private func more(width: Int) -> [Page] {
    let texts = fittedBanner.leftOut
    guard !texts.isEmpty else { return [] }
    var page = Page(width: width, glyphs: state.glyphs)
    for text in texts { page.paragraph(text, Style(.banner)) }
    return [page]
  }

  /// Works out the sections of text, and keeps them for the picture.
  func prepare() {
    let sections = sections.0
    for parts in ResidentSection.columns(columns) { _ = sections.pages(parts) }
  }

  private var sections: (ResidentSections, width: Int) {
    let count = columns
    let width = max(8, (size.columns - (count - 1) * 3) / count - (isWindow ? 1 : 0))
    var sections = ResidentSections(state: state, resident: resident, width: width)
    // A window with room to spare shows how the rounds before this one went.
    if count == 3 && state.size.rows >= 45 { sections.reviewCount = 8 }
    return (sections, width)
  }

  /// The columns of text under the banner.
  private func pages() -> [Page] {
    let (sections, width) = sections
    return ResidentSection.columns(columns).enumerated().map { index, parts in
      joined((index == 0 ? more(width: width) : []) + sections.pages(parts), width)
    }
  }

  private func joined(_ pages: [Page], _ width: Int) -> Page {
    var page = Page(width: width, glyphs: state.glyphs)
    for part in pages {
      page.blank()
      page.append(part)
    }
    return page
  }

  /// Rows for the text, in the window.
  var bodyRows: Int {
    let frame = Frame(state: state, context: .resident)
    return max(1, frame.body.rows - banner.count - 1)
  }

  /// Every line, column after column.
  var allLines: [String] {
    pages().flatMap { page in page.lines.map { $0.runs.map(\.text.string).joined() } }
  }

  var totalLines: Int { pages().map(\.lines.count).max() ?? 0 }

  /// Lines at which sections begin, in order.
  var sectionStarts: [Int] {
    var starts = Set<Int>()
    for page in pages() {
      for (index, line) in page.lines.enumerated() {
        if case .section = line.anchor { starts.insert(index) }
      }
    }
    return starts.sorted()
  }

  func draw(scroll: Scroll) -> Canvas {
    let frame = Frame(state: state, context: .resident)
    var canvas = frame.draw()
    drawPane(&canvas, frame.body, scroll: scroll)
    return canvas
  }

  /// The banner and the text in a part of the window.
  func drawPane(_ canvas: inout Canvas, _ rect: Rect, scroll: Scroll) {
    let lines = banner
    let isDead = state.record.residents[resident]?.isDead ?? false
    BannerView.draw(lines, isDead: isDead, in: rect, &canvas)
    let top = rect.row + lines.count
    let body = Rect(
      column: rect.column, row: top, columns: rect.columns, rows: max(0, rect.bottom - top - 1))
    var place = rect.column
    let columns = pages()
    for (index, page) in columns.enumerated() {
      let part = Rect(
        column: place + (isWindow ? 1 : 0), row: body.row, columns: page.width, rows: body.rows)
      canvas.put(page, in: part, from: scroll.top)
      place += page.width + 3
      if index + 1 < columns.count {
        for row in body.row..<body.bottom {
          canvas.put(
            state.glyphs.wall, column: place - 2 + (isWindow ? 1 : 0), row: row,
            style: Style(.secondary))
        }
      }
    }
    position(&canvas, rect, scroll, body.rows, columns.map { $0.lines.count }.max() ?? 0)
    if isWindow { canvas.cursor = Point(column: 0, row: body.row) }
  }

  /// Says where in the text the window is, and that there is more.
  private func position(
    _ canvas: inout Canvas, _ rect: Rect, _ scroll: Scroll, _ rows: Int, _ total: Int
  ) {
    guard total > rows, rect.rows > 2 else { return }
    let last = min(total, scroll.top + rows)
    let more = isWindow ? "Page Down for more" : "Enter for all of it"
    let text =
      last < total
      ? "lines \(scroll.top + 1) to \(last) of \(total): \(more)"
      : "lines \(scroll.top + 1) to \(last) of \(total), the end"
    canvas.put(
      SafeText(text), column: rect.column + 1, row: rect.bottom - 1, limit: rect.columns - 1,
      style: Style(.secondary), ellipsis: state.glyphs.ellipsis)
  }
}

/// Draws banner lines on their own ground.
enum BannerView {
  static func draw(
    _ lines: [StyledLine], isDead: Bool, in rect: Rect, _ canvas: inout Canvas
  ) {
    let ground = Style(isDead ? .deceased : .banner)
    for (index, line) in lines.enumerated() where index < rect.rows {
      let row = rect.row + index
      canvas.fill(
        Rect(column: rect.column, row: row, columns: rect.columns, rows: 1), style: ground)
      canvas.put(line, column: rect.column + 1, row: row, limit: rect.columns - 1)
    }
  }
}
