import RoundCore

/// The home takes a resident, or one of several requests for them, off its own list.
enum WithdrawForm {
  private static let all = "all"

  static func make(_ item: ListItem, round: RoundID, state: ProgramState) -> Form {
    var fields: [Field] = []
    if item.flags.count > 1 {
      let options = item.flags.map { flag in
        FieldOption(
          flag.header.id.text,
          "\(Wording.voice(flag.body, byHome: state.record.isHomes(flag.header)).uppercasedFirst): "
            + FlagForm.reasonWords(flag.body, state.catalog))
      }
      fields.append(
        .choice(
          "which", "Which request is taken off?",
          options: options + [FieldOption(all, "All of them: nobody asks for a review any more")]))
    }
    let isSent = FlagForm.isSent(round, state)
    fields.append(
      .line(
        "reason", isSent ? "Why? The list has been sent." : "Why? (may be left empty)",
        help: isSent ? "The visiting professional sees it." : ""))
    return Form(
      purpose: .withdraw(round: round), title: "TAKE OFF THE LIST", resident: item.resident,
      fields: fields, introduction: "What was written stays on record.")
  }

  static func missing(_ field: Field) -> String? {
    switch field.id {
    case "which": return field.chosen == nil ? "Choose which request." : nil
    case "reason" where field.question.contains("sent"):
      return field.text.isEmpty ? "The list has been sent: say why." : nil
    default: return nil
    }
  }

  static func drop(_ form: Form, _ item: ListItem, round: RoundID) -> FlagDropped {
    let chosen = form.chosen("which")
    let flags = item.flags.map(\.header.id).filter {
      chosen == nil || chosen == all || $0.text == chosen
    }
    return FlagDropped(
      round: round, flags: flags,
      reason: form.text("reason") ?? "taken off by the home before the list was sent")
  }
}

extension String {
  /// `the family` as `The family`.
  var uppercasedFirst: String { prefix(1).uppercased() + String(dropFirst()) }
}
