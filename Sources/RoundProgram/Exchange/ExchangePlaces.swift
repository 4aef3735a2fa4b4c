import RoundCore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where people keep files that came, and where they put files that go: looked at, never changed.
struct ExchangePlaces: Sendable {
  struct Place: Hashable, Sendable {
    let path: String
    /// "Downloads", "the stick KINGSTON".
    let words: String
  }

  let files: any FileIO
  /// The account's own folder; nil where the environment names none.
  let account: String?
  /// Below these, sticks are found: `/media`, `/run/media`, `/mnt`.
  let mounts: [String]

  /// More than anybody plugs in.
  private static let mostSticks = 12
  /// Names of a folder that are looked at, the newest by their names first.
  private static let mostNames = 60

  static func here() -> ExchangePlaces {
    ExchangePlaces(
      files: SystemFileIO(), account: getenv("HOME").map { String(cString: $0) },
      mounts: ["/media", "/run/media", "/mnt"])
  }

  /// The account's folder and what it has downloaded.
  var own: [Place] {
    guard let account else { return [] }
    return [
      Place(path: "\(account)/Downloads", words: "Downloads"),
      Place(path: "\(account)/Desktop", words: "the desktop"),
      Place(path: account, words: "your home folder"),
    ].filter { isFolder($0.path) }
  }

  /// Sticks and other drives, by where systems put them: `/media/NAME`, `/media/ACCOUNT/NAME`.
  var sticks: [Place] {
    var found: [Place] = []
    for root in mounts {
      for first in folders(in: root) {
        found.append(Place(path: first, words: "the drive \(Paths.name(of: first))"))
        guard root != "/mnt" else { continue }
        for second in folders(in: first) {
          found.append(Place(path: second, words: "the stick \(Paths.name(of: second))"))
        }
      }
      if found.count >= ExchangePlaces.mostSticks { break }
    }
    return Array(found.prefix(ExchangePlaces.mostSticks))
  }

  private func isFolder(_ path: String) -> Bool { (try? files.kind(of: path)) == .folder }

  private func folders(in path: String) -> [String] {
    guard isFolder(path), let names = try? files.names(in: path) else { return [] }
    return names.prefix(ExchangePlaces.mostNames).filter { !$0.hasPrefix(".") }
      .map { "\(path)/\($0)" }.filter(isFolder)
  }

  /// Plain files of a folder whose names end so, or begin with the program's own; the last by name
  /// first, which for packs is the newest.
  func candidates(in place: Place, endings: [String], all: Bool = false) -> [String] {
    guard let names = try? files.names(in: place.path) else { return [] }
    let wanted = names.filter { name in
      let lower = name.lowercased()
      return !name.hasPrefix(".")
        && (all || lower.hasPrefix("homeround") || endings.contains { lower.hasSuffix($0) })
    }
    return wanted.reversed().prefix(ExchangePlaces.mostNames).map { "\(place.path)/\($0)" }
      .filter { (try? files.kind(of: $0)) == .file }
  }

  /// The beginning of a file; nil when it can't be read.
  func beginning(of path: String, bytes: Int) -> FileParts? {
    try? files.read(path, places: [0..<bytes])
  }

  /// Whether a path leads into a folder, also by links; one that leads nowhere does not.
  static func isInside(_ path: String, of folder: String) -> Bool {
    guard let inner = resolved(path), let outer = resolved(folder) else { return false }
    return inner == outer || inner.hasPrefix(outer + "/")
  }

  private static func resolved(_ path: String) -> String? {
    guard let found = realpath(path, nil) else { return nil }
    defer { free(found) }
    return String(cString: found)
  }

  // MARK: What was typed

  /// A typed or pasted path as the system knows it: without quotes and spaces around it, `~` written out.
  func path(typed text: String) -> String {
    var path = Substring(text)
    while let last = path.last, last.isWhitespace { path.removeLast() }
    while let first = path.first, first.isWhitespace { path.removeFirst() }
    for quote: Character in ["'", "\""] where path.count > 1 && path.first == quote {
      if path.last == quote { path = path.dropFirst().dropLast() }
    }
    if path.hasPrefix("file:///") { path = path.dropFirst(7) }
    guard let account, path == "~" || path.hasPrefix("~/") else { return String(path) }
    return account + path.dropFirst()
  }

  /// What was typed, completed as far as it is certain, and what it could be then.
  func completed(_ text: String, foldersOnly: Bool) -> (text: String, found: [String]) {
    let typed = path(typed: text)
    let isInside = typed.hasSuffix("/")
    let folder = isInside ? String(typed.dropLast()) : Paths.parent(of: typed)
    let begun = isInside ? "" : Paths.name(of: typed)
    guard
      let names = try? files.names(in: folder.isEmpty ? (typed.hasPrefix("/") ? "/" : ".") : folder)
    else { return (text, ["There is no folder \(folder)"]) }
    let base =
      folder.isEmpty ? (typed.hasPrefix("/") ? "/" : "") : folder == "/" ? "/" : "\(folder)/"
    let fitting = names.filter {
      $0.hasPrefix(begun) && (!begun.isEmpty || !$0.hasPrefix("."))
        && (!foldersOnly || isFolder(base + $0))
    }
    guard let first = fitting.first else { return (text, ["Nothing there begins so"]) }
    if fitting.count == 1 {
      return (base + first + (isFolder(base + first) ? "/" : ""), [])
    }
    let common = fitting.dropFirst().reduce(first) { $0.commonPrefix(with: $1) }
    let shown = fitting.prefix(8).map { isFolder(base + $0) ? "\($0)/" : $0 }
    let more = fitting.count > 8 ? ["and \(fitting.count - 8) more"] : []
    return (base + common, shown + more)
  }
}

extension String {
  /// The characters with which both begin.
  fileprivate func commonPrefix(with other: String) -> String {
    String(zip(self, other).prefix { $0 == $1 }.map(\.0))
  }
}
