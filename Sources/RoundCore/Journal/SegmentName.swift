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
    guard file.hasSuffix(".jsonl") else { return nil }
    let parts = file.dropLast(6).split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let epoch = Int(parts[0]), let number = Int(parts[1]), epoch > 0,
      number > 0
    else { return nil }
    self.epoch = epoch
    self.number = number
    guard self.file == file else { return nil }
  }

  public var file: String { "\(epoch)-\(number.padded(to: 6)).jsonl" }

  public static func < (left: SegmentName, right: SegmentName) -> Bool {
    (left.epoch, left.number) < (right.epoch, right.number)
  }
}
