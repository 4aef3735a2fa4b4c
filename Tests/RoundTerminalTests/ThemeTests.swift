import RoundCore
import RoundScreens
import Testing

@testable import RoundTerminal

@Suite("Themes")
struct ThemeTests {
  /// The two colours that a meaning is drawn with: text and ground.
  private func colours(_ theme: Theme, _ meaning: Meaning, ground: Colour) -> (Colour, Colour) {
    let paint = theme.paint(meaning)
    let isDark = ground.luminance < 0.5
    let own = Colour(hex: isDark ? 0xFFFFFF : 0x000000)
    // Bold brightens the eight colours on the terminals that have no more.
    let number = paint.foreground.map {
      theme.depth == .eight && paint.bold && $0 > 0 && $0 < 7 ? $0 + 8 : $0
    }
    let text = number.map { Colour(palette: $0) } ?? own
    let under = paint.background.map { Colour(palette: $0) } ?? ground
    return paint.reverse ? (under, text) : (text, under)
  }

  private static let grounds: [(Theme.Name, Int)] = [
    (.dark, 0x000000), (.dark, 0x1E1E1E), (.light, 0xFFFFFF), (.mono, 0x000000), (.mono, 0xFFFFFF),
    (.highContrastDark, 0x808080), (.highContrastLight, 0x808080),
  ]

  @Test("Every text can be read on its ground: 4.5 to 1, and 7 to 1 with high contrast (WCAG 2.2)")
  func contrast() {
    for (name, ground) in ThemeTests.grounds {
      for depth in [ColourDepth.none, .eight, .many] {
        let theme = Theme(name, depth: depth)
        let isHigh = depth == .many && (name == .highContrastDark || name == .highContrastLight)
        // Without colours a high-contrast theme is the terminal's own.
        guard depth != .none || ground != 0x808080 else { continue }
        for meaning in Meaning.allCases {
          let (text, under) = colours(theme, meaning, ground: Colour(hex: ground))
          let ratio = text.contrast(to: under)
          #expect(ratio >= (isHigh ? 7 : 4.5), "\(name) \(depth) \(meaning): \(ratio)")
        }
      }
    }
  }

  @Test("Two meanings are far apart for every kind of colour vision, or bear different marks")
  func distance() {
    let marks: [(Meaning, String)] = [
      (.urgent, Glyphs.utf8.urgent.string), (.attention, Glyphs.utf8.attention.string),
      (.done, Glyphs.utf8.done.string), (.ordinary, Glyphs.utf8.ordinary.string),
    ]
    #expect(Set(marks.map(\.1)).count == marks.count)
    for (name, ground) in ThemeTests.grounds where name != .mono {
      let theme = Theme(name, depth: .many)
      for vision in Colour.Vision.allCases {
        func seen(_ meaning: Meaning) -> Colour {
          let (text, under) = colours(theme, meaning, ground: Colour(hex: ground))
          return (theme.paint(meaning).reverse ? under : text).seen(by: vision)
        }
        // What must never be mistaken for one another even at a glance from the door.
        let apart = seen(Meaning.urgent).distance(to: seen(Meaning.done))
        #expect(apart >= 20, "\(name) \(vision): urgent and done \(apart)")
        let plain = seen(Meaning.urgent).distance(to: seen(.ordinary))
        #expect(plain >= 20, "\(name) \(vision): urgent and ordinary \(plain)")
      }
    }
  }

  @Test("A theme is named in the environment as a person writes it")
  func names() {
    #expect(Theme.named("high-contrast-dark") == .highContrastDark)
    #expect(Theme.named("HIGH_CONTRAST_LIGHT") == .highContrastLight)
    #expect(Theme.named("mono") == .mono)
    #expect(Theme.named("pink") == nil)
  }

  @Test("High contrast paints its own ground, the others leave the terminal's")
  func grounds() {
    #expect(Theme(.highContrastDark, depth: .many).paint(Meaning.ordinary).background == 16)
    #expect(Theme(.highContrastLight, depth: .many).paint(Meaning.done).background == 231)
    #expect(Theme(.dark, depth: .many).paint(Meaning.urgent).background == nil)
    #expect(Theme(.highContrastDark, depth: .none).paint(Meaning.ordinary).background == nil)
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
