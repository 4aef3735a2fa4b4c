/// A text with braces in it: `{a|b}` stands for one of the two, `{name}` for the resident.
enum PretendTemplate {
  /// Fills every pair of braces; an opening brace without a closing one stands for itself.
  static func fill(_ pattern: String, name: String, random: inout SeededRandom) -> String {
    var out = ""
    var rest = Substring(pattern)
    while let open = rest.firstIndex(of: "{") {
      out += rest[..<open]
      rest = rest[open...]
      guard let close = rest.firstIndex(of: "}") else { break }
      let inside = rest[rest.index(after: open)..<close]
      if inside == "name" {
        out += name
      } else {
        let choices = inside.split(separator: "|", omittingEmptySubsequences: false)
        out += random.pick(choices) ?? ""
      }
      rest = rest[rest.index(after: close)...]
    }
    return out + rest
  }
}
