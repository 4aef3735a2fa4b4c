/// Which column of the NEWS2 chart oxygen saturation is read from (RCP, December 2017).
///
/// Scale two is only for a person for whom a competent clinician has set a target of 88 to 92 % for
/// hypercapnic respiratory failure; everybody else, and whoever is in doubt, is on scale one.
public enum SaturationScale: Int, Sendable, CaseIterable {
  case one = 1
  case two = 2
}
