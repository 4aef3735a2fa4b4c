import ArgumentParser

/// Whether the screens are shown line by line: shared, since a flag of the whole program is taken before a
/// command sees it.
struct LineByLine: ParsableArguments {
  @Flag(help: "Line by line: for screen readers, braille, serial lines and scripts.")
  var plain = false
}
