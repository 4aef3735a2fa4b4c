/// Turns an `Encodable` into a JSON value; members that are nil are left out.
final class JSONValueEncoder: Encoder {
  private(set) var value: JSON = .null
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  static func encode(_ value: some Encodable) throws -> JSON {
    let encoder = JSONValueEncoder()
    try value.encode(to: encoder)
    return encoder.value
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    value = .object([])
    return KeyedEncodingContainer(Members<Key>(encoder: self))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    value = .array([])
    return Items(encoder: self)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { Single(encoder: self) }

  fileprivate func add(_ member: JSON.Member) {
    guard case .object(var members) = value else { return }
    value = .null
    members.append(member)
    value = .object(members)
  }

  fileprivate func add(_ item: JSON) {
    guard case .array(var items) = value else { return }
    value = .null
    items.append(item)
    value = .array(items)
  }

  fileprivate func set(_ newValue: JSON) { value = newValue }

  /// Journals hold no floating-point number: a decimal is a text such as "6.5".
  struct NoFractions: Error {}
}

extension JSONValueEncoder {
  fileprivate static func whole(_ value: some BinaryInteger) throws -> JSON {
    guard let number = Int(exactly: value), number.magnitude <= 9_007_199_254_740_991 else {
      throw NoFractions()
    }
    return .integer(number)
  }

  struct Single: SingleValueEncodingContainer {
    let encoder: JSONValueEncoder
    var codingPath: [any CodingKey] { [] }

    mutating func encodeNil() throws { encoder.set(.null) }
    mutating func encode(_ value: Bool) throws { encoder.set(.bool(value)) }
    mutating func encode(_ value: String) throws { encoder.set(.string(value)) }
    mutating func encode(_ value: Double) throws { throw NoFractions() }
    mutating func encode(_ value: Float) throws { throw NoFractions() }
    mutating func encode(_ value: Int) throws { encoder.set(try whole(value)) }
    mutating func encode(_ value: Int8) throws { encoder.set(try whole(value)) }
    mutating func encode(_ value: Int16) throws { encoder.set(try whole(value)) }
    mutating func encode(_ value: Int32) throws { encoder.set(try whole(value)) }
    mutating func encode(_ value: Int64) throws { encoder.set(try whole(value)) }
    mutating func encode(_ value: UInt) throws { encoder.set(try whole(value)) }
    mutating func encode(_ value: UInt8) throws { encoder.set(try whole(value)) }
    mutating func encode(_ value: UInt16) throws { encoder.set(try whole(value)) }
    mutating func encode(_ value: UInt32) throws { encoder.set(try whole(value)) }
    mutating func encode(_ value: UInt64) throws { encoder.set(try whole(value)) }
    mutating func encode<T: Encodable>(_ value: T) throws {
      encoder.set(try JSONValueEncoder.encode(value))
    }
  }

  struct Members<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let encoder: JSONValueEncoder
    var codingPath: [any CodingKey] { [] }

    mutating func encodeNil(forKey key: Key) throws {
      encoder.add(JSON.Member(key.stringValue, .null))
    }
    mutating func encode(_ value: Bool, forKey key: Key) throws {
      encoder.add(JSON.Member(key.stringValue, .bool(value)))
    }
    mutating func encode(_ value: String, forKey key: Key) throws {
      encoder.add(JSON.Member(key.stringValue, .string(value)))
    }
    mutating func encode(_ value: Int, forKey key: Key) throws {
      encoder.add(JSON.Member(key.stringValue, try whole(value)))
    }
    mutating func encode<T: Encodable>(_ value: T, forKey key: Key) throws {
      encoder.add(JSON.Member(key.stringValue, try JSONValueEncoder.encode(value)))
    }
    mutating func nestedContainer<Nested: CodingKey>(
      keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> { JSONValueEncoder().container(keyedBy: type) }
    mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
      JSONValueEncoder().unkeyedContainer()
    }
    mutating func superEncoder() -> any Encoder { encoder }
    mutating func superEncoder(forKey key: Key) -> any Encoder { encoder }
  }

  struct Items: UnkeyedEncodingContainer {
    let encoder: JSONValueEncoder
    var codingPath: [any CodingKey] { [] }
    var count: Int { encoder.value.items?.count ?? 0 }

    mutating func encodeNil() throws { encoder.add(.null) }
    mutating func encode<T: Encodable>(_ value: T) throws {
      encoder.add(try JSONValueEncoder.encode(value))
    }
    mutating func nestedContainer<Nested: CodingKey>(
      keyedBy type: Nested.Type
    ) -> KeyedEncodingContainer<Nested> { JSONValueEncoder().container(keyedBy: type) }
    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
      JSONValueEncoder().unkeyedContainer()
    }
    mutating func superEncoder() -> any Encoder { encoder }
  }
}
