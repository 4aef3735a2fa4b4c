extension Record {
  /// Who made an entry; nil for what the program wrote, or while the author's entry has not come.
  public func author(of header: EntryHeader) -> Author? {
    header.by.flatMap { authors[header.device]?[$0]?.body.author }
  }

  /// Whether the computer's clock was in doubt when an entry was written.
  public func isClockDoubted(_ header: EntryHeader) -> Bool {
    clockDoubts.facts.contains {
      $0.header.device == header.device && $0.body.entries.contains(header.id)
    }
  }

  public var homeName: String { homes.last?.body.name ?? home.text }

  public var isPretend: Bool { homes.last?.body.pretend ?? false }

  public var agreement: AgreementSet? { agreements.last?.body }

  /// Residents in the home or away from it, neither left nor dead.
  public var register: [ResidentRecord] {
    memoized.order.compactMap { residents[$0] }
  }

  /// The register as it stands, worked out once.
  var memoized: RecordMemo.Register {
    memo.register {
      let here = residents.values.filter(Record.isInRegister)
      let names = here.map { (name: $0.current?.shownName ?? "", id: $0.id) }
      let order = names.sorted { $0.name == $1.name ? $0.id < $1.id : $0.name < $1.name }
      var sketches: [ResidentID: PersonSketch] = [:]
      for resident in here { sketches[resident.id] = resident.current.map { PersonSketch($0) } }
      return RecordMemo.Register(order: order.map(\.id), sketches: sketches)
    }
  }

  static func isInRegister(_ resident: ResidentRecord) -> Bool {
    guard resident.current != nil else { return false }
    let state = resident.residence.last?.body.state ?? .home
    return state != .left && state != .died
  }

  private static func isNamedBefore(_ one: ResidentRecord, _ other: ResidentRecord) -> Bool {
    let left = one.current?.shownName ?? ""
    let right = other.current?.shownName ?? ""
    return left == right ? one.id < other.id : left < right
  }

  /// The resident with an NHS number; of those who left too.
  public func resident(with number: NHSNumber) -> ResidentRecord? {
    residents.values.filter { $0.current?.nhsNumber == number }.min { $0.id < $1.id }
  }

  /// Residents of the register who share a family name, compared without accents or case.
  public func sameSurname(as resident: ResidentID) -> [ResidentRecord] {
    guard let family = residents[resident]?.current?.family, !family.isEmpty else { return [] }
    let wanted = Folding.foldedForSearch(family)
    // Found first and sorted then: this is asked of every resident of a sheet.
    return residents.values.filter {
      $0.id != resident && Record.isInRegister($0)
        && Folding.foldedForSearch($0.current?.family ?? "") == wanted
    }.sorted(by: Record.isNamedBefore)
  }
}
