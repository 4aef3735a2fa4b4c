import Testing

@testable import RoundCore

@Suite("NHS numbers")
struct NHSNumberTests {
  private func problem(_ text: String) -> NHSNumber.Problem? {
    do {
      _ = try NHSNumber(text)
      return nil
    } catch {
      return error
    }
  }

  @Test(
    "Numbers with the right check digit are taken",
    arguments: [
      "4010232137", "9434765919", "9876543210", "9990000018", "9990000050", "401 023 2137",
      " 401 0232137 ",
    ])
  func validNumbers(text: String) throws {
    #expect(try NHSNumber(text).digits == text.filter { $0 != " " })
  }

  @Test("Each other check digit is refused")
  func otherCheckDigits() {
    for digit in 0...9 where digit != 7 {
      #expect(problem("401023213\(digit)") == .checkDigit)
    }
    // The check digit would be 10, so no number begins like this.
    for digit in 0...9 {
      #expect(problem("123456789\(digit)") == .checkDigit)
      #expect(problem("999000000\(digit)") == .checkDigit)
    }
  }

  @Test("Every slip of one digit and every swap of neighbours is found")
  func slipsAreFound() throws {
    let digits = Array("9434765919")
    for place in digits.indices {
      for digit in "0123456789" where digit != digits[place] {
        var slip = digits
        slip[place] = digit
        #expect(problem(String(slip)) != nil, "\(String(slip))")
      }
      guard place + 1 < digits.count, digits[place] != digits[place + 1] else { continue }
      var swapped = digits
      swapped.swapAt(place, place + 1)
      #expect(problem(String(swapped)) != nil, "\(String(swapped))")
    }
  }

  @Test("Ten equal digits are refused although some pass the arithmetic")
  func repeatedDigits() {
    for digit in 0...9 {
      #expect(problem(String(repeating: "\(digit)", count: 10)) == .repeatedDigit)
    }
  }

  @Test("Text that is not ten digits says what is wrong")
  func otherText() {
    #expect(problem("") == .notTenDigits(found: 0))
    #expect(problem("401 023 213") == .notTenDigits(found: 9))
    #expect(problem("401 023 21370") == .notTenDigits(found: 11))
    #expect(problem("401-023-2137") == .otherCharacters)
    #expect(problem("401 023 213٧") == .otherCharacters)
    #expect(problem("401O232137") == .otherCharacters)
  }

  @Test("Numbers are shown three, three, four")
  func shownForm() throws { #expect(try NHSNumber("4010232137").shown == "401 023 2137") }

  @Test("A check digit is for nine digits only")
  func checkDigits() {
    #expect(NHSNumber.checkDigit(of: [4, 0, 1, 0, 2, 3, 2, 1, 3]) == 7)
    #expect(NHSNumber.checkDigit(of: [9, 8, 7, 6, 5, 4, 3, 2, 1]) == 0)
    #expect(NHSNumber.checkDigit(of: [1, 2, 3, 4, 5, 6, 7, 8, 9]) == nil)
    #expect(NHSNumber.checkDigit(of: []) == nil)
    #expect(NHSNumber.checkDigit(of: [Int.max, 0, 1, 0, 2, 3, 2, 1, 3]) == nil)
  }

  @Test(
    "Signs that people and spreadsheets put between the digits are dropped",
    arguments: [
      "401-023-2137", "401\u{A0}023\u{202F}2137", "=\"4010232137\"", "'4010232137", "4,010,232,137",
      "401\u{2013}023\u{2013}2137", "(401) 023 2137", "4010232137.0",
    ])
  func typed(text: String) throws {
    #expect(try NHSNumber(typed: text).digits == "4010232137")
  }

  @Test(
    "What may have lost a digit or may be another is not made to fit",
    arguments: [
      "4.010232137", "4.010232137E9", "4.01023E+09", "401O232137", "401 023 213٧", "-", "",
    ])
  func notTyped(text: String) {
    #expect(throws: NHSNumber.Problem.self) { try NHSNumber(typed: text) }
  }
}
