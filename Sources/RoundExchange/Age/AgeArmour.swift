/// The text form of a file of the age format: strict PEM, as a mail or a text file carries it.
public enum AgeArmour {
  private static let first = Array("-----BEGIN AGE ENCRYPTED FILE-----".utf8)
  private static let last = Array("-----END AGE ENCRYPTED FILE-----".utf8)
  private static let columns = 64
  /// White space around the text that a mail program may have added.
  private static let mostSpace = 1024

  public static func encode(_ bytes: [UInt8]) -> [UInt8] {
    var out = first + [0x0A]
    out.reserveCapacity(bytes.count * 66 / 48 + 128)
    var start = 0
    while start < bytes.count {
      let end = min(start + 48, bytes.count)
      out += AgeBase64.encode(bytes[start..<end], padded: true)
      out.append(0x0A)
      start = end
    }
    return out + last + [0x0A]
  }

  /// Whether bytes begin as armour does, white space aside.
  public static func begins(_ bytes: some Collection<UInt8>) -> Bool {
    bytes.drop { isSpace($0) }.starts(with: Array("-----".utf8))
  }

  public static func decode(_ text: [UInt8]) throws(AgeProblem) -> [UInt8] {
    var lines = Lines(text: text)
    var space = 0
    var line = lines.next()
    while let blank = line, blank.allSatisfy(isSpace) {
      space += blank.count + 1
      guard space <= mostSpace else { throw .armour("too much white space before it") }
      line = lines.next()
    }
    guard let line, line.elementsEqual(first) else {
      throw .armour(
        "it does not begin as it "
          + "should")
    }
    var out: [UInt8] = []
    out.reserveCapacity(text.count * 3 / 4)
    var isLast = false
    while let line = lines.next() {
      if line.elementsEqual(last) {
        let rest = text[lines.place...]
        guard rest.count <= mostSpace, rest.allSatisfy(isSpace) else {
          throw .armour("something stands after its end")
        }
        return out
      }
      guard !isLast else { throw .armour("a short line stands in the middle") }
      guard !line.isEmpty, line.count <= columns else { throw .armour("a line has a wrong length") }
      guard let bytes = AgeBase64.decode(line, padded: true) else {
        throw .armour("a character does not belong there")
      }
      isLast = line.count < columns || bytes.count < 48
      out += bytes
    }
    throw .armour("its end is missing")
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  /// The lines of a text, which end with a line feed or with a carriage return and one.
  private struct Lines {
    let text: [UInt8]
    var place = 0

    mutating func next() -> ArraySlice<UInt8>? {
      guard place < text.count else { return nil }
      let end = text[place...].firstIndex(of: 0x0A)
      var line = text[place..<(end ?? text.count)]
      place = end.map { $0 + 1 } ?? text.count
      if end != nil, line.last == 0x0D { line = line.dropLast() }
      return line
    }
  }
}
