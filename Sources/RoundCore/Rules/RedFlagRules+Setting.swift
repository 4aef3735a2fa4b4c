/// The rules as the values of a `setting.changed` entry, and back.
extension RedFlagRules {
  /// The name of the setting.
  public static let setting = "redFlags"

  private static let off = "off"

  /// A number of the thresholds by its name in the data.
  public enum Number: String, CaseIterable, Sendable {
    case news2ActNowFrom, news2SameDayFrom, riseOverUsual, softSignsFrom, glucoseBelow,
      glucoseAbove, abbeyFrom, countForHours, rememberForHours

    /// Whether it is in tenths.
    public var hasTenths: Bool { self == .glucoseBelow || self == .glucoseAbove }
  }

  /// The tier that a number leads to.
  public enum TierName: String, CaseIterable, Sendable {
    case singleThree, riseTier, softSignsTier, glucoseBelowTier, glucoseAboveTier, abbeyTier
  }

  public subscript(number: Number) -> Int? {
    get {
      switch number {
      case .news2ActNowFrom: return thresholds.news2ActNowFrom
      case .news2SameDayFrom: return thresholds.news2SameDayFrom
      case .riseOverUsual: return thresholds.riseOverUsual
      case .softSignsFrom: return thresholds.softSignsFrom
      case .glucoseBelow: return thresholds.glucoseBelow
      case .glucoseAbove: return thresholds.glucoseAbove
      case .abbeyFrom: return thresholds.abbeyFrom
      case .countForHours: return thresholds.countForHours
      case .rememberForHours: return thresholds.rememberForHours
      }
    }
    set {
      switch number {
      case .news2ActNowFrom: thresholds.news2ActNowFrom = newValue
      case .news2SameDayFrom: thresholds.news2SameDayFrom = newValue
      case .riseOverUsual: thresholds.riseOverUsual = newValue
      case .softSignsFrom: thresholds.softSignsFrom = newValue
      case .glucoseBelow: thresholds.glucoseBelow = newValue
      case .glucoseAbove: thresholds.glucoseAbove = newValue
      case .abbeyFrom: thresholds.abbeyFrom = newValue
      case .countForHours: thresholds.countForHours = newValue ?? thresholds.countForHours
      case .rememberForHours: thresholds.rememberForHours = newValue ?? thresholds.rememberForHours
      }
    }
  }

  public subscript(tier: TierName) -> UrgencyTier? {
    get {
      switch tier {
      case .singleThree: return thresholds.singleThree
      case .riseTier: return thresholds.riseTier
      case .softSignsTier: return thresholds.softSignsTier
      case .glucoseBelowTier: return thresholds.glucoseBelowTier
      case .glucoseAboveTier: return thresholds.glucoseAboveTier
      case .abbeyTier: return thresholds.abbeyTier
      }
    }
    set {
      switch tier {
      case .singleThree: thresholds.singleThree = newValue
      case .riseTier: thresholds.riseTier = newValue
      case .softSignsTier: thresholds.softSignsTier = newValue
      case .glucoseBelowTier: thresholds.glucoseBelowTier = newValue
      case .glucoseAboveTier: thresholds.glucoseAboveTier = newValue
      case .abbeyTier: thresholds.abbeyTier = newValue
      }
    }
  }

  /// Everything that a home can choose, by name.
  public var values: [SettingChanged.Value] {
    var values = items.map {
      SettingChanged.Value(name: $0.code, value: $0.tier?.rawValue ?? RedFlagRules.off)
    }
    for number in Number.allCases {
      let text = self[number].map { number.hasTenths ? MeasuredNumber.text($0) : "\($0)" }
      values.append(
        SettingChanged.Value(name: number.rawValue, value: text ?? RedFlagRules.off))
    }
    for tier in TierName.allCases {
      values.append(
        SettingChanged.Value(
          name: tier.rawValue, value: self[tier]?.rawValue ?? RedFlagRules.off))
    }
    return values
  }

  /// Lays a home's choices over these; what can't be read changes nothing.
  mutating func take(_ values: [SettingChanged.Value]) {
    for value in values {
      let isOff = value.value == RedFlagRules.off
      if let place = items.firstIndex(where: { $0.code == value.name }) {
        let tier = UrgencyTier(rawValue: value.value)
        if isOff || tier != nil { items[place].tier = tier }
      } else if let number = Number(rawValue: value.name) {
        let read =
          number.hasTenths ? NEWS2Input.temperatureTenths(value.value) : Int(value.value)
        if isOff || read != nil { self[number] = read }
      } else if let name = TierName(rawValue: value.name) {
        let tier = UrgencyTier(rawValue: value.value)
        if isOff || tier != nil { self[name] = tier }
      }
    }
  }
}
