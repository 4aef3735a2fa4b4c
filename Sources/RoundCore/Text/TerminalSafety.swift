/// Keeping output that is read by programs harmless when a person looks at it in a terminal.
public enum TerminalSafety {
  /// Whether a scalar should be written as `\uXXXX` in JSON.
  ///
  /// JSON itself asks only for C0 controls. Written out, DEL, C1 controls, bidi controls, line and
  /// paragraph separators, zero-width characters, tags and the byte order mark would still act on
  /// the terminal or hide there; so everything `CellWidth` refuses is escaped, and no reader loses
  /// anything by it. Quotation mark and backslash are left to the writer.
  public static func mustEscapeInJSON(_ scalar: Unicode.Scalar) -> Bool {
    CellWidth.columns(of: scalar) == nil
  }

  /// A scalar as `\uXXXX`, or as two of them (a surrogate pair) beyond U+FFFF.
  public static func jsonEscape(_ scalar: Unicode.Scalar) -> String {
    UTF16.encode(scalar).map { codeUnits in
      codeUnits.map { unit in
        let digits = String(unit, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      }.joined()
    } ?? ""
  }
}
