/// Whether a medicine change is prescribed, or recommended to somebody who may prescribe it.
///
/// Only a prescriber changes a prescription (Human Medicines Regulations 2012, regulation 214). Which
/// roles prescribe is data (`mayPrescribe` in `Resources/registrations.json`); of a role that may
/// prescribe only with an annotation the program knows no annotation, so that its change is a
/// recommendation until a prescriber is named.
public enum Prescribing: Hashable, Sendable {
  case prescribed(by: String)
  /// To a named prescriber, or to whoever will prescribe.
  case recommended(to: String?)

  public init(_ change: MedicineChange, by author: Author?, catalog: Catalog) {
    self.init(prescriber: change.prescriber, author: author, catalog: catalog)
  }

  /// - Parameters:
  ///   - prescriber: the name that was given, if any.
  ///   - author: who signs the change; nil while nobody has been chosen.
  public init(prescriber: String?, author: Author?, catalog: Catalog) {
    let named = prescriber?.trimmed ?? ""
    let may = author.flatMap { catalog.profession($0.role)?.mayPrescribe } ?? "ifAnnotated"
    switch may {
    case "yes": self = .prescribed(by: named.isEmpty ? author?.name ?? "" : named)
    case "no": self = .recommended(to: named.isEmpty ? nil : named)
    default: self = named.isEmpty ? .recommended(to: nil) : .prescribed(by: named)
    }
  }

  public var isRecommendation: Bool {
    if case .recommended = self { return true }
    return false
  }

  /// A whole sentence for a review or a sheet.
  public var sentence: String {
    switch self {
    case .prescribed(let name): return "Prescriber: \(name)"
    case .recommended(let name?): return "A RECOMMENDATION to \(name), not prescribed yet"
    case .recommended(nil): return "A RECOMMENDATION, not prescribed: no prescriber is named"
    }
  }
}
