/// One change of one heading of a care plan, with the text before and after it.
public struct CarePlanChange: Codable, Hashable, Sendable {
  /// Names the change, so that a later one can say what it takes the place of.
  public let id: EntryID
  public let heading: String
  /// Empty when the heading is new.
  public let before: String
  public let after: String
  public let why: String?
  public let agreedWith: String?
  /// In what role, such as `daughter, attorney for health`.
  public let agreedRole: String?
  public let reviewOn: Day?
  /// The changes that this one takes the place of, as its author saw them.
  public let replaces: [EntryID]

  public init(
    id: EntryID, heading: String, before: String, after: String, why: String?,
    agreedWith: String?, agreedRole: String?, reviewOn: Day?, replaces: [EntryID]
  ) {
    self.id = id
    self.heading = heading
    self.before = before
    self.after = after
    self.why = why
    self.agreedWith = agreedWith
    self.agreedRole = agreedRole
    self.reviewOn = reviewOn
    self.replaces = replaces
  }
}
