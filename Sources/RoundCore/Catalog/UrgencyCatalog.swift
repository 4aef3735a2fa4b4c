import RoundData

/// What must not wait for the round, and the words around it: data of `Resources/red-flags.json`.
public struct UrgencyCatalog: Sendable {
  /// A number that is the same all over England.
  public struct NationalRoute: Codable, Hashable, Sendable {
    public let route: String
    public let number: String
    public let hours: String
    public let note: String
  }

  /// The starter set, which nobody has signed off.
  public let rules: RedFlagRules
  public let nationalRoutes: [NationalRoute]
  /// Steps of a visit or a transfer.
  public let steps: [Catalog.Choice]
  public let decisions: [Catalog.Choice]
  /// When a frail person should have reached hospital; UK local.
  public let arriveBefore: (hour: Int, minute: Int)
  /// What the rules rest on, for whoever is to sign them off.
  public let source: String

  /// Tests make sure that each part of the file can be read.
  public static let shipped = UrgencyCatalog()

  private init() {
    let file = (try? JSONParser.parse(RoundData.redFlags)) ?? .null
    rules = UrgencyCatalog.rules(file)
    nationalRoutes = UrgencyCatalog.list(file["nationalRoutes"])
    steps = UrgencyCatalog.list(file["steps"])
    decisions = UrgencyCatalog.list(file["decisions"])
    let hour = file["transfer"]?["arriveBefore"]?.text.flatMap { PastTime.clock($0) }
    arriveBefore = hour ?? (14, 0)
    source = file["source"]?.text ?? ""
  }

  /// The clock of a decision for hospital.
  public func clock(decidedAt: Moment) -> TransferClock {
    TransferClock(decidedAt: decidedAt, hour: arriveBefore.hour, minute: arriveBefore.minute)
  }

  private static func list<Item: Decodable>(_ value: JSON?) -> [Item] {
    (value?.items ?? []).compactMap { try? JSONValueDecoder.decode(Item.self, from: $0) }
  }

  private static func rules(_ file: JSON) -> RedFlagRules {
    let limits = file["thresholds"] ?? .null
    func tier(_ name: String) -> UrgencyTier? {
      limits[name]?.text.flatMap(UrgencyTier.init(rawValue:))
    }
    func tenths(_ name: String) -> Int? {
      limits[name]?.text.flatMap(NEWS2Input.temperatureTenths)
    }
    return RedFlagRules(
      version: file["version"]?.text ?? "0", signedOffBy: nil,
      items: (file["items"]?.items ?? []).compactMap { item in
        guard let code = item["code"]?.text, let words = item["words"]?.text else { return nil }
        return RedFlagRules.Item(
          code: code, words: words, help: item["help"]?.text.flatMap { $0.isEmpty ? nil : $0 },
          tier: item["tier"]?.text.flatMap(UrgencyTier.init(rawValue:)))
      },
      thresholds: RedFlagRules.Thresholds(
        news2ActNowFrom: limits["news2ActNowFrom"]?.number,
        news2SameDayFrom: limits["news2SameDayFrom"]?.number, singleThree: tier("singleThree"),
        riseOverUsual: limits["riseOverUsual"]?.number, riseTier: tier("riseTier"),
        softSignsFrom: limits["softSignsFrom"]?.number, softSignsTier: tier("softSignsTier"),
        glucoseBelow: tenths("glucoseBelow"), glucoseBelowTier: tier("glucoseBelowTier"),
        glucoseAbove: tenths("glucoseAbove"), glucoseAboveTier: tier("glucoseAboveTier"),
        abbeyFrom: limits["abbeyFrom"]?.number, abbeyTier: tier("abbeyTier"),
        countForHours: limits["countForHours"]?.number ?? 24,
        rememberForHours: limits["rememberForHours"]?.number ?? 72))
  }
}

extension Catalog {
  /// What must not wait for the round.
  public var urgency: UrgencyCatalog { .shipped }

  /// Scales beside the observations.
  public var measures: MeasureCatalog { .shipped }

  /// Whether an author's role is that of a clinician who does rounds: what counts only when a clinician
  /// signed it is held against this.
  public func isClinician(_ author: Author?) -> Bool {
    author.flatMap { profession($0.role) }.map { $0.side == "practice" && $0.visits } ?? false
  }
}
