import CCurses
import RoundScreens

extension RawInput {
  /// From a unit of `ccurses_read`.
  init(unit: Int32) {
    if let byte = UInt8(exactly: unit) {
      self = .byte(byte)
      return
    }
    let firstFunction = Int32(ccurses_key_function.rawValue)
    if (firstFunction + 1...firstFunction + 12).contains(unit) {
      self = .key(.function(Int(unit - firstFunction)))
      return
    }
    switch ccurses_key(rawValue: UInt32(truncatingIfNeeded: unit)) {
    case ccurses_key_up: self = .key(.up)
    case ccurses_key_down: self = .key(.down)
    case ccurses_key_left: self = .key(.left)
    case ccurses_key_right: self = .key(.right)
    case ccurses_key_home: self = .key(.home)
    case ccurses_key_end: self = .key(.end)
    case ccurses_key_page_up: self = .key(.pageUp)
    case ccurses_key_page_down: self = .key(.pageDown)
    case ccurses_key_backspace: self = .key(.backspace)
    case ccurses_key_delete: self = .key(.delete)
    case ccurses_key_enter: self = .key(.enter)
    case ccurses_key_back_tab: self = .key(.backTab)
    case ccurses_key_word_left: self = .key(.wordLeft)
    case ccurses_key_word_right: self = .key(.wordRight)
    case ccurses_key_paste_begin: self = .pasteBegin
    case ccurses_key_paste_end: self = .pasteEnd
    default: self = .other
    }
  }
}
