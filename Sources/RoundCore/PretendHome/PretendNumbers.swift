/// NHS numbers that no person has: they begin with 999, which is kept for tests.
///
/// Source: NHS England, "NHS number" (test data range 999 000 0000 to 999 999 9999). Each is given
/// once; those that could have no check digit are passed over.
struct PretendNumbers: Sendable {
  private var place: Int
  /// Has no factor in common with the million, so that no number comes twice.
  private static let stride = 7919

  init(random: inout SeededRandom) {
    place = random.number(0...999_999)
  }

  mutating func next() -> NHSNumber? {
    // At most one in eleven is passed over, so that two dozen tries are always enough.
    for _ in 0..<24 {
      place = (place + PretendNumbers.stride) % 1_000_000
      let nine = "999" + place.padded(to: 6)
      let digits = nine.utf8.map { Int($0) - 0x30 }
      if let check = NHSNumber.checkDigit(of: digits),
        let number = try? NHSNumber(nine + "\(check)")
      {
        return number
      }
    }
    return nil
  }
}
