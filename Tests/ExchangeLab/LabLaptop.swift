import LabSupport
import RoundCore
import RoundExchange

/// One computer of a home or a practice, with files in memory.
struct LabLaptop {
  struct Unexpected: Error {
    let what: String
  }

  let files: MemoryFiles
  let folder: RoundFolder
  let settings: DeviceSettings
  let party: OwnParty
  let home: HomeID

  init(_ number: Int, _ side: Side, _ home: HomeID) throws {
    files = MemoryFiles()
    folder = RoundFolder(path: "/f\(number)", files: files)
    guard let device = DeviceID("d\(number)") else { throw Unexpected(what: "device") }
    settings = DeviceSettings(device: device, role: side == .home ? .prepare : .round)
    party = OwnParty(organisation: side == .home ? "The home" : "The practice", side: side)
    self.home = home
    try folder.save(settings)
    try partners.save(party, now: LabLaptop.start)
  }

  /// Before anything is written.
  static let start = Moment(milliseconds: 1_750_000_000_000)

  var partners: Partners { Partners(folder) }
  var gate: ImportGate { ImportGate(folder: folder, own: settings.device) }

  var author: Author {
    Author(
      name: "Person \(settings.device.text)", role: party.side == .home ? "manager" : "gp",
      organisation: party.organisation, registration: nil)
  }

  func card() throws -> PairingCard {
    try partners.card(settings, as: party, now: LabLaptop.start).card
  }

  func pair(with other: LabLaptop) throws {
    let card = try other.card()
    try partners.add(
      card, words: card.words.text, own: settings.device,
      now: LabLaptop.start)
  }

  func record() throws -> Record { try JournalReader.read(home, in: folder).record }

  func write(_ drafts: [EntryDraft], now: Moment, seed: UInt64) throws {
    let writer = JournalWriter(
      folder: folder, home: home, device: settings.device, epoch: settings.epoch, program: "lab",
      isSealing: true, identifiers: Identifiers(random: LabRandom(seed: seed)))
    let done = writer.append(drafts, now: now)
    if let failure = done.failure { throw failure }
  }

  func packs(for others: [LabLaptop], isWhole: Bool = false, now: Moment) throws -> [MadePack] {
    let known = try partners.all().filter { partner in
      others.contains { $0.settings.device == partner.device }
    }
    return try PackMaker(
      folder: folder, home: home, settings: settings, own: party, program: "lab"
    ).make(for: known, sealing: .keys, isWhole: isWhole, now: now)
  }

  /// - Returns: whether it was taken; false when one before it is missing.
  func take(_ pack: [UInt8]) throws -> Bool {
    do throws(GateProblem) {
      _ = try gate.take(try gate.preview(pack))
      return true
    } catch {
      if case .gap = error { return false }
      throw error
    }
  }

  /// A disk that has lost its copy of another computer's chain.
  func loseCopy(of other: LabLaptop) {
    guard other.settings.device != settings.device else { return }
    var state = files.contents
    state.files = state.files.filter {
      !$0.key.contains("/journals/\(other.settings.device.text)/")
    }
    files.contents = state
  }
}
