import Testing

@testable import RoundCore

@Suite("Pretend home")
struct PretendHomeTests {
  @Test("Eight weeks of 45 residents read back without damage")
  func readsBackWhole() throws {
    let pretend = try PretendFolder(PretendHomeOptions())
    let readings = try pretend.readings()
    let reading = try #require(readings.first)
    #expect(readings.count == 1)
    #expect(reading.damage == [])
    #expect(reading.unlinked == 0)
    #expect(reading.chains.count == 2)
    #expect(reading.record.unknown.isEmpty)
    #expect(reading.record.register.count == 45)
    #expect(reading.record.isPretend)
    #expect(reading.record.homeName == "Rosewood House")
    #expect(reading.record.rounds.values.filter(\.isClosed).count == 8)
  }

  @Test("This week's list has the 15 flagged residents, one escalated and 14 to see")
  func listOfThisWeek() throws {
    let pretend = try PretendFolder(PretendHomeOptions())
    let record = try #require(try pretend.readings().first?.record)
    let round = try #require(record.currentRound(on: PretendFolder.thursday))
    #expect(round.date == PretendFolder.thursday)
    #expect(round.plan?.time == "14:00")
    #expect(round.plan?.cutOff?.iso == "2026-03-11T14:00:00.000Z")
    #expect(!round.isOpened)
    let list = record.list(of: round.id)
    #expect(list.count == 15)
    #expect(list.filter { $0.status == .escalated }.count == 1)
    #expect(list.filter { $0.status == .toSee }.count == 14)
    // Both came after the cut-off: the one for whom 999 was called, and a fall.
    let late = list.filter(\.isLate)
    #expect(
      Set(late.map { record.residents[$0.resident]?.current?.family }) == [
        "Whitlock", "Fairclough",
      ])
    #expect(late.allSatisfy { $0.homePlace == nil })
    #expect(Set(list.compactMap(\.homePlace)) == Set(1...13))
    #expect(
      list.allSatisfy { item in
        record.residents[item.resident]?.note(for: item.flags[0].header.id) != nil
      })
  }

  @Test("The escalation says its route, when, who was told and what they said, and is open")
  func escalation() throws {
    let pretend = try PretendFolder(PretendHomeOptions())
    let record = try #require(try pretend.readings().first?.record)
    let open = record.residents.values.flatMap(\.openEscalations)
    let escalation = try #require(open.first?.body)
    #expect(open.count == 1)
    #expect(escalation.route == "emergency999")
    #expect(escalation.at?.iso == "2026-03-11T19:10:00.000Z")
    #expect(escalation.told?.isEmpty == false)
    #expect(escalation.said?.isEmpty == false)
  }

  @Test("NHS numbers are valid, unique and from the test range, and one resident has none")
  func numbers() throws {
    let pretend = try PretendFolder(PretendHomeOptions())
    let record = try #require(try pretend.readings().first?.record)
    let numbers = record.register.compactMap(\.current?.nhsNumber)
    #expect(numbers.count == 44)
    #expect(Set(numbers).count == 44)
    #expect(numbers.allSatisfy { $0.digits.hasPrefix("999") })
    #expect(numbers.allSatisfy { (try? NHSNumber($0.digits)) == $0 })
    let without = record.register.filter { $0.current?.nhsNumber == nil }
    #expect(without.map { $0.current?.numberStatus } == [ResidentDetails.NumberStatus.none])
  }

  @Test("Two of the flagged residents' surnames are borne by somebody else too")
  func sameSurname() throws {
    let pretend = try PretendFolder(PretendHomeOptions())
    let record = try #require(try pretend.readings().first?.record)
    let hughes = record.register.filter { $0.current?.family == "Hughes" }
    #expect(hughes.count == 2)
    #expect(record.sameSurname(as: hughes[0].id).map(\.id) == [hughes[1].id])
  }

  @Test("Care plans stand as the words say, one change to a heading")
  func carePlans() throws {
    let pretend = try PretendFolder(PretendHomeOptions())
    try PretendChecks.carePlansStand(in: try #require(try pretend.readings().first?.record))
  }

  @Test("Every code in the entries is one that the catalog offers")
  func codes() throws {
    let pretend = try PretendFolder(PretendHomeOptions())
    PretendChecks.codesAreKnown(in: try #require(try pretend.readings().first?.record))
  }

  @Test("Nothing is stamped later than the midnight that begins today")
  func times() throws {
    let pretend = try PretendFolder(PretendHomeOptions())
    try PretendChecks.nothingIsLater(than: PretendFolder.thursday, in: pretend)
  }

  @Test("What the home has not confirmed, and what it asks back, is on record")
  func confirmations() throws {
    let pretend = try PretendFolder(PretendHomeOptions())
    let record = try #require(try pretend.readings().first?.record)
    let residents = record.residents.values
    let answered = Set(residents.flatMap(\.acknowledgements.facts).compactMap(\.body.item))
    let reviews = residents.flatMap(\.reviews.facts).map(\.body)
    let plans = reviews.flatMap(\.carePlanChanges).filter { !answered.contains($0.id) }
    let medicines = reviews.flatMap(\.medicineChanges).filter { !answered.contains($0.id) }
    let past = try PretendContent.shipped().past
    #expect(
      plans.count == past.flatMap { $0.carePlanChanges ?? [] }.filter { !$0.confirmed }.count)
    #expect(
      medicines.count == past.flatMap { $0.medicineChanges ?? [] }.filter { !$0.confirmed }.count)
    #expect(!plans.isEmpty && !medicines.isEmpty)
    let queries = residents.flatMap(\.acknowledgements.facts).filter { $0.body.state == .query }
    #expect(queries.map(\.body.note) == ["Who brings the form, and can it be a morning?"])
    let closed = record.rounds.values.filter(\.isClosed)
    #expect(
      closed.allSatisfy { $0.acknowledgements.facts.map(\.body.state) == [.received] })
    let open = residents.flatMap(\.openActions)
    #expect(open.count == past.flatMap { $0.actions ?? [] }.filter { !$0.done }.count)
  }

  @Test("Whoever is back from hospital has been there since before the last round")
  func backFromHospital() throws {
    let pretend = try PretendFolder(PretendHomeOptions())
    let record = try #require(try pretend.readings().first?.record)
    let resident = try #require(record.register.first { $0.current?.family == "Pemberton" })
    #expect(resident.residence.facts.map(\.body.state) == [.hospital, .home])
    #expect(resident.residence.facts.map { $0.body.on?.iso } == ["2026-02-28", "2026-03-09"])
    let measured = resident.observations.facts.map { UKTime($0.body.measuredAt).day }
    #expect(!measured.contains { $0.iso > "2026-02-28" && $0.iso < "2026-03-09" })
    #expect(resident.weights.last?.kilograms == "67.8")
    let since = SinceLastRound(of: resident, before: nil).lines.map(\.text)
    #expect(since.contains("back in the home 09-Mar-2026 (with the discharge letter)"))
    #expect(since.contains("Ramipril 5 mg every morning (not given since she came back)"))
  }

  @Test("Weekly observations score what is usual for the resident")
  func usualScores() throws {
    let pretend = try PretendFolder(PretendHomeOptions())
    let record = try #require(try pretend.readings().first?.record)
    for words in try PretendContent.shipped().residents {
      let resident = record.register.first {
        $0.current?.family == words.family && $0.current?.given == words.given
      }
      let weekly = resident?.observations.facts.filter { $0.body.diastolic != nil } ?? []
      #expect(!weekly.isEmpty)
      #expect(
        weekly.allSatisfy { $0.body.news2(bands: .published)?.total == words.usualNews2 },
        "\(words.key)")
      #expect(
        resident?.weights.last?.kilograms
          == words.weights.min { $0.weeksAgo < $1.weeksAgo }?.kilograms)
    }
  }

  @Test("The MAR goes from what it was to what the words say, change by change")
  func medicines() throws {
    let pretend = try PretendFolder(PretendHomeOptions())
    let record = try #require(try pretend.readings().first?.record)
    for words in try PretendContent.shipped().residents {
      let resident = record.register.first {
        $0.current?.family == words.family && $0.current?.given == words.given
      }
      #expect(resident?.medicines.last?.body.text == words.medicines, "\(words.key)")
    }
    let nguyen = try #require(record.register.first { $0.current?.room == "14" })
    let first = try #require(nguyen.medicines.facts.first?.body.text)
    #expect(first.contains("Carbocisteine 750 mg three times a day"))
  }

  @Test("Ages are those of the words, today")
  func ages() throws {
    let pretend = try PretendFolder(PretendHomeOptions())
    let record = try #require(try pretend.readings().first?.record)
    for words in try PretendContent.shipped().residents {
      let resident = record.register.first {
        $0.current?.family == words.family && $0.current?.given == words.given
      }
      #expect(resident?.current?.born?.years(until: PretendFolder.thursday) == words.age)
    }
  }
}
