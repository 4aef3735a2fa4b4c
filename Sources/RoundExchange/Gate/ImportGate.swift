import RoundCore

/// Takes packs in: everything is checked before anything changes.
///
/// In this order, and the first that does not hold ends it: the size of the file; its armour; the
/// limits of its header; every chunk of the contents, to the last; UTF-8, the length and number of
/// lines; the digest, the signature and the hash of each line; the receiver; the sender and its key;
/// the home; where the chains go on; the chains themselves, each line as strict JSON.
public struct ImportGate: Sendable {
  public let folder: RoundFolder
  public let own: DeviceID?
  private let partners: Partners

  public init(folder: RoundFolder, own: DeviceID?) {
    self.folder = folder
    self.own = own
    partners = Partners(folder)
  }

  /// Checks a pack, and tells what taking it in would do.
  ///
  /// - Parameter words: the six words, where it was sealed with words.
  public func preview(
    _ file: [UInt8], words: String? = nil
  ) throws(GateProblem) -> UnpackPreview {
    let (text, sealing) = try open(file, words: words)
    let manifest = text.manifest
    if manifest.from.device == own { throw .own }
    try checkReceiver(manifest, sealing)
    let partner = try sender(of: manifest, sealing)
    let isNewHome = try checkHome(manifest, partner, sealing)
    let reading: JournalReader.Reading
    do throws(FileError) {
      reading = try JournalReader.read(manifest.home, in: folder)
    } catch {
      throw .file(error)
    }
    let plan = try plan(manifest, text.parts)
    return describe(
      text, sealing, partner: partner, plan: plan, reading: reading, isNewHome: isNewHome,
      notices: try notices(manifest, reading, plan), cut: try cut(manifest, reading))
  }

  /// Takes in what a preview has shown; what another window has taken meanwhile is seen.
  ///
  /// - Returns: the number of entries that were added.
  public func take(_ preview: UnpackPreview) throws(GateProblem) -> Int {
    let manifest = preview.manifest
    let lock: FileID
    do throws(FileError) {
      lock = try folder.lockForImport(seconds: 60)
    } catch {
      throw .file(error)
    }
    defer { folder.files.unlock(lock) }
    let plan = try plan(manifest, preview.parts)
    do throws(FileError) {
      try plan.write(in: folder)
    } catch {
      throw .file(error)
    }
    guard preview.isPaired else { return plan.entries.count }
    do throws(LocalError) {
      let known = try Heard.of(manifest.from.device, home: manifest.home, in: folder)
      if known.map({ $0.made < manifest.made }) ?? true {
        try Heard(
          pack: manifest.id, made: manifest.made, seen: manifest.seen, beyond: preview.cut
        ).save(
          manifest.from.device, home: manifest.home, in: folder)
      }
    } catch {
      throw .local(error)
    }
    return plan.entries.count
  }

  // MARK: One check after the other

  private func open(
    _ file: [UInt8], words: String?
  ) throws(GateProblem) -> (PackText, UnpackPreview.Sealing) {
    guard file.count <= PackLimits.file else { throw .tooLarge }
    guard !file.starts(with: Array("{".utf8)) else {
      guard file.count <= PackLimits.contents else { throw .tooLarge }
      let text = try PackText.read(file)
      guard let reason = text.manifest.unsealed else { throw .altered }
      return (text, .none(reason: reason))
    }
    let isBinary = file.starts(with: Array("age-encryption.org/".utf8))
    guard isBinary || AgeArmour.begins(file) else { throw .notAPack }
    let sealed: [UInt8]
    do throws(AgeProblem) {
      sealed = isBinary ? file : try AgeArmour.decode(file)
    } catch {
      throw .age(error)
    }
    let needsWords = AgeFile.needsPassphrase(sealed) ?? false
    if needsWords && words == nil { throw .needsWords }
    let identity = try identity(needsWords ? words : nil)
    let plain: [UInt8]
    do throws(AgeProblem) {
      plain = try AgeFile.open(sealed, with: [identity], atMost: PackLimits.contents)
    } catch {
      if needsWords && error == .noMatch { throw .wrongWords }
      throw error == .tooLarge ? .tooLarge : .age(error)
    }
    return (try PackText.read(plain), needsWords ? .words : .key)
  }

  private func identity(_ words: String?) throws(GateProblem) -> AgeIdentity {
    if let words { return .passphrase(Array(SpokenWords.typed(words).utf8)) }
    let key: AgeSecretKey?
    do throws(LocalError) {
      key = try ExchangeKeys.receiving(of: folder)
    } catch {
      throw .local(error)
    }
    guard let key else { throw .noKey }
    return .key(key)
  }

  private func checkReceiver(
    _ manifest: PackManifest, _ sealing: UnpackPreview.Sealing
  ) throws(GateProblem) {
    // What is sealed with words is for whoever was told them.
    if sealing == .words && manifest.receivers.isEmpty { return }
    guard let own, let receiver = manifest.receivers.first(where: { $0.device == own }) else {
      throw .otherReceiver(to: manifest.to)
    }
    let key: AgeSecretKey?
    do throws(LocalError) {
      key = try ExchangeKeys.receiving(of: folder)
    } catch {
      throw .local(error)
    }
    guard receiver.key == key?.publicKey.text else { throw .otherReceiver(to: manifest.to) }
  }

  /// The partner who made it; nil for a stand-in's, which six words speak for.
  private func sender(
    of manifest: PackManifest, _ sealing: UnpackPreview.Sealing
  ) throws(GateProblem) -> Partner? {
    let from = manifest.from
    let known: Partner?
    do throws(LocalError) {
      known = try partners.partner(from.device)
    } catch {
      throw .local(error)
    }
    guard let known else {
      guard sealing == .words else {
        throw .unknownSender(organisation: from.organisation, device: from.device)
      }
      return nil
    }
    guard known.signingKey == from.key else {
      throw .changedKey(
        .changedKey(
          organisation: known.organisation, device: known.device, confirmed: known.confirmedAt))
    }
    guard known.organisation == from.organisation, known.side == from.side else {
      throw .changedKey(.changedName(organisation: known.organisation, device: known.device))
    }
    return known
  }

  /// - Returns: whether the folder holds nothing of the home yet.
  private func checkHome(
    _ manifest: PackManifest, _ partner: Partner?, _ sealing: UnpackPreview.Sealing
  ) throws(GateProblem) -> Bool {
    let homes: [HomeID]
    let ours: OwnParty?
    do throws(FileError) {
      homes = try folder.homes()
    } catch {
      throw .file(error)
    }
    do throws(LocalError) {
      ours = try partners.own()
    } catch {
      throw .local(error)
    }
    let isHere = homes.contains(manifest.home)
    let isAllowed: Bool
    if let partner {
      // A care home sends its own homes; a practice sends back what is kept here. Another computer of
      // one's own organisation may bring a home that this one does not have yet.
      let isOfOurs = ours?.organisation == partner.organisation && ours?.side == partner.side
      let isOfTheirs = try homesKept(by: partner.organisation, partner.side).contains(manifest.home)
      let isKnown = try ours.map { own throws(GateProblem) in
        try homesKept(by: own.organisation, own.side).contains(manifest.home)
      }
      isAllowed =
        isOfOurs
        || (partner.side == .home ? isOfTheirs : isHere || isKnown ?? false)
    } else {
      isAllowed = isHere || manifest.from.side == .home
    }
    guard isAllowed else {
      throw .otherHome(manifest.home, organisation: manifest.from.organisation)
    }
    return !isHere
  }

  /// The homes of an organisation: a computer that joined later has none on its own card.
  private func homesKept(by organisation: String, _ side: Side) throws(GateProblem) -> Set<HomeID> {
    do throws(LocalError) {
      let all = try partners.all().filter { $0.organisation == organisation && $0.side == side }
      return Set(all.flatMap(\.homes))
    } catch {
      throw .local(error)
    }
  }

  private func plan(
    _ manifest: PackManifest, _ parts: [SegmentPart]
  ) throws(GateProblem) -> ReplicaPlan {
    var keys: [DeviceID: String] = [manifest.from.device: manifest.from.key]
    do throws(LocalError) {
      for partner in try partners.all() { keys[partner.device] = partner.signingKey }
    } catch {
      throw .local(error)
    }
    var starts: [DeviceID: ChainEnd] = [:]
    for chain in manifest.chains {
      guard chain.after?.device ?? chain.end.device == chain.end.device,
        starts[chain.end.device] == nil
      else { throw .notAPack }
      starts[chain.end.device] = chain.after
    }
    // Every chain that lines are of is named, and the other way round.
    guard Set(parts.map(\.device)) == Set(manifest.chains.map(\.end.device)) else {
      throw .notAPack
    }
    let from = manifest.from.organisation
    do throws(ReplicaProblem) {
      let plan = try ReplicaPlan.make(
        parts, of: manifest.home, in: folder, own: own, keys: keys, starts: starts)
      return plan
    } catch {
      switch error {
      case .file(let error): throw .file(error)
      case .gap(let device, let first, let last):
        throw .gap(organisation: from, device: device, from: first, to: last)
      case .differing(_, let file, _): throw .differing(organisation: from, file: file)
      case .broken(let damage): throw .broken(damage)
      case .damagedHere(let damage): throw .damagedHere(damage)
      case .otherKey(let device):
        throw .changedKey(
          .changedKey(organisation: from, device: device, confirmed: manifest.made))
      }
    }
  }
}
