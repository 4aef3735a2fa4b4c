import RoundCore

/// Draws everything once more, read-only, and the place for the PIN.
struct SignView {
  let state: ProgramState
  let sign: SignState

  private var width: Int { max(8, state.size.columns - 2) }

  private var banner: [StyledLine] {
    guard let resident = sign.resident.flatMap({ state.record.residents[$0] }) else { return [] }
    return Banner.lines(
      resident, record: state.record, today: state.today, width: width, glyphs: state.glyphs,
      rows: frame.bannerRows)
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
    let person = signer
    let isShort = state.size.rows < 18
    let shown = person.map { isShort ? $0.author.name : state.catalog.shown($0.author) }
    let name = shown ?? "nobody"
    let notYet = isShort ? "Not signed yet." : "Nothing is signed yet."
    if state.saving != nil {
      add("Signed by \(name).", Style(.ordinary))
      return lines
    }
    if SignUpdate.isPINFresh(state) {
      let until = state.pinGoodUntil.map { ": the PIN given holds until \(UKTime($0).clock)" } ?? ""
      add("y signs as \(name)\(isShort ? "" : until). \(notYet)", Style(bold: true))
      if let problem = sign.problem { add(problem, Style(.urgent, bold: true)) }
      return lines
    }
    let problem = SignUpdate.waiting(state) ?? sign.problem
    if state.signers.count > 1 {
      add("Signing as \(name). Tab: somebody else.", Style(.ordinary))
    } else {
      add("Signing as \(name). \(notYet)", Style(.ordinary))
    }
    if let problem { add(problem, Style(.urgent, bold: true)) }
    return lines
  }

  private var signer: Person? {
    state.me ?? (state.signers.indices.contains(sign.signer) ? state.signers[sign.signer] : nil)
  }

  private var hasPIN: Bool { !SignUpdate.isPINFresh(state) && state.saving == nil }

  private var frame: Frame { Frame(state: state, context: .sign) }

  /// How the rows under the banner are shared out.
  ///
  /// The place for the PIN comes first, then what is wrong and who signs; the text, which scrolls, has
  /// the rest, and where there is room a rule between them.
  private struct Rows {
    let banner: [StyledLine]
    let text: Int
    let hasRule: Bool
    let below: [StyledLine]
  }

  private var rows: Rows {
    let banner = banner
    var lines = signLines
    let room = max(1, frame.body.rows - 1 - banner.count)
    let pin = hasPIN ? 1 : 0
    // Whatever is wrong was said last.
    lines = Array(lines.suffix(max(0, room - pin - 1)))
    let hasRule = room - pin - lines.count > 3
    return Rows(
      banner: banner, text: max(0, room - pin - lines.count - (hasRule ? 1 : 0)),
      hasRule: hasRule, below: lines)
  }

  var bodyRows: Int { max(1, rows.text) }

  var totalLines: Int { page.lines.count }

  func draw() -> Canvas {
    var canvas = frame.draw()
    let body = frame.body
    let rows = rows
    let page = page
    canvas.put(
      SafeText(" REVIEW AND SIGN: \(sign.title)"), column: 0, row: body.row,
      limit: body.columns, style: Style(.heading, bold: true), ellipsis: state.glyphs.ellipsis)
    let isDead = sign.resident.flatMap { state.record.residents[$0]?.isDead } ?? false
    BannerView.draw(
      rows.banner, isDead: isDead,
      in: Rect(column: 0, row: body.row + 1, columns: body.columns, rows: max(0, body.rows - 1)),
      &canvas)
    var row = body.row + 1 + rows.banner.count
    canvas.put(
      page, in: Rect(column: 1, row: row, columns: width, rows: rows.text), from: sign.scroll.top)
    row += rows.text
    if rows.hasRule {
      canvas.put(
        state.glyphs.line.repeated(body.columns), column: 0, row: row, style: Style(.heading))
    }
    if page.lines.count > rows.text {
      // Without a rule the note stands at the end of the title.
      let text = position(page, rows.text, isShort: !rows.hasRule)
      let column = rows.hasRule ? 2 : max(0, body.columns - text.width)
      let isMore = page.lines.count > sign.scroll.top + rows.text
      canvas.put(
        text, column: column, row: rows.hasRule ? row : body.row,
        style: Style(.attention, bold: isMore))
    }
    if rows.hasRule { row += 1 }
    for line in rows.below where row < body.bottom {
      canvas.put(line, column: 0, row: row, limit: body.columns)
      row += 1
    }
    drawPIN(&canvas, body, row: min(row, body.bottom - 1))
    return canvas
  }

  private func position(_ page: Page, _ rows: Int, isShort: Bool) -> SafeText {
    let below = page.lines.count - sign.scroll.top - rows
    guard below > 0 else { return isShort ? " the end " : " the end: Page Up for what is above " }
    return isShort
      ? SafeText(" \(below) below ")
      : SafeText(" \(Wording.count(below, "more line")) below: Page Down ")
  }

  private func drawPIN(_ canvas: inout Canvas, _ body: Rect, row: Int) {
    guard hasPIN else {
      canvas.cursor = Point(column: 1, row: max(body.row, row - 1))
      return
    }
    let dots = SafeText(String(repeating: "*", count: sign.pin.text.count))
    let label: SafeText = " Your PIN, then Enter: "
    canvas.put(label, column: 0, row: row, style: Style(bold: true))
    canvas.put(dots, column: label.width, row: row)
    if let pin = state.pretendPIN(of: signer) {
      // As much of it as leaves what is typed alone.
      let words = ["In this pretend home it is \(pin). ", "pretend home: \(pin) ", "it is \(pin) "]
      let room = body.columns - label.width - dots.width - 2
      if let fits = words.lazy.map({ SafeText($0) }).first(where: { $0.width <= room }) {
        canvas.put(
          fits, column: body.columns - fits.width, row: row, style: Style(.secondary))
      }
    }
    canvas.cursor = Point(column: label.width + dots.width, row: row)
    canvas.showsCursor = true
  }
}
