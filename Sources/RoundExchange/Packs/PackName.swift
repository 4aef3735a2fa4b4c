import RoundCore

/// What a pack is called, and what goes with it in a mail: nothing that says whose record it is.
public enum PackName {
  /// `homeround-2026-03-12-7K2M9QXR.txt`: the day and the end of the pack's identifier.
  public static func file(_ manifest: PackManifest) -> String {
    let day = UKTime(manifest.made).day.iso
    let part = manifest.parts > 1 ? "-\(manifest.part)of\(manifest.parts)" : ""
    return "homeround-\(day)-\(manifest.id.text.suffix(8))\(part).txt"
  }

  /// A subject without names.
  public static let subject = "homeround: file for the weekly round"

  /// A body without names.
  public static func mail(_ file: String, isSealedWithWords: Bool) -> String {
    """
    The attached file \(file) is for the homeround program.

    Save it, open homeround, press X and choose "Take in a file that came".
    \(isSealedWithWords
      ? "It is sealed with six words that will be read to you over the telephone. They are never "
        + "in a mail."
      : "Only your own computers can open it.")
    It is no use to anybody else. If it reached you by mistake, please delete it and say so.
    Sending this file tells nobody anything urgent: for that, use the telephone.
    """
  }
}
