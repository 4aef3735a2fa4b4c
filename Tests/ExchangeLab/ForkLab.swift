import RoundCore
import RoundExchange

/// A folder that was put back and written on without its noticing: two chains of the same numbers.
enum ForkLab {
  static func run() -> Int32 {
    do {
      let problem = try fork()
      print(problem.map { "FAIL  written anew: \($0)" } ?? "PASS  written anew: \(done)")
      return problem == nil ? 0 : 1
    } catch {
      print("FAIL  written anew: \(error)")
      return 1
    }
  }

  private static let done =
    "other entries under numbers that were sent before are refused, and both sides are told"

  /// - Returns: what went wrong.
  private static func fork() throws -> String? {
    let bench = try MergeLab.bench(2)
    let (home, practice) = (bench[0].0, bench[1].0)
    let start = Moment(milliseconds: 1_760_000_100_000)
    func resident(_ name: String) -> EntryDraft {
      EntryDraft(
        ResidentRegistered(ResidentDetails(family: name, given: "A")),
        resident: ResidentID("r1"), author: home.author)
    }
    func send(_ minutes: Int) throws -> [UInt8] {
      try home.packs(for: [practice], now: start.adding(minutes: minutes))[0].bytes
    }
    let before = home.files.contents
    try home.write([resident("First")], now: start, seed: 2)
    guard try practice.take(try send(1)) else { return "the first pack was not taken" }
    // Put back; the memory of its own seals goes with it, as with a disk that was replaced.
    home.files.contents = before
    try home.write([resident("Other")], now: start.adding(minutes: 5), seed: 3)
    let kept = practice.files.record
    let pack = try send(6)
    do throws(GateProblem) {
      _ = try practice.gate.take(try practice.gate.preview(pack))
      return "a chain that was written anew was taken"
    } catch {
      guard case .differing = error else { return "refused, but as: \(error.logText)" }
    }
    guard practice.files.record == kept else { return "the refusal changed the folder" }
    // The practice's next pack says what it has seen.
    let answer = try practice.packs(for: [home], now: start.adding(minutes: 10))[0].bytes
    let told = try home.gate.preview(answer).lines(now: start.adding(minutes: 11))
    guard told.contains(where: { $0.contains("CAREFUL") }) else { return "the home is not told" }
    return nil
  }
}
