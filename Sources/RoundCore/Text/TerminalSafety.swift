/// Placeholder until the text work lands.
public enum TerminalSafety {
  public static func mustEscapeInJSON(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
      || scalar.properties.generalCategory == .format
  }
}
