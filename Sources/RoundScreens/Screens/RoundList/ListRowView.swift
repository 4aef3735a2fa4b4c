import RoundCore

/// Draws a row of a list: the name, which is never cut, then as much of the reasons as there is room for.
struct ListRowView {
  let state: ProgramState
  let list: RoundListState
  let row: ListRow
  /// The row's place in the list, which its lines carry as their anchor.
  let place: Int
  let isSelected: Bool
  let width: Int

  /// A list of its own width has the reasons beside the name.
  static let wide = 60
  private static let nameColumns = 28
  private static let roomColumns = 5

  private var isWide: Bool { width >= ListRowView.wide }
  private var style: Style { Style(row.meaning, bold: isSelected, reverse: isSelected) }
  private var details: ResidentDetails? { state.record.residents[row.resident]?.current }
  private var room: SafeText { SafeText(details?.room ?? "no room") }

  private var marker: SafeText {
    guard isSelected else { return " " }
    return list.ordering?.isHeld ?? false ? "=" : ">"
  }

  /// Words of their own style between the name and the room.
  private func tags(withRow hasRowTags: Bool) -> [(text: SafeText, style: Style)] {
    var tags: [(text: SafeText, style: Style)] = []
    if !state.drafts.drafts(of: row.resident).isEmpty {
      tags.append((" draft", Style(.heading, bold: true, reverse: isSelected)))
    }
    // Where the order is made, the room is for the places.
    if list.ordering == nil, let confusion = state.confusions[row.resident] {
      tags.append((confusion == .surname ? " same name" : " like name", Style(.attention)))
    }
    for tag in hasRowTags ? row.tags : [] {
      tags.append((" " + SafeText(tag.text), Style(tag.meaning, bold: true, reverse: isSelected)))
    }
    if list.ordering != nil, state.role == .round {
      let place = state.list.first { $0.resident == row.resident }?.homePlace
      tags.append((SafeText(" (\(place.map { String($0) } ?? "new"))"), style))
    }
    return tags
  }

  var lines: ListRowLines {
    let shown = details?.shownName ?? "NOT IN THE REGISTER"
    var tags = tags(withRow: true)
    func tagsWidth() -> Int { tags.reduce(0) { $0 + $1.text.width } }
    // Before a name is squeezed, what is said of it goes under it.
    let isMoved =
      !isWide && !row.tags.isEmpty
      && SafeText(shown).width > width - 5 - tagsWidth() - room.width
    if isMoved { tags = self.tags(withRow: false) }
    // Behind words a room has a gap of its own where there is room: "like name 22" is read as one thing.
    let most = width - 5 - tagsWidth() - room.width
    let hasGap = !tags.isEmpty && list.ordering == nil && SafeText(shown).width < most
    let gap: SafeText = hasGap ? "  " : " "
    let nameRoom = isWide ? ListRowView.nameColumns : max(6, hasGap ? most - 1 : most)
    var name = SafeText.wrapped(shown, width: nameRoom)
    let first = name.isEmpty ? .empty : name.removeFirst()
    var line = StyledLine(marker + row.mark, style, anchor: .item(place))
    if state.record.residents[row.resident]?.isDead ?? false {
      // Colour and pattern, as in the banner.
      line.add(" " + first + " ", style)
      line.add(state.glyphs.hatch.repeated(max(0, nameRoom - first.width - 1)), style)
    } else {
      line.add(" " + first.padded(to: nameRoom), style)
    }
    if isWide { line.add(" " + room.padded(to: ListRowView.roomColumns), style) }
    let hasWords = isWide && !(row.words.isEmpty && row.missing.isEmpty)
    for (index, tag) in tags.enumerated() {
      // Without colour too it is seen where the marks end and the words begin.
      let end: SafeText = !isWide ? "" : index + 1 < tags.count ? "," : hasWords ? ":" : ""
      line.add(tag.text + end, tag.style)
    }
    if !isWide { line.add(gap + room, style) }
    let left = isWide ? addWords(to: &line) : words
    var lines = [line]
    // A name is never cut: what does not fit goes into the next row.
    for rest in name {
      lines.append(StyledLine(SafeText.blank(6) + rest, style, anchor: .item(place)))
    }
    if isMoved { addTags(under: &lines) }
    let room = max(8, width - 6)
    let reasons = isWide && !isSelected || left.isEmpty ? [] : SafeText.wrapped(left, width: room)
    return ListRowLines(
      head: lines, reasons: reasons, room: room, place: place, ellipsis: state.glyphs.ellipsis)
  }

  /// Puts what is said of the row under the name, beside the rest of it where there is room.
  private func addTags(under lines: inout [StyledLine]) {
    var isFirst = true
    for tag in row.tags {
      let text = SafeText(tag.text)
      let style = Style(tag.meaning, bold: true, reverse: isSelected)
      if let last = lines.indices.last, last > 0 || !isFirst,
        lines[last].width + 2 + text.width <= width
      {
        lines[last].add((isFirst ? " " : ", ") + text, style)
      } else {
        lines.append(StyledLine(SafeText.blank(6) + text, style, anchor: .item(place)))
      }
      isFirst = false
    }
  }

  private var missing: SafeText { row.missing.isEmpty ? .empty : SafeText("! \(row.missing)") }

  /// What is missing, then the reasons.
  private var words: String {
    [row.missing.isEmpty ? "" : "! \(row.missing).", row.words].filter { !$0.isEmpty }
      .joined(separator: " ")
  }

  /// Puts the reasons behind the name.
  ///
  /// - Returns: what there was no room for; where the row is selected it goes on in the rows below, from
  ///   where the first one ends.
  private func addWords(to line: inout StyledLine) -> String {
    let first = missing.isEmpty || row.words.isEmpty ? missing : missing + "."
    let parts = [(first, Style(.attention)), (SafeText(row.words), Style(.secondary))]
      .filter { !$0.0.isEmpty }
    for (index, (text, style)) in parts.enumerated() {
      let rest = width - line.width - 1
      let later = parts.dropFirst(index + 1).map(\.0.string)
      guard rest > 3 else { return ([text.string] + later).joined(separator: " ") }
      guard text.width > rest else {
        line.add(" " + text, style)
        continue
      }
      guard isSelected else {
        line.add(" " + text.cut(to: rest, ellipsis: state.glyphs.ellipsis), style)
        return ([text.string] + later).joined(separator: " ")
      }
      let rows = text.wrapped(to: rest)
      // A word that is longer than the room stands whole in the next row.
      guard let fits = rows.first, text.string.dropFirst(fits.string.count).first == " " else {
        return ([text.string] + later).joined(separator: " ")
      }
      line.add(" " + fits, style)
      return (rows.dropFirst().map(\.string) + later).joined(separator: " ")
    }
    return ""
  }
}
