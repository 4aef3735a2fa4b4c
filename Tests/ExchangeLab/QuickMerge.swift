import LabSupport
import RoundCore

/// One random history of computers that exchange their chains as they are.
enum QuickMerge {
  struct Result {
    var gaps = 0
    var disputes = 0
    var refused = 0
  }

  private static let kinds: [Side] = [.home, .practice, .home, .practice, .practice]

  static func history(_ count: Int, seed: UInt64) throws -> Result {
    guard let home = HomeID("rosewood-1") else { return Result() }
    var entries = LabEntries(seed: seed)
    var sides: [DeviceID: ComputerSide] = [:]
    // In some, nobody has said whose computers they are, or only while it went on.
    let since = Moment(
      milliseconds: 1_760_000_000_000 + Int64(entries.random.below(3)) * 400_000)
    if !entries.random.oneIn(4) {
      for number in 0..<count {
        sides[try QuickLaptop.device(number)] = ComputerSide(kinds[number], since: since)
      }
    }
    var laptops = try (0..<count).map { try QuickLaptop($0, kinds[$0], home, sides) }
    let start = Moment(milliseconds: 1_760_000_000_000)
    try laptops[0].write(
      [EntryDraft(HomeDeclared(name: "Rosewood"), author: laptops[0].author)], now: start)
    var gaps = 0
    var clock = Int64(1_760_000_100_000)
    let skews = laptops.map { _ in Int64(entries.random.below(600_000)) - 300_000 }
    var flights: [(load: QuickLaptop.Load, to: [Int])] = []
    for _ in 0..<(8 + entries.random.below(20)) {
      clock += Int64(1 + entries.random.below(90_000))
      let index = entries.random.below(count)
      if entries.random.oneIn(8) {
        try laptops[index].loseCopy(of: try QuickLaptop.device(entries.random.below(count)))
      }
      switch entries.random.below(4) {
      case 0, 1:
        let now = Moment(milliseconds: clock + skews[index])
        let drafts = entries.drafts(
          of: laptops[index].author, laptops[index].device, laptops[index].record, now: now)
        try laptops[index].write(drafts, now: now)
      case 2:
        var others = laptops.indices.filter { $0 != index }
        if entries.random.oneIn(2) { others = [entries.random.pick(others)] }
        flights.append((try laptops[index].load(for: others.map { laptops[$0] }), others))
      default:
        guard !flights.isEmpty else { continue }
        let place = entries.random.below(flights.count)
        let flight = flights[place]
        // Some are lost after this, some come again later.
        if entries.random.oneIn(2) { flights.remove(at: place) }
        if try !laptops[entries.random.pick(flight.to)].take(flight.load) { gaps += 1 }
      }
    }
    gaps += try exchangeAll(&laptops)
    var result = try compare(laptops, Moment(milliseconds: clock), seed: seed)
    result.gaps = gaps
    return result
  }

  /// Everybody sends to everybody, and everything arrives.
  private static func exchangeAll(_ laptops: inout [QuickLaptop]) throws -> Int {
    var gaps = 0
    // Who has lost something says so first, and gets it with the next load.
    for round in 0..<3 {
      for from in laptops.indices {
        for to in laptops.indices where to != from {
          if try laptops[to].take(try laptops[from].load(for: [laptops[to]])) { continue }
          gaps += 1
          guard round > 0 else { continue }
          guard try laptops[to].take(try laptops[from].load(for: [laptops[to]], isWhole: true))
          else { throw LabLaptop.Unexpected(what: "a gap where everything was sent") }
        }
      }
    }
    return gaps
  }

  /// Each has folded the same entries in another order, some of them twice: what they show is the same to
  /// the byte, and so is what one of them reads anew.
  private static func compare(
    _ laptops: [QuickLaptop], _ now: Moment, seed: UInt64
  ) throws -> Result {
    let anew = try laptops[Int(seed / 4) % laptops.count].readAnew()
    let expected = MergeLab.shown(anew, now: now)
    for laptop in laptops {
      guard MergeLab.shown(laptop.record, now: now) == expected else {
        throw LabLaptop.Unexpected(what: "computer \(laptop.number) shows another record")
      }
      guard laptop.record.refusedEntries == anew.refusedEntries else {
        throw LabLaptop.Unexpected(what: "computer \(laptop.number) refuses other entries")
      }
    }
    return Result(disputes: anew.disputes.count, refused: anew.refusedEntries.count)
  }
}
