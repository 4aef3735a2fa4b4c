import RoundCore

/// Something that can be done about pairing and packs; a line of a page does one when it is chosen.
///
/// The screens know only these and the pages that answer them: what is in a card or a pack is the
/// program's to know.
public indirect enum ExchangeStep: Hashable, Sendable {
  /// What can be done, and how things stand.
  case desk
  /// This computer's own card, written anew.
  case pair
  /// A text to send the card with.
  case cardMail
  case askSide
  /// Asks what this organisation is called.
  case askName(isHome: Bool)
  /// The files that were found where people keep what came.
  case files
  /// Asks for a path.
  case askPath
  /// Says what a file is, and what taking it in would do.
  case look(String)
  case take([ShownFile])
  /// The words of a card were compared: they are the same.
  case confirm(ShownFile)
  /// They are not.
  case differ(String)
  case partners
  /// An organisation: its computers.
  case partner(String)
  case askForget(DeviceID)
  case forget(DeviceID)
  /// For whom a pack is to be.
  case send
  case sendTo(String)
  case askReason(String)
  case askUnsealed(PackOrder)
  /// Where outside of a locked folder a pack that is not sealed is to be put.
  case askPlace(PackOrder)
  case askOtherPlace(PackOrder)
  case make(PackOrder)
  /// Where else files that were made are to be put.
  case askCopy([String])
  case askFolder([String])
  case copy([String], to: String)
  /// A text that asks a partner for what is missing.
  case request(PackRequest)
  /// What to do where the other side has no homeround.
  case withoutProgram
  /// The home's list as a text, to be kept as a file.
  case listText
  /// A spreadsheet as it would be taken in, and taking it in.
  case spreadsheet(ShownFile)
  case takeSpreadsheet(ShownFile)
  /// The homes of this folder.
  case homes
  case openHome(HomeID)
  /// Asks for the name of a home that has no homeround of its own.
  case askHome
  /// An answer to a question.
  case typed(ExchangeQuestion, String)
  /// Tab, in an answer that is a path.
  case complete(ExchangeQuestion, String)
  /// Keeps the text of the page as a file.
  case save(name: String, lines: [String])
  case back

  /// Whether a pack is made by it.
  public var makesPack: Bool {
    switch self {
    case .make, .typed(.place, _): return true
    default: return false
    }
  }

  /// Its page is made again when it comes back into view: files come and are taken in meanwhile.
  var isLive: Bool {
    switch self {
    case .desk, .files, .partners, .partner, .send: return true
    default: return false
    }
  }
}

/// What a page of the exchange asks to be typed.
public enum ExchangeQuestion: Hashable, Sendable {
  /// A file to be taken in.
  case path
  /// The folder that these files are to be put into.
  case folder([String])
  case organisation(isHome: Bool)
  case home
  /// The six words of a pack.
  case words(ShownFile)
  /// Why a pack is not sealed.
  case reason(String)
  /// The folder outside of a locked one for a pack that is not sealed.
  case place(PackOrder)

  /// Whether Tab completes what is typed.
  public var isPath: Bool {
    switch self {
    case .path, .folder, .place: return true
    default: return false
    }
  }

  /// Whether only folders are an answer.
  public var isFolder: Bool {
    switch self {
    case .folder, .place: return true
    default: return false
    }
  }
}

/// A file as it was when it was shown: what is taken in later must still be the same.
public struct ShownFile: Hashable, Sendable {
  public let path: String
  /// The digest of its bytes, as text.
  public let digest: String
  /// The six words that open it; nil where none are needed.
  public let words: String?

  public init(path: String, digest: String, words: String? = nil) {
    self.path = path
    self.digest = digest
    self.words = words
  }
}

/// A pack that is to be made.
public struct PackOrder: Hashable, Sendable {
  /// For whom; nil for a stand-in who is not paired, with six words.
  public let organisation: String?
  /// Everything once more.
  public let isWhole: Bool
  /// Why it is not sealed; nil for one that is.
  public let unsealed: String?
  /// The folder that it is put into; nil for `packs/out`.
  public let place: String?

  public init(
    organisation: String?, isWhole: Bool = false, unsealed: String? = nil, place: String? = nil
  ) {
    self.organisation = organisation
    self.isWhole = isWhole
    self.unsealed = unsealed
    self.place = place
  }

  /// The same, put somewhere else.
  public func put(into place: String) -> PackOrder {
    PackOrder(organisation: organisation, isWhole: isWhole, unsealed: unsealed, place: place)
  }
}

/// What a partner is asked for.
public struct PackRequest: Hashable, Sendable {
  public let organisation: String
  /// What is missing, in words: "entries 5 to 9 of the computer d-...".
  public let missing: String

  public init(organisation: String, missing: String) {
    self.organisation = organisation
    self.missing = missing
  }
}
