/// An NHS number: ten digits, the last a Modulus 11 check digit.
///
/// Weights 10 to 2 on the first nine digits, check digit 11 minus the remainder, 11 counting as 0 and
/// 10 making the number invalid (NHS Data Dictionary, NHS NUMBER, archive v2). Ten equal digits pass
/// the arithmetic and are refused all the same. A resident may have none: hold a status, never a fake.
public struct NHSNumber: Hashable, Sendable {
  /// Ten ASCII digits.
  public let digits: String

  /// Why a text is not an NHS number.
  public enum Problem: Error, Equatable, Sendable {
    case notTenDigits(found: Int)
    case otherCharacters
    case repeatedDigit
    case checkDigit
  }

  /// Reads ten digits; spaces between them are passed over.
  ///
  /// - Throws: `Problem`.
  public init(_ text: String) throws(Problem) {
    var digits: [UInt8] = []
    for byte in text.utf8 where byte != 0x20 {
      guard (0x30...0x39).contains(byte) else { throw .otherCharacters }
      digits.append(byte)
    }
    guard digits.count == 10 else { throw .notTenDigits(found: digits.count) }
    guard digits.contains(where: { $0 != digits[0] }) else { throw .repeatedDigit }
    guard let check = NHSNumber.checkDigit(of: digits.prefix(9).map { Int($0) - 0x30 }),
      check == Int(digits[9]) - 0x30
    else { throw .checkDigit }
    self.digits = String(decoding: digits, as: UTF8.self)
  }

  /// The check digit of the first nine digits; nil where no valid number begins so.
  public static func checkDigit(of nine: [Int]) -> Int? {
    guard nine.count == 9, nine.allSatisfy((0...9).contains) else { return nil }
    var sum = 0
    for (place, digit) in nine.enumerated() { sum += digit * (10 - place) }
    let check = 11 - sum % 11
    switch check {
    case 10: return nil
    case 11: return 0
    default: return check
    }
  }

  /// `401 023 2137`.
  public var shown: String {
    // Text is made of text: from other characters, Swift would ask at the start what kind they are.
    let rest = digits.dropFirst(3)
    return String(digits.prefix(3)) + " " + String(rest.prefix(3)) + " " + String(rest.dropFirst(3))
  }
}

extension NHSNumber.Problem {
  /// What is wrong, for the person at the keyboard.
  public var sentence: String {
    switch self {
    case .notTenDigits(let found): return "An NHS number has 10 digits; this has \(found)."
    case .otherCharacters: return "An NHS number has digits and spaces only."
    case .repeatedDigit: return "Ten equal digits are not an NHS number."
    case .checkDigit: return "The check digit does not fit: one of the digits is wrong."
    }
  }
}
