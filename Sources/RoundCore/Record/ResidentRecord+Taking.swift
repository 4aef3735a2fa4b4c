extension ResidentRecord {
  /// Takes out what is meant, to be judged anew.
  mutating func taken(_ isMeant: (EntryHeader) -> Bool) -> [(EntryHeader, any EntryBody)] {
    var all = details.take(isMeant).map { fact -> (EntryHeader, any EntryBody) in
      fact.header.kind == ResidentChanged.kind
        ? (fact.header, ResidentChanged(fact.body)) : (fact.header, ResidentRegistered(fact.body))
    }
    all += residence.taken(isMeant)
    all += allergies.taken(isMeant)
    all += cpr.taken(isMeant)
    all += infections.taken(isMeant)
    all += medicines.taken(isMeant)
    all += observations.taken(isMeant)
    all += flags.taken(isMeant)
    all += flagChanges.taken(isMeant)
    all += drops.taken(isMeant)
    all += notes.taken(isMeant)
    all += escalations.taken(isMeant)
    all += endings.taken(isMeant)
    all += reviews.taken(isMeant)
    all += carePlanEntries.taken(isMeant)
    all += actionUpdates.taken(isMeant)
    all += addedActions.taken(isMeant)
    all += assessments.taken(isMeant)
    all += acknowledgements.taken(isMeant)
    all += saturationTargets.taken(isMeant)
    all += usuals.taken(isMeant)
    all += measures.taken(isMeant)
    all += urgentPlans.taken(isMeant)
    all += urgencyChecks.taken(isMeant)
    all += followUps.taken(isMeant)
    all += withdrawals.taken(isMeant)
    all += corrections.taken(isMeant)
    return all
  }
}
