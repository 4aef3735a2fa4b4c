import RoundCore

/// Draws everything once more, read-only, and the place for the PIN.
struct SignView {
  let state: ProgramState
  let sign: SignState

  private var width: Int { max(8, state.size.columns - 2) }

  private var banner: [StyledLine] {
    guard let resident = sign.resident.flatMap({ state.record.residents[$0] }) else { return [] }
    return Banner.lines(
      resident, record: state.record, today: state.today, width: width, glyphs: state.glyphs)
  }

  private var page: Page {
    var page = Page(width: width, glyphs: state.glyphs)
    for line in sign.sentences {
      switch line.kind {
      case .heading:
        page.blank()
        page.paragraph(line.text, Style(.heading, bold: true))
      case .text: page.paragraph(line.text, indent: 2)
      case .before: page.paragraph(line.text, Style(.urgent), mark: "- before:", indent: 2)
      case .after: page.paragraph(line.text, Style(.done), mark: "+ after: ", indent: 2)
      case .warning: page.paragraph(line.text, Style(.attention), mark: "!", indent: 2)
      }
    }
    return page
  }

  private var signLines: [StyledLine] {
    var lines: [StyledLine] = []
    func add(_ text: String, _ style: Style) {
      for row in SafeText.wrapped(text, width: width) { lines.append(StyledLine(" " + row, style)) }
    }
    let person =
      state.me ?? (state.people.indices.contains(sign.signer) ? state.people[sign.signer] : nil)
    let name = person.map { state.catalog.shown($0.author) } ?? "nobody"
    if state.saving != nil {
      add("Signed by \(name).", Style(.ordinary))
      return lines
    }
    if SignUpdate.isPINFresh(state) {
      add("y signs as \(name). Nothing is saved yet.", Style(bold: true))
      return lines
    }
    if state.people.count > 1 {
      add("Signing as \(name). Tab: somebody else.", Style(.ordinary))
    } else {
      add("Signing as \(name). Nothing is saved yet.", Style(.ordinary))
    }
    if let problem = sign.problem { add(problem, Style(.urgent, bold: true)) }
    return lines
  }

  private var hasPIN: Bool { !SignUpdate.isPINFresh(state) && state.saving == nil }

  private var belowRows: Int { 1 + signLines.count + (hasPIN ? 1 : 0) }

  private var frame: Frame { Frame(state: state, context: .sign) }

  var bodyRows: Int { max(1, frame.body.rows - 1 - banner.count - belowRows) }

  var totalLines: Int { page.lines.count }

  func draw() -> Canvas {
    var canvas = frame.draw()
    let body = frame.body
    canvas.put(
      SafeText(" REVIEW AND SIGN: \(sign.title)"), column: 0, row: body.row,
      limit: body.columns, style: Style(.heading, bold: true), ellipsis: state.glyphs.ellipsis)
    let banner = banner
    let isDead = sign.resident.flatMap { state.record.residents[$0]?.isDead } ?? false
    BannerView.draw(
      banner, isDead: isDead,
      in: Rect(column: 0, row: body.row + 1, columns: body.columns, rows: max(0, body.rows - 1)),
      &canvas)
    let top = body.row + 1 + banner.count
    let page = page
    canvas.put(
      page, in: Rect(column: 1, row: top, columns: width, rows: bodyRows), from: sign.scroll.top)
    var row = top + bodyRows
    let last = min(page.lines.count, sign.scroll.top + bodyRows)
    canvas.put(
      state.glyphs.line.repeated(body.columns), column: 0, row: row, style: Style(.heading))
    if page.lines.count > bodyRows {
      let below = page.lines.count - last
      let text =
        below > 0
        ? " \(Wording.count(below, "more line")) below: Page Down "
        : " the end: Page Up for what is above "
      canvas.put(
        SafeText(text), column: 2, row: row, style: Style(.attention, bold: below > 0))
    }
    row += 1
    for line in signLines {
      canvas.put(line, column: 0, row: row, limit: body.columns)
      row += 1
    }
    if hasPIN {
      let dots = SafeText(String(repeating: "*", count: sign.pin.text.count))
      let label: SafeText = " Your PIN, then Enter: "
      canvas.put(label, column: 0, row: row, style: Style(bold: true))
      canvas.put(dots, column: label.width, row: row)
      canvas.cursor = Point(column: label.width + dots.width, row: row)
      canvas.showsCursor = true
    } else {
      canvas.cursor = Point(column: 1, row: max(body.row, row - 1))
    }
    return canvas
  }
}
