/// The first entry of every segment: whose chain it is and what it follows.
public struct SegmentOpened: EntryBody {
  public static let kind = "segment.opened"

  /// Where the chain stood when the segment was opened.
  public struct Previous: Codable, Hashable, Sendable {
    /// File name of the last segment that holds a whole line, or of the first when none does.
    public let file: String
    /// Bytes of that file up to the end of the line that this segment follows.
    public let goodBytes: Int
    /// Bytes after them, in that file and in those between it and this segment: an entry that was not
    /// finished, left where it is.
    public let leftOverBytes: Int
    /// SHA-256 of the bytes left over, one file's after the other's.
    public let leftOverHash: String
    /// The disk refused to sync the bytes left over, so they may or may not be there later.
    ///
    /// They count for nothing, even where they make a whole line.
    public let unsynced: Bool?
  }

  public let home: HomeID
  public let device: DeviceID
  /// Raised when a device's folder was copied or restored, so that two chains never share numbers.
  public let epoch: Int
  /// Counts the segments of an epoch from 1.
  public let segment: Int
  /// The version of the program that opened it.
  public let program: String
  /// Features without which the segment must not be added to.
  public let needs: [String]
  /// Features that an older reader may pass over.
  public let uses: [String]
  /// Nil in the first segment of an epoch, unless the epoch before it has bytes left over.
  public let previous: Previous?

  public func apply(to record: inout Record, as header: EntryHeader) {}
}

extension SegmentOpened {
  /// The feature of segments whose bodies are sealed.
  static let sealedNeed = "sealed"

  /// The same as it stands in clear in a locked folder.
  func sealed(previous: Previous?) -> SegmentOpened {
    SegmentOpened(
      home: home, device: device, epoch: epoch, segment: segment, program: program,
      needs: [SegmentOpened.sealedNeed] + needs, uses: uses, previous: previous)
  }
}
