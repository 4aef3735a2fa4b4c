import RoundCore

/// Texts that are read as something: what they are taken to mean, and what is wrong with them.
extension Form {
  /// What stands under a text while it is typed; nil where there is nothing to say.
  func echo(_ field: Field, now: Moment, nextRound: Day) -> (words: String, isGood: Bool)? {
    guard !field.text.isEmpty else { return nil }
    switch field.reading {
    case .words: return nil
    case .register(let reading):
      guard let echo = reading.echo(field.text, today: UKTime(now).day) else { return nil }
      return ((echo.isGood ? "= " : "! ") + echo.words, echo.isGood)
    case .pastDay, .pastDayIfKnown:
      let today = UKTime(now).day
      do throws(PastTime.Problem) {
        let day = try PastTime.day(field.text, today: today)
        if let problem = beforeBirth(day) { return ("! \(problem)", false) }
        return day > today
          ? ("! \(day.shownWithWeekday) has not come yet.", false)
          : ("= \(day.shownWithWeekday)", true)
      } catch { return ("! \(error.sentence)", false) }
    case .number(let kind, let previous):
      do throws(MeasuredNumber.Problem) {
        let value = try MeasuredNumber.read(field.text, as: kind)
        guard let previous, MeasuredNumber.isUnlikely(value, after: previous) else {
          return ("= \(kind.shown(value))", true)
        }
        return ("! \(kind.shown(value)); the last one was \(kind.shown(previous)).", false)
      } catch { return ("! \(error.sentence)", false) }
    case .pastTime:
      switch pastTime(field, now: now) {
      case .success(let moment): return ("= \(UKTime(moment).clock)", true)
      case .failure(let problem) where problem.isOfDay: return nil
      case .failure(let problem): return ("! \(problem.sentence)", false)
      }
    case .deadline:
      switch Deadline.read(field.text, now: now, nextRound: nextRound) {
      case .date(let words):
        let remark = DueDate.remark(words, typed: field.text, today: UKTime(now).day)
        return ("= \(words)\(remark.map { ", \($0)" } ?? "")", true)
      case .words: return ("Taken as words, not as a date.", true)
      case .problem(let sentence): return ("! \(sentence)", false)
      }
    }
  }

  /// Why a text can't be what it is asked for; nil when it can.
  func readingProblem(_ field: Field, now: Moment, nextRound: Day) -> String? {
    switch field.reading {
    case .words: return nil
    case .register(let reading):
      return reading.echo(field.text, today: UKTime(now).day).flatMap { $0.isGood ? nil : $0.words }
    case .pastDay:
      do throws(PastTime.Problem) {
        return beforeBirth(try PastTime.day(field.text, today: UKTime(now).day))
      } catch { return error.sentence }
    case .pastDayIfKnown:
      guard !field.text.isEmpty else { return nil }
      let today = UKTime(now).day
      do throws(PastTime.Problem) {
        let day = try PastTime.day(field.text, today: today)
        return day > today ? "\(day.shownWithWeekday) has not come yet." : beforeBirth(day)
      } catch { return error.sentence }
    case .number(let kind, _):
      guard !field.text.isEmpty else { return nil }
      do throws(MeasuredNumber.Problem) {
        _ = try MeasuredNumber.read(field.text, as: kind)
        return nil
      } catch { return error.sentence }
    case .pastTime:
      switch pastTime(field, now: now) {
      case .success(let moment): return tooEarly(moment)
      // The day is complained about at its own question, and the time at this one all the same.
      case .failure(let problem) where problem.isOfDay:
        return PastTime.clock(field.text) == nil ? PastTime.Problem.timeNotUnderstood.sentence : nil
      case .failure(let problem): return problem.sentence
      }
    case .deadline:
      guard case .problem(let sentence) = Deadline.read(field.text, now: now, nextRound: nextRound)
      else { return nil }
      return sentence
    }
  }

  /// When something was, from its day and its time.
  func pastTime(_ id: String, now: Moment) -> Moment? {
    guard let field = self[id], case .success(let moment) = pastTime(field, now: now) else {
      return nil
    }
    return moment
  }

  private func pastTime(_ field: Field, now: Moment) -> Result<Moment, PastTime.Problem> {
    guard case .pastTime(let day) = field.reading else { return .failure(.timeNotUnderstood) }
    do throws(PastTime.Problem) {
      return .success(
        // A form that asks for no day is about today.
        try PastTime.read(day: self[day].map(\.text) ?? "today", time: field.text, now: now))
    } catch { return .failure(error) }
  }

  private func beforeBirth(_ day: Day) -> String? {
    guard let born, day < born else { return nil }
    return "\(day.shown) is before the resident was born (\(born.shown))."
  }

  /// Nothing ends before it began.
  private func tooEarly(_ moment: Moment) -> String? {
    guard let began, moment < began else { return nil }
    if case .returned = purpose { return "It was decided after that (\(UKTime(began).shown))." }
    return "That is before the concern itself (\(UKTime(began).shown))."
  }
}
