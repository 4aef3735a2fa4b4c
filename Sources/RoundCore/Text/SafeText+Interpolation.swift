extension SafeText: ExpressibleByStringInterpolation {
  public init(stringLiteral value: String) { self.init(value) }

  public init(stringInterpolation: StringInterpolation) { self = stringInterpolation.text }

  /// Cleans each piece by itself, so that a mark at the start of a name cannot change the words
  /// before it.
  public struct StringInterpolation: StringInterpolationProtocol {
    var text = SafeText.empty

    public init(literalCapacity: Int, interpolationCount: Int) {}

    public mutating func appendLiteral(_ literal: String) { text += SafeText(literal) }

    public mutating func appendInterpolation(_ value: SafeText) { text += value }

    public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
      text += SafeText(value.description)
    }
  }
}
