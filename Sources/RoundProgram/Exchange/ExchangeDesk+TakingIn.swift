import RoundCore
import RoundExchange
import RoundScreens

/// Packs that came: what they would do, doing it, and why not.
extension ExchangeDesk {
  // MARK: Before

  /// What a pack holds; or why it is not taken.
  func pack(_ bytes: [UInt8], _ file: ShownFile) -> ExchangePage {
    let preview: UnpackPreview
    do throws(GateProblem) {
      preview = try gate.preview(bytes, words: file.words)
    } catch {
      return refused(error, file)
    }
    var lines = preview.lines(now: now).map { line in
      Line(ExchangeDesk.isLoud(line) ? .warning : .text, line)
    }
    lines.append(Line(.verbatim, file.path))
    let isFirst = preview.isNewHome
    lines.append(
      Line(
        .text,
        preview.addsNothing
          ? "Taking it in adds no entry; it notes only how much the sender has received."
          : isFirst
            ? "Everything in it was checked. Nothing has changed yet: taking it in puts this home "
              + "into this folder."
            : "Everything in it was checked. Nothing has changed yet."))
    return ExchangePage(
      .look(file.path), title: "TAKE IN: A PACK FROM \(preview.manifest.from.organisation)",
      lines: lines,
      choices: [Choice("Take it in", .take([file]))] + request(for: preview)
        + [Choice("Leave it", .back)])
  }

  /// Asks for what its sender holds and nobody has sent; nothing where nothing is missing.
  private func request(for preview: UnpackPreview) -> [Choice] {
    guard !preview.missing.isEmpty else { return [] }
    let who = preview.manifest.from.organisation
    return [
      Choice(
        "Ask \(who) for what is missing",
        help: "A ready text for a mail: they make a pack with everything once more.",
        .request(
          PackRequest(organisation: who, missing: preview.missing.joined(separator: "; "))))
    ]
  }

  /// Lines that must not be passed over begin with a word in capitals.
  private static func isLoud(_ line: String) -> Bool {
    ["NOT ", "OLD:", "CAREFUL", "STOP", "REFUSED", "MISSING"].contains { line.hasPrefix($0) }
  }

  // MARK: Why not

  func refused(_ problem: GateProblem, _ file: ShownFile) -> ExchangePage {
    var choices = [Choice("Back", .back)]
    switch problem {
    case .changedKey(.changedKey(let organisation, let device, let confirmed)):
      return stop(
        organisation, device, file,
        what: "Its key is NOT the one that was confirmed on \(shown(confirmed)).")
    case .changedKey(.changedName(let organisation, let device)):
      return stop(
        organisation, device, file, what: "It does not call itself \(organisation) any more.")
    case .needsWords, .wrongWords: return wordsQuestion(file, isWrong: problem == .wrongWords)
    case .gap(let organisation, let device, let from, let to):
      let range =
        from.map { $0 == to ? "entry \(to)" : "entries \($0) to \(to)" }
        ?? "entries up to number \(to)"
      let request = PackRequest(
        organisation: organisation, missing: "\(range) of the computer \(device.text)")
      choices.insert(
        Choice(
          "Ask \(organisation) for what is missing",
          help: "A ready text for a mail: they make a pack with everything once more.",
          .request(request)), at: 0)
    case .damagedHere:
      choices.insert(
        Choice(
          "Ask for everything once more",
          help: "A whole pack puts right what is damaged here.",
          .request(PackRequest(organisation: "", missing: "a part of what you sent"))), at: 0)
    case .unknownSender, .noKey, .age(.noMatch):
      choices.insert(Choice("Pair with them first", .pair), at: 0)
    default: break
    }
    let isStop = if case .differing = problem { true } else { false }
    return ExchangePage(
      .look(file.path), title: "NOT TAKEN IN",
      lines: [
        Line(isStop ? .warning : .text, ExchangeDesk.onScreen(problem)),
        Line(.text, "Nothing was changed."), Line(.verbatim, file.path),
      ], choices: choices, isStop: isStop)
  }

  /// The sentence of a refusal, with what to do on the screen in the place of a command.
  private static func onScreen(_ problem: GateProblem) -> String {
    switch problem {
    case .gap(let organisation, let device, let from, let to):
      let range =
        from.map { $0 == to ? "entry \(to)" : "entries \($0) to \(to)" }
        ?? "entries up to number \(to)"
      return "A pack before this one is missing: \(range) of the computer \(device.text) of "
        + "\(organisation) are not here. Take that one in first, or ask for it."
    case .noKey:
      return "This computer has no keys yet, so nothing can be sealed for it. Pair first."
    case .unknownSender(let organisation, let device):
      return
        "It says that it comes from \(organisation) (\(device.text)), and this computer is not "
        + "paired with that one. Pair first: take in their card and compare the six words."
    default:
      var text = problem.sentence
      for end in ["NOT TAKEN IN. "] where text.hasPrefix(end) { text.removeFirst(end.count) }
      for end in [" Nothing was changed."] where text.hasSuffix(end) { text.removeLast(end.count) }
      return text
    }
  }

  private func wordsQuestion(_ file: ShownFile, isWrong: Bool) -> ExchangePage {
    let closed = ShownFile(path: file.path, digest: file.digest)
    return ExchangePage(
      .look(file.path), title: "THIS PACK IS SEALED WITH SIX WORDS",
      lines: [
        isWrong
          ? Line(.warning, "Those were not its words. Nothing was changed.")
          : Line(.text, "Whoever made it reads them to you over the telephone."),
        Line(.verbatim, file.path),
      ],
      input: ExchangePage.Input(
        .words(closed), "The six words",
        help: "With a space between them. Capitals don't matter. Enter goes on; Esc goes back."))
  }

  /// A text that asks a partner for everything once more.
  func requested(_ request: PackRequest) throws(ExchangeProblem) -> ExchangePage {
    let own = try own()?.organisation
    let lines = [
      "Subject: homeround: please send everything once more", "",
      "Not everything that you sent for the weekly round has reached us:",
      "\(request.missing) is missing here.", "",
      "Please make a whole pack for us: open homeround, press X, choose \"Send: make a pack\","
        + (own.map { " then \($0)," } ?? "") + " then \"Everything once more\".",
      "Send us the file that it writes. What we have already does no harm.",
    ]
    let who = request.organisation.isEmpty ? "your partner" : request.organisation
    return ExchangePage(
      .request(request), title: "ASK \(who) FOR WHAT IS MISSING",
      lines: [
        Line(
          .text,
          "Nobody has been asked yet. A mail without names could say this; or read it out "
            + "on the telephone."), Line(.text, ""),
      ] + lines.map { Line(.verbatim, $0) },
      choices: kept(
        "Keep this text as a file", name: "homeround-request-\(UKTime(now).day.iso).txt", lines)
        + [Choice("Back", .back)])
  }

  // MARK: Doing it

  /// Takes in what was shown, the oldest first.
  func taken(_ files: [ShownFile]) throws(ExchangeProblem) -> ExchangePage {
    var lines: [Line] = []
    var choices: [Choice] = []
    var opened: HomeID?
    let gate = gate
    for file in files {
      if files.count > 1 { lines.append(Line(.heading, Paths.name(of: file.path))) }
      let bytes: [UInt8]
      do throws(ExchangeProblem) {
        bytes = try contents(file)
      } catch {
        lines.append(Line(.text, error.sentence))
        continue
      }
      do throws(GateProblem) {
        let preview = try gate.preview(bytes, words: file.words)
        let added = try gate.take(preview)
        lines.append(
          Line(
            .good,
            added == 0
              ? "Nothing new was in it; that it came is noted."
              : "Saved: \(UnpackPreview.count(added, "entry", "entries")), about "
                + "\(UnpackPreview.count(preview.residents, "resident", "residents")), from "
                + "\(preview.manifest.from.organisation)."))
        if preview.mends {
          lines.append(
            Line(
              .good,
              "What was damaged here is whole again. Leave the program (q) and open it once more: "
                + "then it shows everything."))
        }
        if !preview.missing.isEmpty {
          lines.append(Line(.warning, "MISSING: \(preview.missingSentence)"))
          choices += request(for: preview)
        }
        for notice in preview.notices { lines.append(Line(.warning, notice)) }
        if preview.refused > 0 {
          lines.append(
            Line(
              .warning,
              "\(UnpackPreview.count(preview.refused, "entry was", "entries were")) written by "
                + "somebody who has no right to: kept apart, changing nothing. K says which."))
        }
        if preview.newConflicts > 0 {
          lines.append(
            Line(
              .warning,
              UnpackPreview.count(
                preview.newConflicts, "thing was", "things were")
                + " recorded on both sides in different words: both stand until a person settles "
                + "which holds (K)."))
        }
        if preview.manifest.home != home { opened = preview.manifest.home }
      } catch {
        let page = refused(error, file)
        lines += page.lines
        choices += page.choices.filter { if case .request = $0.step { true } else { false } }
      }
    }
    if let opened {
      choices.insert(Choice("Open \(try name(of: opened))", .openHome(opened)), at: 0)
    }
    choices.append(Choice("Done", .back))
    return ExchangePage(.take(files), title: "TAKEN IN", lines: lines, choices: choices)
  }
}
