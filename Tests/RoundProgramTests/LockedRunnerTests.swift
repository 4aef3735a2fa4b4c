import Glibc
import RoundCore
import RoundExchange
import Synchronization
import Testing

@testable import RoundProgram
@testable import RoundScreens

/// A window on a locked folder that is locked while something is being done in it.
struct LockedRunnerTests {
  private static func window(_ side: ExchangeSide) throws -> ProgramRunner {
    try ProgramRunner(ChosenPlace(folder: side.folder.path), isQuick: false)
  }

  /// Gives whatever would close the folder too early the time for it.
  private static func letClose(_ runner: ProgramRunner) async {
    await runner.resting?.value
    await Task.yield()
  }

  /// A home in a locked folder, paired with a practice in one that is not.
  private func paired() throws -> (home: ExchangeSide, practice: ExchangeSide) {
    let home = try ExchangeSide.care(isLocked: true)
    let practice = try ExchangeSide.practice()
    try home.pair(with: practice)
    try practice.pair(with: home)
    return (home, practice)
  }

  private func page(_ actions: [ProgramAction]) -> ExchangePage? {
    actions.lazy.compactMap { action -> ExchangePage? in
      if case .exchange(.page(let page, _)) = action { page } else { nil }
    }.first
  }

  @Test("A pack that is being made when the screen is locked is made, and then the key is put away")
  func pack() async throws {
    let (home, _) = try paired()
    let runner = try LockedRunnerTests.window(home)
    let files = try #require(runner.folder.lockedFiles)
    // It can't go on before the lock of the folder is given back.
    let held = try SystemFileIO().lock("\(home.folder.local)/lock", seconds: 1)
    runner.exchange(.make(PackOrder(organisation: "Bridge Street Surgery")), isAnew: false)
    LockUpdate.lock(&runner.state, .hidden)
    runner.perform(.locked)
    // At once: it waits for that lock for a few seconds only.
    #expect(files.isOpen)
    SystemFileIO().unlock(held)
    let closing = try #require(runner.closing)
    await closing.value
    #expect(!files.isOpen)
    let made = try #require(page(runner.mailbox.take()), "no pack was made")
    #expect(made.title == "TO BE SENT", "\(made.title): \(made.lines)")
  }

  @Test("A pack that is being taken in when the screen is locked is taken in whole")
  func taken() async throws {
    let (home, practice) = try paired()
    _ = try practice.takeIn(
      try home.carry(try home.pack(PackOrder(organisation: "Bridge Street Surgery")), to: practice))
    let path = try practice.carry(
      try practice.pack(PackOrder(organisation: "Rosewood House")), to: home)
    let look = try home.page(.look(path))
    let take = try #require(look.choice("Take it in"))
    let runner = try LockedRunnerTests.window(home)
    let held = try SystemFileIO().lock("\(home.folder.local)/import-lock", seconds: 1)
    runner.exchange(take.step, isAnew: false)
    LockUpdate.lock(&runner.state, .hidden)
    runner.perform(.locked)
    await LockedRunnerTests.letClose(runner)
    SystemFileIO().unlock(held)
    await runner.closing?.value
    let taken = try #require(page(runner.mailbox.take()))
    #expect(taken.title == "TAKEN IN" && !taken.text.contains("locked"), "\(taken.lines)")
    #expect(runner.folder.lockedFiles?.isOpen == false)
  }

  @Test("The passphrase that comes before the key was put away keeps the folder open")
  func meanwhile() async throws {
    let (home, _) = try paired()
    let runner = try LockedRunnerTests.window(home)
    let files = try #require(runner.folder.lockedFiles)
    let gate = Gate()
    runner.work.begin { await gate.wait() }
    LockUpdate.lock(&runner.state, .hidden)
    runner.perform(.locked)
    // What the right passphrase does.
    files.open(with: try #require(home.key))
    gate.open()
    await runner.closing?.value
    #expect(files.isOpen)
    #expect(try JournalReader.read(try #require(home.home), in: runner.folder).damage.isEmpty)
    // Without a PIN it is put away again.
    runner.perform(.closeStore)
    await runner.closing?.value
    #expect(!files.isOpen)
  }

  @Test(
    "At the start of a folder whose window was locked the PIN is asked, and the folder is open for it"
  )
  func marked() async throws {
    let (home, _) = try paired()
    try home.folder.markLocked()
    let runner = try LockedRunnerTests.window(home)
    runner.lockIfMarked()
    #expect(runner.state.isHidden)
    #expect(runner.state.lock?.needsPassphrase == false)
    #expect(runner.state.lock?.pinUntil != nil)
    await runner.resting?.value
    #expect(runner.closing == nil)
    #expect(runner.folder.lockedFiles?.isOpen == true)
    #expect(home.folder.isMarkedLocked)
    let person = try #require(runner.state.unlocker)
    for effect in ProgramUpdate.update(&runner.state, .input(.key(.character("1"))), now: .now()) {
      runner.perform(effect)
    }
    runner.state.lock?.isChecking = true
    #expect(person.pin.matches("1234"))
    for effect in ProgramUpdate.update(
      &runner.state, .unlockChecked(PINGate.Answer(fits: true)), now: .now())
    {
      runner.perform(effect)
    }
    #expect(!runner.state.isHidden)
    #expect(!home.folder.isMarkedLocked)
    await runner.work.finish()
  }

  @Test("News that come too late for the key are no damage, and are read after it is back")
  func news() async throws {
    let (home, _) = try paired()
    let id = try #require(home.home)
    let settings = try DeviceSetUp.settings(of: home.folder)
    let files = try #require(home.folder.lockedFiles)
    let reading = try JournalReader.read(id, in: home.folder)
    let writer = RecordWriter(folder: home.folder, home: id, settings: settings, reading: reading)
    try home.write("Rosewood")
    files.close()
    for action in await writer.news() {
      guard case .refreshed(let entries, damage: nil) = action else {
        Issue.record("\(action)")
        continue
      }
      #expect(entries.isEmpty)
    }
    files.open(with: try #require(home.key))
    let after = await writer.news()
    guard case .refreshed(let entries, damage: nil)? = after.first else {
      Issue.record("\(after)")
      return
    }
    #expect(!entries.isEmpty)
  }
}

/// Lets a task go on when a test says so.
final class Gate: Sendable {
  private let state = Mutex<(isOpen: Bool, waiting: [CheckedContinuation<Void, Never>])>(
    (false, []))

  func wait() async {
    await withCheckedContinuation { waiting in
      let isOpen = state.withLock { state in
        if !state.isOpen { state.waiting.append(waiting) }
        return state.isOpen
      }
      if isOpen { waiting.resume() }
    }
  }

  func open() {
    let waiting = state.withLock { state in
      defer { state = (true, []) }
      return state.waiting
    }
    for one in waiting { one.resume() }
  }
}

@Suite("What is waited for before the key is put away")
struct FolderWorkTests {
  @Test("All of it, also what was begun meanwhile") func all() async {
    let work = FolderWork()
    let (first, second) = (Gate(), Gate())
    let done = Mutex(0)
    work.begin {
      await first.wait()
      work.begin {
        await second.wait()
        done.withLock { $0 += 1 }
      }
      done.withLock { $0 += 1 }
    }
    let waiting = Task {
      await work.finish()
      return work.isIdle
    }
    first.open()
    // Long enough for the first to end, and for one who waits for it alone.
    while done.withLock({ $0 }) == 0 { await Task.yield() }
    for _ in 1...20 { await Task.yield() }
    second.open()
    #expect(await waiting.value)
    #expect(done.withLock { $0 } == 2)
    #expect(work.isIdle)
  }

  @Test("Not for longer than a limit: a stick that does not answer keeps no key in memory")
  func limit() async {
    let work = FolderWork()
    let never = Gate()
    work.begin { await never.wait() }
    #expect(await work.finish(within: .zero) == false)
    never.open()
    #expect(await work.finish(within: .seconds(600)) == true)
  }
}
