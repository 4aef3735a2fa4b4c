import RoundCore

/// A resident's details with what a row of a register says laid over them.
///
/// An empty cell takes nothing away, and neither does one that could not be read.
struct DetailsMerge {
  private(set) var details: ResidentDetails
  /// What changed, for the report.
  private(set) var notes: [SafeText] = []
  private let before: ResidentDetails

  var hasChanges: Bool { details != before }

  init(_ row: ImportedPerson, over before: ResidentDetails) {
    self.before = before
    details = before
    set("Family name", \.family, row.family)
    set("Given name", \.given, row.given)
    set("Title", \.title, row.title)
    set("Preferred name", \.preferredName, row.preferredName)
    setDay("Born", \.born, row.born)
    setGender(row.gender)
    set("Room", \.room, row.room)
    set("Registered GP", \.practitioner, row.practitioner)
    setDay("Admitted", \.admitted, row.admitted)
    setNumber(row.number)
    if before.unidentified {
      details.unidentified = false
      notes.append("Was \"who is this?\"; now known.")
    }
  }

  private mutating func tell(_ what: SafeText, _ old: SafeText?, _ new: SafeText) {
    guard let old else {
      notes.append("\(what) added: \(new).")
      return
    }
    notes.append("\(what) changed from \(old) to \(new).")
  }

  private mutating func set(
    _ what: SafeText, _ field: WritableKeyPath<ResidentDetails, String>, _ text: String
  ) {
    let old = details[keyPath: field]
    guard !text.isEmpty, !DetailsMerge.isSameText(text, old) else { return }
    tell(what, old.isEmpty ? nil : ImportText.quoted(old), ImportText.quoted(text))
    details[keyPath: field] = text
  }

  private mutating func set(
    _ what: SafeText, _ field: WritableKeyPath<ResidentDetails, String?>, _ text: String?
  ) {
    let old = details[keyPath: field] ?? ""
    guard let text, !text.isEmpty, !DetailsMerge.isSameText(text, old) else { return }
    tell(what, old.isEmpty ? nil : ImportText.quoted(old), ImportText.quoted(text))
    details[keyPath: field] = text
  }

  private mutating func setDay(
    _ what: SafeText, _ field: WritableKeyPath<ResidentDetails, Day?>, _ day: Day?
  ) {
    guard let day, day != details[keyPath: field] else { return }
    tell(what, details[keyPath: field].map { "\($0.shown)" }, "\(day.shown)")
    details[keyPath: field] = day
  }

  private mutating func setGender(_ gender: ResidentDetails.Gender?) {
    guard let gender, gender != details.gender, gender != .notKnown else { return }
    let old: SafeText? = details.gender == .notKnown ? nil : "\(details.gender.words)"
    tell("Gender", old, "\(gender.words)")
    details.gender = gender
  }

  private mutating func setNumber(_ number: NumberCell) {
    switch number {
    case .absent: return
    case .valid(let number):
      guard number != details.nhsNumber else { return }
      tell("NHS number", details.nhsNumber.map { "\($0.shown)" }, "\(number.shown)")
      details.nhsNumber = number
      details.numberStatus = .given
      details.numberAsWritten = nil
    case .notVerified(let text, _):
      if let known = details.nhsNumber {
        notes.append("The number in the register stays: \(known.shown).")
        return
      }
      guard details.numberStatus != .notVerified || details.numberAsWritten != text else { return }
      details.numberStatus = .notVerified
      details.numberAsWritten = text
    }
  }

  /// Registers are often in capitals throughout; that is no other name.
  private static func isSameText(_ new: String, _ old: String) -> Bool {
    if new == old { return true }
    let isOneCase = new == new.uppercased() || new == new.lowercased()
    return isOneCase && new.lowercased() == old.lowercased()
  }
}
