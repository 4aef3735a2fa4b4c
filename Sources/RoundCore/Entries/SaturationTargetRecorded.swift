/// Whether a clinician has set an oxygen saturation target for which NEWS2 uses its second scale.
///
/// Source: RCP, NEWS2, December 2017: scale 2 is only for people for whom a competent clinician has
/// prescribed a target of 88 to 92 % (hypercapnic respiratory failure). Counts only when a clinician
/// signs it: see `Record.saturationTarget`.
public struct SaturationTargetRecorded: EntryBody {
  public static let kind = "saturationTarget.recorded"

  /// The range as set, such as `88-92`; nil when the target was ended and scale 1 holds again.
  public let range: String?
  /// Who set it, in words; whoever signs may be writing down a specialist's decision.
  public let setBy: String
  /// Nil when the day is not known: then it holds from when it was signed.
  public let setOn: Day?
  public let why: String?
  public let replaces: [EntryID]

  public init(
    range: String?, setBy: String, setOn: Day?, why: String? = nil, replaces: [EntryID] = []
  ) {
    self.range = range
    self.setBy = setBy
    self.setOn = setOn
    self.why = why
    self.replaces = replaces
  }

  public func apply(to record: inout Record, as header: EntryHeader) {
    record.update(header.resident) { $0.saturationTargets.insert(self, header) }
  }
}
