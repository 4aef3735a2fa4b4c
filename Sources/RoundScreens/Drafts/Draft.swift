import RoundCore

/// A form that was begun and not signed, as its file holds it.
///
/// It is this computer's own: never in a journal, never in a pack, never submitted by itself.
public struct Draft: Codable, Hashable, Sendable {
  /// The version that this program writes; a file with a higher one is left alone.
  public static let currentVersion = 1

  public let version: Int
  public let home: HomeID
  public let key: DraftKey
  /// The form's title, for a list of drafts.
  public let title: String
  /// When the form was first opened: what has been recorded since, its author may not have seen.
  public let begunAt: Moment
  /// When it was last changed.
  public let changedAt: Moment
  /// Who was to sign it, if that was known.
  public let by: String?
  /// Questions that say something else than when the form was opened.
  public let answers: Int
  public let form: DraftForm
  public let blocks: [DraftBlockForm]
}

/// A draft and the file that it is kept in.
public struct KeptDraft: Hashable, Sendable {
  /// Its name in the folder of drafts.
  public let file: String
  public let draft: Draft

  public init(file: String, draft: Draft) {
    self.file = file
    self.draft = draft
  }
}

/// What the program found when a form was opened.
public struct DraftHold: Hashable, Sendable {
  /// Where a new draft of this form goes.
  public let file: String
  /// The drafts of this form that are there, except where another window is writing them.
  public let found: [KeptDraft]
  /// Another window has the same form open.
  public let isElsewhere: Bool
  /// What is wrong with the drafts, in sentences.
  public let problems: [String]

  public init(file: String, found: [KeptDraft], isElsewhere: Bool, problems: [String]) {
    self.file = file
    self.found = found
    self.isElsewhere = isElsewhere
    self.problems = problems
  }
}
