import RoundCore
import RoundScreens
import Synchronization

/// The first picture, drawn on another core while this one opens the terminal.
///
/// Only the picture is made ahead: what the size of the window does to the state is done by the loop, as
/// ever, and the picture counts where nothing else has changed the state since.
struct FirstPicture {
  private struct Drawn {
    let canvas: Canvas
    let until: Moment?
  }

  private final class Place: Sendable {
    let drawn = Mutex<Drawn?>(nil)
  }

  /// Of the window for which it is drawn.
  let size: Size
  /// The number of the state that it shows, before the loop has said how large the window is.
  let change: Int
  private let begun: Moment
  private let place = Place()
  private let job: StartHelper.Job

  /// - Parameter state: as it will be shown, with the size of the window.
  init(of state: ProgramState, change: Int, by helper: StartHelper) {
    let (size, now, place) = (state.size, Moment.now(), place)
    self.size = size
    self.change = change
    begun = now
    job = helper.begin {
      var state = state
      _ = ProgramUpdate.update(&state, .input(.resize(size)), now: now)
      let canvas = ProgramView.view(state)
      let until = ProgramView.nextChange(state)
      place.drawn.withLock { $0 = Drawn(canvas: canvas, until: until) }
    }
  }

  /// The picture, when it is finished; to be called once.
  ///
  /// - Returns: nil where nobody has begun it, or something has changed by itself since: then it is to be
  ///   drawn now.
  func take(at now: Moment) -> Canvas? {
    guard job.finish(), let drawn = place.drawn.withLock({ $0 }), now >= begun,
      drawn.until.map({ now < $0 }) ?? true
    else { return nil }
    return drawn.canvas
  }
}
