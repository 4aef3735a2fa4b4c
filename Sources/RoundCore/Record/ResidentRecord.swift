/// What the entries say of one resident.
public struct ResidentRecord: Hashable, Sendable {
  public let id: ResidentID
  public var details = Log<ResidentDetails>()
  public var residence = Log<ResidenceChanged>()
  public var allergies = Log<AllergiesRecorded>()
  public var cpr = Log<CPRRecorded>()
  public var infections = Log<InfectionRecorded>()
  public var medicines = Log<MedicinesRecorded>()
  public var observations = Log<ObservationsRecorded>()
  public var flags = Log<FlagRaised>()
  public var flagChanges = Log<FlagChanged>()
  public var drops = Log<FlagDropped>()
  public var notes = Log<NoteWritten>()
  public var escalations = Log<EscalationRecorded>()
  public var endings = Log<EscalationEnded>()
  public var reviews = Log<ReviewSigned>()
  public var carePlanEntries = Log<CarePlanChanged>()
  public var actionUpdates = Log<ActionUpdated>()
  public var addedActions = Log<ActionAdded>()
  public var assessments = Log<AssessmentRecorded>()
  public var acknowledgements = Log<AcknowledgementRecorded>()
  public var saturationTargets = Log<SaturationTargetRecorded>()
  public var usuals = Log<UsualRecorded>()
  public var measures = Log<MeasureRecorded>()
  public var urgentPlans = Log<UrgentPlanRecorded>()
  public var urgencyChecks = Log<UrgencyChecked>()
  public var followUps = Log<EscalationFollowed>()
  /// What was taken back, and taken back again.
  public var withdrawals = Log<EntryWithdrawn>()
  /// What was put right; the retired ones do not count, or were themselves corrected.
  public var corrections = Log<EntryCorrected>()
  /// What the withdrawals and corrections come to.
  var standing = Standing()

  init(id: ResidentID) { self.id = id }
}
