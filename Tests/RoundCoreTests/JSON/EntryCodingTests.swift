import Testing

@testable import RoundCore

struct EntryCodingTests {
  @Test(
    "Every kind comes back from a line as it went in, with and without what may be missing",
    arguments: EntryRegistry.names)
  func roundTrip(kind: String) throws {
    var entries = RandomEntries(seed: 11)
    let device = try #require(DeviceID("d1"))
    for _ in 0..<60 {
      let made = entries.entry(kind: kind)
      let entry = try #require(made, "no sample of \(kind)")
      guard case .known(let body) = entry.content else { return }
      let header = EntryHeader(
        id: entry.header.id, device: device, sequence: entry.header.sequence, kind: kind,
        version: type(of: body).version, at: entry.header.at, by: entry.header.by,
        resident: entry.header.resident)
      let (line, _, shown) = try EntryLine.make(after: Digest(of: []), header, body)
      let back = try EntryLine.read(line[...], device: device, epoch: 1)
      #expect(back.header == header)
      guard case .known(let read) = back.content else {
        Issue.record("\(kind) was not read back")
        return
      }
      #expect(AnyHashable(read) == AnyHashable(body))
      // What is said to be saved is what a reader finds.
      #expect(shown.header == header)
      guard case .known(let said) = shown.content else {
        Issue.record("\(kind) was not said")
        return
      }
      #expect(AnyHashable(said) == AnyHashable(read))
      // The same text, byte for byte: equal strings may have different bytes.
      #expect(try read.json().bytes(.canonical) == body.json().bytes(.canonical))
    }
  }

  @Test("A kind's name is in its one form, and no two kinds share it") func names() {
    #expect(EntryRegistry.names.count == Set(EntryRegistry.names).count)
    for name in EntryRegistry.names {
      let parts = name.split(separator: ".", omittingEmptySubsequences: false)
      #expect(parts.count == 2)
      #expect(parts.allSatisfy { $0.utf8.allSatisfy(Identifiers.isLetterOrDigit) && !$0.isEmpty })
      #expect(EntryRegistry.kinds[name]?.kind == name)
    }
  }

  @Test(
    "A member of the wrong type is not turned into the right one",
    arguments: [
      #"{"name":1,"pretend":false}"#, #"{"name":"a","pretend":"false"}"#,
      #"{"name":"a","pretend":0}"#, #"{"name":"a","pretend":false,"beds":"4"}"#,
      #"{"name":null,"pretend":false}"#, #"{"pretend":false}"#, #"[]"#,
    ])
  func strictTypes(text: String) throws {
    let json = try JSONParser.parse(Array(text.utf8), limits: .journal)
    #expect(EntryRegistry.body(kind: HomeDeclared.kind, version: 1, json: json) == nil)
  }

  @Test("Numbers that other programs would read as another are not written") func numbers() throws {
    struct Number: Codable { let value: Int }
    struct Fraction: Codable { let value: Double }
    let largest = 9_007_199_254_740_991
    #expect(try JSONValueEncoder.encode(Number(value: largest))["value"] == .integer(largest))
    #expect(throws: (any Error).self) { try JSONValueEncoder.encode(Number(value: largest + 1)) }
    #expect(throws: (any Error).self) { try JSONValueEncoder.encode(Fraction(value: 1)) }
  }
}
