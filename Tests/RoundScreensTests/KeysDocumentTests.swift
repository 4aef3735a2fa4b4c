import RoundScreens
import Testing

@Suite("The key table of the documentation")
struct KeysDocumentTests {
  @Test("docs/keys.md says what the program's own list of commands says")
  func keysDocument() {
    var lines = CommandRegistry.keyTable.split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    while lines.last?.isEmpty ?? false { lines.removeLast() }
    TestFiles.expect(lines, at: "../../docs/keys.md")
  }
}
