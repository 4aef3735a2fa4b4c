import RoundCore

/// Adds a phrase, or changes one.
enum PhraseForm {
  private static let mine = "mine"
  private static let homes = "home"

  /// - Parameter row: the phrase to change; one of the program's is the beginning of one's own. Nil for
  ///   a new one.
  static func make(_ row: PhrasesState.Row?, _ state: ProgramState) -> Form {
    var options = [FieldOption(homes, "Everybody's at this computer, for this home")]
    if let me = state.me {
      options.insert(FieldOption(mine, "Only mine, \(me.author.name)"), at: 0)
    }
    let isHomes = row?.owner == .home
    var fields = [
      Field.line(
        "key", "The short word", help: "1 to 12 small letters or digits, typed after a semicolon.",
        text: row?.phrase.key ?? "", limit: 12),
      Field.line(
        "text", "What it grows into",
        help: "No finding and no normal result: what is typed by habit would stand as seen.",
        text: row?.phrase.text ?? ""),
    ]
    // It stays whose it is.
    if row?.owner == nil {
      fields.insert(
        .choice(
          "whose", "Whose phrase is it?", options: options, chosen: options.first?.code), at: 0)
    }
    return Form(
      purpose: .phrase(owner: row?.owner, key: row?.phrase.key),
      title: row?.owner == nil ? "ADD A PHRASE" : "CHANGE A PHRASE\(isHomes ? " OF THE HOME" : "")",
      resident: nil, fields: fields,
      introduction: "In any text ; and the short word, then Space, grow into the phrase.")
  }

  static func missing(_ field: Field) -> String? {
    switch field.id {
    case "whose": return field.chosen == nil ? "Choose whose it is." : nil
    case "key": return PhraseFile.problem(.init(key: field.text, text: "-"))
    case "text": return PhraseFile.problem(.init(key: "a", text: field.text))
    default: return nil
    }
  }

  static func take(_ form: Form, _ state: inout ProgramState) -> [ProgramEffect] {
    guard case .phrase(let old, let oldKey) = form.purpose, let key = form.text("key"),
      let text = form.text("text")
    else { return [] }
    let owner: PhraseOwner
    if let old {
      owner = old
    } else if form.chosen("whose") == mine, let me = state.me {
      owner = .person(me.id)
    } else {
      owner = .home
    }
    let isSame = old != nil && key == oldKey
    if !isSame, let other = state.phrases[owner]?.usable.first(where: { $0.key == key }) {
      FormUpdate.complain(
        &state, form, "key", "There is ;\(key) already: \(other.text) Take another short word.")
      return []
    }
    let phrase = PhraseBook.Phrase(key: key, text: text)
    return [.changePhrase(.put(phrase, insteadOf: old == nil ? nil : oldKey), of: owner)]
  }
}
