import Glibc
import Testing

@testable import RoundCore

@Suite("What stands in the place of this computer's own files and folders")
struct OwnPlaceTests {
  private let files = SystemFileIO()

  private func with(_ body: (String) throws -> Void) throws {
    let path = try temporaryFolder()
    defer { removeFolder(path) }
    try body(path)
  }

  private func write(_ path: String, _ text: String = "{}", mode: mode_t = 0o600) {
    let descriptor = open(path, O_CREAT | O_EXCL | O_WRONLY, 0o600)
    _ = Glibc.write(descriptor, text, text.utf8.count)
    close(descriptor)
    chmod(path, mode)
  }

  @Test(
    "A file of our own is read; a link, a second name, a pipe, a folder, one open to others or too large is refused"
  )
  func ownFiles() throws {
    try with { path in
      write("\(path)/own", "abc")
      let own = try files.readOwn("\(path)/own", atMost: 3)
      #expect(own == Array("abc".utf8))
      symlink("\(path)/own", "\(path)/link")
      mkfifo("\(path)/pipe", 0o600)
      mkdir("\(path)/folder", 0o700)
      write("\(path)/open", mode: 0o640)
      write("\(path)/twice")
      link("\(path)/twice", "\(path)/second")
      for name in ["link", "pipe", "folder", "open", "twice"] {
        let refused = #expect(throws: FileError.self) {
          try files.readOwn("\(path)/\(name)", atMost: 100)
        }
        #expect(refused?.isNotOurs == true, "\(name)")
        #expect(refused?.sentence.contains("so it was not used") == true, "\(name)")
      }
      let refused = #expect(throws: FileError.self) { try files.readOwn("\(path)/own", atMost: 2) }
      #expect(refused?.sentence.contains("larger than anything") == true)
    }
  }

  @Test(
    "A folder of our own is taken; a link to one, a file, or one that others may write to is refused"
  )
  func ownFolders() throws {
    try with { path in
      let folder = RoundFolder(path: "\(path)/f")
      try folder.checkOwn()
      try folder.makeOwnFolder("\(path)/f/local/people")
      try folder.checkOwn()
      chmod("\(path)/f/local", 0o770)
      #expect(throws: FileError.self) { try folder.checkOwn() }
      chmod("\(path)/f/local", 0o700)
      chmod("\(path)/f", 0o777)
      #expect(throws: FileError.self) { try folder.checkOwn() }
      chmod("\(path)/f", 0o700)
      // Who says where the folder is may say so by a link.
      symlink("\(path)/f", "\(path)/chosen")
      try RoundFolder(path: "\(path)/chosen").checkOwn()
    }
  }

  @Test(
    "Through a link in the place of a folder nothing is written: settings, people, audit, drafts, packs",
    arguments: [
      "local", "local/people", "local/audit", "local/drafts", "local/sheets", "local/store",
      "local/sent",
      "packs", "packs/out", "homes",
    ])
  func links(_ place: String) throws {
    try with { path in
      let folder = RoundFolder(path: "\(path)/f")
      mkdir("\(path)/elsewhere", 0o700)
      try files.makeFolder("\(path)/f/\(Paths.parent(of: place))")
      symlink("\(path)/elsewhere", "\(path)/f/\(place)")
      #expect(throws: FileError.self) { try folder.checkOwn() }
      #expect(throws: FileError.self) { try folder.checkPlace() }
      #expect(throws: FileError.self) { try folder.makeOwnFolder("\(path)/f/\(place)/x") }
      #expect(throws: FileError.self) {
        try AuditLog(folder).append([AuditEvent(.opened, at: .now())])
      }
      _ = try? folder.markLocked()
      _ = try? folder.save(ScreenSettings())
      let inside = try files.names(in: "\(path)/elsewhere")
      #expect(inside.isEmpty, "\(inside)")
    }
  }

  @Test("A link in the place of a home or of a chain is told, not passed over")
  func homes() throws {
    try with { path in
      let folder = RoundFolder(path: "\(path)/f")
      mkdir("\(path)/elsewhere", 0o700)
      try files.makeFolder("\(path)/f/homes/elm-abcd/journals")
      let one = try folder.homes()
      #expect(one.count == 1)
      symlink("\(path)/elsewhere", "\(path)/f/homes/elm-abcd/journals/dabc")
      let home = try #require(try folder.homes().first)
      #expect(throws: FileError.self) { try JournalReader.read(home, in: folder) }
      symlink("\(path)/elsewhere", "\(path)/f/homes/oak-abcd")
      #expect(throws: FileError.self) { try folder.homes() }
    }
  }

  @Test("A link in the place of local/people is nobody's people, and never taken for a first run")
  func people() throws {
    try with { path in
      let folder = RoundFolder(path: "\(path)/f")
      mkdir("\(path)/elsewhere", 0o700)
      try files.makeFolder("\(path)/f/local")
      symlink("\(path)/elsewhere", "\(path)/f/local/people")
      #expect(throws: LocalError.self) { try folder.persons() }
    }
  }

  @Test(
    "A lock is taken of a plain file of ours only",
    arguments: ["link", "second name", "pipe", "open"])
  func locks(_ kind: String) throws {
    try with { path in
      write("\(path)/target")
      switch kind {
      case "link": symlink("\(path)/target", "\(path)/lock")
      case "second name": link("\(path)/target", "\(path)/lock")
      case "pipe": mkfifo("\(path)/lock", 0o600)
      default: write("\(path)/lock", mode: 0o666)
      }
      let refused = #expect(throws: FileError.self) { try files.lock("\(path)/lock", seconds: 0) }
      #expect(refused?.isNotOurs == true)
      #expect(throws: FileError.self) { try files.share("\(path)/lock") }
    }
  }

  @Test("A link in the place of the tries of a PIN gives no new tries")
  func tries() throws {
    try with { path in
      let folder = RoundFolder(path: "\(path)/f")
      let person = Person(
        id: try #require(PersonID("p23456789a")),
        author: Author(name: "A", role: "gp", organisation: "", registration: nil),
        pin: try PINHash(pin: "1234", salt: [UInt8](repeating: 7, count: 16), rounds: 16))
      try folder.save(person)
      let gate = PINGate(folder: folder) { BootClock(boot: "b", up: 1_000_000) }
      for _ in 0..<3 { #expect(!gate.check(person, "0000").fits) }
      #expect(!gate.check(person, "1234").isTried)
      let file = "\(path)/f/local/people/p23456789a.tries"
      unlink(file)
      symlink("/dev/null", file)
      #expect(!gate.check(person, "1234").isTried)
    }
  }

  @Test("While a window is open nobody is locked out, and while somebody is, no window opens")
  func windows() throws {
    try with { path in
      let folder = RoundFolder(path: "\(path)/f")
      let none = try folder.openWindow(with: files)
      #expect(none == nil)
      try folder.makeOwnFolder("\(path)/f/local")
      var isOpen = try folder.hasOpenWindow()
      #expect(!isOpen)
      let first = try #require(try folder.openWindow(with: files))
      let second = try #require(try folder.openWindow(with: files))
      isOpen = try folder.hasOpenWindow()
      #expect(isOpen)
      #expect(throws: FileError(.lock, .lockBusy, path: "\(path)/f/local/windows")) {
        try folder.lockOut()
      }
      files.unlock(first)
      isOpen = try folder.hasOpenWindow()
      #expect(isOpen)
      files.unlock(second)
      let locks = try folder.lockOut()
      #expect(throws: FileError(.lock, .lockBusy, path: "\(path)/f/local/windows")) {
        try folder.openWindow(with: files)
      }
      for lock in locks { files.unlock(lock) }
      isOpen = try folder.hasOpenWindow()
      #expect(!isOpen)
    }
  }
}
