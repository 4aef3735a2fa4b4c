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
    let record = try #require(try pretend.readings().first?.record)
    let content = try PretendContent.shipped()
    for words in content.residents {
      let resident = try #require(
        record.register.first {
          $0.current?.family == words.family && $0.current?.given == words.given
        })
      let plan = resident.carePlan
      #expect(plan.count == words.carePlan.count)
      for heading in plan {
        let wanted = words.carePlan.first {
          Catalog.shipped.words($0.heading, in: Catalog.shipped.carePlanHeadings)
            == heading.heading
        }
        #expect(heading.standing.count == 1)
        #expect(heading.text == wanted?.text)
        for (before, after) in zip(heading.history, heading.history.dropFirst()) {
          #expect(after.change.before == before.change.after)
          #expect(after.change.replaces == [before.change.id])
        }
      }
    }
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
