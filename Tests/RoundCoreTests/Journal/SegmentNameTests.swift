import Testing

@testable import RoundCore

struct SegmentNameTests {
  @Test("A segment's name is read only as it is written") func names() {
    #expect(SegmentName(file: "1-000001.jsonl") == SegmentName(epoch: 1, number: 1))
    #expect(SegmentName(file: "12-1234567.jsonl") == SegmentName(epoch: 12, number: 1_234_567))
    let others = [
      "1-1.jsonl", "01-000001.jsonl", "0-000001.jsonl", "1-000000.jsonl", "1-+00001.jsonl",
      "1-000001.json", "1-000001.jsonl~", "1-0000001.jsonl", "-1-000001.jsonl", "1.jsonl", "",
    ]
    #expect(others.allSatisfy { SegmentName(file: $0) == nil })
  }

  @Test("Segments sort by number, not as text") func order() {
    let names = ["2-000001.jsonl", "1-1000000.jsonl", "1-999999.jsonl", "10-000001.jsonl"]
    #expect(
      names.compactMap(SegmentName.init(file:)).sorted().map(\.file)
        == ["1-999999.jsonl", "1-1000000.jsonl", "2-000001.jsonl", "10-000001.jsonl"])
  }
}
