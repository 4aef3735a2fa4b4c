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
  }

  /// Reads the name of a rebuilt segment; nil for any other.
  public init?(rebuilt file: String) {
    self.init(file, suffix: SegmentName.rebuiltSuffix)
  }

  private init?(_ file: String, suffix: String) {
    let bytes = Array(file.utf8)
    let end = bytes.count - suffix.utf8.count
    guard end > 0, bytes[end...].elementsEqual(suffix.utf8),
      let dash = bytes[..<end].firstIndex(of: 0x2D),
      let epoch = SegmentName.number(bytes[..<dash], least: 1),
      let number = SegmentName.number(bytes[(dash + 1)..<end], least: SegmentName.digits)
    else { return nil }
    self.epoch = epoch
    self.number = number
  }

  /// A number as it is written in a name, with zeros before it only to make up so many digits; nil for
  /// any other, and for 0.
  private static func number(_ text: ArraySlice<UInt8>, least: Int) -> Int? {
    guard text.count >= least, text.count <= 18, text.count == least || text.first != 0x30 else {
      return nil
    }
    return Day.number(text).flatMap { $0 > 0 ? $0 : nil }
  }

  /// Digits of a segment's number.
  private static let digits = 6

  private static let suffix = ".jsonl"
  private static let rebuiltSuffix = ".rebuilt"

  public var file: String { stem + SegmentName.suffix }

  /// The file that stands in for a damaged segment, which is kept.
  public var rebuilt: String { stem + SegmentName.rebuiltSuffix }

  private var stem: String { "\(epoch)-\(number.padded(to: SegmentName.digits))" }

  public static func < (left: SegmentName, right: SegmentName) -> Bool {
    (left.epoch, left.number) < (right.epoch, right.number)
  }
}
