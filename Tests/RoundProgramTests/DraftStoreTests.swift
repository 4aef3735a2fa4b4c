import Testing

@testable import RoundCore
@testable import RoundProgram
@testable import RoundScreens

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A folder that is taken away when the test is over.
private final class Place {
  let path: String

  init() {
    var template = Array("/tmp/homeround-drafts-XXXXXX".utf8CString)
    path =
      template.withUnsafeMutableBufferPointer { buffer in
        buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
      } ?? "/tmp/homeround-drafts"
  }

  deinit { Place.remove(path) }

  private static func remove(_ path: String) {
    let files = SystemFileIO()
    if (try? files.kind(of: path)) == .folder {
      for name in (try? files.names(in: path)) ?? [] { remove("\(path)/\(name)") }
      rmdir(path)
    } else {
      unlink(path)
    }
  }
}

@Suite("The folder of drafts")
struct DraftStoreTests {
  private let place = Place()
  private let home = HomeID("elm-7k2m")
  private let key = DraftKey(form: "review", about: "round-1", resident: ResidentID("r1"))

  private func store(_ files: any TidyFileIO = SystemFileIO()) throws -> DraftStore {
    DraftStore(folder: "\(place.path)/drafts", home: try #require(home), files: files)
  }

  private func draft(_ text: String) throws -> Draft {
    let form = Form(
      purpose: .review(round: try #require(RoundID("round-1")), flags: []), title: "OUTCOME",
      resident: ResidentID("r1"), fields: [.box("text", "What?", text: text)])
    return Draft(
      version: 1, home: try #require(home), key: key, title: "OUTCOME",
      begunAt: Moment(milliseconds: 1_773_316_800_000),
      changedAt: Moment(milliseconds: 1_773_316_801_000), by: nil, answers: 1,
      form: DraftForm(form), blocks: [])
  }

  private func mode(_ path: String) -> mode_t {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o777 : 0
  }

  @Test("A draft comes back as it was saved, from files that only this account can read")
  func roundTrip() throws {
    let store = try store()
    let file = store.hold(key).answer.file
    let kept = KeptDraft(file: file, draft: try draft("half a sen\ntence 🙂\u{202E}"))
    try store.save(kept)
    #expect(store.load().drafts == [kept])
    #expect(mode("\(place.path)/drafts/\(file)") == 0o600)
    #expect(mode("\(place.path)/drafts") == 0o700)
    #expect(store.remove(file) == nil)
    #expect(store.load().drafts.isEmpty)
    #expect(store.remove(file) == nil)
  }

  @Test("A damaged draft is put aside and said, and nothing of it is lost")
  func damaged() throws {
    let store = try store()
    let file = store.hold(key).answer.file
    let path = "\(place.path)/drafts/\(file)"
    for number in 1...2 {
      try SystemFileIO().replace(path, with: Array("{\"version\": \(number - 1), \"ho".utf8))
      let found = store.load()
      #expect(found.drafts.isEmpty)
      #expect(found.problems.count == 1)
      #expect(found.problems.first?.contains(".damaged") ?? false)
    }
    let names = try SystemFileIO().names(in: "\(place.path)/drafts")
    #expect(names.filter { $0.contains(".damaged") }.count == 2)
    #expect(store.load().problems.isEmpty)
  }

  @Test("A draft of a newer program stays where it is, and a new one goes beside it")
  func newer() throws {
    let store = try store()
    let (hold, first) = store.hold(key)
    store.release(try #require(hold))
    let file = first.file
    let bytes = Array("{\"version\": 99}".utf8)
    try SystemFileIO().replace("\(place.path)/drafts/\(file)", with: bytes)
    let answer = store.hold(key).answer
    #expect(answer.problems.first?.contains("newer homeround") ?? false)
    #expect(answer.file != file)
    try store.save(KeptDraft(file: answer.file, draft: try draft("mine")))
    #expect(try SystemFileIO().read("\(place.path)/drafts/\(file)", from: 0) == bytes)
  }

  @Test("A form that is open in another window is told, until that window leaves it or dies")
  func windows() throws {
    let first = try store()
    let second = try store()
    let (hold, answer) = first.hold(key)
    #expect(!answer.isElsewhere)
    try first.save(KeptDraft(file: answer.file, draft: try draft("one")))
    let told = second.hold(key)
    #expect(told.answer.isElsewhere)
    #expect(told.answer.found.isEmpty)
    #expect(told.answer.file != answer.file)
    second.release(try #require(told.hold))
    first.release(try #require(hold))
    let after = second.hold(key)
    #expect(!after.answer.isElsewhere)
    #expect(after.answer.found.count == 1)
    // The mark of a window that was killed holds nobody up, and is taken away.
    let mark = "\(place.path)/drafts/\(key.stem(of: try #require(home))).1.dkilled.open"
    try SystemFileIO().replace(mark, with: [])
    #expect(
      !(try store().hold(DraftKey(form: "drop", about: nil, resident: nil)).answer.isElsewhere))
    _ = first.load()
    #expect(try SystemFileIO().kind(of: mark) == nil)
  }

  @Test("Windows that open one form before anybody has typed keep a draft each")
  func beforeTyping() throws {
    let windows = try (1...3).map { _ in try store() }
    let held = windows.map { $0.hold(key) }
    #expect(held.map(\.answer.isElsewhere) == [false, true, true])
    #expect(Set(held.map(\.answer.file)).count == 3)
    for (number, window) in windows.enumerated() {
      try window.save(KeptDraft(file: held[number].answer.file, draft: try draft("\(number)")))
    }
    #expect(windows[0].load().drafts.count == 3)
    // What the second window leaves is not the next one's to write over.
    windows[1].release(try #require(held[1].hold))
    let next = try store().hold(key).answer
    #expect(!held.map(\.answer.file).contains(next.file))
  }

  @Test("A folder that can't be written is said, and the form is not held up")
  func unwritable() throws {
    try SystemFileIO().replace("\(place.path)/drafts", with: [1])
    let answer = try store().hold(key).answer
    #expect(answer.problems.first?.hasPrefix("Drafts can't be saved.") ?? false)
    #expect(throws: FileError.self) {
      try store().save(KeptDraft(file: answer.file, draft: try draft("x")))
    }
  }

  @Test("Another home's drafts are not shown")
  func otherHome() throws {
    let store = try store()
    try store.save(KeptDraft(file: store.hold(key).answer.file, draft: try draft("x")))
    let other = DraftStore(
      folder: "\(place.path)/drafts", home: try #require(HomeID("oak-1111")),
      files: SystemFileIO())
    #expect(other.load().drafts.isEmpty)
  }

  @Test("The keeper does things in the order asked, and what is left at the end")
  func keeper() throws {
    let keeper = DraftKeeper(
      folder: RoundFolder(path: place.path), home: try #require(home)
    ) { _ in }
    let file = keeper.hold(key).file
    for number in 0..<50 {
      keeper.save(KeptDraft(file: file, draft: try draft("text \(number)")))
      if number % 10 == 5 { keeper.remove(file) }
    }
    keeper.finish()
    let bytes = try SystemFileIO().read("\(place.path)/local/drafts/\(file)", from: 0)
    #expect(String(decoding: bytes, as: UTF8.self).contains("text 49"))
    let names = try SystemFileIO().names(in: "\(place.path)/local/drafts")
    #expect(names == [file])
  }
}
