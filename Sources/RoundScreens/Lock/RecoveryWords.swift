/// A recovery sheet as it is shown, and what is asked back of it.
public struct RecoveryWords: Hashable, Sendable {
  /// Groups of letters, in order.
  public let groups: [String]
  /// Which of them are asked back, from 0, rising.
  public let asked: [Int]

  public init(groups: [String], asked: [Int]) {
    self.groups = groups
    self.asked = asked.filter { groups.indices.contains($0) }.sorted()
  }

  /// Whether a group was typed as it stands on the sheet, in capitals or not.
  func fits(_ typed: String, group: Int) -> Bool {
    groups.indices.contains(group)
      && typed.uppercased().filter { !$0.isWhitespace } == groups[group]
  }
}
