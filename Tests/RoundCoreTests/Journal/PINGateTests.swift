import Synchronization
import Testing

@testable import RoundCore

@Suite("The gate of the PIN")
struct PINGateTests {
  private final class Clock: Sendable {
    private let now: Mutex<BootClock>

    init(_ boot: String = "first") { now = Mutex(BootClock(boot: boot, up: 1_000_000)) }

    var time: BootClock { now.withLock { $0 } }

    func pass(seconds: Int) {
      now.withLock { $0 = BootClock(boot: $0.boot, up: $0.up + seconds * 1000) }
    }

    func restart(up: Int) { now.withLock { $0 = BootClock(boot: $0.boot + "+", up: up) } }
  }

  private let place = TestPlace()
  private let clock = Clock()

  private var folder: RoundFolder { RoundFolder(path: place.path) }

  private func gate() -> PINGate {
    let clock = clock
    return PINGate(folder: folder) { clock.time }
  }

  private func person(_ pin: String = "1234") throws -> Person {
    let person = Person(
      id: try #require(PersonID("p23456789a")),
      author: Author(name: "A", role: "gp", organisation: "", registration: nil),
      pin: try PINHash(pin: pin, salt: [UInt8](repeating: 7, count: 16), rounds: 16))
    try folder.save(person)
    return person
  }

  @Test("The right PIN fits, and a wrong one does not")
  func fits() throws {
    let person = try person()
    #expect(gate().check(person, "1234").fits)
    #expect(gate().check(person, "1235") == PINGate.Answer(fits: false))
  }

  @Test(
    "After three wrong ones even the right one waits, longer each time, at most a quarter of an hour"
  )
  func slows() throws {
    let person = try person()
    #expect(gate().check(person, "0").secondsLeft == 0)
    #expect(gate().check(person, "0").secondsLeft == 0)
    var waits: [Int] = []
    for _ in 0..<6 {
      let answer = gate().check(person, "0")
      #expect(answer.isTried)
      waits.append(answer.secondsLeft)
      let early = gate().check(person, "1234")
      #expect(early == PINGate.Answer(fits: false, secondsLeft: answer.secondsLeft, isTried: false))
      clock.pass(seconds: answer.secondsLeft)
    }
    #expect(waits == [30, 60, 120, 300, 900, 900])
    #expect(gate().check(person, "1234").fits)
    #expect(gate().check(person, "0").secondsLeft == 0)
  }

  @Test(
    "Another window, and the program begun anew, wait as well; after a restart it counts from there"
  )
  func survives() throws {
    let person = try person()
    for _ in 0..<3 { _ = gate().check(person, "0") }
    // Nothing is left in memory: only the file speaks.
    #expect(
      PINGate(folder: folder) { BootClock(boot: "first", up: 1_010_000) }
        .check(person, "1234") == PINGate.Answer(fits: false, secondsLeft: 20, isTried: false))
    clock.restart(up: 5_000)
    #expect(gate().check(person, "1234").secondsLeft == 25)
    clock.pass(seconds: 25)
    #expect(gate().check(person, "1234").fits)
  }

  @Test("A try is counted before it is looked at, so ending the program gives none for nothing")
  func countedBefore() throws {
    let (folder, clock) = (folder, clock)
    let file = "\(folder.people)/p23456789a.tries"
    let gate = TryGate(folder: folder, file: file, lockFile: "\(folder.people)/tries.lock") {
      clock.time
    }
    for wrong in 1...2 {
      var whileLooking: Int?
      _ = gate.check {
        whileLooking = (try? folder.load(PINTries.self, file))?.wrong
        return false
      }
      #expect(whileLooking == wrong)
    }
  }

  @Test("A file of tries that was damaged gives no new ones")
  func damaged() throws {
    let person = try person()
    let path = "\(folder.people)/\(person.id.text).tries"
    try folder.files.replace(path, with: Array("{".utf8))
    #expect(gate().check(person, "1234").secondsLeft == 30)
    clock.pass(seconds: 31)
    #expect(gate().check(person, "1234").fits)
  }

  @Test("What another window has changed counts: the new PIN, and that somebody is no longer here")
  func changedElsewhere() throws {
    let old = try person()
    _ = try person("9876")
    #expect(!gate().check(old, "1234").fits)
    #expect(gate().check(old, "9876").fits)
    try folder.remove(old.id, with: SystemFileIO())
    #expect(!gate().check(old, "9876").fits)
  }

  @Test("The files are this account's alone")
  func modes() throws {
    let person = try person()
    _ = gate().check(person, "0")
    for name in try folder.files.names(in: folder.people) {
      #expect(place.mode("local/people/\(name)") == 0o600, "\(name)")
    }
    #expect(place.mode("local/people") == 0o700)
  }
}
