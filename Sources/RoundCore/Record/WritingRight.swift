/// What somebody may write.
///
/// What each kind of entry asks for is `EntryRegistry.rights`.
public struct WritingRight: OptionSet, Hashable, Sendable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// What keeps the round going and says nothing about anybody's care: the register, the agreement,
  /// plans of rounds, what has become of an action, the home's word as somebody heard it.
  public static let office = WritingRight(rawValue: 1)
  /// What is seen, measured or known of a resident.
  public static let care = WritingRight(rawValue: 2)
  /// The home's list and its background notes.
  public static let homes = WritingRight(rawValue: 4)
  /// What is decided on a round, and what puts it right.
  public static let clinical = WritingRight(rawValue: 8)

  /// What a role may write; of an unknown one, which a newer program may have, neither what is
  /// the home's nor what is clinical.
  ///
  /// Rows of a spreadsheet are what the home has prepared, whoever takes them in.
  init(role: String) {
    if let known = WritingRight.byRole[role] {
      self = known
    } else {
      self = role == Author.spreadsheet.role ? [.office, .care, .homes] : .undeclared
    }
  }

  /// What may be written on the computers of an organisation.
  init(side: Side) {
    self = side == .home ? [.office, .care, .homes] : [.office, .care, .clinical]
  }

  /// Whatever anybody may write.
  static let all: WritingRight = [.office, .care, .homes, .clinical]

  /// Where nobody is named as the author.
  static let undeclared: WritingRight = [.office, .care]

  private static let byRole: [String: WritingRight] = {
    let all = Catalog.shipped.professions.map { profession -> (String, WritingRight) in
      if profession.role == "viewer" { return (profession.role, []) }
      if profession.side == "home" { return (profession.role, [.office, .care, .homes]) }
      return (profession.role, profession.visits ? [.office, .care, .clinical] : .office)
    }
    return Dictionary(all) { first, _ in first }
  }()
}

extension EntryRegistry {
  /// Who may write which kind: what its author must have the right to write, and what a person calls it.
  ///
  /// A kind that is not here may be written by anybody: what the program itself writes, what is only
  /// about the chain, and an urgent concern, which is never kept from anybody.
  static let rights: [String: (right: WritingRight, words: String)] = [
    HomeDeclared.kind: (.office, "what the home is called"),
    SettingChanged.kind: (.office, "a home's own choice"),
    AgreementSet.kind: (.office, "the agreement"),
    RoundPlanned.kind: (.office, "the plan of a round"),
    RoundCancelled.kind: (.office, "that a round was called off"),
    ResidentRegistered.kind: (.office, "somebody new in the register"),
    ResidentChanged.kind: (.office, "a resident's details"),
    ResidenceChanged.kind: (.office, "where a resident is"),
    ActionAdded.kind: (.office, "an action"),
    ActionUpdated.kind: (.office, "what has become of an action"),
    AcknowledgementRecorded.kind: (.office, "the home's word back"),
    AssessmentRecorded.kind: (.care, "what became of an assessment"),
    AllergiesRecorded.kind: (.care, "allergies"),
    CPRRecorded.kind: (.care, "a CPR decision as on its form"),
    InfectionRecorded.kind: (.care, "an infection"),
    MedicinesRecorded.kind: (.care, "a list of medicines"),
    ObservationsRecorded.kind: (.care, "observations"),
    MeasureRecorded.kind: (.care, "a scale or score"),
    UrgentPlanRecorded.kind: (.care, "treatment limits"),
    UrgencyChecked.kind: (.care, "what was decided about red flags"),
    CarePlanChanged.kind: (.care, "a care-plan change"),
    FlagRaised.kind: (.care, "somebody put forward"),
    FlagDropped.kind: (.care, "somebody taken off the list"),
    FlagChanged.kind: (.homes, "a request put otherwise"),
    NoteWritten.kind: (.homes, "a background note"),
    ListArranged.kind: (.homes, "the home's order of its list"),
    ListSent.kind: (.homes, "a list as sent"),
    ReviewSigned.kind: (.clinical, "a review"),
    EntryCorrected.kind: (.clinical, "a correction"),
    SaturationTargetRecorded.kind: (.clinical, "an oxygen target"),
    UsualRecorded.kind: (.clinical, "what is usual"),
    RoundOpened.kind: (.clinical, "that a round was begun"),
    RoundClosed.kind: (.clinical, "that a round was closed"),
    ListReordered.kind: (.clinical, "the visiting professional's order"),
  ]

  /// Kinds that may name no resident; any other one that names none changes nothing.
  static let aboutNobody: Set<String> = [
    HomeDeclared.kind, SettingChanged.kind, AgreementSet.kind, RoundPlanned.kind, RoundOpened.kind,
    RoundClosed.kind, RoundCancelled.kind, ListArranged.kind, ListReordered.kind, ListSent.kind,
    AcknowledgementRecorded.kind,
  ]

  /// The right that an entry asks for; empty where anybody may write it.
  ///
  /// What is added to a background note after the list was sent stands beside it, so the practice may
  /// write that; the note itself is the home's.
  static func right(for body: any EntryBody) -> WritingRight {
    guard let right = rights[type(of: body).kind]?.right else { return [] }
    if let note = body as? NoteWritten, note.addition == true { return .care }
    return right
  }
}
