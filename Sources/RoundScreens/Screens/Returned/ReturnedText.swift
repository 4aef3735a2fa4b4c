import RoundCore

/// "What came back" in words, the same on screen and line by line.
enum ReturnedText {
  struct Line {
    let text: String
    let style: Style
  }

  struct Detail {
    let text: String
    var meaning = Meaning.ordinary
    var mark = SafeText.empty
  }

  private static let readHint = ". Press r once you have read it"

  /// What stands above the items.
  static func head(
    _ state: ProgramState, _ screen: ReturnedState, _ rows: ReturnedRows
  ) -> [Line] {
    let record = state.record
    let words = ReturnedWords(record, state.catalog)
    let round = record.rounds[screen.round]
    let day = round?.date?.shownWithWeekday ?? "a day not known"
    let isClosed = round?.isClosed ?? false
    var lines = [
      Line(
        text: isClosed
          ? "WHAT CAME BACK from the round of \(day)" : "WHAT CAME BACK: no round is closed yet",
        style: Style(.heading, bold: true))
    ]
    let sheet = record.sheetArrival(of: screen.round)
    if isClosed {
      let hint = state.role == .prepare && sheet.read == nil ? readHint : ""
      lines.append(
        Line(
          text: "The sheet, at the home: \(words.arrival(sheet))\(hint).",
          style: Style(sheet.received == nil ? .attention : .ordinary)))
    }
    if let list = listToRead(state) {
      let arrival = record.listArrival(of: list.id)
      let hint = state.role == .round && arrival.read == nil ? readHint : ""
      lines.append(
        Line(
          text:
            "The list for \(list.date?.shownWithWeekday ?? "a day not known"), at the practice: "
            + "\(words.arrival(arrival))\(hint).",
          style: Style(.ordinary)))
    }
    guard isClosed else { return lines }
    let open = rows.all.filter(\.isOpen)
    let overdue = open.count { $0.isOverdue(at: state.now) }
    var counts =
      open.isEmpty
      ? "Everything is confirmed."
      : "\(open.count) to be confirmed" + (overdue > 0 ? ", \(overdue) OVERDUE." : ".")
    if !screen.ticked.isEmpty {
      counts += " \(screen.ticked.count) ticked, not signed yet: Ctrl-S signs."
    } else if state.role == .prepare,
      open.contains(where: { !$0.isMoot && !$0.asksWhen(at: state.now) })
    {
      counts += " Space ticks what is done as it says."
    }
    lines.append(
      Line(text: counts, style: Style(overdue > 0 ? .urgent : .ordinary, bold: overdue > 0)))
    return lines
  }

  /// The list that the practice has or gets next, once it was sent.
  static func listToRead(_ state: ProgramState) -> RoundRecord? {
    guard let round = state.round.flatMap({ state.record.rounds[$0] }), round.isSent else {
      return nil
    }
    return round
  }

  /// What stands under an item: before and after where it matters now, and what was said of it.
  static func details(
    _ item: ReturnedItem, _ state: ProgramState, isWhole: Bool, isTicked: Bool = false
  ) -> [Detail] {
    let words = ReturnedWords(state.record, state.catalog)
    let isUrgent = item.isOpen && item.isMARToday
    var lines: [Detail] = []
    if isWhole || isUrgent {
      let change = words.change(item)
      if let before = change.before {
        lines.append(Detail(text: before, meaning: .urgent, mark: "- before:"))
      }
      if let after = change.after {
        lines.append(Detail(text: after, meaning: .done, mark: "+ after: "))
      }
      lines += words.about(item).map { Detail(text: $0, meaning: .secondary) }
    }
    if item.isOpen {
      let mar = item.isMARToday ? "MAR, " : ""
      let overdue = item.isOverdue(at: state.now)
      lines.append(
        Detail(
          text: (overdue ? "OVERDUE: " : "") + "\(mar)to be confirmed \(words.due(item))",
          meaning: overdue ? .urgent : .attention, mark: overdue ? "!!" : "!"))
    }
    if let told = item.told, isWhole || item.isNobodyTold {
      lines.append(
        Detail(
          text: item.isNobodyTold
            ? "NOBODY AT THE HOME TOLD YET (\(words.source(told)))" : words.said(told),
          meaning: item.isNobodyTold ? .urgent : .secondary))
    }
    if isWhole {
      lines += item.words.filter { $0.body.state != .told && $0.body.state != .notTold }
        .map { Detail(text: words.said($0), meaning: meaning($0.body.state)) }
      if item.isConfirmedLate {
        lines.append(Detail(text: words.late(item), meaning: .attention, mark: "!"))
      }
      if let last = item.action?.said, !item.isOpen, last != item.confirmation?.header,
        let said = words.state(item)
      {
        lines.append(Detail(text: said, meaning: .done))
      }
    } else if let said = words.state(item) {
      lines.append(
        Detail(text: said, meaning: item.isQuery || item.isNotDone ? .attention : .secondary))
    }
    if isTicked {
      lines.append(Detail(text: "Ticked as done. Not signed yet.", meaning: .attention))
    }
    return lines
  }

  private static func meaning(_ state: AcknowledgementRecorded.State) -> Meaning {
    switch state {
    case .carePlanChanged, .marChanged, .done: return .done
    case .notDone, .query: return .attention
    case .received, .read, .answered, .told, .notTold: return .ordinary
    }
  }
}
