import Glibc
import RoundCore
import Testing

@testable import RoundProgram
@testable import RoundScreens

/// From the signature to the disk and back to the screen, over a disk that refuses.
struct SavingTests {
  /// A pretend home on the real disk, and the program's parts on it without a terminal.
  private struct Desk {
    let path: String
    let files = FaultyFiles()
    let folder: RoundFolder
    let home: HomeID
    var state: ProgramState
    var writer: RecordWriter

    init() throws {
      var template = Array("/tmp/homeround-saving-XXXXXX".utf8CString)
      path = try #require(mkdtemp(&template).map { String(cString: $0) })
      let place = RoundFolder(path: "\(path)/folder", files: files, state: "\(path)/state")
      folder = place
      var identifiers = Identifiers()
      let settings = DeviceSettings(device: identifiers.device(), role: .round)
      try place.save(settings)
      home = identifiers.home(named: "Elm")
      let author = Author(
        name: "K. Adeyemi", role: "pharmacist", organisation: "Bridge Street", registration: nil)
      let round = identifiers.round()
      let resident = identifiers.resident()
      let details = ResidentDetails(family: "Walker", given: "Doris", gender: .female)
      let flag = FlagRaised(round: round, reasons: ["fall"], priority: 1, raisedByName: "J. Reed")
      let made = JournalWriter(
        folder: place, home: home, device: identifiers.device(), epoch: 1, program: "test"
      ).append([
        EntryDraft(HomeDeclared(name: "Elm"), author: author),
        EntryDraft(RoundPlanned(round: round, date: UKTime(.now()).day), author: author),
        EntryDraft(ResidentRegistered(details), resident: resident, author: author),
        EntryDraft(flag, resident: resident, author: author),
      ])
      try #require(made.failure == nil)
      let reading = try JournalReader.read(home, in: place)
      let pin = try PINHash(pin: "1234", salt: Array(repeating: 1, count: 16), rounds: 2)
      state = ProgramState(
        record: reading.record,
        people: [Person(id: identifiers.person(), author: author, pin: pin)],
        size: Size(columns: 100, rows: 40), glyphs: .utf8, now: .now())
      writer = RecordWriter(folder: place, home: home, settings: settings, reading: reading)
    }

    func remove() {
      for name in (try? SystemFileIO().names(in: path)) ?? [] { remove("\(path)/\(name)") }
      rmdir(path)
    }

    private func remove(_ path: String) {
      if (try? SystemFileIO().kind(of: path)) == .folder {
        for name in (try? SystemFileIO().names(in: path)) ?? [] { remove("\(path)/\(name)") }
        rmdir(path)
      } else {
        unlink(path)
      }
    }

    mutating func feed(_ action: ProgramAction) async {
      for effect in ProgramUpdate.update(&state, action, now: .now()) {
        switch effect {
        case .append(let drafts, let token):
          for answer in await writer.save(drafts, token: token) { await feed(answer) }
        case .checkPIN: await feed(.pinChecked(true))
        default: break
        }
      }
    }

    mutating func press(_ keys: Key...) async {
      for key in keys { await feed(.input(.key(key))) }
    }

    mutating func type(_ text: String) async {
      for character in text { await press(.character(character)) }
    }

    /// Writes an urgent concern, which may be written for anybody at any time, up to the signature.
    mutating func write(_ text: String) async throws {
      state.stack = [.roundList(RoundListState())]
      state.drafts = Drafts()
      state.message = nil
      let item = try #require(state.list.first)
      RoundListUpdate.select(&state, item.resident)
      await press(.character("e"))
      await type(text)
      guard case .form(var form)? = state.stack.last else {
        Issue.record("no form")
        return
      }
      form.change("route") { field in
        guard case .choice(let options, _, let cursor) = field.kind else { return }
        field.kind = .choice(options: options, chosen: options.first?.code, cursor: cursor)
      }
      form.change("told") { field in
        guard case .text(var editor) = field.kind else { return }
        _ = editor.paste("J. Reed")
        field.kind = .text(editor)
      }
      state.stack[state.stack.count - 1] = .form(form)
      await press(.control("s"))
      guard case .sign? = state.stack.last else {
        Issue.record("not ready to be signed: \(state.message?.text ?? "")")
        return
      }
    }

    mutating func sign() async {
      if SignUpdate.isPINFresh(state) {
        await press(.character("y"))
      } else {
        await type("1234")
        await press(.enter)
      }
    }

    /// How often a concern stands in what is on the disk.
    func count(_ text: String) throws -> Int {
      let record = try JournalReader.read(home, in: folder).record
      return record.residents.values.flatMap(\.escalations.facts).count { $0.body.concern == text }
    }

    /// What was typed, as it is on screen under the signature.
    var typed: String? {
      for case .form(let form) in state.stack { return form.text("concern") }
      return nil
    }
  }

  private static let reasons: [FileError.Reason] = [
    .system(EIO), .system(ENOSPC), .system(EDQUOT), .system(EROFS), .system(EACCES),
    .system(EMFILE), .lockBusy,
  ]

  @Test(
    "Whatever call the disk refuses, nothing is called saved that is not, and what was typed stays",
    arguments: [
      FileError.Call.list, .examine, .read, .makeFolder, .open, .write, .sync, .rename, .lock,
    ], [false, true])
  func everyCall(call: FileError.Call, isSticky: Bool) async throws {
    var desk = try Desk()
    defer { desk.remove() }
    var failures = 0
    for reason in SavingTests.reasons
    where (reason == .lockBusy) == (call == .lock) || call != .lock {
      if reason == .lockBusy && call != .lock { continue }
      // A new window each time, which opens everything anew; then one that goes on.
      for isFresh in [true, false] {
        var number = 1
        while true {
          let text = "concern \(call) \(isSticky) \(reason) \(isFresh) \(number)"
          if isFresh {
            desk.files.fail(nil)
            let reading = try JournalReader.read(desk.home, in: desk.folder)
            desk.writer = RecordWriter(
              folder: desk.folder, home: desk.home,
              settings: try #require(try desk.folder.settings()), reading: reading)
          }
          try await desk.write(text)
          desk.files.fail(
            FaultyFiles.Fault(call: call, number: number, reason: reason, isSticky: isSticky))
          await desk.sign()
          let hasFailed = desk.files.hasFailed
          desk.files.fail(nil)
          let words = desk.state.message?.text ?? ""
          if words.hasPrefix("Saved") {
            #expect(try desk.count(text) == 1, "\(text): said to be saved")
          } else {
            failures += 1
            #expect(hasFailed, "\(text): \(words)")
            #expect(words.hasPrefix("NOT SAVED."), "\(text): \(words)")
            #expect(words.contains("What you typed is still here."), "\(text): \(words)")
            #expect(desk.state.message?.level == .problem)
            #expect(desk.typed == text)
            // The screen must say what to do, or what it is that stands in the way.
            #expect(words.utf8.count > 60, "\(words)")
            // Signed again when the disk is well again.
            await desk.sign()
            #expect(desk.state.message?.text.hasPrefix("Saved") == true, "\(text)")
            #expect(try desk.count(text) == 1, "\(text): signed again")
          }
          guard hasFailed, number < 12 else { break }
          number += 1
        }
      }
    }
    let reading = try JournalReader.read(desk.home, in: desk.folder, verifying: true)
    #expect(reading.damage.isEmpty)
    // What is refused once is written again elsewhere.
    #expect(failures > 0 || (!isSticky && [.write, .sync].contains(call)))
  }

  private func problems(_ actions: [ProgramAction]) -> Int {
    actions.count { action in
      if case .problem = action { true } else { false }
    }
  }

  @Test("What another window signed comes to the screens before what was signed here")
  func twoWindows() async throws {
    var desk = try Desk()
    defer { desk.remove() }
    let reading = try JournalReader.read(desk.home, in: desk.folder)
    let other = RecordWriter(
      folder: desk.folder, home: desk.home, settings: try #require(try desk.folder.settings()),
      reading: reading)
    let first = desk.writer
    try await desk.write("from here")
    await desk.sign()
    desk.writer = other
    try await desk.write("from there")
    await desk.sign()
    let news = await first.news()
    guard case .refreshed(let entries, damage: nil)? = news.first, news.count == 1 else {
      Issue.record("\(news.count) news")
      return
    }
    #expect(
      entries.contains { entry in
        guard case .known(let body as EscalationRecorded) = entry.content else { return false }
        return body.concern == "from there"
      })
    // What stands in the way is said, and once. Only what has been added is read.
    try await desk.write("from there again")
    await desk.sign()
    for said in [1, 0] {
      desk.files.fail(
        FaultyFiles.Fault(call: .read, number: 1, reason: .system(EIO), isSticky: true))
      #expect(problems(await first.news()) == said)
    }
    desk.files.fail(nil)
    // What has left in packs could not be read either, and is known again.
    #expect(problems(await first.news()) == 0)
    #expect(await first.news().count == 1)
    #expect(await first.close() == nil)
    #expect(await other.close() == nil)
    #expect(try JournalReader.read(desk.home, in: desk.folder, verifying: true).damage.isEmpty)
  }

  @Test("A folder that is opened says why nothing can be added, and how to go on")
  func startNotice() throws {
    let desk = try Desk()
    defer { desk.remove() }
    let device = try #require(try desk.folder.settings()).device
    var reading = try JournalReader.read(desk.home, in: desk.folder)
    #expect(
      StartNotice(reading: reading, own: device, folder: desk.folder).readOnlyReason == nil)
    #expect(StartNotice(reading: reading, own: device, folder: desk.folder).message == nil)
    let file = "homes/\(desk.home.text)/journals/\(device.text)/1-000001.jsonl"
    reading.damage = [
      Damage(kind: .broken, file: file, line: 3, byte: 0, reason: "its hash does not fit")
    ]
    let notice = StartNotice(reading: reading, own: device, folder: desk.folder)
    #expect(notice.readOnlyReason?.contains("line 3") == true)
    #expect(notice.readOnlyReason?.contains("homeround repair") == true)
    reading.damage = [
      Damage(
        kind: .broken, file: "homes/x/journals/other/1-000001.jsonl", line: 3, byte: 0,
        reason: "its hash does not fit")
    ]
    let others = StartNotice(reading: reading, own: device, folder: desk.folder)
    #expect(others.readOnlyReason == nil)
    #expect(others.message?.level == .problem)
  }
}
