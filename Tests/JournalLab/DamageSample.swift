import RoundCore

/// A whole journal of about a given length, and what it says.
struct DamageSample: Sendable {
  let bytes: [UInt8]
  let lines: [[UInt8]]
  /// Where each line begins, and after them the end.
  let starts: [Int]
  /// The identifier that a screen shows of each line; nil where it shows none.
  let shown: [String?]

  init?(bytes wanted: Int, seed: UInt64 = 1) {
    let files = LabFiles()
    guard let bench = LabBench(files) else { return nil }
    let writer = bench.writer(seed: seed)
    var number = 0
    while (files.disk.contents(of: bench.path(1)) ?? []).count < wanted {
      guard let note = bench.note("n\(number)", length: 150),
        writer.append([note], now: LabBench.noon).failure == nil
      else { return nil }
      number += 1
    }
    guard let whole = files.disk.contents(of: bench.path(1)) else { return nil }
    bytes = whole
    lines = whole.split(separator: 0x0A).map { Array($0) + [0x0A] }
    starts = lines.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count) }
    shown = lines.map { line in
      LabLine(line).flatMap { LabLine.tracked.contains($0.kind) ? $0.id : nil }
    }
  }

  /// The number of the line that holds a byte, from 0.
  func line(of place: Int) -> Int { (starts.lastIndex { $0 <= place } ?? 0) }

  func shown(without lines: Range<Int>) -> Set<String> {
    Set(shown.indices.filter { !lines.contains($0) }.compactMap { shown[$0] })
  }
}
