import RoundCore
import Testing

@Suite("Folding for search")
struct TextFoldingTests {
  @Test(
    "Names are found without their accents",
    arguments: [
      ("Zoë", "zoe"), ("ZOË", "zoe"), ("Zoe\u{308}", "zoe"), ("Strauß", "strauss"),
      ("STRAUẞ", "strauss"),
      ("Søren", "soren"), ("Łukasz Żółć", "lukasz zolc"), ("Æthelred", "aethelred"),
      ("Œdipe", "oedipe"),
      ("Þórður", "thordur"), ("Nguyễn Thị Bưởi", "nguyen thi buoi"), ("Đặng", "dang"),
      ("İnci Işık", "inci isik"),
      ("Şahin Ğ", "sahin g"), ("Ñuñez", "nunez"), ("Ștefan Țu", "stefan tu"), ("Ŵyn", "wyn"),
      ("O’Brien", "o'brien"), ("Anne‑Marie", "anne-marie"), ("Ann\u{A0}Lee", "ann lee"),
      ("An\u{200B}n\u{AD}", "ann"), ("PLAIN ascii 12", "plain ascii 12"), ("", ""), ("×", "×"),
      ("ΑΘΗΝΑ", "αθηνα"), ("ЙОЖ", "йож"), ("日本", "日本"), ("Ǆ", "dz"), ("ẖ", "h"),
      ("Əli", "eli"), ("əli", "eli"), ("ỿ", "y"),
    ])
  func folds(raw: String, folded: String) {
    #expect(Folding.foldedForSearch(raw) == folded)
  }

  @Test("A decomposed letter of another script matches the composed one")
  func otherScriptsKeepMarks() {
    #expect(Folding.foldedForSearch("\u{438}\u{306}") == Folding.foldedForSearch("\u{439}"))
    #expect(Folding.foldedForSearch("\u{438}\u{306}") != Folding.foldedForSearch("\u{438}"))
  }

  @Test("Folding twice changes nothing, for every scalar of the tables")
  func foldingTwice() {
    for scalar in (UInt32(0x80)...0x1EFF).compactMap(Unicode.Scalar.init) {
      let once = Folding.foldedForSearch(String(scalar))
      #expect(Folding.foldedForSearch(once) == once)
    }
  }

  @Test("A letter folds as its lower case and as its decomposition do")
  func tableIsInStep() {
    let tables = [UInt32(0xC0)...0x28B, 0x1E00...0x1EFF]
    for scalar in tables.joined().compactMap(Unicode.Scalar.init) {
      let letter = String(scalar)
      let folded = Folding.foldedForSearch(letter)
      #expect(folded == Folding.foldedForSearch(letter.lowercased()), "\(letter)")
      #expect(!folded.isEmpty)
    }
  }
}
