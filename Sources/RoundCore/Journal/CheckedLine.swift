import Dispatch

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

  /// All the lines of some bytes, in order; the last may lack its line feed.
  ///
  /// - Parameters:
  ///   - epoch: of their segment.
  ///   - kinds: those whose bodies are read; nil for all.
  ///   - isHashed: the bytes were compared with a hash of them all, so the lines need none of their own.
  static func all(
    of bytes: [UInt8], device: DeviceID, epoch: Int = 1, kinds: Set<String>? = nil,
    isHashed: Bool = false
  ) -> [CheckedLine] {
    let places = lines(of: bytes)
    let share = isHashed ? urgentShare : share
    let look: @Sendable (ArraySlice<UInt8>) -> Content = { line in
      read(line, device, epoch, kinds, isHashed)
    }
    guard places.count > 2 * share else {
      return places.map {
        CheckedLine(bytes: $0, content: look(bytes[$0]))
      }
    }
    let shares = (places.count + share - 1) / share
    return [CheckedLine](unsafeUninitializedCapacity: places.count) { buffer, count in
      guard let start = buffer.baseAddress else { return }
      // Each share writes to places of its own.
      nonisolated(unsafe) let target = start
      DispatchQueue.concurrentPerform(iterations: shares) { number in
        for index in number * share..<min(places.count, (number + 1) * share) {
          let place = places[index]
          (target + index).initialize(
            to: CheckedLine(bytes: place, content: look(bytes[place])))
        }
      }
      count = places.count
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
