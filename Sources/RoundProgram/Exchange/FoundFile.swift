import RoundCore
import RoundExchange

/// A file that may be meant for taking in, as far as looking at it says.
struct FoundFile {
  enum Kind {
    case pack(UnpackPreview)
    /// A pack, and why it can't be taken in.
    case refused(GateProblem)
    case card(PairingCard)
    case spreadsheet
  }

  let file: ShownPlace
  let kind: Kind

  /// Where it lies, in words, and what it was when it was looked at.
  struct ShownPlace {
    let path: String
    let place: String
    let digest: String
  }

  /// When it was made; nil where nothing says it.
  var made: Moment? {
    switch kind {
    case .pack(let preview): return preview.manifest.made
    case .card(let card): return card.made
    case .refused, .spreadsheet: return nil
    }
  }
}
