import RoundCore
import RoundScreens

/// The folder of drafts: one file for each, and an empty one for each form that is open in a window.
///
/// ```
/// HOME.FORM.ABOUT.RESIDENT.json           a draft (0600)
/// HOME.FORM.ABOUT.RESIDENT.2.json         another of the same form, from another window
/// HOME.FORM.ABOUT.RESIDENT.2.WINDOW.open  locked while that window has the form open, and may yet write
///                                         the second draft of it
/// ```
///
/// Beside the folder `drafts.lock` is locked while a window looks which drafts and marks there are.
struct DraftStore: Sendable {
  /// The lock of a form that is open in this window.
  struct Hold: Sendable {
    let path: String
    let lock: FileID
  }

  private let folder: String
  private let home: HomeID
  private let files: any TidyFileIO
  /// Names this window among others.
  private let window: String

  init(folder: String, home: HomeID, files: any TidyFileIO) {
    self.folder = folder
    self.home = home
    self.files = files
    var identifiers = Identifiers()
    window = identifiers.device().text
  }

  // MARK: Reading

  /// Every draft of the home, and what is wrong with files that hold none.
  ///
  /// Marks of windows that are gone are taken away.
  func load() -> (drafts: [KeptDraft], problems: [String]) {
    var drafts: [KeptDraft] = []
    var problems: [String] = []
    do throws(FileError) {
      let choosing = chooseAlone()
      defer { choosing.map(files.unlock) }
      for name in try names() where name.hasPrefix("\(home.text).") {
        if name.hasSuffix(".open") { _ = isOpenElsewhere(name) }
        if name.hasSuffix(".json") { read(name, &drafts, &problems) }
      }
    } catch {
      problems.append("The drafts can't be read. \(error.sentence)")
    }
    return (drafts, problems)
  }

  /// Nothing is put into what a link points at.
  private func checkFolder() throws(FileError) {
    try files.checkOwnFolder(Paths.parent(of: folder))
    try files.checkOwnFolder(folder)
  }

  private func makeFolder() throws(FileError) {
    try checkFolder()
    try files.makeFolder(folder)
  }

  private func names() throws(FileError) -> [String] {
    try checkFolder()
    guard try files.kind(of: folder) != nil else { return [] }
    return try files.names(in: folder)
  }

  private func read(_ name: String, _ drafts: inout [KeptDraft], _ problems: inout [String]) {
    let path = "\(folder)/\(name)"
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try files.readOwn(path, atMost: 1 << 20)
    } catch {
      if !error.isMissing { problems.append("A draft can't be read. \(error.sentence)") }
      return
    }
    switch DraftFile.read(bytes) {
    case .draft(let draft): drafts.append(KeptDraft(file: name, draft: draft))
    case .newer:
      problems.append(
        "A draft was written by a newer homeround. It is kept as it is (\(path)) and not shown.")
    case .damaged: problems.append(putAside(name))
    }
  }

  /// Gives a damaged draft another name, so that it is in nobody's way and not lost.
  private func putAside(_ name: String) -> String {
    var aside = "\(folder)/\(name).damaged"
    do throws(FileError) {
      var number = 2
      while try files.kind(of: aside) != nil {
        aside = "\(folder)/\(name).damaged-\(number)"
        number += 1
      }
      try files.move("\(folder)/\(name)", to: aside)
      return "A draft is damaged and can't be shown. Its file is kept as \(aside)."
    } catch {
      return "A draft is damaged and can't be shown (\(folder)/\(name))."
    }
  }

  // MARK: Holding

  /// - Returns: what tells other windows, nil when that could not be written; and what was found.
  func hold(_ key: DraftKey) -> (hold: Hold?, answer: DraftHold) {
    let stem = key.stem(of: home)
    var found: [KeptDraft] = []
    var problems: [String] = []
    var isElsewhere = false
    var hold: Hold?
    // Two windows that open one form before either has typed must not choose one file.
    var taken: Set<Int> = []
    var number = 1
    do throws(FileError) {
      try makeFolder()
      let choosing = chooseAlone()
      defer { choosing.map(files.unlock) }
      for name in try names() where name.hasPrefix("\(stem).") {
        if let other = markNumber(name, of: stem), isOpenElsewhere(name) {
          isElsewhere = true
          taken.insert(other)
        }
        if let draft = draftNumber(name, of: stem) {
          taken.insert(draft)
          read(name, &found, &problems)
        }
      }
      while taken.contains(number) { number += 1 }
      let path = "\(folder)/\(stem).\(number).\(window).open"
      hold = Hold(path: path, lock: try files.lock(path, seconds: 0))
    } catch {
      problems.append("Drafts can't be saved. \(error.sentence)")
    }
    if isElsewhere { found = [] }
    let file = number == 1 ? "\(stem).json" : "\(stem).\(number).json"
    return (
      hold,
      DraftHold(file: file, found: found, isElsewhere: isElsewhere, problems: problems)
    )
  }

  /// Nil where it can't be had in time: then the windows may meet, and one form be kept for both.
  private func chooseAlone() -> FileID? {
    try? files.lock("\(folder).lock", seconds: 1)
  }

  /// Which of the drafts of a form a file is, from 1; nil when it is none.
  private func draftNumber(_ name: String, of stem: String) -> Int? {
    guard name.hasSuffix(".json") else { return nil }
    let middle = name.dropFirst(stem.count + 1).dropLast(4)
    return middle.isEmpty ? 1 : Int(middle.dropLast())
  }

  /// Which draft of a form the window may write that made a mark, from 1; nil when it is no mark of the form.
  private func markNumber(_ name: String, of stem: String) -> Int? {
    let parts = name.dropFirst(stem.count + 1).split(separator: ".")
    guard parts.count == 3, parts[2] == "open" else { return nil }
    return Int(parts[0])
  }

  /// Whether the window that made a mark still lives; the mark of one that is gone is taken away.
  private func isOpenElsewhere(_ name: String) -> Bool {
    let path = "\(folder)/\(name)"
    do throws(FileError) {
      let lock = try files.lock(path, seconds: 0)
      try files.remove(path)
      files.unlock(lock)
      return false
    } catch {
      return error.reason == .lockBusy
    }
  }

  func release(_ hold: Hold) {
    // What can't be taken away is taken away when its window is found gone.
    try? files.remove(hold.path)
    files.unlock(hold.lock)
  }

  // MARK: Writing

  func save(_ kept: KeptDraft) throws(FileError) {
    guard let bytes = DraftFile.bytes(of: kept.draft) else {
      throw FileError(.write, .notOurs("not a draft that can be written"), path: kept.file)
    }
    try makeFolder()
    try files.replace("\(folder)/\(kept.file)", with: bytes)
  }

  /// - Returns: why the file is still there, nil when it is gone.
  func remove(_ file: String) -> String? {
    do throws(FileError) {
      try files.remove("\(folder)/\(file)")
      try files.syncFolder(folder)
      return nil
    } catch {
      return error.isMissing
        ? nil : "A draft that is done with could not be removed. \(error.sentence)"
    }
  }
}
