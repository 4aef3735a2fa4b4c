import RoundCore

/// What was typed or chosen for one question, and where the cursor stood in it.
public struct DraftField: Codable, Hashable, Sendable {
  public let id: String
  /// Exactly as typed, for a question that takes text or a date.
  public let text: String?
  public let chosen: String?
  public let ticked: [String]?
  public let blocks: [DraftBlock]?
  /// Characters before the cursor, or the place among choices or blocks.
  public let cursor: Int
  public let visited: Bool

  /// Nil for a PIN, which no draft ever holds.
  init?(_ field: Field) {
    var text: String?
    var chosen: String?
    var ticked: [String]?
    var blocks: [DraftBlock]?
    switch field.kind {
    case .secret: return nil
    case .text(let editor), .date(let editor):
      text = editor.text
      cursor = editor.cursor
    case .choice(_, let code, let place):
      chosen = code
      cursor = place
    case .ticks(_, let codes, let place):
      ticked = codes
      cursor = place
    case .blocks(_, let items, let place):
      blocks = items.map(DraftBlock.init)
      cursor = place
    }
    id = field.id
    self.text = text
    self.chosen = chosen
    self.ticked = ticked
    self.blocks = blocks
    visited = field.visited
  }

  /// The same kind of question with what was answered before.
  func answered(_ kind: FieldKind) -> FieldKind {
    switch kind {
    case .choice(let options, _, _):
      return .choice(
        options: options, chosen: options.contains { $0.code == chosen } ? chosen : nil,
        cursor: place(below: options.count))
    case .ticks(let options, _, _):
      return .ticks(
        options: options,
        ticked: (ticked ?? []).filter { code in
          options.contains { $0.code == code }
        }, cursor: place(below: options.count))
    case .text(let editor): return .text(typed(editor))
    case .date(let editor): return .date(typed(editor))
    case .blocks(let kind, _, _):
      let items = (blocks ?? []).compactMap(\.block)
      return .blocks(kind: kind, items: items, cursor: place(below: items.count + 1))
    case .secret: return kind
    }
  }

  private func place(below count: Int) -> Int { min(max(0, cursor), max(0, count - 1)) }

  private func typed(_ fresh: TextEditor) -> TextEditor {
    var editor = TextEditor(
      text ?? "", isMultiline: fresh.isMultiline, limitBytes: fresh.limitBytes)
    editor.moveCursor(to: cursor)
    return editor
  }

  /// Whether anything was answered.
  var isAnswered: Bool {
    !(text ?? "").isEmpty || chosen != nil || !(ticked ?? []).isEmpty || !(blocks ?? []).isEmpty
  }
}

/// A block as a draft holds it: one of the three.
public struct DraftBlock: Codable, Hashable, Sendable {
  public let medicine: MedicineChange?
  public let carePlan: CarePlanChange?
  public let action: RoundAction?

  init(_ block: Block) {
    var medicine: MedicineChange?
    var carePlan: CarePlanChange?
    var action: RoundAction?
    switch block {
    case .medicine(let value): medicine = value
    case .carePlan(let value): carePlan = value
    case .action(let value): action = value
    }
    self.medicine = medicine
    self.carePlan = carePlan
    self.action = action
  }

  var block: Block? {
    medicine.map { .medicine($0) } ?? carePlan.map { .carePlan($0) } ?? action.map { .action($0) }
  }
}
