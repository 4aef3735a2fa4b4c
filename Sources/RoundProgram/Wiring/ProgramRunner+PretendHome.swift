import RoundCore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension ProgramRunner {
  /// Opens a pretend home: in a folder (one that is there is opened as it is), or in a temporary one.
  static func openPretendHome(_ directory: String?, tour: Tour, plain: Bool = false) throws {
    let path = try directory ?? temporaryFolder()
    let folder = ChosenPlace.roundFolder(path)
    try StoreDoor.open(folder)
    let homes = try CommandProblem.file { () throws(FileError) in try folder.homes() }
    if homes.isEmpty {
      try SampleCommand.write(to: path, options: PretendHomeOptions())
    } else {
      let pretend = try homes.allSatisfy { home in
        try CommandProblem.file { () throws(FileError) in
          try JournalReader.read(home, in: folder).record.isPretend
        }
      }
      guard pretend else {
        throw CommandProblem.cannot(
          "\(path) holds a real home: it is not used for a demonstration.")
      }
    }
    Output.message("The pretend home is in \(path). The PIN is 1234.")
    try open(folder: folder, home: nil, tour: tour, plain: plain)
  }

  static func temporaryFolder() throws -> String {
    let wanted = getenv("TMPDIR").map { String(cString: $0) } ?? ""
    // Elsewhere than it is looked for with the next command, if it hung on where the program was begun.
    let base = wanted.hasPrefix("/") ? wanted : "/tmp"
    var template = Array("\(base)/homeround-demo-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw CommandProblem.cannot("No temporary folder could be made in \(base).")
    }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
