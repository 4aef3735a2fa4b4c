import CSystem

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension SystemFileIO {
  public func lock(_ path: String, seconds: Int) throws(FileError) -> FileID {
    let file = try openLock(path)
    do throws(FileError) {
      try take(file, path, seconds)
    } catch {
      Glibc.close(file.number)
      throw error
    }
    return file
  }

  /// Waits until nobody else has the lock.
  private func take(_ file: FileID, _ path: String, _ seconds: Int) throws(FileError) {
    let tries = max(1, seconds * 100)
    for attempt in 1...tries {
      if csystem_lock_try(file.number) == 0 { return }
      guard errno == EAGAIN || errno == EACCES else { throw failure(.lock, path) }
      if attempt < tries { usleep(10_000) }
    }
    throw FileError(.lock, .lockBusy, path: path)
  }

  /// Of `TidyFileIO`.
  public func share(_ path: String) throws(FileError) -> FileID {
    let file = try openLock(path)
    guard csystem_share_try(file.number) != 0 else { return file }
    let isBusy = errno == EAGAIN || errno == EACCES
    let error = isBusy ? FileError(.lock, .lockBusy, path: path) : failure(.lock, path)
    Glibc.close(file.number)
    throw error
  }

  private func openLock(_ path: String) throws(FileError) -> FileID {
    let flags = O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK
    let descriptor = retrying { Glibc.open(path, flags, 0o600) }
    guard descriptor >= 0 else {
      if errno == ELOOP { throw FileError(.lock, .notOurs("a link"), path: path) }
      if errno == EISDIR { throw FileError(.lock, .notOurs("a folder"), path: path) }
      throw failure(.lock, path)
    }
    do throws(FileError) {
      return try checkOurs(descriptor, path)
    } catch {
      Glibc.close(descriptor)
      throw error
    }
  }

  public func unlock(_ file: FileID) {
    csystem_unlock(file.number)
    Glibc.close(file.number)
  }

  public func unlockKeeping(_ file: FileID) -> FileID? {
    csystem_unlock(file.number)
    return file
  }

  public func lockAgain(
    _ file: FileID, _ path: String, seconds: Int
  ) throws(FileError) -> Bool {
    try take(file, path, seconds)
    do throws(FileError) {
      // Asked under the lock: whoever comes later opens what stands at the path.
      if try size(of: path, openAs: file) != nil { return true }
    } catch {
      csystem_unlock(file.number)
      throw error
    }
    csystem_unlock(file.number)
    return false
  }
}
