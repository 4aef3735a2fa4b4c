/// A column that an import takes, by all the names under which spreadsheets have it.
enum ImportColumn: String, CaseIterable, Sendable {
  case number = "NHS number"
  case family = "Family name"
  case given = "Given name"
  case fullName = "Name"
  case title = "Title"
  case preferredName = "Preferred name"
  case born = "Born"
  case gender = "Gender"
  case room = "Room"
  case practitioner = "Registered GP"
  case admitted = "Admitted"
  case allergies = "Allergies"
  case cpr = "CPR decision"
  case medicines = "Medicines"
  case infection = "Infection"

  case reasons = "Reasons"
  case priority = "Priority"
  case priorityReason = "Priority reason"
  case question = "Question"
  case askedBy = "Asked by"
  case raisedBy = "Raised by"
  case raisedAt = "Raised at"
  case wish = "Wish"
  case faceToFace = "Face to face"
  case since = "Since"
  case situation = "Situation"
  case background = "Background"
  case assessment = "Assessment"
  case recommendation = "Recommendation"
  case respiration = "Respiration"
  case saturation = "Saturation"
  case scale = "Saturation scale"
  case oxygen = "Oxygen"
  case systolic = "Systolic"
  case diastolic = "Diastolic"
  case pulse = "Pulse"
  case consciousness = "Consciousness"
  case temperature = "Temperature"
  case weight = "Weight"
  case measuredAt = "Measured at"
  case redFlags = "Red flags"

  /// The columns that say who a row is about.
  static let person: [ImportColumn] = [
    .number, .family, .given, .fullName, .title, .preferredName, .born, .gender, .room,
  ]

  static let residents: [ImportColumn] =
    person + [.practitioner, .admitted, .allergies, .cpr, .medicines, .infection]

  /// The columns that make a list of flags of what else would be a register.
  static let asks: [ImportColumn] = [
    .reasons, .question, .situation, .background, .assessment, .recommendation,
  ]

  static let observations: [ImportColumn] = [
    .respiration, .saturation, .scale, .oxygen, .systolic, .diastolic, .pulse, .consciousness,
    .temperature, .weight, .measuredAt,
  ]

  static let flags: [ImportColumn] =
    person + asks + [
      .priority, .priorityReason, .askedBy, .raisedBy, .raisedAt, .wish, .faceToFace, .since,
      .redFlags,
    ] + observations

  /// The column of this set that a heading means; nil when it means none.
  ///
  /// Case, accents, signs and what stands in brackets, such as a unit, are passed over.
  static func named(_ heading: String, in set: [ImportColumn]) -> ImportColumn? {
    let bare = heading.split(separator: "(", omittingEmptySubsequences: false).first ?? ""
    let key = ImportText.key(of: String(bare))
    guard !key.isEmpty else { return nil }
    return set.first { column in
      ImportText.key(of: column.rawValue) == key
        || column.otherNames.contains { ImportText.key(of: $0) == key }
    }
  }

  private var otherNames: [String] {
    switch self {
    case .number: return ["NHS no", "NHS num", "NHS", "NHS ID"]
    case .family: return ["Surname", "Last name", "Family"]
    case .given: return ["First name", "First names", "Forename", "Forenames", "Given"]
    case .fullName: return ["Full name", "Resident", "Resident name", "Name of resident"]
    case .title: return ["Salutation", "Prefix"]
    case .preferredName: return ["Known as", "Likes to be called"]
    case .born: return ["DOB", "Date of birth", "Birth date", "Birthday", "Born on"]
    case .gender: return ["Sex", "Current gender", "M/F"]
    case .room: return ["Room number", "Room no", "Rm", "Bed", "Room name"]
    case .practitioner: return ["GP", "Doctor", "Named GP", "Usual GP", "GP name"]
    case .admitted: return ["Date admitted", "Admission date", "Date of admission", "Moved in"]
    case .allergies: return ["Allergy", "Known allergies", "Allergic to"]
    case .cpr: return ["CPR", "DNACPR", "DNAR", "CPR status", "Resuscitation", "Resus status"]
    case .medicines: return ["Medication", "Medications", "Current medicines"]
    case .infection: return ["Infection status", "Isolation"]
    case .reasons: return ["Reason", "Reason for review", "Reasons for review"]
    case .priority: return ["Urgency", "Order of need"]
    case .priorityReason:
      return ["Reason for priority", "Why this priority"]
    case .question: return ["Question to be answered", "Question for GP", "Query", "Questions"]
    case .askedBy: return ["Who asks", "Question from", "Asked by whom"]
    case .raisedBy: return ["Flagged by", "Raised by whom", "Who raised it", "Concern raised by"]
    case .raisedAt: return ["Raised on", "Date raised", "Flagged at", "Flagged on", "Raised"]
    case .wish: return ["Resident's wish", "Wishes", "What the resident would like"]
    case .faceToFace: return ["Needs face to face", "F2F", "In person", "To be seen in person"]
    case .since: return ["Since when", "Started", "Onset"]
    case .situation: return ["S"]
    case .background: return ["B"]
    case .assessment: return ["A"]
    case .recommendation: return ["R", "Request", "What the home asks for"]
    case .respiration: return ["Respiration rate", "Respiratory rate", "Resp rate", "Resps", "RR"]
    case .saturation: return ["Oxygen saturation", "SpO2", "Sats", "O2 sats", "O2 saturation"]
    case .scale: return ["SpO2 scale", "Oxygen scale", "NEWS2 scale", "Scale"]
    case .oxygen: return ["On oxygen", "Air or oxygen", "O2", "Oxygen given", "Air/O2"]
    case .systolic:
      return ["Systolic BP", "Systolic blood pressure", "BP", "Blood pressure", "SBP"]
    case .diastolic: return ["Diastolic BP", "Diastolic blood pressure", "DBP"]
    case .pulse: return ["Pulse rate", "Heart rate", "HR"]
    case .consciousness: return ["ACVPU", "AVPU", "Level of consciousness", "Alertness"]
    case .temperature: return ["Temp", "Body temperature"]
    case .weight: return ["Weight kg", "Body weight"]
    case .redFlags: return ["Red flag", "Urgent signs", "Urgent concerns"]
    case .measuredAt:
      return ["Observations at", "Obs time", "Observation time", "Time of observations", "Obs at"]
    }
  }
}
