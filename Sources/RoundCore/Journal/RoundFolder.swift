/// The folder that holds everything: where things stand in it.
///
/// ```
/// homes/<home>/journals/<device>/<epoch>-<NNNNNN>.jsonl   the record
/// local/device  local/people/  local/lock  local/keys/    this computer's own, never sent
/// local/seat  local/sealed/                               where it lives, and how far it sealed
/// ```
public struct RoundFolder: Sendable {
  public let path: String
  public let files: any FileIO
  /// Where this account keeps what it must remember of folders outside of them; nil for nowhere.
  public let state: String?

  public init(path: String, files: any FileIO = SystemFileIO(), state: String? = nil) {
    self.state = state
    var trimmed = path
    while trimmed.count > 1 && trimmed.last == "/" { trimmed.removeLast() }
    self.path = trimmed
    self.files = files
  }

  public var local: String { "\(path)/local" }
  var lockFile: String { "\(local)/lock" }
  var deviceFile: String { "\(local)/device" }
  var people: String { "\(local)/people" }
  var screenFile: String { "\(local)/screen" }
  public var sheets: String { "\(local)/sheets" }

  /// From the folder, not from the root.
  func journals(of home: HomeID) -> String { "homes/\(home.text)/journals" }

  func absolute(_ place: String) -> String { "\(path)/\(place)" }

  /// The homes that have a folder, sorted.
  public func homes() throws(FileError) -> [HomeID] {
    try folders(in: "homes").compactMap { HomeID($0) }
  }

  func devices(of home: HomeID) throws(FileError) -> [DeviceID] {
    try folders(in: journals(of: home)).compactMap { DeviceID($0) }
  }

  private func folders(in place: String) throws(FileError) -> [String] {
    guard try files.kind(of: absolute(place)) == .folder else { return [] }
    var found: [String] = []
    for name in try files.names(in: absolute(place)) {
      if try files.kind(of: absolute("\(place)/\(name)")) == .folder { found.append(name) }
    }
    return found
  }

  /// The segments of a chain, in order.
  func segments(of home: HomeID, device: DeviceID) throws(FileError) -> [SegmentName] {
    let place = absolute("\(journals(of: home))/\(device.text)")
    guard try files.kind(of: place) == .folder else { return [] }
    return try files.names(in: place).compactMap(SegmentName.init(file:)).sorted()
  }

  /// The bytes of a segment.
  func segment(
    _ name: SegmentName, of home: HomeID, device: DeviceID
  ) throws(FileError) -> [UInt8] {
    try files.read(absolute("\(journals(of: home))/\(device.text)/\(name.file)"), from: 0)
  }

  /// Whether nothing stands in the folder, or there is no folder yet.
  public func isEmpty() throws(FileError) -> Bool {
    switch try files.kind(of: path) {
    case nil: return true
    case .folder: return try files.names(in: path).isEmpty
    default: throw FileError(.open, .notOurs("not a folder"), path: path)
    }
  }
}
