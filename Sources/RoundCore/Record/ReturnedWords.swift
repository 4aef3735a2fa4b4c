/// What came back, and what was said of it, in words: the same on every screen and page.
public struct ReturnedWords: Sendable {
  let record: Record
  let catalog: Catalog

  public init(_ record: Record, _ catalog: Catalog) {
    self.record = record
    self.catalog = catalog
  }

  /// `Stop: zopiclone, was 7.5 mg at night. MAR TODAY`.
  public func title(_ item: ReturnedItem) -> String {
    switch item.what {
    case .medicine(let change):
      let prescribing = Prescribing(change, by: record.author(of: item.review), catalog: catalog)
      let lead = prescribing.isRecommendation ? "RECOMMENDED, not prescribed: " : ""
      return
        "\(lead)\(catalog.words(change.change, in: catalog.medicineChanges)): \(change.medicine)"
    case .carePlan(let change):
      return "Care plan, \(catalog.words(change.heading, in: catalog.carePlanHeadings))"
    case .action(let action): return "Action: \(action.what)"
    }
  }

  /// What it was and is to be; nil where one of them does not apply.
  public func change(_ item: ReturnedItem) -> (before: String?, after: String?) {
    func said(_ text: String, _ nothing: String) -> String { text.trimmed.isEmpty ? nothing : text }
    switch item.what {
    case .medicine(let change):
      return (change.shownBefore, change.shownAfter)
    case .carePlan(let change):
      return (
        said(change.before, "nothing (new heading)"), said(change.after, "nothing (taken out)")
      )
    case .action: return (nil, nil)
    }
  }

  /// Why, who prescribes or has agreed, and who signed it, each a sentence.
  public func about(_ item: ReturnedItem) -> [String] {
    var lines: [String] = []
    switch item.what {
    case .medicine(let change):
      if let why = change.why { lines.append("Why: \(why)") }
      let author = record.author(of: item.review)
      lines.append(Prescribing(change, by: author, catalog: catalog).sentence + ".")
    case .carePlan(let change):
      if let why = change.why { lines.append("Why: \(why)") }
      var agreed = "Agreed with \(change.agreedWith ?? "nobody named")"
      if let day = change.reviewOn { agreed += ". Look again \(day.shownWithWeekday)" }
      lines.append(agreed + ".")
    case .action(let action):
      let due = action.due.map { "by \($0.shownWithWeekday)" } ?? "by the next round"
      lines.append("For: \(action.owner), \(due).")
    }
    lines.append("Signed by \(by(item.review)).")
    return lines
  }

  /// By when it is to be confirmed; of a change of the MAR also whether that was agreed.
  public func due(_ item: ReturnedItem) -> String {
    let time = UKTime(item.due)
    if item.isMARToday, record.confirmationDue.marTodayBy == nil {
      let day = UKTime(item.asked).day
      return "on \(day.shownWithWeekday); no same-day time agreed"
    }
    if time.hour == 0, time.minute == 0 {
      return "by the end of \(time.day.adding(days: -1).shownWithWeekday)"
    }
    return "by \(time.day.shownWithWeekday) \(time.clock)"
  }

  // MARK: What was said

  /// What has become of it, with who said so, when, and who wrote it down; nil while nothing was said.
  public func state(_ item: ReturnedItem) -> String? {
    if let action = item.action, !action.isOpen, let last = action.said,
      last != item.confirmation?.header
    {
      if action.isClosedByDeath { return "Closed: the resident died (\(by(last)))" }
      let note = action.note.map { ": \($0)" } ?? ""
      return "\(action.state == .done ? "Done" : "Not done")\(note) (\(by(last)))"
    }
    let words = (item.confirmation ?? item.openQuery ?? item.latest).map(said)
    return item.isConfirmedLate ? words.map { "\($0). \(late(item))" } : words
  }

  /// `LATE: it was to be confirmed by Thu 12-Mar-2026 18:00`.
  public func late(_ item: ReturnedItem) -> String { "LATE: it was to be confirmed \(due(item))" }

  /// `MAR changed (J. Reed (designated person), 26-Nov-2026 15:10)`; of what was said to somebody who
  /// wrote it down, how, by whom it was said and by whom it was keyed.
  public func said(_ fact: Fact<AcknowledgementRecorded>) -> String {
    let body = fact.body
    let words = catalog.words(body.state.rawValue, in: catalog.acknowledgements)
    let because = body.state == .notDone ? " because" : ""
    let note = body.note.map { "\(because): \($0)" } ?? ""
    return "\(words)\(note) (\(source(fact)))"
  }

  /// Who said it and when.
  public func source(_ fact: Fact<AcknowledgementRecorded>) -> String {
    let body = fact.body
    guard let name = body.saidBy else {
      let done = body.state.isConfirmation ? body.at : nil
      return (done.map { "done \(UKTime($0).shown), written down by " } ?? "") + by(fact.header)
    }
    let when = body.at.map { " \(UKTime($0).shown)" } ?? ""
    let how = (body.how ?? "told") + when
    let keyed = "keyed by \(by(fact.header))"
    return body.state == .told ? "\(name), \(how), \(keyed)" : "\(how), said by \(name), \(keyed)"
  }

  private func by(_ header: EntryHeader) -> String {
    let name = record.author(of: header).map { catalog.shown($0) } ?? "author not known"
    return "\(name), \(UKTime(header.at.moment).shown)"
  }

  // MARK: The sheet and the list

  /// `received by J. Reed, 26-Nov-2026 15:02; read by ...`, or what is not recorded yet.
  public func arrival(_ arrival: Record.Arrival) -> String {
    guard let received = arrival.received else { return "not recorded as received yet" }
    guard let read = arrival.read else {
      return "received by \(short(received)); not recorded as read yet"
    }
    return read == received
      ? "received and read by \(short(read))"
      : "received by \(short(received)); read by \(short(read))"
  }

  /// Who and when, without role: it stands above a list.
  private func short(_ fact: Fact<AcknowledgementRecorded>) -> String {
    if fact.body.saidBy != nil { return source(fact) }
    let name = record.author(of: fact.header)?.name ?? "author not known"
    return "\(name), \(UKTime(fact.header.at.moment).shown)"
  }
}
