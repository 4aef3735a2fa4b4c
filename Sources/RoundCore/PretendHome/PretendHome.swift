#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Writes a home that does not exist, for trying the program out and for measuring it.
///
/// Nobody in it is real. What makes it one folder rather than another is the day, the options and the
/// version of the program: with the same of all three every file has the same bytes.
public enum PretendHome {
  /// The PIN of everybody who can sign on the pretend computer.
  public static let pin = "1234"

  /// Fills a folder that is missing or empty: journals, this computer's settings (it opens as the
  /// visiting pharmacist's, and both sides can be tried on it) and two people who sign with `pin`: the
  /// visiting pharmacist, and the home's designated person.
  ///
  /// - Parameters:
  ///   - today: the day of this week's round, the one that is still to be done.
  ///   - program: name and version, as the journals name who opened them.
  /// - Throws: `notEmpty`, `outOfRange`, `tooMuch` before anything is written; `file`, `local` when the
  ///   disk refuses, with what was written until then left behind.
  public static func write(
    to folder: RoundFolder, options: PretendHomeOptions = PretendHomeOptions(), today: Day,
    program: String
  ) throws(PretendHomeError) {
    try options.check()
    let written = try PretendContent.shipped()
    let routine = try PretendRoutine.shipped()
    try claim(folder)

    var random = SeededRandom(seed: options.seed)
    var identifiers = Identifiers(random: random.split())
    let device = identifiers.device()
    let people = PretendPeople(written)
    let visitor = try person(
      people.author(written.agreement.visiting), identifiers: &identifiers, random: &random)
    var homes: [HomeID] = []
    var numbers = PretendNumbers(random: &random)
    let clock = PretendClock(today: today)
    var inventor = PretendInventor(written: written, routine: routine, random: &random)
    for number in 0..<options.homes {
      let content =
        number == 0
        ? inventor.firstHome(residents: options.residents)
        : inventor.furtherHome(number, residents: options.residents)
      var story = PretendStory(
        content: content, routine: routine, clock: clock, weeks: options.weeks, random: &random,
        numbers: numbers)
      story.tell()
      numbers = story.numbers
      let home = identifiers.home(named: content.home.name)
      homes.append(home)
      let writer = PretendWriter(folder: folder, home: home, program: program)
      try writer.write(story.items(of: .home), device: identifiers.device(), random: &random)
      try writer.write(story.items(of: .practice), device: device, random: &random)
    }
    let designated = try person(people.designated, identifiers: &identifiers, random: &random)
    do throws(LocalError) {
      try folder.save(visitor)
      try folder.save(designated)
      try folder.save(
        DeviceSettings(device: device, role: .round, person: visitor.id, pretendHomes: homes))
    } catch {
      throw .local(error)
    }
  }

  /// Makes the folder, or takes an empty one that is there.
  private static func claim(_ folder: RoundFolder) throws(PretendHomeError) {
    let isEmpty: Bool
    do throws(FileError) {
      try folder.checkPlace()
      isEmpty = try folder.isEmpty()
      if isEmpty { try folder.files.makeFolder(folder.path) }
    } catch {
      throw .file(error)
    }
    guard isEmpty else { throw .notEmpty(path: folder.path) }
    // A folder that was there may be open to others; where that can't be changed, those made in it
    // are closed all the same.
    _ = chmod(folder.path, 0o700)
  }

  /// Somebody who can sign on this computer.
  private static func person(
    _ author: Author, identifiers: inout Identifiers, random: inout SeededRandom
  ) throws(PretendHomeError) -> Person {
    var salt: [UInt8] = []
    for _ in 0..<16 { salt.append(UInt8(truncatingIfNeeded: random.next())) }
    guard let hash = try? PINHash(pin: pin, salt: salt) else { throw .content }
    return Person(id: identifiers.person(), author: author, pin: hash, hasPretendPIN: true)
  }
}
