import RoundCore
import RoundScreens
import RoundTerminal

/// Works out what the likely next keys lead to while nobody presses one, and keeps it until something
/// happens.
struct PicturesAhead {
  struct Frame {
    let key: Key
    /// The key may come at any moment of these.
    let moments: ClosedRange<Moment>
    let ready: ReadyFrame
    /// The key signs nothing and leads nowhere, so its picture may be shown before it is carried out.
    ///
    /// In the same call, that is. It may well change more than what is selected, such as who signs.
    var onlyMoves: Bool { Foresight.reverse(of: key) != nil }
  }

  private var foresight = Foresight.nothing
  private var frames: [Frame] = []
  /// Of the state that it was worked out of.
  private var change = 0
  private var lastKey: Key?
  private var motion = Key.down
  /// Something was done since: a clock that goes on is no reason to work anything out.
  private var isDue = false

  /// The picture that a batch leads to, when it is one key that was foreseen.
  ///
  /// Whatever happens, nothing is kept: what was worked out is of a state that is no more.
  ///
  /// - Parameter change: the number of the state before the batch.
  mutating func take(_ events: [LoopEvent<ProgramAction>], change: Int) -> Frame? {
    defer {
      foresight = .nothing
      frames = []
    }
    note(events)
    guard change == self.change, events.count == 1, case .input(.key(let key))? = events.first
    else {
      return nil
    }
    return frames.first { $0.key == key }
  }

  private mutating func note(_ events: [LoopEvent<ProgramAction>]) {
    for event in events {
      switch event {
      case .input(.key(let key)):
        lastKey = key
        if Foresight.reverse(of: key) != nil { motion = key }
        isDue = true
      case .input, .message(.whole), .message(.written): isDue = true
      default: break
      }
    }
  }

  /// Works as long as nothing waits, once after each thing that was done.
  mutating func work(
    on state: ProgramState, change: Int, _ session: TerminalSession, while isIdle: () -> Bool
  ) {
    if isDue {
      isDue = false
      self.change = change
      foresight = Foresight(state, after: lastKey, motion: motion)
    }
    guard change == self.change else { return }
    while !foresight.isDone, isIdle() {
      foresight.work(on: state, now: .now())
      for picture in foresight.pictures.dropFirst(frames.count) {
        frames.append(
          Frame(
            key: picture.key, moments: picture.moments, ready: session.prepare(picture.canvas)))
      }
    }
  }
}
