import RoundCore

/// The CPR decision as the form on paper has it: what the urgent card shows first.
///
/// homeround records what was decided elsewhere, so either side may write down what the form says; who
/// decided it, and why an earlier record is changed, are kept with it.
enum CPRFields {
  static func fields(_ old: CPRRecorded?, condition: FieldCondition) -> [Field] {
    let decisions: [CPRRecorded.Decision] = [.attempt, .doNotAttempt, .notRecorded]
    var fields: [Field] = [
      .choice(
        "cprDecision", "What does the form say?",
        help: "Now: \(old?.decision.words ?? "Not recorded").",
        options: decisions.map {
          FieldOption(
            $0.rawValue, $0.words, help: $0 == .notRecorded ? "Nobody has seen a form." : nil)
        }, chosen: old?.decision.rawValue, condition: condition),
      .line(
        "cprBy", "Who decided it?", help: "As it stands on the form.",
        text: old?.decidedBy ?? "", condition: decided),
      .read(
        "cprOn", "On which day? (empty if not known)", as: .pastDayIfKnown,
        help: OtherForms.dayHelp, text: old?.decidedOn?.shown ?? "", condition: decided),
      .read(
        "cprReview", "When is it to be looked at again? (empty if not known)",
        as: .register(.anyDay), help: "01-Apr-2027, +365", text: old?.reviewOn?.shown ?? "",
        condition: decided),
      .line(
        "cprLocation", "Where is the form?", help: "So that a crew finds it at night.",
        text: old?.location ?? "", condition: decided),
    ]
    if let old, old.decision != .notRecorded {
      fields.append(
        .line(
          "cprWhy", "Why is the record changed?", help: "It said: \(old.decision.words).",
          condition: condition))
    }
    return fields
  }

  private static let decided = FieldCondition.chosen(
    field: "cprDecision",
    codes: [CPRRecorded.Decision.attempt.rawValue, CPRRecorded.Decision.doNotAttempt.rawValue])

  static func missing(_ field: Field) -> String? {
    switch field.id {
    case "cprDecision": return field.chosen == nil ? "Choose what the form says." : nil
    case "cprBy": return field.text.isEmpty ? "Who decided it? As it stands on the form." : nil
    case "cprWhy": return field.text.isEmpty ? "Say why, in a few words." : nil
    default: return nil
    }
  }

  static func decision(_ form: Form, state: ProgramState, _ resident: ResidentRecord) -> CPRRecorded
  {
    CPRRecorded(
      decision: form.chosen("cprDecision").flatMap(CPRRecorded.Decision.init) ?? .notRecorded,
      decidedOn: form.pastDay("cprOn", today: state.today),
      reviewOn: RegisterReading.anyDay(form.text("cprReview"), today: state.today),
      location: form.text("cprLocation"), decidedBy: form.text("cprBy"),
      because: form.text("cprWhy"), replaces: resident.cprHeads)
  }

  /// Before and after, in words.
  static func lines(_ new: CPRRecorded, over old: CPRRecorded?) -> [SignLine] {
    func words(_ cpr: CPRRecorded) -> String {
      var parts = [cpr.decision.words]
      if let who = cpr.decidedBy { parts.append("decided by \(who)") }
      if let day = cpr.decidedOn { parts.append("on \(day.shown)") }
      if let day = cpr.reviewOn { parts.append("to be looked at again \(day.shown)") }
      if let place = cpr.location { parts.append("the form: \(place)") }
      return parts.joined(separator: ", ")
    }
    var lines = [SignLine(.text, words(new))]
    if let old { lines.append(SignLine(.text, "It said before: \(words(old))")) }
    if let why = new.because { lines.append(SignLine(.warning, "Changed because: \(why)")) }
    return lines
  }
}
