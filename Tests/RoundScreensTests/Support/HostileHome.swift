@testable import RoundCore

/// A small home whose every text is hostile.
enum HostileHome {
  static let shared = record(HostileText.all)

  /// The same with other texts in every place.
  static func record(_ texts: [String]) -> Record {
    var home = SmallHome.shared
    for (place, given) in ["Doris", "Caitríona", "Samuel", "Anil"].enumerated() {
      func text(_ offset: Int) -> String { texts[(place * 5 + offset) % texts.count] }
      home = home.with(
        ResidentRegistered(
          ResidentDetails(
            family: text(0), given: text(1), title: text(2), preferredName: text(3),
            born: Day(ordinal: Day.firstOrdinal), gender: .notKnown, numberStatus: .notVerified,
            numberAsWritten: text(4), room: text(5), unidentified: true)), given)
      home = home.with(
        AllergiesRecorded(
          status: .known,
          items: (0..<4).map { AllergiesRecorded.Allergy(agent: text($0), reaction: text(9 - $0)) }),
        given)
      home = home.with(
        MedicinesRecorded(text: texts.joined(separator: "\n"), asOf: nil, source: text(6)), given)
      home = home.with(
        FlagRaised(
          round: home.round, reasons: [text(7), "fall"], priority: place, priorityReason: text(8),
          raisedBy: .family, raisedByName: text(9), raisedAt: SmallHome.noon, question: text(10),
          askedBy: text(11), wish: text(12), faceToFace: true, since: Day(ordinal: Day.lastOrdinal)),
        given)
      home = home.with(
        ObservationsRecorded(
          measuredAt: SmallHome.noon.adding(hours: 99), respiration: .max, saturation: .min,
          scale: 7, oxygen: nil, systolic: -1, pulse: 0, consciousness: text(13),
          temperature: text(14), weight: text(15)), given)
    }
    home = home.with(
      EscalationRecorded(
        round: nil, concern: texts.joined(), route: "nowhere", at: nil, told: texts[0],
        said: texts[1]),
      "Samuel")
    return home.record
  }
}
