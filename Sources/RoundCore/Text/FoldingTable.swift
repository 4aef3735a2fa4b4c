extension Folding {
  /// What U+00C0 to U+028B (Latin-1 letters, Latin Extended-A and -B, and of the phonetic letters
  /// the small forms of capitals before them) are found as, in order.
  ///
  /// `=` leaves a character to itself, lower-cased. From the canonical decompositions of Unicode 14
  /// without their marks, and by hand for letters that have none (ø, ł, đ, æ, ß, þ).
  static let latin = Words(
    """
    a a a a a a ae c e e e e i i i i d n o o o o o = o u u u u y th ss a a a a a a ae c e e e e i \
    i i i d n o o o o o = o u u u u y th y a a a a a a c c c c c c c c d d d d e e e e e e e e e e \
    g g g g g g g g h h h h i i i i i i i i i i ij ij j j k k k l l l l l l l l l l n n n n n n n \
    ng ng o o o o o o oe oe r r r r r r s s s s s s s s t t t t t t u u u u u u u u u u u u w w y \
    y y z z z z z z s b b b b = = o c c d d d d = e e e f f g = hv i i k k l l m n n o o o oi oi p \
    p = = = = = t t t t u u = v y y z z = = = = = = = = w = = = = dz dz dz lj lj lj nj nj nj a a i \
    i o o u u u u u u u u u u e a a a a ae ae g g g g k k o o o o = = j dz dz dz g g hv w n n a a \
    ae ae o o a a a a e e e e i i i i o o o o r r r r u u u u s s t t y y h h n d ou ou z z a a e \
    e o o o o o o o o y y l n t j db qp a c c l t s z = = b u = e e j j q q r r y y = = = b o = d \
    d = e = e = = = = g = = = = = = = i i = = = = = m = = n = = o = = = = = = = = = = = = = = = = \
    = = t u = v
    """)

  /// What U+1E00 to U+1EFF (Latin Extended Additional, with the letters of Vietnamese) are found as.
  static let latinAdditional = Words(
    """
    a a b b b b b b c c d d d d d d d d d d e e e e e e e e e e f f g g h h h h h h h h h h i i i \
    i k k k k k k l l l l l l l l m m m m m m n n n n n n n n o o o o o o o o p p p p r r r r r r \
    r r s s s s s s s s s s t t t t t t t t u u u u u u u u u u v v v v w w w w w w w w w w x x x \
    x y y z z z z z z h t w y a s s s ss d a a a a a a a a a a a a a a a a a a a a a a a a e e e e \
    e e e e e e e e e e e e i i i i o o o o o o o o o o o o o o o o o o o o o o o o u u u u u u u \
    u u u u u u u y y y y y y y y ll ll v v y y
    """)

  /// The words of a text that stand between single spaces.
  ///
  /// Only where they begin is worked out: a start asks for a few, and to make a text of each of a
  /// thousand took as long as all names of a register.
  struct Words {
    private let text: StaticString
    private let starts: [Int]

    init(_ text: StaticString) {
      self.text = text
      starts = text.withUTF8Buffer { bytes in
        [0] + bytes.indices.filter { bytes[$0] == 0x20 }.map { $0 + 1 }
      }
    }

    /// Nil behind the last.
    subscript(index: Int) -> String? {
      guard starts.indices.contains(index) else { return nil }
      return text.withUTF8Buffer { bytes in
        let end = index + 1 < starts.count ? starts[index + 1] - 1 : bytes.count
        return String(decoding: bytes[starts[index]..<end], as: UTF8.self)
      }
    }
  }
}
