/// Unpacks zlib data (RFC 1950, 1951), in which some of the public test vectors come.
struct Inflate {
  private let bytes: [UInt8]
  private var place = 2
  private var bits: UInt32 = 0
  private var count: UInt32 = 0
  private var out: [UInt8] = []

  struct Damaged: Error {}

  static func unpack(_ bytes: [UInt8]) throws -> [UInt8] {
    var inflate = Inflate(bytes: bytes)
    return try inflate.run()
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func take(_ wanted: UInt32) throws -> Int {
    while count < wanted {
      guard place < bytes.count else { throw Damaged() }
      bits |= UInt32(bytes[place]) << count
      place += 1
      count += 8
    }
    defer {
      bits >>= wanted
      count -= wanted
    }
    return Int(bits & ((1 << wanted) - 1))
  }

  private struct Codes {
    var counts = [Int](repeating: 0, count: 16)
    var symbols: [Int] = []

    init(_ lengths: [Int]) {
      for length in lengths where length > 0 { counts[length] += 1 }
      for length in 1...15 {
        for (symbol, own) in lengths.enumerated() where own == length { symbols.append(symbol) }
      }
    }
  }

  private mutating func symbol(_ codes: Codes) throws -> Int {
    var code = 0
    var first = 0
    var index = 0
    for length in 1...15 {
      code |= try take(1)
      let count = codes.counts[length]
      if code - count < first { return codes.symbols[index + code - first] }
      index += count
      first = (first + count) << 1
      code <<= 1
    }
    throw Damaged()
  }

  private static let lengthBase = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
    163, 195, 227, 258,
  ]
  private static let lengthExtra: [UInt32] = [
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
  ]
  private static let distanceBase = [
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049,
    3073, 4097, 6145, 8193, 12289, 16385, 24577,
  ]
  private static let distanceExtra: [UInt32] = [
    0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13,
    13,
  ]

  private mutating func block(_ literals: Codes, _ distances: Codes) throws {
    while true {
      let code = try symbol(literals)
      if code == 256 { return }
      if code < 256 {
        out.append(UInt8(code))
        continue
      }
      let length = Inflate.lengthBase[code - 257] + (try take(Inflate.lengthExtra[code - 257]))
      let far = try symbol(distances)
      let distance = Inflate.distanceBase[far] + (try take(Inflate.distanceExtra[far]))
      guard distance <= out.count else { throw Damaged() }
      for _ in 0..<length { out.append(out[out.count - distance]) }
    }
  }

  private mutating func codes() throws -> (Codes, Codes) {
    let literals = try take(5) + 257
    let distances = try take(5) + 1
    let wanted = try take(4) + 4
    var lengths = [Int](repeating: 0, count: 19)
    let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
    for place in order.prefix(wanted) { lengths[place] = try take(3) }
    let codes = Codes(lengths)
    var all: [Int] = []
    while all.count < literals + distances {
      switch try symbol(codes) {
      case 16: all += [Int](repeating: all.last ?? 0, count: 3 + (try take(2)))
      case 17: all += [Int](repeating: 0, count: 3 + (try take(3)))
      case 18: all += [Int](repeating: 0, count: 11 + (try take(7)))
      case let length: all.append(length)
      }
    }
    return (Codes(Array(all[..<literals])), Codes(Array(all[literals...])))
  }

  private mutating func run() throws -> [UInt8] {
    while true {
      let isLast = try take(1) == 1
      switch try take(2) {
      case 0:
        bits = 0
        count = 0
        let length = try take(16)
        _ = try take(16)
        out += bytes[place..<place + length]
        place += length
      case 1:
        let lengths = (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 }
        try block(Codes(lengths), Codes([Int](repeating: 5, count: 30)))
      case 2:
        let (literals, distances) = try codes()
        try block(literals, distances)
      default: throw Damaged()
      }
      if isLast { return out }
    }
  }
}
