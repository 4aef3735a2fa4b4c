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

  /// Whether what stands in the journals was sealed with a key; also where nothing stands in them yet.
  ///
  /// Asked of the folder as it stands on the disk: it keeps a key that was put in the place of another
  /// from being taken for that one.
  public func isSealed(with key: StoreKey) -> Bool {
    var hasFound = false
    for home in (try? homes()) ?? [] {
      for device in (try? devices(of: home)) ?? [] {
        for name in (try? segments(of: home, device: device)) ?? [] {
          guard let bytes = try? segment(name, of: home, device: device) else { continue }
          let sealing = key.sealing("\(journals(of: home))/\(device.text)/\(name.file)")
          for place in CheckedLine.lines(of: bytes).prefix(3) {
            if SealedLine.open(bytes[place], key: sealing) != nil { return true }
            hasFound = true
          }
        }
      }
    }
    return !hasFound
  }
}
