/// An entry that its author had no right to write: kept, shown as refused, and in no state.
public struct RefusedEntry: Hashable, Sendable {
  public let header: EntryHeader
  /// What it would have been, in a few words.
  public let what: String
  /// Nil where nobody is named.
  public let author: Author?
  /// Why it does not count, as a sentence.
  public let why: String
}

extension Record {
  /// What an entry says that its author had no right to say.
  public struct Refused: Hashable, Sendable {
    public let body: any EntryBody

    public static func == (left: Refused, right: Refused) -> Bool {
      AnyHashable(left.body) == AnyHashable(right.body)
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(AnyHashable(body)) }
  }

  /// An author as one chain declares them.
  struct Signature: Hashable, Sendable {
    let device: DeviceID
    let by: EntryID
  }

  /// The entries that were kept apart, oldest first, each with the reason.
  public var refusedEntries: [RefusedEntry] {
    refused.facts.map { fact in
      let author = author(of: fact.header)
      return RefusedEntry(
        header: fact.header, what: Record.words(for: fact.body.body), author: author,
        why: refusal(
          of: fact.body.body, author: author, isNamed: fact.header.by != nil,
          device: fact.header.device, at: fact.header.at.moment) ?? "It was refused.")
    }
  }

  /// Why an entry of an author on a device does not count; nil when it does.
  ///
  /// Asked of drafts too, so that nothing is said to be saved that would then be kept apart.
  ///
  /// - Parameter isNamed: whether an author is named whose line is not here.
  public func refusal(
    of body: any EntryBody, author: Author?, isNamed: Bool = false, device: DeviceID,
    at moment: Moment
  ) -> String? {
    refusal(
      EntryRegistry.right(for: body), Record.words(for: body), author: author, isNamed: isNamed,
      device: device, at: moment)
  }

  /// Why somebody could not sign an entry of a kind on a device; nil when they could.
  ///
  /// - Parameter kind: the kind as it stands in the journal.
  public func refusal(
    ofKind kind: String, author: Author, device: DeviceID, at moment: Moment
  ) -> String? {
    guard let needed = EntryRegistry.rights[kind] else { return nil }
    return refusal(
      needed.right, needed.words, author: author, isNamed: true, device: device, at: moment)
  }

  private func refusal(
    _ needed: WritingRight, _ what: String, author: Author?, isNamed: Bool, device: DeviceID,
    at moment: Moment
  ) -> String? {
    let rights = rights(of: author, isNamed: isNamed, on: device, at: moment)
    guard !needed.isEmpty, !rights.contains(needed) else { return nil }
    guard let author else {
      return isNamed
        ? "Who signed it is not recorded here, and it is not written on such a computer."
        : "Nobody is named who signed it, and it is not anybody's to write."
    }
    let role = Catalog.shipped.profession(author.role)?.words ?? author.role
    if let side = sides[device]?.side, WritingRight(role: author.role).contains(needed) {
      return needed == .homes
        ? "Signed as \(role) on a computer of the \(side.words): only the home's own computers "
          + "write \(what)."
        : "Signed as \(role) on a computer of the \(side.words): only the practice's own "
          + "computers sign \(what)."
    }
    switch needed {
    case .clinical:
      return "\(role): not somebody who does rounds for the practice, and only they sign \(what)."
    case .homes:
      return
        "\(role): not somebody of the home. Only the home writes \(what); the practice can add "
        + "to a note, and ask."
    case .care:
      return "\(role): not somebody who records anything about a resident's care."
    default: return "\(role): may read here, and write nothing."
    }
  }

  /// What somebody may write on a computer: what the role may, and what is written on that
  /// organisation's computers.
  ///
  /// The role alone could be claimed by anybody who sets up a person. Whose the computer is was confirmed
  /// by somebody with six words; of one that nobody here has confirmed the role alone tells.
  ///
  /// Where the line that declares a named author is damaged or still to come, whose computer it is has to
  /// tell: what was signed is not hidden by damage to another line.
  private func rights(
    of author: Author?, isNamed: Bool, on device: DeviceID, at moment: Moment
  ) -> WritingRight {
    guard let author else {
      guard isNamed else { return .undeclared }
      guard let known = sides[device], known.since <= moment else { return .all }
      return WritingRight(side: known.side)
    }
    let own = WritingRight(role: author.role)
    guard let known = sides[device], known.since <= moment,
      author.role != Author.spreadsheet.role
    else { return own }
    return own.intersection(WritingRight(side: known.side))
  }

  /// Whether what only a clinician may say counts: by the role, and by whose computer it is.
  public func isByClinician(_ header: EntryHeader) -> Bool {
    author(of: header).map {
      rights(of: $0, isNamed: true, on: header.device, at: header.at.moment).contains(.clinical)
    } ?? false
  }

  private static func words(for body: any EntryBody) -> String {
    EntryRegistry.rights[type(of: body).kind]?.words ?? "an entry"
  }

  /// Folds an entry in, or keeps it apart when its author has no right to write it.
  mutating func fold(_ body: any EntryBody, _ header: EntryHeader) {
    let needed = EntryRegistry.right(for: body)
    if !needed.isEmpty {
      // It would change nothing, whoever signed it.
      guard header.resident != nil || EntryRegistry.aboutNobody.contains(type(of: body).kind) else {
        return
      }
      let author = author(of: header)
      if author == nil, let by = header.by {
        undeclared.insert(Signature(device: header.device, by: by))
      }
      let rights = rights(
        of: author, isNamed: header.by != nil, on: header.device, at: header.at.moment)
      guard rights.contains(needed) else {
        refused.insert(Refused(body: body), header)
        return
      }
    }
    body.apply(to: &self, as: header)
    settle(after: header)
  }

  /// Takes whose computers wrote, as pairing has confirmed it; what that changes is judged anew.
  public mutating func know(_ sides: [DeviceID: ComputerSide]) {
    let changed = Set(sides.keys).union(self.sides.keys).filter { sides[$0] != self.sides[$0] }
    guard !changed.isEmpty else { return }
    take(sides)
    judgeAnew { changed.contains($0.device) }
  }

  /// An author's line has come after what it is named in: that is judged anew.
  mutating func judgeAnew(after author: EntryHeader, isSecond: Bool) {
    let signature = Signature(device: author.device, by: author.id)
    guard undeclared.remove(signature) != nil || isSecond else { return }
    judgeAnew { $0.device == signature.device && $0.by == signature.by }
  }

  /// Takes entries out of the state and folds them in once more.
  private mutating func judgeAnew(_ isMeant: (EntryHeader) -> Bool) {
    var entries = refused.take(isMeant).map { ($0.header, $0.body.body) }
    entries += homes.taken(isMeant) + agreements.taken(isMeant) + settings.taken(isMeant)
    for id in rounds.keys {
      entries += rounds[id]?.taken(isMeant) ?? []
      if rounds[id] == RoundRecord(id: id) { rounds[id] = nil }
    }
    for id in residents.keys {
      entries += residents[id]?.taken(isMeant) ?? []
      guard let resident = residents[id] else { continue }
      if resident.withdrawals.all.isEmpty, resident.corrections.all.isEmpty {
        residentsWithTakers.remove(id)
      }
      settleTakers(of: id)
      if residents[id] == ResidentRecord(id: id) { residents[id] = nil }
    }
    for (header, body) in entries { fold(body, header) }
  }
}

extension Log where Body: EntryBody {
  /// What was taken out, as entries.
  mutating func taken(
    _ isMeant: (EntryHeader) -> Bool
  ) -> [(EntryHeader, any EntryBody)] {
    take(isMeant).map { ($0.header, $0.body) }
  }
}

extension RoundRecord {
  /// Takes out what may only be written with a right.
  mutating func taken(_ isMeant: (EntryHeader) -> Bool) -> [(EntryHeader, any EntryBody)] {
    plans.taken(isMeant) + openings.taken(isMeant) + closings.taken(isMeant)
      + sent.taken(isMeant) + cancellations.taken(isMeant) + arrangements.taken(isMeant)
      + orders.taken(isMeant) + acknowledgements.taken(isMeant)
  }
}
