import Synchronization
import Testing

@testable import RoundCore

/// What a reader sees while another window writes: never damage that is none.
struct JournalBusyTests {
  /// Does something after each of the first `times` readings of a journal's first segment.
  private func whileReading(
    _ bench: SealBench, times: Int, _ work: @escaping @Sendable () throws -> Void
  ) {
    let left = Mutex(times)
    let isWorking = Mutex(false)
    let path = bench.path(1)
    bench.files.afterReading { read in
      // The work reads the file too, and must not begin itself again.
      guard read == path, !isWorking.withLock({ $0 }), left.withLock({ $0 }) > 0 else { return }
      left.withLock { $0 -= 1 }
      isWorking.withLock { $0 = true }
      do { try work() } catch { Issue.record(error) }
      isWorking.withLock { $0 = false }
    }
  }

  @Test("Entries written and sealed after a chain was read are not missed", arguments: 1...2)
  func sealedMeanwhile(times: Int) throws {
    let bench = try SealBench()
    try bench.session("a", "b")
    let before = try bench.read().entries
    whileReading(bench, times: times) {
      try bench.session("c")
    }
    #expect(try bench.verify().isEmpty)
    #expect(try bench.read().damage.isEmpty)
    #expect(try bench.read().entries == before + 2 * times)
  }

  @Test("A line that is half written when it is read is no damage when it is whole at once after")
  func halfWritten() throws {
    let bench = try SealBench()
    try bench.session("a", "b")
    let path = bench.path(1)
    let whole = try #require(bench.files.memory.disk.contents(of: path))
    bench.files.memory.disk.put(path, Array(whole.dropLast(20)))
    whileReading(bench, times: 1) { bench.files.memory.disk.put(path, whole) }
    #expect(try bench.verify().isEmpty)
  }

  @Test("What stays cut off is told, however busy the folder is") func staysCut() throws {
    let bench = try SealBench()
    try bench.session("a", "b")
    try bench.cut(bench.path(1), lines: 1)
    #expect(try bench.verify().map(\.kind) == [.missing])
  }
}
