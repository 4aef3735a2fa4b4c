import RoundCore
import Testing

@Suite("Width of a scalar")
struct CellWidthTests {
  static let allScalars = (UInt32(0)...0x10FFFF).compactMap(Unicode.Scalar.init)

  @Test("Every scalar let through has the width the C library gives it")
  func widthsAgreeWithLibc() {
    let libc = LibcWidth()
    var different: [String] = []
    var count = 0
    for scalar in Self.allScalars {
      guard let columns = CellWidth.columns(of: scalar) else { continue }
      count += 1
      let expected = libc.columns(of: scalar)
      if expected != columns { different.append("U+\(String(scalar.value, radix: 16))") }
    }
    #expect(different == [])
    #expect(count > 130_000)
  }

  @Test("A scalar is let through exactly when the rules say so")
  func rulesAreKept() {
    var different: [String] = []
    for scalar in Self.allScalars
    where (CellWidth.columns(of: scalar) != nil) != Self.isAllowed(scalar) {
      different.append("U+\(String(scalar.value, radix: 16))")
    }
    #expect(different == [])
  }

  @Test("Only combining and enclosing marks take no column")
  func onlyMarksTakeNoColumn() {
    for scalar in Self.allScalars where CellWidth.columns(of: scalar) == 0 {
      let category = scalar.properties.generalCategory
      #expect(
        category == .nonspacingMark || category == .enclosingMark,
        "U+\(String(scalar.value, radix: 16))")
    }
  }

  @Test("Nothing that acts on a terminal or cannot be seen is let through")
  func nothingHarmfulIsLetThrough() {
    for scalar in Self.allScalars where CellWidth.columns(of: scalar) != nil {
      let properties = scalar.properties
      #expect(!properties.isBidiControl)
      #expect(!properties.isDefaultIgnorableCodePoint)
      #expect(!properties.isNoncharacterCodePoint)
      #expect(!properties.isVariationSelector)
      let category = properties.generalCategory
      #expect(![.control, .format, .privateUse, .unassigned].contains(category))
      #expect(category != .lineSeparator && category != .paragraphSeparator)
    }
  }

  @Test(
    "Well-known characters have their columns",
    arguments: [
      ("a", 1), ("é", 1), ("…", 1), ("‼", 1), ("✓", 1), ("│", 1), ("ﷺ", 1), ("\u{A0}", 1),
      ("界", 2), ("ﾊ", 1),
      ("\u{FF21}", 2), ("\u{3000}", 2), ("😀", 2), ("⚠", 1), ("\u{301}", 0), ("\u{20D2}", 0),
    ] as [(Unicode.Scalar, Int)])
  func wellKnown(scalar: Unicode.Scalar, columns: Int) {
    #expect(CellWidth.columns(of: scalar) == columns)
  }

  /// The rules of `CellWidth` in terms of Unicode properties.
  static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    guard let age = properties.age, age.major <= 14 else { return false }
    switch properties.generalCategory {
    case .control, .format, .privateUse, .unassigned, .surrogate: return false
    case .lineSeparator, .paragraphSeparator: return false
    default: break
    }
    if properties.isDefaultIgnorableCodePoint { return false }
    return !refused.contains { $0.contains(scalar.value) }
  }

  static let refused: [ClosedRange<UInt32>] = [
    // Blank or a stand-in for something that is not there.
    0x2800...0x2800, 0x1D159...0x1D159, 0x16FE4...0x16FE4, 0xFFFC...0xFFFC,
    // Conjoining Hangul.
    0x1100...0x11FF, 0xA960...0xA97F, 0xD7B0...0xD7FF,
    // Keycap, regional indicators, skin tones.
    0x20E3...0x20E3, 0x1F1E6...0x1F1FF, 0x1F3FB...0x1F3FF,
    // A mark without width until Unicode 14, with width since.
    0x1171E...0x1171E,
    // Wide since Unicode 16.
    0x2630...0x2637, 0x268A...0x268F, 0x4DC0...0x4DFF, 0x1D300...0x1D356, 0x1D360...0x1D378,
  ]
}
