/// Something that somebody saw or did on this computer and that no journal says.
///
/// Kept in `local/audit`, never sent. It names residents by their identifier only.
public struct AuditEvent: Codable, Hashable, Sendable {
  /// What was done; a later version may write kinds that this one does not know.
  public struct Kind: RawRepresentable, Codable, Hashable, Sendable {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public init(from decoder: any Decoder) throws {
      rawValue = try decoder.singleValueContainer().decode(String.self)
    }

    public func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      try container.encode(rawValue)
    }

    public static let opened = Kind(rawValue: "program.opened")
    public static let left = Kind(rawValue: "program.left")
    /// Somebody else is at the keyboard.
    public static let tookOver = Kind(rawValue: "person.tookOver")
    public static let personAdded = Kind(rawValue: "person.added")
    public static let personChanged = Kind(rawValue: "person.changed")
    public static let personRemoved = Kind(rawValue: "person.removed")
    /// A further profile for somebody who has forgotten their PIN.
    public static let pinRenewed = Kind(rawValue: "pin.renewed")
    public static let wrongPIN = Kind(rawValue: "pin.wrong")
    /// What was given for the passphrase of the folder, or for its recovery sheet, did not open it.
    public static let wrongPassphrase = Kind(rawValue: "passphrase.wrong")
    public static let locked = Kind(rawValue: "screen.locked")
    public static let unlocked = Kind(rawValue: "screen.unlocked")
    public static let residentOpened = Kind(rawValue: "resident.opened")
    /// A sheet, a review or another text was shown.
    public static let textShown = Kind(rawValue: "text.shown")
    public static let textSaved = Kind(rawValue: "text.saved")
    public static let textCopied = Kind(rawValue: "text.copied")
    /// A text went to standard output, to be printed or pasted.
    public static let textPrinted = Kind(rawValue: "text.printed")
    public static let packMade = Kind(rawValue: "pack.made")
    public static let packTaken = Kind(rawValue: "pack.taken")
    public static let auditRead = Kind(rawValue: "audit.read")
    /// So many things could not be written down before this, because the disk took nothing.
    public static let missed = Kind(rawValue: "audit.missed")
    /// The first line of a further file; says what stands unfinished at the end of the one before.
    public static let fileBegun = Kind(rawValue: "audit.fileBegun")
    public static let purgeBegun = Kind(rawValue: "purge.begun")
    public static let purged = Kind(rawValue: "purge.done")
  }

  public let kind: Kind
  public let at: Moment
  public let home: HomeID?
  /// Who was at the keyboard; nil where nobody had said so.
  public let person: PersonID?
  /// As they were called then.
  public let name: String?
  /// The role's code.
  public let role: String?
  public let resident: ResidentID?
  /// A word or a number of the program's own, never a resident's text: `idle`, a file's name, a count.
  public let detail: String?

  public init(
    _ kind: Kind, at: Moment, home: HomeID? = nil, person: Person? = nil,
    resident: ResidentID? = nil, detail: String? = nil
  ) {
    self.kind = kind
    self.at = at
    self.home = home
    self.person = person?.id
    name = person?.author.name
    role = person?.author.role
    self.resident = resident
    self.detail = detail
  }
}
