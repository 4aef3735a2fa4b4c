/// `--folder` and `--home` stand before or after the subcommand; the last one wins.
enum SharedOptions {
  private static let names = ["--folder", "--home"]

  /// The arguments with the shared options behind the subcommand, where each subcommand takes them.
  static func moved(_ arguments: [String]) -> [String] {
    var rest: [String] = []
    var found: [String: String] = [:]
    var tail: [String] = []
    var index = 0
    while index < arguments.count {
      let argument = arguments[index]
      if argument == "--" {
        tail = Array(arguments[index...])
        break
      }
      // What begins with a dash is the next option; the parser then says which value is missing.
      if names.contains(argument), index + 1 < arguments.count,
        !arguments[index + 1].hasPrefix("-")
      {
        found[argument] = arguments[index + 1]
        index += 2
        continue
      }
      if let name = names.first(where: { argument.hasPrefix($0 + "=") }) {
        found[name] = String(argument.dropFirst(name.count + 1))
      } else {
        rest.append(argument)
      }
      index += 1
    }
    let shared = names.compactMap { name in found[name].map { "\(name)=\($0)" } }
    return rest + shared + tail
  }
}
