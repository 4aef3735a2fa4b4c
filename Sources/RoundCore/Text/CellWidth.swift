/// How many columns a scalar takes on a terminal, and which scalars may be drawn at all.
///
/// The same everywhere, whatever the locale: the table is compiled in. Where it lets a scalar
/// through it agrees with `wcwidth` of glibc, so ncurses and we count alike. Let through is what
/// Unicode 14 calls a letter, mark, number, punctuation, symbol or space, except:
///
/// - what nobody sees (default ignorable, such as variation selectors and Hangul fillers; the blank
///   Braille pattern, the musical null notehead, the Khitan filler, the object replacement);
/// - what terminals count differently: conjoining Hangul letters, the enclosing keycap, regional
///   indicators and skin tones alone, the hexagrams and counting rods that became wide in Unicode
///   16, and an Ahom sign that is no longer a mark.
///
/// Controls, format characters (bidi controls, zero width, tags), private use, noncharacters and
/// what is not assigned are refused by that.
public enum CellWidth {
  /// The columns of a scalar: 1 or 2, 0 for a mark on the character before it, nil when refused.
  public static func columns(of scalar: Unicode.Scalar) -> Int? {
    let value = scalar.value
    if (0x20...0x7E).contains(value) { return 1 }
    // The last run that begins at or before the scalar.
    var low = 0
    var high = runs.count
    while low < high {
      let middle = low + (high - low) / 2
      if runs[middle] >> 4 <= value { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return nil }
    let kind = runs[low - 1] & 0xF
    return kind < 3 ? Int(kind) : nil
  }
}
