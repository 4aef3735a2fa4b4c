#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file call that failed.
public struct FileError: Error, Equatable, Sendable {
  public enum Call: String, Sendable {
    case open, read, write, sync, close, list, makeFolder, rename, lock, examine
  }

  public enum Reason: Equatable, Sendable {
    /// The system's own error number.
    case system(Int32)
    /// Not a plain file of ours: a link, a pipe, a folder, another owner's, or readable by others.
    case notOurs(String)
    /// On a drive that other computers or programs write to as well: what it is, in words.
    case remotePlace(String)
    /// A rebuilt file has come to stand in for this one while it was open.
    case rebuilt
    /// Another window held the lock for too long.
    case lockBusy
    /// In a locked folder, and its passphrase has not been given, or was put away.
    case locked
    /// Sealed in a locked folder, and not as it was sealed: altered, damaged, or another folder's.
    case sealBroken
  }

  static let tooLarge = "larger than anything that homeround writes there"

  public let call: Call
  public let reason: Reason
  /// Holds identifiers and dates only, never a resident's name.
  public let path: String

  public init(_ call: Call, _ reason: Reason, path: String) {
    self.call = call
    self.reason = reason
    self.path = path
  }

  /// Whether the file or folder was not there.
  public var isMissing: Bool { reason == .system(ENOENT) }

  /// Whether it is another account's, which this one may not look at.
  public var isForAnother: Bool { reason == .system(EACCES) || reason == .system(EPERM) }

  /// Whether something stands there that is no plain file of ours.
  public var isNotOurs: Bool {
    if case .notOurs = reason { return true }
    return false
  }

  /// What happened and what to do, for the person at the keyboard.
  public var sentence: String {
    switch reason {
    case .system(ENOSPC), .system(EDQUOT):
      return "The disk is full. Free some space and try again."
    case .system(EROFS):
      return "The disk can only be read, not written."
    case .system(EACCES), .system(EPERM):
      return "This account may not \(verb) \(path)."
    case .system(ENOENT):
      return "There is no \(path)."
    case .system(EIO):
      return "The disk reported an error. It may be failing: copy the folder elsewhere soon."
    case .system(EMFILE), .system(ENFILE):
      return "The computer has too many files open. Close other programs and try again."
    case .system(EISDIR):
      return "\(path) is a folder, and a file is wanted."
    case .system(EEXIST):
      return "There is something called \(path) already, and nothing is written over. Name another."
    case .system(ENOTDIR):
      return "There is no \(path): a part of that path is no folder."
    case .system(ENAMETOOLONG):
      return "The name \(path) is too long for this disk."
    case .system(let number):
      return "The computer could not \(verb) \(path): \(String(cString: strerror(number)))."
    case .notOurs(let what):
      return "\(path) is \(what), so it was not used."
    case .remotePlace(let what):
      return
        "The folder \(path) is on \(what). Records are not written there: such a drive can lose "
        + "what it said was saved. Copy the folder to this computer's own disk and open it there."
    case .rebuilt:
      return
        "A damaged journal was rebuilt while this window was open. Leave the program and open it "
        + "again: then it goes on from the rebuilt one."
    case .lockBusy:
      return "Another window is busy writing. Try again in a moment."
    case .locked:
      return "This folder is locked. It opens with its passphrase or its recovery sheet."
    case .sealBroken:
      return "\(path) is not as it was sealed: it was altered or damaged, and was not used."
    }
  }

  /// For a log: no resident data.
  public var logText: String {
    switch reason {
    case .system(let number): return "\(call.rawValue) errno=\(number) path=\(path)"
    case .notOurs(let what): return "\(call.rawValue) refused (\(what)) path=\(path)"
    case .remotePlace(let what): return "place refused (\(what)) path=\(path)"
    case .rebuilt: return "rebuilt meanwhile path=\(path)"
    case .lockBusy: return "lock busy path=\(path)"
    case .locked: return "locked path=\(path)"
    case .sealBroken: return "seal broken path=\(path)"
    }
  }

  private var verb: String {
    switch call {
    case .open, .examine: return "open"
    case .read: return "read"
    case .write, .sync, .close: return "write"
    case .list: return "list"
    case .makeFolder: return "make"
    case .rename: return "replace"
    case .lock: return "lock"
    }
  }
}
