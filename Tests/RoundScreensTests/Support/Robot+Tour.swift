import RoundCore
import Testing

@testable import RoundScreens

extension Robot {
  /// Presses what every step of the tour asks for, the sample text where words are asked for; says at which step
  /// it went no further.
  mutating func walkTour(_ story: TourStory) {
    for (index, step) in story.steps.enumerated().dropLast() {
      guard let here = state.tour?.index, here == index else {
        // A step that has nothing left to do has gone by itself.
        if let here = state.tour?.index, here > index, step.untilRead == true { continue }
        Issue.record("stuck before step \(index + 1): \(step.say)\(testDescription)")
        return
      }
      #expect(shows(String(step.say.prefix(20))))
      press(step.type ?? "")
      if step.untilRead == true {
        for _ in 0..<300 where state.tour?.index == index { press(step.keys ?? "") }
      } else {
        press(step.keys ?? "")
      }
      guard state.tour?.index ?? 0 > index else {
        Issue.record("step \(index + 1) leads nowhere: \(step.say)\(testDescription)")
        return
      }
    }
  }

  /// Lets the tour play to its end.
  ///
  /// - Returns: milliseconds by the program's own clock.
  mutating func playTour() -> Int64 {
    press("<Ctrl-T>")
    var milliseconds: Int64 = 0
    for _ in 0..<5_000 {
      guard let next = state.tour?.nextAt else { break }
      milliseconds += next.milliseconds - now.milliseconds
      wait(seconds: max(1, Int((next.milliseconds - now.milliseconds + 999) / 1000)))
    }
    return milliseconds
  }
}
