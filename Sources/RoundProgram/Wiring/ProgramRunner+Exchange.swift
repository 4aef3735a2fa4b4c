import RoundCore
import RoundExchange
import RoundScreens
import RoundTerminal

extension ProgramRunner {
  /// Makes a pack for each partner of this home, after the list or the sheet was sent.
  func makePacks() {
    guard let home else { return }
    let auditor = auditor
    let event = AuditEvent(.packMade, at: .now(), home: home, person: state.me)
    let desk = ExchangeDesk(folder: folder, home: home, author: state.me?.author)
    let (mailbox, writer) = (mailbox, writer)
    work.begin {
      do throws(ExchangeProblem) {
        guard let page = try desk.packsForPartners() else {
          mailbox.post(.unpaired)
          return
        }
        if let writer { mailbox.post(await writer.whatHasLeft()) }
        auditor.note(event)
        mailbox.post(.exchange(.page(page, .above)))
      } catch {
        mailbox.post(.problem(error.sentence))
      }
    }
  }

  /// Does a step of the exchange away from this thread, which goes on drawing.
  func exchange(_ step: ExchangeStep, isAnew: Bool) {
    switch step {
    case .openHome(let home): open(home)
    case .typed(.home, let name): beginHome(called: name)
    default:
      // Also the first pack of all, which is taken in before there is a home.
      if let kind = AuditEvent.Kind(of: step) { note(kind, detail: step.savedName) }
      let desk = ExchangeDesk(
        folder: folder, home: home, author: state.me?.author,
        shown: state.role == .prepare ? state.round : nil)
      let (mailbox, writer) = (mailbox, writer)
      work.begin {
        let answer = desk.answer(step, isAnew: isAnew)
        // What has left can't be taken back: known before the pack is shown.
        if step.makesPack, let writer { mailbox.post(await writer.whatHasLeft()) }
        mailbox.post(.exchange(answer))
      }
    }
  }

  /// The first page where no home is open: none is here yet, or one of several is to be chosen.
  func beginWithExchange(_ step: ExchangeStep) {
    switch ExchangeDesk(folder: folder, home: nil, author: state.me?.author).answer(
      step, isAnew: false)
    {
    case .page(let page, _): state.stack = [.exchange(page)]
    case .said(let message): state.message = message
    case .completed: break
    }
  }

  /// Begins the record of a home that keeps none of its own.
  private func beginHome(called name: String) {
    do {
      guard let me = state.me else { return }
      open(try FirstRun.begin(called: name, author: me.author, folder: folder))
    } catch {
      take(.exchange(.said(Message(.problem, FirstRun.sentence(of: error, folder: folder)))))
    }
  }
}

extension AuditEvent.Kind {
  /// What the audit says of a step of the exchange; nil for one that only shows something.
  fileprivate init?(of step: ExchangeStep) {
    if step.makesPack {
      self = .packMade
    } else if case .take = step {
      self = .packTaken
    } else if step.savedName != nil {
      self = .textSaved
    } else {
      return nil
    }
  }
}

extension ExchangeStep {
  /// The name of the file that a text is kept in, which names no resident; nil for every other step.
  fileprivate var savedName: String? {
    if case .save(let name, _) = self { return name }
    return nil
  }
}
