/// The care home that a chain is about.
public struct HomeDeclared: EntryBody {
  public static let kind = "home.declared"

  public let name: String
  /// `residential`, `nursing` or `learningDisability`; nil when not recorded.
  public let service: String?
  public let telephone: String?
  public let email: String?
  /// Number of beds.
  public let beds: Int?
  /// A pretend home, for learning: every screen and sheet says so.
  public let pretend: Bool

  public init(
    name: String, service: String? = nil, telephone: String? = nil, email: String? = nil,
    beds: Int? = nil, pretend: Bool = false
  ) {
    self.name = name
    self.service = service
    self.telephone = telephone
    self.email = email
    self.beds = beds
    self.pretend = pretend
  }

  public func apply(to record: inout Record, as header: EntryHeader) {
    record.homes.insert(self, header)
  }
}
