import RoundCore
import RoundExchange

/// What the screens show and do with packs: those to be sent, and those that lie in `packs/in`.
struct ExchangeDesk: Sendable {
  /// What was found, as a page.
  struct Found: Sendable {
    let title: String
    var lines: [String]
    /// The files that can be taken in, in the order in which they were made.
    var ready: [String] = []
  }

  let folder: RoundFolder
  let home: HomeID

  /// More files than anybody reads through; the rest is said to be there.
  private static let mostFiles = 50

  // MARK: Sending

  /// Makes a pack for each organisation of the other side that is paired here.
  ///
  /// - Returns: what is to be done with them, in lines; none without a partner.
  func packsForPartners(now: Moment) -> Result<[String], PackProblem> {
    do throws(PackProblem) {
      return .success(try made(now: now))
    } catch {
      return .failure(error)
    }
  }

  private func made(now: Moment) throws(PackProblem) -> [String] {
    let partners = Partners(folder)
    let all: [Partner]
    let own: OwnParty?
    let settings: DeviceSettings?
    do throws(LocalError) {
      own = try partners.own()
      all = try partners.all()
      settings = try folder.settings()
    } catch {
      throw .local(error)
    }
    guard let own, let settings else { return [] }
    let others = all.filter { other in
      guard other.side != own.side else { return false }
      // A practice sends a home's record to that home alone.
      return own.side == .home
        || all.contains { $0.organisation == other.organisation && $0.homes.contains(home) }
    }
    let maker = PackMaker(
      folder: folder, home: home, settings: settings, own: own, program: Version.program)
    var lines: [String] = []
    for organisation in Set(others.map(\.organisation)).sorted() {
      let packs = try maker.make(
        for: others.filter { $0.organisation == organisation }, sealing: .keys, now: now)
      for pack in packs { lines += try put(pack, organisation) }
    }
    return lines
  }

  private func put(_ pack: MadePack, _ organisation: String) throws(PackProblem) -> [String] {
    let path = "\(folder.packsOut)/\(pack.name)"
    do throws(FileError) {
      try folder.files.makeFolder(folder.packsOut)
      let file = try folder.files.openForAppend(path, creating: true)
      defer { folder.files.close(file) }
      try folder.files.append(pack.bytes, to: file)
      try folder.files.sync(file)
      try folder.files.syncFolder(folder.packsOut)
    } catch {
      throw .file(error)
    }
    return [
      "The pack for \(organisation) is ready. Nobody has been told yet: sending it is yours to "
        + "do.", "",
      "File: \(path)", "Entries in it: \(pack.entries)", "",
      "Attach the file to a mail, or put it on a stick. A mail without names could say:", "",
      "Subject: \(PackName.subject)", "",
    ]
      + PackName.mail(pack.name, isSealedWithWords: false).split(
        separator: "\n", omittingEmptySubsequences: false
      ).map(String.init) + ["", ""]
  }

  // MARK: Taking in

  /// Looks at every file of `packs/in`; nothing changes but that the folder is there.
  func look(now: Moment) -> Found {
    var found = Found(title: "TAKING IN", lines: [])
    let (looked, problem) = previews()
    if let problem { found.lines += [problem, ""] }
    let fresh = looked.filter { (try? $0.result.get())?.addsNothing != true }
    if fresh.isEmpty {
      found.lines += ["No new pack is there."]
    }
    for one in fresh {
      found.lines.append("FILE \(one.name)")
      switch one.result {
      case .success(let preview):
        found.ready.append(one.name)
        found.lines += preview.lines(now: now)
      case .failure(let problem):
        // What only waits for one before it is tried again once that is in.
        if case .gap = problem, !found.ready.isEmpty { found.ready.append(one.name) }
        found.lines.append(problem.sentence)
      }
      found.lines.append("")
    }
    let known = looked.count - fresh.count
    if known > 0 { found.lines += ["Already taken in: \(known)"] }
    if !found.ready.isEmpty {
      found.lines += ["Nothing has changed yet. t takes in what can be taken in."]
    }
    return Found(
      title: found.title, lines: found.lines + [""] + about(), ready: found.ready)
  }

  /// Where packs are put, and whose computer this is.
  private func about() -> [String] {
    var lines = ["Save packs that come by mail into: \(folder.packsIn)"]
    let partners = Partners(folder)
    if let own = (try? partners.own()) ?? nil, let settings = (try? folder.settings()) ?? nil,
      let card = (try? partners.card(settings, as: own))?.card
    {
      lines.append("This computer: \(card.organisation), words: \(card.words.text)")
    }
    let all = (try? partners.all()) ?? []
    for partner in all {
      lines.append(
        "Partner: \(partner.organisation), \(partner.device.text), confirmed "
          + UKTime(partner.confirmedAt).shown)
    }
    if all.isEmpty { lines.append("No partner is paired yet. Once, with each: homeround pair") }
    return lines
  }

  /// Takes in the files that were shown, the oldest first.
  func take(_ names: [String], now: Moment) -> Found {
    var found = Found(title: "TAKEN IN", lines: [])
    for name in names {
      found.lines.append("FILE \(name)")
      do throws(GateProblem) {
        let gate = gate
        let preview = try gate.preview(try contents(name))
        let added = try gate.take(preview)
        found.lines += preview.lines(now: now)
        found.lines.append(
          added == 0
            ? "Nothing was added."
            : "Saved: \(added) "
              + "\(added == 1 ? "entry" : "entries").")
      } catch {
        found.lines.append(error.sentence)
      }
      found.lines.append("")
    }
    return found
  }

  private var gate: ImportGate {
    ImportGate(folder: folder, own: ((try? folder.settings()) ?? nil)?.device)
  }

  private func contents(_ name: String) throws(GateProblem) -> [UInt8] {
    do throws(FileError) {
      return try Input.contents(of: "\(folder.packsIn)/\(name)")
    } catch {
      throw .file(error)
    }
  }

  private struct Looked {
    let name: String
    let result: Result<UnpackPreview, GateProblem>
  }

  /// Each file, in the order in which packs were made; those that can't be opened last.
  private func previews() -> ([Looked], String?) {
    let names: [String]
    do throws(FileError) {
      try folder.checkPlace()
      try folder.files.makeFolder(folder.packsIn)
      var plain: [String] = []
      for name in try folder.files.names(in: folder.packsIn)
      where try folder.files.kind(of: "\(folder.packsIn)/\(name)") == .file {
        plain.append(name)
      }
      names = plain
    } catch {
      return ([], error.sentence)
    }
    let gate = gate
    let looked = names.prefix(ExchangeDesk.mostFiles).map { name in
      do throws(GateProblem) {
        return Looked(name: name, result: .success(try gate.preview(try contents(name))))
      } catch {
        return Looked(name: name, result: .failure(error))
      }
    }
    func made(_ one: Looked) -> Moment? { (try? one.result.get())?.manifest.made }
    let sorted = looked.sorted { left, right in
      switch (made(left), made(right)) {
      case (let first?, let second?): return first < second
      case (_?, nil): return true
      case (nil, _?): return false
      case (nil, nil): return left.name < right.name
      }
    }
    let more = names.count - looked.count
    return (sorted, more > 0 ? "\(more) more files are there than are looked at here." : nil)
  }
}
