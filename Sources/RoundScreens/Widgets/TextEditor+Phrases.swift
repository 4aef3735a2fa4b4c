import RoundCore

extension TextEditor {
  /// What has been typed of a short word: `fu` after `;fu`; nil where the cursor follows none.
  var begunPhrase: String? {
    var start = cursor
    while start > 0, characters[start - 1].isASCII,
      characters[start - 1].isLowercase || characters[start - 1].isNumber, cursor - start <= 12
    {
      start -= 1
    }
    guard start > 0, characters[start - 1] == ";" else { return nil }
    // After a letter it is a semicolon of the text.
    if start > 1, !characters[start - 2].isWhitespace { return nil }
    return String(characters[start..<cursor])
  }

  /// Puts a phrase in the place of the short word before the cursor; one step for Ctrl-Z.
  mutating func expand(_ book: PhraseBook) -> Bool {
    guard let key = begunPhrase, let text = book.text(for: key) else { return false }
    let grown = Array(text)
    guard text.utf8.count <= bytesLeft else { return false }
    replace(cursor - key.count - 1..<cursor, with: grown, kind: .whole, isSpace: false)
    return true
  }

  /// Takes out the short word before the cursor with its semicolon; one step for Ctrl-Z.
  mutating func dropBegunPhrase() {
    guard let key = begunPhrase else { return }
    replace(cursor - key.count - 1..<cursor, with: [], kind: .whole, isSpace: false)
  }

  /// Puts another text in the place of the whole one, cleaned as pasted text is.
  mutating func replaceAll(with text: String) -> PasteNote? {
    let before = self
    cursor = characters.count
    replace(0..<characters.count, with: [], kind: .whole, isSpace: false)
    let note = paste(text)
    guard isFull else { return note }
    // Half a text would be taken for the whole.
    self = before
    return note
  }
}
