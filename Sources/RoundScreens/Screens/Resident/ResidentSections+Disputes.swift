import RoundCore

extension ResidentSections {
  /// What two people recorded in different words, each with who and when.
  func inDispute(_ person: ResidentRecord, _ page: inout Page) {
    for dispute in person.disputes {
      page.paragraph(
        "\(dispute.title(state.catalog)): recorded in \(dispute.sides.count) ways, not settled. To "
          + "settle it: K", Style(.urgent, bold: true), mark: state.glyphs.urgent)
      for (place, side) in dispute.sides.enumerated() {
        page.paragraph("\(place + 1). \(side.text)", indent: 3)
        page.paragraph(by(side.header), Style(.secondary), indent: 6)
      }
    }
  }
}
