/// A professional registration number that has the form of its register.
///
/// The form only. Whether the number is on the register, belongs to this person and is not suspended
/// is for the register itself to say (GMC, NMC, GPhC, HCPC), and no screen may claim otherwise.
public struct RegistrationNumber: Hashable, Sendable {
  /// Capital letters and digits, without spaces.
  public let text: String

  /// Why a text is not a registration number of the profession.
  public enum Problem: Error, Equatable, Sendable {
    case empty
    /// Letters and digits are expected.
    case otherCharacters
    /// It fits none of the patterns that the profession's register uses.
    case otherForm
  }

  /// Reads a number as people write it: spaces and hyphens are passed over, letters made capitals.
  ///
  /// - Parameter patterns: The forms that the profession's register uses; one has to fit. Without any
  ///   there is no register to ask about, and any number of letters and digits is taken.
  /// - Throws: `Problem`.
  public init(_ typed: String, patterns: [RegistrationPattern]) throws(Problem) {
    var bytes: [UInt8] = []
    for byte in typed.utf8 where byte != 0x20 && byte != 0x2D {
      switch byte {
      case 0x30...0x39, 0x41...0x5A: bytes.append(byte)
      case 0x61...0x7A: bytes.append(byte - 0x20)
      default: throw .otherCharacters
      }
      guard bytes.count <= 32 else { throw .otherForm }
    }
    guard !bytes.isEmpty else { throw .empty }
    let text = String(decoding: bytes, as: UTF8.self)
    guard patterns.isEmpty || patterns.contains(where: { $0.matches(text) }) else {
      throw .otherForm
    }
    self.text = text
  }
}

extension RegistrationNumber.Problem {
  /// What is wrong, for the person at the keyboard.
  public var sentence: String {
    switch self {
    case .empty: return "Type the registration number."
    case .otherCharacters: return "A registration number has letters and digits only."
    case .otherForm: return "This does not have the form of a number of this register."
    }
  }
}
