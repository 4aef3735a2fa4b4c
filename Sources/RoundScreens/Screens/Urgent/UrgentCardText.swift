import RoundCore

/// Whom to ring, and what whoever answers will ask: the card of an urgent concern in words.
enum UrgentCardText {
  static let toldNobody = "homeround has told nobody. Ring now."
  /// Where nothing urgent is recorded, and nothing measured is: whether to ring is the reader's to say.
  static let tellsNobody = "If it is urgent: ring. homeround tells nobody."

  /// A number to ring, and whether it can be rung at this time.
  struct Number: Hashable, Sendable {
    let words: String
    let number: String
    /// As written; empty where nothing is.
    let hours: String
    /// Nil where the hours can't be read for certain.
    let isOpen: Bool?

    var appliesNow: Bool { isOpen ?? true }
  }

  /// The numbers of the agreement, then the national ones that it does not have; those that can be rung
  /// now first.
  static func numbers(_ state: ProgramState) -> [Number] {
    let catalog = state.catalog
    let agreed = state.record.agreement?.urgentNumbers ?? []
    func number(_ route: String, _ number: String, _ hours: String?) -> Number {
      let isOpen = hours.flatMap { OpeningHours($0) }?.includes(state.now)
      return Number(
        words: catalog.words(route, in: catalog.routes), number: number, hours: hours ?? "",
        isOpen: isOpen)
    }
    var all = agreed.map { number($0.route, $0.number, $0.hours) }
    for national in catalog.urgency.nationalRoutes
    where !agreed.contains(where: { $0.route == national.route }) {
      all.append(number(national.route, national.number, "\(national.hours). \(national.note)"))
    }
    // 999 is the first whatever the agreement's order.
    let first = all.filter { $0.number == "999" }
    let rest = all.filter { $0.number != "999" }
    return first + rest.filter(\.appliesNow) + rest.filter { !$0.appliesNow }
  }

  static func cpr(_ resident: ResidentRecord) -> String {
    if let disputed = resident.disputedCPR { return disputed }
    guard let cpr = resident.cpr.last?.body else { return "Not recorded" }
    let place = cpr.location.map { $0.isEmpty ? "" : ". The form: \($0)" } ?? ""
    return cpr.decision.words + place
  }

  static func limits(_ resident: ResidentRecord) -> String {
    if let disputed = resident.disputedLimits { return disputed }
    guard let plan = resident.urgentPlan?.body, let limits = plan.limits else {
      return "Not recorded"
    }
    let who = plan.decidedBy.map { " (\($0)\(plan.decidedOn.map { ", \($0.shown)" } ?? ""))" } ?? ""
    return limits + who + (plan.location.map { ". The form: \($0)" } ?? "")
  }

  static func medicines(_ plan: UrgentPlanRecorded?) -> String {
    switch plan?.medicinesInHouse {
    case true?: return "In the house" + (plan?.medicines.map { ": \($0)" } ?? "")
    case false?: return "Not in the house"
    case nil: return "Not recorded"
    }
  }

  private static func time(_ moment: Moment?, _ state: ProgramState) -> String {
    guard let moment else { return "time not recorded" }
    let time = UKTime(moment)
    return time.day == state.today ? time.clock : time.shown
  }

  /// Who was told of a concern, line by line.
  static func told(_ concern: EscalationState, _ state: ProgramState) -> [String] {
    concern.told.map { told in
      let route = told.route.map { state.catalog.words($0, in: state.catalog.routes) }
      return "\(route ?? "ROUTE NOT RECORDED"), \(time(told.at, state)). "
        + "Told: \(told.who ?? "not recorded"). They said: \(told.said ?? "not recorded")"
    }
  }

  /// The steps of a visit or a transfer, line by line.
  static func steps(_ concern: EscalationState, _ state: ProgramState) -> [String] {
    let catalog = state.catalog.urgency
    return concern.followUps.filter { $0.body.step != .told }.map { fact in
      let body = fact.body
      if let why = body.notYet { return "Transport NOT ASKED FOR yet: \(why)" }
      let words = catalog.steps.first { $0.code == body.step.rawValue }?.words
      var line = "\(words ?? body.step.rawValue), \(time(body.at, state))"
      if let who = body.who { line += ", \(who)" }
      if let decision = body.decision {
        line += ": \(catalog.decisions.first { $0.code == decision }?.words ?? decision)"
      }
      if let said = body.said { line += ". \(said)" }
      return line
    }
  }

  /// The clock of a decision for hospital; nil where there is none.
  static func clock(_ concern: EscalationState, _ state: ProgramState) -> String? {
    guard concern.isOpen, let at = concern.hospitalDecision?.body.at else { return nil }
    let left = state.catalog.urgency.clock(decidedAt: at).words(at: state.now)
    return concern.needsTransport ? "\(left). TRANSPORT NOT ASKED FOR" : left
  }
}
