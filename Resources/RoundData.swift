/// The editable data of the program, compiled in so that the program is one file.
///
/// Each JSON file begins with what it is about, its version, the day a clinician last reviewed it
/// (or null) and its source. Numbers are whole; decimals are strings.
public enum RoundData {
  /// The reasons for which a resident may be flagged, as JSON (UTF-8).
  ///
  /// Source: practice / care home agreement template (Central Bedfordshire), PRSB care homes view
  /// v1.1.
  public static var reasons: [UInt8] { PackageResources.reasons_json }

  /// What can come of a review and the short lists beside it, as JSON (UTF-8).
  ///
  /// Outcomes, contacts, why somebody was not seen, urgent routes, care-plan headings, owners,
  /// acknowledgements. Source: agreement template (Central Bedfordshire), PRSB PCSP (DAPB4022), NHS
  /// England urgent community response; the file says what still needs a clinician's check.
  public static var outcomes: [UInt8] { PackageResources.outcomes_json }

  /// Roles, their registers, how a registration number looks, who may prescribe, as JSON (UTF-8).
  ///
  /// Source: UK Core Practitioner guide, GMC, GPhC, HCPC; how sure each row is stands beside it.
  public static var registrations: [UInt8] { PackageResources.registrations_json }

  /// How a NEWS2 total becomes a band, and when its second oxygen scale holds, as JSON (UTF-8).
  ///
  /// Source: Royal College of Physicians, NEWS2, December 2017.
  public static var news2Bands: [UInt8] { PackageResources.news2_bands_json }

  /// What must not wait for the round, in two tiers, with its numbers and routes, as JSON (UTF-8).
  ///
  /// Source: widely published advice that no clinician has checked for the home; the file says which.
  public static var redFlags: [UInt8] { PackageResources.red_flags_json }

  /// Scales beside the observations: soft signs, frailty, MUST, Waterlow, GSF, Abbey, as JSON (UTF-8).
  ///
  /// Source: each scale's own, named in the file.
  public static var measures: [UInt8] { PackageResources.measures_json }

  /// The three priorities and the marks used on screen, as JSON (UTF-8).
  ///
  /// Source: the program's own words.
  public static var priorities: [UInt8] { PackageResources.priorities_json }

  /// Phrases that short words grow into while somebody types, as JSON (UTF-8).
  ///
  /// Source: the program's own words.
  public static var phrases: [UInt8] { PackageResources.phrases_json }

  /// Abbreviations that can be misread and what to write, as JSON (UTF-8).
  ///
  /// Source: NPSA/2010/RRR013 and the British National Formulary; the file says which line has which.
  public static var abbreviations: [UInt8] { PackageResources.abbreviations_json }

  /// By when the home confirms what came back, where the agreement does not say, as JSON (UTF-8).
  ///
  /// Source: the feedback loop of the practice / care home agreement; the hours are the program's own.
  public static var confirmation: [UInt8] { PackageResources.confirmation_json }

  /// Bank holidays of England and Wales, 2025 to 2028, as JSON (UTF-8).
  ///
  /// Source: GOV.UK (alphagov/frontend, 25-Feb-2026).
  public static var bankHolidays: [UInt8] { PackageResources.bank_holidays_json }

  /// A home that does not exist, for trying the program out, as JSON (UTF-8).
  ///
  /// 45 residents, this week's 15 flags and eight past rounds; every time is counted back from
  /// today. Source: made up; telephone numbers from Ofcom's drama ranges.
  public static var pretendHome: [UInt8] { PackageResources.pretend_home_json }

  /// The steps of the tour of `pretendHome`, as JSON (UTF-8).
  ///
  /// Source: the program's own words; the tests walk them.
  public static var tour: [UInt8] { PackageResources.tour_json }

  /// The same for the home's designated person.
  ///
  /// Source: the program's own words; the tests walk them.
  public static var tourHome: [UInt8] { PackageResources.tour_home_json }

  /// Everyday words for rounds, residents and homes beyond those of `pretendHome`, as JSON (UTF-8).
  ///
  /// Source: made up.
  public static var pretendRoutine: [UInt8] { PackageResources.pretend_routine_json }

  /// A register of eight people who do not exist, as a spreadsheet would save it (CSV, UTF-8, LF).
  ///
  /// Source: made up; NHS numbers are from the 999 test range.
  public static var residentsExample: [UInt8] { PackageResources.residents_example_csv }

  /// Six flags for the people of `residentsExample` (CSV, UTF-8, CRLF, a line end within a field).
  ///
  /// Source: made up.
  public static var flagsExample: [UInt8] { PackageResources.flags_example_csv }

  /// Words that fingerprints and spoken passphrases are made of, as JSON (UTF-8).
  ///
  /// Source: the long word list of the Electronic Frontier Foundation, CC BY 3.0.
  public static var spokenWords: [UInt8] { PackageResources.spoken_words_json }
}
