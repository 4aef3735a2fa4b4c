/// Values as this computer's own files hold them: indented JSON.
public enum LocalFile {
  /// Nil when the value holds something that JSON does not, such as a number with a fraction.
  public static func bytes(of value: some Encodable) -> [UInt8]? {
    guard let json = try? JSONValueEncoder.encode(value) else { return nil }
    return json.bytes(.indented) + [0x0A]
  }

  /// Nil when the JSON is not of the value's shape.
  public static func value<Value: Decodable>(_ type: Value.Type, in json: JSON) -> Value? {
    try? JSONValueDecoder.decode(type, from: json)
  }

  /// One line of canonical JSON, without its line feed; nil as for `bytes`.
  public static func line(of value: some Encodable) -> [UInt8]? {
    (try? JSONValueEncoder.encode(value))?.bytes(.canonical)
  }
}
