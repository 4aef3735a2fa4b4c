import RoundCore

/// The drafts as the screens know them.
public struct Drafts: Sendable {
  final class Change: Sendable {}

  /// The form on screen, as far as its draft is concerned.
  struct Open: Sendable {
    let key: DraftKey
    var begunAt: Moment
    /// Nil until the program has answered where it goes.
    var file: String?
    var isElsewhere = false
    /// What was last handed over to be saved, or what the form said when it was opened.
    var last: Content?
    /// By when what was typed since is to be saved.
    var due: Moment?
    /// Where the person is; going elsewhere saves at once.
    var place: [String] = []
  }

  /// Everything of a form that a draft holds.
  struct Content: Hashable, Sendable {
    let form: DraftForm
    let blocks: [DraftBlockForm]
    let answers: Int
  }

  /// By form, newest first.
  private(set) var all: [DraftKey: [KeptDraft]] = [:] { didSet { change = Change() } }
  /// Another one after each change of the drafts themselves.
  private(set) var change = Change()
  var open: Open?
  /// When each file was last known to be on the disk.
  var savedAt: [String: Moment] = [:]
  /// Why a file could not be saved.
  var failures: [String: String] = [:]
  /// When to try again what could not be saved.
  var retryAt: Moment?
  /// What is to be asked of the program at the end of this update.
  var waiting: [ProgramEffect] = []

  /// A draft whose text went on in another form, until that form's own draft is on the disk.
  struct Carried: Sendable {
    let key: DraftKey
    let file: String
    let to: DraftKey
    /// The file of the other form's draft, once that is known.
    var newFile: String?
  }
  var carried: Carried?

  /// How long typing may stay in memory only; together with the writing less than two seconds.
  static let saveAfter: Int64 = 1_500
  private static let retrySeconds = 30

  /// All drafts, the oldest first.
  var list: [KeptDraft] {
    all.values.flatMap(\.self).sorted {
      ($0.draft.begunAt.milliseconds, $0.file) < ($1.draft.begunAt.milliseconds, $1.file)
    }
  }

  func drafts(of resident: ResidentID) -> [KeptDraft] {
    list.filter { $0.draft.key.resident == resident }
  }

  /// Puts a draft in its place, instead of what its file held before.
  mutating func put(_ kept: KeptDraft) {
    var list = (all[kept.draft.key] ?? []).filter { $0.file != kept.file }
    let place = list.firstIndex { $0.draft.changedAt <= kept.draft.changedAt } ?? list.count
    list.insert(kept, at: place)
    all[kept.draft.key] = list
  }

  /// Takes in what the disk holds; what was typed here since is newer.
  mutating func take(_ found: [KeptDraft]) {
    for kept in found {
      let known = all[kept.draft.key]?.first { $0.file == kept.file }
      if let known, known.draft.changedAt > kept.draft.changedAt { continue }
      put(kept)
      savedAt[kept.file] = kept.draft.changedAt
      failures[kept.file] = nil
    }
  }

  /// Forgets drafts of a form that were on the disk and are not there any more: another window has
  /// signed them.
  mutating func forgetGone(_ key: DraftKey, found: [KeptDraft]) {
    let (savedAt, failures) = (savedAt, failures)
    all[key]?.removeAll { kept in
      savedAt[kept.file] != nil && failures[kept.file] == nil
        && !found.contains { $0.file == kept.file }
    }
    if all[key]?.isEmpty ?? false { all[key] = nil }
  }

  /// Takes a draft away, here and on the disk.
  mutating func remove(_ key: DraftKey, file: String) {
    guard all[key]?.contains(where: { $0.file == file }) ?? false else { return }
    all[key]?.removeAll { $0.file == file }
    if all[key]?.isEmpty ?? false { all[key] = nil }
    savedAt[file] = nil
    failures[file] = nil
    waiting.append(.removeDraft(file: file))
  }

  mutating func failed(_ file: String, _ sentence: String, now: Moment) {
    failures[file] = sentence
    retryAt = now.adding(seconds: Drafts.retrySeconds)
  }

  /// When something is to be written although nothing happens.
  var nextChange: Moment? { [open?.due, retryAt].compactMap(\.self).min() }
}
