/// A text to read and save, such as the sheet.
public struct TextPageState: Hashable, Sendable {
  public let title: String
  public let lines: [String]
  public let fileName: String
  /// What the text says of one resident's review; nil for the sheet, which is about everybody.
  public let review: ReviewTextWanted?
  /// What else it is, if it is more than a text.
  public let subject: PageSubject?
  public var scroll = Scroll()

  public init(
    title: String, lines: [String], fileName: String, review: ReviewTextWanted? = nil,
    subject: PageSubject? = nil
  ) {
    self.title = title
    self.lines = lines
    self.fileName = fileName
    self.review = review
    self.subject = subject
  }
}
