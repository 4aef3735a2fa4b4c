import RoundCore

/// The marks that stand with words, in UTF-8 or plain ASCII; both sets take the same columns.
public struct Glyphs: Hashable, Sendable {
  public let isASCII: Bool

  public static let utf8 = Glyphs(isASCII: false)
  public static let ascii = Glyphs(isASCII: true)

  /// Two columns.
  public var urgent: SafeText { isASCII ? "!!" : "‼ " }
  public var attention: SafeText { "! " }
  public var ordinary: SafeText { isASCII ? ". " : "· " }
  public var done: SafeText { isASCII ? "ok" : "✓ " }
  public var away: SafeText { "--" }
  /// One column.
  public var line: SafeText { isASCII ? "-" : "─" }
  public var wall: SafeText { isASCII ? "|" : "│" }
  public var full: SafeText { isASCII ? "#" : "█" }
  public var empty: SafeText { isASCII ? "." : "░" }
  public var hatch: SafeText { isASCII ? "%" : "▒" }
  public var ellipsis: SafeText { isASCII ? "~" : "…" }
  public var arrow: SafeText { isASCII ? ">" : "→" }

  /// What something was, and what it is now: `5 mg → 10 mg`, in ASCII `5 mg to 10 mg`.
  func change(_ before: String, _ after: String) -> String {
    isASCII ? "\(before) to \(after)" : "\(before) → \(after)"
  }
}
