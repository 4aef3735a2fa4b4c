import RoundCore

/// Why a partner's card was not taken.
public enum PairingProblem: Error, Equatable, Sendable {
  case notACard
  case incomplete
  case altered
  /// The card is this computer's own.
  case own
  /// A device that is known bears other keys than those that were confirmed.
  case changedKey(organisation: String, device: DeviceID, confirmed: Moment)
  /// Another device of these keys, or another organisation under this device.
  case changedName(organisation: String, device: DeviceID)
  case wrongWords
  case local(LocalError)

  /// What happened, what is safe, what to do.
  public var sentence: String {
    switch self {
    case .notACard:
      return "This is no pairing card of homeround. Nothing was changed. Ask your partner for the "
        + "file "
        + "that their program writes for pairing."
    case .incomplete:
      return "The pairing card is not whole. Nothing was changed. Ask your partner to send it "
        + "once more."
    case .altered:
      return "The pairing card was altered on its way: its signature does not fit. Nothing was "
        + "changed. "
        + "Ask your partner to send it another way."
    case .own:
      return "This is the card of this computer itself. Give it to your partner, and take in "
        + "theirs."
    case .changedKey(let organisation, let device, let confirmed):
      return
        "STOP. This says that it comes from \(organisation) (\(device.text)), and its keys are "
        + "NOT those "
        + "that you confirmed on \(UKTime(confirmed).shown). Somebody may be pretending to be "
        + "\(organisation). Nothing was changed and nothing was taken in. Ring \(organisation) on "
        + "a "
        + "number that you know already, not on one in this message. Only if they say that the "
        + "computer "
        + "was set up anew: homeround pair --forget \(device.text), then take in their new card "
        + "and "
        + "compare the words."
    case .changedName(let organisation, let device):
      return
        "STOP. The computer \(device.text) is known as one of \(organisation), and this card says "
        + "otherwise. Nothing was changed. Ring \(organisation) on a number that you know "
        + "already. If it "
        + "is right: homeround pair --forget \(device.text), then take the card in again."
    case .wrongWords:
      return
        "Those are not the words of this card. Nothing was changed. Have the words read to you "
        + "once more; "
        + "if they still differ, somebody may have changed the card on its way."
    case .local(let error): return error.sentence
    }
  }

  /// For a log: no resident data.
  public var logText: String {
    switch self {
    case .notACard: return "pairing: no card"
    case .incomplete: return "pairing: card incomplete"
    case .altered: return "pairing: wrong signature"
    case .own: return "pairing: own card"
    case .changedKey(_, let device, _): return "pairing: changed key device=\(device.text)"
    case .changedName(_, let device): return "pairing: changed name device=\(device.text)"
    case .wrongWords: return "pairing: wrong words"
    case .local(let error): return "pairing: \(error.logText)"
    }
  }
}
