import Synchronization

/// What one thread took, for another to look at.
final class Received: Sendable {
  private let numbers = Mutex<[Int]>([])
  var count: Int { numbers.withLock { $0.count } }
  var all: [Int] { numbers.withLock { $0 } }
  func add(_ more: [Int]) { numbers.withLock { $0 += more } }
}
