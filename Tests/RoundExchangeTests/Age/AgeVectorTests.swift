import Crypto
import RoundCore
import Testing

@testable import RoundExchange

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The public test vectors of the age format: every one, in the class that it names.
@Suite struct AgeVectorTests {
  static var folder: String? {
    getenv("AGE_TESTKIT").map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// What a vector says of itself.
  struct Vector {
    let name: String
    var expect = ""
    var payload: String?
    var identities: [AgeIdentity] = []
    var isArmoured = false
    var file: [UInt8]

    init(name: String, _ bytes: [UInt8]) throws {
      self.name = name
      var rest = bytes[...]
      var isPacked = false
      while let end = rest.firstIndex(of: 0x0A) {
        let line = String(decoding: rest[..<end], as: UTF8.self)
        rest = rest[(end + 1)...]
        guard let colon = line.firstIndex(of: ":") else { break }
        let value = String(line[line.index(colon, offsetBy: 2)...])
        switch line[..<colon] {
        case "expect": expect = value
        case "payload": payload = value
        case "passphrase": identities.append(.passphrase(Array(value.utf8)))
        case "identity":
          // The newer kind of key is none for this program.
          if let key = AgeSecretKey(text: value) { identities.append(.key(key)) }
        case "armored": isArmoured = value == "yes"
        case "compressed": isPacked = true
        default: break
        }
      }
      file = isPacked ? try Inflate.unpack(Array(rest)) : Array(rest)
    }
  }

  /// Two of the newer kind can be told only by whoever has a key of that kind.
  static let needsNewerKey = ["hybrid_identity", "hybrid_low_order"]

  static func outcome(_ vector: Vector) -> (word: String, payload: [UInt8]) {
    var released: [UInt8] = []
    do throws(AgeProblem) {
      let file = vector.isArmoured ? try AgeArmour.decode(vector.file) : vector.file
      try AgeFile.open(file, with: vector.identities, atMost: 1 << 26) { released += $0 }
      return ("success", released)
    } catch {
      switch error {
      case .armour: return ("armor failure", released)
      case .header: return ("header failure", released)
      case .noMatch: return ("no match", released)
      case .altered: return ("HMAC failure", released)
      case .payload, .tooLarge: return ("payload failure", released)
      }
    }
  }

  @Test(
    "every public vector is opened, or refused in its class",
    .enabled(if: folder != nil, "AGE_TESTKIT does not name the folder of the vectors"))
  func all() throws {
    let folder = try #require(AgeVectorTests.folder)
    let files = SystemFileIO()
    var seen = 0
    for name in try files.names(in: folder) where name != "README.txt" {
      let vector = try Vector(name: name, try files.read("\(folder)/\(name)", from: 0))
      seen += 1
      let (found, payload) = AgeVectorTests.outcome(vector)
      // Files that only a key of the newer kind opens are for somebody else.
      let isNewer =
        vector.identities.isEmpty
        && (vector.expect == "success" || AgeVectorTests.needsNewerKey.contains(name))
      let wanted = isNewer ? "no match" : vector.expect
      #expect(found == wanted, "\(name)")
      if let hash = vector.payload, !isNewer {
        let hex = SHA256.hash(data: payload).map { byte in
          String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
        }.joined()
        #expect(hex == hash, "\(name): what was released before the end")
      }
    }
    #expect(seen == 143)
  }
}
