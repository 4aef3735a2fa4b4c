extension JSONParser {
  /// Checks a value as strictly as one that is kept, and keeps nothing of it.
  ///
  /// - Returns: what stands in its place: null, or an empty list or object.
  mutating func passOver(depth: Int) throws(Problem) -> JSON {
    skipSpace()
    switch current {
    case 0x7B:
      try passObject(depth: depth + 1)
      return .object([])
    case 0x5B:
      try passArray(depth: depth + 1)
      return .array([])
    case 0x22:
      if !passPlainString() { _ = try string() }
    default:
      _ = try value(depth: depth)
    }
    return .null
  }

  private mutating func passObject(depth: Int) throws(Problem) {
    guard depth <= limits.depth else { throw problem(.tooDeep) }
    let start = place
    let outer = passedNames.count
    defer { passedNames.removeLast(passedNames.count - outer) }
    place += 1
    skipSpace()
    if current == 0x7D {
      place += 1
      return
    }
    while true {
      skipSpace()
      // A name that has escapes, that comes twice, or one of very many: `object` knows what to make of it.
      guard current == 0x22, passedNames.count - outer < JSONParser.fewMembers,
        let name = passPlainName(), !wasPassed(name, since: outer)
      else {
        place = start
        _ = try object(depth: depth)
        return
      }
      passedNames.append(name)
      skipSpace()
      guard current == 0x3A else { throw problem(current == nil ? .endedEarly : .unexpected) }
      place += 1
      _ = try passOver(depth: depth)
      skipSpace()
      if current == 0x2C {
        place += 1
        continue
      }
      guard current == 0x7D else { throw problem(current == nil ? .endedEarly : .unexpected) }
      place += 1
      return
    }
  }

  private func wasPassed(_ name: Range<Int>, since outer: Int) -> Bool {
    for other in passedNames[outer...] where other.count == name.count {
      if bytes[other].elementsEqual(bytes[name]) { return true }
    }
    return false
  }

  private mutating func passArray(depth: Int) throws(Problem) {
    guard depth <= limits.depth else { throw problem(.tooDeep) }
    place += 1
    skipSpace()
    if current == 0x5D {
      place += 1
      return
    }
    while true {
      _ = try passOver(depth: depth)
      skipSpace()
      if current == 0x2C {
        place += 1
        continue
      }
      guard current == 0x5D else { throw problem(current == nil ? .endedEarly : .unexpected) }
      place += 1
      return
    }
  }

  /// Passes over a name as nearly all are, of some letters and digits, between its quotation marks.
  ///
  /// - Returns: where the name stands; nil for any other, which is left where it is.
  mutating func passPlainName() -> Range<Int>? {
    let start = place + 1
    var end = start
    while end < bytes.count, Identifiers.isLetterOrDigit(bytes[end]) { end += 1 }
    guard end < bytes.count, bytes[end] == 0x22, (1...32).contains(end - start),
      end - start <= limits.stringBytes
    else { return nil }
    place = end + 1
    return start..<end
  }

  /// Passes over a string of printable ASCII without an escape; any other is left where it is.
  private mutating func passPlainString() -> Bool {
    var end = bytes.plainEnd(from: place + 1)
    while end < bytes.count, bytes[end] != 0x22 {
      guard bytes[end] >= 0x20, bytes[end] < 0x80, bytes[end] != 0x5C else { return false }
      end += 1
    }
    guard end < bytes.count, end - place - 1 <= limits.stringBytes else { return false }
    place = end + 1
    return true
  }
}
