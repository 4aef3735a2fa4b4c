import RoundCore

/// What was signed on this computer on the open round, and what of it was taken back.
///
/// Worked out from the record each time, so it is the same after the program was left and opened again.
struct UndoHistory {
  private let state: ProgramState
  private let round: RoundID
  private let device: DeviceID
  /// Before this nothing belongs to the round.
  private let since: Moment
  /// When the home sent its list; nil for the other role, and while it has not.
  private let sent: ClockReading?
  /// Newest first.
  private(set) var standing: [UndoStep] = []
  /// Of what was taken back; the newest withdrawal first.
  private(set) var takenBack: [UndoStep] = []

  /// Only what was signed for this resident; nil: whatever was signed on the round.
  private let resident: ResidentID?

  init?(_ state: ProgramState, of resident: ResidentID? = nil) {
    guard let round = state.round, let device = state.device, !state.isClosed else { return nil }
    self.state = state
    self.round = round
    self.device = device
    self.resident = resident
    let people =
      resident.map { id in [state.record.residents[id]].compactMap(\.self) }
      ?? Array(state.record.residents.values)
    if state.role == .prepare {
      // What was sent has been read: it is put otherwise, or taken off, with a reason.
      since = Moment(milliseconds: .min)
      sent = state.record.rounds[round]?.sent.last?.header.at
      for person in people { collectOfHome(person) }
      collectOrders { $0.arrangements }
      sort()
      return
    }
    sent = nil
    let opened = state.record.rounds[round]?.openings.facts.first?.header.at.moment
    let today = UKTime.moment(day: state.today, hour: 0, minute: 0)
    since = min(opened ?? today, today)
    for person in people { collect(person) }
    collectOrders { $0.orders }
    sort()
  }

  private mutating func sort() {
    standing.sort { EntryHeader.isOrdered($1.header, before: $0.header) }
    takenBack.sort { left, right in
      guard let left = left.withdrawal, let right = right.withdrawal else { return false }
      return EntryHeader.isOrdered(right, before: left)
    }
  }

  private mutating func collect(_ resident: ResidentRecord) {
    let round = round
    add(resident.reviews, resident) { $0.round == round }
    add(resident.flags, resident) { $0.round == round }
    add(resident.drops, resident) { $0.round == round }
    add(resident.escalations, resident) { $0.round == nil || $0.round == round }
    add(resident.endings, resident) { _ in true }
    add(resident.carePlanEntries, resident) { _ in true }
    add(resident.actionUpdates, resident) { _ in true }
    add(resident.addedActions, resident) { _ in true }
    add(resident.acknowledgements, resident) { $0.round == round && $0.isOfTelling }
    add(resident.assessments, resident) { _ in true }
    add(resident.residence, resident) { _ in true }
    add(resident.observations, resident) { _ in true }
    add(resident.saturationTargets, resident) { _ in true }
    add(resident.usuals, resident) { _ in true }
    add(resident.measures, resident) { _ in true }
    add(resident.urgentPlans, resident) { _ in true }
    add(resident.urgencyChecks, resident) { _ in true }
    add(resident.followUps, resident) { _ in true }
  }

  /// What the home signs for its list; what belongs to no round for a day, whether the list was sent or not.
  ///
  /// Where somebody is comes with other entries of the same signing; its own form puts it right (L).
  private mutating func collectOfHome(_ resident: ResidentRecord) {
    let round = round
    let flags = Set(
      (resident.flags.facts + resident.flags.retired).filter { $0.body.round == round }
        .map(\.header.id))
    add(resident.flags, resident) { $0.round == round }
    add(resident.flagChanges, resident) { flags.contains($0.flag) }
    add(resident.notes, resident) { flags.contains($0.flag) }
    add(resident.drops, resident) { $0.round == round }
    add(resident.escalations, resident) { $0.round == round }
    let day = state.now.adding(hours: -24)
    add(resident.escalations, resident, from: day) { $0.round != round }
    add(resident.endings, resident, from: day) { _ in true }
    add(resident.followUps, resident, from: day) { _ in true }
    add(resident.observations, resident, from: day) { _ in true }
    add(resident.measures, resident, from: day) { _ in true }
  }

  /// - Parameter from: since when, where that hangs on no list.
  private mutating func add<Body: EntryBody>(
    _ log: Log<Body>, _ resident: ResidentRecord, from day: Moment? = nil,
    _ isOfRound: (Body) -> Bool
  ) {
    // In the order of their clocks: what was signed before the round is not looked at.
    for place in log.facts.indices.reversed() {
      let header = log.facts[place].header
      guard isSince(header, day) else { break }
      guard isOurs(header) else { continue }
      let body = log.facts[place].body
      if isOfRound(body) { standing.append(step(header, body, nil)) }
    }
    for fact in log.retired
    where isOurs(fact.header) && isSince(fact.header, day) && isOfRound(fact.body) {
      guard let taker = resident.taker(of: fact.header), taker.kind == EntryWithdrawn.kind else {
        continue
      }
      takenBack.append(step(fact.header, fact.body, taker))
    }
  }

  private mutating func collectOrders<Body: EntryBody>(
    _ part: (RoundRecord) -> Log<Body>
  ) {
    guard resident == nil, let orders = state.record.rounds[round].map(part) else { return }
    for fact in orders.facts where isOurs(fact.header) && isSince(fact.header, nil) {
      standing.append(step(fact.header, fact.body, nil))
    }
    for fact in orders.retired where isOurs(fact.header) && isSince(fact.header, nil) {
      guard let taker = state.record.taker(ofOrder: fact.header) else { continue }
      takenBack.append(step(fact.header, fact.body, taker))
    }
  }

  private func isOurs(_ header: EntryHeader) -> Bool {
    header.device == device && header.by != nil
  }

  private func isSince(_ header: EntryHeader, _ day: Moment?) -> Bool {
    if let day { return header.at.moment >= day }
    return header.at.moment >= since && sent.map { header.at > $0 } ?? true
  }

  private func step(
    _ header: EntryHeader, _ body: any EntryBody, _ withdrawal: EntryHeader?
  ) -> UndoStep {
    let person = header.resident.flatMap { state.record.residents[$0] }
    let name = person?.current?.shownName
    let time = UKTime(header.at.moment)
    let when = time.day == state.today ? time.clock : time.shown
    let author = state.record.author(of: header)
    let words =
      SignedWords.summary(body, by: author, state.catalog, of: person)
      + (name.map { " for \($0)" } ?? "")
    return UndoStep(
      header: header, body: body, words: "\(words) (\(when))", of: name, when: when,
      author: author, withdrawal: withdrawal)
  }

  // MARK: What comes next

  /// Whether the person at the keyboard signed it; when nobody has been chosen, whoever did.
  private func isMine(_ step: UndoStep) -> Bool {
    guard let author = step.author else { return false }
    if let me = state.me { return author == me.author && isCurrent(step, author) }
    return state.signers.contains { $0.author == author } && isCurrent(step, author)
  }

  /// A copied folder begins anew: what was signed before that can't be taken back from here.
  private func isCurrent(_ step: UndoStep, _ author: Author) -> Bool {
    step.header.by == state.record.declaration(of: author, on: device)
  }

  /// Takes back one entry out of its turn, or says why it can't be.
  func takeBack(_ entry: EntryID) -> Result<UndoStep, Refusal> {
    guard let step = standing.first(where: { $0.header.id == entry }) else {
      return .failure(Refusal("It was not signed on this round, on this computer."))
    }
    guard isMine(step) else {
      return .failure(
        Refusal("\(signer(step)) signed \(step.words): only they can take it back."))
    }
    return refusal(step).map { .failure($0) } ?? .success(step)
  }

  /// Why one's own can't be taken back.
  private func refusal(_ step: UndoStep) -> Refusal? {
    if hasLeft(step.header) {
      return Refusal(
        state.sent == .unknown
          ? "What has left in packs can't be read, so nothing is taken back.\(instead)"
          : "\(step.words) has left in a pack: it is not taken back any more.\(instead)")
    }
    if isCorrection(step) {
      return Refusal("\(step.words) was signed as a correction. It can be corrected again: C.")
    }
    guard let person = step.header.resident.flatMap({ state.record.residents[$0] }),
      let later = BuiltOn.first(step.header, step.body, person)
    else { return nil }
    let built = self.step(later.header, later.body, nil)
    // What is itself only waiting for its turn can go, after what builds on it.
    if case .failure(let why) = takeBack(later.header.id), !why.isInTurn {
      return Refusal(
        "\(signer(built)) has signed \(built.words) since, which builds on \(step.words).\(instead)"
      )
    }
    var refusal = Refusal(
      "\(built.words) was signed since and builds on it: take that back first.")
    refusal.isInTurn = true
    return refusal
  }

  /// Whether what somebody else has signed of a resident has to go first: at the home what was measured stands
  /// by itself, whatever is asked for.
  private func isInTheWay(_ body: any EntryBody) -> Bool {
    guard state.role == .prepare else { return true }
    return
      !(body is ObservationsRecorded || body is MeasureRecorded || body is EscalationFollowed
      || body is EscalationEnded)
  }

  /// What can be done instead: corrections are the visiting professional's.
  private var instead: String { state.role == .prepare ? "" : " Correct it: C." }

  /// What stands in the place of something wrong is not taken back by itself: that would leave neither.
  private func isCorrection(_ step: UndoStep) -> Bool {
    state.record.correction(replacedBy: step.header.id) != nil
  }

  /// Whether an entry has left in a pack: then somebody may have acted on it.
  private func hasLeft(_ header: EntryHeader) -> Bool {
    state.sent.holds(header)
  }

  /// How many steps Undo could go.
  var depth: Int { standing.count { isMine($0) && !hasLeft($0.header) } }

  /// What Undo takes back, or why it can't.
  var undo: Result<UndoStep, Refusal> {
    guard let step = standing.first(where: { isMine($0) }) else {
      guard let other = standing.first else {
        return .failure(Refusal(nothing))
      }
      return .failure(
        Refusal("\(signer(other)) signed \(other.words): only they can take it back."))
    }
    if hasLeft(step.header) || isCorrection(step), let refusal = refusal(step) {
      return .failure(refusal)
    }
    let later = standing.prefix { $0.header.id != step.header.id }
    if let other = later.first(where: {
      $0.header.resident == step.header.resident && isInTheWay($0.body)
    }) {
      return .failure(
        Refusal(
          "\(signer(other)) has signed \(other.words) since: that has to be taken back first."))
    }
    return refusal(step).map { .failure($0) } ?? .success(step)
  }

  /// On a resident's page the key is about that resident: what was signed elsewhere is said to be there.
  private var nothing: String {
    guard resident != nil, let all = UndoHistory(state), all.depth > 0 else {
      return "Nothing was signed on this round that could be taken back."
    }
    return
      "Nothing was signed for this resident on this round that could be taken back. On the list "
      + "(Esc) u takes back what you signed last."
  }

  /// What was taken back last and fits, as long as nothing like it was signed since.
  func lastTakenBack(_ fits: (any EntryBody) -> Bool) -> UndoStep? {
    guard let step = takenBack.first(where: { isMine($0) && fits($0.body) }),
      let taken = step.withdrawal,
      !standing.contains(where: {
        fits($0.body) && EntryHeader.isOrdered(taken, before: $0.header)
      })
    else { return nil }
    return step
  }

  /// What Redo brings back, or why it can't.
  var redo: Result<UndoStep, Refusal> {
    guard let step = takenBack.first(where: { isMine($0) }), let taken = step.withdrawal else {
      return .failure(Refusal("Nothing was taken back that could be done again."))
    }
    if hasLeft(taken) {
      return .failure(
        Refusal("That \(step.words) was taken back has left in a pack: sign it anew."))
    }
    if let newest = standing.first(where: { isMine($0) }),
      EntryHeader.isOrdered(taken, before: newest.header)
    {
      return .failure(
        Refusal("\(newest.words) was signed after the last thing was taken back: sign it anew."))
    }
    if let other = standing.first(where: {
      $0.header.resident == step.header.resident && isInTheWay($0.body)
    }),
      EntryHeader.isOrdered(taken, before: other.header)
    {
      return .failure(
        Refusal(
          "\(signer(other)) has signed \(other.words) since it was taken back: sign it anew."))
    }
    return .success(step)
  }

  /// Why a question that was opened before may not be signed any more; nil when it may.
  ///
  /// - Parameter entry: what its answer takes away: what was signed, or that it was taken back.
  func refusal(ofOpen entry: EntryID) -> Refusal? {
    if takenBack.contains(where: { $0.header.id == entry }) {
      return Refusal("It was taken back meanwhile, in another window.")
    }
    guard takenBack.contains(where: { $0.withdrawal?.id == entry }) else {
      if case .failure(let refusal) = takeBack(entry) { return refusal }
      return nil
    }
    switch redo {
    case .failure(let refusal): return refusal
    case .success(let step):
      return step.withdrawal?.id == entry
        ? nil : Refusal("\(step.words) was taken back since: do that again first.")
    }
  }

  private func signer(_ step: UndoStep) -> String { step.author?.name ?? "Somebody" }

  struct Refusal: Error {
    let sentence: String
    /// Something of one's own has to be taken back first, and then it can be.
    var isInTurn = false

    init(_ sentence: String) { self.sentence = sentence }
  }
}
