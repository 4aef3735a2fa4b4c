import Dispatch
import RoundCore
import RoundScreens
import Synchronization

/// The first picture, drawn on another core while this one opens the terminal.
///
/// Only the picture is made ahead: what the size of the window does to the state is done by the loop, as
/// ever, and the picture counts where nothing else has changed the state since.
final class FirstPicture: Sendable {
  private enum Stage {
    case waiting
    case begun
    case drawn(Canvas, until: Moment?)
    case dropped
  }

  /// Of the window for which it is drawn.
  let size: Size
  /// The number of the state that it shows, before the loop has said how large the window is.
  let change: Int
  private let begun: Moment
  private let stage = Mutex(Stage.waiting)
  private let isDrawn = DispatchSemaphore(value: 0)

  /// - Parameter state: as it will be shown, with the size of the window.
  init(of state: ProgramState, change: Int) {
    size = state.size
    self.change = change
    begun = .now()
    Task.detached { [self] in draw(state) }
  }

  private func draw(_ state: ProgramState) {
    let isWanted = stage.withLock { stage in
      guard case .waiting = stage else { return false }
      stage = .begun
      return true
    }
    guard isWanted else { return }
    var state = state
    _ = ProgramUpdate.update(&state, .input(.resize(size)), now: begun)
    let canvas = ProgramView.view(state)
    let until = ProgramView.nextChange(state)
    stage.withLock { $0 = .drawn(canvas, until: until) }
    isDrawn.signal()
  }

  /// The picture, when it is finished; nil where nobody has begun it, or something has changed by itself
  /// since: then it is to be drawn now.
  func take(at now: Moment) -> Canvas? {
    let isBegun = stage.withLock { stage in
      guard case .waiting = stage else { return true }
      stage = .dropped
      return false
    }
    guard isBegun else { return nil }
    isDrawn.wait()
    guard case .drawn(let canvas, let until) = stage.withLock({ $0 }), now >= begun,
      until.map({ now < $0 }) ?? true
    else { return nil }
    return canvas
  }
}
