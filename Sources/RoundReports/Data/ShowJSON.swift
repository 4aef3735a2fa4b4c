import RoundCore

/// What `show --json` prints: one resident, whole.
public enum ShowJSON {
  /// An object `{resident, nhsNumber, name, born, room, flags, notes, observations, reviews,
  /// carePlanChanges, actions, escalations, acknowledgements, corrections, measures, conflicts}`; the last eleven are
  /// arrays, oldest first, of what was recorded and stands.
  ///
  /// Each item has `id`, `at` (when it was recorded, ISO 8601 in UTC) and `by` (the author, or null),
  /// then what its entry says; what was not recorded is left out. An action also has its `state`,
  /// the `note` of that, its `round` and its `review`, both null for one that no review set; a care-plan change its `review`, null for one
  /// made outside a review. An escalation's own time is `toldAt`, because `at` is when it was
  /// recorded; its `followUps` are what happened since, and its `ending` is null while it is open; an
  /// acknowledgement's is `saidAt`. A
  /// correction has `signed`: what it struck, in words, null where that has not come or belongs to
  /// another resident. A review that was signed with a correction names it in `correction`.
  public static func value(record: Record, resident: ResidentRecord) -> JSON {
    let details = resident.current
    return .object([
      JSON.Member("resident", .string(resident.id.text)),
      JSON.Member("nhsNumber", .text(details?.nhsNumber?.digits)),
      JSON.Member("name", .string(details?.shownName ?? ResidentIdentity.noName)),
      JSON.Member("born", .text(details?.born?.iso)),
      JSON.Member("room", .text(details?.room)),
      JSON.Member(
        "flags", .array(resident.standingFlags.map { EntryJSON.value($0, record: record) })),
      JSON.Member("notes", facts(resident.notes, record)),
      JSON.Member("observations", facts(resident.observations, record)),
      JSON.Member("reviews", reviews(of: resident, record)),
      JSON.Member("carePlanChanges", carePlanChanges(of: resident, record)),
      JSON.Member("actions", actions(of: resident, record)),
      JSON.Member("escalations", escalations(of: resident, record)),
      JSON.Member(
        "acknowledgements",
        .array(
          resident.acknowledgements.facts.map {
            EntryJSON.value($0, record: record, renamed: ["at": "saidAt"])
          })),
      JSON.Member("corrections", corrections(of: resident, record)),
      JSON.Member("measures", measures(of: resident, record)),
      JSON.Member("conflicts", conflicts(of: resident, record)),
    ])
  }

  /// What two people recorded in different words without seeing each other's: all of it stands.
  private static func conflicts(of resident: ResidentRecord, _ record: Record) -> JSON {
    .array(
      resident.disputes.map { dispute in
        .object([
          JSON.Member("about", .string(dispute.title(.shipped))),
          JSON.Member("safetyCritical", .bool(dispute.isSafetyCritical(.shipped))),
          JSON.Member(
            "sides",
            .array(
              dispute.sides.map { side in
                EntryJSON.value(
                  .object([JSON.Member("text", .string(side.text))]), id: side.id,
                  header: side.header, record: record)
              })),
        ])
      })
  }

  /// Scales and scores beside the observations, each with what it says in `words`, as on the screen.
  private static func measures(of resident: ResidentRecord, _ record: Record) -> JSON {
    .array(
      resident.measures.facts.map { fact in
        EntryJSON.value(
          fact, record: record,
          and: [JSON.Member("words", .string(fact.body.words(Catalog.shipped.measures)))])
      })
  }

  private static func reviews(of resident: ResidentRecord, _ record: Record) -> JSON {
    .array(
      resident.reviews.facts.map { fact in
        let correction = record.correction(replacedBy: fact.header.id).map { found in
          JSON.Member(
            "correction",
            .object([
              JSON.Member("id", .string(found.header.id.text)),
              JSON.Member("at", .string(found.header.at.moment.iso)),
              JSON.Member("mistake", .string(found.body.mistake)),
            ]))
        }
        return EntryJSON.value(fact, record: record, and: [correction].compactMap { $0 })
      })
  }

  /// Of what belongs to another resident nothing is told but that it does.
  private static func corrections(of resident: ResidentRecord, _ record: Record) -> JSON {
    .array(
      resident.corrections.facts.map { fact in
        var signed: JSON = .null
        if fact.body.mistake != EntryCorrected.wrongResident,
          let entry = resident.signed(fact.body.entry)
        {
          signed = .object([
            JSON.Member("kind", .string(entry.header.kind)),
            JSON.Member("at", .string(entry.header.at.moment.iso)),
            JSON.Member("by", EntryJSON.author(of: entry.header, in: record)),
            JSON.Member("words", .string(SignedWords.summary(entry, in: record, .shipped))),
          ])
        }
        return EntryJSON.value(fact, record: record, and: [JSON.Member("signed", signed)])
      })
  }

  private static func facts(_ log: Log<some EntryBody>, _ record: Record) -> JSON {
    .array(log.facts.map { EntryJSON.value($0, record: record) })
  }

  /// Those of reviews and those by themselves, in the order of their entries.
  private static func carePlanChanges(of resident: ResidentRecord, _ record: Record) -> JSON {
    var found: [(header: EntryHeader, change: CarePlanChange, review: EntryID?)] = []
    for fact in resident.carePlanEntries.facts {
      found.append((fact.header, fact.body.change, nil))
    }
    for fact in resident.reviews.facts {
      for change in fact.body.carePlanChanges {
        found.append((fact.header, change, fact.header.id))
      }
    }
    // Changes of one review keep the order in which they were written.
    let ordered = found.enumerated().sorted { left, right in
      left.element.header.id == right.element.header.id
        ? left.offset < right.offset
        : EntryHeader.isOrdered(left.element.header, before: right.element.header)
    }
    return .array(
      ordered.map { _, item in
        EntryJSON.value(
          (try? CarePlanChanged(item.change).json()["change"]) ?? .null, id: item.change.id,
          header: item.header, record: record,
          and: [JSON.Member("review", .text(item.review?.text))])
      })
  }

  private static func actions(of resident: ResidentRecord, _ record: Record) -> JSON {
    let reviews = Set(resident.reviews.facts.map(\.header.id))
    return .array(
      resident.actions.map { state in
        EntryJSON.value(
          (try? ActionAdded(state.action).json()["action"]) ?? .null, id: state.action.id,
          header: state.set, record: record,
          and: [
            JSON.Member("state", .string(state.state.rawValue)),
            JSON.Member("note", .text(state.note)),
            JSON.Member("waitsFor", .text(state.waiting?.waitsFor)),
            JSON.Member("waitingSince", .text(state.waiting?.since?.iso)),
            JSON.Member("waitingUntil", .text(state.waiting?.until?.iso)),
            JSON.Member("takenBy", .text(state.taken.flatMap { record.author(of: $0)?.name })),
            JSON.Member("chasedBy", .text(record.chaser(of: state))),
            JSON.Member("round", .text(state.round?.text)),
            JSON.Member("review", .text(reviews.contains(state.set.id) ? state.set.id.text : nil)),
          ])
      })
  }

  /// What happened after the concern was recorded, oldest first; an item's own time is `happenedAt`.
  private static func followUps(
    of escalation: EntryID, _ resident: ResidentRecord, _ record: Record
  ) -> JSON {
    .array(
      resident.followUps(ofConcern: escalation).map {
        EntryJSON.value($0, record: record, renamed: ["at": "happenedAt"])
      })
  }

  private static func escalations(of resident: ResidentRecord, _ record: Record) -> JSON {
    .array(
      resident.escalations.facts.map { fact in
        let ending = resident.endings(ofConcern: fact.header.id).last
        let ended = ending.map {
          EntryJSON.value($0, record: record, renamed: ["at": "endedAt"])
        }
        return EntryJSON.value(
          fact, record: record, renamed: ["at": "toldAt"],
          and: [
            JSON.Member("followUps", followUps(of: fact.header.id, resident, record)),
            JSON.Member("ending", ended ?? .null),
          ])
      })
  }
}
