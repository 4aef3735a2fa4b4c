import RoundCore

/// The vital signs of a row.
///
/// What cannot be a measurement is not taken; what is empty stays empty.
struct ObservationsCells {
  /// Nil when nothing was measured.
  private(set) var observations: ObservationsRecorded?
  private(set) var notes: [SafeText] = []
  /// The row says to the day when it was measured, so the same set read again is the same entry.
  private(set) var isDated = false

  private let row: CSVRow
  private let table: ImportTable

  init(_ row: CSVRow, of table: ImportTable, now: Moment) {
    self.row = row
    self.table = table
    let (systolic, diastolic) = pressures()
    let read = ObservationsRecorded(
      measuredAt: now, respiration: number(.respiration, .respiration),
      saturation: number(.saturation, .saturation), scale: scale(), oxygen: oxygen(),
      systolic: systolic, diastolic: diastolic, pulse: number(.pulse, .pulse),
      consciousness: consciousness(), temperature: temperature(), weight: weight())
    guard read.hasVitalSigns || read.diastolic != nil || read.weight != nil else { return }
    let when = measuredAt(now: now)
    observations = read.measured(at: when)
  }

  private mutating func refuse(_ column: ImportColumn, _ cell: String, why: String = "") {
    let reason: SafeText = why.isEmpty ? .empty : " \(why)"
    notes.append("\(column.rawValue) not taken: \(ImportText.quoted(cell)).\(reason)")
  }

  private mutating func measuredAt(now: Moment) -> Moment {
    guard let cell = table.cell(.measuredAt, of: row) else {
      notes.append("Not said when the observations were measured: taken as now.")
      return now
    }
    do throws(MomentCell.Problem) {
      let read = try MomentCell(cell, now: now)
      isDated = read.hasDay
      if !read.hasTime { notes.append("Measured at has no time: taken as 00:00.") }
      return read.moment
    } catch {
      notes.append("\(error.note("Measured at", cell)) Taken as now.")
      return now
    }
  }

  private mutating func number(_ column: ImportColumn, _ parameter: NEWS2Parameter) -> Int? {
    guard let cell = table.cell(column, of: row) else { return nil }
    return number(cell, column, parameter)
  }

  private mutating func number(
    _ cell: String, _ column: ImportColumn, _ parameter: NEWS2Parameter
  ) -> Int? {
    guard let tenths = Measure.tenths(cell), tenths % 10 == 0 else {
      refuse(column, cell)
      return nil
    }
    guard parameter.accepted?.contains(tenths / 10) ?? true else {
      refuse(column, cell, why: NEWS2Problem.outOfRange(parameter, value: tenths / 10).sentence)
      return nil
    }
    return tenths / 10
  }

  /// One column may hold both, as `134/78`.
  private mutating func pressures() -> (systolic: Int?, diastolic: Int?) {
    let diastolicCell = table.cell(.diastolic, of: row)
    guard let cell = table.cell(.systolic, of: row) else {
      return (nil, diastolicCell.flatMap { diastolic($0, .diastolic) })
    }
    let parts = cell.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, diastolicCell == nil else {
      let systolic = number(cell, .systolic, .systolic)
      return (systolic, diastolicCell.flatMap { diastolic($0, .diastolic) })
    }
    guard let systolic = number(parts[0], .systolic, .systolic) else { return (nil, nil) }
    return (systolic, diastolic(parts[1], .systolic))
  }

  /// Not part of NEWS2; the range only catches slips of the keyboard.
  private mutating func diastolic(_ cell: String, _ column: ImportColumn) -> Int? {
    guard let tenths = Measure.tenths(cell), tenths % 10 == 0, (100...2500).contains(tenths) else {
      refuse(.diastolic, cell)
      return nil
    }
    return tenths / 10
  }

  private mutating func temperature() -> String? {
    guard let cell = table.cell(.temperature, of: row) else { return nil }
    guard let tenths = Measure.tenths(cell) else {
      refuse(.temperature, cell, why: "Write it as 36.8.")
      return nil
    }
    guard NEWS2Parameter.temperature.accepted?.contains(tenths) ?? true else {
      let problem = NEWS2Problem.outOfRange(.temperature, value: tenths)
      refuse(.temperature, cell, why: problem.sentence)
      return nil
    }
    return Measure.text(tenths)
  }

  private mutating func weight() -> String? {
    guard let cell = table.cell(.weight, of: row) else { return nil }
    guard let tenths = Measure.tenths(cell), (100...4000).contains(tenths) else {
      refuse(.weight, cell, why: "Write it in kilograms, as 54.2.")
      return nil
    }
    return Measure.text(tenths)
  }

  private mutating func scale() -> Int? {
    guard let cell = table.cell(.scale, of: row) else { return nil }
    switch ImportText.key(of: cell) {
    case "1", "scale1", "one": return 1
    case "2", "scale2", "two": return 2
    default:
      refuse(.scale, cell, why: "Scale 1 is used.")
      return nil
    }
  }

  private mutating func oxygen() -> Bool? {
    guard let cell = table.cell(.oxygen, of: row) else { return nil }
    switch ImportText.key(of: cell) {
    case "yes", "y", "true", "oxygen", "onoxygen", "o2", "ono2": return true
    case "no", "n", "false", "air", "roomair", "onair", "none": return false
    default:
      refuse(.oxygen, cell, why: "Write yes or no.")
      return nil
    }
  }

  private mutating func consciousness() -> String? {
    guard let cell = table.cell(.consciousness, of: row) else { return nil }
    switch ImportText.key(of: cell) {
    case "a", "alert": return Consciousness.alert.rawValue
    case "c", "confusion", "newconfusion", "newlyconfused": return Consciousness.confusion.rawValue
    case "v", "voice", "respondstovoice", "verbal": return Consciousness.voice.rawValue
    case "p", "pain", "respondstopain": return Consciousness.pain.rawValue
    case "u", "unresponsive", "unconscious": return Consciousness.unresponsive.rawValue
    default:
      refuse(.consciousness, cell, why: "Write A, C, V, P or U.")
      return nil
    }
  }
}
