import RoundCore

/// What a row says of the NHS number.
enum NumberCell: Equatable {
  case absent
  case valid(NHSNumber)
  /// Something is written that cannot be one; it is kept as it stands.
  case notVerified(String, why: NHSNumber.Problem)

  init(_ cell: String?) {
    guard let cell, !ImportText.saysNothing(cell) else {
      self = .absent
      return
    }
    do throws(NHSNumber.Problem) {
      self = .valid(try NHSNumber(typed: cell))
    } catch {
      self = .notVerified(cell, why: error)
    }
  }

  var valid: NHSNumber? {
    guard case .valid(let number) = self else { return nil }
    return number
  }

  var asWritten: String? {
    guard case .notVerified(let text, _) = self else { return nil }
    return text
  }

  /// What the report says of a number that is not one; nil for the others.
  var note: SafeText? {
    guard case .notVerified(let text, let why) = self else { return nil }
    let key = ImportText.key(of: text)
    let isShortened = key.contains("e") && key.allSatisfy { $0.isNumber || $0 == "e" }
    if isShortened {
      return """
        NHS number not verified: \(ImportText.quoted(text)). The spreadsheet has shortened it: \
        format the column as text.
        """
    }
    return "NHS number not verified: \(ImportText.quoted(text)). \(why.sentence)"
  }
}
