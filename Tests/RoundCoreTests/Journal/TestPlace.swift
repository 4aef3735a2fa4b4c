import Glibc
import RoundCore

/// A folder of the real disk that is taken away when the test is over.
final class TestPlace: Sendable {
  let path: String

  init() { path = (try? temporaryFolder()) ?? "/tmp/homeround-test-none" }

  deinit { removeFolder(path) }

  /// The permission bits of what stands in it.
  func mode(_ name: String) -> mode_t {
    var status = stat()
    guard lstat("\(path)/\(name)", &status) == 0 else { return 0 }
    return status.st_mode & 0o777
  }
}
