import Testing

@testable import RoundCore

@Suite("Who of a register could be taken for whom")
struct ConfusionPairsTests {
  @Test("All at once says what the pairs say", arguments: 0..<60)
  func sameAsPairs(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let people = try (0..<40).map { _ in try person(&random) }
    let worst = Likeness.worstConfusions(among: people)
    try #require(worst.count == people.count)
    for one in people.indices {
      var wanted: Confusion?
      for other in people.indices where other != one {
        let pair = Likeness(people[min(one, other)], people[max(one, other)]).worstConfusion
        guard let pair, (wanted?.rawValue ?? .max) > pair.rawValue else { continue }
        wanted = pair
      }
      #expect(worst[one] == wanted, "\(people[one])")
    }
    #expect(worst.contains { $0 != nil })
  }

  @Test("Nobody, and somebody alone, can be taken for anybody")
  func fewPeople() {
    #expect(Likeness.worstConfusions(among: []).isEmpty)
    let alone = PersonSketch(family: "thomas", given: "thomas", born: nil, number: nil, room: "1")
    #expect(Likeness.worstConfusions(among: [alone]) == [nil])
  }

  /// Names that are often the same, near each other, swapped, missing, or of another script.
  private func person(_ random: inout SeededRandom) throws -> PersonSketch {
    var family = try #require(Self.names.randomElement(using: &random))
    let letters = Array("abenrsй".unicodeScalars)
    for _ in 0..<Int.random(in: 0...1, using: &random) where !family.isEmpty {
      var scalars = Array(family.unicodeScalars)
      let place = scalars.indices.randomElement(using: &random) ?? 0
      let letter = try #require(letters.randomElement(using: &random))
      switch Int.random(in: 0...3, using: &random) {
      case 0: scalars[place] = letter
      case 1: scalars.insert(letter, at: place)
      case 2: scalars.remove(at: place)
      default: scalars.swapAt(place, max(0, place - 1))
      }
      family = String(String.UnicodeScalarView(scalars))
    }
    let number = try Int.random(in: 0...9, using: &random) == 0 ? NHSNumber("9434765919") : nil
    return PersonSketch(
      family: family, given: try #require(Self.names.randomElement(using: &random)), born: nil,
      number: number, room: "")
  }

  private static let names = [
    "", "lee", "leo", "shah", "marsh", "marshall", "thompson", "o hara", "whitlock", "pemberton",
    "davies", "okonkwo", "adeyemi", "kowalczyk", "papadopoulou", "андрей", "андреи\u{306}", "ngo",
    "brown", "green", "fletcher", "hartley", "castle", "ferguson",
  ]
}
