import RoundCore

/// What was taken back for a resident, in sentences: the record does not hide that it was.
enum TakenBackText {
  /// Newest first.
  static func sentences(_ person: ResidentRecord, _ state: ProgramState) -> [String] {
    var found: [(header: EntryHeader, sentence: String)] = []
    func add<Body: EntryBody>(_ log: Log<Body>) {
      for fact in log.retired {
        guard let taker = person.taker(of: fact.header), taker.kind == EntryWithdrawn.kind else {
          continue
        }
        let what = SignedWords.summary(
          fact.body, by: state.record.author(of: fact.header), state.catalog, of: person)
        found.append(
          (
            taker,
            "Taken back by \(who(taker, state)): \(what) (signed by \(who(fact.header, state)))"
          ))
      }
    }
    add(person.reviews)
    add(person.flags)
    add(person.drops)
    add(person.escalations)
    add(person.endings)
    add(person.carePlanEntries)
    add(person.actionUpdates)
    add(person.acknowledgements)
    add(person.observations)
    add(person.saturationTargets)
    add(person.usuals)
    add(person.measures)
    add(person.urgentPlans)
    add(person.urgencyChecks)
    add(person.followUps)
    return found.sorted { EntryHeader.isOrdered($1.header, before: $0.header) }.map(\.sentence)
  }

  private static func who(_ header: EntryHeader, _ state: ProgramState) -> String {
    let name = state.record.author(of: header)?.name ?? "author not known"
    return "\(name), \(UKTime(header.at.moment).shown)"
  }
}
