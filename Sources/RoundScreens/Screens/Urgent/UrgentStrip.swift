import RoundCore

/// What stays on every screen of a home until somebody records it: urgent concerns without a route, and
/// decisions for hospital without transport.
struct UrgentStrip: Hashable, Sendable {
  private let routes: [String]
  private let transports: [String]

  static let none = UrgentStrip(routes: [], transports: [])

  private init(routes: [String], transports: [String]) {
    self.routes = routes
    self.transports = transports
  }

  init(_ record: Record) {
    func name(_ state: EscalationState) -> String {
      let details = record.residents[state.resident]?.current
      return (details?.shownName ?? "a resident") + (details?.room.map { ", room \($0)" } ?? "")
    }
    routes = record.withoutRoute.map(name)
    transports = record.withoutTransport.map(name)
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
      + line("TRANSPORT NOT ASKED FOR", transports, ". Ask now (list: h)")
  }

  var isEmpty: Bool { routes.isEmpty && transports.isEmpty }
}
