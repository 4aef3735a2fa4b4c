import CSystem
import RoundCore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Lends a text to a program of the person's choice, and takes it back.
///
/// The text is in a file of mode 0600 in a folder of mode 0700 that is in memory, so that nothing of a
/// resident is left on a disk; folder, file and whatever the program put beside it are removed.
struct ExternalEditor {
  enum Problem: Error {
    /// Nowhere in memory is there a folder of this account only.
    case noPrivateMemory
    case system(call: String, code: Int32)
    case notStarted
    /// The settings were written by something else than the program.
    case noWholePath
    case tooLong

    /// For the person: what it is, and what to do.
    var sentence: String {
      switch self {
      case .noPrivateMemory:
        "The editor of the settings was not started: this computer has no private folder in memory, "
          + "and on a disk the text could be read later. With no editor in the settings, Ctrl-E is "
          + "the built-in one."
      case .system: "The editor could not be lent the text. What you typed is as it was."
      case .notStarted:
        "The editor of the settings could not be started, or ended with a failure. What you typed is "
          + "as it was."
      case .noWholePath:
        "The editor of the settings was not started: it does not stand there with its whole path. "
          + "What you typed is as it was."
      case .tooLong:
        "The text from the editor is too long for this box. What you typed is as it was."
      }
    }
  }

  /// The program and its arguments; started as they stand, by no shell.
  let command: [String]

  private static let tmpfs: Int64 = 0x0102_1994

  func edit(_ text: String) -> Result<String, Problem> {
    // Without it whatever lies in the folder where the program was begun could be started.
    guard command.first?.hasPrefix("/") == true else { return .failure(.noWholePath) }
    ExternalEditor.removeLeft()
    guard let (place, hold) = ExternalEditor.privateMemory() else {
      return .failure(.noPrivateMemory)
    }
    defer {
      ExternalEditor.remove(place)
      close(hold)
    }
    let path = "\(place)/text.txt"
    let bytes = Array(text.utf8)
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { return .failure(.system(call: "open", code: errno)) }
    let written = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    close(descriptor)
    guard written == bytes.count else { return .failure(.system(call: "write", code: errno)) }
    guard run(path) else { return .failure(.notStarted) }
    // Many editors write another file and rename it: the path is read, whatever it is by now.
    guard let back = try? Input.contents(of: path) else {
      return .failure(.system(call: "read", code: errno))
    }
    guard back.count <= 16_384 else { return .failure(.tooLong) }
    var taken = String(decoding: back, as: UTF8.self)
    // The line end that editors put at the end of a file.
    if taken.hasSuffix("\n"), !text.hasSuffix("\n") { taken.removeLast() }
    return .success(taken)
  }

  /// Runs the program on the terminal and waits for it.
  private func run(_ path: String) -> Bool {
    let words = command + [path]
    guard words.count > 1 else { return false }
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
    arguments.append(nil)
    defer { for argument in arguments { free(argument) } }
    return csystem_run(arguments) == 0
  }

  /// Where there is memory that looks like a disk.
  private static var bases: [String] {
    var bases: [String] = []
    // In one that others may write to, ours could be put aside and another one be in its place.
    if let runtime = getenv("XDG_RUNTIME_DIR").map({ String(cString: $0) }), runtime.hasPrefix("/"),
      (try? SystemFileIO().checkOwnFolder(runtime)) != nil
    {
      bases.append(runtime)
    }
    bases.append("/dev/shm")
    return bases.filter { base in
      var kind: Int64 = 0
      var free: UInt64 = 0
      return csystem_file_system(base, &kind, &free) == 0 && kind == tmpfs
    }
  }

  private static let start = "homeround-edit-"

  /// A new folder of mode 0700 in memory, and what holds it as one that is in use; nil where there is
  /// none to be had.
  private static func privateMemory() -> (place: String, hold: Int32)? {
    for base in bases {
      var template = Array("\(base)/\(start)XXXXXX".utf8CString)
      guard mkdtemp(&template) != nil else { continue }
      let place = String(
        decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
      if let hold = hold(place) { return (place, hold) }
      rmdir(place)
    }
    return nil
  }

  /// Nil when somebody holds it already, or it is no folder of this account.
  private static func hold(_ place: String) -> Int32? {
    let descriptor = open(place, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_uid == geteuid(),
      flock(descriptor, LOCK_EX | LOCK_NB) == 0
    else {
      close(descriptor)
      return nil
    }
    return descriptor
  }

  /// Takes away what is left of a program that was killed while an editor had a text.
  static func removeLeft() {
    for base in bases {
      for name in (try? SystemFileIO().names(in: base)) ?? []
      where name.hasPrefix(start) && name.utf8.count == start.utf8.count + 6 {
        guard let hold = hold("\(base)/\(name)") else { continue }
        remove("\(base)/\(name)")
        close(hold)
      }
    }
  }

  /// With whatever the editor has put into it.
  private static func remove(_ place: String) {
    let files = SystemFileIO()
    for name in (try? files.names(in: place)) ?? [] {
      let path = "\(place)/\(name)"
      if (try? files.kind(of: path)) == .folder { remove(path) } else { unlink(path) }
    }
    rmdir(place)
  }
}
