import Testing

@testable import RoundCore

extension Entry {
  /// Declares a GP, so that what is signed with the identifier has somebody who may sign it.
  static func gp(_ id: String, on device: DeviceID) throws -> Entry {
    let id = try #require(EntryID(id))
    let author = Author(name: "Dr Shah", role: "gp", organisation: "Elm", registration: nil)
    return Entry(
      header: EntryHeader(
        id: id, device: device, sequence: 1, kind: AuthorDeclared.kind, version: 1,
        at: ClockReading(moment: Moment(milliseconds: 0)), by: nil, resident: nil),
      content: .known(AuthorDeclared(author: author)))
  }
}
