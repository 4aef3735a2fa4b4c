extension ResidentRecord {
  /// Everything that is in dispute about the resident, what may do harm first.
  public var disputes: [Dispute] {
    [
      allergies.dispute(.allergies, of: id), cpr.dispute(.cpr, of: id),
      urgentPlans.dispute(.limits, of: id), medicines.dispute(.medicines, of: id),
      infections.dispute(.infection, of: id),
    ].compactMap(\.self) + carePlan.compactMap { $0.dispute(of: id) }
  }

  /// Those that stand wherever one of their sides would.
  public func safetyDisputes(_ catalog: Catalog) -> [Dispute] {
    disputes.filter { $0.isSafetyCritical(catalog) }
  }

  /// The dispute that an entry or a change is a side of.
  public func dispute(about entry: EntryID) -> Dispute? {
    disputes.first { $0.heads.contains(entry) }
  }

  /// What a new record of allergies takes the place of: all that stand.
  public var allergyHeads: [EntryID] { allergies.heads.map(\.header.id) }
  public var cprHeads: [EntryID] { cpr.heads.map(\.header.id) }
  public var limitsHeads: [EntryID] { urgentPlans.heads.map(\.header.id) }
  public var infectionHeads: [EntryID] { infections.heads.map(\.header.id) }
  public var medicineHeads: [EntryID] { medicines.heads.map(\.header.id) }

  /// What is said of allergies: the record, or all of those that differ.
  public var allergyText: String { allergies.text(or: allergyStatement.shown) }
  /// Every allergy of every record that stands.
  public var standingAllergies: [AllergiesRecorded.Allergy] {
    var all: [AllergiesRecorded.Allergy] = []
    for item in allergies.heads.flatMap(\.body.items) where !all.contains(item) { all.append(item) }
    return all
  }
  /// What is said of CPR, whole; nil where nothing is recorded.
  public var cprText: String? { cpr.last.map { cpr.text(or: $0.body.saying) } }
  /// The same of treatment limits; nil unless several stand.
  public var disputedLimits: String? { urgentPlans.disputedText }
  public var disputedCPR: String? { cpr.disputedText }
  public var disputedAllergies: String? { allergies.disputedText }
  public var disputedInfection: String? { infections.disputedText }
}

extension Log where Body: ReplacingBody {
  /// All that stand, when they say different things: `TWO RECORDS DIFFER: 1. ... 2. ...`.
  var disputedText: String? {
    var all: [String] = []
    for head in heads where !all.contains(head.body.saying) { all.append(head.body.saying) }
    return all.count > 1 ? Dispute.both(all) : nil
  }

  func text(or usual: String) -> String { disputedText ?? usual }
}

extension Dispute {
  /// `TWO RECORDS DIFFER, not settled: 1. Penicillin  2. No known allergies`.
  static func both(_ texts: [String]) -> String {
    let number = texts.count == 2 ? "TWO" : "\(texts.count)"
    let all = texts.enumerated().map { "\($0.offset + 1). \($0.element)" }
    return "\(number) RECORDS DIFFER, not settled: " + all.joined(separator: "  ")
  }

  /// The same as one line, its title first.
  public func line(_ catalog: Catalog) -> String {
    "\(title(catalog)): \(Dispute.both(sides.map(\.text)))"
  }

  /// Of each side what the others do not say, where it is a list of medicines; else as `line`.
  public func short(_ catalog: Catalog) -> String {
    guard subject == .medicines else { return line(catalog) }
    let lists = sides.map { $0.text.components(of: "; ") }
    let shared = lists.dropFirst().reduce(Set(lists.first ?? [])) { $0.intersection($1) }
    let own = lists.map { list in
      let rest = list.filter { !shared.contains($0) }
      return rest.isEmpty ? "nothing more" : rest.joined(separator: "; ")
    }
    let all = own.enumerated().map { "only \($0.offset + 1). has \($0.element)" }
    return "Medicines: \(sides.count == 2 ? "TWO" : "\(sides.count)") LISTS DIFFER, not settled: "
      + all.joined(separator: "  ")
  }
}

extension String {
  /// The parts between separators.
  fileprivate func components(of separator: String) -> [String] {
    var parts: [String] = []
    var part = ""
    var rest = Substring(self)
    while !rest.isEmpty {
      if rest.hasPrefix(separator) {
        parts.append(part)
        part = ""
        rest = rest.dropFirst(separator.count)
      } else {
        part.append(rest.removeFirst())
      }
    }
    return parts + [part]
  }
}

extension CarePlanHeading {
  /// Several texts stand, and they say different things.
  public var isInDispute: Bool { Set(standing.map(\.change.after)).count > 1 }

  /// Nil where one text stands, or several that say the same.
  func dispute(of resident: ResidentID) -> Dispute? {
    let heads = standing
    guard heads.count > 1 else { return nil }
    var sides: [Dispute.Side] = []
    for head in heads where !sides.contains(where: { $0.text == head.change.after }) {
      sides.append(
        Dispute.Side(header: head.header, id: head.change.id, text: head.change.after))
    }
    guard sides.count > 1 else { return nil }
    return Dispute(
      resident: resident, subject: .carePlan(heading: heading), sides: sides,
      heads: heads.map(\.change.id))
  }
}

extension Record {
  /// Everything that is in dispute, by resident: those of the register first, by name.
  public var disputes: [Dispute] {
    let here = register.map(\.id)
    let gone = residents.keys.filter { !here.contains($0) }.sorted()
    return (here + gone).flatMap { residents[$0]?.disputes ?? [] }
  }
}
