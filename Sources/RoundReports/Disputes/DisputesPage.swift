import RoundCore

/// What a person has to settle: what two sides recorded in different words, side by side; what is wrong
/// with the chains; and what was kept apart because its author had no right to write it.
public enum DisputesPage {
  public static let fileName = "to-settle.txt"

  /// - Parameter warnings: what the partners' packs have shown of the chains, in whole sentences.
  public static func lines(
    record: Record, catalog: Catalog, now: Moment, warnings: [String] = []
  ) -> [String] {
    var writer = DisputesWriter(record: record, catalog: catalog, now: now)
    writer.disputes(record.disputes)
    writer.chains(warnings)
    writer.refused(record.refusedEntries)
    return writer.lines
  }
}

struct DisputesWriter {
  private let record: Record
  private let catalog: Catalog
  private let today: Day
  private var page = SheetPage()

  init(record: Record, catalog: Catalog, now: Moment) {
    self.record = record
    self.catalog = catalog
    today = UKTime(now).day
  }

  var lines: [String] { page.lines }

  private func signed(_ header: EntryHeader) -> String {
    let who = record.author(of: header).map { catalog.shown($0) } ?? "author not known"
    return "\(who), \(UKTime(header.at.moment).shown)"
  }

  mutating func disputes(_ all: [Dispute]) {
    page.heading("RECORDED IN TWO WAYS")
    guard !all.isEmpty else {
      page.paragraph("Nothing: wherever two people recorded the same thing, they agree.", indent: 0)
      return
    }
    page.paragraph(
      "Written by people who did not see each other's words. Both stand until somebody settles it: "
        + "s settles the first. No clock decides.", indent: 0)
    var last: ResidentID?
    for dispute in all {
      if dispute.resident != last, let resident = record.residents[dispute.resident] {
        page.identity(ResidentIdentity.parts(of: resident, in: record, today: today))
      }
      last = dispute.resident
      let isCritical = dispute.isSafetyCritical(catalog)
      page.item(isCritical ? "!" : "-", dispute.title(catalog))
      let texts = dispute.sides.enumerated().map { place, side in
        "\(place + 1). \(side.text)\n(\(signed(side.header)))"
      }
      page.sideBySide(texts)
    }
  }

  mutating func chains(_ warnings: [String]) {
    guard !warnings.isEmpty else { return }
    page.heading("ENTRIES THAT WERE CUT OFF OR WRITTEN ANEW")
    for warning in warnings { page.item("!", warning, indent: 0) }
  }

  mutating func refused(_ all: [RefusedEntry]) {
    guard !all.isEmpty else { return }
    page.heading("KEPT APART: WRITTEN BY SOMEBODY WHO HAS NO RIGHT TO")
    page.paragraph(
      "These change nothing and stand nowhere else. They stay in the journal and in packs. If one of "
        + "them is right, somebody who may write it writes it; else ring whoever it was.", indent: 0
    )
    for entry in all {
      let about = entry.header.resident.map { id in
        " about \(record.residents[id]?.current?.shownName ?? id.text)"
      }
      let author = entry.author.map { catalog.shown($0) } ?? "nobody who is known"
      page.blank()
      page.item(
        "-", "\(entry.what)\(about ?? ""), by \(author), \(UKTime(entry.header.at.moment).shown)",
        indent: 0)
      page.field("Why not:", entry.why, indent: 2)
      page.field("Computer:", entry.header.device.text, indent: 2)
    }
  }
}
