import RoundCore

/// A form being filled in: questions, where the person is, what is wrong so far.
public struct Form: Hashable, Sendable {
  /// What the form is for; decides what is asked, what is checked and what is signed.
  public let purpose: FormPurpose
  public var title: String
  /// Said after the title, where it stays in view however far the questions scroll.
  var about = ""
  /// Whose record it would change; the banner stands above it.
  public let resident: ResidentID?
  public var fields: [Field]
  /// Index into `fields`.
  public var focus = 0 {
    // What was typed at one question must never choose, or be put back, at another.
    didSet {
      if focus != oldValue { typedWord = TypedWord() }
      if focused.map({ GateFields.isConcerns($0.id) }) ?? false { hasSeenGate = true }
    }
  }
  /// The cursor has stood at the question of what must not wait for the round.
  private(set) var hasSeenGate = false
  public var scroll = Scroll()
  /// The focused text box has the whole window.
  public var isBig = false
  /// When that began whose end is asked for; nil where nothing is known to end.
  var began: Moment?
  /// The resident's birth, before which nothing of theirs was; nil where it is not known.
  var born: Day?
  /// Nobody has seen it: a key went straight on to a block of it, and Esc there leaves it as well.
  var isOnTheWay = false
  /// In a correction, the changes and actions that were signed.
  var was: [Block] = []
  /// In a correction, sides that are to be rung whatever stands instead.
  var affected: Set<String> = []
  /// What the gate before the list has found, as far as that is asked here.
  var findings: [UrgencyFinding] = []
  /// Explained under the title.
  public var introduction: String?
  /// Letters typed at a question that is answered by choosing.
  var typedWord = TypedWord()
  /// The block last taken out, to be put back by Ctrl-Z.
  var removed: RemovedBlock?
  /// Blocks that were begun and left before they were noted in the form.
  var begun: [DraftBlockForm] = []
  /// What a draft said on questions that are not asked any more; kept with it, and shown on compare.
  var leftovers: [DraftField] = []
  /// What the form said before anybody typed.
  private let initial: [Answer]

  /// What a question's answer is, wherever its cursor stands.
  private enum Answer: Hashable {
    case chosen(String?)
    case ticked([String])
    case text(String)
    case blocks([Block])

    init(_ field: Field) {
      switch field.kind {
      case .choice(_, let chosen, _): self = .chosen(chosen)
      case .ticks(_, let ticked, _): self = .ticked(ticked)
      case .text, .date, .secret: self = .text(field.text)
      case .blocks(_, let items, _): self = .blocks(items)
      }
    }
  }

  struct RemovedBlock: Hashable, Sendable {
    enum What: Hashable, Sendable {
      case block(Block)
      /// One that was begun, and never noted in the form.
      case begun(DraftBlockForm)
    }

    let field: String
    let what: What
    let place: Int
  }

  public init(
    purpose: FormPurpose, title: String, resident: ResidentID?, fields: [Field],
    introduction: String? = nil
  ) {
    self.purpose = purpose
    self.title = title
    self.resident = resident
    self.fields = fields
    self.introduction = introduction
    initial = fields.map(Answer.init)
  }

  /// Whether anything stands in it that did not when it was opened.
  public var hasContent: Bool { changedCount > 0 || !begun.isEmpty }

  /// Questions that say something else than when the form was opened.
  public var changedCount: Int {
    zip(fields, initial).count { field, answer in
      if case .secret = field.kind { return false }
      return Answer(field) != answer
    }
  }

  /// The questions that say something else than when the form was opened.
  var changedFields: [Field] {
    zip(fields, initial).filter { Answer($0.0) != $0.1 }.map(\.0)
  }

  /// What was typed for questions that are not asked any more, since a choice was taken back.
  var leftOut: [Field] {
    changedFields.filter { field in
      if case .secret = field.kind { return false }
      return !isShown(field) && !field.text.isEmpty
    }
  }

  public subscript(id: String) -> Field? { fields.first { $0.id == id } }

  /// What was typed for a question; nil when nothing was, or when the question is not shown.
  public func text(_ id: String) -> String? {
    guard let field = self[id], isShown(field), !field.text.isEmpty else { return nil }
    return field.text
  }

  public func chosen(_ id: String) -> String? {
    guard let field = self[id], isShown(field) else { return nil }
    return field.chosen
  }

  public func ticked(_ id: String) -> [String] {
    guard let field = self[id], isShown(field) else { return [] }
    return field.ticked
  }

  public func blocks(_ id: String) -> [Block] { self[id]?.blocks ?? [] }

  public func isShown(_ field: Field) -> Bool {
    switch field.condition {
    case .always: return true
    case .chosen(let id, let codes):
      guard let other = self[id], isShown(other), let chosen = other.chosen else { return false }
      return codes.contains(chosen)
    case .notChosen(let id, let codes):
      guard let other = self[id], isShown(other) else { return false }
      // What stands there is not hidden: whoever typed it has to see it.
      return !field.text.isEmpty || other.chosen.map { !codes.contains($0) } ?? true
    case .tickedOrWritten(let id, let codes):
      guard let other = self[id], isShown(other) else { return false }
      return !field.text.isEmpty || !codes.isDisjoint(with: other.ticked)
    case .ticked(let id, let codes):
      guard let other = self[id], isShown(other) else { return false }
      return !codes.isDisjoint(with: other.ticked)
    case .affected(let side): return isChanging && affectedSides.contains(side)
    case .gate(let tier): return findings.tier == tier
    case .waits: return chosen("gate") == "routine" || chosen("gateSameDay") == "routine"
    case .unlikely: return !unlikely.isEmpty
    }
  }

  /// Whether it is said by now that something signed no longer stands.
  private var isChanging: Bool {
    // A move says so from its first line; the wrong resident is a move that is yet to come.
    guard let mistake = self["mistake"] else { return true }
    guard let chosen = mistake.chosen, chosen != EntryCorrected.wrongResident else { return false }
    guard let stands = self["stands"], isShown(stands) else { return true }
    return stands.chosen != nil
  }

  public var focused: Field? { fields.indices.contains(focus) ? fields[focus] : nil }

  public mutating func change(_ id: String, _ change: (inout Field) -> Void) {
    guard let index = fields.firstIndex(where: { $0.id == id }) else { return }
    change(&fields[index])
  }

  /// Goes to the next or the previous question that is shown; stays at the ends.
  public mutating func move(_ step: Int) {
    guard fields.indices.contains(focus) else { return }
    fields[focus].visited = true
    isBig = false
    typedWord = TypedWord()
    var index = focus + step
    while fields.indices.contains(index) {
      if isShown(fields[index]) {
        focus = index
        return
      }
      index += step
    }
  }

  /// Takes over what was typed into an earlier form of the same kind.
  ///
  /// Question by question, because what has to be asked may have changed since: somebody else on the
  /// list has been reviewed, or the home has raised another flag.
  mutating func takeOver(_ draft: DraftForm) {
    for index in fields.indices {
      guard let old = draft.fields.first(where: { $0.id == fields[index].id }) else { continue }
      fields[index].kind = old.answered(fields[index].kind)
      fields[index].visited = old.visited
    }
    leftovers = draft.fields.filter { old in old.isAnswered && self[old.id] == nil }
    if let focused = draft.focus { focus(on: focused) }
    if let field = focused, !isShown(field) { focus = 0 }
    if case .text(let editor)? = focused?.kind, editor.isMultiline { isBig = draft.isBig }
  }

  public mutating func focus(on id: String) {
    if let index = fields.firstIndex(where: { $0.id == id }) { focus = index }
    isBig = false
    typedWord = TypedWord()
  }
}
