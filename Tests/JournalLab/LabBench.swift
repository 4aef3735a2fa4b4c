import LabSupport
import RoundCore
import RoundExchange

/// One home's journals on a disk of the lab.
struct LabBench {
  let files: LabFiles
  let folder: RoundFolder
  let home: HomeID
  let device: DeviceID
  let resident: ResidentID
  /// Whether chains are sealed, as the program does.
  let isSealing: Bool

  static let author = Author(
    name: "Amira Khan", role: "designatedPerson", organisation: "Elm", registration: nil)
  static let noon = Moment(milliseconds: 1_773_316_800_000)  // 2026-03-12T12:00Z
  /// 366 days, in milliseconds.
  static let year: Int64 = 366 * 24 * 3_600_000

  init?(_ files: LabFiles, isSealing: Bool = false, device: String = "d1") {
    guard let home = HomeID("elm-7k2m"), let device = DeviceID(device),
      let resident = ResidentID("r1")
    else { return nil }
    self.files = files
    folder = RoundFolder(path: "/f", files: files, state: isSealing ? "/s" : nil)
    self.isSealing = isSealing
    self.home = home
    self.device = device
    self.resident = resident
  }

  var place: String { "/f/homes/\(home.text)/journals/\(device.text)" }

  func path(_ number: Int, epoch: Int = 1) -> String {
    "\(place)/\(SegmentName(epoch: epoch, number: number).file)"
  }

  func writer(
    epoch: Int = 1, seed: UInt64, reading: JournalReader.Reading? = nil
  ) -> JournalWriter {
    JournalWriter(
      folder: folder, home: home, device: device, epoch: epoch, program: "lab",
      isSealing: isSealing, reading: reading,
      identifiers: Identifiers(random: LabRandom(seed: seed)))
  }

  func read() throws(FileError) -> JournalReader.Reading {
    try JournalReader.read(home, in: folder)
  }

  /// A note that says its own name, so that what is read can be held against what was written.
  func note(_ name: String, length: Int = 40) -> EntryDraft? {
    guard let id = EntryID(name) else { return nil }
    let piece = Array("\(name) ".utf8)
    let text = String(
      decoding: (0..<length).map { piece[$0 % piece.count] }, as: UTF8.self)
    return EntryDraft(
      NoteWritten(
        flag: id, situation: text, background: nil, assessment: nil, recommendation: nil),
      resident: resident, author: LabBench.author, id: id)
  }

  /// What taking a made-up register in from a spreadsheet writes; only names that are not there yet.
  func register(
    rows: Int, from: Int, reading: JournalReader.Reading, seed: UInt64
  ) -> [EntryDraft] {
    var text = "Family name,Given name,Room,Allergies\n"
    for number in from..<from + rows {
      let letters = "\(number)".utf8.map { String(UnicodeScalar($0 - 0x30 + 0x61)) }.joined()
      text += "Test\(letters),Person,\(number),Penicillin (rash)\n"
    }
    var identifiers = Identifiers(random: LabRandom(seed: seed))
    let plan = try? ResidentsImport.plan(
      Array(text.utf8), record: reading.record, author: LabBench.author,
      identifiers: &identifiers, now: LabBench.noon)
    return plan?.drafts(partial: false) ?? []
  }

  /// The identifiers of the entries that a screen would show, as often as it shows them.
  static func shown(_ reading: JournalReader.Reading) -> [String] {
    reading.record.residents.values.flatMap { resident in
      resident.notes.facts.map(\.header.id.text) + resident.details.facts.map(\.header.id.text)
        + resident.allergies.facts.map(\.header.id.text)
    }
  }

  /// Of entries that were just saved, those that a screen shows.
  static func shown(_ entries: [Entry]) -> [String] {
    entries.filter { LabLine.tracked.contains($0.header.kind) }.map(\.header.id.text)
  }
}
