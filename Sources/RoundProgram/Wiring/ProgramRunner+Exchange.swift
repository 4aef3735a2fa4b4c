import RoundCore
import RoundExchange
import RoundScreens
import RoundTerminal

extension ProgramRunner {
  /// Makes a pack for each partner of this home, after the list or the sheet was sent; without a
  /// partner there is none to make.
  func makePacks() {
    guard let home else { return }
    let folder = folder
    let mailbox = mailbox
    let auditor = auditor
    let event = AuditEvent(.packMade, at: .now(), home: home, person: state.me)
    let desk = ExchangeDesk(folder: folder, home: home)
    Task.detached {
      switch desk.packsForPartners(now: .now()) {
      case .success(let lines):
        guard !lines.isEmpty else { return }
        auditor.note(event)
        mailbox.post(
          .page(
            .packsOut, title: "TO BE SENT", lines: lines, fileName: "homeround-mail.txt"))
      case .failure(let problem): mailbox.post(.problem(problem.sentence))
      }
    }
  }

  /// Looks at what lies in `packs/in`, and changes nothing.
  func lookForPacks() {
    guard let home else { return }
    let desk = ExchangeDesk(folder: folder, home: home)
    let mailbox = mailbox
    Task.detached { mailbox.post(ProgramRunner.page(desk.look(now: .now()))) }
  }

  /// Takes in what was shown.
  func takePacks(_ names: [String]) {
    guard let home else { return }
    let desk = ExchangeDesk(folder: folder, home: home)
    let mailbox = mailbox
    auditor.note(
      AuditEvent(
        .packTaken, at: .now(), home: home, person: state.me, detail: "\(names.count) files"))
    Task.detached { mailbox.post(ProgramRunner.page(desk.take(names, now: .now()))) }
  }

  private nonisolated static func page(_ found: ExchangeDesk.Found) -> ProgramAction {
    .page(
      .packsIn(ready: found.ready), title: found.title, lines: found.lines,
      fileName: "homeround-taking-in.txt")
  }
}
