import RoundCore

/// What stays on every screen of a home until somebody records it: urgent concerns without a route, what was
/// measured and must not wait, and decisions for hospital without transport.
struct UrgentStrip: Hashable, Sendable {
  private let routes: [String]
  private let measured: [String]
  private let transports: [String]
  /// Of whom something was measured that somebody decides on the same day: in the row and on the page, no
  /// line of its own on every screen.
  let sameDay: Set<ResidentID>

  static let none = UrgentStrip(routes: [], measured: [], transports: [], sameDay: [])

  private init(
    routes: [String], measured: [String], transports: [String], sameDay: Set<ResidentID>
  ) {
    self.routes = routes
    self.measured = measured
    self.transports = transports
    self.sameDay = sameDay
  }

  init(_ record: Record, catalog: Catalog, at now: Moment) {
    func name(_ resident: ResidentID) -> String {
      let details = record.residents[resident]?.current
      return (details?.shownName ?? "a resident") + (details?.room.map { ", room \($0)" } ?? "")
    }
    routes = record.withoutRoute.map { name($0.resident) }
    let unanswered = record.measuredAndUnanswered(catalog: catalog, at: now)
    measured = unanswered.filter { $0.value == .actNow }.keys.sorted().map(name)
    sameDay = Set(unanswered.filter { $0.value == .sameDay }.keys)
    transports = record.withoutTransport.map { name($0.resident) }
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
    return line("ROUTE NOT RECORDED", routes, ". Ring now (list: !, w)")
      + line("ACT NOW (MEASURED)", measured, ". Ring; e records it")
      + line("TRANSPORT NOT ASKED FOR", transports, ". Ask now (list: h)")
  }

  var isEmpty: Bool { routes.isEmpty && measured.isEmpty && transports.isEmpty }
}
