import RoundCore

/// One choice of a question.
public struct FieldOption: Hashable, Sendable {
  public let code: String
  public let words: String
  public let help: String?

  public init(_ code: String, _ words: String, help: String? = nil) {
    self.code = code
    self.words = words
    self.help = help
  }
}

/// A part of a form that holds several values of its own, such as an action: filled in on a form of
/// its own and listed here.
public enum Block: Hashable, Sendable {
  case medicine(MedicineChange)
  case carePlan(CarePlanChange)
  case action(RoundAction)
}

/// What kind of answer a question takes.
public enum FieldKind: Hashable, Sendable {
  /// One of several.
  case choice(options: [FieldOption], chosen: String?, cursor: Int)
  /// Any of several.
  case ticks(options: [FieldOption], ticked: [String], cursor: Int)
  case text(TextEditor)
  /// A date as people type it; the full date is echoed.
  case date(TextEditor)
  /// Digits shown as dots.
  case secret(TextEditor)
  case blocks(kind: BlockKind, items: [Block], cursor: Int)
}

/// What a one-line text is read as; the reading is echoed under it.
public enum FieldReading: Hashable, Sendable {
  case words
  /// A day that has been.
  case pastDay
  /// The same, left empty where nobody knows it.
  case pastDayIfKnown
  /// A time of the day that another question asks for.
  case pastTime(day: String)
  /// By when somebody should call: a date or words.
  case deadline
  /// A measurement; empty where nothing was measured. `previous` is the last one, to be compared with.
  case number(MeasuredNumber.Kind, previous: Int?)
  /// Something of the register or the agreement.
  case register(RegisterReading)

  /// Whether an answer that stands there already is only a proposal.
  var isDayOrTime: Bool {
    switch self {
    case .pastDay, .pastDayIfKnown, .pastTime: return true
    default: return false
    }
  }
}

/// What a block list holds.
public enum BlockKind: String, Codable, Hashable, Sendable {
  case medicine, carePlan, action

  /// "Add a medicine change".
  public var addWords: String {
    switch self {
    case .medicine: return "Add a medicine change"
    case .carePlan: return "Add a care-plan change"
    case .action: return "Add an action"
    }
  }
}

/// When a question is shown.
public enum FieldCondition: Hashable, Sendable {
  case always
  /// Another question's choice is one of these.
  case chosen(field: String, codes: Set<String>)
  /// Another question's choice is none of these, or nothing is chosen there yet; also where something was
  /// typed before.
  case notChosen(field: String, codes: Set<String>)
  /// Another question's ticks hold one of these.
  case ticked(field: String, codes: Set<String>)
  /// The same; also where something was typed before, which goes on standing.
  case tickedOrWritten(field: String, codes: Set<String>)
  /// What a correction changes may have been acted on by this side.
  case affected(side: String)
  /// The gate before the list has found something of this tier.
  case gate(UrgencyTier)
  /// The gate was answered with: it may wait.
  case waits
  /// A measurement is ten times the last one, or a tenth.
  case unlikely
}

/// A question of a form.
public struct Field: Hashable, Sendable {
  /// Names the question within its form.
  public let id: String
  public var question: String
  public var help: String
  public var kind: FieldKind
  public var condition: FieldCondition
  /// Shown under the question until it is put right.
  public var problem: String?
  /// What the record has to say about the answer; it stops nobody.
  public var note: String?
  /// What the record has against the answer.
  public var blocker: String?
  /// The person has been there and gone on: only then is something missing worth saying.
  public var visited = false
  /// Rows that a text box takes.
  public var rows: Int
  public var reading = FieldReading.words
  /// What stands there until somebody types: the first key typed takes its place.
  var proposed: String?
  /// Asked because something must not wait.
  var isUrgent = false

  public init(
    id: String, question: String, help: String = "", kind: FieldKind,
    condition: FieldCondition = .always, rows: Int = 1
  ) {
    self.id = id
    self.question = question
    self.help = help
    self.kind = kind
    self.condition = condition
    self.rows = rows
  }

  /// What was typed, without white space at its ends; empty for other kinds.
  public var text: String {
    switch kind {
    case .text(let editor), .date(let editor), .secret(let editor): return editor.text.trimmed
    default: return ""
    }
  }

  public var chosen: String? {
    if case .choice(_, let chosen, _) = kind { return chosen }
    return nil
  }

  public var ticked: [String] {
    if case .ticks(_, let ticked, _) = kind { return ticked }
    return []
  }

  public var blocks: [Block] {
    if case .blocks(_, let items, _) = kind { return items }
    return []
  }

  /// Whether keys type text here.
  public var isTyped: Bool {
    switch kind {
    case .text, .date, .secret: return true
    default: return false
    }
  }

  /// A one-line text question.
  public static func line(
    _ id: String, _ question: String, help: String = "", text: String = "",
    limit: Int = TextEditor.largestLimit, condition: FieldCondition = .always
  ) -> Field {
    Field(
      id: id, question: question, help: help,
      kind: .text(TextEditor(text, isMultiline: false, limitBytes: limit)), condition: condition)
  }

  /// Bytes of what stands on top of every screen: longer than any name, room or title.
  public static let identityLimit = 200

  /// A one-line text question whose answer is read as something, and echoed.
  public static func read(
    _ id: String, _ question: String, as reading: FieldReading, help: String = "",
    text: String = "", condition: FieldCondition = .always
  ) -> Field {
    var field = line(id, question, help: help, text: text, condition: condition)
    field.reading = reading
    if reading.isDayOrTime, !text.isEmpty { field.proposed = text }
    return field
  }

  /// A text box of several rows.
  public static func box(
    _ id: String, _ question: String, help: String = "", text: String = "", rows: Int = 4,
    condition: FieldCondition = .always
  ) -> Field {
    Field(
      id: id, question: question, help: help,
      kind: .text(TextEditor(text, isMultiline: true)), condition: condition, rows: rows)
  }

  public static func choice(
    _ id: String, _ question: String, help: String = "", options: [FieldOption],
    chosen: String? = nil, condition: FieldCondition = .always
  ) -> Field {
    let cursor = options.firstIndex { $0.code == chosen } ?? 0
    return Field(
      id: id, question: question, help: help,
      kind: .choice(options: options, chosen: chosen, cursor: cursor), condition: condition)
  }

  public static func date(
    _ id: String, _ question: String, help: String = "+7, Thu, 19 Mar, 2 weeks, next round",
    text: String = "", condition: FieldCondition = .always
  ) -> Field {
    Field(
      id: id, question: question, help: help,
      kind: .date(TextEditor(text, isMultiline: false)), condition: condition)
  }
}

extension Field {
  /// Of what is not shown, a PIN has digits only and a passphrase whatever the keyboard has.
  var takesDigitsOnly: Bool { !id.hasPrefix("passphrase") }
}
