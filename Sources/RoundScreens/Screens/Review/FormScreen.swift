import RoundCore

/// Draws a form under the banner of the resident it is about.
enum FormScreen {
  static func bodyWidth(_ size: Size) -> Int { max(8, size.columns - 2) }

  private static func view(_ form: Form, _ state: ProgramState) -> FormView {
    FormView(
      form: form, width: bodyWidth(state.size), glyphs: state.glyphs, now: state.now,
      nextRound: state.nextRoundDay, catalog: state.catalog,
      author: SignUpdate.signer(state, 0), phrases: state.phraseBook)
  }

  private static func banner(_ form: Form, _ state: ProgramState) -> [StyledLine] {
    guard let resident = form.resident.flatMap({ state.record.residents[$0] }) else { return [] }
    return Banner.lines(
      resident, record: state.record, today: state.today, width: bodyWidth(state.size),
      glyphs: state.glyphs, rows: Frame(state: state, context: .form).bannerRows)
  }

  /// Rows for the questions.
  static func bodyRows(_ form: Form, _ state: ProgramState) -> Int {
    let frame = Frame(state: state, context: .form)
    return max(2, frame.body.rows - 1 - banner(form, state).count)
  }

  /// Rows of the focused text box.
  static func boxHeight(_ form: Form, _ state: ProgramState) -> Int {
    guard let field = form.focused else { return 1 }
    if form.isBig { return max(2, bodyRows(form, state) - 1) }
    guard case .text(let editor) = field.kind, editor.isMultiline else { return 1 }
    return FormView.boxHeight(field, isFocused: true)
  }

  /// Scrolls as little as needed for the focused question and the cursor to be seen.
  static func keepFocusInView(_ form: inout Form, _ state: ProgramState) {
    let result = view(form, state).lay()
    let height = bodyRows(form, state)
    let total = result.page.lines.count
    // A first question that fills the window does not push away what is explained above it.
    let isFirst = form.fields.firstIndex { form.isShown($0) } == form.focus
    let isBeginning = form.scroll.top == 0 && isFirst
    if result.focus.count <= height || !isBeginning {
      form.scroll.show(result.focus, height: height, total: total)
    }
    form.scroll.show(result.cursor.row..<result.cursor.row + 1, height: height, total: total)
  }

  static func draw(_ state: ProgramState, _ form: Form) -> Canvas {
    let frame = Frame(state: state, context: .form)
    var canvas = frame.draw()
    let body = frame.body
    canvas.put(
      SafeText(" \(form.title)"), column: 0, row: body.row, style: Style(.heading, bold: true))
    if !form.about.isEmpty {
      canvas.put(
        SafeText(form.about), column: SafeText(form.title).width + 2, row: body.row,
        limit: max(0, body.columns - SafeText(form.title).width - 3), style: Style(.heading),
        ellipsis: state.glyphs.ellipsis)
    }
    draftNote(state, form, body, &canvas)
    let lines = banner(form, state)
    let isDead = form.resident.flatMap { state.record.residents[$0]?.isDead } ?? false
    BannerView.draw(
      lines, isDead: isDead,
      in: Rect(
        column: 0, row: body.row + 1, columns: body.columns, rows: max(0, body.rows - 1)), &canvas)
    let top = body.row + 1 + lines.count
    let rect = Rect(column: 1, row: top, columns: body.columns - 2, rows: body.bottom - top)
    if form.isBig, let field = form.focused, case .text(let editor) = field.kind {
      big(&canvas, rect, field, editor, state)
      return canvas
    }
    // The scroll was set when the last key was taken; a resize since may have made it too small.
    var placed = form
    keepFocusInView(&placed, state)
    let result = view(placed, state).lay()
    canvas.put(result.page, in: rect, from: placed.scroll.top)
    more(result.page.lines.count - placed.scroll.top - rect.rows, rect, state, &canvas)
    let row = rect.row + result.cursor.row - placed.scroll.top
    canvas.cursor = Point(
      column: min(rect.column + result.cursor.column, state.size.columns - 1),
      row: min(max(rect.row, row), max(rect.row, rect.bottom - 1)))
    canvas.showsCursor = result.showsCursor
    return canvas
  }

  /// Says that there are questions or choices under what fits.
  private static func more(
    _ rows: Int, _ rect: Rect, _ state: ProgramState, _ canvas: inout Canvas
  ) {
    let words = SafeText(" more below ")
    let row = rect.bottom - 1
    let first = rect.column + rect.columns - words.width
    guard rows > 0, rect.rows > 3, first > rect.column else { return }
    // Never over what stands there.
    let isFree = (first - 2..<first + words.width).allSatisfy { column in
      canvas.cells[row * canvas.size.columns + column].code == 0x20
    }
    canvas.put(
      isFree ? words : "v", column: isFree ? first : rect.column + rect.columns, row: row,
      style: Style(.secondary, reverse: true))
  }

  /// Says at the end of the title whether what was typed is on the disk.
  private static func draftNote(
    _ state: ProgramState, _ form: Form, _ body: Rect, _ canvas: inout Canvas
  ) {
    guard let note = state.draftNote else { return }
    let about = form.about.isEmpty ? 0 : SafeText(form.about).width + 1
    let left = SafeText(form.title).width + about + 3
    let room = body.columns - left - 1
    guard room > 10 else { return }
    var text = SafeText(note.words)
    if text.width > room { text = text.cut(to: room, ellipsis: state.glyphs.ellipsis) }
    canvas.put(
      text, column: body.columns - text.width - 1, row: body.row,
      style: note.isGood ? Style(.secondary) : Style(.urgent, bold: true))
  }

  /// The focused text box in the whole window.
  private static func big(
    _ canvas: inout Canvas, _ rect: Rect, _ field: Field, _ editor: TextEditor,
    _ state: ProgramState
  ) {
    canvas.put(
      SafeText(field.question), column: rect.column, row: rect.row, limit: rect.columns,
      style: Style(.heading, bold: true), ellipsis: state.glyphs.ellipsis)
    let height = max(1, rect.rows - 1)
    let layout = editor.layout(width: FormView.boxWidth(rect.columns), height: height)
    for (index, line) in layout.lines.enumerated() {
      canvas.put(line, column: rect.column + 2, row: rect.row + 1 + index)
    }
    canvas.cursor = Point(
      column: rect.column + 2 + layout.cursor.column, row: rect.row + 1 + layout.cursor.row)
    canvas.showsCursor = true
  }
}
