/// Makes up the past of one pretend home: what each of two laptops wrote, and when.
///
/// The home's own laptop has the register, the lists and what came back; the practice's, which is this
/// computer, has the rounds and reviews.
struct PretendStory {
  enum Laptop {
    case home, practice
  }

  let content: PretendContent
  let routine: PretendRoutine
  let clock: PretendClock
  let people: PretendPeople
  /// Past rounds.
  let weeks: Int
  let catalog = Catalog.shipped
  var identifiers: Identifiers
  var random: SeededRandom
  var numbers: PretendNumbers
  /// By their keys in `content`.
  var residents: [String: PretendResident] = [:]
  /// The keys of those who were on the last list of everyday reviews.
  var lastFlagged: Set<String> = []
  private(set) var homeItems: [JournalBuilder.Item] = []
  private(set) var practiceItems: [JournalBuilder.Item] = []

  init(
    content: PretendContent, routine: PretendRoutine, clock: PretendClock, weeks: Int,
    random: inout SeededRandom, numbers: PretendNumbers
  ) {
    self.content = content
    self.routine = routine
    self.clock = clock
    self.weeks = weeks
    self.numbers = numbers
    people = PretendPeople(content)
    identifiers = Identifiers(random: random.split())
    self.random = random.split()
  }

  /// Makes everything up, in the order in which it happened.
  mutating func tell() {
    declareHome()
    registerResidents()
    measure()
    let written = writtenWeeks
    for weeksAgo in stride(from: weeks, through: 1, by: -1) {
      pastRound(weeksAgo: weeksAgo)
      if weeksAgo == written + 1, written > 0 {
        settleCarePlans(on: clock.roundDay(weeksAgo: weeksAgo).adding(days: 2))
      }
    }
    thisWeek()
  }

  /// The day on which the home began to use the program.
  var firstDay: Day { clock.roundDay(weeksAgo: weeks).adding(days: -14) }

  /// Writes down an entry; nothing is stamped later than yesterday.
  @discardableResult
  mutating func add(
    _ laptop: Laptop, _ body: any EntryBody, of resident: ResidentID? = nil, by author: Author,
    at moment: Moment
  ) -> EntryID {
    let moment = min(moment, clock.last)
    let id = identifiers.entry(at: moment)
    let draft = EntryDraft(body, resident: resident, author: author, id: id)
    let item = JournalBuilder.Item(draft: draft, moment: moment)
    switch laptop {
    case .home: homeItems.append(item)
    case .practice: practiceItems.append(item)
    }
    return id
  }

  /// A laptop's entries in the order of their moments; those of one moment as they were made up.
  func items(of laptop: Laptop) -> [JournalBuilder.Item] {
    let items = laptop == .home ? homeItems : practiceItems
    return items.enumerated().sorted {
      ($0.element.moment, $0.offset) < ($1.element.moment, $1.offset)
    }.map(\.element)
  }
}
