import RoundCore

/// The first run: an offer, then three questions, each on a page of its own.
enum SetUpForms {
  /// The pages in their order; a page is known by the first thing that it asks.
  private enum Page: String, CaseIterable {
    case offer = "start"
    case person = "name"
    case home
    case pin
  }

  /// - Parameters:
  ///   - isNew: nothing stands in the folder yet, so it can be locked.
  ///   - isLockedStore: it is locked already, by a first run that was cut off after that.
  static func offer(isNew: Bool, isLockedStore: Bool = false) -> Form {
    let locked = FieldOption(
      "locked", "Set it up for my own work, in a locked folder",
      help: "As 3, and what is saved is sealed with a passphrase: for a computer whose disk is not "
        + "encrypted.")
    return Form(
      purpose: .setUp, title: "WELCOME TO HOMEROUND", resident: nil,
      fields: [
        .choice(
          "start", "What would you like to do?",
          options: [
            FieldOption(
              "pretend", "Try it with a pretend home",
              help: "45 residents who do not exist, and this week's list. Nothing can go wrong."),
            FieldOption(
              "tour", "Take a tour of it (about 3 minutes)",
              help: "You press the keys, and each step says why."),
            FieldOption(
              "own", "Set it up for my own work",
              help: "Three questions: who you are, which home, and a PIN to sign with."),
          ] + (isNew ? [locked] : []))
      ],
      introduction:
        "For the weekly care-home round: see who is flagged, record what you decide, and hand it "
        + "back to the home. Press \(isNew ? "1, 2, 3 or 4" : "1, 2 or 3"), then Enter."
        + (isLockedStore ? " This folder is locked: what you set up in it (3) is sealed." : ""))
  }

  /// The page after this one, filled in as it was left; nil after the last.
  static func next(after form: Form, homeNames: [String], catalog: Catalog) -> Form? {
    switch page(of: form) {
    case .offer:
      return ["own", "locked"].contains(form.chosen("start")) ? person(catalog) : nil
    case .person:
      let role = form.chosen("role").flatMap { catalog.profession($0) }
      return role?.side == "home" || !homeNames.isEmpty ? home(homeNames) : visitedHome()
    case .home: return pin()
    case .pin, nil: return nil
    }
  }

  private static func page(of form: Form) -> Page? {
    // A visitor's page asks where the record is before it asks for a name.
    form["record"] != nil ? .home : Page.allCases.first { form[$0.rawValue] != nil }
  }

  static func person(_ catalog: Catalog) -> Form {
    let home = catalog.professions.filter { $0.side == "home" && $0.role != "viewer" }
    let others = Set(catalog.professions.map(\.role)).subtracting(home.map(\.role))
    return Form(
      purpose: .setUp, title: "1 OF 3: WHO ARE YOU?", resident: nil,
      fields: [
        .line("name", "Your name, as it should stand on what you sign"),
        .choice(
          "role", "Your role",
          options: (catalog.professions.filter(\.visits) + home).map {
            FieldOption($0.role, $0.words)
          }),
        .line(
          "registration", "Your registration number (leave it empty if you have none)",
          help: "Its form is checked, not the register."),
        .line(
          "organisation", "Your practice or organisation",
          condition: .chosen(field: "role", codes: others)),
      ])
  }

  private static func home(_ names: [String]) -> Form {
    let title = "2 OF 3: WHICH CARE HOME?"
    guard !names.isEmpty else {
      return Form(
        purpose: .setUp, title: title, resident: nil,
        fields: [
          .line(
            "home", "The name of the care home",
            help: "Its residents and this week's list come later, from a spreadsheet.")
        ])
    }
    return Form(
      purpose: .setUp, title: title, resident: nil,
      fields: [
        .choice(
          "home", "This folder has a home already:",
          options: names.map { FieldOption($0, $0) }, chosen: names.count == 1 ? names[0] : nil)
      ])
  }

  /// The same for somebody who visits: a home with homeround keeps its record itself and sends it.
  private static func visitedHome() -> Form {
    Form(
      purpose: .setUp, title: "2 OF 3: WHICH CARE HOME?", resident: nil,
      fields: [
        .choice(
          "record", "Does the care home use homeround too?",
          options: [
            FieldOption(
              "pack", "Yes, and it sends its record as a file",
              help: "Next you exchange cards with them and take in their first file. No name is "
                + "asked here."),
            FieldOption(
              "new", "No, I begin its record here",
              help: "Its residents and this week's list come from a spreadsheet."),
          ]),
        .line(
          "home", "The name of the care home",
          help: "Its residents and this week's list come later, from a spreadsheet.",
          condition: .chosen(field: "record", codes: ["new"])),
      ])
  }

  private static func pin() -> Form {
    Form(
      purpose: .setUp, title: "3 OF 3: A PIN TO SIGN WITH", resident: nil,
      fields: [
        Field(
          id: "pin", question: "A PIN of your own",
          help: "4 to 12 digits. Whatever you sign asks for it. Nobody can look it up for you.",
          kind: .secret(TextEditor())),
        Field(id: "pinAgain", question: "The PIN again", kind: .secret(TextEditor())),
      ])
  }

  static func missing(_ field: Field, in form: Form) -> String? {
    switch field.id {
    case "start": return field.chosen == nil ? "Press one of the numbers." : nil
    case "name": return field.text.isEmpty ? "Your name, as it should stand on what you sign." : nil
    case "role": return field.chosen == nil ? "Choose your role." : nil
    case "organisation": return field.text.isEmpty ? "Your practice or organisation." : nil
    case "record": return field.chosen == nil ? "Press 1 or 2." : nil
    case "home":
      return field.text.isEmpty && field.chosen == nil ? "The name of the care home." : nil
    case "pin": return PINHash.isAcceptable(field.text) ? nil : "A PIN has 4 to 12 digits."
    case "pinAgain":
      return field.text == (form["pin"]?.text ?? "") ? nil : "This is not the same PIN."
    default: return StoreForms.missing(field, in: form)
    }
  }

  /// What is wrong with the registration number for the role; nil when it will do.
  static func registrationProblem(_ form: Form, catalog: Catalog) -> String? {
    do throws(RegistrationNumber.Problem) {
      _ = try registration(form, catalog: catalog)
      return nil
    } catch { return error.sentence }
  }

  private static func registration(
    _ form: Form, catalog: Catalog
  ) throws(RegistrationNumber.Problem) -> Author.Registration? {
    guard let number = form.text("registration"),
      let profession = form.chosen("role").flatMap({ catalog.profession($0) }),
      let body = profession.body
    else { return nil }
    guard let patterns = try? profession.patterns.map({ try RegistrationPattern($0) }) else {
      // A pattern of the data that can't be read refuses nobody.
      return Author.Registration(body: body, number: number)
    }
    return Author.Registration(
      body: body, number: try RegistrationNumber(number, patterns: patterns).text)
  }

  /// The person that a page describes; who works at the home belongs to it.
  static func author(_ form: Form, homeName: String?, _ catalog: Catalog) -> Author {
    let role = form.chosen("role")
    let isHomes = role.flatMap { catalog.profession($0)?.side } == "home"
    return Author(
      name: form.text("name") ?? "", role: role ?? "",
      organisation: (isHomes ? homeName : form.text("organisation")) ?? "",
      registration: (try? registration(form, catalog: catalog)) ?? nil)
  }

  /// The answers of all pages.
  static func answers(_ forms: [Form], homeNames: [String], catalog: Catalog) -> SetUp {
    func text(_ id: String) -> String? { forms.lazy.compactMap { $0.text(id) }.first }
    let home = homeNames.first ?? text("home")
    let author =
      forms.first { $0["role"] != nil }.map { self.author($0, homeName: home, catalog) }
      ?? Author(name: text("name") ?? "", role: "", organisation: "", registration: nil)
    return SetUp(
      pretend: forms.contains { ["pretend", "tour"].contains($0.chosen("start")) },
      tour: forms.contains { $0.chosen("start") == "tour" },
      homeName: homeNames.isEmpty ? text("home") : nil,
      waitsForPack: forms.contains { $0.chosen("record") == "pack" }, author: author,
      pin: text("pin") ?? "", passphrase: text("passphrase"))
  }
}
