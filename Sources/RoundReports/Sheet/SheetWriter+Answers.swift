import RoundCore

extension SheetWriter {
  /// Every question of the home's list with its answer, or why it has none.
  mutating func answers() {
    let asking = facts.people.filter { person in
      person.reviews.contains { !$0.body.answers.isEmpty } || !questions(person).isEmpty
    }
    guard !asking.isEmpty else { return }
    page.heading("ANSWERS", about: "To the questions of the home, residents and families.")
    for person in asking {
      page.identity(person.identity)
      for flag in questions(person) { answer(to: flag, of: person) }
      // An answer to a flag of another round, or to one without a question, is told all the same.
      let asked = Set(questions(person).map(\.header.id))
      for review in person.reviews {
        for answer in review.body.answers where !asked.contains(answer.flag) {
          let flag = person.resident.flag(answer.flag)
          question(flag?.body)
          self.answer(answer, review.header)
        }
      }
    }
  }

  private func questions(_ person: SheetPerson) -> [Fact<FlagRaised>] {
    person.item?.flags.filter { !($0.body.question ?? "").trimmed.isEmpty } ?? []
  }

  private mutating func answer(to flag: Fact<FlagRaised>, of person: SheetPerson) {
    question(flag.body)
    var isAnswered = false
    for review in person.reviews {
      for answer in review.body.answers where answer.flag == flag.header.id {
        self.answer(answer, review.header)
        isAnswered = true
      }
    }
    if !isAnswered { notAnswered(whyNot(flag, of: person)) }
  }

  private mutating func question(_ flag: FlagRaised?) {
    page.item("?", SheetWriter.orNotRecorded(flag?.question))
    if let flag { page.field("Asked by:", asker(flag)) }
  }

  private mutating func answer(_ answer: ReviewSigned.Answer, _ header: EntryHeader) {
    page.field("Answer:", answer.answer)
    if let reason = answer.notAnsweredBecause {
      notAnswered(facts.catalog.words(reason, in: facts.catalog.notAnsweredReasons))
    } else if (answer.answer ?? "").trimmed.isEmpty {
      notAnswered("no reason recorded")
    }
    page.field("Signed:", facts.signed(header))
  }

  private mutating func notAnswered(_ why: String) {
    page.field("Answer:", "NOT ANSWERED: \(why)")
  }

  private func asker(_ flag: FlagRaised) -> String {
    let words: String
    switch flag.askedBy ?? flag.raisedBy.rawValue {
    case "home", "staff": words = "the home"
    case "family": words = "the family"
    case "resident": words = "the resident"
    case "clinician": words = "the visiting professional"
    case let other: words = other
    }
    guard let name = flag.raisedByName, !name.trimmed.isEmpty else { return words }
    return "\(words) (raised by \(name))"
  }

  private func whyNot(_ flag: Fact<FlagRaised>, of person: SheetPerson) -> String {
    if let drop = person.drops.last(where: { $0.body.flags.contains(flag.header.id) }) {
      return "taken off the list: \(drop.body.reason)"
    }
    switch person.standing {
    case .carried: return "carried forward"
    case .withdrawn: return "taken off the list"
    case .escalated: return "an escalation is open: see ESCALATIONS"
    case .died: return "the resident has died"
    case .struck: return "the answer was corrected, and none stands"
    case .unreached: return facts.isClosed ? "not reached, no reason given" : "not yet seen"
    default: return "no reason recorded"
    }
  }
}
