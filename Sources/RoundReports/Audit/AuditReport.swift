import RoundCore

/// Who saw and changed what, and when.
public struct AuditReport: Sendable {
  /// Which lines are wanted.
  public struct Filter: Sendable {
    public var resident: ResidentID?
    /// A part of a person's name, as it is found on the screens too.
    public var person: String?
    public var since: Day?
    public var until: Day?

    public init() {}

    func takes(_ item: AuditItem) -> Bool {
      if let resident, item.resident != resident { return false }
      if let person {
        let wanted = Folding.foldedForSearch(person)
        guard Folding.foldedForSearch(item.name ?? "").contains(wanted) else { return false }
      }
      let day = UKTime(item.at).day
      if let since, day < since { return false }
      if let until, day > until { return false }
      return true
    }
  }

  public let items: [AuditItem]
  private let reading: AuditReading
  private let record: Record
  private let catalog: Catalog

  public init(
    reading: AuditReading, headers: [EntryHeader], record: Record, filter: Filter,
    catalog: Catalog = .shipped
  ) {
    self.reading = reading
    self.record = record
    self.catalog = catalog
    let seen = reading.events.filter { $0.home == nil || $0.home == record.home }.map { event in
      AuditItem(
        at: event.at, source: .audit, name: event.name, role: event.role,
        kind: event.kind.rawValue, resident: event.resident, device: nil, detail: event.detail)
    }
    let changed = headers.map { header in
      let author = record.author(of: header)
      return AuditItem(
        at: header.at.moment, source: .journal, name: author?.name, role: author?.role,
        kind: header.kind, resident: header.resident, device: header.device, detail: nil)
    }
    // The audit's own order stands for what happened in one millisecond.
    items = (seen + changed).enumerated()
      .sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
      .map(\.element).filter { filter.takes($0) }
  }

  public var damage: [Damage] { reading.damage }

  /// What is said of the chain of the audit.
  public var conclusion: String {
    guard damage.isEmpty else {
      return "The audit of this computer is not as it was written: \(damage.count) "
        + "\(damage.count == 1 ? "place" : "places")."
    }
    let lines = reading.lines.count
    let words = lines == 1 ? "1 line" : "\(lines) lines"
    return "\(words) of the audit of this computer, all as written."
      + (reading.isUnfinished ? " An unfinished one stands at the end." : "")
  }

  public var lines: [String] {
    items.map { item in
      let who = item.name.map { name in
        item.role.map { "\(name), \(catalog.profession($0)?.words ?? $0)" } ?? name
      }
      var line = "\(UKTime(item.at).shown)  \(who ?? "nobody named"): \(AuditWords.did(item))"
      if let resident = item.resident { line += " \(name(of: resident) ?? resident.text)" }
      if let detail = item.detail { line += " (\(detail))" }
      if let device = item.device { line += "  [\(device.text)]" }
      return line
    }
  }

  private func name(of resident: ResidentID) -> String? {
    record.residents[resident]?.current?.shownName
  }

  public var json: JSON {
    .object([
      JSON.Member(
        "items",
        .array(
          items.map { item in
            .object([
              JSON.Member("at", .string(item.at.iso)),
              JSON.Member("source", .string(item.source.rawValue)),
              JSON.Member("kind", .string(item.kind)),
              JSON.Member("name", .text(item.name)), JSON.Member("role", .text(item.role)),
              JSON.Member("resident", .text(item.resident?.text)),
              JSON.Member("residentName", .text(item.resident.flatMap { name(of: $0) })),
              JSON.Member("device", .text(item.device?.text)),
              JSON.Member("detail", .text(item.detail)),
            ])
          })),
      JSON.Member(
        "chain",
        .object([
          JSON.Member("lines", .integer(reading.lines.count)),
          JSON.Member("unfinished", .bool(reading.isUnfinished)),
          JSON.Member(
            "damage",
            .array(
              damage.map { place in
                .object([
                  JSON.Member("file", .string(place.file)),
                  JSON.Member("line", .integer(place.line)),
                  JSON.Member("byte", .integer(place.byte)),
                  JSON.Member("reason", .string(place.reason)),
                ])
              })),
        ])),
    ])
  }
}
