/// Finds the places of a working set in the journals.
///
/// Made from the chains as they were walked: a file that has another length than its chain was read to
/// is still being written, and makes no checkpoint.
struct CheckpointMaker {
  let folder: RoundFolder
  let home: HomeID
  let chains: [DeviceID: ChainWalker]

  /// Nil when something in the journals is not whole, or not as it was read.
  func make(
    _ set: WorkingSet, program: String
  ) throws(FileError) -> Checkpoint? {
    guard chains.values.allSatisfy(\.isWhole) else { return nil }
    guard try folder.devices(of: home).allSatisfy({ chains[$0] != nil }) else { return nil }
    // An entry is found by its number in the chain; its identifier tells epochs apart.
    var wanted: [DeviceID: [Int: Set<EntryID>]] = [:]
    for header in set.entries {
      wanted[header.device, default: [:]][header.sequence, default: []].insert(header.id)
    }
    var files: [Checkpoint.File] = []
    var all: [UInt8] = []
    var count = 0
    for device in chains.keys.sorted() {
      guard let walker = chains[device] else { continue }
      let place = folder.absolute("\(folder.journals(of: home))/\(device.text)")
      let names = try folder.files.names(in: place)
      guard names.count == names.compactMap({ SegmentName(file: $0) }).count else { return nil }
      for file in names {
        guard let name = SegmentName(file: file) else { return nil }
        let bytes = try folder.files.read("\(place)/\(file)", from: 0)
        if name == walker.segment, bytes.count != walker.goodBytes { return nil }
        let places = CheckpointMaker.places(in: bytes, of: wanted[device] ?? [:])
        count += places.count
        for place in places { all += bytes[place] }
        files.append(
          Checkpoint.File(
            device: device, name: name, bytes: bytes.count,
            places: CheckpointMaker.joined(places)))
      }
      guard names.last.flatMap({ SegmentName(file: $0) }) == walker.segment else { return nil }
    }
    guard count == set.entries.count else { return nil }
    return Checkpoint(
      format: Checkpoint.format, program: program, home: home.text, role: set.role,
      from: set.today.ordinal, until: set.today.adding(days: WorkingSet.days - 1).ordinal,
      files: files, hash: Digest(of: all).string)
  }

  /// The lines of the entries with these numbers and identifiers, by their fixed places alone.
  private static func places(in bytes: [UInt8], of wanted: [Int: Set<EntryID>]) -> [Range<Int>] {
    guard !wanted.isEmpty else { return [] }
    return CheckedLine.lines(of: bytes).filter { place in
      guard let number = JournalLine.sequence(of: bytes[place]), let ids = wanted[number] else {
        return false
      }
      return ids.contains { JournalLine.names($0, in: bytes[place]) }
    }
  }

  /// Lines that follow one another are read in one piece.
  private static func joined(_ places: [Range<Int>]) -> [Range<Int>] {
    var joined: [Range<Int>] = []
    for place in places {
      if let last = joined.last, last.upperBound == place.lowerBound {
        joined[joined.count - 1] = last.lowerBound..<place.upperBound
      } else {
        joined.append(place)
      }
    }
    return joined
  }
}

extension ChainWalker {
  /// Everything in the chain was read and is as it was written.
  fileprivate var isWhole: Bool {
    damage.isEmpty && !hasLeftOver && rebuilt.isEmpty && !needsNewerProgram && disowned == nil
      && segment != nil && lines > 0
  }
}
