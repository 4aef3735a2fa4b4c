/// What the entries of one home add up to: the state that screens and reports read.
///
/// Entries are its only way to change. They may come in any order and more than once; the record is
/// the same.
public struct Record: Hashable, Sendable {
  /// An entry of a kind that this version does not know.
  public struct Unknown: Hashable, Sendable {
    public let line: [UInt8]
  }

  public let home: HomeID
  /// By device: an entry's author is named in its own chain, never in another's.
  private(set) var authors: [DeviceID: [EntryID: Fact<AuthorDeclared>]] = [:]
  public internal(set) var homes = Log<HomeDeclared>()
  public internal(set) var agreements = Log<AgreementSet>()
  public internal(set) var residents: [ResidentID: ResidentRecord] = [:]
  public internal(set) var rounds: [RoundID: RoundRecord] = [:]
  /// When a computer's clock was not to be relied on.
  public internal(set) var clockDoubts = Log<ClockDoubted>()
  /// Damage that a person has accepted as lost.
  public internal(set) var losses = Log<LossAccepted>()
  /// A home's own choices.
  public internal(set) var settings = Log<SettingChanged>()
  /// Of orders of a list, which are about no resident.
  public internal(set) var withdrawals = Log<EntryWithdrawn>()
  /// Residents of whom something was taken back.
  var residentsWithTakers: Set<ResidentID> = []
  /// Kept byte for byte and passed on; their number is told.
  public internal(set) var unknown = Log<Unknown>()
  /// What its author had no right to write: kept, told, and in no state.
  var refused = Log<Refused>()
  /// Named as authors, and not declared yet.
  var undeclared: Set<Signature> = []
  /// Whose computers wrote, as pairing has confirmed it.
  public private(set) var sides: [DeviceID: ComputerSide]
  /// Another one after each change: a copy of the record from before keeps its own.
  private(set) var memo = RecordMemo()

  /// - Parameter sides: whose computers write, where pairing has confirmed it.
  public init(home: HomeID, sides: [DeviceID: ComputerSide] = [:]) {
    self.home = home
    self.sides = sides
  }

  /// Folds an entry in; one that its author had no right to write is kept apart.
  public mutating func apply(_ entry: Entry) {
    forgetMemo()
    let header = shared(entry.header)
    switch entry.content {
    case .known(let body): fold(body, header)
    case .unknown(let line): unknown.insert(Unknown(line: line), header)
    case .passedOver: break
    }
  }

  public mutating func apply(_ entries: some Sequence<Entry>) {
    for entry in entries { apply(entry) }
  }

  /// A header with the author's identifier that is held already: thousands of entries name the same few.
  private func shared(_ header: EntryHeader) -> EntryHeader {
    guard let by = header.by, let known = authors[header.device],
      let place = known.index(forKey: by)
    else { return header }
    return header.signed(by: known.keys[place])
  }

  /// Gives back the room that is kept for more entries: once everything was read, few come.
  mutating func trim() {
    for id in Array(residents.keys) { residents[id]?.trim() }
  }

  private mutating func forgetMemo() {
    if !memo.isEmpty { memo = RecordMemo() }
  }

  mutating func take(_ sides: [DeviceID: ComputerSide]) {
    forgetMemo()
    self.sides = sides
  }

  mutating func declare(_ author: AuthorDeclared, _ header: EntryHeader) {
    // Should a chain declare one identifier twice, its first line holds.
    let known = authors[header.device]?[header.id]
    if let known, known.header.sequence <= header.sequence { return }
    authors[header.device, default: [:]][header.id] = Fact(header: header, body: author)
    judgeAnew(after: header, isSecond: known != nil)
  }

  /// Changes what is known of a resident; an entry that should name one and does not changes nothing.
  mutating func update(_ resident: ResidentID?, _ change: (inout ResidentRecord) -> Void) {
    guard let resident else { return }
    change(&residents[resident, default: ResidentRecord(id: resident)])
  }

  mutating func update(_ round: RoundID, _ change: (inout RoundRecord) -> Void) {
    change(&rounds[round, default: RoundRecord(id: round)])
  }
}
