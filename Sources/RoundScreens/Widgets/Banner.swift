import RoundCore

/// Who is on screen: stands on every screen that can change a resident's record.
///
/// Order, labels and dates follow the NHS Common User Interface patient banner (PAB-0009 to 0064):
/// name, birth and age, gender, NHS number, then ours: room. What does not fit in a row goes into the
/// next. Name, birth, gender, NHS number and the allergy label are never left out; where rows are few
/// the rest is shortened in a fixed order, at last what is longer than any name, and what was shortened
/// stands in full in the text below.
public enum Banner {
  static let gap: SafeText = "   "

  /// What is given up where rows are few, one step after the other.
  enum Shortening: Int, CaseIterable {
    case nothing, preferredName, surnames, resuscitation, allergies, identity

    func includes(_ other: Shortening) -> Bool { rawValue >= other.rawValue }
  }

  /// The banner's rows for a width, shortened as little as needed to take no more than `rows`.
  public static func lines(
    _ resident: ResidentRecord, record: Record, today: Day, width: Int, glyphs: Glyphs,
    rows: Int = .max
  ) -> [StyledLine] {
    fit(resident, record, today, width, glyphs, rows).lines
  }

  /// What the banner leaves out for want of rows, in full.
  static func leftOut(
    _ resident: ResidentRecord, record: Record, today: Day, width: Int, glyphs: Glyphs, rows: Int
  ) -> [String] {
    let step = fit(resident, record, today, width, glyphs, rows).step
    var texts: [String] = []
    if step.includes(.identity), let details = resident.current {
      texts += identity(resident, details, today: today).map { "\($0.label)\($0.value)" }
    }
    if step.includes(.allergies) { texts.append(resident.allergyText) }
    if step.includes(.resuscitation) { texts.append(resuscitation(resident, today)) }
    if step.includes(.surnames) { texts += disputes(resident) }
    if step.includes(.surnames), let same = sameSurname(resident, record) { texts.append(same) }
    if step.includes(.preferredName), let name = resident.current?.preferredName, !name.isEmpty {
      texts.append("Preferred name \(name)")
    }
    return texts
  }

  private static func fit(
    _ resident: ResidentRecord, _ record: Record, _ today: Day, _ width: Int, _ glyphs: Glyphs,
    _ rows: Int
  ) -> (step: Shortening, lines: [StyledLine]) {
    for step in Shortening.allCases.dropLast() {
      let lines = lines(resident, record, today, width, glyphs, step)
      if lines.count <= rows { return (step, lines) }
    }
    let short = lines(resident, record, today, width, glyphs, .allergies)
    let shortest = lines(resident, record, today, width, glyphs, .identity)
    return shortest.count < short.count ? (.identity, shortest) : (.allergies, short)
  }

  /// What may do harm to whoever reads only one of two records; allergies, CPR and infection stand in lines
  /// of their own.
  private static func disputes(_ resident: ResidentRecord) -> [String] {
    resident.safetyDisputes(.shipped).filter {
      ![.allergies, .cpr, .infection].contains($0.subject)
    }.map { $0.short(.shipped) }
  }

  private static func sameSurname(_ resident: ResidentRecord, _ record: Record) -> String? {
    let found = record.confusable(with: resident.id)
    guard !found.isEmpty else { return nil }
    let text = ConfusionText.sentences(found, record).joined(separator: " ")
    return text.hasSuffix(".") ? String(text.dropLast()) : text
  }

  /// Whether the day on which the CPR decision was to be looked at again has passed.
  static func isCPRReviewPast(_ resident: ResidentRecord, today: Day) -> Bool {
    guard let cpr = resident.cpr.last?.body, cpr.decision != .notRecorded else { return false }
    return cpr.reviewOn.map { $0 < today } ?? false
  }

  private static func lines(
    _ resident: ResidentRecord, _ record: Record, _ today: Day, _ width: Int, _ glyphs: Glyphs,
    _ step: Shortening
  ) -> [StyledLine] {
    guard let details = resident.current else {
      return [StyledLine("Resident not in the register", Style(.banner, bold: true))]
    }
    let style = Style(resident.isDead ? .deceased : .banner, reverse: resident.isDead)
    var items = identity(resident, details, today: today)
    if step.includes(.preferredName) { items.removeAll { $0.label == preferredLabel } }
    var lines = flow(
      items, width: width, style: style, glyphs: glyphs, isShort: step.includes(.identity))
    if resident.isDead {
      // Colour and pattern: the deceased style must not depend on colour.
      for index in lines.indices {
        let rest = width - lines[index].width
        if rest > 1 { lines[index].add(" " + glyphs.hatch.repeated(rest - 1), style) }
      }
    }
    lines += allergies(resident, width: width, isShort: step.includes(.allergies))
    if !step.includes(.resuscitation) || resident.disputedCPR != nil {
      let isPast = isCPRReviewPast(resident, today: today) || resident.disputedCPR != nil
      for row in SafeText.wrapped(resuscitation(resident, today), width: width) {
        lines.append(StyledLine(row, Style(isPast ? .attention : .banner, bold: isPast)))
      }
    }
    let disputes = disputes(resident)
    if !disputes.isEmpty {
      let short =
        "NOT SETTLED, see K: \(Wording.count(disputes.count, "thing")) recorded in two ways"
      for text in step.includes(.surnames) ? [short] : disputes {
        for row in SafeText.wrapped("! \(text)", width: width) {
          lines.append(StyledLine(row, Style(.urgent, bold: true)))
        }
      }
    }
    if let same = sameSurname(resident, record) {
      let isSurname = same.hasPrefix(Confusion.surname.words)
      let short = isSurname ? "Same surname in this home" : "Could be taken for somebody else here"
      let text = "! \(step.includes(.surnames) ? short : same)"
      for row in SafeText.wrapped(text, width: width) {
        lines.append(StyledLine(row, Style(.attention, bold: true)))
      }
    }
    return lines
  }

  /// Rows that the longest name has that can be typed, in the narrowest window.
  private static let mostRows = 6

  private static let preferredLabel: SafeText = "Preferred name "

  /// The identity items in their order.
  static func identity(
    _ resident: ResidentRecord, _ details: ResidentDetails, today: Day
  ) -> [(label: SafeText, value: SafeText)] {
    var items: [(label: SafeText, value: SafeText)] = [(.empty, SafeText(details.shownName))]
    if resident.isDead, let died = resident.residence.last?.body {
      items.append(("Died ", SafeText(died.on?.shown ?? "Not Known")))
      let age = details.born.flatMap { born in died.on.map { "\(born.years(until: $0))y" } }
      items.append(("Age at Death ", SafeText(age ?? "Not Known")))
    }
    items.append(("Born ", SafeText(String(details.shownBirth(on: today).dropFirst(5)))))
    items.append(("Gender ", SafeText(details.gender.words)))
    items.append(("NHS No. ", SafeText(String(details.shownNumber.dropFirst(8)))))
    items.append(("Room ", SafeText(details.room ?? "Not Known")))
    if let preferred = details.preferredName, !preferred.isEmpty {
      items.append((preferredLabel, SafeText(preferred)))
    }
    if details.unidentified { items.append(("! ", "WHO IS THIS?")) }
    return items
  }

  private static func flow(
    _ items: [(label: SafeText, value: SafeText)], width: Int, style: Style, glyphs: Glyphs,
    isShort: Bool
  ) -> [StyledLine] {
    var lines: [StyledLine] = []
    var line = StyledLine()
    let strong = Style(style.meaning, bold: true, reverse: style.reverse)
    for item in items {
      let needed = item.label.width + item.value.width
      if !line.runs.isEmpty && line.width + gap.width + needed > width {
        lines.append(line)
        line = StyledLine()
      }
      if !line.runs.isEmpty { line.add(gap, style) }
      if needed > width {
        // A name wider than the window: in full, over several rows.
        var rows = (item.label + item.value).wrapped(to: width)
        if isShort, rows.count > Banner.mostRows {
          rows = Array(rows.prefix(Banner.mostRows))
          rows.append((rows.removeLast() + "…").cut(to: width))
        }
        for row in rows.dropLast() { lines.append(StyledLine(row, strong)) }
        line.add(rows.last ?? .empty, strong)
        continue
      }
      line.add(item.label, style)
      line.add(item.value, strong)
    }
    if !line.runs.isEmpty { lines.append(line) }
    return lines
  }

  /// The allergy line, always in view; short, it names the first, with what happened where there is room
  /// for it, and says how many more there are.
  private static func allergies(
    _ resident: ResidentRecord, width: Int, isShort: Bool
  ) -> [StyledLine] {
    if let disputed = resident.disputedAllergies {
      return SafeText.wrapped("Allergies: \(disputed)", width: width).map {
        StyledLine($0, Style(.urgent, bold: true))
      }
    }
    let allergy = resident.allergyStatement
    let label = SafeText(allergy.status.label)
    var rows = SafeText.wrapped(allergy.shown, width: width)
    if isShort, rows.count > 1, let first = allergy.items.first {
      let more: SafeText =
        allergy.items.count > 1 ? SafeText(" + \(allergy.items.count - 1) more") : .empty
      let agent = label + " " + SafeText(first.agent)
      let room = max(label.width, width - more.width)
      rows = [agent.cut(to: room) + more]
      if let reaction = first.reaction {
        // What can kill is worth a row more, and no more than one.
        let told = (agent + SafeText(" (\(reaction))") + more).wrapped(to: width)
        if told.count <= 2 { rows = told }
      }
    }
    return rows.enumerated().map { index, row in
      guard allergy.status == .known else { return StyledLine(row, Style(.banner)) }
      var line = StyledLine()
      if index == 0 {
        line.add(label.cut(to: row.width, ellipsis: .empty), Style(.urgent, bold: true))
      }
      line.add(index == 0 ? row.dropFirst(columns: label.width) : row, Style(.urgent))
      return line
    }
  }

  /// CPR decision and infection.
  private static func resuscitation(_ resident: ResidentRecord, _ today: Day) -> String {
    let cpr = resident.cpr.last?.body
    let disputed = resident.disputedCPR
    var parts = ["CPR decision \(disputed ?? cpr?.decision.words ?? "Not recorded")"]
    if disputed == nil, let review = cpr?.reviewOn {
      let isPast = isCPRReviewPast(resident, today: today)
      parts.append(isPast ? "! review was due \(review.shown)" : "review \(review.shown)")
    }
    if let disputed = resident.disputedInfection {
      parts.append("Infection \(disputed)")
    } else if let infection = resident.infections.last?.body.text, !infection.isEmpty {
      parts.append("Infection \(infection)")
    }
    return parts.joined(separator: "   ")
  }
}
