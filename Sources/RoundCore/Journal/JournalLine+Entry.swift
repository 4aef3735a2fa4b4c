extension JournalLine {
  /// The line of an entry, and the hash that the next line names.
  ///
  /// - Throws: `cannotEncode` for a body that journals do not hold, `tooLong`.
  static func of(
    _ body: any EntryBody, previous: Digest, sequence: Int, id: EntryID, at: ClockReading,
    by: EntryID?, resident: ResidentID?
  ) throws(JournalError) -> (bytes: [UInt8], hash: Digest) {
    guard
      let middle = try? EntryLine.middle(
        sequence: sequence, id: id, at: at, by: by, resident: resident, body: body)
    else { throw .cannotEncode }
    do throws(Problem) {
      return try make(previous: previous, middle: middle)
    } catch {
      throw .tooLong
    }
  }
}
