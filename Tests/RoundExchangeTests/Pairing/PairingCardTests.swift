import RoundCore
import Testing

@testable import RoundExchange

@Suite struct PairingCardTests {
  private let key = DeviceKey()

  private func card(_ organisation: String = "The Surgery") throws -> PairingCard {
    PairingCard(
      organisation: organisation, side: .home, device: try #require(DeviceID("d1")),
      homes: [try #require(HomeID("rosewood-1"))], signingKey: key.publicKey,
      receivingKey: AgeSecretKey().publicKey, made: Moment(milliseconds: 1_760_000_000_000))
  }

  @Test("A card comes back from its text as it was, also with the line ends of a mail program")
  func text() throws {
    let card = try card("Ó Briain & Daughters: GPs")
    let text = try card.text(signedBy: key)
    #expect(try PairingCard.read(Array(text.utf8)) == card)
    let mailed = text.unicodeScalars.map { $0 == "\n" ? " \r\n" : String($0) }.joined()
    #expect(try PairingCard.read(Array(mailed.utf8)) == card)
  }

  @Test("No changed character of what a card says is taken for the card")
  func changed() throws {
    let text = Array(try card().text(signedBy: key).utf8)
    let words = Array("organisation:".utf8)
    let start = try #require(
      text.indices.first { text[$0...].starts(with: words) })
    for place in start..<(text.count - 1) where text[place] != 0x0A {
      var other = text
      other[place] ^= 0x01
      #expect(throws: PairingProblem.self) { try PairingCard.read(other) }
    }
    #expect(throws: PairingProblem.notACard) { try PairingCard.read([]) }
    #expect(throws: PairingProblem.notACard) { try PairingCard.read(Array("hello".utf8)) }
  }

  @Test("A name that could move the cursor or add a line stands on no card")
  func names() {
    let long = String(repeating: "a", count: 201)
    for name in ["", " a", "a ", "a\nb", "a\u{1B}[2J", "\u{202E}a", long] {
      #expect(!PairingCard.isName(name))
    }
    #expect(PairingCard.isName("Dr Ó Briain's practice"))
  }

  @Test("Six words are told from what is heard and typed, and hang on every key")
  func words() throws {
    let one = try card()
    #expect(SpokenWords.list.count == 7776)
    #expect(one.words.words.count == 6)
    #expect(one.words.matches("  " + one.words.text.uppercased() + "\n"))
    #expect(!one.words.matches(""))
    // Another receiving key.
    #expect(try card().words != one.words)
  }
}
