import RoundData

/// The tour of the pretend home: what is said, which keys are pressed, and what must then be seen.
///
/// One file for the person who takes the tour and for the tests that walk it, so that it can't tell of
/// a program that is no longer so.
public struct TourStory: Sendable {
  public struct Step: Codable, Hashable, Sendable {
    /// Why, and what to look at.
    public let say: String
    /// A text that the person may type in words of their own; this one is what the tour types itself.
    public let type: String?
    /// The keys in their order, as `o`, `<Tab>`, `<Ctrl-S>`; after the text where there is one.
    public let keys: String?
    /// Press the keys again until what is to be signed was read to its end.
    public let untilRead: Bool?
    /// What must be on the screen afterwards, in a window of 80 x 24 or more.
    public let see: [String]?
  }

  public let steps: [Step]

  /// The visiting professional's; tests make sure that the files can be read.
  public static let round = TourStory(RoundData.tour)
  /// The designated person's.
  public static let home = TourStory(RoundData.tourHome)

  private init(_ bytes: [UInt8]) {
    let file = (try? JSONParser.parse(bytes)) ?? .null
    steps = (file["steps"]?.items ?? []).compactMap {
      try? JSONValueDecoder.decode(Step.self, from: $0)
    }
  }
}
