import RoundCore

/// Finds the resident whom somebody names at the command line.
public enum ResidentLookup {
  /// - Parameter text: an NHS number, with any spaces in it, or a resident's identifier.
  /// - Returns: nil when the record has no such resident.
  public static func find(_ text: String, in record: Record) -> ResidentRecord? {
    let plain = String(text.filter { !$0.isWhitespace })
    // Ten digits could also be an identifier; a number that passes its check digit is meant as one.
    if let number = try? NHSNumber(typed: text), let resident = record.resident(with: number) {
      return resident
    }
    return ResidentID(plain).flatMap { record.residents[$0] }
  }
}
