/// The measures that are recorded beside the observations.
///
/// The raw values stand in entries and never change.
public enum MeasureKind: String, Sendable, CaseIterable {
  case softSigns, frailty, must, waterlow, gsf, abbey
  /// Centimetres, for MUST.
  case height
}

extension MeasureRecorded {
  /// Nil for a measure that this version does not know.
  public var known: MeasureKind? { MeasureKind(rawValue: measure) }

  /// What it says, in words: `6, living with moderate frailty`.
  public func words(_ catalog: MeasureCatalog) -> String {
    func level(_ scale: MeasureCatalog.Levels) -> String {
      guard let code else { return "not said" }
      let found = scale.levels.first { $0.code == code }
      return code + (found.map { ", \($0.words)" } ?? "") + (found?.help.map { " (\($0))" } ?? "")
    }
    func sum(_ scale: MeasureCatalog.Total) -> String {
      total.map { "\($0), \(scale.words($0))" } ?? "not said"
    }
    switch known {
    case .softSigns:
      let signs = signs ?? []
      let words = signs.map { sign in
        catalog.softSigns.first { $0.code == sign }?.words.lowercasedFirst ?? sign
      }
      return words.isEmpty ? "none seen" : words.joined(separator: "; ")
    case .frailty: return level(catalog.frailty)
    case .gsf: return level(catalog.gsf)
    case .waterlow: return sum(catalog.waterlow)
    case .abbey: return sum(catalog.abbey)
    case .height: return total.map { "\($0) cm" } ?? "not said"
    case .must:
      guard let total else {
        let missing = (steps ?? []).filter { $0.points == nil }.map(\.words)
        return "not known: " + missing.joined(separator: "; ").lowercasedFirst
      }
      let rules = catalog.mustRules
      let risk = total >= rules.highFrom ? "high" : total >= rules.mediumFrom ? "medium" : "low"
      return "\(total), \(risk) risk"
    case nil: return [total.map(String.init), code].compactMap(\.self).joined(separator: ", ")
    }
  }
}

extension MeasureKind {
  /// A word or two, for a label.
  public var short: String {
    switch self {
    case .softSigns: return "Soft signs"
    case .frailty: return "Frailty"
    case .must: return "MUST"
    case .waterlow: return "Waterlow"
    case .gsf: return "GSF code"
    case .abbey: return "Abbey pain"
    case .height: return "Height"
    }
  }

  public func title(_ catalog: MeasureCatalog) -> String {
    switch self {
    case .softSigns: return "Soft signs"
    case .frailty: return catalog.frailty.title
    case .must: return "MUST"
    case .waterlow: return catalog.waterlow.title
    case .gsf: return "GSF needs code"
    case .abbey: return catalog.abbey.title
    case .height: return "Height"
    }
  }
}
