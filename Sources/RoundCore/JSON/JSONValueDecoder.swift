/// Reads a `Decodable` from a JSON value, strictly: no type is turned into another.
///
/// Members that the type does not know are passed over; the journal keeps the bytes.
struct JSONValueDecoder: Decoder {
  let value: JSON
  /// The way to a member is put together where something does not fit, from there outwards.
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  /// - Throws: `DecodingError` naming the member that does not fit.
  static func decode<T: Decodable>(_ type: T.Type, from value: JSON) throws -> T {
    try T(from: JSONValueDecoder(value: value))
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard case .object(let members) = value else { throw mismatch("an object") }
    return KeyedDecodingContainer(Members(members: members))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard case .array(let items) = value else { throw mismatch("a list") }
    return Items(items: items)
  }

  func singleValueContainer() throws -> any SingleValueDecodingContainer {
    Single(decoder: self)
  }

  /// Runs a decoding inside a member; only a failure needs to know the way to it.
  static func inside<T>(_ key: any CodingKey, _ decode: () throws -> T) throws -> T {
    do {
      return try decode()
    } catch DecodingError.dataCorrupted(let context) {
      throw DecodingError.dataCorrupted(context.inside(key))
    } catch DecodingError.keyNotFound(let missing, let context) {
      throw DecodingError.keyNotFound(missing, context.inside(key))
    }
  }

  func mismatch(_ wanted: String) -> DecodingError {
    .dataCorrupted(
      DecodingError.Context(codingPath: codingPath, debugDescription: "\(wanted) was expected"))
  }

  func string() throws -> String {
    guard case .string(let text) = value else { throw mismatch("a text") }
    return text
  }

  func bool() throws -> Bool {
    guard case .bool(let truth) = value else { throw mismatch("true or false") }
    return truth
  }

  func integer<T: FixedWidthInteger>(_ type: T.Type) throws -> T {
    guard case .integer(let number) = value, let exact = T(exactly: number) else {
      throw mismatch("a whole number")
    }
    return exact
  }

  func decoded<T: Decodable>(_ type: T.Type) throws -> T { try T(from: self) }
}

extension JSONValueDecoder {
  struct Single: SingleValueDecodingContainer {
    let decoder: JSONValueDecoder
    var codingPath: [any CodingKey] { decoder.codingPath }

    func decodeNil() -> Bool { decoder.value == .null }
    func decode(_ type: Bool.Type) throws -> Bool { try decoder.bool() }
    func decode(_ type: String.Type) throws -> String { try decoder.string() }
    func decode(_ type: Double.Type) throws -> Double { throw decoder.mismatch("no fraction") }
    func decode(_ type: Float.Type) throws -> Float { throw decoder.mismatch("no fraction") }
    func decode(_ type: Int.Type) throws -> Int { try decoder.integer(type) }
    func decode(_ type: Int8.Type) throws -> Int8 { try decoder.integer(type) }
    func decode(_ type: Int16.Type) throws -> Int16 { try decoder.integer(type) }
    func decode(_ type: Int32.Type) throws -> Int32 { try decoder.integer(type) }
    func decode(_ type: Int64.Type) throws -> Int64 { try decoder.integer(type) }
    func decode(_ type: UInt.Type) throws -> UInt { try decoder.integer(type) }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try decoder.integer(type) }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try decoder.integer(type) }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try decoder.integer(type) }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try decoder.integer(type) }
    func decode<T: Decodable>(_ type: T.Type) throws -> T { try decoder.decoded(type) }
  }

  struct Members<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let members: [JSON.Member]
    var codingPath: [any CodingKey] { [] }

    var allKeys: [Key] { members.compactMap { Key(stringValue: $0.name) } }

    private func find(_ key: Key) -> JSON? {
      let name = key.stringValue
      for member in members where member.name == name { return member.value }
      return nil
    }

    private func decoder(_ key: Key) throws -> JSONValueDecoder {
      guard let value = find(key) else {
        throw DecodingError.keyNotFound(
          key, DecodingError.Context(codingPath: codingPath, debugDescription: "is missing"))
      }
      return JSONValueDecoder(value: value)
    }

    /// Nil where the member is not there, or is null.
    private func decoderIfPresent(_ key: Key) -> JSONValueDecoder? {
      guard let value = find(key) else { return nil }
      if case .null = value { return nil }
      return JSONValueDecoder(value: value)
    }

    func contains(_ key: Key) -> Bool { find(key) != nil }
    func decodeNil(forKey key: Key) throws -> Bool { find(key) == .null }
    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool {
      let decoder = try decoder(key)
      return try JSONValueDecoder.inside(key) { try decoder.bool() }
    }
    func decode(_ type: String.Type, forKey key: Key) throws -> String {
      let decoder = try decoder(key)
      return try JSONValueDecoder.inside(key) { try decoder.string() }
    }
    func decode(_ type: Int.Type, forKey key: Key) throws -> Int {
      let decoder = try decoder(key)
      return try JSONValueDecoder.inside(key) { try decoder.integer(type) }
    }
    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
      let decoder = try decoder(key)
      return try JSONValueDecoder.inside(key) { try decoder.decoded(type) }
    }

    func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? {
      guard let decoder = decoderIfPresent(key) else { return nil }
      return try JSONValueDecoder.inside(key) { try decoder.bool() }
    }
    func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? {
      guard let decoder = decoderIfPresent(key) else { return nil }
      return try JSONValueDecoder.inside(key) { try decoder.string() }
    }
    func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? {
      guard let decoder = decoderIfPresent(key) else { return nil }
      return try JSONValueDecoder.inside(key) { try decoder.integer(type) }
    }
    func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T? {
      guard let decoder = decoderIfPresent(key) else { return nil }
      return try JSONValueDecoder.inside(key) { try decoder.decoded(type) }
    }

    func nestedContainer<Nested: CodingKey>(
      keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> { try decoder(key).container(keyedBy: type) }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
      try decoder(key).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder {
      JSONValueDecoder(value: .object(members))
    }

    func superDecoder(forKey key: Key) throws -> any Decoder { try decoder(key) }
  }

  struct Items: UnkeyedDecodingContainer {
    let items: [JSON]
    var codingPath: [any CodingKey] { [] }
    var currentIndex = 0

    var count: Int? { items.count }
    var isAtEnd: Bool { currentIndex >= items.count }

    private mutating func next() throws -> JSONValueDecoder {
      guard currentIndex < items.count else {
        throw DecodingError.dataCorrupted(
          DecodingError.Context(codingPath: codingPath, debugDescription: "the list ends early"))
      }
      defer { currentIndex += 1 }
      return JSONValueDecoder(value: items[currentIndex])
    }

    mutating func decodeNil() throws -> Bool {
      guard currentIndex < items.count, items[currentIndex] == .null else { return false }
      currentIndex += 1
      return true
    }

    mutating func decode(_ type: String.Type) throws -> String { try next().string() }
    mutating func decode<T: Decodable>(_ type: T.Type) throws -> T { try next().decoded(type) }

    mutating func nestedContainer<Nested: CodingKey>(
      keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> { try next().container(keyedBy: type) }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
      try next().unkeyedContainer()
    }

    mutating func superDecoder() throws -> any Decoder { try next() }
  }
}

extension DecodingError.Context {
  /// The same context one member further out.
  fileprivate func inside(_ key: any CodingKey) -> DecodingError.Context {
    DecodingError.Context(
      codingPath: [key] + codingPath, debugDescription: debugDescription,
      underlyingError: underlyingError)
  }
}
