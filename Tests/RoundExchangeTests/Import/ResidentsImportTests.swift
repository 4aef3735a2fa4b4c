import RoundCore
import RoundData
import Testing

@testable import RoundExchange

@Suite("A register from a spreadsheet")
struct ResidentsImportTests {
  private let example = String(decoding: RoundData.residentsExample, as: UTF8.self)

  @Test("The example register is taken whole, and taking it again adds nothing")
  func exampleTwice() throws {
    var bench = try ImportBench()
    let report = try bench.takeResidents(example)
    #expect(report.verdicts == Array(repeating: .taken, count: 8))
    #expect(report.rows.allSatisfy { $0.notes.isEmpty })
    #expect(report.notes.isEmpty)
    #expect(bench.record.register.count == 8)
    let elsie = try #require(bench.record.resident(with: NHSNumber("9994281445")))
    #expect(elsie.current?.shownName == "CROWTHER, Elsie (Miss)")
    #expect(elsie.current?.born?.shown == "29-Feb-1932")
    #expect(elsie.current?.preferredName == "Else")
    #expect(
      elsie.allergyStatement.shown
        == "Known allergies Penicillin (rash), sticking plaster (blisters)")
    let sean = try #require(bench.record.resident(with: NHSNumber("9994360639")))
    #expect(sean.allergies.isEmpty)
    let again = try bench.planResidents(example)
    #expect(again.drafts.isEmpty)
    #expect(again.report.unchanged == 8)
  }

  @Test("Columns are found by their common names, in any order, and others are named as not taken")
  func synonyms() throws {
    var bench = try ImportBench()
    let report = try bench.takeResidents(
      """
      Key worker,Sex,Date of birth (dd/mm/yyyy),GP,Forename,NHS No.,Surname,Room no,Known as
      Bo,F,12/03/1938,Dr Shah,Mavis,999 412 3068,Atkinson,3,May
      """)
    #expect(report.notes == ["Columns not taken: \"Key worker\"."])
    let details = try bench.details("Atkinson")
    #expect(details.given == "Mavis")
    #expect(details.gender == .female)
    #expect(details.born == Day(iso: "1938-03-12"))
    #expect(details.practitioner == "Dr Shah")
    #expect(details.room == "3")
    #expect(details.preferredName == "May")
    #expect(details.nhsNumber?.digits == "9994123068")
    #expect(details.numberStatus == .given)
  }

  @Test("Two columns that mean the same are refused with the file")
  func sameMeaning() throws {
    var bench = try ImportBench()
    #expect(
      throws: ImportProblem.sameMeaning(
        first: 1, firstName: "Surname", second: 3, secondName: "Family name")
    ) {
      try bench.planResidents("Surname,Given name,Family name\nA,B,C\n")
    }
    #expect(throws: ImportProblem.noNames) { try bench.planResidents("Room,Born\n3,\n") }
    #expect(throws: ImportProblem.csv(.empty)) { try bench.planResidents("") }
  }

  @Test("Semicolons, a byte-order mark, CRLF and a line end within a cell are read")
  func spreadsheetFlavour() throws {
    var bench = try ImportBench()
    let report = try bench.takeResidents(
      "\u{FEFF}Family name;Given name;Room;Medicines\r\n"
        + "Atkinson;Mavis;3;\"Paracetamol 1 g; four times a day\r\nSenna 15 mg at night\"\r\n"
        + "Farooq;Shabnam;19;\r\n")
    #expect(report.rows.map(\.line) == [2, 4])
    #expect(report.taken == 2)
    #expect(
      try bench.resident("Atkinson").medicines.last?.body.text
        == "Paracetamol 1 g; four times a day\nSenna 15 mg at night")
    #expect(try bench.resident("Farooq").medicines.isEmpty)
  }

  @Test(
    "A number that cannot be right is kept as written, and the resident stands",
    arguments: ["999 412 3067", "99941230", "ABC", "9.99412E+09", "1111111111"])
  func numberNotVerified(text: String) throws {
    var bench = try ImportBench()
    let file = "NHS number,Family name,Given name\n\(text),Atkinson,Mavis\n"
    let report = try bench.takeResidents(file)
    #expect(report.verdicts == [.taken])
    #expect(report.says("NHS number not verified: \"\(text)\""))
    let details = try bench.details("Atkinson")
    #expect(details.nhsNumber == nil)
    #expect(details.numberStatus == .notVerified)
    #expect(details.numberAsWritten == text)
    #expect(try bench.planResidents(file).drafts.isEmpty)
  }

  @Test("A number that cannot be right does not take the place of one that can")
  func goodNumberStays() throws {
    var bench = try ImportBench()
    let head = "NHS number,Family name,Given name,Born\n"
    try bench.takeResidents(head + "9994123068,Atkinson,Mavis,12-Mar-1938\n")
    let report = try bench.takeResidents(head + "9994123067,Atkinson,Mavis,12-Mar-1938\n")
    #expect(report.verdicts == [.unchanged])
    #expect(report.says("The number in the register stays: 999 412 3068."))
    #expect(try bench.details("Atkinson").nhsNumber?.digits == "9994123068")
  }

  @Test("One number on two lines is refused on the second, and each line names the other")
  func numberTwiceInFile() throws {
    var bench = try ImportBench()
    let plan = try bench.planResidents(
      """
      NHS number,Family name,Given name,Born
      9994123068,Atkinson,Mavis,12-Mar-1938
      999 412 3068,Bhattacharya,Sunil,04-Nov-1944
      """)
    #expect(plan.report.verdicts == [.taken, .refused])
    #expect(
      plan.report.rows.map(\.notes) == [
        [
          "NHS number 999 412 3068 is on line 3 too: Bhattacharya, Sunil. That line was refused."
        ],
        ["NHS number 999 412 3068 is on line 2 too: Atkinson, Mavis."],
      ])
    #expect(plan.drafts.count == 1)
    #expect(plan.drafts(partial: false).isEmpty)
    #expect(plan.drafts(partial: true).count == 1)
  }

  @Test("A number of somebody else in the record is refused, naming them")
  func numberOfAnother() throws {
    var bench = try ImportBench()
    let head = "NHS number,Family name,Given name,Born,Room\n"
    try bench.takeResidents(head + "9994123068,Atkinson,Mavis,12-Mar-1938,3\n")
    for row in [
      "9994123068,Bhattacharya,Sunil,04-Nov-1944,7", "9994123068,Bhattacharya,Sunil,,",
      "9994123068,Atkinson,Harold,01-Jan-1936,3",
    ] {
      let plan = try bench.planResidents(head + row + "\n")
      #expect(plan.report.verdicts == [.refused])
      #expect(plan.report.says("999 412 3068 belongs to ATKINSON, Mavis, room 3."))
      #expect(plan.drafts.isEmpty)
    }
  }

  @Test("Whoever marries keeps number and birth, and is changed")
  func marriage() throws {
    var bench = try ImportBench()
    let head = "NHS number,Family name,Given name,Born\n"
    try bench.takeResidents(head + "9994123068,Atkinson,Mavis,12-Mar-1938\n")
    let report = try bench.takeResidents(head + "9994123068,Farooq,Mavis,12-Mar-1938\n")
    #expect(report.says("Family name changed from \"Atkinson\" to \"Farooq\"."))
    #expect(bench.record.register.count == 1)
  }

  @Test("A changed room changes the resident, and an empty cell takes nothing away")
  func changes() throws {
    var bench = try ImportBench()
    let head = "Family name,Given name,Born,Room,Registered GP,Gender\n"
    try bench.takeResidents(head + "Atkinson,Mavis,12-Mar-1938,3,Dr Shah,F\n")
    let report = try bench.takeResidents(head + "ATKINSON,MAVIS,12/03/1938,5,,unknown\n")
    #expect(report.verdicts == [.taken])
    #expect(report.rows.first?.notes == ["Room changed from \"3\" to \"5\"."])
    let details = try bench.details("Atkinson")
    #expect(details.room == "5")
    #expect(details.practitioner == "Dr Shah")
    #expect(details.gender == .female)
  }

  @Test("The same name and room is the same resident while a birth is missing, and no longer")
  func nameAndRoom() throws {
    var bench = try ImportBench()
    let head = "Family name,Given name,Born,Room\n"
    try bench.takeResidents(head + "Crowther,Elsie,,8\n")
    #expect(try bench.takeResidents(head + "Crowther,Elsie,29-Feb-1932,8\n").taken == 1)
    #expect(bench.record.register.count == 1)
    let report = try bench.takeResidents(head + "Crowther,Elsie,30-Jan-1935,8\n")
    #expect(report.says("Another resident has the same name: CROWTHER, Elsie, room 8."))
    #expect(bench.record.register.count == 2)
  }

  @Test(
    "A birth that cannot be read is left out and told",
    arguments: ["12/03/38", "31/04/1938", "spring", "01/01/2031"])
  func birthNotRead(text: String) throws {
    var bench = try ImportBench()
    let report = try bench.takeResidents("Surname,Forename,DOB\nAtkinson,Mavis,\(text)\n")
    #expect(report.verdicts == [.taken])
    #expect(report.says("Born not read: \"\(text)\"."))
    #expect(try bench.details("Atkinson").born == nil)
  }

  @Test("A row that cannot be read or names nobody is refused, and the others stand")
  func refusedRows() throws {
    var bench = try ImportBench()
    let plan = try bench.planResidents(
      """
      Family name,Given name,Room
      Atkinson,Mavis
      ,,7
      Crowther,Elsie,8,extra
      Farooq,Shabnam,19
      D"Arcy,Sean,12
      """)
    #expect(plan.report.verdicts == [.refused, .refused, .refused, .taken, .refused])
    #expect(plan.report.rows.map(\.line) == [2, 3, 4, 5, 6])
    #expect(plan.report.says("This row has 2 of 3 columns"))
    #expect(plan.report.says("There is no name on this line."))
    #expect(plan.report.lines().last == "1 taken, 0 unchanged, 4 refused.")
    let unwritten = plan.report.lines(nothingWritten: true)
    #expect(unwritten.contains("Line 5: could be taken  Farooq, Shabnam, room 19"))
    #expect(unwritten.last == "Nothing was taken: 4 refused.")
  }

  @Test("Known allergies are added to, and never taken away by a spreadsheet")
  func allergies() throws {
    var bench = try ImportBench()
    let head = "Family name,Given name,Allergies\n"
    try bench.takeResidents(head + "Atkinson,Mavis,NKDA\n")
    #expect(try bench.resident("Atkinson").allergyStatement.status == .none)
    try bench.takeResidents(head + "Atkinson,Mavis,Penicillin (rash)\n")
    for cell in ["", "none", "unknown", "penicillin"] {
      #expect(try bench.planResidents(head + "Atkinson,Mavis,\(cell)\n").drafts.isEmpty)
    }
    #expect(
      try bench.planResidents(head + "Atkinson,Mavis,none\n").report.says(
        "Known allergies stay as recorded"))
    try bench.takeResidents(head + "Atkinson,Mavis,Latex\n")
    #expect(
      try bench.resident("Atkinson").allergyStatement.shown
        == "Known allergies Penicillin (rash), Latex")
  }

  @Test("A CPR decision is taken only from words that cannot mean the other")
  func resuscitation() throws {
    var bench = try ImportBench()
    let head = "Family name,Given name,DNACPR\n"
    #expect(try bench.takeResidents(head + "Atkinson,Mavis,Yes\n").says("CPR decision not read"))
    #expect(try bench.resident("Atkinson").cpr.isEmpty)
    try bench.takeResidents(head + "Atkinson,Mavis,DNACPR\n")
    #expect(try bench.resident("Atkinson").cpr.last?.body.decision == .doNotAttempt)
    let report = try bench.takeResidents(head + "Atkinson,Mavis,not recorded\n")
    #expect(report.says("The CPR decision stays as recorded"))
    #expect(try bench.resident("Atkinson").cpr.last?.body.decision == .doNotAttempt)
  }

  @Test(
    "One column can hold the whole name",
    arguments: ["\"WALKER, Doris May (Mrs)\"", "Mrs. Doris May Walker"])
  func wholeName(cell: String) throws {
    var bench = try ImportBench()
    try bench.takeResidents("Name,Room\n\(cell),4\n")
    let details = try #require(bench.record.register.first?.current)
    #expect(details.shownName == "WALKER, Doris May (Mrs)")
    #expect(try bench.planResidents("Name,Room\n\(cell),4\n").drafts.isEmpty)
  }

  @Test("More text than an entry holds is refused while planning")
  func tooMuchText() throws {
    var bench = try ImportBench()
    let long = String(repeating: "x", count: 16_000)
    let plan = try bench.planResidents(
      "Family name,Given name,Title,Preferred name,Room,GP\n"
        + "Atkinson,\(long),\(long),\(long),\(long),\(long)\n")
    #expect(plan.report.verdicts == [.refused])
    #expect(plan.drafts.isEmpty)
  }

  @Test("Nothing hidden in a cell or heading reaches the report")
  func hostileCells() throws {
    var bench = try ImportBench()
    let evil = "\u{1B}]0;x\u{7}\u{202E}\u{9B}2J\u{200B}"
    let report = try bench.takeResidents(
      "Family name,Given name,NHS number,Born,Gender,Room,Allergies,CPR,Odd\(evil)\n"
        + "At\(evil),Mavis\(evil),1\(evil),2\(evil),3\(evil),4\(evil),5\(evil),6\(evil),x\n"
        + "At\(evil),Mavis\(evil),1\(evil),2\(evil),3\(evil),5\(evil),5\(evil),DNACPR,x\n")
    #expect(report.rows.count == 2)
    for line in report.lines() + report.notes + report.rows.flatMap({ $0.notes + [$0.who] }) {
      #expect(SafeText(line).string == line)
      #expect(!line.unicodeScalars.contains("\u{1B}"))
    }
    let problem = ImportProblem.csv(
      .duplicateHeader(first: 1, firstName: evil, second: 2, secondName: evil))
    #expect(!problem.sentence.unicodeScalars.contains("\u{202E}"))
  }
}
