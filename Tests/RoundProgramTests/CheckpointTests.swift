import Glibc
import Testing

@testable import RoundCore
@testable import RoundProgram
@testable import RoundScreens

/// The first screen from a part of the record, and every way in which a checkpoint must not be used.
struct CheckpointTests {
  /// A pretend home on the real disk.
  private final class Desk {
    let path: String
    let folder: RoundFolder
    let home: HomeID
    let settings: DeviceSettings
    let screen: FirstScreen
    let role: DeviceSettings.Role
    let now: Moment

    /// - Parameters:
    ///   - hour: of the day of the round.
    ///   - years: nil for eight weeks.
    init(
      seed: UInt64 = 1, role: DeviceSettings.Role = .round, day: Int = 0, hour: Int = 9,
      years: Int? = nil
    ) throws {
      var template = Array("/tmp/homeround-checkpoint-XXXXXX".utf8CString)
      path = try #require(mkdtemp(&template).map { String(cString: $0) })
      folder = RoundFolder(path: "\(path)/folder", state: "\(path)/state")
      let today = Day(ordinal: 20_524 + day)
      try PretendHome.write(
        to: folder, options: PretendHomeOptions(years: years, residents: 12, homes: 1, seed: seed),
        today: today, program: Version.program)
      home = try #require(try folder.homes().first)
      settings = try #require(try folder.settings())
      self.role = role
      let people = try folder.persons()
      let wanted = people.first { Catalog.shipped.role(of: $0.author) == role }
      screen = FirstScreen(
        people: people, person: try #require(wanted).id, device: settings.device)
      now = UKTime.moment(day: today, hour: hour, minute: 30)
    }

    deinit { Desk.remove(path) }

    private static func remove(_ path: String) {
      let files = SystemFileIO()
      if (try? files.kind(of: path)) == .folder {
        for name in (try? files.names(in: path)) ?? [] { remove("\(path)/\(name)") }
        rmdir(path)
      } else {
        unlink(path)
      }
    }

    var file: String { folder.checkpointFile(home) }

    func writer(_ reading: JournalReader.Reading) -> JournalWriter {
      JournalWriter(
        folder: folder, home: home, device: settings.device, epoch: settings.epoch,
        program: Version.program, isSealing: true, reading: reading)
    }

    /// Makes a checkpoint of everything as it stands.
    func keep() throws -> Bool {
      let reading = try JournalReader.read(home, in: folder)
      return keep(reading.record, writer(reading))
    }

    func keep(_ record: Record, _ writer: JournalWriter) -> Bool {
      writer.keepCheckpoint(
        of: record, role: role, on: UKTime(now).day,
        isAlike: { self.screen.isSame($0, as: record, now: self.now) })
    }

    func part(
      days: Int = 0, program: String = Version.program, screen: FirstScreen? = nil
    ) -> Record? {
      folder.firstScreenRecord(
        of: home, on: UKTime(now).day.adding(days: days), program: program
      ).flatMap { (screen ?? self.screen).state(of: $0, now: now) }?.record
    }

    func change(_ path: String, _ change: (inout [UInt8]) -> Void) throws {
      var bytes = try folder.files.read(path, from: 0)
      change(&bytes)
      unlink(path)
      let file = try folder.files.openForAppend(path, creating: true)
      defer { folder.files.close(file) }
      try folder.files.append(bytes, to: file)
    }

    var journals: [String] {
      get throws {
        let place = "\(folder.path)/homes/\(home.text)/journals"
        return try folder.files.names(in: place).flatMap { device in
          try folder.files.names(in: "\(place)/\(device)").map { "\(place)/\(device)/\($0)" }
        }
      }
    }
  }

  @Test(
    "The first screen from the places of a checkpoint is cell for cell that of the whole record",
    arguments: [DeviceSettings.Role.round, .prepare], 1...4)
  func same(role: DeviceSettings.Role, seed: Int) throws {
    let desk = try Desk(
      seed: UInt64(seed), role: role, day: seed * 3, hour: 7 + seed, years: seed == 1 ? 1 : nil)
    let reading = try JournalReader.read(desk.home, in: desk.folder)
    let whole = reading.record
    // Whatever the rule left out is seen here first, cell by cell.
    var different: [String] = []
    let isKept = desk.writer(reading).keepCheckpoint(
      of: whole, role: role, on: UKTime(desk.now).day,
      isAlike: { part in
        different = CheckpointTests.differences(desk, part, whole)
        return different.isEmpty
      })
    #expect(isKept && different == [])
    let part = try #require(desk.part())
    #expect(part != whole)
  }

  /// The first row that differs, in every size, on each of the days.
  private static func differences(_ desk: Desk, _ part: Record, _ whole: Record) -> [String] {
    var found: [String] = []
    for days in stride(from: 0, to: WorkingSet.days, by: 5) {
      let moment = desk.now.adding(minutes: days * 24 * 60)
      var (left, right) = (
        desk.screen.state(of: part, now: moment), desk.screen.state(of: whole, now: moment)
      )
      for columns in [80, 120, 200] {
        left.size = Size(columns: columns, rows: columns / 3)
        right.size = left.size
        let (one, other) = (ProgramView.view(left), ProgramView.view(right))
        guard one != other else { continue }
        let rows = zip(one.lines, other.lines).first { $0 != $1 }
        found.append("\(days), \(columns): \(rows?.0 ?? "style") | \(rows?.1 ?? "style")")
      }
    }
    return found
  }

  @Test("A rule that left something out makes no checkpoint")
  func notAlike() throws {
    let desk = try Desk()
    let reading = try JournalReader.read(desk.home, in: desk.folder)
    let isKept = desk.writer(reading).keepCheckpoint(
      of: reading.record, role: desk.role, on: UKTime(desk.now).day, isAlike: { _ in false })
    #expect(!isKept)
    #expect(try desk.folder.files.kind(of: desk.file) == nil)
  }

  @Test("It holds no text of any resident, and nobody else can read it")
  func holdsPlaces() throws {
    let desk = try Desk()
    #expect(try desk.keep())
    let text = String(
      decoding: try desk.folder.files.read(desk.file, from: 0), as: UTF8.self
    ).lowercased()
    let record = try JournalReader.read(desk.home, in: desk.folder).record
    for resident in record.residents.values {
      let details = try #require(resident.current)
      for word in [details.family, details.given, details.nhsNumber?.digits ?? details.family]
      where word.count > 2 {
        #expect(!text.contains(word.lowercased()))
      }
      #expect(!text.contains(resident.id.text))
    }
    for path in [desk.file, "\(desk.folder.local)/keys/checkpoint"] {
      var status = stat()
      #expect(lstat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)
    }
  }

  @Test("Any byte of it changed, or its seal, and it is not used")
  func sealed() throws {
    let desk = try Desk()
    #expect(try desk.keep())
    let whole = try desk.folder.files.read(desk.file, from: 0)
    for place in stride(from: 0, to: whole.count, by: 37) + [whole.count - 2, whole.count - 1] {
      try desk.change(desk.file) { $0[place] ^= 1 }
      #expect(desk.part() == nil)
      try desk.change(desk.file) { $0[place] ^= 1 }
    }
    #expect(desk.part() != nil)
    for count in [0, 1, whole.count / 2, whole.count - 1] {
      try desk.change(desk.file) { $0 = Array(whole.prefix(count)) }
      #expect(desk.part() == nil)
    }
    try desk.change(desk.file) { $0 = whole }
    #expect(desk.part() != nil)
    // Another computer's key.
    try desk.change("\(desk.folder.local)/keys/checkpoint") { $0[3] = $0[3] == 0x41 ? 0x42 : 0x41 }
    #expect(desk.part() == nil)
  }

  @Test("Another version, role, home or day makes the whole be read")
  func other() throws {
    let desk = try Desk()
    #expect(try desk.keep())
    #expect(desk.part() != nil)
    #expect(desk.part(program: "homeround 9.9.9") == nil)
    let home = try #require(
      desk.screen.people.first { Catalog.shipped.role(of: $0.author) == .prepare })
    #expect(
      desk.part(
        screen: FirstScreen(
          people: desk.screen.people, person: home.id, device: desk.settings.device)) == nil)
    #expect(desk.part(days: -1) == nil)
    #expect(desk.part(days: WorkingSet.days - 1) != nil)
    #expect(desk.part(days: WorkingSet.days) == nil)
    let other = try #require(HomeID("elm-7k2m"))
    try desk.folder.files.makeFolder("\(desk.folder.path)/homes/\(other.text)")
    rename(desk.file, desk.folder.checkpointFile(other))
    #expect(desk.part() == nil)
    #expect(
      desk.folder.firstScreenRecord(
        of: other, on: UKTime(desk.now).day, program: Version.program) == nil)
  }

  @Test("A journal that is longer, shorter, changed, gone or new makes the whole be read")
  func journals() throws {
    let desk = try Desk()
    #expect(try desk.keep())
    for path in try desk.journals {
      let whole = try desk.folder.files.read(path, from: 0)
      let changes: [(inout [UInt8]) -> Void] = [
        { $0.append(0x0A) }, { $0.removeLast() }, { $0.removeFirst(10) },
      ]
      for change in changes {
        try desk.change(path, change)
        #expect(desk.part() == nil)
        try desk.change(path) { $0 = whole }
        #expect(desk.part() != nil)
      }
      rename(path, path + ".away")
      #expect(desk.part() == nil)
      rename(path + ".away", path)
      try desk.change(path) { $0 = whole }
      // A file that is rebuilt is read in its place.
      let beside = path.replacing(".jsonl", with: ".rebuilt")
      try desk.folder.files.replace(beside, with: whole)
      #expect(desk.part() == nil)
      unlink(beside)
      #expect(desk.part() != nil)
    }
    // Every byte that is read counts, wherever it stands: the first screen's lines are a part only.
    var missed = 0
    for path in try desk.journals {
      let whole = try desk.folder.files.read(path, from: 0)
      for place in stride(from: 0, to: whole.count, by: 997) {
        try desk.change(path) { $0[place] ^= 1 }
        let part = desk.part()
        try desk.change(path) { $0 = whole }
        if let part, let again = desk.part(), part != again { missed += 1 }
      }
    }
    #expect(missed == 0)
  }

  @Test("What another window writes makes it stale; what this one writes, until it is kept again")
  func windows() throws {
    let desk = try Desk()
    #expect(try desk.keep())
    let reading = try JournalReader.read(desk.home, in: desk.folder)
    let (mine, other) = (desk.writer(reading), desk.writer(reading))
    let author = try #require(desk.screen.people.first?.author)
    let resident = try #require(reading.record.register.first?.id)
    let draft = EntryDraft(
      ObservationsRecorded(measuredAt: desk.now, pulse: 71), resident: resident, author: author)
    #expect(other.append([draft], now: desk.now).failure == nil)
    #expect(desk.part() == nil)
    // This window has not read it, so it can't say where everything stands.
    #expect(!desk.keep(reading.record, mine))
    var record = reading.record
    record.apply(try mine.refresh().entries)
    #expect(desk.keep(record, mine))
    #expect(desk.part() != nil)
  }

  @Test("Without it nothing is missing, and a damaged journal makes none")
  func disposable() throws {
    let desk = try Desk()
    let before = try JournalReader.read(desk.home, in: desk.folder)
    #expect(try desk.keep())
    let with = try JournalReader.read(desk.home, in: desk.folder, verifying: true)
    #expect(with.record == before.record && with.damage.isEmpty)
    unlink(desk.file)
    #expect(desk.part() == nil)
    let after = try JournalReader.read(desk.home, in: desk.folder, verifying: true)
    #expect(after.record == before.record && after.damage.isEmpty)
    let path = try #require(try desk.journals.first)
    try desk.change(path) { $0[$0.count / 2] ^= 1 }
    #expect(try !desk.keep())
  }

  @Test("A folder that was copied says so before anything is shown")
  func copied() throws {
    let desk = try Desk()
    let reading = try JournalReader.read(desk.home, in: desk.folder)
    let author = try #require(desk.screen.people.first?.author)
    let writer = desk.writer(reading)
    let written = writer.append(
      [EntryDraft(HomeDeclared(name: "Elm", pretend: true), author: author)], now: desk.now)
    #expect(written.failure == nil)
    #expect(writer.seal(now: desk.now) == nil)
    #expect(try desk.keep())
    #expect(desk.part() != nil)
    let seat = try desk.folder.files.read(desk.folder.seatFile, from: 0)
    try desk.folder.files.replace(
      desk.folder.seatFile,
      with: Array(String(decoding: seat, as: UTF8.self).replacing("born ", with: "born 1").utf8))
    let moved = try #require(try desk.folder.writtenSeat())
    #expect(try desk.folder.isMoved(from: moved) == (desk.part() == nil))
  }

  @Test("The whole takes the place of the part, and what had to wait is done then")
  func whole() throws {
    let desk = try Desk()
    #expect(try desk.keep())
    let whole = try JournalReader.read(desk.home, in: desk.folder).record
    var state = desk.screen.state(of: try #require(desk.part()), now: desk.now)
    state.isPart = true
    state.sayReading()
    #expect(state.message != nil)
    _ = ProgramUpdate.update(
      &state, .whole(whole, readOnlyReason: nil, message: nil), now: desk.now)
    let direct = desk.screen.state(of: whole, now: desk.now)
    #expect(!state.isPart && state.record == whole && state.message == nil)
    #expect(ProgramView.view(state) == ProgramView.view(direct))
    _ = ProgramUpdate.update(
      &state, .whole(whole, readOnlyReason: "Read only.", message: Message(.note, "Told.")),
      now: desk.now)
    #expect(state.readOnlyReason == "Read only." && state.message?.text == "Told.")
  }
}
