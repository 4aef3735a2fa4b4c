import RoundCore

/// The agreement between the home and the practice, in parts; an empty answer is "not recorded".
enum AgreementForms {
  static func make(_ part: AgreementPart, record: Record, catalog: Catalog) -> Form {
    let agreement = record.agreement ?? AgreementSet()
    let fields: [Field]
    switch part {
    case .home: fields = home(record.homes.last?.body, agreement)
    case .practice: fields = practice(agreement)
    case .round: fields = round(agreement)
    case .sharing: fields = sharing(agreement)
    case .urgent: fields = AgreementNumbers.fields(agreement, catalog)
    }
    return Form(
      purpose: .register(.agreement(part)), title: "AGREEMENT: \(part.words.uppercased())",
      resident: nil, fields: fields,
      introduction: "What is left empty stands as not recorded. The agreement as it is now is kept."
    )
  }

  // MARK: Questions

  private static func contact(
    _ id: String, _ who: String, role: String? = "Their role", _ contact: AgreementSet.Contact?
  ) -> [Field] {
    let fields: [Field] = [
      .line("\(id)Name", "\(who): name", text: contact?.name ?? ""),
      .line("\(id)Role", "... \((role ?? "role").lowercased())", text: contact?.role ?? ""),
      .line("\(id)Telephone", "... telephone", text: contact?.telephone ?? ""),
      .line(
        "\(id)Email", "... e-mail", help: "An nhs.net address where there is one.",
        text: contact?.email ?? ""),
    ]
    return role == nil ? fields.filter { !$0.id.hasSuffix("Role") } : fields
  }

  private static let services = [
    FieldOption("residential", "Residential"), FieldOption("nursing", "Nursing"),
    FieldOption("learningDisability", "Learning disability"),
  ]

  static let modes = [
    FieldOption("virtual", "Virtual"), FieldOption("faceToFace", "Face to face"),
    FieldOption("other", "Other"),
  ]

  static let ways = [
    FieldOption("nhsMail", "NHS e-mail"), FieldOption("proxyAccess", "Proxy access"),
    FieldOption("consentToShare", "Consent to share"),
  ]

  static let weekdays = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]

  private static func yesNo(_ value: Bool?) -> String { value.map { $0 ? "yes" : "no" } ?? "open" }

  private static func yesNo(_ id: String, _ question: String, _ value: Bool?) -> Field {
    .choice(
      id, question,
      options: [
        FieldOption("yes", "Yes"), FieldOption("no", "No"), FieldOption("open", "Not recorded"),
      ], chosen: yesNo(value))
  }

  private static func home(_ home: HomeDeclared?, _ agreement: AgreementSet) -> [Field] {
    [
      .line("homeName", "Name of the home", text: home?.name ?? ""),
      .choice(
        "service", "Kind of service",
        options: services + [FieldOption("open", "Not recorded")],
        chosen: home?.service ?? "open"),
      .line("homeTelephone", "Telephone of the home", text: home?.telephone ?? ""),
      .line(
        "homeEmail", "E-mail of the home", help: "An nhs.net address where there is one.",
        text: home?.email ?? ""),
    ] + contact("designated", "Designated person", agreement.designatedPerson)
      + contact("manager", "Manager, if that is somebody else", role: nil, agreement.manager)
  }

  private static func practice(_ agreement: AgreementSet) -> [Field] {
    [.line("practice", "Name of the practice", text: agreement.practice ?? "")]
      + contact("contact", "Point of contact", agreement.practiceContact)
      + contact("practiceDesignated", "Designated person", agreement.practiceDesignated)
      + contact("lead", "Clinical lead", role: "Profession", agreement.clinicalLead)
      + contact("usual", "Who usually does the round", role: "Profession", agreement.usualClinician)
  }

  private static func round(_ agreement: AgreementSet) -> [Field] {
    [
      .choice(
        "weekday", "Day of the round",
        options: weekdays.enumerated().map { FieldOption(String($0 + 1), $1) }
          + [FieldOption("open", "Not recorded")],
        chosen: agreement.weekday.map { String($0) } ?? "open"),
      .read("time", "Time", as: .register(.clock), help: "14:00", text: agreement.time ?? ""),
      .choice(
        "mode", "How", options: modes + [FieldOption("open", "Not recorded")],
        chosen: agreement.mode ?? "open"),
      .choice(
        "cutOff", "The home's list is sent",
        options: [
          FieldOption("24", "24 hours before"), FieldOption("48", "48 hours before"),
          FieldOption("open", "Not recorded"),
        ], chosen: agreement.cutOffHours.map { String($0) } ?? "open"),
      .choice(
        "counting", "Which hours are these?",
        options: [
          FieldOption("clock", "Hours that pass", help: "Nights and weekends count."),
          FieldOption(
            "workingDays", "Hours of working days",
            help: "Weekends and bank holidays do not count."),
          FieldOption("open", "Not recorded"),
        ], chosen: agreement.cutOffCounting?.rawValue ?? "open",
        condition: .chosen(field: "cutOff", codes: ["24", "48"])),
      yesNo(
        "identified", "Are residents identified in advance, with timely information?",
        agreement.identifiedInAdvance),
      .box("howIdentified", "How?", text: agreement.howIdentified ?? "", rows: 2),
      .box(
        "process", "How do changes of care plans reach the home, and who confirms them?",
        text: agreement.carePlanProcess ?? "", rows: 2),
      .read(
        "marTodayBy", "By what time is a change of the MAR confirmed on its day?",
        as: .register(.clock), help: "Such as 17:00. Empty: no same-day time is agreed.",
        text: agreement.marTodayBy ?? ""),
      .line(
        "confirmHours", "Within how many hours of the round does the home confirm the rest?",
        help: "Empty: not agreed, and \(ConfirmationDue.shipped) hours are counted.",
        text: agreement.confirmWithinHours.map { String($0) } ?? ""),
      .choice(
        "dayZero", "Assessment within 7 working days: the day of (re)admission is",
        help: "The contract does not say which.",
        options: [FieldOption("0", "day 0"), FieldOption("1", "day 1")],
        chosen: agreement.assessmentCountsFirstDay ?? false ? "1" : "0"),
      .read(
        "bankHolidays", "Bank holidays that the program does not know", as: .register(.days),
        help: "Dates with commas between, such as 09-Jun-2027.",
        text: (agreement.bankHolidays ?? []).map(\.shown).joined(separator: ", ")),
      .read(
        "from", "The agreement holds from", as: .register(.anyDay), help: "01-Apr-2026",
        text: agreement.from?.shown ?? ""),
      .read(
        "reviewOn", "To be looked at again", as: .register(.anyDay), help: "01-Apr-2027, +365",
        text: agreement.reviewOn?.shown ?? ""),
    ]
  }

  private static func sharing(_ agreement: AgreementSet) -> [Field] {
    [
      yesNo(
        "inPlace", "Are systems for sharing information in place?", agreement.sharingInPlace),
      .box("systems", "Which?", text: agreement.sharingSystems ?? "", rows: 2),
      Field(
        id: "ways", question: "Secure communication agreed (any number)",
        kind: .ticks(options: ways, ticked: agreement.secureWays ?? [], cursor: 0)),
      .box(
        "consent", "Consent to share: how is it asked for and recorded?",
        text: agreement.consentToShare ?? "", rows: 2),
    ]
  }

  static func missing(_ field: Field, in form: Form) -> String? {
    if field.id == "homeName" { return field.text.isEmpty ? "The name of the home." : nil }
    if field.id == "confirmHours", !field.text.isEmpty {
      let range = ConfirmationDue.range
      return Int(field.text).map(range.contains) ?? false
        ? nil : "Whole hours, \(range.lowerBound) to \(range.upperBound), or nothing."
    }
    guard field.id.hasSuffix("Name"), field.text.isEmpty else { return nil }
    let id = field.id.dropLast(4)
    let hasMore = ["Role", "Telephone", "Email"].contains { form.text("\(id)\($0)") != nil }
    return hasMore ? "Whose? Give a name, or empty what stands below." : nil
  }

  // MARK: Answers

  private static func contact(_ id: String, _ form: Form) -> AgreementSet.Contact? {
    guard let name = form.text("\(id)Name") else { return nil }
    return AgreementSet.Contact(
      name: name, role: form.text("\(id)Role"), telephone: form.text("\(id)Telephone"),
      email: form.text("\(id)Email"))
  }

  private static func chosen(_ id: String, _ form: Form) -> String? {
    form.chosen(id).flatMap { $0 == "open" ? nil : $0 }
  }

  private static func truth(_ id: String, _ form: Form) -> Bool? {
    chosen(id, form).map { $0 == "yes" }
  }

  /// The agreement with what the part's form says in place of what it said before.
  static func agreement(
    _ form: Form, _ part: AgreementPart, over old: AgreementSet, catalog: Catalog, today: Day
  ) -> AgreementSet {
    var new = old
    switch part {
    case .home:
      new.designatedPerson = contact("designated", form)
      new.manager = contact("manager", form)
    case .practice:
      new.practice = form.text("practice")
      new.practiceContact = contact("contact", form)
      new.practiceDesignated = contact("practiceDesignated", form)
      new.clinicalLead = contact("lead", form)
      new.usualClinician = contact("usual", form)
    case .round:
      new.weekday = chosen("weekday", form).flatMap { Int($0) }
      new.time = form.text("time").flatMap(RegisterReading.clock)
      new.mode = chosen("mode", form)
      new.cutOffHours = chosen("cutOff", form).flatMap { Int($0) }
      new.cutOffCounting = chosen("counting", form).flatMap(CutOff.Counting.init)
      new.identifiedInAdvance = truth("identified", form)
      new.howIdentified = form.text("howIdentified")
      new.carePlanProcess = form.text("process")
      new.marTodayBy = form.text("marTodayBy").flatMap(RegisterReading.clock)
      new.confirmWithinHours = form.text("confirmHours").flatMap { Int($0) }
      new.assessmentCountsFirstDay = form.chosen("dayZero") == "1" ? true : nil
      let days = RegisterReading.days(form.text("bankHolidays") ?? "")
      new.bankHolidays = days.isEmpty ? nil : days
      new.from = RegisterReading.anyDay(form.text("from"), today: today)
      new.reviewOn = RegisterReading.anyDay(form.text("reviewOn"), today: today)
    case .sharing:
      new.sharingInPlace = truth("inPlace", form)
      new.sharingSystems = form.text("systems")
      let ways = form.ticked("ways")
      new.secureWays = ways.isEmpty ? nil : ways
      new.consentToShare = form.text("consent")
    case .urgent:
      new.urgentNumbers = AgreementNumbers.numbers(form, catalog)
      new.visitRequestsBy = form.text("visits").flatMap(RegisterReading.clock)
      new.dutyRota = form.text("rota")
    }
    return new
  }

  /// The home as the form has it; nil when it is as it was, or another part's form.
  static func home(_ form: Form, over old: HomeDeclared?) -> HomeDeclared? {
    guard let name = form.text("homeName") else { return nil }
    let new = HomeDeclared(
      name: name, service: chosen("service", form), telephone: form.text("homeTelephone"),
      email: form.text("homeEmail"), beds: old?.beds, pretend: old?.pretend ?? false)
    return new == old ? nil : new
  }
}
