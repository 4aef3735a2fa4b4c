import LabSupport
import RoundCore

/// Entries as somebody makes them who sees the record of one computer; now and then by somebody who has no
/// right to.
struct LabEntries {
  var random: LabRandom
  private var identifiers: Identifiers
  private let residents = ["r1", "r2", "r3"].compactMap { ResidentID($0) }
  private let rounds = ["round-1", "round-2"].compactMap { RoundID($0) }
  private let headings = ["Skin", "Nutrition and hydration"]

  init(seed: UInt64) {
    random = LabRandom(seed: seed)
    identifiers = Identifiers(random: LabRandom(seed: seed ^ 0xABCD))
  }

  mutating func drafts(
    of author: Author, _ device: DeviceID, _ record: Record, now: Moment
  ) -> [EntryDraft] {
    (0...random.below(3)).map { _ in draft(author, device, record, now: now) }
  }

  private mutating func someone(_ author: Author) -> Author {
    guard random.oneIn(3) else { return author }
    let role = random.pick(["gp", "pharmacist", "practiceContact", "manager", "viewer", "import"])
    return Author(
      name: "Person \(role)", role: role, organisation: author.organisation, registration: nil)
  }

  private mutating func draft(
    _ author: Author, _ device: DeviceID, _ record: Record, now: Moment
  ) -> EntryDraft {
    let resident = random.pick(residents)
    let known = record.residents[resident]
    let round = random.pick(rounds)
    let author = someone(author)
    let body = about(known, round, device, now: now)
    switch body {
    case is RoundPlanned, is RoundOpened, is RoundClosed: return EntryDraft(body, author: author)
    default: return EntryDraft(body, resident: resident, author: author)
    }
  }

  private mutating func about(
    _ known: ResidentRecord?, _ round: RoundID, _ device: DeviceID, now: Moment
  ) -> any EntryBody {
    switch random.below(17) {
    case 0: return ResidentRegistered(ResidentDetails(family: "F\(random.below(9))", given: "G"))
    case 1:
      return RoundPlanned(round: round, date: UKTime(now).day.adding(days: random.below(9) - 4))
    case 2: return FlagRaised(round: round, reasons: ["falls"], priority: 1 + random.below(3))
    case 3:
      let flags = known?.flags.facts.map(\.header.id) ?? []
      guard !flags.isEmpty else { return RoundOpened(round: round) }
      return NoteWritten(
        flag: random.pick(flags), situation: "s\(random.below(99))", background: nil,
        assessment: "Zoë \u{202E}", recommendation: nil, addition: random.oneIn(2) ? true : nil)
    case 4:
      let flags = known?.flags.facts.map(\.header.id) ?? []
      return FlagDropped(round: round, flags: Array(flags.prefix(1)), reason: "better")
    case 5, 6: return CarePlanChanged(change(known, now: now))
    case 7:
      return ActionAdded(
        RoundAction(
          id: identifiers.entry(at: now), what: "do \(random.below(9))", ownerSide: "home",
          owner: "", due: nil, dueNextRound: true))
    case 8:
      let actions = known?.actions.map(\.action.id) ?? []
      guard !actions.isEmpty else { return RoundOpened(round: round) }
      return ActionUpdated(action: random.pick(actions), state: .done, note: nil)
    case 9:
      let own = (known?.flags.facts ?? []).map(\.header).filter { $0.device == device }
      guard let last = own.last else { return RoundOpened(round: round) }
      return EntryWithdrawn(entry: last.id)
    case 10, 11:
      return ReviewSigned(
        round: round, flags: [], contact: "video",
        carePlanChanges: random.oneIn(2) ? [change(known, now: now)] : [])
    case 12:
      guard let review = known?.reviews.facts.last else { return RoundOpened(round: round) }
      return EntryCorrected(entry: review.header.id, mistake: "other", why: "w", instead: [])
    case 13:
      let agents = random.oneIn(3) ? [] : ["Penicillin", "Latex"].filter { _ in random.oneIn(2) }
      return AllergiesRecorded(
        status: agents.isEmpty ? .none : .known,
        items: agents.map { AllergiesRecorded.Allergy(agent: $0, reaction: nil) },
        replaces: known?.allergyHeads ?? [])
    case 14:
      return CPRRecorded(
        decision: random.oneIn(2) ? .attempt : .doNotAttempt, replaces: known?.cprHeads ?? [])
    case 15:
      guard let dispute = known?.disputes.first, let known else {
        return RoundClosed(round: round, carried: [], told: nil)
      }
      let id = identifiers.entry(at: now)
      return dispute.settled(.side(random.below(2)), in: known) { id }
        ?? RoundOpened(round: round)
    default: return AcknowledgementRecorded(round: round, item: nil, state: .received, note: nil)
    }
  }

  private mutating func change(_ known: ResidentRecord?, now: Moment) -> CarePlanChange {
    let heading = random.pick(headings)
    let standing =
      known?.carePlan.first { $0.heading == heading }?.standing.map(\.change.id) ?? []
    return CarePlanChange(
      id: identifiers.entry(at: now), heading: heading, before: "",
      after: "after \(random.below(999))", why: nil, agreedWith: nil, agreedRole: nil,
      reviewOn: nil, replaces: standing)
  }
}
