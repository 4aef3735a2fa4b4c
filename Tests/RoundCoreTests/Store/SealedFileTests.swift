import Testing

@testable import RoundCore

/// Files of this computer's own that are sealed whole in a locked folder.
struct SealedFileTests {
  private let path = "/f/local/drafts/elm.review.json"

  private func begun() throws -> (files: LockedFiles, disk: MemoryFiles) {
    let disk = MemoryFiles()
    let files = LockedFiles(disk, root: "/f")
    files.open(with: try #require(JournalBench.key))
    try files.replace(path, with: Array("Edna Smith".utf8))
    return (files, disk)
  }

  @Test("A draft is sealed on the disk and comes back as it was") func roundTrip() throws {
    let (files, disk) = try begun()
    #expect(try files.read(path, from: 0) == Array("Edna Smith".utf8))
    #expect(try files.read(path, from: 5) == Array("Smith".utf8))
    let bytes = try #require(disk.disk.contents(of: path))
    #expect(bytes.firstRange(of: Array("Edna".utf8)) == nil)
  }

  @Test("Each changed or missing byte, another place and another key are noticed")
  func altered() throws {
    let (files, disk) = try begun()
    let bytes = try #require(disk.disk.contents(of: path))
    func reason(_ path: String) -> FileError.Reason? {
      do throws(FileError) {
        _ = try files.read(path, from: 0)
        return nil
      } catch {
        return error.reason
      }
    }
    for place in bytes.indices {
      var changed = bytes
      changed[place] ^= 1
      disk.disk.put(path, changed)
      #expect(reason(path) == .sealBroken, "byte \(place)")
      disk.disk.put(path, Array(bytes.prefix(place)))
      #expect(reason(path) == .sealBroken, "cut to \(place)")
    }
    disk.disk.put("/f/local/drafts/other.json", bytes)
    #expect(reason("/f/local/drafts/other.json") == .sealBroken)
    disk.disk.put(path + ".damaged-2", bytes)
    #expect(reason(path + ".damaged-2") == nil)
    files.open(with: StoreKey())
    disk.disk.put(path, bytes)
    #expect(reason(path) == .sealBroken)
    files.close()
    #expect(reason(path) == .locked)
  }

  @Test("What is sealed opens with what it was bound to, and with nothing else") func bound() throws
  {
    let key = try #require(JournalBench.key).sealing("local/drafts/x")
    let sealed = try #require(key.seal(Array("Edna".utf8), bound: Array("one".utf8)))
    #expect(key.open(sealed, bound: Array("one".utf8)) == Array("Edna".utf8))
    for other in ["two", "on", "one ", ""] {
      #expect(key.open(sealed, bound: Array(other.utf8)) == nil, "\(other)")
    }
  }

  @Test("No two texts are sealed with one nonce, nor one text in two places") func nonces() throws {
    let key = try #require(JournalBench.key).sealing("local/drafts/x")
    var seen = Set<[UInt8]>()
    func seal(_ text: String, _ place: String) throws {
      let sealed = try #require(key.seal(Array(text.utf8), bound: Array(place.utf8)))
      #expect(seen.insert(Array(sealed.prefix(SealingKey.nonceBytes))).inserted)
    }
    for number in 0..<100 {
      for place in ["x", "y"] { try seal("\(number)", place) }
    }
    // Where the place ends and the text begins counts as well.
    try seal("Edna", "local")
    try seal("lEdna", "loca")
  }

  @Test("What is kept in clear is what is asked before the passphrase, and nothing of residents")
  func clear() {
    for name in [
      "device", "seat", "screen", "lock", "locked", "people/p1.json", "audit/000001.log",
    ] {
      #expect(StorePlace("/f/local/\(name)", root: "/f") == .clear)
    }
    for name in [
      "keys/seal", "keys/receive", "drafts/x.json", "sheets/x.txt", "phrases/x.json", "x",
    ] {
      #expect(StorePlace("/f/local/\(name)", root: "/f") == .whole("local/\(name)"))
    }
    #expect(StorePlace("/f/homes/h/checkpoint", root: "/f") == .whole("homes/h/checkpoint"))
    #expect(StorePlace("/elsewhere/local/keys/seal", root: "/f") == .clear)
  }
}
