import ArgumentParser
import RoundCore
import RoundReports

/// `homeround list`: the flagged residents of a round.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "The flagged residents of the open round, else this week's, else the next, in order.")

  @OptionGroup var place: PlaceOptions
  @Option(help: "The round on this day.", transform: DayArgument.read) var round: DayArgument?
  @Flag(help: "As JSON; the shape is in Resources/list.schema.json.") var json = false

  func run() throws {
    let record = try place.read().record
    let now = Moment.now()
    let chosen = RoundChoice.round(in: record, on: round?.day, today: UKTime(now).day)
    if json {
      Output.json(
        ListJSON.value(record: record, round: chosen?.id, catalog: .shipped, now: now))
      return
    }
    urgent(in: record)
    guard let chosen else {
      Output.line(round.map { "There is no round on \($0.day.shown)." } ?? "No round is planned.")
      return
    }
    let all = record.list(of: chosen.id)
    // As on screen: what is left to do first.
    let list = ListItem.Status.allCases.flatMap { status in all.filter { $0.status == status } }
    let done = list.filter(\.status.isAccountedFor).count
    let day = chosen.date?.shownWithWeekday ?? "date not known"
    Output.line("\(record.homeName), round of \(day): \(done) of \(list.count)")
    if record.isPretend { Output.line("PRETEND RESIDENTS") }
    for item in list {
      let details = record.residents[item.resident]?.current
      let reasons = item.reasons.map { Catalog.shipped.words($0, in: Catalog.shipped.reasons) }
      Output.line(
        "\(item.priority)  \(details?.shownName ?? "NOT IN THE REGISTER")"
          + "  room \(details?.room ?? "Not Known")  \(details?.shownNumber ?? "")"
          + (details?.unidentified == true ? "  who is this?" : "")
          + "  [\(item.status.words)\(record.lateWords(item, on: chosen.id).map { ", \($0)" } ?? "")]"
          + (isClockDoubted(item, in: record) ? "  (the computer's clock was doubtful)" : "")
          + "  \(item.priorityReason ?? reasons.joined(separator: "; "))")
    }
  }

  /// What nobody has recorded yet of urgent concerns stands before everything else.
  private func urgent(in record: Record) {
    func name(_ state: EscalationState) -> String {
      let details = record.residents[state.resident]?.current
      return "\(details?.shownName ?? "NOT IN THE REGISTER")  room \(details?.room ?? "Not Known")"
    }
    for state in record.withoutRoute {
      Output.line(
        "ROUTE NOT RECORDED  \(name(state))  \(state.concern.body.concern)  "
          + "homeround has told nobody. Ring now.")
    }
    for state in record.withoutTransport {
      Output.line("TRANSPORT NOT ASKED FOR  \(name(state))  \(state.concern.body.concern)")
    }
  }

  /// Whether a time that the list rests on is in doubt: of a flag, or of what was signed for it.
  private func isClockDoubted(_ item: ListItem, in record: Record) -> Bool {
    guard !record.clockDoubts.isEmpty, let person = record.residents[item.resident] else {
      return false
    }
    let signed = person.reviews.facts.map(\.header) + person.escalations.facts.map(\.header)
    return (item.flags.map(\.header) + signed).contains { record.isClockDoubted($0) }
  }
}

/// Which round a command means.
enum RoundChoice {
  static func round(in record: Record, on day: Day?, today: Day) -> RoundRecord? {
    if let day { return record.round(on: day) }
    return record.currentRound(on: today)
  }
}
