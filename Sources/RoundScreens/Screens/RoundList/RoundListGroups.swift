import RoundCore

/// The list in groups: what is left first.
struct RoundListGroups {
  let title: String
  let items: [ListItem]

  static func of(_ items: [ListItem]) -> [RoundListGroups] {
    ListItem.Status.allCases.compactMap { status in
      let members = items.filter { $0.status == status }
      return members.isEmpty ? nil : RoundListGroups(title: status.words, items: members)
    }
  }
}
