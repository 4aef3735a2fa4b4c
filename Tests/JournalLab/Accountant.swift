import RoundCore

/// Reads a chain a second way, knowing the lines instead of their hashes.
///
/// A line counts only when it is, byte for byte, one that the program handed to the disk. Everything
/// else is left over, and must be named by the next opening entry or stand at the very end.
struct Accountant {
  /// Every line that was ever handed over.
  var known: [[UInt8]: LabLine] = [:]

  /// What a disk holds, byte by byte.
  struct Account {
    /// Identifiers of the lines that count, in order.
    var lines: [LabLine] = []
    var problems: [String] = []
    var bytes = 0
    /// Bytes that no entry names yet, and where they begin.
    var leftOver: [UInt8] = []
    var leftOverPlace: (file: String, line: Int, byte: Int)?

    /// The entries that a screen should show.
    var shown: [String] {
      lines.filter { LabLine.tracked.contains($0.kind) }.map(\.id)
    }
  }

  mutating func learn(_ given: [[UInt8]]) {
    for bytes in given where known[bytes] == nil {
      if let line = LabLine(bytes) { known[bytes] = line }
    }
  }

  private struct Mark {
    var file: String
    var end: Int
    var hash: String
    var sequence: Int
  }

  func account(of disk: LabDisk) -> Account {
    var account = Account()
    var marks: [Mark] = []
    for path in disk.journals {
      guard let bytes = disk.contents(of: path) else { continue }
      account.bytes += bytes.count
      let file = Paths.name(of: path)
      var start = 0
      var number = 0
      var gap: Int?
      while start < bytes.count {
        let end = bytes[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
        number += 1
        let text = Array(bytes[start..<end])
        if let line = known[text] {
          if gap != nil { account.problems.append("\(file):\(number): a line after a gap") }
          gap = nil
          take(line, file, number, end, &account, &marks)
        } else if gap == nil {
          gap = start
          if account.leftOverPlace == nil { account.leftOverPlace = (path, number, start) }
        }
        start = end
      }
      if let gap { account.leftOver += bytes[gap...] }
    }
    return account
  }

  private func take(
    _ line: LabLine, _ file: String, _ number: Int, _ end: Int, _ account: inout Account,
    _ marks: inout [Mark]
  ) {
    if (number == 1) != (line.opening != nil) {
      account.problems.append("\(file):\(number): opening entries are first lines, and only they")
    }
    if let opening = line.opening {
      settle(opening, line, file, &account, &marks)
      if line.sequence == 1 { marks = [] }
    }
    if let last = marks.last {
      if last.hash != line.previous || last.sequence + 1 != line.sequence {
        account.problems.append("\(file):\(number): does not follow the line before it")
      }
    } else if line.sequence != 1 {
      account.problems.append("\(file):\(number): not the first line of an epoch")
    }
    marks.append(Mark(file: file, end: end, hash: line.hash, sequence: line.sequence))
    account.lines.append(line)
  }

  private func settle(
    _ opening: LabLine.Opening, _ line: LabLine, _ file: String, _ account: inout Account,
    _ marks: inout [Mark]
  ) {
    defer {
      account.leftOver = []
      account.leftOverPlace = nil
    }
    if opening.isUnsynced {
      // What the disk refused counts for nothing, even where it can be read.
      if marks.count > 1, let last = marks.last, last.hash != line.previous,
        marks[marks.count - 2].hash == line.previous,
        marks[marks.count - 2].file == opening.file, marks[marks.count - 2].end == opening.goodBytes
      {
        marks.removeLast()
        account.lines.removeLast()
      }
      return
    }
    if opening.isFirst && account.leftOver.isEmpty { return }
    guard opening.leftOverBytes == account.leftOver.count,
      opening.leftOverHash == Digest(of: account.leftOver).string
    else {
      account.problems.append("\(file):1: \(account.leftOver.count) bytes are not accounted for")
      return
    }
  }
}
