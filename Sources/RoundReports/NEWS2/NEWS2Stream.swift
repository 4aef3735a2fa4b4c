import RoundCore

/// Cuts what comes in into lines and answers each as soon as it is whole, so that a program on the
/// other end of a pipe can ask one question at a time and a file may be of any size.
public struct NEWS2Stream {
  /// Bytes of one line; a longer one is refused and passed over, not kept.
  public static let longestLine = 1 << 20

  /// Whether any line was refused.
  public private(set) var hasErrors = false

  private let bands: NEWS2Bands
  /// The line that has not ended yet.
  private var line: [UInt8] = []
  private var isTooLong = false

  public init(bands: NEWS2Bands) { self.bands = bands }

  /// - Returns: the answers to the lines that end in these bytes, each with a line feed.
  public mutating func take(_ bytes: some Collection<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    var rest = bytes[...]
    while let end = rest.firstIndex(of: 0x0A) {
      add(rest[..<end])
      out += answer()
      rest = rest[rest.index(after: end)...]
    }
    add(rest)
    return out
  }

  /// The answer to a last line that no line feed ends; empty where there is none.
  public mutating func end() -> [UInt8] { answer() }

  private mutating func add(_ part: some Collection<UInt8>) {
    if isTooLong { return }
    guard line.count + part.count <= NEWS2Stream.longestLine else {
      line = []
      isTooLong = true
      return
    }
    line += part
  }

  private mutating func answer() -> [UInt8] {
    let line = self.line
    let isTooLong = self.isTooLong
    self.line = []
    self.isTooLong = false
    guard isTooLong || !NEWS2Lines.isBlank(line) else { return [] }
    let answer = isTooLong ? NEWS2Lines.tooLong : NEWS2Lines.answer(line: line, bands: bands)
    hasErrors = hasErrors || answer.isError
    return answer.json.bytes(.line) + [0x0A]
  }
}
