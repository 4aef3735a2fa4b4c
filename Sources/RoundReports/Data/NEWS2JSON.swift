import RoundCore

/// A NEWS2 score as data: what `news2` answers and what `list --json` shows.
public enum NEWS2JSON {
  /// An object `{total, parts, singleThree, missing, band}`.
  ///
  /// `total` and `band` are null where anything is missing, `parts` has the points of each of the
  /// seven parameters or null, `missing` names what was not measured.
  public static func value(_ score: NEWS2Score) -> JSON {
    .object([
      JSON.Member("total", .number(score.total)),
      JSON.Member("parts", .object(score.parts.map { JSON.Member($0.name, .number($0.points)) })),
      JSON.Member("singleThree", .bool(score.singleThree)),
      JSON.Member("missing", .array(score.missing.map { .string($0.rawValue) })),
      JSON.Member("band", .text(score.band?.rawValue)),
    ])
  }
}
