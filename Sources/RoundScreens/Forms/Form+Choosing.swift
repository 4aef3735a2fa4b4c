import RoundCore

/// Questions that are answered by choosing.
extension Form {
  /// Takes what is typed as words at a question that is answered by choosing.
  ///
  /// - Returns: nil when the key is one that the question itself answers.
  mutating func applyTypedWord(_ key: Key, now: Moment) -> Request? {
    let kind = fields[focus].kind
    let options: [FieldOption]
    switch kind {
    case .choice(let some, _, _), .ticks(let some, _, _): options = some
    default: return nil
    }
    guard case .character(let character) = key else {
      let word = typedWord
      typedWord = TypedWord()
      guard key == .enter else { return nil }
      if word.choosesNothing(of: kind) {
        return .say(word.numberSentence(options, chosen: fields[focus].chosen))
      }
      guard !word.isEmpty else { return nil }
      guard let match = word.match(in: options) else { return .say(word.sentence(options, kind)) }
      return take(match, of: kind)
    }
    guard typedWord.takes(character, in: options) else {
      typedWord.end(with: character, of: kind, at: now)
      guard typedWord.choosesNothing(of: kind) else { return nil }
      if let before = typedWord.before { fields[focus].kind = before }
      return .say(typedWord.numberSentence(options, chosen: fields[focus].chosen))
    }
    typedWord.add(character)
    if let match = typedWord.match(in: options) { point(at: match) }
    return .say(typedWord.sentence(options, kind))
  }

  /// What is said of letters that went to a choice which nobody took; nil where there are none.
  ///
  /// One letter is a key that was hit by mistake.
  func wordNotTaken() -> String? {
    guard fields.indices.contains(focus), typedWord.text.count > 1 else { return nil }
    switch fields[focus].kind {
    case .choice(let options, let chosen, _):
      guard let match = typedWord.match(in: options), options[match].code != chosen else {
        return nil
      }
      return "Not chosen by \"\(typedWord.text.trimmed)\": Space chooses \(options[match].words). "
        + "The same key again goes on as it is."
    case .ticks(let options, let ticked, _):
      guard let match = typedWord.match(in: options), !ticked.contains(options[match].code) else {
        return nil
      }
      return
        "Nothing was ticked by \"\(typedWord.text.trimmed)\": Space ticks \(options[match].words). "
        + "The same key again goes on as it is."
    default: return nil
    }
  }

  private mutating func point(at index: Int) {
    switch fields[focus].kind {
    case .choice(let options, let chosen, _):
      fields[focus].kind = .choice(options: options, chosen: chosen, cursor: index)
    case .ticks(let options, let ticked, _):
      fields[focus].kind = .ticks(options: options, ticked: ticked, cursor: index)
    default: break
    }
  }

  /// Enter after the first letters of a choice takes it.
  private mutating func take(_ index: Int, of kind: FieldKind) -> Request {
    switch kind {
    case .choice(let options, let chosen, _):
      return applyChoice(.enter, options, chosen, index)
    case .ticks(let options, let ticked, _):
      guard !ticked.contains(options[index].code) else {
        return .say("\(options[index].words) is ticked already.")
      }
      return applyTicks(.character(" "), options, ticked, index)
    default: return .none
    }
  }

  mutating func applyChoice(
    _ key: Key, _ options: [FieldOption], _ chosen: String?, _ cursor: Int
  ) -> Request {
    var chosen = chosen
    var cursor = cursor
    var goOn = false
    switch key {
    case .left, .up:
      if cursor == 0 { return key == .up ? moveOut(key) : .none }
      cursor -= 1
    case .right, .down:
      if cursor + 1 >= options.count { return key == .down ? moveOut(key) : .none }
      cursor += 1
    case .home: cursor = 0
    case .end: cursor = max(0, options.count - 1)
    case .character(" "), .enter:
      guard options.indices.contains(cursor) else { return .none }
      chosen = options[cursor].code
      goOn = key == .enter
    case .character(let character):
      guard let digit = character.wholeNumberValue, character.isASCII else { return .notMine }
      guard digit > 0, options.indices.contains(digit - 1) else {
        return .say(Form.noSuch(digit, options.count))
      }
      cursor = digit - 1
      chosen = options[cursor].code
    default: return .notMine
    }
    fields[focus].kind = .choice(options: options, chosen: chosen, cursor: cursor)
    if goOn { move(1) }
    return .none
  }

  mutating func applyTicks(
    _ key: Key, _ options: [FieldOption], _ ticked: [String], _ cursor: Int
  ) -> Request {
    var ticked = ticked
    var cursor = cursor
    func toggle(_ index: Int) {
      guard options.indices.contains(index) else { return }
      let code = options[index].code
      if ticked.contains(code) {
        ticked.removeAll { $0 == code }
      } else {
        ticked.append(code)
      }
    }
    switch key {
    case .left, .up:
      if cursor == 0 { return key == .up ? moveOut(key) : .none }
      cursor -= 1
    case .right, .down:
      if cursor + 1 >= options.count { return key == .down ? moveOut(key) : .none }
      cursor += 1
    case .home: cursor = 0
    case .end: cursor = max(0, options.count - 1)
    case .character(" "): toggle(cursor)
    case .enter:
      move(1)
      return .none
    case .character(let character):
      guard let digit = character.wholeNumberValue, character.isASCII else { return .notMine }
      guard digit > 0, options.indices.contains(digit - 1) else {
        return .say(Form.noSuch(digit, options.count))
      }
      cursor = digit - 1
      toggle(cursor)
    default: return .notMine
    }
    let order = options.map(\.code)
    ticked.sort { (order.firstIndex(of: $0) ?? 0) < (order.firstIndex(of: $1) ?? 0) }
    fields[focus].kind = .ticks(options: options, ticked: ticked, cursor: cursor)
    return .none
  }

  private static func noSuch(_ digit: Int, _ count: Int) -> String {
    "There is no choice \(digit) here. The digits go from 1 to \(min(9, count))."
  }
}
