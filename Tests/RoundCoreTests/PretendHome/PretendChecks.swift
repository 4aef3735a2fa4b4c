import Testing

@testable import RoundCore

/// What must hold of every pretend home.
enum PretendChecks {
  static let catalog = Catalog.shipped

  /// The care plan of each written resident is that of the words, one change standing to a heading,
  /// each change beginning with the text that the one before ended with.
  static func carePlansStand(in record: Record) throws {
    for words in try PretendContent.shipped().residents {
      let resident = try #require(
        record.register.first {
          $0.current?.family == words.family && $0.current?.given == words.given
        })
      let wanted = Dictionary(
        words.carePlan.map { (catalog.words($0.heading, in: catalog.carePlanHeadings), $0.text) }
      ) { first, _ in first }
      let plan = resident.carePlan
      #expect(
        Dictionary(plan.map { ($0.heading, $0.text) }) { first, _ in first } == wanted)
      for heading in plan {
        #expect(heading.standing.count == 1)
        for (before, after) in zip(heading.history, heading.history.dropFirst()) {
          #expect(after.change.before == before.change.after)
          #expect(after.change.replaces == [before.change.id])
        }
      }
    }
  }

  /// Every code in the entries is one that the catalog offers, every heading one of its words.
  static func codesAreKnown(in record: Record) {
    func known(_ codes: [String], _ choices: [Catalog.Choice], _ what: String) {
      #expect(Set(codes).subtracting(choices.map(\.code)) == [], "\(what)")
    }
    let residents = Array(record.residents.values)
    let flags = residents.flatMap(\.flags.facts).map(\.body)
    let reviews = residents.flatMap(\.reviews.facts).map(\.body)
    let actions = reviews.flatMap(\.actions)
    known(flags.flatMap(\.reasons), catalog.reasons, "reasons")
    known(reviews.map(\.contact), catalog.contacts, "contacts")
    known(reviews.compactMap(\.notSeenReason), catalog.notSeenReasons, "not seen")
    known(
      reviews.flatMap(\.medicineChanges).map(\.change), catalog.medicineChanges, "medicines")
    known(actions.map(\.ownerSide), catalog.ownerSides, "owners")
    let routes =
      residents.flatMap(\.escalations.facts).compactMap(\.body.route)
      + (record.agreement?.urgentNumbers.map(\.route) ?? [])
    known(routes, catalog.routes, "routes")
    // In a review the route is a text, as it was typed.
    let told = Set(reviews.compactMap(\.safetyNet?.route))
    #expect(!told.isEmpty)
    #expect(told.subtracting(catalog.routes.map(\.words)) == [])
    let answers =
      residents.flatMap(\.acknowledgements.facts).map(\.body.state.rawValue)
      + record.rounds.values.flatMap(\.acknowledgements.facts).map(\.body.state.rawValue)
    known(answers, catalog.acknowledgements, "acknowledgements")
    let outcomes = reviews.flatMap(\.outcomes)
    #expect(outcomes.allSatisfy { catalog.outcome($0.code) != nil })
    #expect(
      outcomes.allSatisfy { catalog.outcome($0.code)?.detail != .required || $0.detail != nil })
    #expect(flags.allSatisfy { (1...3).contains($0.priority) })
    let askedBy = Set(flags.compactMap(\.askedBy))
    #expect(askedBy.isSubset(of: ["home", "family", "resident"]))
    let headings = Set(residents.flatMap(\.carePlan).map(\.heading))
    #expect(headings.isSubset(of: catalog.carePlanHeadings.map(\.words)))
    let roles = Set(reviews.flatMap(\.carePlanChanges).compactMap(\.agreedRole))
    #expect(roles.isSubset(of: catalog.agreedRoles.map(\.words)))
    #expect(
      record.authors.values.flatMap(\.values).allSatisfy {
        catalog.profession($0.body.author.role) != nil
      })
  }

  /// No entry is stamped, and nothing in one is said to have been, at or after today's midnight.
  static func nothingIsLater(than today: Day, in pretend: PretendFolder) throws {
    let midnight = UKTime.moment(day: today, hour: 0, minute: 0)
    for entry in try pretend.entries() {
      #expect(entry.header.at.moment < midnight)
      guard case .known(let body) = entry.content else { continue }
      switch body {
      case let body as FlagRaised:
        #expect(body.raisedAt.map { $0 < midnight } ?? false)
        #expect(body.since.map { $0 < today } ?? true)
      case let body as ObservationsRecorded:
        #expect(body.measuredAt < midnight)
        #expect(body.measuredAt <= entry.header.at.moment)
      case let body as EscalationRecorded: #expect(body.at.map { $0 < midnight } ?? false)
      case let body as ResidenceChanged: #expect(body.on.map { $0 < today } ?? false)
      case let body as RoundPlanned: #expect(body.date <= today)
      default: break
      }
    }
  }
}
