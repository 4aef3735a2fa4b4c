import RoundCore

/// A call ready to be read out: situation, background, assessment, recommendation, from what is recorded.
///
/// Whatever is not recorded is said to be so.
enum ReadAloud {
  static func lines(
    _ resident: ResidentRecord, _ state: ProgramState
  ) -> [(label: String, words: String)] {
    let record = state.record
    let details = resident.current
    let concern = resident.openStates.last?.concern.body.concern
    let item = state.round.flatMap { record.item(for: resident.id, on: $0) }
    let flag = item?.flags.last
    let note = flag.flatMap { resident.note(for: $0.header.id)?.body }
    let me = state.me.map { state.catalog.shownShort($0.author) } ?? "(your name and role)"
    let age = details?.born.map { ", \(max(0, $0.years(until: state.today))) years old" } ?? ""
    var situation =
      "I am \(me), at \(record.homeName). I am ringing about \(details?.shownName ?? "a resident")"
      + "\(age), room \(details?.room ?? "not recorded")."
    situation += " " + sentence(concern ?? note?.situation ?? flag?.body.priorityReason)
    var background = note?.background.map { sentence($0) + " " } ?? ""
    background += "CPR decision: \(UrgentCardText.cpr(resident)). "
    background += "Treatment limits: \(UrgentCardText.limits(resident)). "
    background += resident.allergyText + ". "
    for dispute in resident.safetyDisputes(state.catalog)
    where ![.allergies, .cpr, .limits].contains(dispute.subject) {
      background += dispute.short(state.catalog) + ". "
    }
    let frailty = resident.latest(.frailty)?.body.words(state.catalog.measures)
    background += "Clinical Frailty Scale \(frailty ?? "not recorded")."
    return [
      ("Situation", situation), ("Background", background),
      ("Assessment", assessment(resident, note?.assessment, state)),
      (
        "Recommendation",
        sentence(note?.recommendation ?? flag?.body.question)
          + " Please tell me what to do now, who will come or ring, and by when."
      ),
    ]
  }

  private static func sentence(_ text: String?) -> String {
    guard let text = text?.trimmed, let last = text.last else { return "Not recorded." }
    return ".!?".contains(last) ? text : text + "."
  }

  private static func assessment(
    _ resident: ResidentRecord, _ note: String?, _ state: ProgramState
  ) -> String {
    var words = note.map { sentence($0) + " " } ?? ""
    if let fact = resident.latestVitalSigns {
      let reading = state.record.news2(fact.body, of: resident, catalog: state.catalog)
      words += ObservationsText.news2(reading).words
      words += ", measured \(Age.ago(fact.body.measuredAt, at: state.now)): "
      words +=
        ObservationsText.values(fact.body).map { "\($0.label.lowercased()) \($0.words)" }
        .joined(separator: ", ") + ". "
    } else {
      words += "No observations recorded. "
    }
    let usual = state.record.usual(of: resident, catalog: state.catalog)?.body
    let values = usual.map { ObservationsText.usual($0) } ?? []
    words += "Usual: \(values.isEmpty ? "not recorded" : values.joined(separator: ", ")). "
    if let signs = resident.latest(.softSigns)?.body {
      words +=
        "Soft signs (\(Age.ago(signs.assessedAt, at: state.now))): "
        + signs.words(state.catalog.measures) + "."
    }
    return words.trimmed
  }
}
