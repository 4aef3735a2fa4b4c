/// A length of time from today, as `2 weeks`.
struct DateInterval: Equatable {
  enum Unit {
    case day, week, fortnight, month, year

    init?(_ word: String) {
      switch word {
      case "d", "day", "days": self = .day
      case "w", "wk", "wks", "week", "weeks": self = .week
      case "fortnight", "fortnights": self = .fortnight
      case "m", "mth", "mths", "month", "months": self = .month
      case "y", "yr", "yrs", "year", "years": self = .year
      default: return nil
      }
    }
  }

  let count: Int
  let unit: Unit

  /// Reads `7`, `2w`, `2 weeks`, `a week`, `fortnight`; a bare number is a number of days.
  init?(_ tokens: [DateToken]) {
    switch tokens.count {
    case 1:
      if case .number(let count, _) = tokens[0] {
        self.init(count: count, unit: .day)
      } else if tokens[0] == .word("fortnight") {
        self.init(count: 1, unit: .fortnight)
      } else {
        return nil
      }
    case 2:
      guard let unit = tokens[1].word.flatMap(Unit.init) else { return nil }
      if case .number(let count, _) = tokens[0] {
        self.init(count: count, unit: unit)
      } else if ["a", "one"].contains(tokens[0].word) {
        self.init(count: 1, unit: unit)
      } else {
        return nil
      }
    default: return nil
    }
  }

  init(count: Int, unit: Unit) {
    self.count = count
    self.unit = unit
  }

  /// The day this long after `day`, nil beyond the year 9999.
  ///
  /// Months end where the later month does: one month after 31 January is the last of February.
  func end(from day: Day) -> Day? {
    switch unit {
    case .day: return day.adding(days: count)
    case .week: return day.adding(days: 7 * count)
    case .fortnight: return day.adding(days: 14 * count)
    case .month: return adding(months: count, to: day)
    case .year: return adding(months: 12 * count, to: day)
    }
  }

  private func adding(months: Int, to day: Day) -> Day? {
    let month = day.year * 12 + day.month - 1 + months
    let year = month / 12
    let length = Day.length(ofMonth: month % 12 + 1, year: year)
    return Day(year: year, month: month % 12 + 1, day: min(day.day, length))
  }
}
