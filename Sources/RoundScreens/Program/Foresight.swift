import RoundCore

/// The pictures that the likely next keys lead to, worked out while nobody presses one.
///
/// A picture is a pure function of the state, the key and the moment. The state is the same as long as
/// nothing happens. For the moment each picture is made twice, as if the key came at once and as if it came
/// as late as nothing else happens by itself: where both are the same, it is the picture for every moment
/// between them, since no text goes there and back again. Where they differ (an age turns, a number of
/// seconds is named), there is none for that key.
///
/// Only the picture is taken from here. The key itself goes through `ProgramUpdate` when it is pressed, with
/// its own moment, numbers and effects.
public struct Foresight: Sendable {
  public struct Picture: Sendable {
    public let key: Key
    public let canvas: Canvas
    /// The key may come at any moment of these.
    public let moments: ClosedRange<Moment>
  }

  public private(set) var pictures: [Picture] = []
  /// Still to be looked at, the likeliest last.
  private var keys: [Key]
  /// Made for the beginning of its time.
  private var begun: Picture?

  public static let nothing = Foresight(keys: [])

  private init(keys: [Key]) { self.keys = keys }

  /// - Parameters:
  ///   - state: as it is, with its picture on the screen.
  ///   - key: the one that was pressed last; nil when none was.
  ///   - motion: the last one that only moved something.
  public init(_ state: ProgramState, after key: Key?, motion: Key) {
    // The tour goes by itself, and a lock shows nothing that could be likely.
    guard state.tour == nil, !state.isHidden, !state.isPart, !Layout.isTooSmall(state.size) else {
      self = .nothing
      return
    }
    self.init(
      keys: Foresight.likely(after: key, motion: motion, isTyping: state.isTyping).reversed())
  }

  public var isDone: Bool { keys.isEmpty }

  /// Makes the next picture; some milliseconds at most.
  ///
  /// - Parameter now: of the first piece; later ones count from there.
  public mutating func work(on state: ProgramState, now: Moment) {
    guard let key = keys.last else { return }
    if let begun {
      self.begun = nil
      keys.removeLast()
      let late = Foresight.canvas(state, key, at: begun.moments.upperBound)
      if late == begun.canvas { pictures.append(begun) }
      return
    }
    var waiting = state
    waiting.now = now
    let change = ProgramView.nextChange(waiting)
    guard let change, change.milliseconds - 1 >= now.milliseconds else {
      keys.removeLast()
      return
    }
    begun = Picture(
      key: key, canvas: Foresight.canvas(state, key, at: now),
      moments: now...Moment(milliseconds: change.milliseconds - 1))
  }

  private static func canvas(_ state: ProgramState, _ key: Key, at now: Moment) -> Canvas {
    var next = state
    _ = ProgramUpdate.update(&next, .input(.key(key)), now: now)
    return ProgramView.view(next)
  }

  // MARK: Keys

  /// Moving on as before, then back, then opening what was come to.
  private static func likely(after key: Key?, motion: Key, isTyping: Bool) -> [Key] {
    // Nobody can tell the next letter.
    if isTyping, case .character? = key { return [] }
    let isMotion = key.map { reverse(of: $0) != nil } ?? false
    let on = isMotion ? key ?? motion : isTyping ? .tab : motion
    let keys = [on, reverse(of: on)].compactMap(\.self)
    return isTyping ? keys : keys + [.enter]
  }

  /// The key that goes back where this one has gone; nil for one that does something else than move.
  public static func reverse(of key: Key) -> Key? {
    switch key {
    case .up: return .down
    case .down: return .up
    case .character("j"): return .character("k")
    case .character("k"): return .character("j")
    case .character("]"): return .character("[")
    case .character("["): return .character("]")
    case .pageUp: return .pageDown
    case .pageDown: return .pageUp
    case .tab: return .backTab
    case .backTab: return .tab
    default: return nil
    }
  }
}

extension ProgramState {
  /// Whether what is typed becomes text.
  var isTyping: Bool {
    switch stack.last {
    case .form, .picker, .palette, .help, .sign: return true
    case .roundList(let list): return list.search != nil
    case .register(let screen): return screen.search != nil
    default: return false
    }
  }
}
