import RoundCore

/// The register's own state.
public struct RegisterState: Hashable, Sendable {
  public var selected: ResidentID?
  public var scroll = Scroll()
  /// What is typed to find somebody.
  public var search: TextEditor?

  public init(selected: ResidentID? = nil) { self.selected = selected }
}

/// The residents of the register in groups.
struct RegisterRows {
  struct Group {
    let title: String
    let residents: [ResidentRecord]
  }

  let groups: [Group]

  init(_ record: Record, _ screen: RegisterState) {
    var here: [ResidentRecord] = []
    var away: [ResidentRecord] = []
    for resident in record.register where RegisterRows.fits(resident, screen) {
      if resident.whereabouts == .home { here.append(resident) } else { away.append(resident) }
    }
    let gone = record.residents.values.filter { resident in
      resident.current != nil && (resident.whereabouts == .left || resident.isDead)
        && RegisterRows.fits(resident, screen)
    }.sorted { left, right in
      let days = (left.residence.last?.body.on, right.residence.last?.body.on)
      // Who went last comes first; of one day by name.
      if days.0 != days.1 { return (days.0?.ordinal ?? .min) > (days.1?.ordinal ?? .min) }
      let names = (left.current?.shownName ?? "", right.current?.shownName ?? "")
      return names.0 == names.1 ? left.id < right.id : names.0 < names.1
    }
    groups = [
      Group(title: "In the home", residents: here), Group(title: "Away", residents: away),
      Group(title: "Left or died", residents: gone),
    ].filter { !$0.residents.isEmpty }
  }

  private static func fits(_ resident: ResidentRecord, _ screen: RegisterState) -> Bool {
    guard let text = screen.search?.text, !text.isEmpty else { return true }
    return RoundListUpdate.matches(resident, text)
  }

  var all: [ResidentRecord] { groups.flatMap(\.residents) }

  func selected(_ screen: RegisterState) -> ResidentRecord? {
    let all = all
    return all.first { $0.id == screen.selected } ?? all.first
  }
}
