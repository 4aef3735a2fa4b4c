import RoundCore

/// Makes packs of a home's chains for a partner.
///
/// What the partner's computers have said that they hold is left out: of several, what all of them hold.
/// So a pack that was lost on the way is no harm: the next one carries the same entries again.
public struct PackMaker: Sendable {
  /// Who can open a pack.
  public enum Sealing: Sendable {
    case keys
    case words(SpokenWords)
    /// Nobody needs a key: signed in clear, for a reason that the pack says.
    case none(reason: String)
  }

  public let folder: RoundFolder
  public let home: HomeID
  public let settings: DeviceSettings
  public let own: OwnParty
  /// The version of the program, for a segment that a seal opens.
  public let program: String

  public init(
    folder: RoundFolder, home: HomeID, settings: DeviceSettings, own: OwnParty, program: String
  ) {
    self.folder = folder
    self.home = home
    self.settings = settings
    self.own = own
    self.program = program
  }

  /// The packs for some computers of one organisation; several when it is too much for one.
  ///
  /// - Parameters:
  ///   - receivers: nobody for a stand-in, whose pack is sealed with words.
  ///   - isWhole: everything once more, whatever the receivers have said that they hold.
  public func make(
    for receivers: [Partner], sealing: Sealing, isWhole: Bool = false, now: Moment = .now()
  ) throws(PackProblem) -> [MadePack] {
    guard receivers.count <= AgeHeader.mostStanzas else { throw .tooManyReceivers }
    let writer = JournalWriter(
      folder: folder, home: home, device: settings.device, epoch: settings.epoch,
      program: program, isSealing: true)
    let leaves = receivers.isEmpty || receivers.contains { !own.owns($0) }
    let end: ChainEnd?
    do throws(JournalError) {
      // What leaves can't be taken back any more: noted before anything is read for the pack.
      end = try writer.sealForSending(now: now) { end throws(LocalError) in
        if leaves { try SentMark.note(end, home: home, in: folder) }
      }
    } catch {
      throw .journal(error)
    }
    let keys: ExchangeKeys
    do throws(LocalError) {
      keys = try ExchangeKeys.made(in: folder)
    } catch {
      throw .local(error)
    }
    let reading: JournalReader.Reading
    do throws(FileError) {
      reading = try JournalReader.read(home, in: folder)
    } catch {
      throw .file(error)
    }
    if reading.damagedDevices.contains(settings.device),
      let damage = reading.damage.first(where: { $0.file.contains("/\(settings.device.text)/") })
    {
      throw .damaged(damage)
    }
    // What was written since is in the next pack: until then it can be taken back.
    let ends = reading.ends.compactMap { $0.device == settings.device ? end : $0 }
    let loads = try loads(ends, receivers, isWhole: isWhole)
    var packs: [MadePack] = []
    var identifiers = Identifiers()
    for (index, load) in loads.enumerated() {
      let manifest = PackManifest(
        pack: PackManifest.format, version: PackManifest.newest, id: identifiers.entry(at: now),
        made: now,
        from: PackManifest.Sender(
          organisation: own.organisation, side: own.side, device: settings.device,
          key: keys.signing.publicKey),
        to: receivers.first?.organisation,
        receivers: receivers.map {
          PackManifest.Receiver(device: $0.device, key: $0.receivingKey)
        },
        home: home,
        chains: load.map { PackManifest.Chain(after: $0.after, end: $0.end) },
        seen: ends, unsealed: reason(sealing), part: index + 1, parts: loads.count)
      packs.append(try made(manifest, load, sealing, keys, receivers))
    }
    return packs
  }

  private func reason(_ sealing: Sealing) -> String? {
    if case .none(let reason) = sealing { return reason }
    return nil
  }

  private func made(
    _ manifest: PackManifest, _ load: [ChainPiece], _ sealing: Sealing, _ keys: ExchangeKeys,
    _ receivers: [Partner]
  ) throws(PackProblem) -> MadePack {
    let parts = load.flatMap(\.parts)
    let bytes: [UInt8]
    do {
      let plain = try PackText(manifest: manifest, parts: parts).bytes(signedBy: keys.signing)
      switch sealing {
      case .keys:
        bytes = AgeArmour.encode(
          try AgeFile.seal(plain, to: receivers.compactMap(\.publicKey)))
      case .words(let words):
        bytes = AgeArmour.encode(try AgeFile.seal(plain, passphrase: words.passphrase))
      case .none: bytes = plain
      }
    } catch {
      throw .cannotSeal
    }
    let entries = parts.reduce(0) { sum, part in
      sum + part.bytes.reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }
    }
    return MadePack(
      manifest: manifest, bytes: bytes, entries: entries, name: PackName.file(manifest))
  }

  // MARK: What goes into it

  /// The runs of chains for each pack: at least one pack, even where nothing is new, because a pack also
  /// says what was received.
  private func loads(
    _ ends: [ChainEnd], _ receivers: [Partner], isWhole: Bool
  ) throws(PackProblem) -> [[ChainPiece]] {
    var loads: [[ChainPiece]] = [[]]
    var size = 0
    for end in ends {
      let start = isWhole ? nil : try start(of: end, for: receivers)
      if let start, !start.isBefore(end) { continue }
      if receivers.contains(where: { $0.device == end.device }), receivers.count == 1 {
        // Its own chain it has, unless it said that it holds less of it.
        guard start != nil, !isWhole else { continue }
      }
      do throws(FileError) {
        for piece in try folder.pieces(
          of: home, after: start, upTo: end, bytes: PackLimits.entries)
        {
          // A chain stands in a pack once.
          let isThere = loads[loads.count - 1].contains { $0.end.device == end.device }
          if size > 0 && (isThere || size + piece.count > PackLimits.entries) {
            loads.append([])
            size = 0
          }
          loads[loads.count - 1].append(piece)
          size += piece.count
        }
      } catch {
        throw .file(error)
      }
    }
    return loads
  }

  /// How much of a chain all the receivers hold; nil where one of them may hold nothing.
  private func start(
    of end: ChainEnd, for receivers: [Partner]
  ) throws(PackProblem) -> ChainEnd? {
    guard !receivers.isEmpty else { return nil }
    var least: ChainEnd?
    for receiver in receivers {
      let heard: Heard?
      do throws(LocalError) {
        heard = try Heard.of(receiver.device, home: home, in: folder)
      } catch {
        throw .local(error)
      }
      guard let held = heard?.end(of: end.device) else {
        if receiver.device == end.device, receivers.count > 1 { continue }
        return nil
      }
      if least.map({ held.isBefore($0) }) ?? true { least = held }
    }
    guard let least else { return nil }
    do throws(FileError) {
      // What they hold must be what stands here; else they get all of it, and their gate tells.
      return try folder.witnessed(least, of: home) == .same ? least : longer(least, than: end)
    } catch {
      throw .file(error)
    }
  }

  /// They hold more than is here: nothing to send.
  private func longer(_ held: ChainEnd, than end: ChainEnd) -> ChainEnd? {
    end.isBefore(held) ? held : nil
  }
}
