import RoundCore

/// What is said of a PIN that was refused; the same wherever one is asked for.
enum PINWords {
  static func refused(_ answer: PINGate.Answer) -> String {
    why(answer) + (answer.secondsLeft > 0 ? " \(waiting(answer.secondsLeft))" : "")
  }

  /// The same without the wait, where that is counted down.
  static func why(_ answer: PINGate.Answer) -> String {
    answer.isTried
      ? "That is not the PIN." : "Too many wrong PINs; this one was not looked at."
  }

  /// Minutes where they are many: nobody counts seconds then.
  static func waiting(_ seconds: Int) -> String {
    guard seconds > 90 else { return "Wait \(Wording.count(seconds, "second"))." }
    return "Wait \(Wording.count((seconds + 59) / 60, "minute"))."
  }
}

extension PINGate.Answer {
  /// Until when the next try waits; nil when it need not.
  func wait(from now: Moment) -> Moment? {
    secondsLeft > 0 ? now.adding(seconds: secondsLeft) : nil
  }
}

extension Moment {
  /// Whole seconds until then, begun ones counted; nil when it has come.
  func secondsLeft(at now: Moment) -> Int? {
    now < self ? Int((milliseconds - now.milliseconds + 999) / 1000) : nil
  }

  /// When one second fewer is left, the last time at the moment itself; nil when it has come.
  func nextSecond(after now: Moment) -> Moment? {
    secondsLeft(at: now).map { adding(seconds: 1 - $0) }
  }
}
