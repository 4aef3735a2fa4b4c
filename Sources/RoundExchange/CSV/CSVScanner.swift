/// Cuts bytes into records and fields by the rules of RFC 4180.
///
/// A line ends in CRLF, LF or CR. A record with a quote in the wrong place ends at the next line end
/// outside quotes that were closed properly: to go on looking for a partner of the stray quote could
/// swallow the rows that follow, and with them a resident.
struct CSVScanner {
  private let bytes: [UInt8]
  private let separator: UInt8
  private let fieldBytes: Int
  private var position: Int
  private var line: Int

  private static let quote: UInt8 = 0x22
  private static let carriageReturn: UInt8 = 0x0D
  private static let lineFeed: UInt8 = 0x0A

  /// - Parameters:
  ///   - bytes: Valid UTF-8.
  ///   - start: Where to begin in `bytes`.
  ///   - line: The line of the file at `start`, from 1.
  init(_ bytes: [UInt8], start: Int, line: Int, separator: CSVSeparator, fieldBytes: Int) {
    self.bytes = bytes
    self.separator = separator.byte
    self.fieldBytes = fieldBytes
    self.position = start
    self.line = line
  }

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  /// The next record, or nil at the end of the file.
  ///
  /// - Parameter keep: How many fields to keep; more are counted only.
  /// - Throws: `CSVProblem.unterminatedQuote`.
  mutating func next(keep: Int) throws(CSVProblem) -> CSVRecord? {
    guard position < bytes.count else { return nil }
    var record = CSVRecord(line: line, lastLine: line)
    while true {
      record.fieldCount += 1
      let field =
        current == CSVScanner.quote ? try quotedField(&record) : unquotedField(&record)
      if !CSVText.isBlank(field) { record.hasText = true }
      if record.fields.count < keep { record.fields.append(field) }
      record.lastLine = line
      guard current == separator else { break }
      position += 1
    }
    passLineEnd()
    return record
  }

  private func isFieldEnd(_ byte: UInt8?) -> Bool {
    guard let byte else { return true }
    return byte == separator || byte == CSVScanner.carriageReturn || byte == CSVScanner.lineFeed
  }

  private mutating func unquotedField(_ record: inout CSVRecord) -> String {
    let start = position
    while let byte = current, !isFieldEnd(byte) {
      if byte == CSVScanner.quote {
        record.refuse(.quoteInField(column: record.fieldCount))
      }
      position += 1
    }
    if position - start > fieldBytes {
      record.refuse(.fieldTooLong(column: record.fieldCount, limit: fieldBytes))
      record.hasText = true
      return ""
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func quotedField(_ record: inout CSVRecord) throws(CSVProblem) -> String {
    let opened = line
    var content: [UInt8] = []
    position += 1
    while true {
      guard let byte = current else { throw .unterminatedQuote(line: opened) }
      switch byte {
      case CSVScanner.quote:
        position += 1
        guard current == CSVScanner.quote else {
          passTextAfterQuote(&record)
          if content.count > fieldBytes {
            record.refuse(.fieldTooLong(column: record.fieldCount, limit: fieldBytes))
          }
          return String(decoding: content.prefix(fieldBytes), as: UTF8.self)
        }
        position += 1
        content.append(CSVScanner.quote)
      case CSVScanner.carriageReturn, CSVScanner.lineFeed:
        // One kind of line end inside values, whatever the file was written on.
        passLineEnd()
        content.append(CSVScanner.lineFeed)
      default:
        position += 1
        content.append(byte)
      }
    }
  }

  private mutating func passTextAfterQuote(_ record: inout CSVRecord) {
    guard !isFieldEnd(current) else { return }
    record.refuse(.textAfterQuote(column: record.fieldCount))
    while !isFieldEnd(current) { position += 1 }
  }

  private mutating func passLineEnd() {
    guard let byte = current else { return }
    position += 1
    if byte == CSVScanner.carriageReturn, current == CSVScanner.lineFeed { position += 1 }
    line += 1
  }
}

extension CSVRecord {
  /// Keeps the first problem: those after it are as a rule its consequence.
  mutating func refuse(_ found: CSVRowProblem) {
    if problem == nil { problem = found }
  }
}
