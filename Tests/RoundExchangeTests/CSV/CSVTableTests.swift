import Testing

@testable import RoundExchange

@Suite("Tables from CSV files")
struct CSVTableTests {
  private func read(_ text: String) throws -> CSVTable { try CSVTable.read(Array(text.utf8)) }

  @Test(
    "Every kind of line end ends a row, and the last may be missing",
    arguments: ["\n", "\r\n", "\r"])
  func lineEnds(end: String) throws {
    for last in ["", end] {
      let table = try read(["a,b", "1,2", "", "3,4"].joined(separator: end) + last)
      #expect(table.headers == ["a", "b"])
      #expect(table.rows.map(\.line) == [2, 4])
      #expect(table.rows.map(\.values) == [.fields(["1", "2"]), .fields(["3", "4"])])
    }
  }

  @Test("Line ends of several kinds in one file are each counted once")
  func mixedLineEnds() throws {
    let table = try read("a\r\n1\r2\n3\n\r4\r\r\n5")
    #expect(table.rows.map(\.line) == [2, 3, 4, 6, 8])
  }

  @Test("Quoted fields keep separators, quotes and line ends")
  func quotedFields() throws {
    let text =
      "name,note\r\n\"O'Hara, \"\"Dot\"\"\",\"line one\r\nline two\rthree\n\n\"\r\n"
      + "next,\"\"\r\n"
    let table = try read(text)
    #expect(
      table.rows.map(\.values) == [
        .fields(["O'Hara, \"Dot\"", "line one\nline two\nthree\n\n"]), .fields(["next", ""]),
      ])
    #expect(table.rows.map(\.line) == [2, 7])
    #expect(table.rows.map(\.lastLine) == [6, 7])
  }

  @Test("Spaces are part of a field and left out when it is asked for by name")
  func spaces() throws {
    let row = try #require(try read("a,b\n  1 ,\u{A0}two words\t\n").rows.first)
    #expect(row.values == .fields(["  1 ", "\u{A0}two words\t"]))
    #expect(row["a"] == "1")
    #expect(row["b"] == "two words")
    #expect(row["c"] == nil)
  }

  @Test("A quote begins a quoted field only at its very beginning")
  func spaceBeforeQuote() throws {
    #expect(
      try read("a,b\n1, \"2\"\n").rows.map(\.problem) == [.quoteInField(column: 2)])
  }

  @Test(
    "Columns are found by any way of writing their name",
    arguments: ["NHS number", "nhs_number", "NHS-Number", "NHSNUMBER", " nhs  number "])
  func columnNames(name: String) throws {
    let table = try read("Room, NHS Number ,Note\n3,4010232137,x\n")
    #expect(table.headers == ["Room", "NHS Number", "Note"])
    #expect(table.has(column: name))
    #expect(table.rows.first?[name] == "4010232137")
    #expect(try read("\(name)\n1\n").rows.first?["nhsNumber"] == "1")
    #expect(!table.has(column: "NHS No."))
    #expect(!table.has(column: ""))
  }

  @Test("Two columns of one name are refused and both are named")
  func duplicateHeaders() {
    let problem = CSVProblem.duplicateHeader(
      first: 1, firstName: "NHS number", second: 3, secondName: "nhs_number")
    #expect(throws: problem) { try read("NHS number,Room,nhs_number\n1,2,3\n") }
    #expect(
      problem.sentence == "Columns A (NHS number) and C (nhs_number) have the same name.")
  }

  @Test("A column without a name may be there as long as it is wholly empty")
  func namelessColumns() throws {
    let table = try read("a,, ,b,-\n1,, ,2,\n3,,,4,\n")
    #expect(table.headers == ["a", "", "", "b", "-"])
    #expect(table.rows.map { $0["b"] } == ["2", "4"])
    #expect(table.rows.first?[""] == nil)
    #expect(throws: CSVProblem.namelessColumn(column: 3, line: 3)) {
      try read("a,,\n1,,\n3,,x\n")
    }
    #expect(throws: CSVProblem.namelessColumn(column: 2, line: 2)) { try read("a,-\n1,x\n") }
  }

  @Test("Shorter and longer rows are refused, and the others are read")
  func rowLengths() throws {
    let table = try read("a,b,c\n1,2\n1,2,3\n1,2,3,4\n1,2,\n1,2,3,\n")
    #expect(
      table.rows.map(\.values) == [
        .refused(.tooFewFields(found: 2, expected: 3)), .fields(["1", "2", "3"]),
        .refused(.tooManyFields(found: 4, expected: 3)), .fields(["1", "2", ""]),
        .refused(.tooManyFields(found: 4, expected: 3)),
      ])
    #expect(table.rows.map(\.line) == [2, 3, 4, 5, 6])
    #expect(table.rows[0]["a"] == nil)
  }

  @Test("Rows without any text are passed over, also before the heading row")
  func blankRows() throws {
    let table = try read("\n\r\n , \t\na,b\n\n,\n , ,\n\"\",\" \"\n1,2\n   \n")
    #expect(table.headers == ["a", "b"])
    #expect(table.rows.map(\.line) == [9])
  }

  @Test("A quote in the wrong place refuses its row and no other")
  func strayQuotes() throws {
    let table = try read(
      """
      a,b
      "He said "hello" to me",2
      5" wound,2
      "x" ,2
      x,y"
      "x""y",z
      good,row
      """)
    #expect(
      table.rows.map(\.values) == [
        .refused(.textAfterQuote(column: 1)), .refused(.quoteInField(column: 1)),
        .refused(.textAfterQuote(column: 1)), .refused(.quoteInField(column: 2)),
        .fields(["x\"y", "z"]), .fields(["good", "row"]),
      ])
    #expect(table.rows.map(\.line) == [2, 3, 4, 5, 6, 7])
  }

  @Test("What a misplaced quote swallows is within the lines that are named")
  func swallowedLines() throws {
    let table = try read("a,b\n\"1,2\nx,\"y\",z\n3,4\n")
    #expect(table.rows.map(\.problem) == [.textAfterQuote(column: 1), nil])
    #expect(table.rows.map(\.line) == [2, 4])
    #expect(table.rows.first?.lastLine == 3)
  }

  @Test("A quote that is never closed refuses the file and says where it opened")
  func unterminatedQuote() {
    #expect(throws: CSVProblem.unterminatedQuote(line: 3)) {
      try read("a,b\n1,2\nx,\"never\nclosed\n3,4\n")
    }
    #expect(throws: CSVProblem.unterminatedQuote(line: 1)) { try read("a,\"") }
    #expect(throws: CSVProblem.unterminatedQuote(line: 2)) { try read("a\n\"\"\"") }
    #expect(throws: CSVProblem.unterminatedQuote(line: 4)) { try read("a,b\n\"1\n\",2\n3,\"4") }
  }

  @Test("A heading row that cannot be read refuses the file")
  func headingRow() {
    #expect(throws: CSVProblem.headingRow(line: 2, .quoteInField(column: 2))) {
      try read("\na,b\"c\n1,2\n")
    }
    #expect(throws: CSVProblem.headingRow(line: 1, .textAfterQuote(column: 1))) {
      try read("\"a\"x,b\n1,2\n")
    }
  }

  @Test("A file with headings only has no rows; one without is empty")
  func emptyFiles() throws {
    #expect(try read("a,b").rows.isEmpty)
    for text in ["", "\u{FEFF}", "\n\n", " , \n", "sep=;", "sep=;\n\n"] {
      #expect(throws: CSVProblem.empty) { try read(text) }
    }
  }

  @Test("Fields of any script come through unchanged")
  func otherScripts() throws {
    let rows = try read("naïve,β\nŁódź 🙂,e\u{301}\n").rows
    #expect(rows.map(\.values) == [.fields(["Łódź 🙂", "e\u{301}"])])
    #expect(try read("CAF\u{C9}\n1\n").rows.first?["cafe\u{301}"] == "1")
  }

  @Test("Written by the rules, any table is read back as it was")
  func roundTrip() throws {
    var state: UInt64 = 12
    func random(_ count: UInt64) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % count)
    }
    let pieces = ["a", "\"", ",", ";", "\t", "\n", " ", "é", "🙂", "x\"\"", "\n\n", "'"]
    for turn in 0..<500 {
      let separator = CSVSeparator.allCases[turn % 3]
      let sign = String(UnicodeScalar(separator.byte))
      let end = ["\n", "\r\n", "\r"][turn / 3 % 3]
      let width = 2 + random(4)
      let rows = (0..<random(6)).map { _ in
        ["x"] + (1..<width).map { _ in (0..<random(5)).map { _ in pieces[random(12)] }.joined() }
      }
      let lines = ([(0..<width).map { "column\($0)" }] + rows).map { row in
        row.map { field in
          let parts = field.split(separator: "\"", omittingEmptySubsequences: false)
          let quoted = "\"" + parts.joined(separator: "\"\"") + "\""
          return field.allSatisfy { $0.isLetter } && turn % 2 == 0 ? field : quoted
        }.joined(separator: sign)
      }
      let table = try read(lines.joined(separator: end) + end)
      #expect(table.separator == separator)
      #expect(table.rows.map(\.values) == rows.map { .fields($0) })
    }
  }

  @Test("No bytes make the reader fail")
  func noiseIsSurvived() {
    var state: UInt64 = 5
    let signs = Array("\",;\t\r\nab =se\u{0}\u{FF}\u{C3}".utf8) + [0xEF, 0xBB, 0xBF, 0xFF, 0xFE]
    for _ in 0..<30_000 {
      var bytes: [UInt8] = []
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      for _ in 0..<(state >> 33) % 40 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        bytes.append(signs[Int((state >> 33) % UInt64(signs.count))])
      }
      do throws(CSVProblem) {
        let table = try CSVTable.read(bytes)
        for row in table.rows {
          #expect(row.line >= 2 && row.lastLine >= row.line)
          guard case .fields(let fields) = row.values else { continue }
          #expect(fields.count == table.headers.count)
        }
      } catch {
        #expect(!error.sentence.isEmpty)
      }
    }
  }
}
