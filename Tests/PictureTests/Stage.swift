import RoundReports
import RoundScreens

@testable import RoundCore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The pretend home on one fixed day, worked by keys; the program's part is played as it is.
struct Stage {
  static let today = Day(iso: "2026-03-12") ?? Day(ordinal: 0)

  private(set) var state: ProgramState
  private let now = UKTime.moment(day: Stage.today, hour: 10, minute: 42)

  init(columns: Int, rows: Int) throws {
    var template = Array("/tmp/homeround-pictures-XXXXXX".utf8CString)
    let made = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
    }
    let path = made ?? "/tmp/homeround-pictures"
    defer { Stage.remove(path) }
    let folder = RoundFolder(path: "\(path)/folder")
    try PretendHome.write(to: folder, today: Stage.today, program: "homeround")
    guard let home = try folder.homes().first else { throw PretendHomeError.content }
    state = ProgramState(
      record: try JournalReader.read(home, in: folder).record, people: try folder.persons(),
      size: Size(columns: columns, rows: rows), glyphs: .utf8, now: now,
      person: try folder.settings()?.person)
  }

  mutating func press(_ keys: Key...) { for key in keys { feed(.input(.key(key))) } }

  mutating func type(_ text: String) {
    for character in text { feed(.input(.key(.character(character)))) }
  }

  private mutating func feed(_ action: ProgramAction) {
    for effect in ProgramUpdate.update(&state, action, now: now) {
      guard case .makeSheet(let round) = effect else { continue }
      let lines = Sheet.text(
        record: state.record, round: round, catalog: state.catalog, now: now)
      feed(.sheet(round, lines: lines, fileName: "sheet.txt"))
    }
  }

  /// Goes on to the question that begins so.
  mutating func go(to question: String) {
    for _ in 0..<60 {
      if case .form(let form)? = state.stack.last,
        form.focused?.question.hasPrefix(question) ?? false
      {
        return
      }
      press(.tab)
    }
  }

  private static func remove(_ path: String) {
    let files = SystemFileIO()
    if (try? files.kind(of: path)) == .folder {
      for name in (try? files.names(in: path)) ?? [] { remove("\(path)/\(name)") }
      rmdir(path)
    } else {
      unlink(path)
    }
  }
}
