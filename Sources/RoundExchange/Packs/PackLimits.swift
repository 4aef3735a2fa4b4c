/// What a pack may hold: enough for a year of a home, little enough that nobody fills a disk with it.
public enum PackLimits {
  /// Bytes of the file as it comes.
  public static let file = 20 << 20
  /// Bytes of what it holds.
  public static let contents = 10 << 20
  /// Bytes of entries that are put into one pack; the next ones go into another.
  static let entries = 8 << 20
  public static let lines = 200_000
  /// Bytes of the first line.
  static let manifest = 65_536
  /// Bytes that one line of what was left behind stands for.
  static let left = 24_576
}
