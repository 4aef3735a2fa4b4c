extension Record {
  /// What an entry that can be taken back says of itself; nil when it is not here.
  ///
  /// - Parameters:
  ///   - device: in whose chain it stands.
  ///   - resident: whom it is about; nil for what is about the list.
  public func header(
    of entry: EntryID, on device: DeviceID, resident: ResidentID?
  ) -> EntryHeader? {
    func isMeant(_ header: EntryHeader) -> Bool { header.id == entry && header.device == device }
    if let resident {
      // Taken out of a copy: the one list of all that is signed for somebody.
      var copy = residents[resident]
      return copy?.taken(isMeant).first?.0
    }
    func find<Body: EntryBody>(_ log: Log<Body>) -> EntryHeader? {
      log.all.first { isMeant($0.header) }?.header
    }
    if let withdrawal = find(withdrawals) { return withdrawal }
    return rounds.values.lazy.compactMap {
      find($0.orders) ?? find($0.arrangements) ?? find($0.cancellations)
    }.first
  }
}
