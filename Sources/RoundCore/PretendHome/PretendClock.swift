/// The times of the pretend home, all counted back from the midnight that begins today in England.
struct PretendClock: Sendable {
  let today: Day
  let midnight: Moment

  init(today: Day) {
    self.today = today
    midnight = UKTime.moment(day: today, hour: 0, minute: 0)
  }

  /// The day of the round so many weeks ago; 0 is today's.
  func roundDay(weeksAgo: Int) -> Day { today.adding(days: -7 * weeksAgo) }

  func moment(_ day: Day, _ hour: Int, _ minute: Int = 0) -> Moment {
    UKTime.moment(day: day, hour: hour, minute: minute)
  }

  /// Hours before the midnight that begins a day.
  func before(_ day: Day, hours: Int, minutes: Int = 0) -> Moment {
    moment(day, 0).adding(minutes: -(hours * 60 + minutes))
  }

  /// The latest time that an entry may bear, so that the hour of the day at which the pretend home is
  /// made does not matter.
  var last: Moment { midnight.adding(seconds: -1) }
}
