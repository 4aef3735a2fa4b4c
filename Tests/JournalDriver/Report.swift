import RoundCore

/// What a folder holds, as one line of JSON.
struct Report {
  let folder: RoundFolder

  init(_ folder: RoundFolder) { self.folder = folder }

  /// The notes that a screen would show.
  static func notes(_ reading: JournalReader.Reading) -> [Fact<NoteWritten>] {
    ResidentID(Note.resident).flatMap { reading.record.residents[$0] }?.notes.facts ?? []
  }

  func say() -> Outcome {
    var homes: [JSON] = []
    var settings: JSON = .null
    do throws(FileError) {
      for home in try folder.homes() {
        homes.append(describe(try JournalReader.read(home, in: folder)))
      }
    } catch {
      return Output.fail(error.sentence)
    }
    do throws(LocalError) {
      settings = .number(try folder.settings()?.epoch)
    } catch {
      return Output.fail(error.sentence)
    }
    let all = JSON.object([
      JSON.Member("homes", .array(homes)), JSON.Member("epoch", settings),
    ])
    return Output.line(String(decoding: all.bytes(.line), as: UTF8.self)) ? .done : .silent
  }

  private func describe(_ reading: JournalReader.Reading) -> JSON {
    let notes = Report.notes(reading)
    let residents = reading.record.residents.values.flatMap {
      $0.details.last.map { [$0.body.family] } ?? []
    }
    let damage = reading.damage.map { damage in
      JSON.object([
        JSON.Member("broken", .bool(damage.kind == .broken)),
        JSON.Member("file", .string(damage.file)),
        JSON.Member("line", .integer(damage.line)),
        JSON.Member("byte", .integer(damage.byte)),
        JSON.Member("reason", .string(damage.reason)),
      ])
    }
    return .object([
      JSON.Member("home", .string(reading.record.home.text)),
      JSON.Member("notes", .array(notes.map { .string($0.header.id.text) })),
      JSON.Member(
        "wrong",
        .array(notes.filter { !Note.isWhole($0) }.map { .string($0.header.id.text) })),
      JSON.Member("residents", .array(residents.sorted().map { .string($0) })),
      JSON.Member("broken", .bool(reading.isBroken)),
      JSON.Member("damage", .array(damage)),
      JSON.Member("journals", .integer(reading.journals)),
      JSON.Member("entries", .integer(reading.entries)),
      JSON.Member("bytes", .integer(reading.bytes)),
    ])
  }
}
