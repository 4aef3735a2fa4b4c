import Glibc
import RoundCore

/// A folder of the real disk that is taken away when the test is over.
final class StoreTestPlace: Sendable {
  let folder: RoundFolder

  init() throws {
    var template = Array("/tmp/homeround-store-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw FileError(.makeFolder, .system(errno), path: "") }
    folder = RoundFolder(
      path: String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self))
  }

  deinit { StoreTestPlace.remove(folder.path) }

  private static func remove(_ path: String) {
    let files = SystemFileIO()
    for name in (try? files.names(in: path)) ?? [] {
      let inner = "\(path)/\(name)"
      if (try? files.kind(of: inner)) == .folder { remove(inner) } else { try? files.remove(inner) }
    }
    try? files.removeFolder(path)
  }
}
