import RoundCore

extension Likeness {
  init(row: ImportedPerson, resident: RegisterIndex.Person) {
    self.init(row.sketch, resident.sketch)
  }
}
