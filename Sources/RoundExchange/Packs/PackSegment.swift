import RoundCore

/// The line in a pack before lines of a segment.
struct PackSegment: Codable, Hashable, Sendable {
  let device: DeviceID
  let epoch: Int
  let number: Int
  /// Where in the segment the lines begin.
  let start: Int
  /// Lines of the journal that follow.
  let lines: Int
  /// Lines after those that hold what an unfinished entry left behind.
  let left: Int

  struct Line: Codable {
    let segment: PackSegment
  }

  struct Left: Codable {
    /// Base64.
    let left: String
  }
}
