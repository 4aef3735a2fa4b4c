/// What is said of a locked folder on the screens.
enum LockedFolderWords {
  /// It would be all that lies in clear there.
  static let noUnsealedPack =
    "This folder is locked, and a pack that is not sealed would lie in it in clear: say another folder, "
    + "such as a stick, to put it into."

  /// A file in the folder would be sealed, and no printer or mail program could open it.
  static let noSheets =
    "Not saved as a file: this folder is locked, and a file in it is sealed for every other program. "
    + "Copy the text instead, send the pack, or print it: homeround sheet, homeround paste."
}
