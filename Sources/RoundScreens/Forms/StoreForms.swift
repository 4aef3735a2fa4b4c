import RoundCore

/// The pages of the first run that lock the folder: a passphrase, the recovery sheet, and what is asked
/// back of it.
enum StoreForms {
  static func passphrase() -> Form {
    Form(
      purpose: .setUp, title: "A PASSPHRASE FOR THE FOLDER", resident: nil,
      fields: [
        Field(
          id: "passphrase", question: "A passphrase",
          help: "\(StoreWords.shortest) characters or more: four words that nobody would guess.",
          kind: .secret(TextEditor())),
        Field(
          id: "passphraseAgain", question: "The passphrase again",
          help: "It is asked for at every start and after every lock.",
          kind: .secret(TextEditor())),
      ],
      introduction:
        "Everything about residents is sealed in this folder. It protects them when the computer or a "
        + "backup is stolen and its disk is not encrypted. It does not protect them from whoever uses "
        + "the computer while the folder is open. It is chosen now: a folder can't be locked later."
    )
  }

  static func sheet(_ words: RecoveryWords) -> Form {
    let rows = stride(from: 0, to: words.groups.count, by: 5).map { start in
      (start..<min(words.groups.count, start + 5)).map { "\($0 + 1):\(words.groups[$0])" }
        .joined(separator: "   ")
    }
    return Form(
      purpose: .setUp, title: "THE RECOVERY SHEET", resident: nil,
      fields: [
        .choice(
          "written", rows.joined(separator: "   "),
          options: [FieldOption("yes", "I have written it down, with the numbers")])
      ],
      introduction:
        "It opens the folder when the passphrase is forgotten. Write it down now and keep it where "
        + "you keep what is confidential, away from this computer: it is never shown again. When both "
        + "the passphrase and this sheet are lost, everything in the folder is lost, and nobody can "
        + "bring it back.")
  }

  private static func back(_ words: RecoveryWords) -> Form {
    Form(
      purpose: .setUp, title: "WHAT STANDS ON THE SHEET?", resident: nil,
      fields: words.asked.map { .line("group\($0)", "Group \($0 + 1)") },
      introduction: "From what you wrote down. Esc shows the sheet once more.")
  }

  /// Whether the folder is to be locked.
  static func isWanted(_ state: ProgramState) -> Bool {
    state.stack.contains { screen in
      guard case .form(let form) = screen else { return false }
      return form.chosen("start") == "locked"
    }
  }

  static func needsSheet(after form: Form) -> Bool { form["passphraseAgain"] != nil }

  /// The page after this one; nil where it is none of these.
  static func next(after form: Form, _ state: ProgramState) -> Form? {
    if form["pinAgain"] != nil { return isWanted(state) ? passphrase() : nil }
    return form["written"] != nil ? state.recovery.map { back($0) } : nil
  }

  /// What keeps a page from being left, and the question that it is about.
  static func problem(
    _ form: Form, _ words: RecoveryWords?
  ) -> (field: String, sentence: String)? {
    for group in words?.asked ?? [] {
      guard let typed = form["group\(group)"]?.text else { continue }
      if words?.fits(typed, group: group) != true {
        return (
          "group\(group)",
          "That is not what stands on the sheet as group \(group + 1). Esc shows it once more."
        )
      }
    }
    return nil
  }

  static func missing(_ field: Field, in form: Form) -> String? {
    switch field.id {
    case "passphrase": return StoreWords.problem(ofPassphrase: Array(field.text.utf8))
    case "passphraseAgain":
      return field.text == (form["passphrase"]?.text ?? "") ? nil : "This is not the same."
    case "written": return field.chosen == nil ? "Press 1 when you have written it down." : nil
    default:
      return field.id.hasPrefix("group") && field.text.isEmpty ? "As it stands on the sheet." : nil
    }
  }
}
