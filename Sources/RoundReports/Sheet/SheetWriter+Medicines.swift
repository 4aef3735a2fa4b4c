import RoundCore

extension SheetWriter {
  /// Medicine changes for which the MAR must be changed today: first, because a medicine round may be
  /// within the hour.
  mutating func marToday() {
    let changes = facts.people.filter { person in
      person.reviews.contains { $0.body.medicineChanges.contains(where: \.marToday) }
    }
    guard !changes.isEmpty else { return }
    page.heading(
      "MAR TODAY", about: "Change the medicine administration record (MAR) of each today.")
    for person in changes {
      page.identity(person.identity)
      for review in person.reviews {
        for change in review.body.medicineChanges where change.marToday {
          medicine(change, review.header)
        }
      }
    }
  }

  mutating func medicine(_ change: MedicineChange, _ header: EntryHeader) {
    let words = facts.catalog.words(change.change, in: facts.catalog.medicineChanges)
    page.item("[ ]", "\(words): \(change.medicine)")
    if change.before != nil || change.after != nil {
      page.field("Before:", SheetWriter.orNotRecorded(change.before))
      let stopped = change.change == "stop" && (change.after ?? "").trimmed.isEmpty
      page.field("After:", stopped ? "stopped" : SheetWriter.orNotRecorded(change.after))
    }
    page.field("Why:", change.why)
    page.field("Prescriber:", prescriber(change, header))
    page.field("Signed:", facts.signed(header))
  }

  /// Who prescribes, and plainly when the person who signed can't.
  private func prescriber(_ change: MedicineChange, _ header: EntryHeader) -> String {
    let name = change.prescriber?.trimmed ?? ""
    let role = facts.record.author(of: header).flatMap { facts.catalog.profession($0.role) }
    let isAdvice = role?.mayPrescribe == "no"
    if name.isEmpty {
      return isAdvice ? "NOT RECORDED - a recommendation, not yet prescribed" : "NOT RECORDED"
    }
    return isAdvice ? "\(name) (a recommendation to the prescriber)" : name
  }

  static func orNotRecorded(_ text: String?) -> String {
    guard let text, !text.trimmed.isEmpty else { return "not recorded" }
    return text
  }
}
