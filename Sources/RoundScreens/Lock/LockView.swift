import RoundCore

/// The locked screen: the home, who is to unlock it, and nothing of any resident.
///
/// No clock: nothing is drawn again by itself while it is locked, but the seconds that a wrong PIN costs.
enum LockView {
  /// A line, and how soon it gives way in a small window; 0 stays.
  private struct Item {
    let text: String
    let givesWay: Int
    var isPIN = false
  }

  /// What is said above the place for the PIN.
  static func lines(_ state: ProgramState) -> [String] { above(state).map(\.text) }

  private static func above(_ state: ProgramState) -> [Item] {
    guard let lock = state.lock else { return [] }
    var items = [Item(text: state.record.homeName, givesWay: 3), Item(text: "", givesWay: 8)]
    guard !state.needsNoPIN, let person = state.unlocker else {
      return items + [Item(text: "Any key shows the screen again.", givesWay: 2)]
    }
    let words: String
    switch lock.reason {
    case .idle: words = "The screen is locked: no key was pressed for a while."
    case .hidden: words = "The screen is locked."
    case .before: words = "The screen was locked when the program last ended."
    }
    items.append(Item(text: words, givesWay: 4))
    items.append(Item(text: "What you typed is kept.", givesWay: 6))
    items.append(Item(text: "", givesWay: 8))
    if person.id != lock.owner {
      items.append(Item(text: "Who is at the keyboard?", givesWay: 5))
    }
    items.append(Item(text: state.catalog.shown(person.author), givesWay: 2))
    return items
  }

  /// What was wrong with the last try, and how long the next one has to wait.
  static func problem(_ lock: LockState, at now: Moment) -> String? {
    let wait = lock.waitsUntil.map { until in
      until.secondsLeft(at: now).map(PINWords.waiting) ?? "It can be tried again."
    }
    let words = [lock.problem, wait].compactMap(\.self)
    return words.isEmpty ? nil : words.joined(separator: " ")
  }

  private static func items(_ state: ProgramState) -> [Item] {
    var items = above(state)
    let strip = state.strip.lines(hidingNames: true).map { Item(text: $0, givesWay: 0) }
    guard let lock = state.lock, !state.needsNoPIN else { return items + strip }
    let count = lock.needsPassphrase ? min(50, lock.phrase.count) : lock.pin.text.count
    let typed = String(repeating: "*", count: count)
    let label = lock.needsPassphrase ? "Passphrase of this folder" : "PIN"
    items.append(Item(text: "\(label): \(typed)", givesWay: 0, isPIN: true))
    if !lock.needsPassphrase, let words = state.pretendPINWords(of: state.unlocker) {
      items.append(Item(text: words, givesWay: 5))
    }
    if let problem = problem(lock, at: state.now) {
      items.append(Item(text: "! \(problem)", givesWay: 1))
    }
    if lock.isChecking {
      let what = lock.needsPassphrase ? "passphrase" : "PIN"
      items.append(Item(text: "Looking at the \(what).", givesWay: 5))
    }
    items += strip
    items.append(
      Item(
        text: lock.needsPassphrase
          ? "The passphrase, then Enter; your PIN comes after it."
          : "Your PIN, then Enter, shows the screen again.", givesWay: 5))
    if state.people.count > 1, !lock.needsPassphrase {
      items.append(Item(text: "Tab: somebody else is at the keyboard.", givesWay: 5))
    }
    if !lock.needsPassphrase {
      items.append(
        Item(text: "A forgotten PIN: homeround new-pin, at the command line.", givesWay: 8))
    }
    items.append(Item(text: "", givesWay: 8))
    items.append(
      Item(
        text: state.isLockedStore && !lock.needsPassphrase
          ? "The folder is open for your PIN, for a minute at most: then its key is put away, and the "
            + "passphrase is asked for again."
          : state.isLockedStore
            ? "What is saved here is sealed, and the key is put away as soon as nothing is being saved. "
              + "What the program itself holds in memory is not sealed: before you are away for long, "
              + "unlock it and leave it with q."
            : "The lock keeps out whoever passes by. It does not encrypt the disk: a stolen "
              + "computer is safe only if its disk is encrypted.", givesWay: 7))
    return items
  }

  static func draw(_ state: ProgramState) -> Canvas {
    var canvas = Canvas(size: state.size)
    let width = max(1, min(70, state.size.columns - 2))
    let left = max(0, (state.size.columns - width) / 2)
    var items = items(state).map { (item: $0, lines: SafeText.wrapped($0.text, width: width)) }
    func height() -> Int { items.reduce(0) { $0 + max(1, $1.lines.count) } }
    while height() > state.size.rows,
      let place = items.indices.max(by: { items[$0].item.givesWay < items[$1].item.givesWay }),
      items[place].item.givesWay > 0
    {
      items.remove(at: place)
    }
    var row = max(0, min(state.size.rows / 4, state.size.rows - height()))
    for (item, lines) in items {
      for line in lines.isEmpty ? [SafeText.empty] : lines where row < state.size.rows {
        canvas.put(line, column: left, row: row, style: Style(bold: item.isPIN))
        if item.isPIN {
          // The space after the colon is not drawn when nothing is typed yet.
          canvas.cursor = Point(
            column: min(state.size.columns - 1, left + max(line.width, 5)), row: row)
          canvas.showsCursor = true
        }
        row += 1
      }
    }
    return canvas
  }
}
