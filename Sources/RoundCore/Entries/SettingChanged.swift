/// A home's own choice of how the program works for it: the whole of one setting, as it is from then on.
///
/// An entry and not a file, so that each decision can say which version of a rule it was made under.
public struct SettingChanged: EntryBody {
  public static let kind = "setting.changed"

  public struct Value: Codable, Hashable, Sendable {
    public let name: String
    public let value: String

    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// Which setting, such as `redFlags`.
  public let setting: String
  /// The version of the shipped data that it was chosen from.
  public let basedOn: String
  public let values: [Value]
  /// The clinical lead takes responsibility for it; counts only when a clinician signs.
  public let signedOff: Bool
  public let why: String?

  public init(
    setting: String, basedOn: String, values: [Value], signedOff: Bool, why: String? = nil
  ) {
    self.setting = setting
    self.basedOn = basedOn
    self.values = values
    self.signedOff = signedOff
    self.why = why
  }

  public func apply(to record: inout Record, as header: EntryHeader) {
    record.settings.insert(self, header)
  }
}
