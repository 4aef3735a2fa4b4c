@testable import FuzzedKeys
@testable import RoundCore
@testable import RoundExchange
import RoundScreens

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What libFuzzer calls with made-up bytes: one of the parsers, chosen by `HOMEROUND_FUZZ`.
///
/// A parser may refuse anything, and may not stop the program. What it takes must also be as it says: what
/// does not hold ends the run, and libFuzzer keeps the bytes.
enum FuzzTargets {
  typealias Target = @Sendable ([UInt8]) -> Void

  static let all: [String: Target] = [
    "line": line, "pack": pack, "age": age, "csv": csv, "keys": keys,
  ]

  static let chosen: Target = {
    let name = getenv("HOMEROUND_FUZZ").map { String(cString: $0) } ?? ""
    guard let target = all[name] else { fatalError("HOMEROUND_FUZZ: one of \(all.keys.sorted())") }
    return target
  }()

  static func must(_ holds: Bool, _ what: StaticString) {
    if !holds { fatalError("\(what)") }
  }

  // MARK: A line of a journal

  private static let device = DeviceID("d1")

  @Sendable static func line(_ bytes: [UInt8]) {
    let whole = bytes.last == 0x0A ? bytes : bytes + [0x0A]
    _ = try? JournalLine.check(whole[...])
    _ = JournalLine.sequence(of: whole[...])
    if let json = try? JSONParser.parse(bytes, limits: .journal) {
      let written = json.bytes(.canonical)
      let again = try? JSONParser.parse(written, limits: .journal)
      must(again?.bytes(.canonical) == written, "what was read is written, and read, as the same")
    }
    // No made-up bytes have the right hash, so what comes after that check is asked by itself.
    guard let device, (try? JournalLine.check(whole[...], isHashed: true)) != nil else { return }
    guard let entry = try? EntryLine.read(whole[...], device: device, epoch: 1) else { return }
    guard let home = HomeID("h1") else { return }
    var record = Record(home: home)
    record.apply(entry)
    record.apply(entry)
    must(record.refusedEntries.count <= 1, "an entry that comes twice counts once")
    if case .known(let body) = entry.content {
      must((try? body.json()) != nil, "what was read can be written")
    }
  }

  // MARK: What is in a pack

  private static let key = DeviceKey(text: String(repeating: "A", count: 43))

  @Sendable static func pack(_ bytes: [UInt8]) {
    _ = try? PackText.read(bytes)
    // Signed anew, so that what comes after the signature is asked too.
    guard let key else { return }
    var signed = bytes.last == 0x0A ? bytes : bytes + [0x0A]
    if let end = lastLine(signed), signed[end...].starts(with: Array("{\"end\"".utf8)) {
      signed = Array(signed[..<end])
    }
    let hash = Digest(of: signed)
    guard let signature = try? key.signature(of: PackText.signed(hash)) else { return }
    signed += Array(
      "{\"end\":{\"hash\":\"\(hash.string)\",\"signature\":\"\(signature)\"}}\n".utf8)
    guard let text = try? PackText.read(signed) else { return }
    must(text.parts.allSatisfy { !$0.bytes.isEmpty || $0.start >= 0 }, "parts have places")
  }

  private static func lastLine(_ bytes: [UInt8]) -> Int? {
    bytes.dropLast().lastIndex(of: 0x0A).map { $0 + 1 }
  }

  // MARK: An age file

  private static let secret = AgeSecretKey(
    text: "AGE-SECRET-KEY-1DPR5HNRL635JJZ6S3MSGAFN7LS578TJG6FSH876TWT637EA07PEQFPRVM8")

  @Sendable static func age(_ bytes: [UInt8]) {
    var sealed = bytes
    if let inner = try? AgeArmour.decode(bytes) {
      must(
        (try? AgeArmour.decode(AgeArmour.encode(inner))) == inner, "armour comes off as it went on")
      sealed = inner
    }
    _ = AgeFile.needsPassphrase(sealed)
    // A passphrase costs seconds by intention.
    guard let secret, AgeFile.needsPassphrase(sealed) == false else { return }
    if let plain = try? AgeFile.open(sealed, with: [.key(secret)], atMost: 1 << 16) {
      must(plain.count <= 1 << 16, "no more than was asked for")
    }
  }

  // MARK: A spreadsheet

  @Sendable static func csv(_ bytes: [UInt8]) {
    let limits = CSVLimits()
    guard let table = try? CSVTable.read(bytes, limits: limits) else { return }
    var last = 0
    for row in table.rows {
      must(row.line > last && row.lastLine >= row.line, "rows stand in the order of their lines")
      last = row.line
      if case .fields(let fields) = row.values {
        must(fields.count == table.headers.count, "a row has a field for each heading")
      }
    }
  }

  // MARK: Keys

  @Sendable static func keys(_ bytes: [UInt8]) {
    // The first byte says how the rest comes.
    guard let how = bytes.first else { return }
    var decoder = InputDecoder(marksPastes: how & 1 == 0)
    var time: Int64 = 0
    let size = Int(how >> 4) + 1
    var rest = bytes.dropFirst()
    while !rest.isEmpty {
      let part = rest.prefix(size)
      rest = rest.dropFirst(size)
      time += how & 2 == 0 ? 1 : 150
      let found = decoder.decode(
        part.map { .byte($0) }, at: time, fieldHasFocus: how & 4 == 0, drained: how & 8 == 0)
      check(found)
    }
    check(decoder.expire(at: time + 10_000))
  }

  private static func check(_ found: [TerminalInput]) {
    for input in found {
      guard case .key(.character(let character)) = input else { continue }
      must(
        character.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F },
        "no control character is a letter")
    }
  }
}

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  FuzzTargets.chosen(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}
