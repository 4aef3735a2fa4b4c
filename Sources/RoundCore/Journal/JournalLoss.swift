/// Puts on record that damage which no copy can mend is lost.
///
/// Without it a computer whose own chain is damaged could never write again, and `verify` would say the
/// same for ever, so that nobody would notice when it says more.
public enum JournalLoss {
  public enum Problem: Error {
    case file(FileError)
    case journal(JournalError)
    /// It can't be said what is lost while this can't be read.
    case unreadable(Damage)

    public var sentence: String {
      switch self {
      case .file(let error): return error.sentence
      case .journal(let error): return error.sentence
      case .unreadable(let damage):
        return "\(damage.file) is no journal, or can't be read now (\(damage.reason)). Nothing was "
          + "put on record: it can't be said what of it is lost."
      }
    }
  }

  /// More places than a line has room for are split among several.
  private static let placesInLine = 100

  /// What of a home's chains would be accepted: everything that `verify` tells and that nobody has
  /// accepted yet, an unfinished entry excepted, which is no loss.
  public static func open(
    _ home: HomeID, in folder: RoundFolder
  ) throws(FileError) -> [Damage] {
    try JournalReader.read(home, in: folder, verifying: true).damage.filter {
      $0.kind != .unfinished
    }
  }

  /// Writes it down, in a new epoch where this computer's own chain is damaged.
  ///
  /// - Parameters:
  ///   - damage: what the person was shown and accepts.
  ///   - reason: why nothing brings it back, in the person's words.
  public static func accept(
    _ damage: [Damage], _ home: HomeID, in folder: RoundFolder, settings: DeviceSettings,
    author: Author, reason: String, program: String, now: Moment = .now()
  ) throws(Problem) {
    var places: [LossAccepted.Place] = []
    for one in damage {
      guard isOfChain(one) else { throw .unreadable(one) }
      do throws(FileError) {
        places.append(try AcceptedLosses.place(one, in: folder))
      } catch {
        throw .unreadable(one)
      }
    }
    let reading: JournalReader.Reading
    do throws(FileError) {
      reading = try JournalReader.read(home, in: folder)
    } catch {
      throw .file(error)
    }
    let writer = JournalWriter(
      folder: folder, home: home, device: settings.device, epoch: settings.epoch,
      program: program, isSealing: true, reading: reading)
    writer.isAcceptingLoss = true
    while !places.isEmpty {
      let loss = LossAccepted(places: Array(places.prefix(placesInLine)), reason: reason)
      let done = writer.append([EntryDraft(loss, author: author)], now: now)
      if let failure = done.failure { throw .journal(failure) }
      places.removeFirst(min(placesInLine, places.count))
    }
    // The entries are safe; a seal that could not be made is made with the next one.
    _ = writer.seal(now: now)
  }

  /// Whether the place is in a segment: another file can be put away by hand.
  private static func isOfChain(_ damage: Damage) -> Bool {
    let name = Paths.name(of: damage.file)
    return SegmentName(file: name) != nil || SegmentName(rebuilt: name) != nil
  }
}
