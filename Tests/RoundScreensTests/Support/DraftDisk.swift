import RoundScreens

@testable import RoundCore

/// The folder of drafts, as the program would keep it: every draft goes through its file's bytes.
struct DraftDisk {
  var files: [String: [UInt8]] = [:]
  var held: DraftKey?
  /// Another window has every form open.
  var isElsewhere = false
  /// What the disk says instead of saving.
  var failure: String?
  private(set) var saves = 0

  var all: [KeptDraft] {
    files.sorted { $0.key < $1.key }.compactMap { name, bytes in
      guard case .draft(let draft) = DraftFile.read(bytes) else { return nil }
      return KeptDraft(file: name, draft: draft)
    }
  }

  /// The text of all files.
  var text: String { files.values.map { String(decoding: $0, as: UTF8.self) }.joined() }

  mutating func save(_ kept: KeptDraft, now: Moment) -> ProgramAction {
    saves += 1
    if let failure { return .draftFailed(file: kept.file, sentence: failure) }
    files[kept.file] = DraftFile.bytes(of: kept.draft)
    return .draftSaved(file: kept.file, at: now)
  }

  func hold(_ key: DraftKey, home: HomeID) -> DraftHold {
    let stem = key.stem(of: home)
    var file = "\(stem).json"
    var number = 2
    while files[file] != nil {
      file = "\(stem).\(number).json"
      number += 1
    }
    return DraftHold(
      file: file, found: isElsewhere ? [] : all.filter { $0.draft.key == key },
      isElsewhere: isElsewhere, problems: [])
  }
}
