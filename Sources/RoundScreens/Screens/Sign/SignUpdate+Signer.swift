import RoundCore

/// Who signs, and whether they may.
extension SignUpdate {
  /// Why somebody has no right to sign this; nil when they have.
  static func refusal(of sign: SignState, _ author: Author, _ state: ProgramState) -> String? {
    guard let device = state.device else { return nil }
    return sign.drafts.lazy.compactMap {
      state.record.refusal(of: $0.body, author: author, device: device, at: state.now)
    }.first
  }

  /// The next person of this computer signs, with their own PIN.
  static func passOn(_ state: inout ProgramState, _ sign: SignState) {
    guard state.signers.count > 1 else { return }
    var sign = sign
    let place = state.me.flatMap { state.signers.firstIndex(of: $0) } ?? sign.signer
    sign.signer = (place + 1) % state.signers.count
    sign.pin = TextEditor()
    sign.problem = nil
    state.me = nil
    state.pinGoodUntil = nil
    // Each has tries of their own, which the program counts.
    state.wrongPINs = 0
    state.pinBlockedUntil = nil
    // Whether a change is prescribed or recommended hangs on who signs it.
    if sign.isCorrection {
      sign.sentences = CorrectionText.lines(
        sign.drafts, author: state.signers[sign.signer].author, state: state)
      sign.isReadToEnd = false
    } else if let review = sign.drafts.first?.body as? ReviewSigned {
      sign.sentences = SignText.review(
        review, resident: sign.resident.flatMap { state.record.residents[$0] },
        author: state.signers[sign.signer].author, state: state)
      sign.isReadToEnd = false
    }
    ProgramUpdate.replaceTop(&state, .sign(sign))
    noteReading(&state)
  }
}
