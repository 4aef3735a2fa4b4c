import RoundCore

/// What was corrected for a resident: the record does not hide what was signed first.
extension ResidentSections {
  /// At the top: that something on this round was corrected, and where it is told.
  func corrected(_ person: ResidentRecord, _ page: inout Page) {
    for fact in person.corrections.facts where fact.body.round == state.round {
      let words =
        fact.body.mistake == EntryCorrected.wrongResident
        ? "Signed here by mistake, belongs to another resident"
        : "Corrected: \(words(for: fact.body, person))"
      page.paragraph(
        "\(words) (\(by(fact.header))). See the last reviews.", Style(.attention, bold: true),
        mark: "!")
    }
  }

  private func words(for body: EntryCorrected, _ person: ResidentRecord) -> String {
    person.signed(body.entry).map { SignedWords.summary($0, in: state.record, state.catalog) }
      ?? "an entry that has not come"
  }

  /// What was struck, with the correction beneath it.
  func strike(_ person: ResidentRecord, _ page: inout Page) {
    for struck in CorrectionText.struck(person, state) {
      page.paragraph(struck.heading, Style(.urgent, bold: true), mark: "x")
      for line in struck.content { page.paragraph(line, Style(.secondary), mark: "x", indent: 2) }
      for line in struck.correction {
        page.paragraph(line, Style(.attention), mark: state.glyphs.arrow, indent: 2)
      }
    }
  }
}
