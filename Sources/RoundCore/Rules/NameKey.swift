/// What two names or words must share to be taken for the same.
public enum NameKey {
  /// Letters and digits, case and accents aside: for rooms, codes and single words.
  public static func word(_ text: String) -> String {
    if isPlain(text) {
      var kept: [UInt8] = []
      for byte in text.utf8 where Identifiers.isLetterOrDigit(byte) { kept.append(small(byte)) }
      return String(decoding: kept, as: UTF8.self)
    }
    var kept = String.UnicodeScalarView()
    for scalar in Folding.foldedForSearch(text).unicodeScalars
    where scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
      kept.append(scalar)
    }
    return String(kept)
  }

  /// `O'Hara-Smith` is `OHara Smith`.
  public static func name(_ name: String) -> String {
    if isPlain(name) { return plainName(name) }
    let folded = Folding.foldedForSearch(name)
    if isPlain(folded) { return plainName(folded) }
    var kept = String.UnicodeScalarView()
    var gap = false
    for scalar in folded.unicodeScalars {
      if scalar == "'" { continue }
      if scalar.properties.isWhitespace || scalar == "-" || scalar == "." || scalar == "," {
        gap = !kept.isEmpty
        continue
      }
      if gap { kept.append(" ") }
      gap = false
      kept.append(scalar)
    }
    return String(kept)
  }

  /// ASCII, as nearly all are; what Unicode says of a letter takes long to ask, and a list asks of everybody.
  private static func isPlain(_ text: String) -> Bool { text.utf8.allSatisfy { $0 < 0x80 } }

  /// The small letter of one in ASCII.
  private static func small(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte + 0x20 : byte
  }

  /// The same of a name in ASCII.
  private static func plainName(_ name: String) -> String {
    var kept: [UInt8] = []
    kept.reserveCapacity(name.utf8.count)
    var gap = false
    for byte in name.utf8 {
      switch byte {
      case UInt8(ascii: "'"): continue
      case 0x09...0x0D, 0x20, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: ","):
        gap = !kept.isEmpty
      default:
        if gap { kept.append(0x20) }
        gap = false
        kept.append(small(byte))
      }
    }
    return String(decoding: kept, as: UTF8.self)
  }

  /// Whether two keys differ by one letter: one more, one other, or two changed places.
  ///
  /// Short names are never near: `Lee` and `Leo` are too many.
  public static func isNear(_ left: String, _ right: String) -> Bool {
    // Asked of every pair of a register, and one letter leaves at least one of the two ends as it is.
    let bytes = (left.utf8.count, right.utf8.count)
    guard min(bytes.0, bytes.1) >= 4, abs(bytes.0 - bytes.1) <= 4 else { return false }
    if left.utf8.first != right.utf8.first, left.utf8.last != right.utf8.last { return false }
    let left = Array(left.unicodeScalars)
    let right = Array(right.unicodeScalars)
    guard left != right, min(left.count, right.count) >= 4, abs(left.count - right.count) <= 1
    else { return false }
    var start = 0
    while start < min(left.count, right.count), left[start] == right[start] { start += 1 }
    let tails = (Array(left[start...]), Array(right[start...]))
    if tails.0.dropFirst() == tails.1.dropFirst() { return true }
    if tails.0.count < tails.1.count { return tails.0[...] == tails.1.dropFirst() }
    if tails.0.count > tails.1.count { return tails.0.dropFirst() == tails.1[...] }
    return tails.0.count >= 2 && tails.0[0] == tails.1[1] && tails.0[1] == tails.1[0]
      && tails.0.dropFirst(2) == tails.1.dropFirst(2)
  }
}
