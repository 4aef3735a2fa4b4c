extension JournalLine {
  /// Whether a whole line stands somewhere in bytes that make none: the line end before it is gone.
  static func isHeld(in bytes: ArraySlice<UInt8>) -> Bool {
    var place = bytes.startIndex
    while let start = bytes[place...].firstIndex(of: headStart[0]) {
      place = start + 1
      guard bytes[start...].starts(with: headStart) else { continue }
      let end = bytes[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.endIndex
      if (try? check(bytes[start..<end])) != nil { return true }
    }
    return false
  }
}
