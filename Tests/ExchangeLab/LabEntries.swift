import RoundCore

/// Entries as somebody makes them who sees the record of one computer.
struct LabEntries {
  var random: LabRandom
  private var identifiers: Identifiers
  private let residents = ["r1", "r2", "r3"].compactMap { ResidentID($0) }
  private let rounds = ["round-1", "round-2"].compactMap { RoundID($0) }
  private let headings = ["Falls", "Eating and drinking"]

  init(seed: UInt64) {
    random = LabRandom(seed: seed)
    identifiers = Identifiers(random: LabRandom(seed: seed ^ 0xABCD))
  }

  mutating func drafts(_ laptop: LabLaptop, _ record: Record, now: Moment) -> [EntryDraft] {
    (0...random.below(3)).map { _ in draft(laptop, record, now: now) }
  }

  private mutating func draft(
    _ laptop: LabLaptop, _ record: Record, now: Moment
  ) -> EntryDraft {
    let resident = random.pick(residents)
    let known = record.residents[resident]
    let round = random.pick(rounds)
    let author = laptop.author
    func by(_ body: any EntryBody) -> EntryDraft {
      EntryDraft(body, resident: resident, author: author)
    }
    switch random.below(11) {
    case 0:
      return by(ResidentRegistered(ResidentDetails(family: "F\(random.below(9))", given: "G")))
    case 1:
      let day = UKTime(now).day.adding(days: random.below(9) - 4)
      return EntryDraft(RoundPlanned(round: round, date: day), author: author)
    case 2: return by(FlagRaised(round: round, reasons: ["falls"], priority: 1 + random.below(3)))
    case 3:
      let flags = known?.flags.facts.map(\.header.id) ?? []
      guard !flags.isEmpty else { return by(RoundOpened(round: round)) }
      return by(
        NoteWritten(
          flag: random.pick(flags), situation: "s\(random.below(99))", background: nil,
          assessment: "Zoë \u{202E}", recommendation: nil))
    case 4:
      let flags = known?.flags.facts.map(\.header.id) ?? []
      return by(FlagDropped(round: round, flags: Array(flags.prefix(1)), reason: "better"))
    case 5, 6:
      let heading = random.pick(headings)
      let standing =
        known?.carePlan.first { $0.heading == heading }?.standing.map(\.change.id) ?? []
      return by(
        CarePlanChanged(
          CarePlanChange(
            id: identifiers.entry(at: now), heading: heading, before: "",
            after: "after \(random.below(999))", why: nil, agreedWith: nil, agreedRole: nil,
            reviewOn: nil, replaces: standing)))
    case 7:
      return by(
        ActionAdded(
          RoundAction(
            id: identifiers.entry(at: now), what: "do \(random.below(9))", ownerSide: "home",
            owner: "", due: nil, dueNextRound: true)))
    case 8:
      let actions = known?.actions.map(\.action.id) ?? []
      guard !actions.isEmpty else { return by(RoundOpened(round: round)) }
      return by(ActionUpdated(action: random.pick(actions), state: .done, note: nil))
    case 9:
      let own = (known?.flags.facts ?? []).map(\.header).filter {
        $0.device == laptop.settings.device
      }
      guard let last = own.last else { return by(RoundOpened(round: round)) }
      return by(EntryWithdrawn(entry: last.id))
    default:
      return by(
        AcknowledgementRecorded(round: round, item: nil, state: .received, note: nil))
    }
  }
}
