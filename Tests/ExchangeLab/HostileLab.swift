import LabSupport
import RoundCore
import RoundExchange

/// Packs that were changed: on the way, or by a partner who signs anything.
///
/// What is refused changes nothing; what is taken leaves journals that verify.
enum HostileLab {
  static func run(packs: Int, seconds: Int, seed: UInt64) -> Int32 {
    do {
      return try lab(packs: packs, seconds: seconds, seed: seed)
    } catch {
      print("FAIL  hostile packs: \(error)")
      return 1
    }
  }

  private static func lab(packs: Int, seconds: Int, seed: UInt64) throws -> Int32 {
    let start = Moment.now()
    let bench = try MergeLab.bench(2)
    let (sender, receiver) = (bench[0].0, bench[1].0)
    var entries = LabEntries(seed: seed)
    var random = LabRandom(seed: seed &+ 7)
    var clock = Int64(1_760_000_100_000)
    for step in 0..<6 {
      clock += 60_000
      let now = Moment(milliseconds: clock)
      let drafts = entries.drafts(
        of: sender.author, sender.settings.device, try sender.record(), now: now)
      try sender.write(drafts, now: now, seed: seed &+ UInt64(step))
    }
    let made = try sender.packs(for: [receiver], now: Moment(milliseconds: clock))
    guard let good = made.first, let key = try sender.folder.deviceKey(),
      let secret = try ExchangeKeys.receiving(of: receiver.folder)
    else { throw LabLaptop.Unexpected(what: "no pack") }
    let plain = try AgeFile.open(
      try AgeArmour.decode(good.bytes), with: [.key(secret)], atMost: PackLimits.contents)
    let before = receiver.files.contents
    let kept = receiver.files.record
    var refused = 0
    var taken = 0
    var done = 0
    while done < packs, Moment.now().milliseconds - start.milliseconds < Int64(seconds) * 1000 {
      done += 1
      let file = try hostile(good.bytes, plain, secret.publicKey, key, &random)
      do throws(GateProblem) {
        _ = try receiver.gate.take(try receiver.gate.preview(file))
        taken += 1
        let reading = try? JournalReader.read(receiver.home, in: receiver.folder, verifying: true)
        guard let reading, reading.damage.isEmpty else {
          print("FAIL  hostile packs: pack \(done) of seed \(seed) was taken and left damage")
          return 1
        }
      } catch {
        refused += 1
        guard receiver.files.record == kept, !error.sentence.isEmpty else {
          print("FAIL  hostile packs: pack \(done) of seed \(seed) was refused and changed files")
          return 1
        }
      }
      receiver.files.contents = before
    }
    // The pack as it was made is taken, so that refusing everything is no success.
    guard try receiver.take(good.bytes), refused > done / 2 else {
      print("FAIL  hostile packs: the good one was refused, or too much was taken")
      return 1
    }
    print(
      "PASS  hostile packs: of \(done) changed packs \(refused) were refused without a trace, and "
        + "\(taken) left journals that verify")
    return 0
  }

  private static func hostile(
    _ file: [UInt8], _ plain: [UInt8], _ to: AgePublicKey, _ key: DeviceKey,
    _ random: inout LabRandom
  ) throws -> [UInt8] {
    switch random.below(4) {
    case 0: return mutated(file, &random)
    case 1:
      // Inside the armour.
      return AgeArmour.encode(mutated(try AgeArmour.decode(file), &random))
    case 2:
      return AgeArmour.encode(try AgeFile.seal(mutatedLines(plain, &random), to: [to]))
    default:
      // By a partner who signs what it has changed.
      return AgeArmour.encode(
        try AgeFile.seal(try signedAnew(mutatedLines(plain, &random), key), to: [to]))
    }
  }

  private static func signedAnew(_ bytes: [UInt8], _ key: DeviceKey) throws -> [UInt8] {
    guard let end = bytes.dropLast().lastIndex(of: 0x0A) else { return bytes }
    let body = Array(bytes[...end])
    let hash = Digest(of: body).string
    let signature = try key.signature(of: Array("homeround:pack:1\n\(hash)\n".utf8))
    return body + Array("{\"end\":{\"hash\":\"\(hash)\",\"signature\":\"\(signature)\"}}\n".utf8)
  }

  private static func mutated(_ bytes: [UInt8], _ random: inout LabRandom) -> [UInt8] {
    var out = bytes
    for _ in 0...random.below(3) {
      guard !out.isEmpty else { return out }
      let place = random.below(out.count)
      switch random.below(5) {
      case 0: out[place] ^= UInt8(1 << random.below(8))
      case 1: out.removeSubrange(place..<min(out.count, place + 1 + random.below(80)))
      case 2: out.insert(UInt8(random.below(256)), at: place)
      case 3: out.insert(contentsOf: out[place..<min(out.count, place + 200)], at: place)
      default: out.removeSubrange(place...)
      }
    }
    return out
  }

  private static let poison = [
    "../../../../etc/passwd", "\u{1B}]0;x\u{07}", "\u{202E}", "-1", "99999999999999999999", "1e9",
    "9007199254740991", "null", "[[[[[[[[[[[[", "{\"a\":1,\"a\":2}", "\u{0}", "true", "\"\"",
  ]

  private static func mutatedLines(_ bytes: [UInt8], _ random: inout LabRandom) -> [UInt8] {
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: true).map { Array($0) }
    for _ in 0...random.below(2) {
      let place = random.below(lines.count)
      let other = random.below(lines.count)
      switch random.below(8) {
      case 0: lines.swapAt(place, other)
      case 1: lines.remove(at: place)
      case 2: lines.insert(lines[other], at: place)
      case 3: lines[place] = mutated(lines[place], &random)
      case 4, 5:
        // A value of the manifest or of a segment's line becomes something else.
        let target = random.oneIn(2) ? 0 : min(1, lines.count - 1)
        lines[target] = poisoned(lines[target], &random)
      case 6:
        lines.insert(
          [UInt8](repeating: 0x5B, count: 1 + random.below(70_000)), at: place)
      default: lines = Array(lines[..<max(1, place)])
      }
      if lines.isEmpty { return [] }
    }
    return lines.flatMap { $0 + [0x0A] }
  }

  private static func poisoned(_ line: [UInt8], _ random: inout LabRandom) -> [UInt8] {
    let colons = line.indices.filter { line[$0] == 0x3A }
    guard !colons.isEmpty else { return line }
    let start = random.pick(colons) + 1
    let end = line[start...].firstIndex { $0 == 0x2C || $0 == 0x7D || $0 == 0x5D } ?? line.count
    let text = random.pick(poison)
    let quoted = random.oneIn(2) ? "\"\(text)\"" : text
    return Array(line[..<start]) + Array(quoted.utf8) + Array(line[end...])
  }
}
