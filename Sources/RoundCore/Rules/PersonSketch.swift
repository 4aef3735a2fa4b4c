/// What somebody is told apart by, as it is compared.
public struct PersonSketch: Hashable, Sendable {
  /// Names as `NameKey.name` has them; empty where they are not known.
  public let family: String
  public let given: String
  public let preferred: String
  public let born: Day?
  /// One that passes its check digit.
  public let number: NHSNumber?
  /// As `NameKey.word` has it; empty where it is not known.
  public let room: String

  public init(
    family: String, given: String, preferred: String = "", born: Day?, number: NHSNumber?,
    room: String
  ) {
    self.family = family
    self.given = given
    self.preferred = preferred
    self.born = born
    self.number = number
    self.room = room
  }

  public init(_ details: ResidentDetails) {
    self.init(
      family: NameKey.name(details.family), given: NameKey.name(details.given),
      preferred: details.preferredName.map(NameKey.name) ?? "", born: details.born,
      number: details.nhsNumber, room: details.room.map(NameKey.word) ?? "")
  }

  public var hasName: Bool { !family.isEmpty || !given.isEmpty }
}
