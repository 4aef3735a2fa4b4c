import RoundCore

/// Why a pack was not taken in.
///
/// Nothing was changed then: the folder is byte for byte as it was.
public enum GateProblem: Error, Equatable, Sendable {
  case file(FileError)
  case local(LocalError)
  case tooLarge
  case age(AgeProblem)
  /// Sealed with words, and none were given.
  case needsWords
  case wrongWords
  case notAPack
  case newer
  case notWhole
  case altered
  /// Made by this very computer.
  case own
  case otherReceiver(to: String?)
  case unknownSender(organisation: String, device: DeviceID)
  case changedKey(PairingProblem)
  case otherHome(HomeID, organisation: String)
  /// Entries that come before those in the pack are not here.
  case gap(organisation: String, device: DeviceID, from: Int?, to: Int)
  /// The pack and the folder have other entries in one place.
  case differing(organisation: String, file: String)
  case broken(Damage)
  case damagedHere(Damage)
  /// No pairing was done on this computer yet.
  case noKey

  /// What happened, what is safe, what to do: one clear statement.
  public var sentence: String {
    switch self {
    case .file(let error): return "NOT TAKEN IN. \(error.sentence)"
    case .local(let error): return "NOT TAKEN IN. \(error.sentence)"
    default: return "NOT TAKEN IN. \(what) Nothing was changed."
    }
  }

  private var what: String {
    switch self {
    case .file(let error): return error.sentence
    case .local(let error): return error.sentence
    case .tooLarge: return "The file is larger than any pack: it was not looked into further."
    case .age(.noMatch):
      return "The pack is sealed for another computer. Ask the sender to make one for this "
        + "computer: "
        + "they need its pairing card."
    case .age(let problem): return "\(problem.sentence) Ask the sender to send it once more."
    case .needsWords: return "The pack is sealed with six words: ring the sender for them."
    case .wrongWords: return "Those are not the words that the pack is sealed with."
    case .notAPack: return "This is no pack of homeround."
    case .newer: return "The pack was made by a newer homeround: update this one."
    case .notWhole: return "The pack is not whole: ask the sender to send it once more."
    case .altered:
      return "The pack was altered after it was signed. Ring the sender on a number that you "
        + "know, and "
        + "ask for it once more."
    case .own: return "The pack was made on this computer: it is for your partner."
    case .otherReceiver(let to):
      return "The pack is for \(to ?? "somebody else"), and this computer is not named in it. "
        + "Tell the "
        + "sender that it went to the wrong place."
    case .unknownSender(let organisation, let device):
      return "It says that it comes from \(organisation) (\(device.text)), with whom this "
        + "computer is not "
        + "paired. Ask them for their pairing card, take it in, and compare the six words."
    case .changedKey(let problem): return problem.sentence
    case .otherHome(let home, let organisation):
      return "The pack is about the home \(home.text), whose records are not kept here with "
        + "\(organisation). Tell the sender that it went to the wrong place."
    case .gap(let organisation, let device, let from, let to):
      let range =
        from.map { $0 == to ? "entry \(to)" : "entries \($0) to \(to)" }
        ?? "entries up to number \(to)"
      return "A pack before this one is missing: \(range) of \(device.text) are not here. Take "
        + "that one in "
        + "first, or ask \(organisation) for a whole pack (homeround pack --whole)."
    case .differing(let organisation, let file):
      return "STOP. The pack holds other entries than \(organisation) had sent before (\(file)). "
        + "Their "
        + "record was written anew, or a copy of their folder is in use twice. Ring them, and let "
        + "both "
        + "sides run: homeround verify"
    case .broken(let damage):
      return "The entries in the pack don't stand: \(damage.reason). Ask the sender to run "
        + "homeround "
        + "verify, and to send it once more."
    case .damagedHere(let damage):
      return "The copy in this folder is damaged (\(damage.file), line \(damage.line)). Run: "
        + "homeround "
        + "verify"
    case .noKey:
      return "This computer has no pairing card yet. Make one with X on the screens (or with "
        + "homeround pair --own FILE), and give it to the sender."
    }
  }

  /// For a log: no resident data.
  public var logText: String {
    switch self {
    case .file(let error): return "gate: \(error.logText)"
    case .local(let error): return "gate: \(error.logText)"
    case .age(let problem): return "gate: \(problem.logText)"
    case .changedKey(let problem): return "gate: \(problem.logText)"
    case .broken(let damage): return "gate: broken \(damage.file):\(damage.line)"
    case .damagedHere(let damage): return "gate: damaged here \(damage.file):\(damage.line)"
    case .gap(_, let device, _, let to): return "gate: gap before \(device.text) \(to)"
    case .differing(_, let file): return "gate: differing \(file)"
    case .unknownSender(_, let device): return "gate: unknown sender \(device.text)"
    case .otherHome(let home, _): return "gate: other home \(home.text)"
    case .tooLarge: return "gate: too large"
    case .needsWords: return "gate: needs words"
    case .wrongWords: return "gate: wrong words"
    case .notAPack: return "gate: no pack"
    case .newer: return "gate: newer"
    case .notWhole: return "gate: not whole"
    case .altered: return "gate: wrong signature"
    case .own: return "gate: own pack"
    case .otherReceiver: return "gate: other receiver"
    case .noKey: return "gate: no key"
    }
  }
}
