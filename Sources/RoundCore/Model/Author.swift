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

  public let name: String
  /// A role's code in `Resources/registrations.json`, or `import` for rows taken from a spreadsheet.
  public let role: String
  public let organisation: String
  public let registration: Registration?

  public init(name: String, role: String, organisation: String, registration: Registration?) {
    self.name = name
    self.role = role
    self.organisation = organisation
    self.registration = registration
  }

  /// Rows taken from a spreadsheet at the command line, where nobody signs.
  public static let spreadsheet = Author(
    name: "Spreadsheet import", role: "import", organisation: "", registration: nil)
}
