import RoundExchange

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Seals and opens standard input, so that somebody else's `age` can be asked the same.
enum AgeTool {
  private static func input() -> [UInt8] {
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(STDIN_FILENO, &part, part.count)
      guard count > 0 else { return bytes }
      bytes += part[..<count]
    }
  }

  private static func put(_ bytes: [UInt8]) {
    ExchangeLab.put(bytes, to: STDOUT_FILENO)
  }

  static func key() -> Int32 {
    let key = AgeSecretKey()
    put(Array("\(key.text)\n\(key.publicKey.text)\n".utf8))
    return 0
  }

  static func seal(_ arguments: [String]) -> Int32 {
    guard let to = arguments.first else { return 64 }
    do {
      let plain = input()
      let sealed: [UInt8]
      if let key = AgePublicKey(text: to) {
        sealed = try AgeFile.seal(plain, to: [AgeSecretKey().publicKey, key])
      } else {
        sealed = try AgeFile.seal(plain, passphrase: Array(to.utf8), work: 12)
      }
      put(arguments.contains("armour") ? AgeArmour.encode(sealed) : sealed)
      return 0
    } catch {
      ExchangeLab.say("\(error)")
      return 1
    }
  }

  static func open(_ arguments: [String]) -> Int32 {
    guard let with = arguments.first else { return 64 }
    let identity =
      AgeSecretKey(text: with).map { AgeIdentity.key($0) } ?? .passphrase(Array(with.utf8))
    do throws(AgeProblem) {
      var bytes = input()
      if AgeArmour.begins(bytes) { bytes = try AgeArmour.decode(bytes) }
      put(try AgeFile.open(bytes, with: [identity], atMost: 1 << 24))
      return 0
    } catch {
      ExchangeLab.say(error.sentence)
      return 1
    }
  }
}
