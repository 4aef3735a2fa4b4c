/// What this computer knows of itself: its name in journals, and the role it is used in.
public struct DeviceSettings: Codable, Hashable, Sendable {
  public enum Role: String, Codable, Sendable {
    /// The visiting professional works the list.
    case round
    /// The home's designated person makes the list.
    case prepare
  }

  public let device: DeviceID
  /// From 1; raised when the folder was copied or restored.
  public let epoch: Int
  public let role: Role
  /// Who is asked for nothing at the start although people of both roles use this computer; nil where
  /// the program asks.
  public let person: PersonID?
  /// The homes that were made up when the folder was; nil where there are none.
  ///
  /// Of them the computer is both sides', so that both can be tried.
  public let pretendHomes: [HomeID]?

  public init(
    device: DeviceID, epoch: Int = 1, role: Role, person: PersonID? = nil,
    pretendHomes: [HomeID]? = nil
  ) {
    self.device = device
    self.epoch = epoch
    self.role = role
    self.person = person
    self.pretendHomes = pretendHomes
  }

  /// Whether a home was made up when the folder was.
  public func isPretend(_ home: HomeID) -> Bool { pretendHomes?.contains(home) ?? false }
}
