import LabSupport
import RoundCore

extension LabDisk {
  /// The disk after a power cut: names and bytes that were not synced are lost, kept in part, come in
  /// another order, or are garbage.
  func afterPowerCut(using random: inout LabRandom) -> LabDisk {
    var names = safeNames
    // Names that were made, replaced or removed since: each may have come to the disk or not,
    // whatever came before it.
    for path in Set(self.names.keys).union(safeNames.keys).sorted()
    where self.names[path] != safeNames[path] {
      names[path] = Bool.random(using: &random) ? self.names[path] : safeNames[path]
    }
    for path in names.keys.sorted(by: { $0.utf8.count < $1.utf8.count })
    where names[Paths.parent(of: path)] == nil {
      names[path] = nil
    }
    var files = self.files
    for number in files.keys.sorted() {
      guard var file = files[number],
        file.synced < file.bytes.count || !file.refused.isEmpty
      else { continue }
      LabDisk.damage(&file, using: &random)
      files[number] = File(bytes: file.bytes, synced: file.bytes.count)
    }
    return LabDisk(names: names, files: files, lastNumber: numbers)
  }

  /// The disk after a power cut that loses every byte and name that was not safe.
  var afterWorstPowerCut: LabDisk {
    var files = self.files
    for (number, file) in files {
      var bytes = Array(file.bytes.prefix(file.synced))
      for range in file.refused.reversed() {
        if range.upperBound == bytes.count {
          bytes.removeSubrange(range)
        } else {
          for place in range where place < bytes.count { bytes[place] = 0 }
        }
      }
      files[number] = File(bytes: bytes, synced: bytes.count)
    }
    var names = safeNames
    for path in names.keys.sorted(by: { $0.utf8.count < $1.utf8.count })
    where names[Paths.parent(of: path)] == nil {
      names[path] = nil
    }
    return LabDisk(names: names, files: files, lastNumber: numbers)
  }

  /// The disk after a power cut to which everything has come but the first of the bytes that waited.
  ///
  /// - Parameter count: bytes of each file that are zero instead.
  func afterPowerCut(emptying count: Int) -> LabDisk {
    var files = self.files
    for (number, file) in files where file.synced < file.bytes.count {
      var bytes = file.bytes
      for place in file.synced..<min(file.synced + count, bytes.count) { bytes[place] = 0 }
      files[number] = File(bytes: bytes, synced: bytes.count)
    }
    return LabDisk(names: names, files: files, lastNumber: numbers)
  }

  private static func damage(_ file: inout File, using random: inout LabRandom) {
    for range in file.refused where Bool.random(using: &random) {
      for place in range { file.bytes[place] = Bool.random(using: &random) ? 0 : 0xA5 }
    }
    if file.synced < file.bytes.count {
      damageUnsynced(&file, using: &random)
    }
    if let last = file.refused.last, last.upperBound == file.bytes.count,
      Bool.random(using: &random)
    {
      file.bytes.removeLast(last.count)
    }
  }

  /// What a power cut may do to bytes that were not synced.
  private static func damageUnsynced(_ file: inout File, using random: inout LabRandom) {
    let unsynced = file.synced..<file.bytes.count
    let kept = Int.random(in: file.synced...file.bytes.count, using: &random)
    switch random.below(8) {
    case 0: file.bytes.removeSubrange(unsynced)
    case 1: file.bytes.removeSubrange(kept...)
    case 2:
      // The length came to the disk and the bytes did not.
      for place in kept..<file.bytes.count { file.bytes[place] = 0 }
    case 3:
      for place in kept..<file.bytes.count {
        file.bytes[place] = UInt8(truncatingIfNeeded: random.next())
      }
    case 4:
      for _ in 0...random.below(3) {
        let place = Int.random(in: unsynced, using: &random)
        file.bytes[place] ^= 1 << UInt8(random.below(8))
      }
    case 5, 6: scatter(&file, unsynced, using: &random)
    default: break
    }
  }

  /// Sectors that come to the disk in any order: each is there, or empty, or what stood there before.
  private static func scatter(
    _ file: inout File, _ unsynced: Range<Int>, using random: inout LabRandom
  ) {
    let sector = random.pick([16, 64, 512, 4_096])
    var start = unsynced.lowerBound
    var end = file.synced
    while start < unsynced.upperBound {
      let next = min((start / sector + 1) * sector, unsynced.upperBound)
      switch random.below(4) {
      case 0: for place in start..<next { file.bytes[place] = 0 }
      case 1:
        for place in start..<next { file.bytes[place] = UInt8(truncatingIfNeeded: random.next()) }
      default: end = next
      }
      start = next
    }
    // The length may have stayed behind the last sector that came.
    if Bool.random(using: &random) { file.bytes.removeSubrange(end...) }
  }
}
