import RoundCore

/// What happens when something is saved.
public indirect enum AfterSaving: Hashable, Sendable {
  case backToList(select: ResidentID?)
  case backToResident(ResidentID)
  /// What the observations that were just saved come to.
  case observationsResult(ResidentID)
  /// The card of an urgent concern, with the numbers to ring.
  case urgentCard(ResidentID)
  case sheet(RoundID)
  /// To the home's list for a round; nil for the one that it has to make next.
  case prepare(RoundID?)
  /// The register, with this resident selected.
  case register(ResidentID?)
  case agreement
  /// The open actions, with one of them selected.
  case actions(ActionsState.Shown, EntryID?)
  /// What came back from a round.
  case returned(RoundID)
  case stay
}
