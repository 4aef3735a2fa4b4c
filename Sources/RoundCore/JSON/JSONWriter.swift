extension JSON {
  /// How a value is written.
  public enum Layout: Sendable {
    /// Members sorted by the bytes of their names, no spaces: the one form that journals hold.
    case canonical
    /// Members in their order, no spaces, and no scalar that could move a terminal's cursor or
    /// reorder its text: for standard output.
    case line
    /// As `line`, with two spaces of indentation.
    case indented
  }

  /// The value as UTF-8 JSON text, without a line end.
  public func bytes(_ layout: Layout) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(256)
    write(layout, to: &out)
    return out
  }

  /// Adds the same to some bytes.
  func write(_ layout: Layout, to out: inout [UInt8]) { write(to: &out, layout: layout, depth: 0) }

  private func write(to out: inout [UInt8], layout: Layout, depth: Int) {
    switch self {
    case .null: out.append("null")
    case .bool(let value): out.append(value ? "true" as StaticString : "false")
    case .integer(let value): out.append(number: value)
    case .decimal(let value): out.append(value)
    case .string(let value): JSON.write(value, to: &out, layout: layout)
    case .array(let items):
      JSON.writeList(items, 0x5B, 0x5D, to: &out, layout: layout, depth: depth) { item, out in
        item.write(to: &out, layout: layout, depth: depth + 1)
      }
    case .object(let members):
      let ordered = layout == .canonical ? JSON.sorted(members) : members
      JSON.writeList(ordered, 0x7B, 0x7D, to: &out, layout: layout, depth: depth) { member, out in
        JSON.write(member.name, to: &out, layout: layout)
        out.append(0x3A)
        if layout == .indented { out.append(0x20) }
        member.value.write(to: &out, layout: layout, depth: depth + 1)
      }
    }
  }

  /// By the bytes of their names, in which order they mostly come.
  private static func sorted(_ members: [Member]) -> [Member] {
    let isSorted = zip(members, members.dropFirst()).allSatisfy { !precedes($1, $0) }
    return isSorted ? members : members.sorted(by: precedes)
  }

  private static func precedes(_ left: Member, _ right: Member) -> Bool {
    left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
  }

  private static func writeList<Item>(
    _ items: [Item], _ open: UInt8, _ close: UInt8, to out: inout [UInt8], layout: Layout,
    depth: Int, each: (Item, inout [UInt8]) -> Void
  ) {
    out.append(open)
    for (index, item) in items.enumerated() {
      if index > 0 { out.append(0x2C) }
      if layout == .indented { newLine(&out, depth + 1) }
      each(item, &out)
    }
    if layout == .indented && !items.isEmpty { newLine(&out, depth) }
    out.append(close)
  }

  private static func newLine(_ out: inout [UInt8], _ depth: Int) {
    out.append(0x0A)
    out.append(contentsOf: repeatElement(0x20, count: depth * 2))
  }

  private static let hexDigits = Array("0123456789abcdef".utf8)

  private static func write(_ text: String, to out: inout [UInt8], layout: Layout) {
    out.append(0x22)
    var text = text
    let isPlain = text.withUTF8 { bytes in
      for byte in bytes where byte < 0x20 || byte >= 0x7F || byte == 0x22 || byte == 0x5C {
        return false
      }
      out.append(contentsOf: bytes)
      return true
    }
    if !isPlain {
      for scalar in text.unicodeScalars { write(scalar, to: &out, layout: layout) }
    }
    out.append(0x22)
  }

  private static func write(_ scalar: Unicode.Scalar, to out: inout [UInt8], layout: Layout) {
    switch scalar.value {
    case 0x22: out.append(contentsOf: "\\\"".utf8)
    case 0x5C: out.append(contentsOf: "\\\\".utf8)
    case 0x08: out.append(contentsOf: "\\b".utf8)
    case 0x09: out.append(contentsOf: "\\t".utf8)
    case 0x0A: out.append(contentsOf: "\\n".utf8)
    case 0x0C: out.append(contentsOf: "\\f".utf8)
    case 0x0D: out.append(contentsOf: "\\r".utf8)
    case 0..<0x20: escape(UInt16(scalar.value), to: &out)
    default:
      if layout != .canonical && TerminalSafety.mustEscapeInJSON(scalar) {
        for unit in String(Character(scalar)).utf16 { escape(unit, to: &out) }
      } else {
        out.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
  }

  private static func escape(_ unit: UInt16, to out: inout [UInt8]) {
    out.append(contentsOf: "\\u".utf8)
    for shift in [12, 8, 4, 0] { out.append(hexDigits[Int(unit >> UInt16(shift)) & 0xF]) }
  }
}
