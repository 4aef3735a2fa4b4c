/// Every kind of entry that this version of the program knows.
public enum EntryRegistry {
  static let kinds: [String: any EntryBody.Type] = {
    let all: [any EntryBody.Type] = [
      SegmentOpened.self, ChainSealed.self, ClockDoubted.self, LossAccepted.self,
      AuthorDeclared.self, HomeDeclared.self,
      AgreementSet.self,
      ResidentRegistered.self, ResidentChanged.self, ResidenceChanged.self,
      AllergiesRecorded.self, CPRRecorded.self, InfectionRecorded.self, MedicinesRecorded.self,
      ObservationsRecorded.self, RoundPlanned.self, RoundOpened.self, RoundClosed.self,
      RoundCancelled.self, ListSent.self, ListArranged.self, ListReordered.self, FlagRaised.self,
      FlagChanged.self, FlagDropped.self, NoteWritten.self,
      EscalationRecorded.self, EscalationEnded.self, ReviewSigned.self, CarePlanChanged.self,
      ActionUpdated.self, AcknowledgementRecorded.self, EntryWithdrawn.self,
      EntryCorrected.self, ActionAdded.self, AssessmentRecorded.self,
      SaturationTargetRecorded.self, UsualRecorded.self, MeasureRecorded.self,
      UrgentPlanRecorded.self, UrgencyChecked.self, EscalationFollowed.self, SettingChanged.self,
    ]
    return Dictionary(uniqueKeysWithValues: all.map { ($0.kind, $0) })
  }()

  /// The names of the kinds, sorted.
  public static var names: [String] { kinds.keys.sorted() }

  /// The body of a kind; nil when the kind, its version or its shape is not known.
  static func body(kind: String, version: Int, json: JSON) -> (any EntryBody)? {
    guard let type = kinds[kind], version <= type.version, version > 0 else { return nil }
    return try? JSONValueDecoder.decode(type, from: json)
  }
}

extension EntryBody {
  /// The body as JSON.
  ///
  /// - Throws: when it holds a number that journals do not.
  public func json() throws -> JSON { try JSONValueEncoder.encode(self) }
}
