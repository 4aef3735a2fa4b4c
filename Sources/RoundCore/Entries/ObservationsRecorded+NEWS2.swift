extension ObservationsRecorded {
  /// The score of this set as it was written; nil when a stored value can't be a measurement.
  ///
  /// For a resident's record `Record.news2` is asked, which knows the oxygen target and the age.
  public func news2(bands: NEWS2Bands) -> NEWS2Score? {
    news2(bands: bands, scale: scale == 2 ? .two : .one)
  }

  /// The score of this set on an oxygen scale; nil when a stored value can't be a measurement.
  public func news2(bands: NEWS2Bands, scale: SaturationScale) -> NEWS2Score? {
    try? NEWS2.score(
      NEWS2Input(
        respiration: respiration, saturation: saturation,
        scale: scale, oxygen: oxygen, systolic: systolic, pulse: pulse,
        consciousness: consciousness.flatMap(Consciousness.init(rawValue:)),
        temperatureTenths: temperature.flatMap(ObservationsRecorded.tenths)),
      bands: bands)
  }

  /// Reads `36.8` or `37` as tenths; nil for anything else.
  public static func tenths(_ text: String) -> Int? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count),
      parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      parts[0].count <= 4, let whole = Int(parts[0])
    else { return nil }
    guard parts.count == 2 else { return whole * 10 }
    guard parts[1].count == 1, let tenth = Int(parts[1]) else { return nil }
    return whole * 10 + tenth
  }
}
