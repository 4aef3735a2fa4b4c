import Glibc
import Testing

@testable import RoundCore
@testable import RoundProgram

struct AuditKeeperTests {
  private static func remove(_ path: String) {
    let files = SystemFileIO()
    if (try? files.kind(of: path)) == .folder {
      for name in (try? files.names(in: path)) ?? [] { remove("\(path)/\(name)") }
      rmdir(path)
    } else {
      unlink(path)
    }
  }

  @Test("What was kept for later is written with what comes next, before it, and on leaving")
  func kept() throws {
    var template = Array("/tmp/homeround-audit-XXXXXX".utf8CString)
    let path = try #require(mkdtemp(&template).map { String(cString: $0) })
    defer { AuditKeeperTests.remove(path) }
    let folder = RoundFolder(path: path)
    let keeper = AuditKeeper(folder: folder) { _ in }
    keeper.keep(AuditEvent(.opened, at: Moment(milliseconds: 0)))
    #expect(try folder.files.kind(of: folder.audit) == nil)
    #expect(keeper.finish() == nil)
    keeper.keep(AuditEvent(.locked, at: Moment(milliseconds: 1)))
    keeper.note(AuditEvent(.left, at: Moment(milliseconds: 2)))
    #expect(keeper.finish() == nil)
    #expect(try AuditReading.read(folder).events.map(\.kind) == [.opened, .locked, .left])
  }
}
