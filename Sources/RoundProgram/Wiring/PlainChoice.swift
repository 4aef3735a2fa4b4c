#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Whether the environment asks for the program line by line.
enum PlainChoice {
  /// `HOMEROUND_PLAIN` with a value other than 0, or a terminal that says it can do nothing.
  static var isWanted: Bool {
    if let value = getenv("HOMEROUND_PLAIN").map({ String(cString: $0) }) {
      return !value.isEmpty && value != "0"
    }
    return getenv("TERM").map { String(cString: $0) } == "dumb"
  }
}
