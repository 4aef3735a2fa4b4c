import Testing

@testable import RoundCore

@Suite("Moments")
struct MomentTests {
  @Test(
    "A moment written and read again is the same",
    arguments: [
      0, 1, -1, 999, -999, 86_399_999, 86_400_000, -86_400_000, -86_400_001, 1_773_312_120_000,
      Int64.min, Int64.max,
    ] as [Int64])
  func roundTrip(milliseconds: Int64) {
    let moment = Moment(milliseconds: milliseconds)
    #expect(moment.iso.utf8.count == 24)
    #expect(Moment(iso: moment.iso) == moment)
  }

  @Test("Known moments have their known numbers")
  func knownMoments() {
    #expect(Moment(iso: "2001-09-09T01:46:40Z")?.milliseconds == 1_000_000_000_000)
    #expect(Moment(milliseconds: -1).iso == "1969-12-31T23:59:59.999Z")
    #expect(Moment(iso: "2026-03-12T10:42Z")?.iso == "2026-03-12T10:42:00.000Z")
  }

  @Test(
    "Only UTC in the written form is read",
    arguments: [
      "", "Z", "2026-03-12", "2026-03-12T10:42", "2026-03-12T10:42:00+00:00",
      "2026-03-12T24:00Z", "2026-03-12T10:60Z", "2026-03-12T10:42:60Z", "2026-03-12 10:42Z",
      "2026-03-12T10:42:00.00Z", "2026-02-30T10:42Z", "2026-03-12T10:42:00,000Z",
      "ﬀ26-03-12T10:42:00.000Z", "2026-03-12T1é:42Z",
    ])
  func otherTextIsNoMoment(text: String) { #expect(Moment(iso: text) == nil) }

  @Test("The order of the text is the order of time")
  func textOrder() {
    let moments = [-5_000_000_000, -1, 0, 999, 1000, 1_773_312_120_000].map {
      Moment(milliseconds: $0)
    }
    #expect(moments.map(\.iso) == moments.map(\.iso).sorted())
    #expect(moments == moments.sorted())
  }

  @Test("Adding ends at the last moment instead of overflowing")
  func addingIsClamped() {
    let start = Moment(milliseconds: 0)
    #expect(start.adding(minutes: 90) == start.adding(seconds: 5400))
    #expect(start.adding(hours: -24).iso == "1969-12-31T00:00:00.000Z")
    for huge in [Int.max, Int.max / 2, Int.max / 3_600_000] {
      #expect(start.adding(hours: huge).iso == "9999-12-31T23:59:59.999Z")
      #expect(start.adding(hours: -huge).iso == "0001-01-01T00:00:00.000Z")
    }
    #expect(start.adding(seconds: Int.min).iso == "0001-01-01T00:00:00.000Z")
  }
}
