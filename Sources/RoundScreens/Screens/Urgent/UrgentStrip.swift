import RoundCore

/// What stays on every screen of a home until somebody records it: urgent concerns without a route, what was
/// measured and must not wait, and decisions for hospital without transport; and urgent concerns that are open
/// for somebody whom the list on screen does not show.
struct UrgentStrip: Hashable, Sendable {
  private let routes: [String]
  private let measured: [String]
  private let transports: [String]
  private let elsewhere: [String]
  /// Of whom something was measured that somebody decides on the same day: in the row and on the page, no
  /// line of its own on every screen.
  let sameDay: Set<ResidentID>

  static let none = UrgentStrip(
    routes: [], measured: [], transports: [], elsewhere: [], sameDay: [])

  private init(
    routes: [String], measured: [String], transports: [String], elsewhere: [String],
    sameDay: Set<ResidentID>
  ) {
    self.routes = routes
    self.measured = measured
    self.transports = transports
    self.elsewhere = elsewhere
    self.sameDay = sameDay
  }

  /// - Parameter list: who is on the list on screen.
  init(_ record: Record, catalog: Catalog, on list: Set<ResidentID>, at now: Moment) {
    func name(_ resident: ResidentID) -> String {
      let details = record.residents[resident]?.current
      return (details?.shownName ?? "a resident") + (details?.room.map { ", room \($0)" } ?? "")
    }
    routes = record.withoutRoute.map { name($0.resident) }
    let unanswered = record.measuredAndUnanswered(catalog: catalog, at: now)
    measured = unanswered.filter { $0.value == .actNow }.keys.sorted().map(name)
    sameDay = Set(unanswered.filter { $0.value == .sameDay }.keys)
    transports = record.withoutTransport.map { name($0.resident) }
    elsewhere = record.residents.values.filter { resident in
      !list.contains(resident.id) && resident.openStates.contains { $0.hasRoute }
    }.map(\.id).sorted().map(name)
  }

  /// A line for each; without names where nobody's data may be shown.
  func lines(hidingNames: Bool = false) -> [String] {
    func line(_ title: String, _ names: [String], _ tail: String) -> [String] {
      guard !names.isEmpty else { return [] }
      let count = names.count > 1 ? " (\(names.count))" : ""
      return [
        hidingNames
          ? "\(title)\(count)" : "\(title)\(count): \(names.joined(separator: "; "))\(tail)"
      ]
    }
    return line("ROUTE NOT RECORDED", routes, ". Ring now: Ctrl-P, then ! and w")
      + line("ACT NOW (MEASURED)", measured, ". Ring; e records it")
      + line("TRANSPORT NOT ASKED FOR", transports, ". Ask now: Ctrl-P, then h")
      + line("URGENT CONCERN OPEN, NOT ON THIS LIST", elsewhere, ". Ctrl-P finds whom; E ends it")
  }

  var isEmpty: Bool {
    routes.isEmpty && measured.isEmpty && transports.isEmpty && elsewhere.isEmpty
  }
}
