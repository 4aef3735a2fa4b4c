import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// One line of a segment, looked at by itself: its form, its own hash and its entry.
///
/// Whether it follows the line before is for `ChainWalker`. Lines don't depend on one another here, so
/// those of a long segment are shared among the processor's cores.
struct CheckedLine {
  typealias Content = Result<(hashes: JournalLine.Hashes, entry: Entry), JournalLine.Problem>

  /// Its place in the bytes given, the line feed included.
  let bytes: Range<Int>
  let content: Content

  /// Lines that one core takes at a time: enough that handing them out costs nothing beside them.
  private static let share = 128
  /// The same for the lines of the first screen, which somebody is waiting for.
  private static let urgentShare = 16
  private static let helperShare = 4

  /// All the lines of some bytes, in order; the last may lack its line feed.
  ///
  /// - Parameters:
  ///   - epoch: of their segment.
  ///   - kinds: those whose bodies are read; nil for all.
  static func all(
    of bytes: [UInt8], device: DeviceID, epoch: Int = 1, kinds: Set<String>? = nil
  ) -> [CheckedLine] {
    let places = lines(of: bytes)
    return shared(places.count, share) { index in
      let place = places[index]
      return CheckedLine(bytes: place, content: read(bytes[place], device, epoch, kinds, false))
    }
  }

  /// The lines of the first screen, of all files in their order: those of ten years stand in many files, a
  /// few in each.
  ///
  /// The bytes were compared with a hash of them all, so the lines need none of their own.
  static func urgent(
    of parts: [(device: DeviceID, epoch: Int, bytes: [UInt8])]
  ) -> [CheckedLine] {
    let places = parts.indices.flatMap { part in
      lines(of: parts[part].bytes).map { (part: part, bytes: $0) }
    }
    let look: @Sendable (Int) -> CheckedLine = { index in
      let (part, place) = places[index]
      let (device, epoch, bytes) = parts[part]
      return CheckedLine(bytes: place, content: read(bytes[place], device, epoch, nil, true))
    }
    guard let helper = StartHelper.current else { return shared(places.count, urgentShare, look) }
    return shared(places.count, with: helper, look)
  }

  /// Looks at so many lines together with the helper, which joins when it has nothing else to do.
  private static func shared(
    _ lines: Int, with helper: StartHelper, _ look: @escaping @Sendable (Int) -> CheckedLine
  ) -> [CheckedLine] {
    [CheckedLine](unsafeUninitializedCapacity: lines) { buffer, count in
      guard let start = buffer.baseAddress else { return }
      // Each share writes to places of its own, and nothing is written once the job was finished.
      nonisolated(unsafe) let target = start
      let shared = Shares(lines: lines, size: helperShare)
      let work: @Sendable () -> Void = {
        while let share = shared.next() {
          for index in share { (target + index).initialize(to: look(index)) }
        }
      }
      let job = helper.begin(work)
      work()
      _ = job.finish()
      count = lines
    }
  }

  /// Hands out some lines, a few at a time.
  private final class Shares: Sendable {
    private let begun = Mutex(0)
    private let lines: Int
    private let size: Int

    init(lines: Int, size: Int) {
      self.lines = lines
      self.size = size
    }

    /// Nil when there are none left.
    func next() -> Range<Int>? {
      begun.withLock { begun in
        guard begun < lines else { return nil }
        defer { begun = min(lines, begun + size) }
        return begun..<min(lines, begun + size)
      }
    }
  }

  /// Looks at so many lines, on several cores where it is worth it.
  private static func shared(
    _ lines: Int, _ share: Int, _ look: @Sendable (Int) -> CheckedLine
  ) -> [CheckedLine] {
    guard lines > 2 * share else { return (0..<lines).map(look) }
    let shares = (lines + share - 1) / share
    return [CheckedLine](unsafeUninitializedCapacity: lines) { buffer, count in
      guard let start = buffer.baseAddress else { return }
      // Each share writes to places of its own.
      nonisolated(unsafe) let target = start
      DispatchQueue.concurrentPerform(iterations: shares) { number in
        for index in number * share..<min(lines, (number + 1) * share) {
          (target + index).initialize(to: look(index))
        }
      }
      count = lines
    }
  }

  /// A line that was just made, with the entry that was read from it then; its form and its hash are
  /// checked as in any other.
  static func made(_ bytes: [UInt8], as entry: Entry) -> CheckedLine {
    do throws(JournalLine.Problem) {
      let hashes = try JournalLine.check(bytes[...])
      return CheckedLine(bytes: bytes.indices, content: .success((hashes, entry)))
    } catch {
      return CheckedLine(bytes: bytes.indices, content: .failure(error))
    }
  }

  private static func read(
    _ line: ArraySlice<UInt8>, _ device: DeviceID, _ epoch: Int, _ kinds: Set<String>?,
    _ isHashed: Bool
  ) -> Content {
    do throws(JournalLine.Problem) {
      let hashes = try JournalLine.check(line, isHashed: isHashed)
      return .success(
        (hashes, try EntryLine.read(line, device: device, epoch: epoch, kinds: kinds)))
    } catch {
      return .failure(error)
    }
  }

  static func lines(of bytes: [UInt8]) -> [Range<Int>] {
    var places: [Range<Int>] = []
    var start = 0
    bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      while start < buffer.count, let found = memchr(base + start, 0x0A, buffer.count - start) {
        let end = UnsafeRawPointer(base).distance(to: UnsafeRawPointer(found)) + 1
        places.append(start..<end)
        start = end
      }
    }
    if start < bytes.count { places.append(start..<bytes.count) }
    return places
  }
}
