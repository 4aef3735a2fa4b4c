/// What the entries say of one resident.
///
/// A screen asks for residents dozens of times for each picture. So what is said of one is kept in one
/// place that the copies share until one of them changes: a copy costs as little as one of a name.
public struct ResidentRecord: Hashable, Sendable {
  public let id: ResidentID
  /// Always one: an array is what Swift shares among copies and takes apart when one of them changes.
  private var logs = [Logs()]

  init(id: ResidentID) { self.id = id }

  public var details: Log<ResidentDetails> {
    _read { yield logs[0].details }
    _modify { yield &logs[0].details }
  }
  public var residence: Log<ResidenceChanged> {
    _read { yield logs[0].residence }
    _modify { yield &logs[0].residence }
  }
  public var allergies: Log<AllergiesRecorded> {
    _read { yield logs[0].allergies }
    _modify { yield &logs[0].allergies }
  }
  public var cpr: Log<CPRRecorded> {
    _read { yield logs[0].cpr }
    _modify { yield &logs[0].cpr }
  }
  public var infections: Log<InfectionRecorded> {
    _read { yield logs[0].infections }
    _modify { yield &logs[0].infections }
  }
  public var medicines: Log<MedicinesRecorded> {
    _read { yield logs[0].medicines }
    _modify { yield &logs[0].medicines }
  }
  public var observations: Log<ObservationsRecorded> {
    _read { yield logs[0].observations }
    _modify { yield &logs[0].observations }
  }
  public var flags: Log<FlagRaised> {
    _read { yield logs[0].flags }
    _modify { yield &logs[0].flags }
  }
  public var flagChanges: Log<FlagChanged> {
    _read { yield logs[0].flagChanges }
    _modify { yield &logs[0].flagChanges }
  }
  public var drops: Log<FlagDropped> {
    _read { yield logs[0].drops }
    _modify { yield &logs[0].drops }
  }
  public var notes: Log<NoteWritten> {
    _read { yield logs[0].notes }
    _modify { yield &logs[0].notes }
  }
  public var escalations: Log<EscalationRecorded> {
    _read { yield logs[0].escalations }
    _modify { yield &logs[0].escalations }
  }
  public var endings: Log<EscalationEnded> {
    _read { yield logs[0].endings }
    _modify { yield &logs[0].endings }
  }
  public var reviews: Log<ReviewSigned> {
    _read { yield logs[0].reviews }
    _modify { yield &logs[0].reviews }
  }
  public var carePlanEntries: Log<CarePlanChanged> {
    _read { yield logs[0].carePlanEntries }
    _modify { yield &logs[0].carePlanEntries }
  }
  public var actionUpdates: Log<ActionUpdated> {
    _read { yield logs[0].actionUpdates }
    _modify { yield &logs[0].actionUpdates }
  }
  public var addedActions: Log<ActionAdded> {
    _read { yield logs[0].addedActions }
    _modify { yield &logs[0].addedActions }
  }
  public var assessments: Log<AssessmentRecorded> {
    _read { yield logs[0].assessments }
    _modify { yield &logs[0].assessments }
  }
  public var acknowledgements: Log<AcknowledgementRecorded> {
    _read { yield logs[0].acknowledgements }
    _modify { yield &logs[0].acknowledgements }
  }
  public var saturationTargets: Log<SaturationTargetRecorded> {
    _read { yield logs[0].saturationTargets }
    _modify { yield &logs[0].saturationTargets }
  }
  public var usuals: Log<UsualRecorded> {
    _read { yield logs[0].usuals }
    _modify { yield &logs[0].usuals }
  }
  public var measures: Log<MeasureRecorded> {
    _read { yield logs[0].measures }
    _modify { yield &logs[0].measures }
  }
  public var urgentPlans: Log<UrgentPlanRecorded> {
    _read { yield logs[0].urgentPlans }
    _modify { yield &logs[0].urgentPlans }
  }
  public var urgencyChecks: Log<UrgencyChecked> {
    _read { yield logs[0].urgencyChecks }
    _modify { yield &logs[0].urgencyChecks }
  }
  public var followUps: Log<EscalationFollowed> {
    _read { yield logs[0].followUps }
    _modify { yield &logs[0].followUps }
  }
  /// What was taken back, and taken back again.
  public var withdrawals: Log<EntryWithdrawn> {
    _read { yield logs[0].withdrawals }
    _modify { yield &logs[0].withdrawals }
  }
  /// What was put right; the retired ones do not count, or were themselves corrected.
  public var corrections: Log<EntryCorrected> {
    _read { yield logs[0].corrections }
    _modify { yield &logs[0].corrections }
  }
  /// What the withdrawals and corrections come to.
  var standing: Standing {
    _read { yield logs[0].standing }
    _modify { yield &logs[0].standing }
  }

  /// Gives back the room that is kept for more entries.
  mutating func trim() {
    details.trim()
    residence.trim()
    allergies.trim()
    cpr.trim()
    infections.trim()
    medicines.trim()
    observations.trim()
    flags.trim()
    flagChanges.trim()
    drops.trim()
    notes.trim()
    escalations.trim()
    endings.trim()
    reviews.trim()
    carePlanEntries.trim()
    actionUpdates.trim()
    addedActions.trim()
    assessments.trim()
    acknowledgements.trim()
    saturationTargets.trim()
    usuals.trim()
    measures.trim()
    urgentPlans.trim()
    urgencyChecks.trim()
    followUps.trim()
    withdrawals.trim()
    corrections.trim()
  }

  /// The entries about one resident, by what they say.
  private struct Logs: Hashable, Sendable {
    var details = Log<ResidentDetails>()
    var residence = Log<ResidenceChanged>()
    var allergies = Log<AllergiesRecorded>()
    var cpr = Log<CPRRecorded>()
    var infections = Log<InfectionRecorded>()
    var medicines = Log<MedicinesRecorded>()
    var observations = Log<ObservationsRecorded>()
    var flags = Log<FlagRaised>()
    var flagChanges = Log<FlagChanged>()
    var drops = Log<FlagDropped>()
    var notes = Log<NoteWritten>()
    var escalations = Log<EscalationRecorded>()
    var endings = Log<EscalationEnded>()
    var reviews = Log<ReviewSigned>()
    var carePlanEntries = Log<CarePlanChanged>()
    var actionUpdates = Log<ActionUpdated>()
    var addedActions = Log<ActionAdded>()
    var assessments = Log<AssessmentRecorded>()
    var acknowledgements = Log<AcknowledgementRecorded>()
    var saturationTargets = Log<SaturationTargetRecorded>()
    var usuals = Log<UsualRecorded>()
    var measures = Log<MeasureRecorded>()
    var urgentPlans = Log<UrgentPlanRecorded>()
    var urgencyChecks = Log<UrgencyChecked>()
    var followUps = Log<EscalationFollowed>()
    var withdrawals = Log<EntryWithdrawn>()
    var corrections = Log<EntryCorrected>()
    var standing = Standing()
  }
}
