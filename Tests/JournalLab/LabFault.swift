import RoundCore

/// What calls of the disk do instead of working.
struct LabFault: Sendable {
  /// Only calls of this kind count; nil for calls of every kind.
  var call: FileError.Call?
  /// Counts from 1.
  var number: Int
  var code: Int32
  /// Every call from that one on, not only that one.
  var isSticky = false
  /// How many bytes a failing write leaves in the cache all the same.
  var writes = 0
}
