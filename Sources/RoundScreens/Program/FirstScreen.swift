import RoundCore

/// The screen that the program opens on, as it comes out of a record.
public struct FirstScreen: Sendable {
  let people: [Person]
  let person: PersonID?
  public let device: DeviceID
  /// The folder is sealed.
  let isLockedStore: Bool

  /// A small window, the usual one, and one in which everything has room.
  private static let sizes = [
    Size(columns: 80, rows: 24), Size(columns: 120, rows: 40), Size(columns: 200, rows: 60),
  ]

  public init(
    people: [Person], person: PersonID?, device: DeviceID, isLockedStore: Bool = false
  ) {
    self.isLockedStore = isLockedStore
    self.people = people
    self.person = person
    self.device = device
  }

  public func state(of record: Record, now: Moment) -> ProgramState {
    var state = ProgramState(
      record: record, people: people, size: FirstScreen.sizes[0], glyphs: .utf8, now: now,
      person: person, isLockedStore: isLockedStore)
    state.device = device
    return state
  }

  /// What the program opens on with a part of the record; nil where that is no list, or the part was
  /// chosen for somebody of the other role.
  public func state(of part: FirstScreenRecord, now: Moment) -> ProgramState? {
    let state = state(of: part.record, now: now)
    return isList(state) && state.role == part.role ? state : nil
  }

  /// Has read and worked out once what the first screen needs of no record, while it is not known yet
  /// whose it is: what hashing takes, the catalogue, the keys.
  public static func warmUp(by helper: StartHelper) {
    helper.begin { _ = Digest(of: []) }
    helper.begin { _ = Catalog.shipped }
    helper.begin { _ = CommandRegistry.hinted(in: .roundList) }
  }

  /// Draws the list of a home in which nobody lives, for what stays of it: the words, the codes and the
  /// keys that every picture needs are read and worked out once.
  public func prepare(for home: HomeID, now: Moment) {
    _ = ProgramView.view(state(of: Record(home: home), now: now))
  }

  /// Whether the list of a round is what the program opens on: not a question, nor a page to be read
  /// before it.
  public func isList(_ state: ProgramState) -> Bool {
    state.stack.count == 1 && !state.people.isEmpty && !state.isStandIn
  }

  /// Whether a part of a record makes the first screen that the whole makes: now, and on each of the
  /// days after it for which the part was chosen.
  public func isSame(_ part: Record, as whole: Record, now: Moment) -> Bool {
    var seen: Set<RoundID> = []
    for days in 0..<WorkingSet.days {
      let moment = now.adding(minutes: days * 24 * 60)
      var (left, right) = (state(of: part, now: moment), state(of: whole, now: moment))
      guard isList(right), left.round == right.round, left.roundPlan == right.roundPlan else {
        return false
      }
      // Another day changes what is due, and not which entries say so.
      if let round = right.round, !seen.insert(round).inserted { continue }
      for size in FirstScreen.sizes {
        left.size = size
        right.size = size
        guard ProgramView.view(left) == ProgramView.view(right) else { return false }
      }
    }
    return true
  }
}

extension ProgramState {
  /// Takes the whole record in place of the part that the first screen was drawn from.
  mutating func takeWhole(_ whole: Record, readOnlyReason: String?, _ message: Message?) {
    isPart = false
    round = nil
    proposed = nil
    record = whole
    chooseRound()
    self.readOnlyReason = readOnlyReason
    if self.message == ProgramState.reading { self.message = nil }
    guard let message else { return }
    if message.mustBeRead { tell(message.text) } else if unread == nil { self.message = message }
  }

  /// Says that a key has to wait.
  public mutating func sayReading() {
    if message == nil { message = ProgramState.reading }
  }

  private static let reading = Message(.note, "Reading everything first. One moment.")
}
