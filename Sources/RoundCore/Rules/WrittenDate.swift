/// The form in which a date was written, before it is asked which day it means.
enum WrittenDate: Equatable {
  /// The month by its name, so that the order does not matter.
  case named(day: Int, month: Int, year: Int?)
  /// Two numbers of at most two digits, in the order written.
  case numeric(Int, Int, year: Int?)
  /// Year, month, day.
  case iso(year: Int, month: Int, day: Int)

  enum Problem: Error, Equatable {
    case notUnderstood
    case yearNotInFull
  }

  init(_ tokens: [DateToken]) throws(Problem) {
    var pieces: [DateToken] = []
    var joints: [UInt8] = []
    var afterJoint = true
    for token in tokens {
      switch token {
      case .joint(let joint):
        guard !afterJoint else { throw .notUnderstood }
        joints.append(joint)
        afterJoint = true
      case .plus: throw .notUnderstood
      default:
        pieces.append(token)
        afterJoint = false
      }
    }
    guard !afterJoint else { throw .notUnderstood }
    self = try WrittenDate.date(of: pieces, joints: joints)
  }

  private static func date(
    of pieces: [DateToken], joints: [UInt8]
  ) throws(Problem) -> WrittenDate {
    guard let first = pieces.first, pieces.count == 2 || pieces.count == 3 else {
      throw .notUnderstood
    }
    let second = pieces[1]
    let last = pieces.count == 3 ? pieces[2] : nil
    if case .number(let year, digits: 4) = first {
      guard joints.count == 2, joints[0] == joints[1],
        case .number(let month, digits: 1...2) = second,
        case .number(let day, digits: 1...2) = last
      else { throw .notUnderstood }
      return .iso(year: year, month: month, day: day)
    }
    switch (first, second) {
    case (.number(let day, digits: 1...2), .word(let word)),
      (.word(let word), .number(let day, digits: 1...2)):
      guard let month = DateWords.month(word) else { throw .notUnderstood }
      return .named(day: day, month: month, year: try year(of: last))
    case (.number(let first, digits: 1...2), .number(let second, digits: 1...2)):
      // Numbers with only a space between them are more likely a slip than a date.
      guard joints.count == pieces.count - 1, Set(joints).count == 1 else { throw .notUnderstood }
      return .numeric(first, second, year: try year(of: last))
    default: throw .notUnderstood
    }
  }

  private static func year(of piece: DateToken?) throws(Problem) -> Int? {
    guard let piece else { return nil }
    guard case .number(let year, let digits) = piece else { throw .notUnderstood }
    guard digits == 4 else { throw digits < 4 ? .yearNotInFull : .notUnderstood }
    return year
  }
}
