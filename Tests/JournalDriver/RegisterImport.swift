import RoundCore
import RoundExchange

/// Takes a made-up register in from a spreadsheet, as `homeround import` does.
struct RegisterImport {
  let driver: Driver

  /// Rows whose names differ in letters, so that no row is taken for another's.
  private var spreadsheet: [UInt8] {
    var text = "Family name,Given name,Room,Allergies\n"
    for number in 0..<driver.options.count {
      let letters = "\(number)".utf8.map { String(UnicodeScalar($0 - 0x30 + 0x61)) }.joined()
      text += "Test\(letters),Person,\(number),Penicillin (rash)\n"
    }
    return Array(text.utf8)
  }

  func run(_ home: HomeID, _ device: DeviceID) -> Outcome {
    var identifiers = Identifiers()
    let reading: JournalReader.Reading
    do throws(FileError) {
      reading = try JournalReader.read(home, in: driver.folder)
    } catch {
      return Output.fail(error.sentence)
    }
    let plan: ImportPlan
    do throws(ImportProblem) {
      plan = try ResidentsImport.plan(
        spreadsheet, record: reading.record, author: .spreadsheet, identifiers: &identifiers,
        now: driver.now)
    } catch {
      return Output.fail("\(error)")
    }
    let drafts = plan.drafts(partial: false)
    if !drafts.isEmpty {
      let result = driver.writer(home, device, reading).append(drafts, now: driver.now)
      if let failure = result.failure { return Output.fail(failure.sentence) }
    }
    return Output.line("ack residents-\(driver.options.count) 0") ? .done : .silent
  }
}
