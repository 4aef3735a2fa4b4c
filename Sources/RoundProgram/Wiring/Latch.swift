#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Lets the thread that owns the terminal wait for work that is done elsewhere.
final class Latch: Sendable {
  private let readEnd: Int32
  private let writeEnd: Int32

  init() {
    var ends: [Int32] = [-1, -1]
    _ = pipe(&ends)
    readEnd = ends[0]
    writeEnd = ends[1]
  }

  deinit {
    if readEnd >= 0 { Glibc.close(readEnd) }
    if writeEnd >= 0 { Glibc.close(writeEnd) }
  }

  func open() {
    var byte: UInt8 = 0x21
    while write(writeEnd, &byte, 1) == -1 && errno == EINTR {}
  }

  /// Waits until it is open.
  ///
  /// Without descriptors left it does not wait: the work is then cut short.
  func wait() {
    var byte: UInt8 = 0
    while read(readEnd, &byte, 1) == -1 && errno == EINTR {}
  }
}
