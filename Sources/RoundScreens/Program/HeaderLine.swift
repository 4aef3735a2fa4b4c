import RoundCore

/// What the first line of every screen has room for.
///
/// Needed first: which home, and who is at the keyboard, since whatever is signed is signed by them.
struct HeaderLine {
  /// Something that the header says, and how much it is needed.
  struct Part {
    /// A lower one has its place before a higher one.
    let rank: Int
    let text: SafeText
    /// Said instead where there is room for more.
    var full: SafeText?
  }

  /// From left to right.
  let shown: [SafeText]
  /// That everybody is made up; empty in a real home.
  let pretend: SafeText

  /// - Parameters:
  ///   - parts: from left to right.
  ///   - width: columns for them and for `pretend`.
  init(parts: [Part], isPretend: Bool, width: Int, ellipsis: SafeText = "…") {
    // A home's name that is longer than the line is cut, and not left out for what is needed less.
    var parts = parts
    let most = width - 2 - (isPretend ? ("PRETEND " as SafeText).width : 0)
    if let first = parts.first, first.rank == 0, first.text.width > most, most > 4 {
      parts[0] = Part(rank: 0, text: first.text.cut(to: most, ellipsis: ellipsis))
    }
    guard isPretend else {
      pretend = .empty
      shown = HeaderLine.fit(parts, into: width)
      return
    }
    let (long, short): (SafeText, SafeText) = ("PRETEND RESIDENTS ", "PRETEND ")
    let isLong =
      HeaderLine.kept(parts, in: width - long.width)
      == HeaderLine.kept(parts, in: width - short.width)
    pretend = isLong ? long : short
    shown = HeaderLine.fit(parts, into: width - pretend.width)
  }

  /// Places of the parts that have room, each with two columns behind it.
  private static func kept(_ parts: [Part], in width: Int) -> [Int] {
    var left = width
    return parts.indices.sorted { (parts[$0].rank, $0) < (parts[$1].rank, $1) }.filter { index in
      let needed = parts[index].text.width + 2
      guard needed <= left else { return false }
      left -= needed
      return true
    }
  }

  private static func fit(_ parts: [Part], into width: Int) -> [SafeText] {
    let kept = kept(parts, in: width)
    var left = width - kept.reduce(0) { $0 + parts[$1].text.width + 2 }
    var texts: [Int: SafeText] = [:]
    for index in kept {
      let part = parts[index]
      let full = part.full.flatMap { $0.width - part.text.width <= left ? $0 : nil } ?? part.text
      left -= full.width - part.text.width
      texts[index] = full
    }
    return parts.indices.compactMap { texts[$0] }
  }

  static func parts(_ state: ProgramState) -> [Part] {
    let homeName = Part(rank: 0, text: SafeText(state.record.homeName))
    guard !state.needsPerson else { return [homeName] }
    let me = state.me.map {
      Part(
        rank: 1, text: SafeText($0.author.name), full: SafeText(state.catalog.shownShort($0.author))
      )
    }
    guard state.role == .round else {
      let count = state.prepared.count(where: \.isOnList)
      let date = state.roundPlan.map { Part(rank: 4, text: SafeText($0.date.shownWithWeekday)) }
      return [homeName, Part(rank: 3, text: SafeText("\(count) put forward")), date, me]
        .compactMap(\.self)
    }
    // On the first run there is no home yet, and its name would be letters that say nothing.
    guard !state.record.homes.isEmpty else { return [] }
    let list = state.list
    let done = list.filter(\.status.isAccountedFor).count
    var parts = [homeName]
    if let round = state.round.flatMap({ state.record.rounds[$0] }) {
      parts.append(Part(rank: 3, text: SafeText("\(done) of \(list.count)")))
      if let date = round.date {
        parts.append(Part(rank: 4, text: SafeText(date.shownWithWeekday)))
      }
      if round.isClosed { parts.append(Part(rank: 2, text: "CLOSED")) }
    }
    if state.size.columns >= 100, !list.isEmpty {
      let bar = 12
      let full = done * bar / list.count
      parts.append(
        Part(
          rank: 5,
          text: "[" + state.glyphs.full.repeated(full) + state.glyphs.empty.repeated(bar - full)
            + "]"))
    }
    return parts + [me].compactMap(\.self)
  }
}
