/// The same numbers for the same seed, on every machine (SplitMix64).
///
/// Steele, Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014. For made-up
/// data only; keys and real identifiers come from the system's generator.
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A generator of its own, so that one part of the pretend home may draw more or fewer numbers
  /// without changing the others.
  mutating func split() -> SeededRandom { SeededRandom(seed: next()) }

  /// A whole number of the range.
  ///
  /// The standard library's own ways of drawing are not used: a newer version may draw differently,
  /// and the same seed is to give the same bytes.
  mutating func number(_ range: ClosedRange<Int>) -> Int {
    let width = UInt64(range.upperBound &- range.lowerBound) &+ 1
    return range.lowerBound &+ Int(width == 0 ? 0 : next() % width)
  }

  /// One of the items; nil when there are none.
  mutating func pick<Item>(_ items: [Item]) -> Item? {
    items.isEmpty ? nil : items[number(0...items.count - 1)]
  }

  /// True so many times in a hundred.
  mutating func chance(_ percent: Int) -> Bool { number(1...100) <= percent }

  /// The items in another order (Fisher and Yates).
  mutating func shuffled<Item>(_ items: [Item]) -> [Item] {
    var out = items
    for place in out.indices.dropFirst() { out.swapAt(place, number(0...place)) }
    return out
  }
}
