import Glibc

/// Says what was found, a line at a time, as the other harnesses do.
struct LabReport {
  private(set) var passed = 0
  private(set) var failed = 0

  mutating func judge(_ text: String, _ problems: [String]) {
    if problems.isEmpty {
      passed += 1
      LabReport.say("PASS  \(text)")
      return
    }
    failed += 1
    LabReport.say("FAIL  \(text): \(problems.count) problems")
    for problem in problems.prefix(8) { LabReport.say("      \(problem)") }
    if problems.count > 8 { LabReport.say("      and \(problems.count - 8) more") }
  }

  func note(_ text: String) { LabReport.say("      \(text)") }

  private static func say(_ text: String) {
    // At once, whatever stands at the other end: `print` keeps lines back from a pipe.
    let bytes = Array(text.utf8) + [0x0A]
    _ = bytes.withUnsafeBytes { write(1, $0.baseAddress, $0.count) }
  }

  /// Thousands set apart, as people read them.
  static func number(_ value: Int) -> String {
    let digits = Array(String(value).utf8)
    var text = ""
    for (place, digit) in digits.enumerated() {
      if place > 0 && (digits.count - place) % 3 == 0 { text += "," }
      text.unicodeScalars.append(UnicodeScalar(digit))
    }
    return text
  }
}
