import RoundCore
import RoundExchange

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the tests of packs run from the outside.
enum ExchangeLab {
  static func run(_ arguments: [String]) -> Int32 {
    switch arguments.first {
    case "age-key": return AgeTool.key()
    case "age-seal": return AgeTool.seal(Array(arguments.dropFirst()))
    case "age-open": return AgeTool.open(Array(arguments.dropFirst()))
    case "merge":
      let numbers = numbers(arguments)
      return MergeLab.run(histories: numbers[0], seconds: numbers[1], seed: UInt64(numbers[2]))
    case "fork": return ForkLab.run()
    case "hostile":
      let numbers = numbers(arguments)
      return HostileLab.run(packs: numbers[0], seconds: numbers[1], seed: UInt64(numbers[2]))
    default:
      say("exchange-lab fork|merge|hostile [COUNT [SECONDS [SEED]]]")
      say("exchange-lab age-key | age-seal KEY|WORDS [armour] | age-open SECRET|WORDS")
      return 64
    }
  }

  /// How many, for how many seconds at most, from which seed on.
  private static func numbers(_ arguments: [String]) -> [Int] {
    let given = arguments.dropFirst().compactMap { Int($0) }.filter { $0 >= 0 }
    return Array(given.prefix(3)) + [10_000, 60, 1].dropFirst(given.count)
  }

  static func say(_ text: String) { put(Array((text + "\n").utf8), to: STDERR_FILENO) }

  static func put(_ bytes: [UInt8], to descriptor: Int32) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        write(descriptor, buffer.baseAddress.map { $0 + written }, buffer.count - written)
      }
      guard count > 0 else { return }
      written += count
    }
  }
}
