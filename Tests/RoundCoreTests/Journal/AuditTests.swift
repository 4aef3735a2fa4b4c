import Testing

@testable import RoundCore

@Suite("Who saw and did what")
struct AuditTests {
  private let place = TestPlace()

  private var folder: RoundFolder { RoundFolder(path: place.path, state: place.path + "/state") }
  private var log: AuditLog { AuditLog(folder) }
  private var file: String { log.path(1) }

  private func event(_ detail: String) -> AuditEvent {
    AuditEvent(.textShown, at: Moment(milliseconds: 1_773_316_800_000), detail: detail)
  }

  private func bytes(_ number: Int = 1) throws -> [UInt8] {
    try folder.files.read(log.path(number), from: 0)
  }

  private func reasons() throws -> [String] { try AuditReading.read(folder).damage.map(\.reason) }

  @Test("What is written is read back in order, and the chain holds")
  func roundTrip() throws {
    for part in 0..<5 { try log.append([event("\(part)a"), event("\(part)b")]) }
    let reading = try AuditReading.read(folder)
    #expect(reading.damage.isEmpty)
    #expect(reading.lines.map(\.sequence) == Array(1...10))
    #expect(reading.events.map { $0.detail ?? "" }.joined() == "0a0b1a1b2a2b3a3b4a4b")
    #expect(place.mode("local/audit") == 0o700)
    #expect(place.mode("local/audit/000001.log") == 0o600)
  }

  @Test("A changed byte, a line taken out, two lines in another order: each is noticed")
  func damage() throws {
    for part in 0..<5 { try log.append([event("\(part)")]) }
    let whole = try bytes()
    let lines = whole.split(separator: 0x0A).map { Array($0) + [0x0A] }
    for place in stride(from: 0, to: whole.count, by: 7) {
      var changed = whole
      changed[place] ^= 1
      try folder.files.replace(file, with: changed)
      #expect(try !reasons().isEmpty, "byte \(place)")
    }
    try folder.files.replace(file, with: Array((lines[0...1] + lines[3...4]).joined()))
    #expect(try reasons().first == JournalLine.Problem.link.rawValue)
    try folder.files.replace(
      file, with: Array([lines[0], lines[2], lines[1], lines[3], lines[4]].joined()))
    #expect(try !reasons().isEmpty)
  }

  @Test("Lines cut from the end are noticed by what is remembered outside of the folder")
  func cut() throws {
    // Before the folder has a name there is nothing to remember it by.
    try folder.store(
      Seat(instance: "d23456789a", machine: "m", place: nil), folder.seatFile)
    for part in 0..<5 { try log.append([event("\(part)")]) }
    let lines = try bytes().split(separator: 0x0A).map { Array($0) + [0x0A] }
    try folder.files.replace(file, with: Array(lines[0...2].joined()))
    let words = try reasons().first ?? ""
    #expect(words.contains("2 lines are missing from the end"))
  }

  @Test("What a power cut leaves of a line is kept, said, and nothing is lost after it")
  func torn() throws {
    try log.append([event("one")])
    let whole = try bytes()
    for length in [1, 40, whole.count - 1] {
      try folder.files.replace(file, with: whole + whole.prefix(length))
      #expect(try AuditReading.read(folder).isUnfinished)
      #expect(try reasons().isEmpty)
      try log.append([event("two")])
      let reading = try AuditReading.read(folder)
      #expect(reading.damage.isEmpty)
      #expect(reading.events.map { $0.detail ?? "" }.last == "two")
      #expect(reading.events.contains { $0.kind == .fileBegun })
      #expect(try bytes().count == whole.count + length)
      try SystemFileIO().remove(log.path(2))
    }
  }

  @Test("What stands unfinished and is then changed is noticed")
  func tornChanged() throws {
    try log.append([event("one")])
    let whole = try bytes()
    try folder.files.replace(file, with: whole + whole.prefix(40))
    try log.append([event("two")])
    try folder.files.replace(file, with: whole + whole.prefix(39))
    #expect(try !reasons().isEmpty)
  }

  @Test("A full file is followed by the next one, and a missing one is noticed")
  func rotates() throws {
    let long = String(repeating: "x", count: 15_000)
    for _ in 0..<80 { try log.append([event(long)]) }
    #expect(try log.numbers() == [1, 2])
    #expect(try reasons().isEmpty)
    try SystemFileIO().remove(log.path(1))
    #expect(try !reasons().isEmpty)
  }

  @Test("Windows that write at the same time make one chain")
  func windows() async throws {
    let folder = folder
    await withTaskGroup(of: Void.self) { group in
      for window in 0..<8 {
        group.addTask {
          for part in 0..<10 {
            try? AuditLog(folder).append([
              AuditEvent(.textShown, at: .now(), detail: "\(window) \(part)")
            ])
          }
        }
      }
    }
    let reading = try AuditReading.read(folder)
    #expect(reading.lines.count == 80)
    #expect(reading.damage.isEmpty)
  }

  @Test("A line of a later version is kept and is no damage")
  func later() throws {
    try log.append([event("one")])
    let before = try #require(try AuditReading.read(folder).lines.last)
    var line = Array("{\"prev\":\"\(before.hash.string)\",\"seq\":2,\"event\":{\"new\":[1]}".utf8)
    line += Array(",\"hash\":\"\(Digest(of: line).string)\"}\n".utf8)
    try folder.files.replace(file, with: try bytes() + line)
    try log.append([event("three")])
    let reading = try AuditReading.read(folder)
    #expect(reading.damage.isEmpty)
    #expect(reading.lines.count == 3)
    #expect(reading.events.count == 2)
  }
}
