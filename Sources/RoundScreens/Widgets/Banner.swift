import RoundCore

/// Who is on screen: stands on every screen that can change a resident's record.
///
/// Order, labels and dates follow the NHS Common User Interface patient banner (PAB-0009 to 0064):
/// name, birth and age, gender, NHS number, then ours: room. Nothing in it is ever left out or cut:
/// what does not fit in a row goes into the next.
public enum Banner {
  static let gap: SafeText = "   "

  /// The banner's rows for a width.
  public static func lines(
    _ resident: ResidentRecord, record: Record, today: Day, width: Int, glyphs: Glyphs
  ) -> [StyledLine] {
    guard let details = resident.current else {
      return [StyledLine("Resident not in the register", Style(.banner, bold: true))]
    }
    let style = Style(resident.isDead ? .deceased : .banner, reverse: resident.isDead)
    var lines = flow(
      identity(resident, details, today: today), width: width, style: style, glyphs: glyphs)
    if resident.isDead {
      // Colour and pattern: the deceased style must not depend on colour.
      for index in lines.indices {
        let rest = width - lines[index].width
        if rest > 1 { lines[index].add(" " + glyphs.hatch.repeated(rest - 1), style) }
      }
    }
    lines += safety(resident, width: width)
    let same = record.sameSurname(as: resident.id)
    if !same.isEmpty {
      let others = same.map { other in
        (other.current?.shownName ?? "") + (other.current?.room.map { ", room \($0)" } ?? "")
      }
      for text in SafeText.wrapped(
        "! Same surname: \(others.joined(separator: "; "))", width: width)
      {
        lines.append(StyledLine(text, Style(.attention, bold: true)))
      }
    }
    return lines
  }

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
      items.append(("Preferred name ", SafeText(preferred)))
    }
    if details.unidentified { items.append(("! ", "WHO IS THIS?")) }
    return items
  }

  private static func flow(
    _ items: [(label: SafeText, value: SafeText)], width: Int, style: Style, glyphs: Glyphs
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
        let rows = (item.label + item.value).wrapped(to: width)
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

  /// Allergies, CPR decision, infection: always in view, in full.
  private static func safety(_ resident: ResidentRecord, width: Int) -> [StyledLine] {
    let allergy = resident.allergyStatement
    var lines: [StyledLine] = []
    let emphasised = Style(.urgent, bold: true)
    let label = SafeText(allergy.status.label)
    for (index, row) in SafeText.wrapped(allergy.shown, width: width).enumerated() {
      var line = StyledLine()
      if index == 0 && allergy.status == .known {
        line.add(label.cut(to: row.width, ellipsis: .empty), emphasised)
        line.add(row.dropFirst(columns: label.width), Style(.urgent))
      } else {
        line.add(row, allergy.status == .known ? Style(.urgent) : Style(.banner))
      }
      lines.append(line)
    }
    let cpr = resident.cpr.last?.body
    var rest = ["CPR decision \(cpr?.decision.words ?? "Not recorded")"]
    if let review = cpr?.reviewOn { rest.append("review \(review.shown)") }
    if let infection = resident.infections.last?.body.text, !infection.isEmpty {
      rest.append("Infection \(infection)")
    }
    for row in SafeText.wrapped(rest.joined(separator: "   "), width: width) {
      lines.append(StyledLine(row, Style(.banner)))
    }
    return lines
  }
}
