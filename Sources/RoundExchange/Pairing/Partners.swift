import RoundCore

/// The partners of a folder, and this computer among them.
public struct Partners: Sendable {
  public let folder: RoundFolder

  public init(_ folder: RoundFolder) { self.folder = folder }

  private func path(_ device: DeviceID) -> String { "\(folder.partners)/\(device.text).json" }

  private var ownPath: String { folder.ownParty }

  // MARK: This computer

  /// What this computer says of itself; nil until somebody has said it.
  public func own() throws(LocalError) -> OwnParty? { try folder.load(OwnParty.self, ownPath) }

  /// A side that was said before holds since then.
  public func save(_ own: OwnParty, now: Moment = .now()) throws(LocalError) {
    let before = try self.own()
    let since = before?.side == own.side ? before?.since : nil
    try folder.store(
      OwnParty(organisation: own.organisation, side: own.side, since: since ?? now), ownPath)
  }

  /// What this computer most likely is, from who uses it and whose records it holds: to be offered.
  ///
  /// - Parameter author: who is at the keyboard; nil where nobody has said so.
  public func likelyOwn(
    _ settings: DeviceSettings, homeName: String?, for author: Author? = nil
  ) -> OwnParty? {
    let persons = (try? folder.persons()) ?? []
    func isOfHome(_ author: Author) -> Bool {
      Catalog.shipped.profession(author.role)?.side == "home"
    }
    let sides = Set(persons.map { isOfHome($0.author) })
    // Where all are of one side it is theirs; else of whoever is at the keyboard; else as it was set.
    let isHome =
      sides.count == 1
      ? sides == [true] : author.map(isOfHome) ?? (settings.role == .prepare)
    let side: Side = isHome ? .home : .practice
    let organisations = ([author].compactMap(\.self) + persons.map(\.author)).filter {
      isOfHome($0) == isHome
    }.map(\.organisation).filter { PairingCard.isName($0) }
    let name = organisations.first ?? (side == .home ? homeName : nil)
    return name.flatMap { PairingCard.isName($0) ? OwnParty(organisation: $0, side: side) : nil }
  }

  /// This computer's own card; keys are made when there are none yet.
  public func card(
    _ settings: DeviceSettings, as own: OwnParty, now: Moment = .now()
  ) throws(LocalError) -> (card: PairingCard, keys: ExchangeKeys) {
    let keys = try ExchangeKeys.made(in: folder)
    var homes: [HomeID] = []
    if own.side == .home {
      do throws(FileError) {
        homes = try folder.homes()
      } catch {
        throw .file(error)
      }
    }
    let card = PairingCard(
      organisation: own.organisation, side: own.side, device: settings.device, homes: homes,
      signingKey: keys.signing.publicKey, receivingKey: keys.receiving.publicKey, made: now)
    return (card, keys)
  }

  // MARK: The others

  /// Every computer of every partner, by device.
  public func all() throws(LocalError) -> [Partner] {
    let names: [String]
    do throws(FileError) {
      guard try folder.files.kind(of: folder.partners) == .folder else { return [] }
      names = try folder.files.names(in: folder.partners)
    } catch {
      throw .file(error)
    }
    var found: [Partner] = []
    for name in names where name.hasSuffix(".json") {
      if let partner = try folder.load(Partner.self, "\(folder.partners)/\(name)") {
        found.append(partner)
      }
    }
    return found
  }

  public func partner(_ device: DeviceID) throws(LocalError) -> Partner? {
    try folder.load(Partner.self, path(device))
  }

  /// The computers of an organisation, by its name as typed or by one of its devices.
  public func partners(called name: String) throws(LocalError) -> [Partner] {
    let all = try all()
    let wanted = name.lowercased()
    let named = all.filter { $0.organisation.lowercased() == wanted }
    guard named.isEmpty, let one = all.first(where: { $0.device.text == name }) else {
      return named
    }
    return all.filter { $0.organisation == one.organisation }
  }

  /// Whether a card may be taken, before the words are compared.
  ///
  /// - Throws: `changedKey` when its device is known with other keys: a loud stop.
  public func check(_ card: PairingCard, own: DeviceID?) throws(PairingProblem) {
    if card.device == own { throw .own }
    let known: Partner?
    do throws(LocalError) {
      known = try partner(card.device)
    } catch {
      throw .local(error)
    }
    guard let known else { return }
    guard known.signingKey == card.signingKey, known.receivingKey == card.receivingKey.text else {
      throw .changedKey(
        organisation: known.organisation, device: known.device, confirmed: known.confirmedAt)
    }
    guard known.organisation == card.organisation, known.side == card.side else {
      throw .changedName(organisation: known.organisation, device: known.device)
    }
  }

  /// Takes a card once somebody has compared its words.
  ///
  /// - Parameter words: as they were heard and typed.
  public func add(
    _ card: PairingCard, words: String, own: DeviceID?, now: Moment = .now()
  ) throws(PairingProblem) {
    try check(card, own: own)
    guard card.words.matches(words) else { throw .wrongWords }
    do throws(LocalError) {
      try folder.store(Partner(card, confirmedAt: now), path(card.device))
    } catch {
      throw .local(error)
    }
  }

  /// Forgets a computer, so that nothing of it is taken any more and nothing is sealed to it.
  ///
  /// - Returns: whether it was known.
  public func forget(_ device: DeviceID, files: any TidyFileIO) throws(LocalError) -> Bool {
    guard try partner(device) != nil else { return false }
    do throws(FileError) {
      try files.remove(path(device))
      try folder.files.syncFolder(folder.partners)
    } catch {
      throw .file(error)
    }
    return true
  }
}
