/// A scale or score beside the observations: a total or a code, never a copy of a chart.
///
/// `Resources/measures.json` says which there are, and each one's source.
public struct MeasureRecorded: EntryBody {
  public static let kind = "measure.recorded"

  /// One step of a score that the program worked out, as it was shown.
  public struct Step: Codable, Hashable, Sendable {
    public let code: String
    public let words: String
    /// Nil when the step is not known.
    public let points: Int?

    public init(code: String, words: String, points: Int?) {
      self.code = code
      self.words = words
      self.points = points
    }
  }

  /// A name of `MeasureKind`, such as `must`.
  public let measure: String
  /// When it was assessed.
  public let assessedAt: Moment
  /// A total, or centimetres of height; nil when it is a code or can't be worked out.
  public let total: Int?
  /// A level such as `6` of the Clinical Frailty Scale or `C` of the GSF.
  public let code: String?
  /// Soft signs that were seen; empty where none were.
  public let signs: [String]?
  public let steps: [Step]?
  /// By whom, in words, where it was not whoever signs.
  public let assessedBy: String?
  public let note: String?
  /// The version of the file that named the codes.
  public let data: String

  public init(
    measure: String, assessedAt: Moment, total: Int? = nil, code: String? = nil,
    signs: [String]? = nil, steps: [Step]? = nil, assessedBy: String? = nil, note: String? = nil,
    data: String
  ) {
    self.measure = measure
    self.assessedAt = assessedAt
    self.total = total
    self.code = code
    self.signs = signs
    self.steps = steps
    self.assessedBy = assessedBy
    self.note = note
    self.data = data
  }

  public func apply(to record: inout Record, as header: EntryHeader) {
    record.update(header.resident) { $0.measures.insert(self, header) }
  }
}
