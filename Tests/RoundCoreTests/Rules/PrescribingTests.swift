import Testing

@testable import RoundCore

@Suite("Prescribed or recommended")
struct PrescribingTests {
  private func words(_ role: String?, _ prescriber: String?) -> String {
    let author = role.map {
      Author(name: "A. Person", role: $0, organisation: "", registration: nil)
    }
    return Prescribing(prescriber: prescriber, author: author, catalog: .shipped).sentence
  }

  @Test("A GP prescribes, or names who does")
  func prescriber() {
    #expect(words("gp", nil) == "Prescriber: A. Person")
    #expect(words("gp", "Dr Shah") == "Prescriber: Dr Shah")
  }

  @Test("Whoever may not prescribe recommends, whoever is named")
  func recommends() {
    #expect(words("pharmacyTechnician", nil).hasPrefix("A RECOMMENDATION, not prescribed"))
    #expect(words("pharmacyTechnician", "Dr Shah").hasPrefix("A RECOMMENDATION to Dr Shah"))
  }

  @Test("Whoever may prescribe only with an annotation recommends until a prescriber is named")
  func annotated() {
    #expect(words("pharmacist", " ").hasPrefix("A RECOMMENDATION, not prescribed"))
    #expect(words("pharmacist", "Dr Shah") == "Prescriber: Dr Shah")
    #expect(words(nil, nil).hasPrefix("A RECOMMENDATION, not prescribed"))
  }
}
