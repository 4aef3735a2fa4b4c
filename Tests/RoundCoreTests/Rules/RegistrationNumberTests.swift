import Testing

@testable import RoundCore

@Suite("Registration numbers")
struct RegistrationNumberTests {
  private func accepts(_ pattern: String, _ text: String) throws -> Bool {
    try RegistrationPattern(pattern).matches(text)
  }

  @Test(
    "Numbers of the registers fit their patterns",
    arguments: [
      (#"^\d{7}$"#, "6012345"), (#"^A\d{7}$"#, "A1234567"), (#"^2\d{6}"#, "2012345"),
      (#"^\d{2}[A-Z]\d{4}[A-Z]$"#, "71A2998E"), (#"^[A-Z]{2}\d{1,6}$"#, "PA1"),
      (#"^[A-Z]{2}\d{1,6}$"#, "PA123456"), ("^[0-9]{7}$", "6012345"), (#"^L?\d{6}$"#, "L123456"),
      (#"^L?\d{6}$"#, "123456"), (#"^[A-Z]\d{0,2}7$"#, "A7"), (#"^\d{1,3}12$"#, "9912"),
      ("^[A-C0-2x]{3}$", "B1x"),
    ])
  func fits(pattern: String, text: String) throws { #expect(try accepts(pattern, text)) }

  @Test(
    "Other texts do not fit",
    arguments: [
      (#"^\d{7}$"#, "601234"), (#"^\d{7}$"#, "60123456"), (#"^\d{7}$"#, "601234O"),
      (#"^\d{7}$"#, "٦٠١٢٣٤٥"), (#"^2\d{6}"#, "1012345"), (#"^2\d{6}"#, "20123456"),
      (#"^\d{2}[A-Z]\d{4}[A-Z]$"#, "71a2998E"), (#"^[A-Z]{2}\d{1,6}$"#, "PA"),
      (#"^[A-Z]{2}\d{1,6}$"#, "PA1234567"), (#"^\d{7}$"#, ""), (#"^\d{7}$"#, "6012345\n"),
    ])
  func doesNotFit(pattern: String, text: String) throws { #expect(try !accepts(pattern, text)) }

  @Test(
    "A pattern that would be misread is refused",
    arguments: [
      "", "^", "^$", ".*", "^(A|B)$", #"^\w{3}$"#, "[A-Z", "[Z-A]", "[]", "A{", "A{2", "A{2,1}",
      "A{0}", "A{,3}", "A{99999999999999999999}", "A{1,65}", "A^", "A$B", "A+", #"A\"#, "é", "{2}",
      "A{2}{3}", "[A-]",
    ])
  func badPattern(pattern: String) {
    #expect(throws: RegistrationPattern.Problem.self) { try RegistrationPattern(pattern) }
  }

  @Test("Every pattern and text ends, however they are made")
  func noisePatternsEnd() {
    var random = RulesNoise(seed: 7)
    let signs = Array(#"^$[]{}\,?d-AZ09 .é"#)
    for _ in 0..<20_000 {
      let pattern = random.text(of: signs, upTo: 14)
      guard let read = try? RegistrationPattern(pattern) else { continue }
      _ = read.matches(random.text(of: Array("AZ09-d"), upTo: 30))
    }
    let slow = String(repeating: #"\d{0,64}"#, count: 40)
    #expect(throws: Never.self) {
      let read = try RegistrationPattern(slow)
      #expect(!read.matches(String(repeating: "1", count: 31) + "x"))
    }
  }

  @Test("A number is read as people write it")
  func writtenForms() throws {
    let nurse = [try RegistrationPattern(#"^\d{2}[A-Z]\d{4}[A-Z]$"#)]
    #expect(try RegistrationNumber(" 71a 2998-e ", patterns: nurse).text == "71A2998E")
    #expect(throws: RegistrationNumber.Problem.otherForm) {
      try RegistrationNumber("71A2998", patterns: nurse)
    }
    #expect(throws: RegistrationNumber.Problem.otherCharacters) {
      try RegistrationNumber("71A/998E", patterns: nurse)
    }
    #expect(throws: RegistrationNumber.Problem.empty) {
      try RegistrationNumber(" - ", patterns: nurse)
    }
    #expect(throws: RegistrationNumber.Problem.otherForm) {
      try RegistrationNumber(String(repeating: "7", count: 33), patterns: [])
    }
    #expect(try RegistrationNumber("x 1", patterns: []).text == "X1")
  }

  @Test("One fitting pattern of several is enough")
  func severalPatterns() throws {
    let doctor = try [#"^\d{7}$"#, #"^L\d{6}$"#].map { try RegistrationPattern($0) }
    #expect(try RegistrationNumber("L123456", patterns: doctor).text == "L123456")
  }
}
