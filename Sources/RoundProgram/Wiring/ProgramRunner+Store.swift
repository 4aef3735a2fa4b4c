import RoundCore
import RoundScreens
import RoundTerminal

extension ProgramRunner {
  /// Looks at the passphrase away from this thread.
  func openStore(_ passphrase: String) {
    guard let files = folder.lockedFiles else { return }
    let (mailbox, folder, auditor, home) = (mailbox, folder, auditor, home)
    let person = state.me
    Task.detached {
      var typed = Array(passphrase.utf8)
      defer { Secret.forget(&typed) }
      switch StoreDoor.look(typed, folder).answer {
      case .opened(let key):
        files.open(with: key)
        mailbox.post(.storeChecked(PINGate.Answer(fits: true)))
      case .refused(let answer):
        auditor.note(
          AuditEvent(
            .wrongPassphrase, at: .now(), home: home, person: person,
            detail: answer.isTried ? nil : "too early"))
        mailbox.post(.storeChecked(answer))
      }
    }
  }
}
