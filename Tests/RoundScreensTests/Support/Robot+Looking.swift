import Testing

@testable import RoundCore
@testable import RoundScreens

extension Robot: CustomTestStringConvertible {
  /// A test that fails shows the screen.
  var testDescription: String { "\n" + lines.joined(separator: "\n") + "\n" }
}

extension Robot {
  var canvas: Canvas { ProgramView.view(state) }

  var lines: [String] { canvas.lines }

  /// Everything on screen with single spaces, so that a sentence is found where it was wrapped.
  var text: String { Robot.flat(lines.joined(separator: " ")) }

  func shows(_ words: String) -> Bool { text.contains(Robot.flat(words)) }

  static func flat(_ text: String) -> String {
    text.split { $0.isWhitespace || $0 == "│" }.joined(separator: " ")
  }

  var message: String { state.message?.text ?? "" }

  var form: Form? {
    if case .form(let form)? = state.stack.last { return form }
    return nil
  }

  var focus: String? { form?.focused?.id }

  var title: String {
    switch state.stack.last {
    case .form(let form): return form.title
    case .draftOffer(let offer): return offer.form.title
    case .sign(let sign): return sign.title
    case .page(let page): return page.title
    default: return ""
    }
  }

  var context: KeyContext? {
    if state.tour != nil { return .tour }
    switch state.stack.last {
    case .roundList(let list):
      return list.ordering != nil ? .reordering : list.search != nil ? .finding : state.listContext
    case .resident: return .resident
    case .form: return .form
    case .draftOffer: return .draftOffer
    case .sign: return .sign
    case .page: return .page
    case .help: return .help
    case .picker: return .picker
    case .palette: return .palette
    case .keyBox: return .keyBox
    case .messages: return .messages
    case .calendar: return .calendar
    case .actions: return .actions
    case .people: return .people
    case .phrases: return .phrases
    case .settings: return .settings
    case .signed: return .signed
    case .urgent: return .urgentPage
    case .register(let screen): return screen.search == nil ? .register : .finding
    case .returned: return .returned
    case .exchange(let page): return page.input == nil ? .exchange : .exchangeTyping
    case nil: return nil
    }
  }

  /// What would be signed, line by line; empty elsewhere.
  var sentences: [String] {
    if case .sign(let sign)? = state.stack.last { return sign.sentences.map(\.text) }
    return []
  }

  /// The resident on screen or selected, by given name.
  var given: String? {
    Availability.subject(state).flatMap { state.record.residents[$0]?.current?.given }
  }

  /// The given names in the list as it is shown.
  var listed: [String] {
    RoundListUpdate.visible(state).compactMap {
      state.record.residents[$0.resident]?.current?.given
    }
  }

  func status(_ given: String) -> ListItem.Status? {
    state.list.first { state.record.residents[$0.resident]?.current?.given == given }?.status
  }

  /// The bodies of one kind that were handed to the writer.
  func drafts<Body: EntryBody>(_ kind: Body.Type) -> [Body] {
    asked.flatMap(\.self).compactMap { $0.body as? Body }
  }
}
