import RoundData
import Testing

@testable import RoundCore

@Suite("Abbreviations and phrases as data")
struct TextAbbreviationsTests {
  private func found(_ text: String) -> [String] {
    Abbreviations.shipped.find(in: text).map(\.found)
  }

  @Test("Found as words and right after a number, in these spellings only, each once")
  func finding() {
    #expect(found("50mcg od, then 100 mcg") == ["mcg", "od"])
    #expect(found("Insulin 10U at night; 4.5 IU") == ["U"])
    #expect(found("U and E, bloods U + E; U") == [])
    #expect(found("10 U, 10IU iu") == ["U"])
    #expect(found("p.r.n. or b.d.") == ["p.r.n.", "b.d."])
    #expect(found("units micrograms Ultra bdx modern Ung UK U&E") == [])
    #expect(found("") == [])
  }

  @Test("A dose with no nought before its point, or one after it, is pointed out; a time is not")
  func doses() {
    #expect(found("give .5mg, then 5.0 mg.") == [".5mg", "5.0"])
    #expect(found("2.50 mL .25 mL (1.00g)") == [".25", "1.00g"])
    #expect(found("0.5mg 10 mg 10.5 mg at 16.00 and 8.0") == [])
    #expect(found("version 1.0.0 mg .mg 5. mg") == [])
    let sentences = Abbreviations.shipped.find(in: ".5mg").map(\.sentence)
    #expect(
      sentences == [
        "\".5mg\": write a nought in front of the point, as in 0.5 mL (.5 has been read as 5; "
          + "BNF, Prescription writing)."
      ])
  }

  @Test("Every line says what to write, why, how sure that is, and where it is published")
  func everyLineHasItsSource() {
    #expect(Abbreviations.shipped.items.count >= 10)
    for item in Abbreviations.shipped.items {
      #expect(item.number == nil ? !item.found.isEmpty : item.units?.isEmpty == false)
      #expect(!item.write.isEmpty && !item.why.isEmpty)
      #expect(item.sure == "published" ? item.source != nil : item.sure == "practice")
    }
  }

  @Test("Every phrase of the data can be typed, and no key comes twice")
  func phrases() {
    let json = try? JSONParser.parse(RoundData.phrases)
    let count = json?["phrases"]?.items?.count
    #expect(PhraseBook.shipped.phrases.count == count)
    #expect(count ?? 0 >= 10)
  }

  @Test("What in a file can't be typed is told with its place, and stays in the file")
  func badPhrases() throws {
    let text =
      #"{"about":"ours","phrases":[{"key":"No","text":"x"},{"key":"a","text":" "},"#
      + #"{"key":"ok","text":"Fine."},{"key":"ok","text":"Finer."}]}"#
    var file = try JSONValueDecoder.decode(
      PhraseFile.self, from: JSONParser.parse(Array(text.utf8)))
    #expect(
      file.problems == [
        "Phrase 1, \"No\": The short word is 1 to 12 small letters or digits.",
        "Phrase 2, \"a\": It has no text.", "Phrase 4: \"ok\" is there twice; this one counts.",
      ])
    #expect(file.usable.map(\.text) == ["Finer."])
    file.make(.put(.init(key: "b", text: "New."), insteadOf: nil))
    file.make(.put(.init(key: "c", text: "Changed."), insteadOf: "ok"))
    #expect(file.phrases.map(\.key) == ["No", "a", "ok", "c", "b"])
    #expect(file.about == "ours")
    file.make(.remove("No"))
    #expect(file.phrases.map(\.key) == ["a", "ok", "c", "b"])
  }

  @Test("A line grows word by word; what nobody knows stays")
  func expanding() {
    #expect(
      PhraseBook.shipped.expanded("a ;dr  b;dr ;zz") == "a Discussed with the resident.  b;dr ;zz")
  }
}
