import Glibc
import Testing

@testable import RoundCore

/// What can't be read hides nothing else.
struct JournalUnreadableTests {
  /// A window of d1, and two other devices that have each written since it was opened.
  private func begun() throws -> (bench: SealBench, window: JournalWriter) {
    let bench = try SealBench()
    try bench.session("a")
    try bench.session("b", on: "d2")
    try bench.session("c", on: "d3")
    let window = try bench.writer(reading: bench.read())
    #expect(window.append([bench.base.draft("d")], now: SealBench.noon).failure == nil)
    try bench.session("e", on: "d2")
    try bench.session("f", on: "d3")
    return (bench, window)
  }

  private func failRead(_ bench: SealBench, _ number: Int) {
    bench.files.memory.fail(.init(call: .read, number: number, code: EIO))
  }

  @Test("Another device's chain that can't be read is told once, and the rest is read")
  func otherChain() throws {
    let (bench, window) = try begun()
    // The window's own segment is as it left it and is not read: d2, then d3.
    failRead(bench, 1)
    let first = try window.refresh()
    #expect(JournalBench.texts(first.entries) == ["f"])
    #expect(first.failure == nil)
    #expect(first.damage.map(\.file) == [String(bench.path(1, device: "d2").dropFirst(3))])
    failRead(bench, 1)
    let second = try window.refresh()
    #expect(second.entries.isEmpty && second.damage.isEmpty && second.failure == nil)
    bench.files.memory.fail()
    let third = try window.refresh()
    #expect(JournalBench.texts(third.entries) == ["e"])
    #expect(third.damage.isEmpty)
  }

  @Test("When a device's own chain can't be read, what others have written comes all the same")
  func ownChain() throws {
    let (bench, window) = try begun()
    // Another window of the same device has written, so there is something to read.
    try bench.session("g")
    failRead(bench, 1)
    let found = try window.refresh()
    #expect(JournalBench.texts(found.entries) == ["e", "f"])
    #expect(found.failure?.reason == .system(EIO))
    bench.files.memory.fail()
    let again = try window.refresh()
    #expect(again.failure == nil)
    #expect(JournalBench.texts(again.entries) == ["g"])
  }

  @Test("A chain is sealed though another device's can't be read") func seal() throws {
    let (bench, window) = try begun()
    failRead(bench, 1)
    #expect(window.seal(now: SealBench.noon) == nil)
    bench.files.memory.fail()
    #expect(try bench.verify().isEmpty)
    let last = try #require(bench.lines(bench.path(1)).last)
    #expect(String(decoding: last, as: UTF8.self).contains("\"chain.sealed\""))
  }

  @Test("A folder that can't be listed is damage, and the record is read") func folder() throws {
    let (bench, _) = try begun()
    bench.files.memory.disk.makeFolder("/f/homes/\(bench.home.text)/lost+found")
    let whole = try bench.read()
    #expect(whole.damage.isEmpty)
    // The journals' folder and the three chains', then what stands beside them.
    for number in 5...8 {
      bench.files.memory.fail(.init(call: .list, number: number, code: EACCES))
      let reading = try bench.read()
      #expect(reading.entries == whole.entries)
      #expect(reading.damage.count == 1, "\(number)")
      #expect(reading.damage.first?.reason.contains("may not list") == true)
    }
    bench.files.memory.fail(.init(call: .list, number: 1, code: EACCES, isSticky: true))
    #expect(bench.folder.strays().map(\.file) == ["."])
  }

  @Test("A rebuilt file that can't be read is named itself") func rebuilt() throws {
    let bench = try SealBench()
    try bench.session("a")
    let path = bench.path(1)
    let rebuilt = String(path.dropLast(6)) + ".rebuilt"
    bench.files.memory.disk.put(rebuilt, try #require(bench.files.memory.disk.contents(of: path)))
    // Before it: the settings, the seat, and what is remembered of the seals in two places.
    failRead(bench, 5)
    #expect(try bench.read().damage.first?.file == String(rebuilt.dropFirst(3)))
  }
}
