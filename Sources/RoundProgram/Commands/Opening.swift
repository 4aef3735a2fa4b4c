/// How the program is opened on its screens by those who only want that, which is nearly always.
///
/// To build the parser of all commands takes longer than to draw the first screen, so what is said with
/// nothing but these options is read here. Everything else, and whatever could be meant in two ways, is
/// the parser's.
struct Opening: Hashable {
  private(set) var folder: String?
  private(set) var home: String?
  private(set) var plain = false

  /// - Parameter arguments: without the program's name; nil for what the parser has to read.
  init?(_ arguments: [String]) {
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      if argument == "--plain" {
        plain = true
        continue
      }
      guard let name = Opening.options.first(where: { argument.hasPrefix($0) }) else { return nil }
      let tail = argument.dropFirst(name.count)
      let value: String
      if tail.isEmpty {
        // What begins with a dash could be the next option.
        guard let next = rest.popFirst(), !next.hasPrefix("-") else { return nil }
        value = next
      } else if tail.first == "=" {
        value = String(tail.dropFirst())
      } else {
        return nil
      }
      guard !value.isEmpty else { return nil }
      // Not by key paths: the runtime takes longer to make one than to read all of this.
      if name == "--home" { home = value } else { folder = value }
    }
  }

  private static let options = ["--folder", "--home"]

  /// Opens the screens; comes back when they are left.
  func run() throws {
    try ProgramRunner.open(folder: ChosenPlace.roundFolder(folder), home: home, plain: plain)
  }
}
