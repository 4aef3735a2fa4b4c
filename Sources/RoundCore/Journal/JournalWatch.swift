import CSystem

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Notices that something was added to the journals of a home, or somebody was paired, without looking
/// again and again.
///
/// The descriptor is for a loop that waits: when it can be read, call `drain`, then read the journals.
public final class JournalWatch {
  public let descriptor: Int32
  private let folder: RoundFolder
  private let home: HomeID

  /// Nil when the system grants no watch: the limit of an account may be reached.
  public init?(folder: RoundFolder, home: HomeID) {
    descriptor = csystem_watch_open()
    self.folder = folder
    self.home = home
    // Everything is set by now, so `deinit` closes it also when this fails.
    guard descriptor >= 0, watchFolders() else { return nil }
  }

  deinit { if descriptor >= 0 { Glibc.close(descriptor) } }

  /// Takes what was noticed, and watches the folders of devices that are new.
  ///
  /// Read the journals after this call: what comes in between is noticed again.
  public func drain() {
    _ = csystem_watch_drain(descriptor)
    _ = watchFolders()
  }

  /// Whether every folder is watched.
  private func watchFolders() -> Bool {
    let journals = folder.journals(of: home)
    // Whose computers write, and what has left in packs, is known from there. Where it can't be watched,
    // it is read with the next entry.
    for place in [folder.local, folder.partners, folder.sent] {
      _ = csystem_watch_folder(descriptor, place)
    }
    guard csystem_watch_folder(descriptor, folder.absolute(journals)) >= 0,
      let devices = try? folder.devices(of: home)
    else { return false }
    // Each folder is tried, also when one before it was refused.
    return devices.map { device in
      csystem_watch_folder(descriptor, folder.absolute("\(journals)/\(device.text)")) >= 0
    }.allSatisfy(\.self)
  }
}
