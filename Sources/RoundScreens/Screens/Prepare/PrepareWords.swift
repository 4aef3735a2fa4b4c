import RoundCore

/// What the home's list says about itself, in words.
enum PrepareWords {
  /// How what is put forward now is marked: after the cut-off, or after the list was sent; nil in time.
  static func late(_ state: ProgramState) -> String? {
    if let cutOff = state.roundPlan?.cutOff, state.now > cutOff { return Record.afterCutOff }
    guard let round = state.round, state.record.rounds[round]?.isSent ?? false else { return nil }
    return Record.afterSending
  }

  /// `hat is added now is marked "after sending"`: after a W, or a w.
  static func marked(_ state: ProgramState) -> String {
    "hat is added now is marked \"\(late(state) ?? Record.afterSending)\""
  }

  /// `Thu 03-Dec-2026 14:00, face to face`.
  static func round(_ plan: RoundPlanned, _ catalog: Catalog) -> String {
    let time = plan.time.map { " \($0)" } ?? ""
    let mode = plan.mode.map { ", \(catalog.words($0, in: catalog.modes))" } ?? ""
    let extra = plan.extra.map { ", extra: \($0)" } ?? ""
    return "\(plan.date.shownWithWeekday)\(time)\(mode)\(extra)"
  }

  /// By when the list is to be sent, or when it was.
  static func due(_ state: ProgramState) -> (words: String, isUrgent: Bool)? {
    guard let plan = state.roundPlan else { return nil }
    let round = state.record.rounds[plan.round]
    if round?.isCancelled ?? false {
      let body = round?.cancellations.last?.body
      return ("\(body?.missed ?? false ? "Missed" : "Called off"): \(body?.reason ?? "")", true)
    }
    if round?.isClosed ?? false { return ("This round is closed.", false) }
    if let sent = round?.sent.facts.first {
      let arrival = state.record.listArrival(of: plan.round)
      let there =
        (arrival.read ?? arrival.received).map { fact in
          " \(arrival.read == nil ? "Received" : "Read") at the practice "
            + "\(shown(fact.body.at ?? fact.header.at.moment))."
        } ?? ""
      guard isOut(plan.round, state) else {
        return (
          "List closed \(shown(sent.header.at.moment)), NOT SENT to anybody yet: no file of it was "
            + "made (X). W\(marked(state)).", true
        )
      }
      return (
        "Sent \(shown(sent.header.at.moment)).\(there) W\(marked(state)).", false
      )
    }
    guard let cutOff = plan.cutOff else {
      return ("By when the list is to be sent is not agreed.", false)
    }
    let left = CutOff(moment: cutOff)
    if state.now > cutOff {
      let ago = left.timeLeft(at: state.now).replacingPrefix("closed ", with: "")
      return (
        "Cut-off \(shown(cutOff)) passed \(ago): w\(marked(state)).", true
      )
    }
    return ("Send by \(shown(cutOff)): \(left.timeLeft(at: state.now)).", false)
  }

  /// A file with the list was made here after it was closed, or the practice has said that it has it.
  static func isOut(_ round: RoundID, _ state: ProgramState) -> Bool {
    guard let sent = state.record.rounds[round]?.sent.facts.first else { return false }
    if state.record.listArrival(of: round).received != nil { return true }
    // What another computer wrote has left that one.
    guard sent.header.device == state.device else { return true }
    return state.sent != .unknown && state.sent.holds(sent.header)
  }

  /// `Sun 06-Dec 10:00`.
  static func shown(_ moment: Moment) -> String {
    let time = UKTime(moment)
    return "\(time.day.shownWithWeekday.dropLast(5)) \(time.clock)"
  }

  /// How much of the list is there, and what it still wants.
  static func counts(_ state: ProgramState) -> [String] {
    let rows = state.prepared.filter(\.isOnList)
    guard !rows.isEmpty else { return ["Nobody is put forward yet."] }
    var words = ["\(rows.count) put forward."]
    for missing in PreparedRow.Missing.allCases {
      let count = rows.count { $0.missing.contains(missing) }
      if count > 0 { words.append(sentence(missing, count)) }
    }
    if words.count == 1 { words.append("Nothing is missing.") }
    return words
  }

  private static func sentence(_ missing: PreparedRow.Missing, _ count: Int) -> String {
    let who = count == 1 ? "1 resident has" : "\(count) residents have"
    switch missing {
    case .reason: return "\(who) no reason."
    case .priorityReason: return "\(count) without why so soon."
    case .note: return "\(count) \(count == 1 ? "has" : "have") no note."
    case .wholeNote: return "\(count) \(count == 1 ? "note is" : "notes are") not complete."
    case .consent: return "\(count) where nothing is recorded on sharing."
    }
  }

  /// What one row is wanting.
  static func missing(_ missing: PreparedRow.Missing) -> String {
    switch missing {
    case .reason: return "no reason"
    case .priorityReason: return "not said why so soon"
    case .note: return "no note"
    case .wholeNote: return "note not complete"
    case .consent: return "sharing not recorded"
    }
  }

  /// `after cut-off`, and `put in Mon 12:00`; nil for whoever was put forward in time.
  static func late(_ item: ListItem, _ state: ProgramState) -> (mark: String, when: String)? {
    guard let round = state.round, let words = state.record.lateWords(item, on: round),
      let flag = item.flags.first(where: { state.record.isLate($0, on: round) })
    else { return nil }
    let time = UKTime(flag.body.raisedAt ?? flag.header.at.moment)
    return (words, "put in \(time.day.shownWithWeekday.prefix(3)) \(time.clock)")
  }

  static func away(_ resident: ResidentRecord?) -> String? {
    switch resident?.residence.last?.body.state {
    case .hospital?: return "in hospital"
    case .leave?: return "on leave"
    default: return nil
    }
  }

  /// `not seen (asleep), 2 weeks`; `Kidney blood test (practice), 4 weeks`.
  static func left(_ left: LeftOver, until day: Day, _ catalog: Catalog) -> String {
    let weeks = left.weeks(until: day)
    let when = weeks == 0 ? "this week" : Wording.count(weeks, "week")
    switch left.kind {
    case .notSeen(_, let reason):
      let why = reason.map { " (\(catalog.words($0, in: catalog.notSeenReasons)))" } ?? ""
      return "not seen\(why), \(when)"
    case .action(let action):
      let side = catalog.words(action.action.ownerSide, in: catalog.ownerSides)
      let waits = action.state == .waiting ? ", waiting" : ""
      return "\(action.action.what) (\(side)\(waits)), \(when)"
    case .unconfirmed(_, let words): return "not confirmed: \(words), \(when)"
    }
  }

  /// `6 weeks ago, 15-Oct-2026`; `never on a round recorded here`.
  static func considered(_ row: PreparedRow, until day: Day) -> String {
    guard let considered = row.considered, let weeks = row.weeks(until: day) else {
      return "never on a round recorded here"
    }
    let when = weeks == 0 ? "less than a week before" : "\(Wording.count(weeks, "week")) before"
    return "\(when), \(considered.shownWithWeekday)"
  }

  // MARK: On screen

  /// The lines above the list; shortened where rows are few.
  static func head(_ state: ProgramState, width: Int, rows: Int) -> [StyledLine] {
    guard let plan = state.roundPlan else {
      return [StyledLine(" No round is planned. l plans one.", Style(.attention, bold: true))]
    }
    var lines: [StyledLine] = []
    func add(_ text: String, _ style: Style) {
      for row in SafeText.wrapped(text, width: max(8, width - 2)) {
        lines.append(StyledLine(" " + row, style))
      }
    }
    let due = due(state)
    let isNarrow = width < ListRowView.wide
    if !isNarrow {
      add("List for \(round(plan, state.catalog)).", Style(.heading, bold: true))
    }
    if let due {
      let isOver = state.round.flatMap { state.record.rounds[$0] }?.isSent ?? false
      let next = isOver && PrepareUpdate.target(state, forward: true) != nil && !isNarrow
      add(
        due.words + (next ? " ] is the next list." : ""),
        Style(due.isUrgent ? .urgent : .ordinary, bold: due.isUrgent))
    }
    add(counts(state).joined(separator: " "), Style(.ordinary))
    if let reason = unfinished(state), !isNarrow {
      add("It can't be sent yet (d): \(reason)", Style(.attention))
    }
    return Array(lines.prefix(rows))
  }

  /// Why the list can't be sent now; nil when it can.
  static func sendReason(_ state: ProgramState) -> String? {
    guard let plan = state.roundPlan else { return "No round is planned." }
    let round = state.record.rounds[plan.round]
    if round?.isCancelled ?? false { return "This round does not take place." }
    if round?.isClosed ?? false { return "This round is closed." }
    if let sent = round?.sent.facts.first {
      let when = shown(sent.header.at.moment)
      return isOut(plan.round, state)
        ? "It was sent \(when); w\(marked(state))."
        : "It was closed \(when), and no file of it was made: X, then Send, makes one."
    }
    return unfinished(state)
  }

  /// What has to be filled in before the list can be sent; nil when nothing has.
  private static func unfinished(_ state: ProgramState) -> String? {
    let rows = state.prepared.filter { $0.isOnList && $0.missing.contains(.reason) }
    guard let first = rows.first else { return nil }
    let others = rows.count == 1 ? "" : ", and \(rows.count - 1) more"
    return "no reason for \(state.nameAndRoom(first.resident))\(others). V gives one."
  }

  /// What is said where the register is empty.
  static func nobody(_ page: inout Page) {
    page.paragraph("Nobody is in the register of this home yet.", Style(bold: true))
    page.add(StyledLine())
    page.paragraph("One by one: B opens the register, and a there admits a resident.")
    page.add(StyledLine())
    page.paragraph("All at once, from a spreadsheet saved as CSV: X, then Spreadsheets.")
    page.add(StyledLine())
    page.paragraph(
      "The first line of the file names the columns. Needed: family name, given name. Better with: "
        + "title, preferred name, born, gender, NHS number, room, registered GP, admitted, allergies, CPR "
        + "decision. Nobody is taken in silently: each line that is refused is told with the reason."
    )
    page.add(StyledLine())
    page.paragraph(
      "They appear here as soon as they are in. Then a puts somebody forward for the round, with the "
        + "reason and how soon, and d sends the list.")
  }
}

extension String {
  /// The text with another beginning; as it is when it does not begin so.
  fileprivate func replacingPrefix(_ prefix: String, with other: String) -> String {
    hasPrefix(prefix) ? other + dropFirst(prefix.count) : self
  }
}
