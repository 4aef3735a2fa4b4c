/// The version of the program, as journals name it.
enum Version {
  static let text = "0.1.0"
  static let program = "homeround 0.1.0"
}
