/// A JSON value as our journals use it: no floating-point numbers, members in the order given.
public enum JSON: Equatable, Sendable {
  /// One member of an object.
  public struct Member: Equatable, Sendable {
    public let name: String
    public let value: JSON

    public init(_ name: String, _ value: JSON) {
      self.name = name
      self.value = value
    }
  }

  case null
  case bool(Bool)
  /// Within plus or minus 2^53 - 1, so that every JSON reader sees the same number.
  case integer(Int)
  /// A number with a fraction or an exponent, as it was written; journals hold none.
  case decimal(String)
  case string(String)
  case array([JSON])
  case object([Member])

  /// The value of a member; nil for other kinds of value and for a member that is not there.
  public subscript(name: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  public var text: String? {
    if case .string(let value) = self { return value }
    return nil
  }

  public var number: Int? {
    if case .integer(let value) = self { return value }
    return nil
  }

  public var truth: Bool? {
    if case .bool(let value) = self { return value }
    return nil
  }

  public var items: [JSON]? {
    if case .array(let value) = self { return value }
    return nil
  }

  public var members: [Member]? {
    if case .object(let value) = self { return value }
    return nil
  }

  /// A string, or null for none.
  public static func text(_ value: String?) -> JSON { value.map { .string($0) } ?? .null }

  /// An integer, or null for none.
  public static func number(_ value: Int?) -> JSON { value.map { .integer($0) } ?? .null }
}
