import RoundCore

/// A cell with a day and a time, in UK local time unless it ends in `Z`.
struct MomentCell: Equatable {
  let moment: Moment
  /// The cell says which day; otherwise today is meant, and another today when it is read again.
  let hasDay: Bool
  let hasTime: Bool

  /// Why a cell is not used.
  enum Problem: Error, Equatable {
    case notRead
    case future(Moment)

    func note(_ title: SafeText, _ cell: String) -> SafeText {
      switch self {
      case .notRead:
        return """
          \(title) not read: \(ImportText.quoted(cell)). Write it as 12-Mar-2026 09:30.
          """
      case .future(let moment):
        return "\(title) not taken: \(UKTime(moment).shown) has not come yet."
      }
    }
  }

  /// Reads `12-Mar-2026 09:30`, `12/03/2026 09:30`, ISO 8601, a day alone and a time alone.
  init(_ cell: String, now: Moment) throws(Problem) {
    let read = try MomentCell.read(cell, now: now)
    guard read.moment <= now else { throw .future(read.moment) }
    self = read
  }

  private init(moment: Moment, hasDay: Bool, hasTime: Bool) {
    self.moment = moment
    self.hasDay = hasDay
    self.hasTime = hasTime
  }

  private static func read(_ cell: String, now: Moment) throws(Problem) -> MomentCell {
    if let moment = Moment(iso: cell) {
      return MomentCell(moment: moment, hasDay: true, hasTime: true)
    }
    let (dayText, timeText) = parts(cell)
    guard !timeText.isEmpty else {
      guard let day = try? DayText.read(dayText) else { throw .notRead }
      let moment = UKTime.moment(day: day, hour: 0, minute: 0)
      return MomentCell(moment: moment, hasDay: true, hasTime: false)
    }
    guard let time = ClockTime(timeText) else { throw .notRead }
    var day = UKTime(now).day
    if !dayText.isEmpty {
      guard let written = try? DayText.read(dayText) else { throw .notRead }
      day = written
    }
    let moment = UKTime.moment(day: day, hour: time.hour, minute: time.minute)
    return MomentCell(moment: moment, hasDay: !dayText.isEmpty, hasTime: true)
  }

  /// The words before the time and the time itself; ISO 8601 puts a T between them.
  private static func parts(_ cell: String) -> (day: String, time: String) {
    let bytes = Array(cell.utf8)
    if bytes.count > 11, bytes[10] == 0x54, Day(iso: String(cell.prefix(10))) != nil {
      return (String(cell.prefix(10)), String(cell.dropFirst(11)))
    }
    let words = cell.split(whereSeparator: \.isWhitespace)
    guard let place = words.firstIndex(where: { $0.contains(":") }) else { return (cell, "") }
    let day = words[..<place].joined(separator: " ")
    return (day, words[place...].joined(separator: " "))
  }
}
