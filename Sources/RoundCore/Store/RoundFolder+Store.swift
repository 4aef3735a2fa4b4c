extension RoundFolder {
  /// Where a locked folder keeps its key, sealed.
  public var store: String { "\(local)/store" }

  /// Its key, for the passphrase.
  public var passphraseFile: String { "\(store)/passphrase.age" }

  /// Its key, for the recovery sheet.
  public var recoveryFile: String { "\(store)/recovery.age" }

  /// Whether everything in it is sealed; asked before anything else of it is read.
  public var isLockedStore: Bool {
    [passphraseFile, recoveryFile].contains { (try? files.kind(of: $0)) != nil }
  }

  /// Whether what stands in the folder was sealed with a key; also where nothing stands in it yet.
  ///
  /// Asked of the folder as it stands on the disk: it keeps a key that was put in the place of another
  /// from being taken for that one. One line, or one file of this computer's own, that opens is enough:
  /// damage keeps nobody out.
  public func isSealed(with key: StoreKey) -> Bool {
    var hasFound = false
    for home in (try? homes()) ?? [] {
      for device in (try? devices(of: home)) ?? [] {
        for name in (try? segments(of: home, device: device)) ?? [] {
          guard let bytes = try? segment(name, of: home, device: device) else { continue }
          let sealing = key.sealing("\(journals(of: home))/\(device.text)/\(name.file)")
          for place in CheckedLine.lines(of: bytes) {
            if SealedLine.open(bytes[place], key: sealing) != nil { return true }
            hasFound = true
          }
        }
      }
    }
    guard hasFound else { return true }
    return [keys, partners, "\(local)/sealed"].contains { isAnySealed(in: $0, with: key) }
  }

  private func isAnySealed(in place: String, with key: StoreKey) -> Bool {
    guard (try? files.kind(of: place)) == .folder, let names = try? files.names(in: place) else {
      return false
    }
    let opened = LockedFiles(files, root: path)
    opened.open(with: key)
    defer { opened.close() }
    return names.contains {
      (try? opened.readOwn("\(place)/\($0)", atMost: RoundFolder.localLimit)) != nil
    }
  }

  /// Whether anything stands in the folder that a locked one would hold sealed, and that this key does
  /// not open: what was begun without a lock is not locked afterwards.
  ///
  /// - Throws: `LocalError` when the folder can't be looked at.
  public func holdsUnsealed(with key: StoreKey) throws(LocalError) -> Bool {
    guard isSealed(with: key) else { return true }
    do throws(FileError) {
      guard try files.kind(of: local) == .folder else { return false }
      let opened = LockedFiles(files, root: path)
      opened.open(with: key)
      defer { opened.close() }
      for name in try files.names(in: local) {
        // What was cut off while it was put in place of another is to be that.
        let wanted = name.hasSuffix(".new") ? String(name.dropLast(4)) : name
        guard StorePlace.isSealed(local: wanted) else { continue }
        let inner = "\(local)/\(name)"
        let isFolder = try files.kind(of: inner) == .folder
        let all = isFolder ? try files.names(in: inner).map { "\(inner)/\($0)" } : [inner]
        for path in all where try files.kind(of: path) == .file {
          if try files.read(path, places: [0..<1]).size == 0 { continue }
          guard (try? opened.readOwn(path, atMost: RoundFolder.localLimit)) != nil else {
            return true
          }
        }
      }
      return false
    } catch {
      throw .file(error)
    }
  }
}
