import CCurses
import RoundScreens

/// Why a text was not handed to the terminal.
public enum ClipboardError: Error, Hashable, Sendable {
  /// GNU screen takes no long sequences.
  case insideScreen
  case tooLong
  case notOpen

  /// For the person: what it is, and what to do.
  public var sentence: String {
    switch self {
    case .insideScreen:
      "Nothing was copied: inside GNU screen there is no way to the clipboard. Save a file instead."
    case .tooLong:
      "Nothing was copied: the text is longer than terminals take. Save a file instead."
    case .notOpen: "Nothing was copied: the screen is not open."
    }
  }
}

/// The sequence by which a terminal is asked to take a text on its clipboard (xterm's OSC 52).
///
/// It goes past curses, so only characters of base64 are ever in it.
enum Clipboard {
  /// Bytes of text; terminals cut off or refuse more than about 75 kB of base64.
  static let limit = 50_000

  /// - Parameter insideTmux: tmux takes the plain sequence when its `set-clipboard` is on; the second
  ///   one is let through to the terminal when its `allow-passthrough` is on.
  static func sequence(_ text: String, insideTmux: Bool) -> [UInt8] {
    let plain = Array("\u{1B}]52;c;".utf8) + base64(Array(text.utf8)) + [0x07]
    guard insideTmux else { return plain }
    let wrapped = plain.flatMap { $0 == 0x1B ? [0x1B, 0x1B] : [$0] }
    return plain + Array("\u{1B}Ptmux;".utf8) + wrapped + [0x1B, 0x5C]
  }

  static func base64(_ bytes: [UInt8]) -> [UInt8] {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var result: [UInt8] = []
    result.reserveCapacity((bytes.count + 2) / 3 * 4)
    var index = 0
    while index < bytes.count {
      let first = Int(bytes[index])
      let second = index + 1 < bytes.count ? Int(bytes[index + 1]) : 0
      let third = index + 2 < bytes.count ? Int(bytes[index + 2]) : 0
      result.append(alphabet[first >> 2])
      result.append(alphabet[(first & 3) << 4 | second >> 4])
      result.append(index + 1 < bytes.count ? alphabet[(second & 15) << 2 | third >> 6] : 0x3D)
      result.append(index + 2 < bytes.count ? alphabet[third & 63] : 0x3D)
      index += 3
    }
    return result
  }
}

extension TerminalSession {
  /// Asks the terminal to take a text on its clipboard; whether it does can't be known.
  public func copy(_ text: String) throws(ClipboardError) -> ClipboardRoute {
    guard isShowing else { throw .notOpen }
    guard text.utf8.count <= Clipboard.limit else { throw .tooLong }
    let tmux = environment.insideTmux
    guard tmux || !environment.insideScreen else { throw .insideScreen }
    let bytes = Clipboard.sequence(text, insideTmux: tmux)
    ccurses_send(bytes, bytes.count)
    return tmux ? .tmux : .terminal
  }
}
