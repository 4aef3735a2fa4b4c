import RoundCore

/// The medicines as the home's list has them, and beside them what was signed and may not be on it yet.
extension ResidentSections {
  private struct Signed {
    let header: EntryHeader
    let change: MedicineChange
  }

  /// Changes that are told one by one; of those before them the number is told.
  private static let mostEarlier = 8

  func medicines(_ person: ResidentRecord) -> Page {
    var page = page("Medicines")
    let list = person.medicines.last
    let all = person.reviews.facts.flatMap { fact in
      fact.body.medicineChanges.map { Signed(header: fact.header, change: $0) }
    }.reversed()
    let since = all.filter { isSince($0, list) }
    if let dispute = person.disputes.first(where: { $0.subject == .medicines }) {
      page.paragraph(
        dispute.short(state.catalog) + " The newest is shown; to settle it: K",
        Style(.urgent, bold: true), mark: state.glyphs.urgent)
    }
    if let list {
      for line in list.body.text.split(whereSeparator: \.isNewline) {
        medicine(String(line), since, &page)
      }
      let asOf = list.body.asOf.map { " as of \($0.shown)" } ?? ""
      page.paragraph(
        "\(list.body.source ?? "As recorded")\(asOf). \(by(list.header))", Style(.secondary))
    } else {
      page.paragraph("Medicines not recorded here.", Style(.secondary))
    }
    if !since.isEmpty {
      page.blank()
      page.paragraph(
        list == nil ? "Signed changes:" : "Signed since this list, which may not have it yet:",
        Style(bold: true))
      for signed in since { change(signed, Style(.attention), &page) }
    }
    let earlier = all.filter { !isSince($0, list) }
    if !earlier.isEmpty {
      page.blank()
      page.paragraph("Signed before this list:", Style(bold: true))
      for signed in earlier.prefix(ResidentSections.mostEarlier) {
        change(signed, .ordinary, &page)
      }
      if earlier.count > ResidentSections.mostEarlier {
        let more = earlier.count - ResidentSections.mostEarlier
        page.paragraph("and \(Wording.count(more, "older change"))", Style(.secondary))
      }
    }
    return page
  }

  /// By the day of the list where it bears an earlier one: it may have been typed in later.
  private func isSince(_ signed: Signed, _ list: Fact<MedicinesRecorded>?) -> Bool {
    guard let list else { return true }
    if let asOf = list.body.asOf, UKTime(signed.header.at.moment).day > asOf { return true }
    return signed.header.at > list.header.at
  }

  /// A line of the list; one that begins with the word of a change that was signed since is marked.
  private func medicine(_ line: String, _ since: [Signed], _ page: inout Page) {
    let word = ResidentSections.firstWord(line)
    guard
      let signed = since.first(where: { ResidentSections.firstWord($0.change.medicine) == word })
    else {
      page.paragraph(line, mark: state.glyphs.ordinary)
      return
    }
    let words = state.catalog.words(signed.change.change, in: state.catalog.medicineChanges)
    page.paragraph(
      "\(line)  (signed since: \(words.uppercased()))", Style(.attention), mark: "!")
  }

  private static func firstWord(_ text: String) -> String {
    let folded = Folding.foldedForSearch(text)
    return String(folded.prefix { !$0.isWhitespace && $0 != "," })
  }

  private func change(_ signed: Signed, _ style: Style, _ page: inout Page) {
    let author = record.author(of: signed.header)
    let prescribing = Prescribing(signed.change, by: author, catalog: state.catalog)
    let isStop = signed.change.change == "stop"
    let text = BlockText.medicine(
      signed.change, author: author, catalog: state.catalog, glyphs: state.glyphs,
      isToday: isToday(signed.header))
    page.paragraph(text, style, mark: isStop ? "-" : "~")
    if let why = signed.change.why { page.paragraph("because: \(why)", indent: 2) }
    page.paragraph("\(prescribing.sentence). \(by(signed.header))", Style(.secondary), indent: 2)
  }
}
