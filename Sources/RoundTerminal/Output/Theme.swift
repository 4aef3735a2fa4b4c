import RoundCore
import RoundScreens

/// Gives each meaning a colour.
///
/// Dark unless the settings or `HOMEROUND_THEME` say otherwise: the program can't see the background,
/// and most terminals are dark. `NO_COLOR` and terminals without colours get no colour whatever the
/// theme. Colours are only ever the third sign of a meaning, after its mark and its word, and no two
/// of them are told apart by red and green. The tests measure contrast (WCAG 2.2) and the distance of
/// meanings for people who are colour-blind.
public struct Theme: Hashable, Sendable {
  public typealias Name = ScreenSettings.Theme

  public let name: Name
  public let depth: ColourDepth

  public init(_ name: Name = .dark, depth: ColourDepth) {
    self.name = name
    self.depth = name == .mono ? .none : depth
  }

  /// A theme by the name that `HOMEROUND_THEME` gives it: `dark`, `light`, `high-contrast-dark`,
  /// `high-contrast-light` or `mono`.
  public static func named(_ text: String) -> Name? {
    let wanted = text.lowercased().filter { $0 != "-" && $0 != "_" && $0 != " " }
    return Name.allCases.first { $0.rawValue.lowercased() == wanted }
  }

  /// The colour and attributes for a style.
  public func paint(_ style: Style) -> Paint {
    var paint = paint(style.meaning)
    paint.bold = paint.bold || style.bold
    paint.underline = paint.underline || style.underline
    // A selected piece of a reversed line stands out by being the other way round.
    paint.reverse = paint.reverse != style.reverse
    return paint
  }

  /// The colour and attributes for a meaning.
  public func paint(_ meaning: Meaning) -> Paint {
    var paint = colours(meaning)
    if depth != .none { paint.background = background }
    return paint
  }

  /// The high-contrast themes paint their own background; the others leave the terminal's.
  private var background: Int? {
    switch (name, depth) {
    case (.highContrastDark, .many): 16
    case (.highContrastLight, .many): 231
    case (.highContrastDark, _): 0
    case (.highContrastLight, _): 7
    default: nil
    }
  }

  private func colours(_ meaning: Meaning) -> Paint {
    switch (depth, name) {
    case (.none, _), (_, .mono): mono(meaning)
    case (.eight, .dark): eightOnDark(meaning)
    case (.eight, .light): eightOnLight(meaning)
    case (.eight, .highContrastDark): over(eightOnDark(meaning), text: 7)
    case (.eight, .highContrastLight): over(eightOnLight(meaning), text: 0)
    case (.many, .dark): dark(meaning)
    case (.many, .light): light(meaning)
    case (.many, .highContrastDark): highContrastDark(meaning)
    case (.many, .highContrastLight): highContrastLight(meaning)
    }
  }

  /// On a background of our own the terminal's own text colour can't be trusted.
  private func over(_ paint: Paint, text: Int) -> Paint {
    var paint = paint
    paint.foreground = paint.foreground ?? text
    return paint
  }

  private func dark(_ meaning: Meaning) -> Paint {
    switch meaning {
    case .ordinary: Paint()
    case .secondary: Paint(246)
    case .urgent: Paint(208, bold: true)
    case .attention: Paint(227)
    case .done: Paint(39)
    case .heading: Paint(bold: true)
    case .banner: Paint(reverse: true)
    case .deceased: Paint(246, reverse: true)
    case .pretend: Paint(227, reverse: true)
    }
  }

  private func light(_ meaning: Meaning) -> Paint {
    switch meaning {
    case .ordinary: Paint()
    case .secondary: Paint(241)
    case .urgent: Paint(130, bold: true)
    // A second amber would merge with urgent for protan eyes.
    case .attention: Paint(underline: true)
    case .done: Paint(25)
    case .heading: Paint(bold: true)
    case .banner: Paint(reverse: true)
    case .deceased: Paint(241, reverse: true)
    case .pretend: Paint(130, reverse: true)
    }
  }

  /// At least 7:1 (WCAG 2.2, level AAA) on black.
  private func highContrastDark(_ meaning: Meaning) -> Paint {
    switch meaning {
    case .ordinary: Paint(231)
    case .secondary: Paint(252)
    case .urgent: Paint(214, bold: true)
    case .attention: Paint(227, underline: true)
    case .done: Paint(45)
    case .heading: Paint(231, bold: true)
    case .banner: Paint(231, reverse: true)
    case .deceased: Paint(252, reverse: true)
    case .pretend: Paint(227, reverse: true)
    }
  }

  /// At least 7:1 (WCAG 2.2, level AAA) on white.
  private func highContrastLight(_ meaning: Meaning) -> Paint {
    switch meaning {
    case .ordinary: Paint(16)
    case .secondary: Paint(238)
    case .urgent: Paint(88, bold: true)
    case .attention: Paint(16, underline: true)
    case .done: Paint(19)
    case .heading: Paint(16, bold: true)
    case .banner: Paint(16, reverse: true)
    case .deceased: Paint(238, reverse: true)
    case .pretend: Paint(88, reverse: true)
    }
  }

  private func eightOnDark(_ meaning: Meaning) -> Paint {
    switch meaning {
    case .urgent: Paint(bold: true, reverse: true)
    case .attention: Paint(3)
    // The blue of eight colours can't be read on black; cyan can.
    case .done: Paint(6)
    case .pretend: Paint(3, reverse: true)
    case .ordinary, .secondary, .heading, .banner, .deceased: mono(meaning)
    }
  }

  private func eightOnLight(_ meaning: Meaning) -> Paint {
    switch meaning {
    case .done: Paint(4)
    case .pretend: Paint(4, reverse: true)
    case .ordinary, .secondary, .urgent, .attention, .heading, .banner, .deceased: mono(meaning)
    }
  }

  private func mono(_ meaning: Meaning) -> Paint {
    switch meaning {
    case .ordinary, .secondary, .done: Paint()
    case .urgent: Paint(bold: true, reverse: true)
    case .attention: Paint(underline: true)
    case .heading: Paint(bold: true)
    case .banner: Paint(reverse: true)
    case .deceased: Paint(underline: true, reverse: true)
    case .pretend: Paint(bold: true, underline: true, reverse: true)
    }
  }
}
