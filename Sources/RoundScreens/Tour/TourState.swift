import RoundCore

/// Where somebody is in the tour.
public struct TourState: Hashable, Sendable {
  public let steps: [TourStory.Step]
  public internal(set) var index = 0
  /// Keys of the step that are still to be pressed.
  var left: [Key]
  /// Characters typed where the step asks for words.
  var typed = 0
  /// The whole window; the screens have what the tour leaves them.
  var window: Size
  /// What is said instead of the step's keys, when another one was pressed.
  var note: String?
  /// The tour presses the keys itself, the next one at this moment.
  public internal(set) var nextAt: Moment?

  init(_ story: TourStory, window: Size) {
    steps = story.steps
    self.window = window
    left = steps.first.map(TourState.keys) ?? []
  }

  public var step: TourStory.Step? { steps.indices.contains(index) ? steps[index] : nil }

  public var isPlaying: Bool { nextAt != nil }

  static func keys(of step: TourStory.Step) -> [Key] { KeyScript.read(step.keys ?? "") }

  /// Whether words are to be typed before the next key.
  var wantsWords: Bool { step?.type != nil && left.count == (step.map(TourState.keys)?.count ?? 0) }

  /// Rows for the tour at the bottom of the window.
  static func rows(_ window: Size) -> Int {
    // The list keeps the resident beside it as long as it can.
    window.rows >= 24 ? min(7, window.rows - 18) : max(3, min(6, window.rows - 12))
  }

  /// What is left for the screens.
  static func rest(_ window: Size) -> Size {
    Size(columns: window.columns, rows: max(1, window.rows - rows(window)))
  }

  /// Under this size the story's keys are still right, but not all that it speaks of is in view.
  var isWholeInView: Bool { window.columns >= 80 && window.rows >= 24 }
}
