import RoundCore

extension Entry {
  /// Whether what was signed hands something over to the other side: the list, the sheet, an answer to a
  /// question of the home, or the last word that a round was waiting for.
  static func areHandedOver(_ entries: [Entry], _ record: Record) -> Bool {
    entries.contains { entry in
      guard case .known(let body) = entry.content else { return false }
      if body is ListSent || body is RoundClosed { return true }
      guard let word = body as? AcknowledgementRecorded else { return false }
      switch word.state {
      case .answered, .query: return true
      case .carePlanChanged, .marChanged, .done, .notDone:
        return !record.returned(of: word.round).contains(where: \.isOpen)
      case .received, .read, .told, .notTold: return false
      }
    }
  }
}
