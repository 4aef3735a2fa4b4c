import RoundData

/// The scales beside the observations: `Resources/measures.json`, each with its source.
public struct MeasureCatalog: Sendable {
  /// From a total on.
  public struct Band: Codable, Hashable, Sendable {
    public let from: Int
    public let words: String
  }

  /// A scale of which the total is kept.
  public struct Total: Sendable {
    public let title: String
    public let source: String
    /// More than this is a slip of the keyboard.
    public let limit: Int
    /// The highest first.
    public let bands: [Band]

    public func words(_ total: Int) -> String { bands.first { total >= $0.from }?.words ?? "" }
  }

  /// A scale of which a level is kept.
  public struct Levels: Sendable {
    public let title: String
    public let source: String
    public let levels: [Catalog.Choice]
  }

  public let version: String
  public let softSigns: [Catalog.Choice]
  public let softSignsSource: String
  public let frailty: Levels
  public let gsf: Levels
  public let waterlow: Total
  public let abbey: Total
  public let mustTitle: String
  public let mustSource: String
  public let mustRules: MUST.Rules
  /// The oxygen target for which NEWS2 has a second scale, as `88-92`.
  public let scaleTwoTarget: String

  /// Tests make sure that each part of the file can be read.
  public static let shipped = MeasureCatalog()

  private init() {
    let file = (try? JSONParser.parse(RoundData.measures)) ?? .null
    version = file["version"]?.text ?? "0"
    softSigns = MeasureCatalog.list(file["softSigns"]?["signs"])
    softSignsSource = file["softSigns"]?["source"]?.text ?? ""
    frailty = MeasureCatalog.levels(file["frailty"])
    gsf = MeasureCatalog.levels(file["gsf"])
    waterlow = MeasureCatalog.total(file["waterlow"])
    abbey = MeasureCatalog.total(file["abbey"])
    let must = file["must"] ?? .null
    mustTitle = must["title"]?.text ?? ""
    mustSource = must["source"]?.text ?? ""
    func tenths(_ name: String) -> Int {
      must[name]?.text.flatMap(NEWS2Input.temperatureTenths) ?? 0
    }
    func number(_ name: String) -> Int { must[name]?.number ?? 0 }
    mustRules = MUST.Rules(
      bmiTwoBelow: tenths("bmiTwoBelow"), bmiZeroAbove: tenths("bmiZeroAbove"),
      lossOneFrom: number("lossOneFrom"), lossTwoAbove: number("lossTwoAbove"),
      lossFromMonths: number("lossFromMonths"), lossToMonths: number("lossToMonths"),
      acute: number("acute"), mediumFrom: number("mediumFrom"), highFrom: number("highFrom"))
    let bands = (try? JSONParser.parse(RoundData.news2Bands)) ?? .null
    scaleTwoTarget = bands["scaleTwo"]?["target"]?.text ?? ""
  }

  private static func list<Item: Decodable>(_ value: JSON?) -> [Item] {
    (value?.items ?? []).compactMap { try? JSONValueDecoder.decode(Item.self, from: $0) }
  }

  private static func levels(_ value: JSON?) -> Levels {
    Levels(
      title: value?["title"]?.text ?? "", source: value?["source"]?.text ?? "",
      levels: list(value?["levels"]))
  }

  private static func total(_ value: JSON?) -> Total {
    Total(
      title: value?["title"]?.text ?? "", source: value?["source"]?.text ?? "",
      limit: value?["typingLimit"]?.number ?? 99, bands: list(value?["bands"]))
  }
}
