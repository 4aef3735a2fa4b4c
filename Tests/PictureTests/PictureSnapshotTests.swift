import RoundCore
import RoundScreens
import RoundTerminal
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The pictures of the README are the screens as they are; `HOMEROUND_ACCEPT=1` draws them anew.
@Suite("Pictures of the screens")
struct PictureSnapshotTests {
  enum Subject: String, CaseIterable {
    case list = "round-list"
    case resident
    case outcome
    case carePlan = "care-plan"
    case sheet
    case settings = "high-contrast"
  }

  @Test("A picture in the docs is what the program shows today", arguments: Subject.allCases)
  func picture(_ subject: Subject) throws {
    var stage = try Stage(columns: 100, rows: 34)
    var theme = Theme.Name.dark
    var title: String
    switch subject {
    case .list:
      title = "The round list beside the selected resident"
      stage.press(.down, .down)
    case .resident:
      title = "A resident: why flagged, background note, observations"
      stage.press(.down, .down, .enter)
    case .outcome:
      title = "The outcome form"
      stage.press(.down, .down, .character("o"), .character("1"))
      stage.go(to: "What came of it")
      stage.press(.character("1"), .character("2"))
    case .carePlan:
      title = "A care-plan change with before and after, in the light theme"
      theme = .light
      stage.press(.down, .down, .character("c"), .character("1"))
      stage.go(to: "After")
      stage.type(" Two people for the stairs.")
    case .sheet:
      title = "The sheet for the home"
      stage.press(.character("s"))
    case .settings:
      title = "The settings, in the high-contrast light theme"
      theme = .highContrastLight
      stage.press(.character(","), .right, .right, .right)
    }
    let picture = Picture(
      canvas: ProgramView.view(stage.state), theme: Theme(theme, depth: .many), title: title)
    expect(picture.svg, at: "docs/pictures/\(subject.rawValue).svg")
  }

  private func expect(_ text: String, at place: String, file: String = #filePath) {
    let root = file.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
      .joined(separator: "/")
    let path = "\(root)/\(place)"
    let bytes = Array(text.utf8)
    if getenv("HOMEROUND_ACCEPT").map({ String(cString: $0) }) == "1" {
      guard let out = fopen(path, "w") else {
        Issue.record("can't write \(path)")
        return
      }
      #expect(fwrite(bytes, 1, bytes.count, out) == bytes.count)
      fclose(out)
      return
    }
    var saved: [UInt8] = []
    if let file = fopen(path, "r") {
      var chunk = [UInt8](repeating: 0, count: 1 << 16)
      while true {
        let count = fread(&chunk, 1, chunk.count, file)
        guard count > 0 else { break }
        saved += chunk[..<count]
      }
      fclose(file)
    }
    // Compared before, so that a failure does not print the picture byte by byte.
    let isSame = saved == bytes
    #expect(
      isSame,
      "\(place) is not what the program shows: HOMEROUND_ACCEPT=1 swift test --filter Picture")
  }
}
