import RoundCore

/// Observations in words: what was measured, and what was not.
enum ObservationsText {
  static func values(_ set: ObservationsRecorded) -> [(label: String, words: String)] {
    var values: [(label: String, words: String)] = []
    func add(_ label: String, _ words: String?) {
      if let words { values.append((label, words)) }
    }
    add("Breathing", set.respiration.map { "\($0)/min" })
    let air = set.oxygen.map { $0 ? "on oxygen" : "on air" }
    add(
      "Saturation",
      set.saturation.map { "\($0)%, \(air ?? "air or oxygen not said")" } ?? air)
    if let systolic = set.systolic {
      let pressure = set.diastolic.map { "\(systolic)/\($0)" } ?? "\(systolic) systolic"
      add("Pressure", "\(pressure) mmHg")
    } else {
      add("Pressure", set.diastolic.map { "\($0) diastolic mmHg" })
    }
    add("Pulse", set.pulse.map { "\($0)/min" })
    add("Conscious", set.consciousness.map { consciousness($0) })
    add("Temperature", set.temperature.map { "\($0) °C" })
    add("Weight", set.weight.map { "\($0) kg" })
    add("Glucose", set.bloodGlucose.map { "\($0) mmol/L" })
    add("Measured by", set.measuredBy)
    add("Device", set.device)
    return values
  }

  /// Parameters of NEWS2 that were not measured, by name.
  static func notMeasured(_ set: ObservationsRecorded) -> [String] {
    let has: [(NEWS2Parameter, Bool)] = [
      (.respiration, set.respiration != nil), (.saturation, set.saturation != nil),
      (.oxygen, set.oxygen != nil), (.systolic, set.systolic != nil), (.pulse, set.pulse != nil),
      (.consciousness, set.consciousness != nil), (.temperature, set.temperature != nil),
    ]
    return has.filter { !$0.1 }.map { $0.0.title.lowercased() }
  }

  static func consciousness(_ code: String?) -> String {
    switch code {
    case "A": return "A, alert"
    case "C": return "C, new confusion"
    case "V": return "V, answers to voice"
    case "P": return "P, answers to pain"
    case "U": return "U, unresponsive"
    default: return "not recorded"
    }
  }

  /// What NEWS2 says of a set, whether it matters, and what it can't say.
  static func news2(_ reading: NEWS2Reading) -> (words: String, isHigh: Bool, isWhole: Bool) {
    switch reading {
    case .score(let score, let scale):
      let isHigh = score.band == .high || score.band == .medium || score.singleThree
      return (
        Wording.news2(score) + (scale == .two ? ", oxygen scale 2" : ""), isHigh,
        score.total != nil
      )
    case .tooYoung(let age):
      return (
        "No NEWS2: it is for people of 16 and over, and this resident is \(age).", false, false
      )
    case .impossible:
      return ("NEWS2 not worked out: a value can't be a measurement.", false, false)
    }
  }

  /// What is usual, value by value; empty where nothing is recorded.
  static func usual(_ usual: UsualRecorded) -> [String] {
    var parts: [String] = []
    if let news2 = usual.news2 { parts.append("NEWS2 \(news2)") }
    if let value = usual.respiration { parts.append("breathing \(value)/min") }
    if let value = usual.saturation {
      let air = usual.oxygen.map { $0 ? " on oxygen" : " on air" } ?? ""
      parts.append("saturation \(value)%\(air)")
    } else if let oxygen = usual.oxygen {
      parts.append(oxygen ? "on oxygen" : "on air")
    }
    if let value = usual.systolic { parts.append("systolic \(value) mmHg") }
    if let value = usual.pulse { parts.append("pulse \(value)/min") }
    if let value = usual.consciousness { parts.append("consciousness \(consciousness(value))") }
    if let value = usual.temperature { parts.append("temperature \(value) °C") }
    return parts
  }
}
