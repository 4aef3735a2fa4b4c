import RoundCore

/// The questions about who a resident is.
enum DetailsFields {
  static func make(_ old: ResidentDetails?) -> [Field] {
    identity(old) + number(old) + [
      .line(
        "room", "Room", help: "Empty: not known.", text: old?.room ?? "", limit: Field.identityLimit
      ),
      .line(
        "practitioner", "Registered GP", text: old?.practitioner ?? "", limit: Field.identityLimit),
      .line(
        "needs", "What makes talking easier?",
        help: "Language, hearing, sight, an interpreter. Empty if nothing is known.",
        text: old?.needs ?? ""),
      .box(
        "contacts", "Family and others to be told",
        help: "One to a line: name, who they are, telephone. Kept after a death too.",
        text: old?.contacts ?? "", rows: 2),
    ]
  }

  private static func identity(_ old: ResidentDetails?) -> [Field] {
    let genders: [ResidentDetails.Gender] = [
      .female, .male, .indeterminate, .notKnown, .notSpecified,
    ]
    return [
      .line("family", "Family name", text: old?.family ?? "", limit: Field.identityLimit),
      .line("given", "Given name", text: old?.given ?? "", limit: Field.identityLimit),
      .line(
        "title", "Title", help: "Mr, Mrs, Miss, Ms, Dr. Empty if there is none.",
        text: old?.title ?? "", limit: Field.identityLimit),
      .line(
        "preferredName", "Likes to be called", help: "Empty if the same.",
        text: old?.preferredName ?? "", limit: Field.identityLimit),
      .read(
        "born", "Date of birth", as: .register(.born),
        help: "14-Jul-1938 or 14/07/1938. Empty if not known.", text: old?.born?.shown ?? ""),
      .choice(
        "gender", "Gender", help: "As the resident gives it.",
        options: genders.map { FieldOption($0.rawValue, $0.words) },
        chosen: old?.gender.rawValue),
    ]
  }

  private static func number(_ old: ResidentDetails?) -> [Field] {
    [
      .choice(
        "numberStatus", "NHS number",
        options: [
          FieldOption("given", "There is one", help: "Ten digits; the last one checks the others."),
          FieldOption(
            "notVerified", "Not verified",
            help: "A number is written somewhere, and it can't be right or nobody is sure."),
          FieldOption("none", "None", help: "Never a made-up one."),
        ], chosen: old?.numberStatus.rawValue),
      .read(
        "number", "The number", as: .register(.nhsNumber), help: "Spaces do no harm.",
        text: old?.nhsNumber?.shown ?? "",
        condition: .chosen(field: "numberStatus", codes: ["given"])),
      .line(
        "asWritten", "As it is written", help: "It is kept as it stands, and called not verified.",
        text: old?.numberAsWritten ?? "",
        condition: .chosen(field: "numberStatus", codes: ["notVerified"])),
    ]
  }

  static func missing(_ field: Field, in form: Form) -> String? {
    switch field.id {
    case "family": return field.text.isEmpty ? "The family name." : nil
    case "gender": return field.chosen == nil ? "Choose one; Not Known is an answer." : nil
    case "numberStatus":
      return field.chosen == nil ? "Choose one; None and Not verified are answers." : nil
    case "number":
      return field.text.isEmpty ? "Type the ten digits, or choose None or Not verified above." : nil
    case "asWritten": return field.text.isEmpty ? "What is written?" : nil
    default: return FlagProposal.missing(field, isNeeded: false)
    }
  }

  /// The details as the form has them; what it does not ask stays as it was.
  static func details(_ form: Form, over old: ResidentDetails?) -> ResidentDetails {
    var details = old ?? ResidentDetails(family: "", given: "")
    details.family = form.text("family") ?? ""
    details.given = form.text("given") ?? ""
    details.title = form.text("title").map { $0.hasSuffix(".") ? String($0.dropLast()) : $0 }
    details.preferredName = form.text("preferredName")
    details.born = form.text("born").flatMap { try? DayText.read($0) }
    details.gender = form.chosen("gender").flatMap(ResidentDetails.Gender.init) ?? .notKnown
    details.numberStatus =
      form.chosen("numberStatus").flatMap(ResidentDetails.NumberStatus.init) ?? .none
    details.nhsNumber = form.text("number").flatMap { try? NHSNumber(typed: $0) }
    details.numberAsWritten = form.text("asWritten")
    details.room = form.text("room")
    details.practitioner = form.text("practitioner")
    details.needs = form.text("needs")
    details.contacts = form.text("contacts")
    details.unidentified = false
    return details
  }

  /// What is new in the details, before and after, in words.
  static func changes(_ old: ResidentDetails?, _ new: ResidentDetails) -> [SignLine] {
    func number(_ details: ResidentDetails) -> String {
      switch details.numberStatus {
      case .given: return details.nhsNumber?.shown ?? "None"
      case .notVerified: return "Not verified: \(details.numberAsWritten ?? "not written")"
      case .none: return "None"
      }
    }
    let parts: [(String, (ResidentDetails) -> String?)] = [
      ("Name", { $0.shownName }), ("Likes to be called", { $0.preferredName }),
      ("Born", { $0.born?.shown }), ("Gender", { $0.gender.words }),
      ("NHS number", { number($0) }), ("Room", { $0.room }), ("Registered GP", { $0.practitioner }),
      ("Makes talking easier", { $0.needs }), ("To be told", { $0.contacts }),
    ]
    var lines: [SignLine] = []
    for (label, value) in parts {
      let after = value(new)
      guard let old else {
        lines.append(SignLine(.text, "\(label): \(after ?? "not recorded")"))
        continue
      }
      let before = value(old)
      guard before != after else { continue }
      lines.append(SignLine(.heading, label))
      lines.append(SignLine(.before, before ?? "not recorded"))
      lines.append(SignLine(.after, after ?? "not recorded"))
    }
    return lines
  }
}
