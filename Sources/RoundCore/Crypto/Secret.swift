#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Secrets in bytes: keys, passphrases, and what they are made of on the way.
public enum Secret {
  /// Overwrites the bytes and lets them go.
  ///
  /// Reaches the buffer of this array alone: a copy that was made of it before is another one's to forget.
  public static func forget(_ bytes: inout [UInt8]) {
    overwrite(&bytes)
    bytes = []
  }

  /// Overwrites the bytes where they stand.
  static func overwrite(_ bytes: inout [UInt8]) {
    bytes.withUnsafeMutableBytes { buffer in
      guard let start = buffer.baseAddress else { return }
      // A plain loop may be left out by the compiler, since nobody reads what it writes.
      #if canImport(Glibc)
        explicit_bzero(start, buffer.count)
      #else
        memset_s(start, buffer.count, 0, buffer.count)
      #endif
    }
  }
}
