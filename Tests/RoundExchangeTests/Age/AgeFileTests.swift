import Testing

@testable import RoundExchange

@Suite struct AgeFileTests {
  static let sizes = [0, 1, 65_535, 65_536, 65_537, 131_072, 1_000_001]

  private func bytes(_ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7) }
  }

  @Test(
    "sealed to several keys: each of them opens it, and no other does", arguments: sizes)
  func keys(_ size: Int) throws {
    let keys = (0..<3).map { _ in AgeSecretKey() }
    let plain = bytes(size)
    let sealed = try AgeFile.seal(plain, to: keys.map(\.publicKey))
    for key in keys {
      #expect(try AgeFile.open(sealed, with: [.key(key)], atMost: size) == plain)
    }
    #expect(throws: AgeProblem.noMatch) {
      try AgeFile.open(sealed, with: [.key(AgeSecretKey())], atMost: size)
    }
    #expect(AgeFile.needsPassphrase(sealed) == false)
  }

  @Test("a passphrase opens what was sealed with it, and another one does not")
  func passphrase() throws {
    let sealed = try AgeFile.seal([1, 2, 3], passphrase: Array("six words".utf8), work: 4)
    #expect(
      try AgeFile.open(
        sealed,
        with: [
          .passphrase(
            Array(
              "six words".utf8))
        ], atMost: 9) == [1, 2, 3])
    #expect(throws: AgeProblem.noMatch) {
      try AgeFile.open(sealed, with: [.passphrase(Array("six swords".utf8))], atMost: 9)
    }
    #expect(AgeFile.needsPassphrase(sealed) == true)
  }

  @Test("keys as text come back as they were, and a wrong letter makes none")
  func keyText() throws {
    let key = AgeSecretKey()
    #expect(AgeSecretKey(text: key.text)?.publicKey == key.publicKey)
    let text = key.publicKey.text
    #expect(text.hasPrefix("age1") && text.utf8.count == 62)
    #expect(AgePublicKey(text: text) == key.publicKey)
    #expect(AgePublicKey(text: text.uppercased()) == nil)
    var other = Array(text.utf8)
    for place in 4..<other.count {
      let was = other[place]
      other[place] = was == 0x71 ? 0x70 : 0x71
      #expect(AgePublicKey(text: String(decoding: other, as: UTF8.self)) == nil)
      other[place] = was
    }
  }

  @Test("armour comes back as it was, whatever its length")
  func armour() throws {
    for size in 0...200 {
      let plain = bytes(size)
      #expect(try AgeArmour.decode(AgeArmour.encode(plain)) == plain)
    }
    let text = AgeArmour.encode(bytes(100))
    #expect(AgeArmour.begins(text))
    #expect(!AgeArmour.begins([0x61]))
  }

  @Test("more than was allowed is refused before it fills the memory")
  func limit() throws {
    let key = AgeSecretKey()
    let sealed = try AgeFile.seal(bytes(200_000), to: [key.publicKey])
    var released = 0
    #expect(throws: AgeProblem.tooLarge) {
      try AgeFile.open(sealed, with: [.key(key)], atMost: 100_000) { released += $0.count }
    }
    #expect(released == 65_536)
  }

  @Test("no changed byte and no cut end is taken for the file")
  func changed() throws {
    let key = AgeSecretKey()
    let sealed = try AgeFile.seal(bytes(300), to: [key.publicKey, AgeSecretKey().publicKey])
    var opened = 0
    for place in sealed.indices {
      var other = sealed
      other[place] ^= 0x01
      if (try? AgeFile.open(other, with: [.key(key)], atMost: 1000)) != nil { opened += 1 }
      if (try? AgeFile.open(Array(sealed[..<place]), with: [.key(key)], atMost: 1000)) != nil {
        opened += 1
      }
    }
    #expect(opened == 0)
  }

  @Test("a header without end, and one for too many, are refused")
  func hostileHeaders() {
    let key = AgeIdentity.key(AgeSecretKey())
    let head = Array("age-encryption.org/v1\n".utf8)
    let endless =
      Array(
        "age-encryption.org/v1\n-> a\n".utf8) + [UInt8](repeating: 0x41, count: 1 << 20)
    var many = head
    for _ in 0..<100_000 { many += Array("-> grease\n\n".utf8) }
    for file in [endless, many, [], [0x0A]] {
      guard
        case .failure(.header) = Result(catching: { () throws(AgeProblem) in
          try AgeFile.open(file, with: [key], atMost: 10)
        })
      else {
        Issue.record("taken, or refused in another class")
        continue
      }
    }
  }
}
