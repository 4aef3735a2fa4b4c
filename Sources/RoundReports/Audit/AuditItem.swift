import RoundCore

/// One line of who saw and changed what: from the audit of this computer, or from the journals.
public struct AuditItem: Hashable, Sendable {
  public enum Source: String, Sendable {
    /// Seen or done at this computer.
    case audit
    /// An entry, on whatever computer it was signed.
    case journal
  }

  public let at: Moment
  public let source: Source
  /// As they were called then; nil where nobody had said who they are.
  public let name: String?
  public let role: String?
  /// `resident.opened`, `review.signed`.
  public let kind: String
  public let resident: ResidentID?
  /// The computer that an entry was made on.
  public let device: DeviceID?
  public let detail: String?
}
