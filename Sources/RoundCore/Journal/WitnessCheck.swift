/// Compares the chains of a home with what is known of them from elsewhere: from the seals of other
/// devices, and from what this computer remembers of its own last seal.
///
/// Lines cut from the end of a chain, and a chain written anew from some line on, fit in themselves.
/// Only somebody who saw more, or saw otherwise, can tell.
struct WitnessCheck {
  /// A chain's end that is known from elsewhere.
  struct Known {
    let device: DeviceID
    let epoch: Int
    let sequence: Int
    let hash: String
    /// "d7 saw" or "this computer had sealed", for a sentence that goes on with a number of entries.
    let source: String
    let at: Moment
    /// Nobody can have more of this chain than this folder had, so a shorter one has lost something.
    let isBinding: Bool
  }

  let folder: RoundFolder
  let home: HomeID
  /// This computer's device; nil where that is not known, in an archive.
  let own: DeviceID?
  let chains: [DeviceID: ChainWalker]

  /// Everything that is known of the home's chains.
  func known(_ remembered: HighWater?) -> [Known] {
    var all: [Known] = []
    for device in chains.keys.sorted() {
      for claim in chains[device]?.claims ?? [] {
        all.append(
          Known(
            device: claim.device, epoch: claim.epoch, sequence: claim.sequence, hash: claim.hash,
            source: "\(claim.witness.text) saw (\(claim.file), line \(claim.line))", at: claim.at,
            isBinding: own == nil || claim.witness == own || claim.device == own))
      }
    }
    if let remembered {
      for mark in remembered.marks {
        all.append(
          Known(
            device: remembered.device, epoch: mark.epoch, sequence: mark.seq, hash: mark.hash,
            source: "this computer had sealed", at: mark.at, isBinding: true))
      }
    }
    return all
  }

  /// What is missing from the end of a chain, by what goes furthest of all that is known of it.
  struct Missing {
    let known: Known
    /// Entries.
    let count: Int
    let damage: Damage
  }

  /// The chains that end before something that somebody has seen of them.
  func missing(_ known: [Known]) -> [Missing] {
    var furthest: [String: Known] = [:]
    for one in known where one.isBinding && one.sequence > end(one).sequence {
      let key = "\(one.device.text) \(one.epoch)"
      if one.sequence > furthest[key]?.sequence ?? 0 { furthest[key] = one }
    }
    return furthest.keys.sorted().compactMap { key in
      guard let one = furthest[key] else { return nil }
      let end = end(one)
      let count = one.sequence - end.sequence
      let words = count == 1 ? "1 entry is" : "\(count) entries are"
      return Missing(
        known: one, count: count,
        damage: Damage(
          kind: .missing, file: end.file, line: end.line, byte: end.byte,
          reason: "\(words) missing from the end: \(one.source) \(one.sequence) entries on "
            + UKTime(one.at).shown, known: one.sequence))
    }
  }

  /// The lines that are others than those that somebody has seen.
  ///
  /// - Parameter scanning: look up lines before the end of a chain too, which reads its files again.
  /// - Throws: `FileError` when a file can't be read again.
  func differing(_ known: [Known], scanning: Bool) throws(FileError) -> [Damage] {
    var damage: [Damage] = []
    var told: Set<String> = []
    for device in chains.keys.sorted() {
      let wanted = known.filter { $0.device == device && $0.sequence <= end($0).sequence }
      for epoch in Set(wanted.map(\.epoch)).sorted() {
        let here = wanted.filter { $0.epoch == epoch }
        let lines = try lines(device, epoch, Set(here.map(\.sequence)), scanning: scanning)
        for one in here.sorted(by: { $0.sequence < $1.sequence }) {
          guard let line = lines[one.sequence], line.hash != one.hash else { continue }
          // One line that was seen otherwise makes all after it other ones too.
          guard told.insert("\(device.text) \(epoch)").inserted else { break }
          damage.append(
            Damage(
              kind: .differing, file: line.file, line: line.number, byte: line.byte,
              reason: "not the line that \(one.source) on \(UKTime(one.at).shown): two chains have "
                + "the same numbers, or this one was written anew"))
        }
      }
    }
    return damage
  }

  private struct Line {
    let hash: String
    let file: String
    let number: Int
    let byte: Int
  }

  private func end(_ one: Known) -> (sequence: Int, file: String, line: Int, byte: Int) {
    let place = "\(folder.journals(of: home))/\(one.device.text)"
    guard let walker = chains[one.device], let mark = walker.end(of: one.epoch) else {
      let name = SegmentName(epoch: one.epoch, number: 1)
      return (0, "\(place)/\(name.file)", 1, 0)
    }
    return (mark.sequence, walker.file(mark.segment), mark.lines + 1, mark.goodBytes)
  }

  /// The lines of an epoch with these numbers, found by their fixed places alone.
  private func lines(
    _ device: DeviceID, _ epoch: Int, _ wanted: Set<Int>, scanning: Bool
  ) throws(FileError) -> [Int: Line] {
    var found: [Int: Line] = [:]
    guard let walker = chains[device] else { return found }
    if let mark = walker.end(of: epoch), wanted.contains(mark.sequence) {
      found[mark.sequence] = Line(
        hash: mark.head.string, file: walker.file(mark.segment), number: mark.lines,
        byte: mark.lastLineStart)
    }
    guard scanning, wanted.contains(where: { found[$0] == nil }) else { return found }
    for name in try folder.segments(of: home, device: device) where name.epoch == epoch {
      let bytes = try folder.segment(name, of: home, device: device)
      var start = 0
      var number = 0
      while let feed = bytes[start...].firstIndex(of: 0x0A) {
        number += 1
        let line = bytes[start...feed]
        if let sequence = JournalLine.sequence(of: line), wanted.contains(sequence),
          found[sequence] == nil, let hashes = try? JournalLine.check(line)
        {
          found[sequence] = Line(
            hash: hashes.own.string, file: walker.file(name), number: number, byte: start)
        }
        start = feed + 1
      }
    }
    return found
  }
}
