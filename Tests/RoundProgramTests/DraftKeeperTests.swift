import Glibc
import Synchronization
import Testing

@testable import RoundCore
@testable import RoundProgram
@testable import RoundScreens

/// What was asked of the drafts is done before a key is put away or the program ends.
struct DraftKeeperTests {
  @Test("What was to be kept is kept when it is settled, whether or not anything has run meanwhile")
  func settles() throws {
    var template = Array("/tmp/homeround-keeper-XXXXXX".utf8CString)
    let path = try #require(mkdtemp(&template).map { String(cString: $0) })
    defer { ExchangeSide.remove(path) }
    let home = try #require(HomeID("elm-7k2m"))
    let files = LockedFiles(SystemFileIO(), root: path)
    files.open(with: StoreKey())
    let folder = RoundFolder(path: path, files: files)
    let said = Mutex<[ProgramAction]>([])
    // Nothing runs by itself.
    let keeper = DraftKeeper(folder: folder, home: home, begin: { _ in }) { action in
      said.withLock { $0.append(action) }
    }
    let form = Form(
      purpose: .review(round: try #require(RoundID("round-1")), flags: []), title: "OUTCOME",
      resident: ResidentID("r1"), fields: [.box("text", "What?", text: "half a sen")])
    let draft = Draft(
      version: 1, home: home,
      key: DraftKey(form: "review", about: "round-1", resident: ResidentID("r1")),
      title: "OUTCOME", begunAt: .now(), changedAt: .now(), by: nil, answers: 1,
      form: DraftForm(form), blocks: [])
    let kept = KeptDraft(file: "elm-7k2m.review.round-1.r1.json", draft: draft)
    keeper.save(kept)
    #expect(said.withLock { $0.isEmpty })
    keeper.settle()
    files.close()
    guard case .draftSaved(let file, _)? = said.withLock({ $0.first }) else {
      Issue.record("not saved before the key was put away")
      return
    }
    #expect(file == kept.file)
    #expect(try SystemFileIO().kind(of: "\(folder.drafts)/\(file)") == .file)
  }
}
