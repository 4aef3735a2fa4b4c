/// A page of the exchange: what is so, and what can be done about it.
public struct ExchangePage: Hashable, Sendable {
  /// A line of what is so.
  public struct Line: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
      case text, heading, good
      /// Six words, to be read out.
      case words
      /// What must not be passed over.
      case warning
      /// What goes into a mail or is a path: shown as it is.
      case verbatim
    }

    public let kind: Kind
    public let text: String

    public init(_ kind: Kind, _ text: String) {
      self.kind = kind
      self.text = text
    }
  }

  /// A line to be chosen.
  public struct Choice: Hashable, Sendable {
    public let words: String
    public let help: String
    public let step: ExchangeStep

    public init(_ words: String, help: String = "", _ step: ExchangeStep) {
      self.words = words
      self.help = help
      self.step = step
    }
  }

  /// Something to be typed.
  public struct Input: Hashable, Sendable {
    public let question: ExchangeQuestion
    public let words: String
    public let help: String
    public var editor: TextEditor
    /// What Tab has found.
    public var found: [String] = []

    public init(_ question: ExchangeQuestion, _ words: String, help: String, text: String = "") {
      self.question = question
      self.words = words
      self.help = help
      editor = TextEditor(text, isMultiline: false, limitBytes: 4_096)
    }
  }

  /// What makes it anew.
  public let step: ExchangeStep
  public let title: String
  /// Somebody may be pretending to be somebody else, or a record was written anew.
  public let isStop: Bool
  public var lines: [Line]
  public var choices: [Choice]
  public var input: Input?
  public var selected = 0
  public var scroll = Scroll()

  public init(
    _ step: ExchangeStep, title: String, lines: [Line], choices: [Choice] = [],
    input: Input? = nil, isStop: Bool = false
  ) {
    self.step = step
    self.title = title
    self.lines = lines
    self.choices = choices
    self.input = input
    self.isStop = isStop
  }
}

/// What the program answers to a step.
public enum ExchangeAnswer: Hashable, Sendable {
  /// Where a page goes.
  public enum Place: Hashable, Sendable {
    /// Over what is there.
    case above
    /// In the place of the page on top.
    case instead
    /// In the place of the same page as it was before; nowhere when another one is on top by now.
    case anew
    /// Over the first page of the exchange: what lies between is done with.
    case aboveFirst
    /// In the place of everything, where there is no list to go back to.
    case alone
  }

  case page(ExchangePage, Place)
  /// What was typed, completed, and what else it could be.
  case completed(String, found: [String])
  case said(Message)
}
