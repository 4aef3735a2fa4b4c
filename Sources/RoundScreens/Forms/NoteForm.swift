import RoundCore

/// The background note: situation, background, assessment, recommendation (SBAR), each with what it is
/// for in plain words.
enum NoteForm {
  /// - Parameter flag: the flag that the note belongs to.
  static func make(_ resident: ResidentRecord, flag: EntryID, round: RoundID, state: ProgramState)
    -> Form
  {
    let standing = resident.noteAndAdditions(for: flag)
    // What has been sent is not written anew: what comes now stands beside it.
    let isAddition = FlagForm.isSent(round, state) && !standing.isEmpty
    let old = isAddition ? nil : standing.first?.body
    var introduction = "SBAR: four short answers, so that whoever reads it need not ring you first."
    if isAddition {
      introduction =
        "The list has been sent, so this is added to the note, with its time. The note says: "
        + standing.map { fact in
          [
            fact.body.situation, fact.body.background, fact.body.assessment,
            fact.body.recommendation,
          ].compactMap(\.self).joined(separator: " / ")
        }.joined(separator: " + ")
    }
    return Form(
      purpose: .note(round: round, flag: flag, isAddition: isAddition),
      title: isAddition ? "ADD TO THE BACKGROUND NOTE" : "BACKGROUND NOTE", resident: resident.id,
      fields: [
        .box(
          "situation", "Situation: what is going on now?",
          help: "What has changed, since when, how you noticed. One or two sentences.",
          text: old?.situation ?? "", rows: 3),
        .box(
          "background", "Background: what should be known about the resident?",
          help: "Illnesses, how they usually are, what happened before, medicines changed lately.",
          text: old?.background ?? "", rows: 3),
        .box(
          "assessment", "Assessment: what do you think, and what have you measured or tried?",
          help:
            "Observations with their time, pain, eating and drinking, what helped and what did not.",
          text: old?.assessment ?? "", rows: 3),
        .box(
          "recommendation", "Recommendation: what do you ask for?",
          help: "A visit, a change of medicine, a test, advice; and by when.",
          text: old?.recommendation ?? "", rows: 3),
      ], introduction: introduction)
  }

  static func missing(_ field: Field, in form: Form) -> String? {
    guard field.id == "situation" else { return nil }
    let isEmpty = form.fields.allSatisfy(\.text.isEmpty)
    return isEmpty ? "Nothing is written yet. Fill in at least one of the four." : nil
  }

  static func note(_ form: Form, flag: EntryID, isAddition: Bool) -> NoteWritten {
    NoteWritten(
      flag: flag, situation: form.text("situation"), background: form.text("background"),
      assessment: form.text("assessment"), recommendation: form.text("recommendation"),
      addition: isAddition ? true : nil)
  }

  static func lines(_ note: NoteWritten) -> [SignLine] {
    let parts = [
      ("Situation", note.situation), ("Background", note.background),
      ("Assessment", note.assessment), ("What the home asks for", note.recommendation),
    ]
    var lines: [SignLine] = []
    for (heading, text) in parts {
      guard let text else { continue }
      lines += [SignLine(.heading, heading), SignLine(.text, text)]
    }
    let empty = note.emptyLines
    if note.addition != true, !empty.isEmpty {
      lines.append(SignLine(.heading, "Left empty"))
      lines.append(SignLine(.warning, empty.joined(separator: ", ") + ": the list counts it."))
    }
    let texts = parts.compactMap(\.1).joined(separator: "\n")
    return lines + Abbreviations.shipped.find(in: texts).map { SignLine(.warning, $0.sentence) }
  }
}
