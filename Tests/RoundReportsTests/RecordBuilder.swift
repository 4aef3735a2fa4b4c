@testable import RoundCore

/// Makes a record from what a test says, as the journals would.
///
/// The same calls give the same record on every run; the identifiers come from numbered random
/// numbers.
struct RecordBuilder {
  /// Minutes count from here: Thursday 12-Mar-2026 09:00 in England.
  static let start = UKTime.moment(day: day("2026-03-12"), hour: 9, minute: 0)

  private(set) var entries: [Entry] = []
  private var identifiers = Identifiers(random: CountedRandom())
  private var declared: [Author: EntryID] = [:]
  private let home: HomeID
  private let device: DeviceID
  private var counter = 0

  init() {
    home = identifiers.home(named: "Rosewood House")
    device = identifiers.device()
  }

  /// Everything added so far, folded.
  var record: Record {
    var record = Record(home: home)
    record.apply(entries)
    return record
  }

  static func day(_ iso: String) -> Day { Day(iso: iso) ?? Day(ordinal: 0) }

  static func moment(minutes: Int) -> Moment { start.adding(minutes: minutes) }

  /// A name that nothing bears yet, for a change or an action.
  mutating func entry() -> EntryID { identifiers.entry(at: RecordBuilder.start) }

  /// Adds an entry.
  ///
  /// - Parameters:
  ///   - minutes: after `start`; may be negative.
  ///   - author: nil for what the program writes.
  /// - Returns: the entry's identifier, which for a flag or an escalation is its name.
  @discardableResult
  mutating func add(
    _ body: some EntryBody, _ resident: ResidentID? = nil, by author: Author? = nil,
    minutes: Int = 0
  ) -> EntryID {
    var by: EntryID?
    // What only some may write is written by one of them, where a test does not say by whom.
    if let author = author ?? RecordBuilder.usual(body) {
      by = declared[author]
      if by == nil {
        by = append(AuthorDeclared(author: author), nil, by: nil, minutes: minutes)
        declared[author] = by
      }
    }
    return append(body, resident, by: by, minutes: minutes)
  }

  private static func usual(_ body: some EntryBody) -> Author? {
    switch body {
    case is ReviewSigned, is RoundOpened, is RoundClosed, is EntryCorrected, is UsualRecorded,
      is SaturationTargetRecorded, is ListReordered:
      return Author(name: "Dr Usual", role: "gp", organisation: "", registration: nil)
    case is NoteWritten, is FlagChanged, is ListSent, is ListArranged:
      return Author(name: "A. Usual", role: "manager", organisation: "", registration: nil)
    default: return nil
    }
  }

  private mutating func append(
    _ body: some EntryBody, _ resident: ResidentID?, by: EntryID?, minutes: Int
  ) -> EntryID {
    let moment = RecordBuilder.moment(minutes: minutes)
    counter += 1
    let header = EntryHeader(
      id: identifiers.entry(at: moment), device: device, sequence: counter,
      kind: type(of: body).kind, version: type(of: body).version,
      at: ClockReading(moment: moment, counter: counter), by: by, resident: resident)
    entries.append(Entry(header: header, content: .known(body)))
    return header.id
  }

  /// Puts a resident into the register.
  mutating func register(_ details: ResidentDetails) -> ResidentID {
    let resident = identifiers.resident()
    add(ResidentRegistered(details), resident, minutes: -100_000)
    return resident
  }

  /// Plans a round; `date` is `yyyy-mm-dd`.
  mutating func plan(_ date: String, time: String? = "10:00", mode: String? = nil) -> RoundID {
    let round = identifiers.round()
    add(
      RoundPlanned(round: round, date: RecordBuilder.day(date), time: time, mode: mode),
      minutes: -90_000)
    return round
  }
}

/// The same numbers on every run (SplitMix64).
struct CountedRandom: RandomNumberGenerator {
  private var state: UInt64 = 12

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
