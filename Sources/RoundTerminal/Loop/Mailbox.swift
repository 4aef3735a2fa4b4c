import Glibc
import Synchronization

/// Brings messages of other threads to the loop.
///
/// Messages arrive in the order in which they were posted, and none is lost.
public final class Mailbox<Message: Sendable>: Sendable {
  private let messages = Mutex<[Message]>([])
  private let readEnd: Int32
  private let writeEnd: Int32

  /// - Throws: `.system` when no more descriptors can be opened.
  public init() throws(TerminalError) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw .system(call: "pipe", code: errno) }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    readEnd = ends[0]
    writeEnd = ends[1]
  }

  deinit {
    Glibc.close(readEnd)
    Glibc.close(writeEnd)
  }

  /// Posts a message and wakes the loop.
  ///
  /// From any thread; never waits for the loop.
  public func post(_ message: Message) {
    let wasEmpty = messages.withLock { list in
      list.append(message)
      return list.count == 1
    }
    guard wasEmpty else { return }
    var byte: UInt8 = 0x21
    // A full pipe wakes the loop as well.
    while write(writeEnd, &byte, 1) == -1 && errno == EINTR {}
  }

  /// Readable when there are messages.
  var descriptor: Int32 { readEnd }

  /// Waits until there is a message, and takes all of them.
  public func wait() -> [Message] {
    while true {
      let taken = take()
      if !taken.isEmpty { return taken }
      var ready = pollfd(fd: readEnd, events: Int16(POLLIN), revents: 0)
      poll(&ready, 1, -1)
    }
  }

  /// Takes all messages.
  ///
  /// The pipe is emptied first: a message that comes in between wakes again.
  public func take() -> [Message] {
    var bytes = [UInt8](repeating: 0, count: 64)
    while read(readEnd, &bytes, bytes.count) > 0 {}
    return messages.withLock { list in
      defer { list = [] }
      return list
    }
  }
}
