import RoundCore

extension ResidentSections {
  /// What the rounds asked the home to do for the resident and has not been confirmed, and what was said of
  /// the last one's; nil where nothing came back.
  func returned(_ person: ResidentRecord) -> Page? {
    let last = record.roundsByDate.last { $0.isClosed }
    let own = last.map { record.returned(of: $0.id).filter { $0.resident == resident } } ?? []
    let known = Set(own.map(\.id))
    let earlier = state.openReturned.filter { $0.resident == resident && !known.contains($0.id) }
    let items = earlier + own
    guard !items.isEmpty else { return nil }
    let words = ReturnedWords(record, state.catalog)
    let open = items.count(where: \.isOpen)
    var page = page(
      open == 0 ? "What came back: all confirmed" : "What came back (\(open) to be confirmed)")
    for item in items {
      let overdue = item.isOverdue(at: state.now)
      let open = item.isOpen
      page.paragraph(
        words.title(item),
        Style(overdue ? .urgent : open ? .attention : .ordinary, bold: overdue),
        mark: overdue ? state.glyphs.urgent : open ? state.glyphs.attention : state.glyphs.done)
      for detail in ReturnedText.details(item, state, isWhole: false) {
        page.paragraph(detail.text, Style(detail.meaning), mark: detail.mark, indent: 3)
      }
    }
    return page
  }
}
