import CSystem

/// A clock that nobody sets: how long this computer has run since it was started, sleep included.
///
/// It says nothing across a restart, so it goes with the name of the start that it counts from.
public struct BootClock: Hashable, Sendable {
  /// What the system calls this start of the computer; empty where it has no name for it.
  public let boot: String
  /// Milliseconds since then.
  public let up: Int

  public init(boot: String, up: Int) {
    self.boot = boot
    self.up = up
  }

  public static func now() -> BootClock {
    var name = [CChar](repeating: 0, count: 64)
    let length = Int(csystem_boot_id(&name, name.count))
    let bytes = name.prefix(max(0, min(length, name.count))).map { UInt8(bitPattern: $0) }
    return BootClock(
      boot: String(decoding: bytes, as: UTF8.self), up: Int(csystem_boot_milliseconds()))
  }
}
