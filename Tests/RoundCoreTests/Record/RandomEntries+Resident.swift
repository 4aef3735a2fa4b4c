@testable import RoundCore

/// Entries about one resident: who they are, where they are, what was measured.
extension RandomEntries {
  mutating func residentBody(_ kind: String) -> (any EntryBody)? {
    switch kind {
    case ResidentRegistered.kind: return ResidentRegistered(details())
    case ResidentChanged.kind: return ResidentChanged(details())
    case ResidenceChanged.kind:
      var change = ResidenceChanged(
        state: pick([.home, .hospital, .leave, .died], or: .left), on: maybe(day()),
        note: textOrNil())
      change.notFlagged = textOrNil()
      return change
    case AllergiesRecorded.kind:
      return AllergiesRecorded(
        status: pick([.known, .none], or: .unavailable),
        items: list { AllergiesRecorded.Allergy(agent: $0.text(), reaction: $0.textOrNil()) },
        replaces: ids())
    case CPRRecorded.kind:
      return CPRRecorded(
        decision: pick([.attempt, .doNotAttempt], or: .notRecorded), decidedOn: maybe(day()),
        reviewOn: maybe(day()), location: textOrNil(), decidedBy: textOrNil(),
        because: textOrNil(), replaces: ids())
    case InfectionRecorded.kind:
      return InfectionRecorded(text: textOrNil(), since: maybe(day()), replaces: ids())
    case MedicinesRecorded.kind:
      return MedicinesRecorded(
        text: text(), asOf: maybe(day()), source: textOrNil(), replaces: maybe(ids()))
    case ObservationsRecorded.kind:
      return ObservationsRecorded(
        measuredAt: moment(), respiration: maybe(number(40)), saturation: maybe(90),
        scale: maybe(2),
        oxygen: maybe(chance()), systolic: maybe(120), diastolic: maybe(70), pulse: maybe(80),
        consciousness: maybe("C"), temperature: maybe("36.8"), weight: maybe("54.2"),
        bloodGlucose: maybe("6.4"), measuredBy: textOrNil(), device: textOrNil())
    case CarePlanChanged.kind: return CarePlanChanged(change())
    default: return urgentBody(kind)
    }
  }
}
