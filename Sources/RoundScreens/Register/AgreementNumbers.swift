import RoundCore

/// The numbers of the escalation card in the agreement.
///
/// One question for each route that there is, and lines for any others. No number is ever proposed.
enum AgreementNumbers {
  static func fields(_ agreement: AgreementSet, _ catalog: Catalog) -> [Field] {
    var left = agreement.urgentNumbers
    var fields: [Field] = []
    for route in routes(catalog) {
      let place = left.firstIndex { $0.route == route.code }
      let number = place.map { left.remove(at: $0) }
      fields.append(
        .line("number-\(route.code)", "\(route.words): number", text: number?.number ?? ""))
      fields.append(
        .line(
          "hours-\(route.code)", "... when, and what to have ready", text: number?.hours ?? ""))
    }
    let others = left.map { number in
      let name = catalog.words(number.route, in: catalog.routes)
      return [name, number.number, number.hours ?? ""].joined(separator: " | ")
    }
    var box = Field.box(
      "others", "Other numbers, one to a line: what | number | hours",
      help: "Community nurses, palliative line, safeguarding, pharmacist.",
      text: others.joined(separator: "\n"), rows: 3)
    box.reading = .register(.numbers)
    fields += [
      box,
      .read(
        "visits", "The practice takes requests for a visit on the same day until",
        as: .register(.clock), help: "The practice's own time, such as 10:30.",
        text: agreement.visitRequestsBy ?? ""),
      .box("rota", "Duty rota: who is on duty when", text: agreement.dutyRota ?? "", rows: 2),
    ]
    return fields
  }

  /// Those that have a name of their own.
  private static func routes(_ catalog: Catalog) -> [Catalog.Choice] {
    catalog.routes.filter { $0.code != "other" }
  }

  static func numbers(_ form: Form, _ catalog: Catalog) -> [AgreementSet.UrgentNumber] {
    let named = routes(catalog).compactMap { route in
      form.text("number-\(route.code)").map {
        AgreementSet.UrgentNumber(
          route: route.code, number: $0, hours: form.text("hours-\(route.code)"))
      }
    }
    let others = RegisterReading.rows(form.text("others") ?? "").compactMap { row in
      guard row.count >= 2 else { return nil as AgreementSet.UrgentNumber? }
      let known = catalog.routes.first { $0.words == row[0] }
      return AgreementSet.UrgentNumber(
        route: known?.code ?? row[0], number: row[1],
        hours: row.count > 2 && !row[2].isEmpty ? row[2] : nil)
    }
    return named + others
  }
}
