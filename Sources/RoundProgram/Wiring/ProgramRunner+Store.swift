import RoundCore
import RoundScreens
import RoundTerminal

extension ProgramRunner {
  /// Looks at the passphrase away from this thread, after everything has come to rest.
  func openStore(_ passphrase: String) {
    guard let files = folder.lockedFiles else { return }
    let (mailbox, folder, auditor, home) = (mailbox, folder, auditor, home)
    let (resting, person) = (resting, state.me)
    Task.detached {
      await resting?.value
      var typed = Array(passphrase.utf8)
      defer { SecretPrompt.forget(&typed) }
      switch StoreDoor.look(typed, folder).answer {
      case .opened(let key):
        files.open(with: key)
        mailbox.post(.storeChecked(PINGate.Answer(fits: true)))
      case .refused(let answer):
        auditor.note(
          AuditEvent(.wrongPIN, at: .now(), home: home, person: person, detail: "passphrase"))
        mailbox.post(.storeChecked(answer))
      }
    }
  }
}
