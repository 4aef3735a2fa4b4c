import RoundCore

/// Everything once more before it is signed.
public struct SignState: Sendable {
  public let title: String
  public let resident: ResidentID?
  /// What will be signed, as sentences.
  public var sentences: [SignLine]
  public var drafts: [EntryDraft]
  /// Said when it is saved: "Saved: outcome for WALKER, Doris".
  public let savedWords: String
  public var next: AfterSaving
  public var pin = TextEditor()
  /// The PIN was typed before the end was read: what is typed next is a new one.
  var isPINEarly = false
  public var problem: String?
  public var scroll = Scroll()
  /// The last line has been in view: only then can it be signed.
  public var isReadToEnd = false
  /// The PIN is being checked.
  public var isChecking = false
  /// Who signs, when several people use this computer: index into the people.
  public var signer = 0
  /// Taking back is its author's own.
  public var onlyAuthor: Author?

  /// Whether it puts right what was signed: only for those who may do the round.
  var isCorrection: Bool { drafts.contains { $0.body is EntryCorrected } }
  /// It counts only when a clinician signs it.
  public var needsClinician = false
}
