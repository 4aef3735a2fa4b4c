import CSystem

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The real file system.
public struct SystemFileIO: FileIO {
  public init() {}

  /// Runs a system call again while a signal cuts it short.
  func retrying<Number: SignedNumeric & Equatable>(_ call: () -> Number) -> Number {
    var result = call()
    while result == -1 && errno == EINTR { result = call() }
    return result
  }

  func failure(_ call: FileError.Call, _ path: String) -> FileError {
    FileError(call, .system(errno), path: path)
  }

  public func names(in folder: String) throws(FileError) -> [String] {
    guard let stream = opendir(folder) else { throw failure(.list, folder) }
    defer { closedir(stream) }
    var names: [String] = []
    while true {
      errno = 0
      guard let item = readdir(stream) else {
        guard errno == 0 else { throw failure(.list, folder) }
        break
      }
      let name = withUnsafePointer(to: &item.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  public func kind(of path: String) throws(FileError) -> FileKind? {
    var status = stat()
    guard lstat(path, &status) == 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw failure(.examine, path)
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .other
    }
  }

  public func read(_ path: String, from offset: Int) throws(FileError) -> [UInt8] {
    let (descriptor, size) = try openToRead(path)
    defer { Glibc.close(descriptor) }
    return try read(descriptor, max(0, size - offset), from: offset, path)
  }

  public func read(_ path: String, places: [Range<Int>]) throws(FileError) -> FileParts {
    let (descriptor, size) = try openToRead(path)
    defer { Glibc.close(descriptor) }
    // What is behind the end is not there to be read.
    let places = places.map { $0.clamped(to: 0..<size) }
    var problem: FileError?
    let bytes = [UInt8](unsafeUninitializedCapacity: places.reduce(0) { $0 + $1.count }) {
      buffer, count in
      for place in places {
        let part = UnsafeMutableBufferPointer(rebasing: buffer[count..<count + place.count])
        count += fill(part, descriptor, from: place.lowerBound) { problem = failure(.read, path) }
      }
    }
    if let problem { throw problem }
    return FileParts(size: size, bytes: bytes)
  }

  private func openToRead(_ path: String) throws(FileError) -> (descriptor: Int32, size: Int) {
    let descriptor = retrying { Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK) }
    guard descriptor >= 0 else {
      if errno == ELOOP { throw FileError(.open, .notOurs("a link"), path: path) }
      throw failure(.open, path)
    }
    var status = stat()
    let problem: FileError?
    if fstat(descriptor, &status) != 0 {
      problem = failure(.examine, path)
    } else if status.st_mode & S_IFMT != S_IFREG {
      problem = FileError(.open, .notOurs("not a plain file"), path: path)
    } else {
      problem = nil
    }
    if let problem {
      Glibc.close(descriptor)
      throw problem
    }
    return (descriptor, Int(status.st_size))
  }

  /// Fewer bytes than are wanted where the file ends before.
  private func read(
    _ descriptor: Int32, _ wanted: Int, from offset: Int, _ path: String
  ) throws(FileError) -> [UInt8] {
    var problem: FileError?
    let bytes = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
      let part = UnsafeMutableBufferPointer(rebasing: buffer[..<wanted])
      count = fill(part, descriptor, from: offset) { problem = failure(.read, path) }
    }
    if let problem { throw problem }
    return bytes
  }

  /// Reads until a buffer is full or the file ends.
  ///
  /// - Returns: how many bytes.
  private func fill(
    _ buffer: UnsafeMutableBufferPointer<UInt8>, _ descriptor: Int32, from offset: Int,
    onFailure: () -> Void
  ) -> Int {
    var count = 0
    while count < buffer.count {
      let got = retrying {
        pread(
          descriptor, buffer.baseAddress.map { $0 + count }, buffer.count - count,
          off_t(offset + count))
      }
      if got < 0 { onFailure() }
      if got <= 0 { break }
      count += got
    }
    return count
  }

  public func readOwn(_ path: String, atMost bytes: Int) throws(FileError) -> [UInt8] {
    let (descriptor, size) = try openToRead(path)
    defer { Glibc.close(descriptor) }
    try checkOurs(descriptor, path)
    guard size <= bytes else { throw FileError(.open, .notOurs(FileError.tooLarge), path: path) }
    return try read(descriptor, size, from: 0, path)
  }

  public func checkOwnFolder(_ path: String) throws(FileError) {
    var status = stat()
    guard lstat(path, &status) == 0 else {
      if errno == ENOENT || errno == ENOTDIR { return }
      throw failure(.examine, path)
    }
    let problem: String
    switch status.st_mode & S_IFMT {
    case S_IFLNK: problem = "a link"
    case S_IFDIR where status.st_uid != geteuid(): problem = "another account's folder"
    case S_IFDIR where status.st_mode & 0o022 != 0:
      problem = "a folder that other accounts on this computer may write to"
    case S_IFDIR: return
    default: problem = "not a folder"
    }
    throw FileError(.open, .notOurs(problem), path: path)
  }

  public func makeFolder(_ path: String) throws(FileError) {
    if try kind(of: path) == .folder { return }
    let parent = Paths.parent(of: path)
    if parent != path && !parent.isEmpty { try makeFolder(parent) }
    if mkdir(path, 0o700) != 0 {
      guard errno == EEXIST else { throw failure(.makeFolder, path) }
      // A link to a folder may stand above ours; anything else is in the way.
      var status = stat()
      guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
        throw FileError(.makeFolder, .notOurs("not a folder"), path: path)
      }
    }
    try syncFolder(parent.isEmpty ? "." : parent)
  }

  public func openForAppend(_ path: String, creating: Bool) throws(FileError) -> FileID {
    let flags = O_RDWR | O_APPEND | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK
    let descriptor = retrying {
      creating ? Glibc.open(path, flags | O_CREAT | O_EXCL, 0o600) : Glibc.open(path, flags)
    }
    guard descriptor >= 0 else {
      if errno == ELOOP { throw FileError(.open, .notOurs("a link"), path: path) }
      throw failure(.open, path)
    }
    do throws(FileError) {
      return try checkOurs(descriptor, path)
    } catch {
      Glibc.close(descriptor)
      throw error
    }
  }

  /// A journal is written only where it is a plain file of this account that nobody else can read.
  @discardableResult
  func checkOurs(_ descriptor: Int32, _ path: String) throws(FileError) -> FileID {
    // A program started with its standard streams closed would otherwise write messages into it.
    guard descriptor > 2 else {
      throw FileError(.open, .notOurs("opened where messages go"), path: path)
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure(.examine, path) }
    let problem: String?
    if status.st_mode & S_IFMT != S_IFREG {
      problem = "not a plain file"
    } else if status.st_nlink != 1 {
      problem = "a file with two names"
    } else if status.st_uid != geteuid() {
      problem = "another account's file"
    } else if status.st_mode & 0o077 != 0 {
      problem = "open to other accounts on this computer"
    } else {
      problem = nil
    }
    if let problem { throw FileError(.open, .notOurs(problem), path: path) }
    return FileID(
      number: descriptor, device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
  }

  public func size(_ file: FileID) throws(FileError) -> Int {
    var status = stat()
    guard fstat(file.number, &status) == 0 else { throw failure(.examine, "") }
    return Int(status.st_size)
  }

  public func size(of path: String, openAs file: FileID) throws(FileError) -> Int? {
    var status = stat()
    guard lstat(path, &status) == 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw failure(.examine, path)
    }
    // What it is was looked at when it was opened. Since then it can have got another name, or other
    // rights.
    guard UInt64(status.st_ino) == file.inode, UInt64(status.st_dev) == file.device,
      status.st_nlink == 1, status.st_mode & 0o077 == 0, status.st_uid == geteuid()
    else { return nil }
    return Int(status.st_size)
  }

  public func stamp(of folder: String) throws(FileError) -> FolderStamp? {
    var status = stat()
    guard lstat(folder, &status) == 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw failure(.examine, folder)
    }
    guard status.st_mode & S_IFMT == S_IFDIR else { return nil }
    let changed = SystemFileIO.nanoseconds(status.st_ctim)
    let stamp = FolderStamp(
      device: UInt64(status.st_dev), inode: UInt64(status.st_ino), changed: changed)
    // The clock from which Linux takes the times of files.
    var now = timespec()
    guard clock_gettime(CLOCK_REALTIME_COARSE, &now) == 0 else { return nil }
    return stamp.isSettled(now: SystemFileIO.nanoseconds(now)) ? stamp : nil
  }

  /// Since 1970; as far as can be counted.
  private static func nanoseconds(_ time: timespec) -> Int64 {
    let (whole, overflow) = Int64(time.tv_sec).multipliedReportingOverflow(by: 1_000_000_000)
    return overflow ? 0 : whole &+ Int64(time.tv_nsec)
  }

  public func append(_ bytes: [UInt8], to file: FileID) throws(FileError) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        retrying {
          write(file.number, buffer.baseAddress.map { $0 + written }, buffer.count - written)
        }
      }
      guard count > 0 else {
        throw count == 0 ? FileError(.write, .system(EIO), path: "") : failure(.write, "")
      }
      written += count
    }
  }

  public func sync(_ file: FileID) throws(FileError) {
    // Never tried again on an error: the kernel may have dropped the pages and would then say "ok".
    guard fsync(file.number) == 0 else { throw failure(.sync, "") }
  }

  public func syncFolder(_ path: String) throws(FileError) {
    let descriptor = retrying { Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard descriptor >= 0 else { throw failure(.open, path) }
    defer { Glibc.close(descriptor) }
    guard fsync(descriptor) == 0 else { throw failure(.sync, path) }
  }

  public func close(_ file: FileID) { Glibc.close(file.number) }

  public func replace(_ path: String, with bytes: [UInt8]) throws(FileError) {
    let beside = path + ".new"
    if unlink(beside) != 0 && errno != ENOENT { throw failure(.write, beside) }
    let file = try openForAppend(beside, creating: true)
    do throws(FileError) {
      try append(bytes, to: file)
      try sync(file)
    } catch {
      close(file)
      unlink(beside)
      throw error
    }
    close(file)
    guard rename(beside, path) == 0 else { throw failure(.rename, path) }
    try syncFolder(Paths.parent(of: path))
  }

  public func identity(of path: String) throws(FileError) -> String? {
    var seconds: Int64 = 0
    var nanoseconds: UInt32 = 0
    var inode: UInt64 = 0
    switch csystem_birth(path, &seconds, &nanoseconds, &inode) {
    case 1: return "born \(seconds).\(nanoseconds)"
    case 0: return "inode \(inode)"
    default: throw failure(.examine, path)
    }
  }

  /// The magic numbers of statfs(2) for what is shared or handed through by another program.
  private static let remotePlaces: [Int64: String] = [
    0x6969: "a network drive (NFS)", 0x517B: "a network drive (SMB)",
    0xFF53_4D42: "a network drive (SMB)", 0xFE53_4D42: "a network drive (SMB)",
    0x6573_5546: "a drive that another program provides, as for the cloud (FUSE)",
    0x0102_1997: "a drive shared by another computer (9P)", 0x00C3_6400: "a network drive (Ceph)",
    0x5346_414F: "a network drive (AFS)", 0x6B41_4653: "a network drive (AFS)",
    0x7375_7245: "a network drive (Coda)",
  ]

  public func remotePlace(of path: String) throws(FileError) -> String? {
    var kind: Int64 = 0
    var free: UInt64 = 0
    guard csystem_file_system(path, &kind, &free) == 0 else { throw failure(.examine, path) }
    return SystemFileIO.remotePlaces[kind]
  }
}
