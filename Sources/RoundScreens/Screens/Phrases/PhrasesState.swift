import RoundCore

/// The phrases that whoever is at the keyboard can type, and which of them is selected.
public struct PhrasesState: Hashable, Sendable {
  public var selected = 0
  public var scroll = Scroll()

  public init() {}

  /// A phrase, and whose it is; nil: the program's own.
  struct Row: Hashable {
    let phrase: PhraseBook.Phrase
    let owner: PhraseOwner?
    /// Another one with this short word is taken instead.
    let isCovered: Bool
  }

  /// One's own first, then the home's, then the program's; each in the order of its file.
  static func rows(_ state: ProgramState) -> [Row] {
    let owners: [PhraseOwner] = (state.me.map { [.person($0.id)] } ?? []) + [.home]
    var rows: [Row] = []
    var keys: Set<String> = []
    func add(_ phrases: [PhraseBook.Phrase], of owner: PhraseOwner?) {
      rows += phrases.map { Row(phrase: $0, owner: owner, isCovered: keys.contains($0.key)) }
      keys.formUnion(phrases.map(\.key))
    }
    for owner in owners { add(state.phrases[owner]?.usable ?? [], of: owner) }
    add(PhraseBook.shipped.phrases, of: nil)
    return rows
  }
}
