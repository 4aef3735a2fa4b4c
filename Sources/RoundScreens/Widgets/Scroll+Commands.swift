extension Scroll {
  /// Moves as one of the commands for moving says; false when it is another command.
  ///
  /// - Parameters:
  ///   - height: lines that are shown.
  ///   - total: lines that there are.
  ///   - sections: the lines at which sections begin, in their order.
  mutating func follow(
    _ command: Command.ID, height: Int, total: Int, sections: @autoclosure () -> [Int] = []
  ) -> Bool {
    switch command {
    case .up: move(-1, height: height, total: total)
    case .down: move(1, height: height, total: total)
    // One line stays in view, and one is moved also where no more than that is shown.
    case .pageUp: move(min(-1, 1 - height), height: height, total: total)
    case .pageDown: move(max(1, height - 1), height: height, total: total)
    case .first: top = 0
    case .last: move(total, height: height, total: total)
    case .nextSection: go(to: sections().first { $0 > top }, height: height, total: total)
    case .previousSection: go(to: sections().last { $0 < top }, height: height, total: total)
    default: return false
    }
    return true
  }

  private mutating func go(to line: Int?, height: Int, total: Int) {
    if let line { top = min(line, max(0, total - height)) }
  }
}
