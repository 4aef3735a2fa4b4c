import RoundCore

/// "What do you want to do?": every command and every resident, found by typing.
public struct PaletteState: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case commands, residents
  }

  /// Where it was opened.
  public let context: KeyContext
  public var kind: Kind
  public var search = TextEditor()
  public var selected = 0
  public var scroll = Scroll()

  public init(context: KeyContext, kind: Kind = .commands) {
    self.context = context
    self.kind = kind
  }
}

/// A box with the second keys of a command that has several ways.
public struct KeyBoxState: Hashable, Sendable {
  public let menu: KeyMenu
  public var selected = 0

  public init(menu: KeyMenu) { self.menu = menu }
}

/// A command whose second key says which way it goes.
public enum KeyMenu: Hashable, Sendable {
  case filter
  /// The filters of the home's list.
  case prepareFilter
  case agreementPart

  public var title: String {
    switch self {
    case .filter, .prepareFilter: return "Show only:"
    case .agreementPart: return "Change which part?"
    }
  }

  /// The second keys and what each stands for.
  public var lines: [(key: Character, words: String)] {
    switch self {
    case .filter: return RoundListState.Filter.allCases.map { ($0.key, $0.words) }
    case .prepareFilter: return PrepareFilter.allCases.map { ($0.key, $0.words) }
    case .agreementPart: return AgreementPart.allCases.map { ($0.key, $0.words) }
    }
  }
}

/// What was said at the bottom, kept while the program runs.
public struct SaidMessage: Hashable, Sendable {
  public let at: Moment
  public let message: Message
}
