/// What stands between two fields of a row.
public enum CSVSeparator: Sendable, CaseIterable {
  /// As RFC 4180 has it.
  case comma
  /// As Excel writes it where the decimal sign is a comma.
  case semicolon
  case tab

  var byte: UInt8 {
    switch self {
    case .comma: return 0x2C
    case .semicolon: return 0x3B
    case .tab: return 0x09
    }
  }
}
