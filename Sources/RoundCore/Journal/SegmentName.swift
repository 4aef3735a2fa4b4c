/// The file name of a segment: `<epoch>-<NNNNNN>.jsonl`.
public struct SegmentName: Hashable, Comparable, Sendable {
  /// From 1.
  public let epoch: Int
  /// From 1 within an epoch.
  public let number: Int

  public init(epoch: Int, number: Int) {
    self.epoch = epoch
    self.number = number
  }

  /// Reads a file name; nil for any other.
  public init?(file: String) {
    self.init(file, suffix: SegmentName.suffix)
    guard self.file == file else { return nil }
  }

  /// Reads the name of a rebuilt segment; nil for any other.
  public init?(rebuilt file: String) {
    self.init(file, suffix: SegmentName.rebuiltSuffix)
    guard rebuilt == file else { return nil }
  }

  private init?(_ file: String, suffix: String) {
    guard file.hasSuffix(suffix) else { return nil }
    let parts = file.dropLast(suffix.count).split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let epoch = Int(parts[0]), let number = Int(parts[1]), epoch > 0,
      number > 0
    else { return nil }
    self.epoch = epoch
    self.number = number
  }

  private static let suffix = ".jsonl"
  private static let rebuiltSuffix = ".rebuilt"

  public var file: String { stem + SegmentName.suffix }

  /// The file that stands in for a damaged segment, which is kept.
  public var rebuilt: String { stem + SegmentName.rebuiltSuffix }

  private var stem: String { "\(epoch)-\(number.padded(to: 6))" }

  public static func < (left: SegmentName, right: SegmentName) -> Bool {
    (left.epoch, left.number) < (right.epoch, right.number)
  }
}
