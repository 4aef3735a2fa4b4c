/// The chain of what people saw and did on this computer: files of lines in `local/audit`.
///
/// Each line holds the hash of the one before, so a line that was changed, put in or taken out is
/// noticed. Lines cut from the end are noticed by what this account remembers outside of the folder.
/// Whoever may write as this account can write all of it anew: it holds people to account who use the
/// program, not an administrator.
public struct AuditLog: Sendable {
  public let folder: RoundFolder
  /// After so many bytes a further file is begun.
  static let fileLimit = 1 << 20
  /// No file of the audit is longer: what is written at one time is far less.
  static let readLimit = 4 << 20

  public init(_ folder: RoundFolder) { self.folder = folder }

  /// Where the chain ends.
  private struct End {
    var file: Int
    var sequence: Int
    var hash: Digest
    var size: Int
    /// Bytes at the end of the file that are no line: a power cut in the middle of one.
    var leftOver: [UInt8]
  }

  /// How far the chain went, as remembered outside of the folder.
  struct Mark: Codable, Hashable, Sendable {
    let seq: Int
    let hash: String
  }

  static func name(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 6 - digits.count)) + digits + ".log"
  }

  static func number(of name: String) -> Int? {
    guard name.hasSuffix(".log"), name.utf8.count == 10 else { return nil }
    return Int(name.dropLast(4)).flatMap { $0 > 0 ? $0 : nil }
  }

  var markFile: String? {
    guard let state = folder.state, let seat = try? folder.writtenSeat() else { return nil }
    return "\(state)/\(seat.instance)/audit"
  }

  func path(_ number: Int) -> String { "\(folder.audit)/\(AuditLog.name(number))" }

  /// The numbers of the files that are there, in order.
  func numbers() throws(FileError) -> [Int] {
    guard try folder.files.kind(of: folder.audit) == .folder else { return [] }
    return try folder.files.names(in: folder.audit).compactMap { AuditLog.number(of: $0) }.sorted()
  }

  /// Writes events at the end, synced; any window may, one after the other.
  ///
  /// - Throws: `FileError`; none of the events is then said to be written.
  public func append(_ events: [AuditEvent]) throws(FileError) {
    guard !events.isEmpty else { return }
    let files = folder.files
    try folder.checkPlace()
    try folder.makeOwnFolder(folder.audit)
    let lock = try files.lock("\(folder.audit)/lock", seconds: 5)
    defer { files.unlock(lock) }
    var end = try end()
    var events = events
    var isNew = end.file == 0
    if end.size >= AuditLog.fileLimit || !end.leftOver.isEmpty {
      let words =
        end.leftOver.isEmpty
        ? nil : "\(end.leftOver.count) \(Digest(of: end.leftOver).string)"
      events.insert(AuditEvent(.fileBegun, at: .now(), detail: words), at: 0)
      isNew = true
    }
    if isNew { end.file += 1 }
    var bytes: [UInt8] = []
    for event in events {
      guard
        let made = AuditLine.bytes(of: event, sequence: end.sequence + 1, after: end.hash)
      else { continue }
      bytes += made.line
      end.sequence += 1
      end.hash = made.hash
    }
    let file = try files.openForAppend(path(end.file), creating: isNew)
    defer { files.close(file) }
    try files.append(bytes, to: file)
    try files.sync(file)
    if isNew { try folder.syncNames(above: path(end.file)) }
    if let markFile {
      // What can't be remembered makes less be noticed; the lines themselves are safe.
      try? folder.store(Mark(seq: end.sequence, hash: end.hash.string), markFile)
    }
  }

  private func end() throws(FileError) -> End {
    var end = End(
      file: 0, sequence: 0, hash: AuditLine.beginning, size: 0, leftOver: [])
    for number in try numbers().reversed() {
      let bytes = try folder.files.readOwn(path(number), atMost: AuditLog.readLimit)
      if end.file == 0 {
        end.file = number
        end.size = bytes.count
      }
      var stop = bytes.endIndex
      while stop > 0 {
        let before = bytes[..<max(0, stop - 1)].lastIndex(of: 0x0A)
        let start = before.map { $0 + 1 } ?? 0
        if let line = try? AuditLine(bytes[start..<stop]) {
          if end.file == number { end.leftOver = Array(bytes[stop...]) }
          end.sequence = line.sequence
          end.hash = line.hash
          return end
        }
        stop = start
      }
      if end.file == number { end.leftOver = bytes }
    }
    return end
  }
}
