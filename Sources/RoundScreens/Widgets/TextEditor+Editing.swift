import RoundCore

extension TextEditor {
  /// Puts in what came from the clipboard, as one step of undo.
  ///
  /// Hidden characters are taken out, line breaks become LF, or spaces in a field of one line, and
  /// what does not fit is left out.
  ///
  /// - Returns: what was changed on the way, nil when nothing was. The person should be told.
  public mutating func paste(_ raw: String) -> PasteNote? {
    isFull = false
    goalColumn = nil
    let pasted = PastedText(raw)
    var new = Array(pasted.text)
    var joinedLines = 0
    if !isMultiline {
      // A line copied whole brings its line break; that is not worth a word.
      while new.last == "\n" { new.removeLast() }
      for index in new.indices where new[index] == "\n" {
        new[index] = " "
        joinedLines += 1
      }
    }
    var bytes = 0
    let fitting = new.prefix { character in
      bytes += character.utf8.count
      return bytes <= bytesLeft
    }
    if !fitting.isEmpty {
      replace(cursor..<cursor, with: Array(fitting), kind: .whole, isSpace: false)
    }
    isFull = fitting.count < new.count
    return PasteNote(
      removed: pasted.removed, joinedLines: joinedLines, leftOut: new.count - fitting.count)
  }

  /// Replaces characters, puts the cursor after the new ones and remembers the step.
  mutating func replace(
    _ range: Range<Int>, with new: [Character], kind: EditHistory.Kind, isSpace: Bool
  ) {
    let splice = joins(range, new) ? joinedSplice(range, new) : plainSplice(range, new)
    history.record(splice, kind: kind, isSpace: isSpace)
    step(splice)
  }

  /// Makes a change, of a key or of undo and redo.
  mutating func step(_ splice: TextSplice?) {
    guard let splice, splice.rangeBefore.upperBound <= characters.count else { return }
    characters.replaceSubrange(splice.rangeBefore, with: splice.inserted)
    byteCount += Self.bytes(splice.inserted) - Self.bytes(splice.removed)
    cursor = splice.cursorAfter
  }

  private func plainSplice(_ range: Range<Int>, _ new: [Character]) -> TextSplice {
    TextSplice(
      start: range.lowerBound, removed: Array(characters[range]), inserted: new,
      cursorBefore: cursor, cursorAfter: range.lowerBound + new.count)
  }

  /// Whether characters may grow together where the change meets the text, as a letter does with a
  /// mark typed after it; ASCII never does, but for CR LF.
  private func joins(_ range: Range<Int>, _ new: [Character]) -> Bool {
    let before = range.lowerBound > 0 ? characters[range.lowerBound - 1] : nil
    let after = range.upperBound < characters.count ? characters[range.upperBound] : nil
    return [before, new.first, new.last, after].contains { character in
      guard let character else { return false }
      return character.asciiValue == nil || character == "\r" || character == "\r\n"
    }
  }

  /// Replaces the line around the change, its characters counted afresh.
  ///
  /// Where flags meet, one more changes all that follow, so a part of the line would not do; nothing
  /// grows together across a line break.
  private func joinedSplice(_ range: Range<Int>, _ new: [Character]) -> TextSplice {
    let start = characters[..<range.lowerBound].lastIndex(where: EditorRows.isLineBreak) ?? 0
    let end =
      characters[range.upperBound...].firstIndex(where: EditorRows.isLineBreak).map { $0 + 1 }
      ?? characters.count
    let before = characters[start..<range.lowerBound]
    let line = Array(String(before + new + characters[range.upperBound..<end]))
    // The cursor stands after what was put in, behind the character it became a part of.
    var bytesBefore = Self.bytes(before) + Self.bytes(new)
    var place = 0
    while bytesBefore > 0, place < line.count {
      bytesBefore -= line[place].utf8.count
      place += 1
    }
    return TextSplice(
      start: start, removed: Array(characters[start..<end]), inserted: line, cursorBefore: cursor,
      cursorAfter: start + place)
  }

  private static func bytes(_ characters: some Collection<Character>) -> Int {
    characters.reduce(0) { $0 + $1.utf8.count }
  }
}
