/// The person who makes an entry, as stamped on it.
///
/// The shape follows the author block of the PRSB standards: name, role, organisation, professional
/// identifier. A registration number that fits its format has not been checked against the register.
public struct Author: Codable, Hashable, Sendable {
  public struct Registration: Codable, Hashable, Sendable {
    /// The regulator's short name, such as `GPhC`.
    public let body: String
    public let number: String

    public init(body: String, number: String) {
      self.body = body
      self.number = number
    }
  }

  /// That this is a further profile of somebody who was set up before, as somebody has said.
  ///
  /// It stands in whatever they sign.
  public struct Renewed: Codable, Hashable, Sendable {
    public let on: Day
    /// Who gave their own PIN for it, as they are called; nil where nobody did.
    public let vouchedBy: String?

    public init(on: Day, vouchedBy: String?) {
      self.on = on
      self.vouchedBy = vouchedBy
    }
  }

  public let name: String
  /// A role's code in `Resources/registrations.json`, or `import` for rows taken from a spreadsheet.
  public let role: String
  public let organisation: String
  public let registration: Registration?
  /// Nil for whoever signs with the PIN that they were set up with, or have changed themselves.
  public let renewed: Renewed?

  public init(
    name: String, role: String, organisation: String, registration: Registration?,
    renewed: Renewed? = nil
  ) {
    self.name = name
    self.role = role
    self.organisation = organisation
    self.registration = registration
    self.renewed = renewed
  }

  /// The same person, set up once more beside the profile whose PIN was forgotten.
  public func renewed(_ renewed: Renewed?) -> Author {
    Author(
      name: name, role: role, organisation: organisation, registration: registration,
      renewed: renewed)
  }

  /// Rows taken from a spreadsheet at the command line, where nobody signs.
  public static let spreadsheet = Author(
    name: "Spreadsheet import", role: "import", organisation: "", registration: nil)
}
