import RoundCore

/// What `news2` answers to a line of observations.
///
/// Strict, because a value that was read in another way than it was meant scores a person wrongly:
/// whole numbers where whole numbers are measured, a temperature with at most one decimal, true or
/// false for oxygen. Members of other names are passed over.
public enum NEWS2Lines {
  /// The answer to one line, without its line end.
  ///
  /// - Returns: the score as `NEWS2JSON` has it, or `{error}` with a sentence.
  public static func answer(
    line: [UInt8], bands: NEWS2Bands
  ) -> (json: JSON, isError: Bool) {
    do throws(NEWS2LineProblem) {
      return (NEWS2JSON.value(try score(line, bands: bands)), false)
    } catch {
      return refusal(error)
    }
  }

  /// The answer to a line longer than `NEWS2Stream.longestLine`.
  static var tooLong: (json: JSON, isError: Bool) { refusal(.tooLong) }

  private static func refusal(_ problem: NEWS2LineProblem) -> (json: JSON, isError: Bool) {
    (.object([JSON.Member("error", .string(problem.sentence))]), true)
  }

  /// Whether a line has nothing on it, so that no answer is due.
  public static func isBlank(_ line: some Sequence<UInt8>) -> Bool {
    line.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D || $0 == 0x0A }
  }

  private static func score(
    _ line: [UInt8], bands: NEWS2Bands
  ) throws(NEWS2LineProblem) -> NEWS2Score {
    let input = try self.input(line)
    do throws(NEWS2Problem) {
      return try NEWS2.score(input, bands: bands)
    } catch {
      throw .value(error)
    }
  }

  private static func input(_ line: [UInt8]) throws(NEWS2LineProblem) -> NEWS2Input {
    let json: JSON
    do throws(JSONParser.Problem) {
      json = try JSONParser.parse(line, limits: .data)
    } catch {
      throw .json(error)
    }
    guard json.members != nil else { throw .notAnObject }
    return NEWS2Input(
      respiration: try whole("respiration", in: json),
      saturation: try whole("saturation", in: json),
      scale: try scale(in: json),
      oxygen: try truth("oxygen", in: json),
      systolic: try whole("systolic", in: json),
      pulse: try whole("pulse", in: json),
      consciousness: try consciousness(in: json),
      temperatureTenths: try temperature(in: json))
  }

  private static func whole(_ member: String, in json: JSON) throws(NEWS2LineProblem) -> Int? {
    switch json[member] {
    case nil, .null?: return nil
    case .integer(let value)?: return value
    default: throw .type(member: member, wanted: "a whole number")
    }
  }

  private static func truth(_ member: String, in json: JSON) throws(NEWS2LineProblem) -> Bool? {
    switch json[member] {
    case nil, .null?: return nil
    case .bool(let value)?: return value
    default: throw .type(member: member, wanted: "true or false")
    }
  }

  private static func scale(in json: JSON) throws(NEWS2LineProblem) -> SaturationScale {
    switch json["scale"] {
    case nil, .null?: return .one
    case .integer(let value)?:
      if let scale = SaturationScale(rawValue: value) { return scale }
      fallthrough
    default: throw .type(member: "scale", wanted: "1 or 2")
    }
  }

  private static func consciousness(in json: JSON) throws(NEWS2LineProblem) -> Consciousness? {
    switch json["consciousness"] {
    case nil, .null?: return nil
    case .string(let text)?:
      if let level = Consciousness(rawValue: text) { return level }
      fallthrough
    default: throw .type(member: "consciousness", wanted: "\"A\", \"C\", \"V\", \"P\" or \"U\"")
    }
  }

  /// Degrees Celsius as tenths, read from the digits: `36.8` has no exact binary fraction.
  private static func temperature(in json: JSON) throws(NEWS2LineProblem) -> Int? {
    switch json["temperature"] {
    case nil, .null?: return nil
    case .integer(let value)?:
      // Far outside what is accepted, and so that ten times it is still a number.
      return min(max(value, -100_000), 100_000) * 10
    case .decimal(let text)?:
      if let tenths = tenths(text) { return tenths }
      fallthrough
    default:
      throw .type(member: "temperature", wanted: "a number with at most one decimal, such as 36.8")
    }
  }

  private static func tenths(_ text: String) -> Int? {
    let isNegative = text.hasPrefix("-")
    let digits = isNegative ? String(text.dropFirst()) : text
    guard let tenths = ObservationsRecorded.tenths(digits) else { return nil }
    return isNegative ? -tenths : tenths
  }
}
