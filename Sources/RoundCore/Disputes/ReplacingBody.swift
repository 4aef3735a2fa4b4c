/// What somebody records in the place of what was recorded before, which it names.
protocol ReplacingBody: EntryBody {
  /// What its author saw and put this in the place of; nil where the entry does not say, and then it
  /// is everything before it by the clock.
  var replaced: [EntryID]? { get }
  /// What it says, whole; two that say the same are in no dispute.
  var saying: String { get }
}

extension AllergiesRecorded: ReplacingBody {
  var replaced: [EntryID]? { replaces }
  var saying: String { shown }
}

extension CPRRecorded: ReplacingBody {
  var replaced: [EntryID]? { replaces }

  /// `Do not attempt CPR, decided by Dr Shah, on 12-Mar-2026, the form: front of the care file`.
  public var saying: String {
    var parts = [decision.words]
    if let decidedBy, !decidedBy.isEmpty { parts.append("decided by \(decidedBy)") }
    if let decidedOn { parts.append("on \(decidedOn.shown)") }
    if let reviewOn { parts.append("to be looked at again \(reviewOn.shown)") }
    if let location, !location.isEmpty { parts.append("the form: \(location)") }
    return parts.joined(separator: ", ")
  }
}

extension UrgentPlanRecorded: ReplacingBody {
  var replaced: [EntryID]? { replaces }

  var saying: String {
    var parts = [limits.map { "limits: \($0)" } ?? "limits not recorded"]
    switch medicinesInHouse {
    case true?: parts.append("medicines in the house" + (medicines.map { ": \($0)" } ?? ""))
    case false?: parts.append("medicines not in the house")
    case nil: parts.append("medicines not recorded")
    }
    if let decidedBy, !decidedBy.isEmpty { parts.append("decided by \(decidedBy)") }
    if let decidedOn { parts.append("on \(decidedOn.shown)") }
    if let location, !location.isEmpty { parts.append("the form: \(location)") }
    return parts.joined(separator: "; ")
  }
}

extension InfectionRecorded: ReplacingBody {
  var replaced: [EntryID]? { replaces }
  var saying: String { text ?? "None now" }
}

extension MedicinesRecorded: ReplacingBody {
  var replaced: [EntryID]? { replaces }
  var saying: String {
    text.split(whereSeparator: \.isNewline).map { String($0).trimmed }.filter { !$0.isEmpty }
      .joined(separator: "; ")
  }
}

extension Log where Body: ReplacingBody {
  /// The facts that nothing took the place of, oldest first; one where everybody saw what was there.
  ///
  /// Whoever records on a computer has seen what was recorded on it before, so of each computer only the
  /// latest can be among them.
  var heads: [Fact<Body>] {
    guard facts.count > 1 else { return facts }
    var latest: [DeviceID: Fact<Body>] = [:]
    for fact in facts { latest[fact.header.device] = fact }
    guard latest.count > 1 else { return facts.suffix(1) }
    var replaced: Set<EntryID> = []
    var named: [EntryID: [EntryID]] = [:]
    for fact in retired { named[fact.header.id] = fact.body.replaced ?? [] }
    var next: [EntryID] = []
    for (place, fact) in facts.enumerated() {
      next += fact.body.replaced ?? facts[..<place].map(\.header.id)
    }
    // What was taken back or corrected stood between what it replaced and what replaced it.
    while let id = next.popLast() {
      if replaced.insert(id).inserted { next += named[id] ?? [] }
    }
    let heads = facts.filter { fact in
      latest[fact.header.device]?.header == fact.header && !replaced.contains(fact.header.id)
    }
    return heads.isEmpty ? facts.suffix(1) : heads
  }

  func dispute(_ subject: Dispute.Subject, of resident: ResidentID) -> Dispute? {
    let heads = heads
    guard heads.count > 1 else { return nil }
    var sides: [Dispute.Side] = []
    for head in heads where !sides.contains(where: { $0.text == head.body.saying }) {
      sides.append(
        Dispute.Side(header: head.header, id: head.header.id, text: head.body.saying))
    }
    guard sides.count > 1 else { return nil }
    return Dispute(
      resident: resident, subject: subject, sides: sides, heads: heads.map(\.header.id))
  }
}
