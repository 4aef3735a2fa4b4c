import Testing

@testable import RoundProgram

struct OpeningTests {
  @Test("What only opens the program is read without the parser")
  func opens() throws {
    let none = try #require(Opening([]))
    #expect(none.folder == nil && none.home == nil && !none.plain)
    for arguments in [
      ["--folder", "/a", "--home=elm", "--plain"], ["--plain", "--home", "elm", "--folder=/a"],
    ] {
      let opening = try #require(Opening(arguments))
      #expect(opening.folder == "/a" && opening.home == "elm" && opening.plain)
    }
    // The last one wins, and a value may hold what an option looks like.
    #expect(Opening(["--folder", "a", "--folder=--home=b"])?.folder == "--home=b")
  }

  @Test(
    "Everything else is the parser's",
    arguments: [
      ["list"], ["--help"], ["--version"], ["--folder"], ["--folder", "--plain"], ["--folder="],
      ["--folderx", "a"], ["--home", "-"], ["--", "--plain"], ["--plain=1"], ["--plain", "verify"],
      ["-h"], [""],
    ])
  func leaves(arguments: [String]) {
    #expect(Opening(arguments) == nil)
  }
}
