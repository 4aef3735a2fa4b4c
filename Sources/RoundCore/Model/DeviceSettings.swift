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

  public init(device: DeviceID, epoch: Int = 1, role: Role, person: PersonID? = nil) {
    self.device = device
    self.epoch = epoch
    self.role = role
    self.person = person
  }
}
