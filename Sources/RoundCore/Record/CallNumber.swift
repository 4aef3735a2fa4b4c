/// The telephone number of a side, only as the home and the practice agreed it.
public enum CallNumber {
  /// - Parameter side: a code of `ownerSides` in `Resources/outcomes.json`.
  /// - Returns: the number, or that none is recorded: no other number is ever put in its place.
  public static func words(_ side: String, _ agreement: AgreementSet?) -> String {
    let number: String?
    switch side {
    case "home": number = agreement?.designatedPerson?.telephone
    case "practice": number = agreement?.practiceContact?.telephone
    default: number = nil
    }
    guard let number, !number.trimmed.isEmpty else { return "number not recorded" }
    return number
  }
}
