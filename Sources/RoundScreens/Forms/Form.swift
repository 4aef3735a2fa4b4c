import RoundCore

/// A form being filled in: questions, where the person is, what is wrong so far.
public struct Form: Hashable, Sendable {
  /// What the form is for; decides what is asked, what is checked and what is signed.
  public let purpose: FormPurpose
  public var title: String
  /// Whose record it would change; the banner stands above it.
  public let resident: ResidentID?
  public var fields: [Field]
  /// Index into `fields`.
  public var focus = 0
  public var scroll = Scroll()
  /// The focused text box has the whole window.
  public var isBig = false
  /// Explained under the title.
  public var introduction: String?
  /// The block last taken out, to be put back by Ctrl-Z.
  var removed: RemovedBlock?

  struct RemovedBlock: Hashable, Sendable {
    let field: String
    let block: Block
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
    case .ticked(let id, let codes):
      guard let other = self[id], isShown(other) else { return false }
      return !codes.isDisjoint(with: other.ticked)
    }
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
    var index = focus + step
    while fields.indices.contains(index) {
      if isShown(fields[index]) {
        focus = index
        return
      }
      index += step
    }
  }

  public mutating func focus(on id: String) {
    if let index = fields.firstIndex(where: { $0.id == id }) { focus = index }
    isBig = false
  }
}

/// What a form is for.
public indirect enum FormPurpose: Hashable, Sendable {
  case review(round: RoundID, flags: [EntryID])
  case nothingNeeded(round: RoundID, flags: [EntryID])
  /// A block of the review form underneath; `index` is nil for a new one.
  case medicine(index: Int?)
  case carePlan(index: Int?)
  case action(index: Int?)
  case drop(round: RoundID, flags: [EntryID])
  case take(round: RoundID?)
  case escalation(round: RoundID?)
  case escalationEnd(escalation: EntryID)
  case close(round: RoundID)
  case setUp

  /// What Ctrl-S leads to: a block goes back into its form, everything else is reviewed and signed.
  var isBlock: Bool {
    switch self {
    case .medicine, .carePlan, .action: return true
    default: return false
    }
  }
}
