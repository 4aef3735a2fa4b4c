import RoundCore

/// Numbers with at most one decimal, as cells hold them.
enum Measure {
  private static let units = [
    "%", "°c", "c", "bpm", "/min", "min", "mmhg", "mm hg", "kg",
  ]

  /// Reads `97`, `97 %`, `36.8`, `36,8` and `36.80` as tenths; nil for anything else.
  static func tenths(_ cell: String) -> Int? {
    var text = CSVText.trimmed(cell.lowercased())
    if let unit = units.first(where: { text.hasSuffix($0) }) {
      text = CSVText.trimmed(String(text.dropLast(unit.count)))
    }
    // Where spreadsheets separate by semicolon, the comma is the decimal sign.
    text = String(text.map { $0 == "," ? "." : $0 })
    if text.contains(".") {
      while text.hasSuffix("0"), !text.hasSuffix(".0") { text = String(text.dropLast()) }
    }
    return ObservationsRecorded.tenths(text)
  }

  /// `36.8`, as entries hold it.
  static func text(_ tenths: Int) -> String { "\(tenths / 10).\(tenths % 10)" }
}

extension ObservationsRecorded {
  /// The same values, measured at another time.
  func measured(at moment: Moment) -> ObservationsRecorded {
    ObservationsRecorded(
      measuredAt: moment, respiration: respiration, saturation: saturation, scale: scale,
      oxygen: oxygen, systolic: systolic, diastolic: diastolic, pulse: pulse,
      consciousness: consciousness, temperature: temperature, weight: weight,
      bloodGlucose: bloodGlucose, measuredBy: measuredBy,
      device: device)
  }
}
