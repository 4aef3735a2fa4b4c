import Dispatch
import Glibc
import Testing

@testable import RoundTerminal

@Suite("The mailbox")
struct MailboxTests {
  private func isReadable<Message>(_ mailbox: Mailbox<Message>) -> Bool {
    var ready = pollfd(fd: mailbox.descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&ready, 1, 0) == 1
  }

  @Test("It can be read exactly when there are messages")
  func readable() throws {
    let mailbox = try Mailbox<Int>()
    #expect(!isReadable(mailbox))
    mailbox.post(1)
    mailbox.post(2)
    #expect(isReadable(mailbox))
    #expect(mailbox.take() == [1, 2])
    #expect(!isReadable(mailbox))
    #expect(mailbox.take().isEmpty)
    mailbox.post(3)
    #expect(isReadable(mailbox))
  }

  @Test("Nothing is lost, and each thread's messages stay in order")
  func nothingIsLost() throws {
    let mailbox = try Mailbox<Int>()
    let taken = DispatchQueue(label: "taker")
    let received = Received()
    taken.async {
      while received.count < 4000 {
        var ready = pollfd(fd: mailbox.descriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&ready, 1, 30_000) == 1 else { return }
        received.add(mailbox.take())
      }
    }
    DispatchQueue.concurrentPerform(iterations: 4) { thread in
      for number in 0..<1000 { mailbox.post(thread * 1000 + number) }
    }
    taken.sync {}
    #expect(received.count == 4000)
    for thread in 0..<4 {
      let own = received.all.filter { $0 / 1000 == thread }
      #expect(own == (0..<1000).map { thread * 1000 + $0 })
    }
  }
}
