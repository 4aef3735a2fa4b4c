/// The whole audit as it stands, checked.
public struct AuditReading: Sendable {
  /// The lines that stand as they were written, in order.
  public private(set) var lines: [AuditLine] = []
  public private(set) var damage: [Damage] = []
  /// An unfinished line at the very end, which the power or a full disk cut off.
  public private(set) var isUnfinished = false

  public var events: [AuditEvent] { lines.compactMap(\.event) }

  /// - Throws: `FileError` when the folder of the audit can't be listed.
  public static func read(_ folder: RoundFolder) throws(FileError) -> AuditReading {
    let log = AuditLog(folder)
    var reading = AuditReading()
    var expected: (sequence: Int, hash: Digest) = (0, AuditLine.beginning)
    var leftOver: [UInt8] = []
    var number = 0
    for file in try log.numbers() {
      let place = "local/audit/\(AuditLog.name(file))"
      number += 1
      if file != number {
        reading.note(place, 1, 0, "a file of the audit before this one is missing")
        number = file
      }
      let bytes: [UInt8]
      do throws(FileError) {
        bytes = try folder.files.readOwn(log.path(file), atMost: AuditLog.readLimit)
      } catch {
        reading.note(place, 1, 0, error.sentence)
        continue
      }
      let before = leftOver
      leftOver = []
      var start = 0
      var row = 0
      while start < bytes.count {
        row += 1
        guard let feed = bytes[start...].firstIndex(of: 0x0A) else {
          leftOver = Array(bytes[start...])
          break
        }
        do throws(JournalLine.Problem) {
          let line = try AuditLine(bytes[start...feed])
          if line.previous != expected.hash || line.sequence != expected.sequence + 1 {
            reading.note(place, row, start, JournalLine.Problem.link.rawValue)
          }
          if row == 1, !before.isEmpty, !explains(line.event, before) {
            reading.note(place, row, start, "nothing says what stands unfinished before this file")
          }
          expected = (line.sequence, line.hash)
          reading.lines.append(line)
        } catch {
          reading.note(place, row, start, error.rawValue)
        }
        start = feed + 1
      }
      if row == 0, !before.isEmpty { leftOver = before }
    }
    reading.isUnfinished = !leftOver.isEmpty
    if let markFile = log.markFile,
      let mark = try? folder.load(AuditLog.Mark.self, markFile)
    {
      let seen = reading.lines.first { $0.sequence == mark.seq }
      if mark.seq > expected.sequence {
        reading.note(
          "local/audit", reading.lines.count + 1, 0,
          "\(mark.seq - expected.sequence) lines are missing from the end: this account has written "
            + "\(mark.seq)")
      } else if let seen, seen.hash.string != mark.hash {
        reading.note(
          "local/audit", seen.sequence, 0, "not the line that this account has written")
      }
    }
    return reading
  }

  private static func explains(_ event: AuditEvent?, _ leftOver: [UInt8]) -> Bool {
    event?.kind == .fileBegun
      && event?.detail == "\(leftOver.count) \(Digest(of: leftOver).string)"
  }

  private mutating func note(_ file: String, _ line: Int, _ byte: Int, _ reason: String) {
    damage.append(Damage(kind: .broken, file: file, line: line, byte: byte, reason: reason))
  }
}
