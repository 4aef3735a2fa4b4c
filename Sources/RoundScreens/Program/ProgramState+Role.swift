import RoundCore

/// Who is at the keyboard, what the program is for them, and which round they work on.
extension ProgramState {
  /// What the program is for whoever is at the keyboard; never guessed where people of both roles use
  /// this computer, because then the start asks who it is.
  public var role: DeviceSettings.Role {
    if let me { return catalog.role(of: me.author) }
    return hasOneRole ? people.first.map { catalog.role(of: $0.author) } ?? .round : lastRole
  }

  private var hasOneRole: Bool { Set(people.map { catalog.role(of: $0.author) }).count < 2 }

  /// Several people use this computer, and nobody has said who is at the keyboard.
  var needsPerson: Bool { me == nil && people.count > 1 }

  /// Who may sign what is signed in this role: the home signs no outcome, the practice no list.
  var signers: [Person] { people.filter { catalog.role(of: $0.author) == role } }

  /// The plan of the round that is worked on, or whose list is made.
  var roundPlan: RoundPlanned? {
    guard let round else { return nil }
    return record.rounds[round]?.plan ?? (proposed?.round == round ? proposed : nil)
  }

  /// Where the keys of the list on the bottom of the stack are.
  var listContext: KeyContext { role == .prepare ? .prepareList : .roundList }

  /// The round to work on, when none was there at the start.
  mutating func chooseRound() {
    if let round, record.rounds[round] != nil || proposed?.round == round { return }
    guard role == .prepare else {
      round = record.currentRound(on: today)?.id
      return
    }
    if let next = record.roundToPrepare(on: today) {
      proposed = nil
      round = next.id
    } else {
      propose(record.roundToPropose(after: today.adding(days: -1)))
    }
  }

  /// Goes to a round that nobody has planned yet; to none for nil.
  mutating func propose(_ day: Day?) {
    guard let day else {
      proposed = nil
      round = nil
      return
    }
    let id = RoundPlanning.id(on: day) ?? identifiers.round()
    let plan = RoundPlanning.plan(id, on: day, agreement: record.agreement)
    proposed = plan
    round = plan.round
  }

  /// Whoever was set up just now goes on, where somebody else would be taken to be at the keyboard; where that
  /// is asked, it is asked.
  public mutating func goOn(as person: Person) {
    guard people.count > 1, lock == nil, !needsPerson else { return }
    become(person)
    stack = [.roundList(RoundListState())]
    if message == nil {
      message = Message(
        .good, "\(catalog.shown(person.author)) is set up and at the keyboard. i: somebody else.")
    }
  }

  /// Somebody else is at the keyboard: the role follows, the PIN is asked for again, and the list is
  /// theirs.
  mutating func become(_ person: Person) {
    let before = role
    me = person
    pinGoodUntil = nil
    if role != before || stack.count > 1 { stack = [.roundList(RoundListState())] }
    if role != before {
      round = nil
      proposed = nil
      chooseRound()
    }
  }
}
