import RoundCore

/// The residents of a record, and those that earlier lines of the file add, to be found by what a
/// row says of them.
struct RegisterIndex {
  struct Person {
    let id: ResidentID
    let details: ResidentDetails
    /// Neither left nor dead.
    let isHere: Bool
    /// As it is compared.
    let sketch: PersonSketch

    var family: String { sketch.family }
    var given: String { sketch.given }

    init(id: ResidentID, details: ResidentDetails, isHere: Bool) {
      self.id = id
      self.details = details
      self.isHere = isHere
      sketch = PersonSketch(details)
    }

    /// Name and room for a sentence of the report.
    var shown: SafeText {
      let name = SafeText(details.shownName).cut(to: 60)
      guard let room = details.room else { return name }
      return "\(name), room \(SafeText(room).cut(to: 20))"
    }
  }

  private var people: [ResidentID: Person] = [:]
  private var byNumber: [NHSNumber: [ResidentID]] = [:]
  private var byFamily: [String: [ResidentID]] = [:]
  private var lines: [ResidentID: Int] = [:]

  init(_ record: Record) {
    // Sorted, so that a report is the same each time.
    for (id, resident) in record.residents.sorted(by: { $0.key < $1.key }) {
      guard let details = resident.current else { continue }
      let state = resident.residence.last?.body.state ?? .home
      put(Person(id: id, details: details, isHere: state != .left && state != .died))
    }
  }

  subscript(id: ResidentID) -> Person? { people[id] }

  /// The first line of the file that was about this resident; nil while none was.
  func line(of id: ResidentID) -> Int? { lines[id] }

  mutating func put(_ id: ResidentID, _ details: ResidentDetails) {
    put(Person(id: id, details: details, isHere: people[id]?.isHere ?? true))
  }

  mutating func mark(_ id: ResidentID, line: Int) {
    if lines[id] == nil { lines[id] = line }
  }

  private mutating func put(_ person: Person) {
    if let old = people[person.id] {
      guard old.details != person.details else { return }
      if let number = old.details.nhsNumber { byNumber[number]?.removeAll { $0 == old.id } }
      byFamily[old.family]?.removeAll { $0 == old.id }
    }
    people[person.id] = person
    if let number = person.details.nhsNumber { byNumber[number, default: []].append(person.id) }
    byFamily[person.family, default: []].append(person.id)
  }

  private func people(_ ids: [ResidentID]?) -> [Person] {
    (ids ?? []).compactMap { people[$0] }
  }

  func holders(of number: NHSNumber) -> [Person] { people(byNumber[number]) }

  /// Everybody of the same family name, those who left too.
  func family(of person: ImportedPerson) -> [Person] { people(byFamily[person.familyKey]) }

  /// Everybody of exactly this name, those who left too.
  func namesakes(of person: ImportedPerson) -> [Person] {
    guard person.hasName else { return [] }
    return family(of: person).filter { $0.given == person.givenKey }
  }
}
