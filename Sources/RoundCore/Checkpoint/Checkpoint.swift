/// Where in the journals the entries of the first screen stand, kept so that a start need not read them
/// all.
///
/// It holds places and lengths, never what stands there, is sealed with a key of this computer, and is
/// disposable: whatever does not fit to the byte makes the whole be read, as without it. It is no
/// authority either: everything is read and checked right after the first screen.
///
/// ```
/// {"format":1,"program":...,"home":...,"role":...,"from":DAY,"until":DAY,"files":[...],"hash":...}
/// SEAL
/// ```
public struct Checkpoint: Codable, Hashable, Sendable {
  /// A segment, and what to read of it.
  public struct File: Codable, Hashable, Sendable {
    let device: String
    let file: String
    /// Of the whole file.
    let bytes: Int
    /// The lines to read: offset and length, one after the other, rising.
    let places: [Int]

    init(device: DeviceID, name: SegmentName, bytes: Int, places: [Range<Int>]) {
      self.device = device.text
      file = name.file
      self.bytes = bytes
      self.places = places.flatMap { [$0.lowerBound, $0.count] }
    }

    /// Nil when they are no places in the file.
    var ranges: [Range<Int>]? {
      guard places.count.isMultiple(of: 2) else { return nil }
      var end = 0
      var found: [Range<Int>] = []
      for index in stride(from: 0, to: places.count, by: 2) {
        let (start, length) = (places[index], places[index + 1])
        guard start >= end, length > 0, length <= bytes, start <= bytes - length else { return nil }
        end = start + length
        found.append(start..<end)
      }
      return found
    }
  }

  /// Raised when the same places would no longer make the same first screen.
  static let format = 1

  let format: Int
  /// The version of the program that chose the places.
  let program: String
  let home: String
  let role: DeviceSettings.Role
  /// The days, as numbers, on which it holds; before and after, another round may be on screen.
  let from: Int
  let until: Int
  /// Every segment of every chain, in order.
  let files: [File]
  /// Of all the bytes to read, in this order.
  let hash: String

  /// The record that the places make; nil when the journals are others than these.
  public func record(in folder: RoundFolder) -> Record? {
    guard let home = HomeID(home), let bytes = try? bytes(of: home, in: folder) else { return nil }
    guard Digest(ofAll: bytes.lazy.map(\.bytes)).string == hash else { return nil }
    guard let sides = try? folder.sides(of: home) else { return nil }
    var record = Record(home: home, sides: sides)
    for line in CheckedLine.urgent(of: bytes) {
      guard let entry = try? line.content.get().entry, case .known = entry.content else {
        return nil
      }
      record.apply(entry)
    }
    return record
  }

  /// What stands in the places, by file; nil when a file is missing, was added, or has another length.
  private func bytes(
    of home: HomeID, in folder: RoundFolder
  ) throws(FileError) -> [(device: DeviceID, epoch: Int, bytes: [UInt8])]? {
    let devices = try folder.devices(of: home)
    guard Set(devices.map(\.text)) == Set(files.map(\.device)) else { return nil }
    var found: [(device: DeviceID, epoch: Int, bytes: [UInt8])] = []
    for device in devices {
      let place = folder.absolute("\(folder.journals(of: home))/\(device.text)")
      let known = files.filter { $0.device == device.text }
      // A rebuilt file, or anything else that is new, makes the whole be read.
      guard try folder.files.names(in: place) == known.map(\.file).sorted(by: isBefore) else {
        return nil
      }
      for file in known {
        guard let ranges = file.ranges, let name = SegmentName(file: file.file) else { return nil }
        let parts = try folder.files.read("\(place)/\(file.file)", places: ranges)
        guard parts.size == file.bytes, parts.bytes.count == ranges.reduce(0, { $0 + $1.count })
        else { return nil }
        found.append((device, name.epoch, parts.bytes))
      }
    }
    return found
  }

  /// As names of files are sorted.
  private func isBefore(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }
}
