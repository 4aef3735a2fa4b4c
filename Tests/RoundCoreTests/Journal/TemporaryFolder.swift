import Glibc
import RoundCore

/// Makes an empty folder for one test; give it to `removeFolder` afterwards.
func temporaryFolder() throws -> String {
  var template = Array("/tmp/homeround-test-XXXXXX".utf8CString)
  guard let made = mkdtemp(&template) else {
    throw FileError(.makeFolder, .system(errno), path: "/tmp")
  }
  return String(cString: made)
}

/// Removes a folder that `temporaryFolder` made, with all that is in it; follows no link.
func removeFolder(_ path: String) {
  guard path.hasPrefix("/tmp/homeround-test-") else { return }
  let files = SystemFileIO()
  for name in (try? files.names(in: path)) ?? [] {
    let inner = "\(path)/\(name)"
    if (try? files.kind(of: inner)) == .folder { removeFolder(inner) } else { unlink(inner) }
  }
  rmdir(path)
}
