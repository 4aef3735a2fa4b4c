import RoundCore
import Synchronization

/// What was worked out for a picture and holds for the next ones: a key that moves the selection asks
/// for the same texts of the same residents again.
///
/// The state has another one after each change of anything that these texts are made of, so what is
/// kept says nothing that the state does not; two states are the same whatever was worked out of them.
/// What goes with the time of day is kept for its moment alone.
final class ViewMemo: Sendable {
  /// A section of the resident screen.
  ///
  /// `today` is all that it takes from the clock.
  struct SectionKey: Hashable {
    let resident: ResidentID
    let section: ResidentSection
    let width: Int
    let reviews: Int
    let today: Day
  }

  struct BannerKey: Hashable {
    let resident: ResidentID
    let width: Int
    let rows: Int
    let today: Day
  }

  /// The banner's rows, and what it has no rows for.
  struct FittedBanner: Sendable {
    let lines: [StyledLine]
    let leftOut: [String]
  }

  /// The round list, as it is filtered.
  struct ListKey: Hashable {
    let filter: RoundListState.Filter
    let width: Int
  }

  /// A group of the list, nobody in it selected.
  struct Group: Sendable {
    let heading: [StyledLine]
    let rows: [(row: ListRow, lines: ListRowLines)]
  }

  /// How many of each are kept: more than a person goes through between two changes, and little memory.
  private static let limit = 240

  private struct Kept {
    var sections: [SectionKey: Page?] = [:]
    /// Of one moment: another one drops them.
    var clocked: (moment: Moment, sections: [SectionKey: Page?])?
    var banners: [BannerKey: FittedBanner] = [:]
    var lists: [ListKey: [Group]] = [:]
  }

  private let kept = Mutex(Kept())

  func section(_ key: SectionKey, _ work: () -> Page?) -> Page? {
    if let found = kept.withLock({ $0.sections[key] }) { return found }
    let made = work()
    kept.withLock { ViewMemo.keep(made, key, in: &$0.sections) }
    return made
  }

  /// The same of a section that goes with the clock.
  func section(_ key: SectionKey, at moment: Moment, _ work: () -> Page?) -> Page? {
    let found = kept.withLock { kept in
      kept.clocked.flatMap { $0.moment == moment ? $0.sections[key] : nil }
    }
    if let found { return found }
    let made = work()
    kept.withLock {
      if $0.clocked?.moment != moment { $0.clocked = (moment, [:]) }
      $0.clocked?.sections.updateValue(made, forKey: key)
    }
    return made
  }

  func banner(_ key: BannerKey, _ work: () -> FittedBanner) -> FittedBanner {
    if let found = kept.withLock({ $0.banners[key] }) { return found }
    let made = work()
    kept.withLock { ViewMemo.keep(made, key, in: &$0.banners) }
    return made
  }

  func list(_ key: ListKey, _ work: () -> [Group]) -> [Group] {
    if let found = kept.withLock({ $0.lists[key] }) { return found }
    let made = work()
    kept.withLock { ViewMemo.keep(made, key, in: &$0.lists) }
    return made
  }

  private static func keep<Key, Value>(
    _ value: Value, _ key: Key, in all: inout [Key: Value]
  ) {
    if all.count >= limit { all.removeAll() }
    all.updateValue(value, forKey: key)
  }
}
