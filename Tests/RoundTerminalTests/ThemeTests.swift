import RoundScreens
import Testing

@testable import RoundTerminal

@Suite("Themes")
struct ThemeTests {
  /// Relative luminance (WCAG 2.2) of a colour of xterm's palette.
  private func luminance(_ colour: Int) -> Double {
    let levels: [Double] = [0, 95, 135, 175, 215, 255]
    let channels: [Double]
    if colour >= 232 {
      channels = Array(repeating: Double(8 + (colour - 232) * 10), count: 3)
    } else {
      let index = colour - 16
      channels = [levels[index / 36], levels[index / 6 % 6], levels[index % 6]]
    }
    let linear = channels.map { channel -> Double in
      let part = channel / 255
      // The curve, by its usual approximation: good to a few per cent.
      return part <= 0.04045 ? part / 12.92 : power(part)
    }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }

  /// ((part + 0.055) / 1.055) to the power of 2.4, by square roots.
  private func power(_ part: Double) -> Double {
    let base = (part + 0.055) / 1.055
    let fifth = (0..<60).reduce(base) { guess, _ in
      guess - (guess * guess * guess * guess * guess - base * base)
        / (5 * guess * guess * guess * guess)
    }
    return base * base * fifth
  }

  @Test("Every colour can be read on its background", arguments: Meaning.allCases)
  func contrast(meaning: Meaning) {
    if let colour = Theme(.dark, depth: .many).paint(meaning).foreground {
      #expect((luminance(colour) + 0.05) / 0.05 >= 4.5)
    }
    if let colour = Theme(.light, depth: .many).paint(meaning).foreground {
      #expect(1.05 / (luminance(colour) + 0.05) >= 4.5)
    }
  }

  @Test("Urgent, attention and done differ from one another and from ordinary text in every theme")
  func meaningsDiffer() {
    for name in Theme.Name.allCases {
      for depth in [ColourDepth.eight, .many] {
        let theme = Theme(name, depth: depth)
        let paints = [Meaning.ordinary, .urgent, .attention].map { theme.paint($0) }
        #expect(Set(paints).count == 3, "\(name) \(depth)")
        if name != .mono { #expect(!paints.contains(theme.paint(.done)), "\(name) \(depth)") }
      }
    }
  }

  @Test("Eight-colour terminals get no red and no green")
  func noRedNoGreen() {
    for name in Theme.Name.allCases {
      for meaning in Meaning.allCases {
        let colour = Theme(name, depth: .eight).paint(meaning).foreground
        #expect(colour != 1 && colour != 2)
      }
    }
  }

  @Test(
    "Without colours, whatever the theme, there are attributes only", arguments: Meaning.allCases)
  func withoutColours(meaning: Meaning) {
    #expect(Theme(.dark, depth: .none).paint(meaning).foreground == nil)
    #expect(Theme(.mono, depth: .many).paint(meaning).foreground == nil)
    #expect(Theme(.mono, depth: .many) == Theme(.mono, depth: .none))
  }

  @Test("A selected piece is turned round, also where the line is reversed already")
  func selectionStandsOut() {
    let theme = Theme(.dark, depth: .many)
    #expect(theme.paint(Style(.ordinary, reverse: true)).reverse)
    #expect(!theme.paint(Style(.banner, reverse: true)).reverse)
    #expect(theme.paint(Style(.ordinary, bold: true, underline: true)).bold)
    #expect(theme.paint(Style(.ordinary, bold: true, underline: true)).underline)
  }
}
