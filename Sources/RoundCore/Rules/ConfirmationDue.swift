import RoundData

/// By when the home confirms what came back from a round.
///
/// The agreement of home and practice says it; where it does not, the hours of
/// `Resources/confirmation.json` hold, with their source. No template names a time for a change of the
/// MAR on the same day: without an agreed one it is overdue when that day has ended, and the screens say
/// that none is agreed.
public struct ConfirmationDue: Hashable, Sendable {
  /// Elapsed hours from the closing of the round.
  public let hours: Int
  /// Minutes of the day of the closing; nil: none is agreed, so the end of that day.
  public let marTodayBy: Int?

  /// What can't be read in an agreement counts as not agreed.
  public init(_ agreement: AgreementSet? = nil) {
    let agreed = agreement?.confirmWithinHours
    hours = agreed.flatMap { Self.range.contains($0) ? $0 : nil } ?? Self.shipped
    marTodayBy = agreement?.marTodayBy.flatMap { Self.minutes($0) }
  }

  private static let file = (try? JSONParser.parse(RoundData.confirmation)) ?? .null

  /// The hours where nothing is agreed; tests make sure that the file can be read.
  public static let shipped = file["hours"]?["value"]?.number ?? 0

  /// The hours that can be agreed.
  public static let range: ClosedRange<Int> = {
    let least = file["hours"]?["least"]?.number ?? 1
    return least...max(least, file["hours"]?["most"]?.number ?? least)
  }()

  private static func minutes(_ text: String) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let hour = Int(parts[0]), let minute = Int(parts[1]),
      (0...23).contains(hour), (0...59).contains(minute)
    else { return nil }
    return hour * 60 + minute
  }

  /// - Parameter closed: when the round was closed; never due before that.
  public func moment(marToday: Bool, closed: Moment) -> Moment {
    guard marToday else { return closed.adding(hours: hours) }
    let day = UKTime(closed).day
    guard let marTodayBy else {
      return UKTime.moment(day: day.adding(days: 1), hour: 0, minute: 0)
    }
    return max(
      closed, UKTime.moment(day: day, hour: marTodayBy / 60, minute: marTodayBy % 60))
  }
}
