extension UnsafeBufferPointer<UInt8> {
  /// A place before which, from a start on, stand only printable ASCII characters other than a quotation
  /// mark and a backslash; what stands there was not looked at, or is no such character.
  ///
  /// Eight bytes are looked at at once, so up to seven that are such characters may follow.
  func plainEnd(from start: Int) -> Int {
    guard let base = UnsafeRawPointer(baseAddress) else { return start }
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs = ones << 7
    var next = start
    while next + 8 <= count {
      let word = base.loadUnaligned(fromByteOffset: next, as: UInt64.self)
      // The lowest byte that is below 0x20, one of the two or above 0x7F sets its high bit in one of
      // these; where there is none, no high bit is set.
      let controls = word &- ones &* 0x20
      let quotes = (word ^ ones &* 0x22) &- ones
      let escapes = (word ^ ones &* 0x5C) &- ones
      guard (controls | quotes | escapes | word) & highs == 0 else { return next }
      next += 8
    }
    return next
  }
}
