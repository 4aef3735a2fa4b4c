/// Something that was signed is put right, when it can no longer be taken back: the round is closed, or
/// somebody else signed it.
///
/// Nothing is erased: the entry that is named stays in the journal and stands no more. It counts only
/// about the same resident, and only from an author whose role may do the round (`visits` in
/// `Resources/registrations.json`); see `Standing`. What stands instead are entries of their own,
/// written in the same append.
public struct EntryCorrected: EntryBody {
  public static let kind = "entry.corrected"

  /// Somebody who has to be rung, because what was signed may have been acted on.
  public struct Call: Codable, Hashable, Sendable {
    /// A code of `ownerSides` in `Resources/outcomes.json`.
    public let side: String
    /// The person or team, in words.
    public let whom: String
    /// Who rings, and when, in words.
    public let by: String

    public init(side: String, whom: String, by: String) {
      self.side = side
      self.whom = whom
      self.by = by
    }
  }

  /// The entry that was wrong; an `entry.corrected` is itself one, which lets what it corrected stand
  /// again.
  public let entry: EntryID
  /// A code of `mistakes` in `Resources/outcomes.json`.
  public let mistake: String
  /// Why it was wrong, in the author's words.
  public let why: String
  /// What stands instead, perhaps for another resident; empty when nothing does.
  public let instead: [EntryID]
  /// The round that the entry was signed on; nil for what belongs to none.
  public let round: RoundID?
  /// The closing of the round whose sheet is superseded; nil when the round was open, and no sheet
  /// was final.
  public let closing: EntryID?
  public let calls: [Call]
  /// Whether it had left in a pack while the round was open.
  ///
  /// Somebody may have acted on it, although no sheet was final. Nil where it had not, and where a closing
  /// says more.
  public let left: Bool?

  public init(
    entry: EntryID, mistake: String, why: String, instead: [EntryID] = [], round: RoundID? = nil,
    closing: EntryID? = nil, calls: [Call] = [], left: Bool? = nil
  ) {
    self.entry = entry
    self.mistake = mistake
    self.why = why
    self.instead = instead
    self.round = round
    self.closing = closing
    self.calls = calls
    self.left = left
  }

  /// Whether what was told of it has to be undone: a sheet was final, or it had left.
  public var isToUndo: Bool { closing != nil || left == true }

  /// The code for "signed under the wrong resident", which is told without the other resident's name.
  public static let wrongResident = "wrongResident"

  public func apply(to record: inout Record, as header: EntryHeader) {
    record.correct(self, header)
  }
}
