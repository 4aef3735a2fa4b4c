import RoundScreens

/// Gives each meaning a colour.
///
/// Dark unless `HOMEROUND_THEME` is `light` or `mono`: the program can't see the background, and
/// most terminals are dark. `NO_COLOR` and terminals without colours get no colour whatever the
/// theme. Colours are only ever the third sign of a meaning, after its mark and its word, and no two
/// of them are told apart by red and green.
public struct Theme: Hashable, Sendable {
  public enum Name: String, Hashable, Sendable, CaseIterable {
    case dark, light, mono
  }

  public let name: Name
  public let depth: ColourDepth

  public init(_ name: Name = .dark, depth: ColourDepth) {
    self.name = name
    self.depth = name == .mono ? .none : depth
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
    switch (depth, name) {
    case (.none, _), (_, .mono): mono(meaning)
    case (.eight, .dark): eightOnDark(meaning)
    case (.eight, .light): eightOnLight(meaning)
    case (.many, .dark): dark(meaning)
    case (.many, .light): light(meaning)
    }
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

  private func eightOnDark(_ meaning: Meaning) -> Paint {
    switch meaning {
    case .urgent: Paint(bold: true, reverse: true)
    case .attention: Paint(3)
    // Bold makes the blue of eight colours light enough to read on black.
    case .done: Paint(4, bold: true)
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
