import RoundCore
import RoundScreens

/// The folder of drafts: one file for each, and an empty one for each form that is open in a window.
///
/// ```
/// HOME.FORM.ABOUT.RESIDENT.json         a draft (0600)
/// HOME.FORM.ABOUT.RESIDENT.2.json       another of the same form, from another window
/// HOME.FORM.ABOUT.RESIDENT.WINDOW.open  locked while that window has the form open
/// ```
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
      for name in try names() where name.hasPrefix("\(home.text).") {
        if name.hasSuffix(".open") { _ = isOpenElsewhere(name) }
        if name.hasSuffix(".json") { read(name, &drafts, &problems) }
      }
    } catch {
      problems.append("The drafts can't be read. \(error.sentence)")
    }
    return (drafts, problems)
  }

  private func names() throws(FileError) -> [String] {
    guard try files.kind(of: folder) != nil else { return [] }
    return try files.names(in: folder)
  }

  private func read(_ name: String, _ drafts: inout [KeptDraft], _ problems: inout [String]) {
    let path = "\(folder)/\(name)"
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try files.read(path, from: 0)
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
    var taken: Set<String> = []
    do throws(FileError) {
      try files.makeFolder(folder)
      let path = "\(folder)/\(stem).\(window).open"
      hold = Hold(path: path, lock: try files.lock(path, seconds: 0))
      for name in try names() where name.hasPrefix("\(stem).") {
        if name.hasSuffix(".open"), name != Paths.name(of: path), isOpenElsewhere(name) {
          isElsewhere = true
        }
        if isDraft(name, of: stem) {
          taken.insert(name)
          read(name, &found, &problems)
        }
      }
    } catch {
      problems.append("Drafts can't be saved. \(error.sentence)")
    }
    if isElsewhere { found = [] }
    var file = "\(stem).json"
    var number = 2
    while taken.contains(file) {
      file = "\(stem).\(number).json"
      number += 1
    }
    return (
      hold,
      DraftHold(file: file, found: found, isElsewhere: isElsewhere, problems: problems)
    )
  }

  private func isDraft(_ name: String, of stem: String) -> Bool {
    guard name.hasSuffix(".json") else { return false }
    let middle = name.dropFirst(stem.count + 1).dropLast(4)
    return middle.isEmpty || middle.dropLast().allSatisfy(\.isNumber)
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
    try files.makeFolder(folder)
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
