/// The wrong PINs of one person, one after the other, and when the last of them was tried.
///
/// Kept in `local/people`, so that a restart of the program or another window does not begin anew. The
/// wait is counted by the clock of the computer's start, which nobody sets: putting the date forward
/// does not shorten it. After a restart of the computer it counts from there.
public struct PINTries: Codable, Hashable, Sendable {
  public let wrong: Int
  public let boot: String
  /// Milliseconds since that start of the computer.
  public let up: Int

  public init(wrong: Int, clock: BootClock) {
    self.wrong = wrong
    boot = clock.boot
    up = clock.up
  }

  /// So many wrong PINs are nobody's fault.
  public static let free = 3

  /// Seconds to wait after so many wrong PINs; never more than a quarter of an hour, because somebody
  /// may have to write down at night what can't wait.
  public static func wait(after wrong: Int) -> Int {
    switch wrong {
    case ..<free: return 0
    case 3: return 30
    case 4: return 60
    case 5: return 120
    case 6: return 300
    default: return 900
    }
  }

  /// Seconds until the next PIN is looked at.
  public func secondsLeft(_ clock: BootClock) -> Int {
    let wait = PINTries.wait(after: wrong)
    // After another start only the time since then has surely passed.
    let passed = clock.boot == boot && clock.up >= up ? clock.up - up : clock.up
    return min(wait, max(0, wait - passed / 1000))
  }
}
