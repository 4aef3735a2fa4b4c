/// A value that journals hold as one text, such as a day or an identifier.
public protocol TextCoded: Codable {
  /// Nil when the text is no such value.
  init?(coded text: String)
  var coded: String { get }
}

extension TextCoded {
  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let value = Self(coded: text) else {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(
          codingPath: decoder.codingPath, debugDescription: "is no \(Self.self)"))
    }
    self = value
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(coded)
  }
}

extension Day: TextCoded {
  public init?(coded text: String) { self.init(iso: text) }
  public var coded: String { iso }
}

extension Moment: TextCoded {
  public init?(coded text: String) { self.init(iso: text) }
  public var coded: String { iso }
}

extension NHSNumber: TextCoded {
  public init?(coded text: String) {
    guard let number = try? NHSNumber(text) else { return nil }
    self = number
  }
  public var coded: String { digits }
}

extension Identifier: TextCoded {
  public init?(coded text: String) { self.init(text) }
  public var coded: String { text }
}
