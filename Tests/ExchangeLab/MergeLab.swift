import Dispatch
import RoundCore
import RoundExchange
import RoundReports
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Random histories of two to five computers: whatever is lost, comes twice or out of order, in the end
/// all have the same record, to the byte of what `list` and `show` print.
enum MergeLab {
  private struct Flight {
    let pack: [UInt8]
    let to: [Int]
  }

  /// What all the histories came to.
  private struct Totals {
    var whole = 0
    var quick = 0
    var gaps = 0
    var disputes = 0
    var refused = 0
    var failure: String?
  }

  /// One in forty goes through whole packs, sealed and signed, as they are sent.
  ///
  /// The others exchange the same chains as they are. As many at a time as there are cores.
  static func run(histories: Int, seconds: Int, seed: UInt64) -> Int32 {
    let end = Moment.now().milliseconds + Int64(seconds) * 1000
    let workers = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    let totals = Mutex(Totals())
    DispatchQueue.concurrentPerform(iterations: workers) { worker in
      var benches: [Int: [(LabLaptop, MemoryFiles.State)]] = [:]
      for number in stride(from: worker, to: histories, by: workers) {
        guard Moment.now().milliseconds < end, totals.withLock({ $0.failure == nil }) else {
          return
        }
        let one = seed &+ UInt64(number)
        let count = 2 + Int(one % 4)
        do {
          // Two workers would always get the same kind of number.
          let isWhole = number / workers % 40 == 0
          let result =
            isWhole
            ? try whole(count, seed: one, &benches) : try QuickMerge.history(count, seed: one)
          totals.withLock {
            $0.whole += isWhole ? 1 : 0
            $0.quick += isWhole ? 0 : 1
            $0.gaps += result.gaps
            $0.disputes += result.disputes
            $0.refused += result.refused
          }
        } catch {
          totals.withLock {
            $0.failure = $0.failure ?? "history \(one) of \(count) computers: \(error)"
          }
        }
      }
    }
    return report(totals.withLock { $0 }, of: histories, seconds: seconds)
  }

  private static func report(_ totals: Totals, of histories: Int, seconds: Int) -> Int32 {
    if let failure = totals.failure {
      print("FAIL  merge: \(failure)")
      return 1
    }
    let done = totals.whole + totals.quick
    // What never happens would not be tested.
    guard done >= 100, totals.whole > 0, totals.gaps > 0, totals.disputes > 0, totals.refused > 0
    else {
      print("FAIL  merge: \(done) histories without a gap, a dispute or a refusal test nothing")
      return 1
    }
    guard done >= histories else {
      print(
        "FAIL  merge: only \(done) of \(histories) histories were tried in \(seconds) seconds; those "
          + "ended in one record. This machine is too busy or too slow: exchange-lab merge "
          + "\(histories) SECONDS")
      return 1
    }
    print(
      "PASS  merge: \(done) random histories of 2 to 5 computers end in one record "
        + "(\(totals.whole) of them by whole packs; \(totals.gaps) times something waited for what "
        + "comes before it, \(totals.disputes) things in dispute, \(totals.refused) entries refused)"
    )
    return 0
  }

  private static func whole(
    _ count: Int, seed: UInt64, _ benches: inout [Int: [(LabLaptop, MemoryFiles.State)]]
  ) throws -> QuickMerge.Result {
    if benches[count] == nil { benches[count] = try bench(count) }
    let bench = benches[count] ?? []
    for (laptop, state) in bench { laptop.files.contents = state }
    return try history(bench.map(\.0), seed: seed)
  }

  /// Computers that are all paired with one another, the first one's home declared.
  static func bench(_ count: Int) throws -> [(LabLaptop, MemoryFiles.State)] {
    guard let home = HomeID("rosewood-1") else { return [] }
    let sides: [Side] = [.home, .practice, .home, .practice, .practice]
    let laptops = try (0..<count).map { try LabLaptop($0, sides[$0], home) }
    try laptops[0].write(
      [EntryDraft(HomeDeclared(name: "Rosewood"), author: laptops[0].author)],
      now: Moment(milliseconds: 1_760_000_000_000), seed: 1)
    for one in laptops {
      for other in laptops where other.settings.device != one.settings.device {
        try one.pair(with: other)
      }
    }
    return laptops.map { ($0, $0.files.contents) }
  }

  static func history(
    _ laptops: [LabLaptop], seed: UInt64
  ) throws -> QuickMerge.Result {
    var entries = LabEntries(seed: seed)
    var flights: [Flight] = []
    var gaps = 0
    var clock = Int64(1_760_000_100_000)
    let skews = laptops.map { _ in Int64(entries.random.below(600_000)) - 300_000 }
    func now(_ index: Int) -> Moment { Moment(milliseconds: clock + skews[index]) }
    for step in 0..<(6 + entries.random.below(14)) {
      clock += Int64(1 + entries.random.below(90_000))
      let index = entries.random.below(laptops.count)
      let laptop = laptops[index]
      if entries.random.oneIn(6) { laptop.loseCopy(of: entries.random.pick(laptops)) }
      switch entries.random.below(4) {
      case 0, 1:
        let drafts = entries.drafts(
          of: laptop.author, laptop.settings.device, try laptop.record(), now: now(index))
        try laptop.write(drafts, now: now(index), seed: seed ^ UInt64(step) << 32)
      case 2:
        guard try !laptop.folder.homes().isEmpty else { continue }
        var others = laptops.indices.filter { $0 != index }
        if entries.random.oneIn(2) { others = [entries.random.pick(others)] }
        for pack in try laptop.packs(for: others.map { laptops[$0] }, now: now(index)) {
          flights.append(Flight(pack: pack.bytes, to: others))
        }
      default:
        guard !flights.isEmpty else { continue }
        let place = entries.random.below(flights.count)
        let flight = flights[place]
        // Some are lost after this, some come again later.
        if entries.random.oneIn(2) { flights.remove(at: place) }
        let receiver = laptops[entries.random.pick(flight.to)]
        let before = receiver.files.record
        if try !receiver.take(flight.pack) {
          gaps += 1
          guard receiver.files.record == before else {
            throw LabLaptop.Unexpected(what: "a refusal changed the folder")
          }
        }
      }
    }
    gaps += try exchangeAll(laptops, &clock)
    var result = try compare(laptops, now: Moment(milliseconds: clock))
    result.gaps = gaps
    return result
  }

  /// Everybody sends to everybody, and everything arrives.
  ///
  /// - Returns: how many packs could not be taken before another one.
  private static func exchangeAll(
    _ laptops: [LabLaptop], _ clock: inout Int64
  ) throws -> Int {
    var gaps = 0
    // Who has lost something says so first, and gets it with the next pack.
    for round in 0..<3 {
      for (index, laptop) in laptops.enumerated() {
        guard try !laptop.folder.homes().isEmpty else { continue }
        clock += 1000
        for (other, receiver) in laptops.enumerated() where other != index {
          let packs = try laptop.packs(for: [receiver], now: Moment(milliseconds: clock))
          var isRefused = false
          for pack in packs where try !receiver.take(pack.bytes) {
            isRefused = true
            gaps += 1
          }
          guard isRefused, round > 0 else { continue }
          // Where both have lost something, neither pack can say so to the other: a person who is told
          // of the gap asks for everything.
          for pack in try laptop.packs(
            for: [receiver], isWhole: true, now: Moment(milliseconds: clock))
          where try !receiver.take(pack.bytes) {
            throw LabLaptop.Unexpected(what: "a gap where everything was sent")
          }
        }
      }
    }
    return gaps
  }

  private static func compare(
    _ laptops: [LabLaptop], now: Moment
  ) throws -> QuickMerge.Result {
    var first: [UInt8]?
    var result = QuickMerge.Result()
    for laptop in laptops {
      let reading = try JournalReader.read(laptop.home, in: laptop.folder, verifying: true)
      guard reading.damage.isEmpty else {
        throw LabLaptop.Unexpected(what: "damage: \(reading.damage[0].reason)")
      }
      let shown = shown(reading.record, now: now)
      result.disputes = reading.record.disputes.count
      result.refused = reading.record.refusedEntries.count
      if let first, first != shown {
        throw LabLaptop.Unexpected(what: "two records from the same entries")
      }
      first = shown
    }
    return result
  }

  /// What `list --json` and `show --json` print of a record.
  static func shown(_ record: Record, now: Moment) -> [UInt8] {
    var out: [UInt8] = []
    for round in record.rounds.keys.sorted() {
      out += ListJSON.value(record: record, round: round, catalog: .shipped, now: now).bytes(.line)
    }
    for id in record.residents.keys.sorted() {
      guard let resident = record.residents[id] else { continue }
      out += ShowJSON.value(record: record, resident: resident).bytes(.line)
    }
    return out
  }
}
