/// The weekly round as the agreement between the practice and the home has it.
public enum RoundPlanning {
  /// The plan of a round on a day, with what the agreement says of time, mode and cut-off.
  public static func plan(
    _ round: RoundID, on day: Day, agreement: AgreementSet?
  ) -> RoundPlanned {
    RoundPlanned(
      round: round, date: day, time: agreement?.time, mode: agreement?.mode,
      cutOff: cutOff(on: day, time: agreement?.time, agreement: agreement))
  }

  /// The identifier of the weekly round on a day that nobody has planned yet.
  ///
  /// The same on every computer of the home, so that two people who begin the list apart from each other
  /// make one round, and a draft is found again when the program is opened anew.
  public static func id(on day: Day) -> RoundID? { RoundID("round-\(day.iso)") }

  /// When a list for a round on a day is due; nil where the time or the notice is not agreed.
  public static func cutOff(
    on day: Day, time: String?, agreement: AgreementSet?
  ) -> Moment? {
    guard let clock = time.flatMap({ PastTime.clock($0) }),
      let notice = agreement?.cutOffHours.flatMap(CutOff.Notice.init)
    else { return nil }
    return CutOff(
      roundOn: day, hour: clock.hour, minute: clock.minute, notice: notice,
      counting: agreement?.cutOffCounting ?? .clock,
      days: WorkingDays(added: Set(agreement?.bankHolidays ?? []))
    ).moment
  }

  /// The first day after `day` on which the agreement has a round; a week later where it names no
  /// weekday, because the contract has it weekly (Network Contract DES, weekly home round).
  public static func nextDay(after day: Day, agreement: AgreementSet?) -> Day {
    guard let weekday = agreement?.weekday, (1...7).contains(weekday) else {
      return day.adding(days: 7)
    }
    let ahead = (weekday - day.weekday + 7) % 7
    return day.adding(days: ahead == 0 ? 7 : ahead)
  }
}
