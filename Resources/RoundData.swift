/// The editable data of the program, compiled in so that the program is one file.
public enum RoundData {
  /// The reasons for which a resident may be flagged, as JSON (UTF-8).
  public static var reasons: [UInt8] { PackageResources.reasons_json }
}
