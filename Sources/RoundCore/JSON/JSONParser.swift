/// A strict reader of one JSON text.
///
/// Refuses what other readers take in different ways: duplicate members, numbers outside plus or minus
/// 2^53 - 1, lone surrogates, a byte order mark, raw control characters, trailing commas.
public struct JSONParser {
  /// What a text may hold.
  public struct Limits: Sendable {
    /// How deep objects and arrays may stand in one another.
    public var depth: Int
    /// UTF-8 bytes of one string.
    public var stringBytes: Int
    /// Whether numbers with a fraction or an exponent are taken.
    public var allowsDecimals: Bool
    /// Whether member names must match `[A-Za-z0-9]{1,32}`.
    public var strictNames: Bool

    /// A line of a journal.
    public static let journal = Limits(
      depth: 8, stringBytes: 16_384, allowsDecimals: false, strictNames: true)
    /// Data files and standard input.
    public static let data = Limits(
      depth: 32, stringBytes: 1 << 20, allowsDecimals: true, strictNames: false)
  }

  /// Why a text was refused; `byte` counts from 0.
  public struct Problem: Error, Equatable, Sendable {
    public enum Reason: String, Sendable {
      case endedEarly = "the text ends too early"
      case unexpected = "a character that JSON does not allow here"
      case tooDeep = "nested too deeply"
      case stringTooLong = "a text is too long"
      case controlCharacter = "a raw control character"
      case escape = "an escape that JSON does not have"
      case surrogate = "half a surrogate pair"
      case utf8 = "not UTF-8"
      case number = "a number that is out of range or not whole"
      case memberName = "a member name that is not allowed"
      case duplicateMember = "a member name that comes twice"
      case trailing = "more text after the end"
    }

    public let reason: Reason
    public let byte: Int
  }

  let bytes: UnsafeBufferPointer<UInt8>
  let limits: Limits
  var place = 0
  /// Where the names of the objects stand that are passed over this moment.
  var passedNames: [Range<Int>] = []
  /// Says of a member of the outermost object, by its name and those before it, whether its value is
  /// kept; nil keeps all.
  private var keeps: ((String, [JSON.Member]) -> Bool)?

  /// Reads a whole text.
  ///
  /// - Parameter keeps: says of a member of the outermost object, by its name and the members before
  ///   it, whether its value is kept. One that is not is checked as strictly, and null stands in its
  ///   place, or an empty list or object.
  /// - Throws: `Problem` at the first byte that does not fit.
  public static func parse(
    _ bytes: some Collection<UInt8>, limits: Limits = .data,
    keeping keeps: ((String, [JSON.Member]) -> Bool)? = nil
  ) throws(Problem) -> JSON {
    let result: Result<JSON, Problem>? = bytes.withContiguousStorageIfAvailable {
      parse(buffer: $0, limits: limits, keeps)
    }
    if let result { return try result.get() }
    let copy = Array(bytes)
    return try copy.withUnsafeBufferPointer { parse(buffer: $0, limits: limits, keeps) }.get()
  }

  private static func parse(
    buffer: UnsafeBufferPointer<UInt8>, limits: Limits,
    _ keeps: ((String, [JSON.Member]) -> Bool)?
  ) -> Result<JSON, Problem> {
    var parser = JSONParser(bytes: buffer, limits: limits)
    parser.keeps = keeps
    do throws(Problem) {
      let value = try parser.value(depth: 0)
      parser.skipSpace()
      guard parser.place == buffer.count else { throw parser.problem(.trailing) }
      return .success(value)
    } catch {
      return .failure(error)
    }
  }

  private init(bytes: UnsafeBufferPointer<UInt8>, limits: Limits) {
    self.bytes = bytes
    self.limits = limits
  }

  func problem(_ reason: Problem.Reason) -> Problem { Problem(reason: reason, byte: place) }

  var current: UInt8? { place < bytes.count ? bytes[place] : nil }

  mutating func skipSpace() {
    while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      place += 1
    }
  }

  mutating func value(depth: Int) throws(Problem) -> JSON {
    skipSpace()
    guard let byte = current else { throw problem(.endedEarly) }
    switch byte {
    case 0x7B: return try object(depth: depth + 1)
    case 0x5B: return try array(depth: depth + 1)
    case 0x22: return .string(try string())
    case 0x74: return try word("true", .bool(true))
    case 0x66: return try word("false", .bool(false))
    case 0x6E: return try word("null", .null)
    case 0x2D, 0x30...0x39: return try number()
    default: throw problem(.unexpected)
    }
  }

  private mutating func word(_ word: StaticString, _ value: JSON) throws(Problem) -> JSON {
    for index in 0..<word.utf8CodeUnitCount {
      guard let byte = current else { throw problem(.endedEarly) }
      guard byte == word.utf8Start[index] else { throw problem(.unexpected) }
      place += 1
    }
    return value
  }

  mutating func object(depth: Int) throws(Problem) -> JSON {
    guard depth <= limits.depth else { throw problem(.tooDeep) }
    place += 1
    var members: [JSON.Member] = []
    members.reserveCapacity(depth == 1 ? 10 : 4)
    // Few names are compared one by one, which is quicker than to hash them; many are not.
    var names = Set<String>()
    var isRising = true
    skipSpace()
    if current == 0x7D {
      place += 1
      return .object([])
    }
    while true {
      skipSpace()
      guard current == 0x22 else {
        throw problem(current == nil ? .endedEarly : .unexpected)
      }
      let start = place
      let name = try name()
      let isNew: Bool
      // In what the program has written itself, most names rise: then none is compared but the last.
      if let last = members.last, !(last.name < name) { isRising = false }
      if isRising {
        isNew = true
      } else if members.count < JSONParser.fewMembers {
        isNew = !members.contains { $0.name == name }
      } else {
        if names.isEmpty { names = Set(members.map(\.name)) }
        isNew = names.insert(name).inserted
      }
      guard isNew else { throw Problem(reason: .duplicateMember, byte: start) }
      skipSpace()
      guard current == 0x3A else { throw problem(current == nil ? .endedEarly : .unexpected) }
      place += 1
      if depth == 1, let keeps, !keeps(name, members) {
        members.append(JSON.Member(name, try passOver(depth: depth)))
      } else {
        members.append(JSON.Member(name, try value(depth: depth)))
      }
      skipSpace()
      if current == 0x2C {
        place += 1
        continue
      }
      guard current == 0x7D else { throw problem(current == nil ? .endedEarly : .unexpected) }
      place += 1
      return .object(members)
    }
  }

  static let fewMembers = 16

  private mutating func name() throws(Problem) -> String {
    let start = place
    if let plain = plainName() { return plain }
    let name = try string()
    if limits.strictNames && !JSONParser.isStrictName(name) {
      throw Problem(reason: .memberName, byte: start)
    }
    return name
  }

  /// A name as nearly all are, of some letters and digits; nil for any other, which is left to `string`.
  private mutating func plainName() -> String? {
    guard let name = passPlainName() else { return nil }
    return String(decoding: UnsafeBufferPointer(rebasing: bytes[name]), as: UTF8.self)
  }

  private static func isStrictName(_ name: String) -> Bool {
    var name = name
    return name.withUTF8 { utf8 in
      guard (1...32).contains(utf8.count) else { return false }
      for byte in utf8 where !Identifiers.isLetterOrDigit(byte) { return false }
      return true
    }
  }

  private mutating func array(depth: Int) throws(Problem) -> JSON {
    guard depth <= limits.depth else { throw problem(.tooDeep) }
    place += 1
    var items: [JSON] = []
    skipSpace()
    if current == 0x5D {
      place += 1
      return .array([])
    }
    while true {
      items.append(try value(depth: depth))
      skipSpace()
      if current == 0x2C {
        place += 1
        continue
      }
      guard current == 0x5D else { throw problem(current == nil ? .endedEarly : .unexpected) }
      place += 1
      return .array(items)
    }
  }

  mutating func string() throws(Problem) -> String {
    place += 1
    let start = place
    // Most strings have no escape: find the end and check them in one piece.
    var all: UInt8 = 0
    // What is plain ASCII is passed over in words of eight bytes.
    var next = bytes.plainEnd(from: start)
    while next < bytes.count {
      let byte = bytes[next]
      if byte == 0x22 || byte == 0x5C { break }
      guard byte >= 0x20 else {
        place = next
        throw problem(.controlCharacter)
      }
      all |= byte
      next += 1
    }
    place = next
    guard place - start <= limits.stringBytes else { throw problem(.stringTooLong) }
    guard let end = current else { throw problem(.endedEarly) }
    if end == 0x22 {
      let slice = UnsafeBufferPointer(rebasing: bytes[start..<place])
      // What is ASCII needs no check of its UTF-8, and that check is slow.
      let text =
        all < 0x80
        ? String(decoding: slice, as: UTF8.self) : String(validating: slice, as: UTF8.self)
      guard let text else { throw Problem(reason: .utf8, byte: start) }
      place += 1
      return text
    }
    var buffer = Array(bytes[start..<place])
    while let byte = current, byte != 0x22 {
      guard byte >= 0x20 else { throw problem(.controlCharacter) }
      if byte == 0x5C {
        try escape(into: &buffer)
      } else {
        buffer.append(byte)
        place += 1
      }
      guard buffer.count <= limits.stringBytes else { throw problem(.stringTooLong) }
    }
    guard current != nil else { throw problem(.endedEarly) }
    place += 1
    guard let text = String(validating: buffer, as: UTF8.self) else {
      throw Problem(reason: .utf8, byte: start)
    }
    return text
  }

  private mutating func escape(into buffer: inout [UInt8]) throws(Problem) {
    place += 1
    guard let byte = current else { throw problem(.endedEarly) }
    place += 1
    switch byte {
    case 0x22, 0x5C, 0x2F: buffer.append(byte)
    case 0x62: buffer.append(0x08)
    case 0x66: buffer.append(0x0C)
    case 0x6E: buffer.append(0x0A)
    case 0x72: buffer.append(0x0D)
    case 0x74: buffer.append(0x09)
    case 0x75:
      var code = try hexadecimal()
      if (0xD800...0xDBFF).contains(code) {
        guard place + 1 < bytes.count, bytes[place] == 0x5C, bytes[place + 1] == 0x75 else {
          throw problem(.surrogate)
        }
        place += 2
        let low = try hexadecimal()
        guard (0xDC00...0xDFFF).contains(low) else { throw problem(.surrogate) }
        code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(code) else { throw problem(.surrogate) }
      buffer.append(contentsOf: Array(String(Character(scalar)).utf8))
    default:
      place -= 1
      throw problem(.escape)
    }
  }

  private mutating func hexadecimal() throws(Problem) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = current else { throw problem(.endedEarly) }
      let digit: UInt8
      switch byte {
      case 0x30...0x39: digit = byte - 0x30
      case 0x41...0x46: digit = byte - 0x41 + 10
      case 0x61...0x66: digit = byte - 0x61 + 10
      default: throw problem(.escape)
      }
      value = value << 4 + UInt32(digit)
      place += 1
    }
    return value
  }

  private mutating func number() throws(Problem) -> JSON {
    let start = place
    let negative = current == 0x2D
    if negative { place += 1 }
    guard let first = current else { throw problem(.endedEarly) }
    guard (0x30...0x39).contains(first) else { throw problem(.unexpected) }
    var value = 0
    var digits = 0
    while let byte = current, (0x30...0x39).contains(byte) {
      digits += 1
      guard digits <= 16 else { throw problem(.number) }
      value = value * 10 + Int(byte - 0x30)
      place += 1
    }
    if first == 0x30 && digits > 1 { throw Problem(reason: .number, byte: start) }
    if let byte = current, byte == 0x2E || byte == 0x65 || byte == 0x45 {
      guard limits.allowsDecimals else { throw problem(.number) }
      return try decimal(from: start)
    }
    guard value <= 9_007_199_254_740_991 else { throw Problem(reason: .number, byte: start) }
    return .integer(negative ? -value : value)
  }

  private mutating func decimal(from start: Int) throws(Problem) -> JSON {
    func digits(_ parser: inout JSONParser) -> Int {
      let before = parser.place
      while let byte = parser.current, (0x30...0x39).contains(byte) { parser.place += 1 }
      return parser.place - before
    }
    if current == 0x2E {
      place += 1
      guard digits(&self) > 0 else { throw problem(.number) }
    }
    if current == 0x65 || current == 0x45 {
      place += 1
      if current == 0x2B || current == 0x2D { place += 1 }
      guard digits(&self) > 0 else { throw problem(.number) }
    }
    guard place - start <= 64 else { throw Problem(reason: .number, byte: start) }
    return .decimal(String(decoding: bytes[start..<place], as: UTF8.self))
  }
}
