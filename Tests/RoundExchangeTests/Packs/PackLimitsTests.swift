import RoundCore
import Testing

@testable import RoundExchange

/// Files that are larger than any pack, or say that they are: looked into no further than they must be.
struct PackLimitsTests {
  private static let words = "one two three four five six"

  private func refused(_ file: [UInt8], words: String? = nil) throws -> GateProblem? {
    let place = try StoreTestPlace()
    defer { withExtendedLifetime(place) {} }
    do throws(GateProblem) {
      _ = try ImportGate(folder: place.folder, own: nil).preview(file, words: words)
      return nil
    } catch {
      return error
    }
  }

  private func lines(_ count: Int, of length: Int) -> [UInt8] {
    let line = Array("{\"a\":\"".utf8) + [UInt8](repeating: 0x78, count: length - 9)
    return Array(repeatElement(line + Array("\"}\n".utf8), count: count).joined())
  }

  @Test("A file of more than 20 MiB is refused for its size, whatever it begins with")
  func file() throws {
    for start in ["age-encryption.org/v1\n", "-----BEGIN AGE ENCRYPTED FILE-----\n", "hello"] {
      var file = Array(start.utf8)
      file += [UInt8](repeating: 0x41, count: PackLimits.file + 1 - file.count)
      #expect(try refused(file) == .tooLarge, "\(start)")
    }
  }

  @Test("Unsealed, no more is read than a sealed one may hold") func unsealed() throws {
    let short = lines(PackLimits.contents / 1000, of: 1000)
    #expect(try refused(short) == .notAPack)
    #expect(try refused(short + lines(1, of: 1000)) == .tooLarge)
  }

  @Test("What is sealed may hold 10 MiB, and no more comes out of it") func contents() throws {
    func sealed(_ plain: [UInt8]) throws -> [UInt8] {
      try AgeFile.seal(
        plain, passphrase: Array(SpokenWords.typed(PackLimitsTests.words).utf8), work: 1)
    }
    let most = lines(PackLimits.contents / 1000, of: 1000)
    #expect(try refused(sealed(most), words: PackLimitsTests.words) == .notAPack)
    #expect(
      try refused(sealed(most + lines(1, of: 1000)), words: PackLimitsTests.words) == .tooLarge)
  }

  @Test("It has at most 200,000 lines, none longer than a line of a journal") func lineLimits()
    throws
  {
    #expect(try refused(lines(PackLimits.lines, of: 12)) == .notAPack)
    #expect(try refused(lines(PackLimits.lines + 1, of: 12)) == .tooLarge)
    #expect(try refused(lines(2, of: JournalLine.longest)) == .notAPack)
    #expect(try refused(lines(2, of: JournalLine.longest + 1)) == .tooLarge)
  }

  @Test("Words that would cost more than a gigabyte of memory to try are not tried") func work()
    throws
  {
    let sealed = try AgeFile.seal([1], passphrase: [0x61], work: 2)
    let text = String(decoding: sealed.prefix(200), as: UTF8.self)
    let first = try #require(text.split(separator: "\n").dropFirst().first)
    let words = first.split(separator: " ")
    #expect(words.count == 4 && words[1] == "scrypt" && words[3] == "2")
    let start = try #require(sealed.firstRange(of: Array(first.utf8)))
    for work in [21, 30, 63, 99] {
      let other =
        Array(sealed[..<(start.upperBound - 1)]) + Array("\(work)".utf8)
        + Array(sealed[start.upperBound...])
      #expect(
        try refused(other, words: PackLimitsTests.words)
          == .age(.header("opening it would take too long")), "\(work)")
    }
  }
}
