import RoundCore

/// Why nothing of a file can be taken.
public enum ImportProblem: Error, Equatable, Sendable {
  case csv(CSVProblem)
  /// Two columns mean the same; columns from 1, as headed in the file.
  case sameMeaning(first: Int, firstName: String, second: Int, secondName: String)
  /// A register without names.
  case noNames
  /// A list of flags that does not say who they are about.
  case nobodyNamed
  /// A list of flags without reasons, questions or notes, as a register is.
  case nothingAsked
  case roundIsClosed(Day?)
}

extension ImportProblem {
  /// What is wrong and what to do, safe to show.
  public var sentence: String {
    let text: SafeText
    switch self {
    case .csv(let problem): text = "\(problem.sentence)"
    case .sameMeaning(let first, let firstName, let second, let secondName):
      let firstLetters = CSVText.letters(ofColumn: first)
      let secondLetters = CSVText.letters(ofColumn: second)
      text = """
        Columns \(firstLetters) (\(ImportText.quoted(firstName))) and \(secondLetters) \
        (\(ImportText.quoted(secondName))) mean the same: leave one of them out.
        """
    case .noNames:
      text = "There is no column for names: head it \"Family name\", \"Given name\" or \"Name\"."
    case .nobodyNamed:
      text = """
        No column says who a line is about: head it "NHS number", "Family name", "Given name", \
        "Name" or "Room".
        """
    case .nothingAsked:
      text = """
        No column says why somebody is to be seen: head it "Reasons", "Question" or "Situation". \
        A register is taken in by "residents import".
        """
    case .roundIsClosed(let day):
      let which: SafeText = day.map { "The round of \($0.shown)" } ?? "The round"
      text = "\(which) is closed: nobody can be put on its list."
    }
    return text.string
  }
}
