extension NEWS2Input {
  /// Tenths of a degree from a temperature as it is written in records: `36.8`, `37`, `-0.5`.
  ///
  /// Nil for anything else, a second decimal included: to round 38.05 would be to choose the points.
  /// Never by way of a floating-point number, which cannot hold 36.1 and would blur the edges of the
  /// chart.
  public static func temperatureTenths(_ text: String) -> Int? {
    let negative = text.hasPrefix("-")
    let parts = text.utf8.dropFirst(negative ? 1 : 0).split(
      separator: 0x2E, omittingEmptySubsequences: false)
    guard let whole = parts.first, parts.count <= 2, (1...3).contains(whole.count),
      let degrees = Day.number(Array(whole)[...])
    else { return nil }
    var tenths = 0
    if parts.count == 2 {
      guard parts[1].count == 1, let digit = Day.number(Array(parts[1])[...]) else { return nil }
      tenths = digit
    }
    return (negative ? -1 : 1) * (degrees * 10 + tenths)
  }
}
