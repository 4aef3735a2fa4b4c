import Testing

@testable import RoundExchange

@Suite("CSV files as programs write them")
struct CSVFileTests {
  private func read(_ text: String) throws -> CSVTable { try CSVTable.read(Array(text.utf8)) }

  @Test(
    "The separator is the one that stands most often in the heading row, quotes aside",
    arguments: [
      ("a,b\n", CSVSeparator.comma), ("a;b\n1,5;2\n", .semicolon), ("a\tb\n1;2\t3,4\n", .tab),
      ("a\n1\n", .comma), ("\"a;b;c\",d\n", .comma), ("\"a,b\";\"c,d\";e\n", .semicolon),
      ("\n\r\n;;\na,b\n", .comma), ("\"x\ny,,\";b\n", .semicolon), ("a,b;c\n", .comma),
      ("\"a\"\"b;;\",c\n", .comma),
    ])
  func separators(text: String, separator: CSVSeparator) throws {
    #expect(try read(text).separator == separator)
  }

  @Test("Semicolons and tabs part fields, and commas are then text")
  func otherSeparators() throws {
    #expect(try read("a;b\n1,5;2\n").rows.map(\.values) == [.fields(["1,5", "2"])])
    #expect(try read("a\tb\n1,5\t2;3\n").rows.map(\.values) == [.fields(["1,5", "2;3"])])
  }

  @Test(
    "Excel's separator line is understood and not a heading row",
    arguments: ["sep=;", "SEP=;", "\"sep=;\"", "\u{FEFF}sep=;"])
  func separatorLine(first: String) throws {
    for end in ["\n", "\r\n", "\r"] {
      let table = try read([first, "a,x;b", "1;2", ""].joined(separator: end))
      #expect(table.separator == .semicolon)
      #expect(table.headers == ["a,x", "b"])
      #expect(table.rows.map(\.line) == [3])
    }
  }

  @Test("A separator line with another sign is refused, and a longer one is a heading")
  func otherSeparatorLines() throws {
    #expect(throws: CSVProblem.unknownSeparator) { try read("sep=|\na|b\n") }
    #expect(try read("sep=tion,b\n1,2\n").headers == ["sep=tion", "b"])
  }

  @Test("A byte-order mark is no part of the first name")
  func byteOrderMark() throws {
    let table = try read("\u{FEFF}name,room\nx,1\n")
    #expect(table.headers == ["name", "room"])
    #expect(try read("\u{FEFF}\"name\",room\nx,1\n").rows.first?["name"] == "x")
  }

  @Test("UTF-16 files are told to be saved as CSV UTF-8")
  func utf16() {
    for mark: [UInt8] in [[0xFF, 0xFE], [0xFE, 0xFF], [0xFF, 0xFE, 0x00, 0x00]] {
      #expect(throws: CSVProblem.utf16) { try CSVTable.read(mark + [0x61, 0x00]) }
    }
    #expect(CSVProblem.utf16.sentence.contains("CSV UTF-8"))
    #expect(CSVProblem.notUTF8(line: 3).sentence.contains("CSV UTF-8"))
    #expect(CSVProblem.nulByte(line: 3).sentence.contains("CSV UTF-8"))
    #expect(CSVProblem.workbook.sentence.contains("CSV UTF-8"))
  }

  @Test("Workbooks are told apart from broken text")
  func workbooks() {
    #expect(throws: CSVProblem.workbook) {
      try CSVTable.read([0x50, 0x4B, 0x03, 0x04, 0x14, 0x00])
    }
    #expect(throws: CSVProblem.workbook) {
      try CSVTable.read([0xD0, 0xCF, 0x11, 0xE0, 0xA1])
    }
  }

  @Test(
    "Bytes that are not UTF-8 are refused with their line",
    arguments: [
      [0xE9] /* é of Windows-1252 */, [0x92], [0xC3], [0xC0, 0xAF], [0xED, 0xA0, 0x80],
      [0xF5, 0x80, 0x80, 0x80],
    ] as [[UInt8]])
  func notUTF8(bad: [UInt8]) {
    let before = Array("name,note\r\né,ü\r\nRen".utf8)
    #expect(throws: CSVProblem.notUTF8(line: 3)) {
      try CSVTable.read(before + bad + Array("e,x\r\n".utf8))
    }
    #expect(throws: CSVProblem.notUTF8(line: 1)) { try CSVTable.read(bad) }
  }

  @Test("A NUL byte is refused with its line")
  func nulBytes() {
    #expect(throws: CSVProblem.nulByte(line: 2)) { try read("a,b\n1,\u{0}2\n") }
    #expect(throws: CSVProblem.nulByte(line: 3)) { try read("a\r\n1\r\u{0}") }
  }

  @Test("A file over the limit is refused, one of just that size is read")
  func fileLimit() throws {
    var limits = CSVLimits()
    #expect(limits.fileBytes == 20_000_000)
    let large = [UInt8](repeating: 0x61, count: 20_000_001)
    #expect(throws: CSVProblem.tooLarge(bytes: 20_000_001, limit: 20_000_000)) {
      try CSVTable.read(large)
    }
    limits.fileBytes = 8
    #expect(try CSVTable.read(Array("a,b\n1,2\n".utf8), limits: limits).rows.count == 1)
    #expect(throws: CSVProblem.tooLarge(bytes: 9, limit: 8)) {
      try CSVTable.read(Array("a,b\n1,2\n\n".utf8), limits: limits)
    }
  }

  @Test("Rows are counted without the heading row and blank ones")
  func rowLimit() throws {
    var limits = CSVLimits()
    #expect(limits.rows == 200_000)
    limits.rows = 2
    #expect(try CSVTable.read(Array("a\n1\n\n2\n\n".utf8), limits: limits).rows.count == 2)
    #expect(throws: CSVProblem.tooManyRows(limit: 2)) {
      try CSVTable.read(Array("a\n1\n2\n3\n".utf8), limits: limits)
    }
  }

  @Test("More columns than anybody has are refused")
  func columnLimit() throws {
    let names = (1...1000).map { "c\($0)" }.joined(separator: ",")
    #expect(try read(names + "\n").headers.count == 1000)
    #expect(throws: CSVProblem.tooManyColumns(limit: 1000)) { try read(names + ",d\n") }
    let wide = try read("a,b\n" + String(repeating: ",x", count: 5000) + "\n")
    #expect(wide.rows.map(\.problem) == [.tooManyFields(found: 5001, expected: 2)])
  }

  @Test("A field over the limit refuses its row, quoted or not")
  func fieldLimit() throws {
    let full = String(repeating: "x", count: 16_384)
    let table = try read("a,b\n1,\(full)\n1,\(full)x\n\"\(full)\",1\n\"\(full)é\",1\n1,2\n")
    #expect(
      table.rows.map(\.problem) == [
        nil, .fieldTooLong(column: 2, limit: 16_384), nil,
        .fieldTooLong(column: 1, limit: 16_384), nil,
      ])
    #expect(
      CSVRowProblem.fieldTooLong(column: 28, limit: 16_384).sentence
        == "The text in column AB is too long: at most 16 KB fit.")
  }

  @Test("Columns have the letters of a spreadsheet")
  func letters() {
    let columns = [1, 2, 26, 27, 52, 53, 702, 703]
    #expect(
      columns.map(CSVText.letters(ofColumn:)) == ["A", "B", "Z", "AA", "AZ", "BA", "ZZ", "AAA"])
    #expect(CSVText.letters(ofColumn: 0) == "")
  }

  @Test("Each row problem says what to do")
  func rowSentences() {
    let problems: [CSVRowProblem] = [
      .tooFewFields(found: 2, expected: 3), .tooManyFields(found: 4, expected: 3),
      .textAfterQuote(column: 1), .quoteInField(column: 2), .fieldTooLong(column: 3, limit: 16_384),
    ]
    #expect(Set(problems.map(\.sentence)).count == problems.count)
    #expect(problems[1].sentence.contains("4 columns, the heading row 3"))
  }
}
