/// How large a pretend home is made.
public struct PretendHomeOptions: Hashable, Sendable {
  /// Years of past rounds, 52 to a year; nil for the eight weeks that are written out.
  public var years: Int?
  public var residents: Int
  public var homes: Int
  /// The same seed on the same day gives the same bytes.
  public var seed: UInt64

  /// Residents of the first home whose flags, notes and rounds are written out.
  public static let usualResidents = 45

  static let yearsAccepted = 1...20
  static let residentsAccepted = 1...300
  static let homesAccepted = 1...20
  /// Residents of all homes, each counted once for every week: about a gigabyte of journals.
  static let mostResidentWeeks = 500_000

  public init(
    years: Int? = nil, residents: Int = PretendHomeOptions.usualResidents, homes: Int = 1,
    seed: UInt64 = 1
  ) {
    self.years = years
    self.residents = residents
    self.homes = homes
    self.seed = seed
  }

  /// Past rounds of each home; call on checked options.
  var weeks: Int { years.map { $0 * 52 } ?? 8 }

  /// - Throws: `outOfRange`, `tooMuch`.
  public func check() throws(PretendHomeError) {
    let counts = [
      ("years", years ?? 1, PretendHomeOptions.yearsAccepted),
      ("residents", residents, PretendHomeOptions.residentsAccepted),
      ("homes", homes, PretendHomeOptions.homesAccepted),
    ]
    for (what, count, accepted) in counts where !accepted.contains(count) {
      throw .outOfRange(what: what, from: accepted.lowerBound, to: accepted.upperBound)
    }
    guard weeks * residents * homes <= PretendHomeOptions.mostResidentWeeks else { throw .tooMuch }
  }
}
