import RoundCore

/// The own state of "What came back".
public struct ReturnedState: Hashable, Sendable {
  /// The round whose sheet is shown.
  public let round: RoundID
  /// Nil until somebody moves: then the first that is still to be confirmed.
  public var selected: EntryID?
  /// Done as the sheet says, and not signed yet.
  public var ticked: [EntryID] = []
  public var scroll = Scroll()
  /// Leaving was asked for while something was ticked and not signed.
  var leaveAsked = false

  public init(round: RoundID, selected: EntryID? = nil) {
    self.round = round
    self.selected = selected
  }
}

/// What came back, in the order in which it is worked: what is overdue, what must be on the MAR today, then
/// the rest, and what is confirmed already.
struct ReturnedRows {
  struct Group {
    let title: String
    let items: [ReturnedItem]
    let meaning: Meaning
  }

  let groups: [Group]

  /// Everything of a round, and what is left from the rounds before it.
  init(_ state: ProgramState, round: RoundID) {
    let record = state.record
    let own = record.returned(of: round)
    let ownIDs = Set(own.map(\.id))
    let date = record.rounds[round]?.date
    let earlier = state.openReturned.filter { item in
      guard !ownIDs.contains(item.id), let date else { return false }
      return record.rounds[item.round]?.date.map { $0 <= date } ?? true
    }
    var left = earlier + own
    func take(_ title: String, _ meaning: Meaning, _ isWanted: (ReturnedItem) -> Bool) -> Group {
      let taken = left.filter(isWanted)
      left.removeAll(where: isWanted)
      return Group(title: title, items: taken, meaning: meaning)
    }
    let now = state.now
    let home = state.role == .prepare
    groups = [
      take("OVERDUE", .urgent) { $0.isOverdue(at: now) && !$0.isQuery },
      take("MAR TODAY", .urgent) { $0.isOpen && $0.isMARToday && !$0.isQuery },
      take(
        home ? "Your questions, not answered yet" : "The home asks", .attention
      ) { $0.isOpen && $0.isQuery },
      take("To be confirmed", .attention) { $0.isOpen },
      take("Not done", .attention) { $0.isNotDone },
      take("Confirmed", .done) { $0.isConfirmed },
      take("Nobody has to confirm these any more: the resident has died or left", .secondary) { _ in
        true
      },
    ].filter { !$0.items.isEmpty }
  }

  var all: [ReturnedItem] { groups.flatMap(\.items) }

  func selected(_ screen: ReturnedState) -> ReturnedItem? {
    all.first { $0.id == screen.selected } ?? all.first
  }
}
