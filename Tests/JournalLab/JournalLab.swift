import Glibc

/// Breaks the journal in memory, more often than a real disk could be broken: see docs/durability.md.
@main
enum JournalLab {
  static func main() async {
    guard let options = LabOptions(Array(CommandLine.arguments.dropFirst())) else {
      print(LabOptions.usage)
      exit(2)
    }
    var report = LabReport()
    switch options.command {
    case .crash: await CrashLab(options: options).run(&report)
    case .damage: await DamageLab(options: options).run(&report)
    case .sequences: SequenceLab().run(&report)
    case .errors: ErrorLab().run(&report)
    }
    print("\(report.passed) passed, \(report.failed) failed")
    exit(report.failed == 0 ? 0 : 1)
  }
}
