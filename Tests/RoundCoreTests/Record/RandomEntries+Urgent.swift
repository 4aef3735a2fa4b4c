@testable import RoundCore

/// Entries about what must not wait for a round.
extension RandomEntries {
  mutating func urgentBody(_ kind: String) -> (any EntryBody)? {
    switch kind {
    case SaturationTargetRecorded.kind:
      return SaturationTargetRecorded(
        range: maybe("88-92"), setBy: text(), setOn: maybe(day()), why: textOrNil(),
        replaces: ids())
    case UsualRecorded.kind:
      return UsualRecorded(
        news2: maybe(number(20)), respiration: maybe(18), saturation: maybe(90),
        oxygen: maybe(chance()), systolic: maybe(120), pulse: maybe(80), consciousness: maybe("A"),
        temperature: maybe("36.8"), concerns: ["newConfusion"], note: textOrNil(), replaces: ids())
    case MeasureRecorded.kind:
      return MeasureRecorded(
        measure: "must", assessedAt: moment(), total: maybe(number(6)), code: maybe("C"),
        signs: maybe(["legs"]),
        steps: maybe([MeasureRecorded.Step(code: "bmi", words: text(), points: maybe(1))]),
        assessedBy: textOrNil(), note: textOrNil(), data: "1")
    case UrgentPlanRecorded.kind:
      return UrgentPlanRecorded(
        limits: textOrNil(), medicinesInHouse: maybe(chance()), medicines: textOrNil(),
        location: textOrNil(), decidedBy: textOrNil(), decidedOn: maybe(day()), replaces: ids())
    case UrgencyChecked.kind:
      return UrgencyChecked(
        flag: maybe(id()), ticked: ["chestPain"],
        findings: list {
          UrgencyFinding(
            code: "chestPain", tier: $0.pick([.actNow], or: .sameDay), words: $0.text(),
            isUsual: $0.chance())
        }, answer: pick([.escalated, .sameDay, .notAsked], or: .routine),
        escalation: maybe(id()), who: textOrNil(), why: textOrNil(), decideBy: textOrNil(),
        rules: "1", signedOff: maybe(id()))
    case EscalationFollowed.kind:
      return EscalationFollowed(
        escalation: id(), step: pick(EscalationFollowed.Step.allCases, or: .told),
        at: maybe(moment()), route: maybe("nhs111"), who: textOrNil(), said: textOrNil(),
        decision: maybe("hospital"), notYet: textOrNil())
    case SettingChanged.kind:
      return SettingChanged(
        setting: "redFlags", basedOn: "1",
        values: [SettingChanged.Value(name: "chestPain", value: "actNow")], signedOff: chance(),
        why: textOrNil())
    default: return nil
    }
  }
}
