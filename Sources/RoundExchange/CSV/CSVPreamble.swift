/// What has to be known before the first record can be read: the encoding and the separator.
struct CSVPreamble {
  let separator: CSVSeparator
  /// Where the heading row may begin, behind a byte-order mark and a `sep=` line.
  let start: Int
  /// The line of the file at `start`, from 1.
  let line: Int

  /// - Throws: `CSVProblem` for what is not UTF-8 text.
  init(_ bytes: [UInt8]) throws(CSVProblem) {
    try CSVPreamble.checkEncoding(bytes)
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let firstLine = bytes[start...].prefix { !CSVPreamble.isLineEnd($0) }
    if let sign = CSVPreamble.separatorSign(firstLine) {
      guard let named = CSVSeparator.allCases.first(where: { $0.byte == sign }) else {
        throw .unknownSeparator
      }
      var after = firstLine.endIndex
      if bytes[after...].starts(with: [0x0D, 0x0A]) {
        after += 2
      } else if after < bytes.count {
        after += 1
      }
      self.init(separator: named, start: after, line: 2)
    } else {
      self.init(
        separator: CSVPreamble.likelySeparator(bytes[start...]), start: start, line: 1)
    }
  }

  private init(separator: CSVSeparator, start: Int, line: Int) {
    self.separator = separator
    self.start = start
    self.line = line
  }

  private static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0D || byte == 0x0A }

  private static func checkEncoding(_ bytes: [UInt8]) throws(CSVProblem) {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { throw .utf16 }
    // The first bytes of a zip archive (.xlsx, .ods) and of a compound file (.xls).
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04])
      || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0])
    {
      throw .workbook
    }
    if let nul = bytes.firstIndex(of: 0) { throw .nulByte(line: line(of: nul, in: bytes)) }
    if String(validating: bytes, as: UTF8.self) == nil {
      throw .notUTF8(line: firstBadLine(of: bytes))
    }
  }

  private static func line(of position: Int, in bytes: [UInt8]) -> Int {
    var line = 1
    var previous: UInt8 = 0
    for byte in bytes[..<position] {
      // The LF of a CRLF does not end a second line.
      if isLineEnd(byte), !(byte == 0x0A && previous == 0x0D) { line += 1 }
      previous = byte
    }
    return line
  }

  /// No byte of a line end is part of a longer sequence, so lines can be looked at one by one.
  private static func firstBadLine(of bytes: [UInt8]) -> Int {
    for part in bytes.split(whereSeparator: isLineEnd)
    where String(validating: part, as: UTF8.self) == nil {
      return line(of: part.startIndex, in: bytes)
    }
    return 1
  }

  /// The sign of a line `sep=;`, which Excel writes and reads; nil for any other line.
  private static func separatorSign(_ line: ArraySlice<UInt8>) -> UInt8? {
    var text = line
    if text.count == 7, text.first == 0x22, text.last == 0x22 {
      text = text.dropFirst().dropLast()
    }
    guard text.count == 5, let sign = text.last else { return nil }
    let word = text.dropLast().map { $0 | 0x20 }
    return word == [0x73, 0x65, 0x70, 0x3D] ? sign : nil
  }

  /// The separator that stands most often outside quotes in the first line with text.
  private static func likelySeparator(_ bytes: ArraySlice<UInt8>) -> CSVSeparator {
    var counts = [UInt8: Int]()
    var quoted = false
    var hasText = false
    for byte in bytes {
      if byte == 0x22 { quoted.toggle() }
      if !quoted, isLineEnd(byte) {
        if hasText { break }
        counts = [:]
        continue
      }
      if quoted || byte == 0x22 {
        hasText = true
      } else if CSVSeparator.allCases.contains(where: { $0.byte == byte }) {
        counts[byte, default: 0] += 1
      } else if byte != 0x20 {
        hasText = true
      }
    }
    var likely = CSVSeparator.comma
    for separator in CSVSeparator.allCases
    where counts[separator.byte, default: 0] > counts[likely.byte, default: 0] {
      likely = separator
    }
    return likely
  }
}
