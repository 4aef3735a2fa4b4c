import RoundCore

/// Draws the question what to do with a draft, or what differs between it and the record.
struct DraftOfferView {
  let state: ProgramState
  let offer: DraftOfferState

  private var draft: Draft { offer.kept.draft }
  private var frame: Frame { Frame(state: state, context: .draftOffer) }
  private var width: Int { max(8, state.size.columns - 2) }

  private var banner: [StyledLine] {
    guard let resident = offer.form.resident.flatMap({ state.record.residents[$0] }) else {
      return []
    }
    return Banner.lines(
      resident, record: state.record, today: state.today, width: width, glyphs: state.glyphs,
      rows: frame.bannerRows)
  }

  var bodyRows: Int { max(1, frame.body.rows - 1 - banner.count) }

  var totalLines: Int { page.page.lines.count }

  /// `Draft from 10:43, 4 answers`, with the day where it is another one.
  private var from: String {
    let time = UKTime(draft.changedAt)
    let when = time.day == state.today ? time.clock : time.shown
    let by = draft.by.map { " (\($0))" } ?? ""
    if offer.isTakenBack {
      return "Signed before and taken back \(time.day == state.today ? "at " : "on ")\(when)\(by)"
    }
    return "Draft from \(when), \(Wording.count(draft.answers, "answer"))\(by)"
  }

  private var page: (page: Page, selected: Range<Int>) {
    var page = Page(width: width, glyphs: state.glyphs)
    if offer.mode == .comparing {
      for line in DraftCompare.lines(state, offer) {
        switch line.kind {
        case .heading:
          page.blank()
          page.paragraph(line.text, Style(.heading, bold: true))
        case .text: page.paragraph(line.text, indent: 2)
        case .before: page.paragraph(line.text, Style(.urgent), mark: "- before:", indent: 2)
        case .after: page.paragraph(line.text, Style(.done), mark: "+ now:   ", indent: 2)
        case .warning: page.paragraph(line.text, Style(.attention), mark: "!", indent: 2)
        }
      }
      return (page, 0..<1)
    }
    page.paragraph(from, Style(bold: true))
    for sentence in warnings { page.paragraph(sentence, Style(.attention), mark: "!") }
    page.blank()
    if offer.mode == .confirming {
      page.paragraph(
        "Throw this draft away? What was typed in it is gone then, and can't be brought back.",
        Style(.urgent, bold: true))
      page.blank()
      page.paragraph("y throws it away. Any other key keeps it.")
      return (page, 0..<1)
    }
    var selected = 0..<1
    for choice in DraftOfferState.Choice.allCases {
      let isSelected = choice == offer.choice
      let start = page.lines.count
      page.paragraph(
        "\(choice.rawValue + 1) \(choice.words): \(explanation(choice))",
        Style(bold: isSelected, reverse: isSelected), mark: isSelected ? ">" : " ")
      if isSelected { selected = start..<page.lines.count }
    }
    return (page, selected)
  }

  private func explanation(_ choice: DraftOfferState.Choice) -> String {
    switch choice {
    case .goOn:
      return offer.isTakenBack
        ? "with what was taken back filled in" : "come back to the same question"
    case .startAgain:
      return offer.isTakenBack
        ? "an empty form; the journal keeps what was taken back"
        : "an empty form; the draft is thrown away"
    case .compare: return "what it says, and what has been recorded since"
    }
  }

  /// What should be known before one goes on.
  private var warnings: [String] {
    var sentences: [String] = []
    let events = DraftCompare.events(state, offer)
    if !events.isEmpty {
      sentences.append(
        "Recorded since it was \(offer.isTakenBack ? "signed" : "begun"): \(events.map(\.short).joined(separator: "; "))."
      )
    }
    let others = (state.drafts.all[draft.key]?.count ?? 1) - 1
    if others > 0 {
      sentences.append(
        "There \(others == 1 ? "is" : "are") \(Wording.count(others, "older draft")) of this form, "
          + "from another window. It is offered when this one is signed.")
    }
    return sentences
  }

  func draw() -> Canvas {
    var canvas = frame.draw()
    let body = frame.body
    let words =
      offer.mode == .comparing
      ? "DRAFT AND RECORD" : offer.isTakenBack ? "TAKEN BACK BEFORE" : "A DRAFT IS THERE"
    canvas.put(
      SafeText(" \(words): \(offer.form.title)"), column: 0, row: body.row, limit: body.columns,
      style: Style(.heading, bold: true), ellipsis: state.glyphs.ellipsis)
    let lines = banner
    let isDead = offer.form.resident.flatMap { state.record.residents[$0]?.isDead } ?? false
    BannerView.draw(
      lines, isDead: isDead,
      in: Rect(column: 0, row: body.row + 1, columns: body.columns, rows: max(0, body.rows - 1)),
      &canvas)
    let top = body.row + 1 + lines.count
    let rect = Rect(column: 1, row: top, columns: width, rows: max(0, body.bottom - top))
    let (page, selected) = page
    var scroll = offer.scroll
    if offer.mode == .choosing {
      scroll.show(selected, height: rect.rows, total: page.lines.count)
    } else {
      scroll.move(0, height: rect.rows, total: page.lines.count)
    }
    canvas.put(page, in: rect, from: scroll.top)
    canvas.cursor = Point(
      column: 1,
      row: min(
        max(body.row, body.bottom - 1), max(body.row, rect.row + selected.lowerBound - scroll.top)))
    return canvas
  }
}
