// swift-tools-version: 6.1
import Foundation
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .unsafeFlags(
    [
      // A release names its generic types to the runtime directly. By their mangled names the runtime
      // would look up at each start, in the list of all conformances, whether they fit.
      "-Xfrontend", "-disable-concrete-type-metadata-mangled-name-accessors",
      // Each function can be laid where it is wanted: see scripts/order.
      // What two functions have in common must not become one that has no name to lay it by.
      "-Xfrontend", "-function-sections", "-Xfrontend", "-disable-llvm-merge-functions-pass",
    ],
    .when(configuration: .release)),
]

// Whole runs of the tests set this: a hundred thousand keys are pressed in a third of the time when what
// they reach is optimised, though it is built for debugging. Traps and checks stay what they are.
let isQuick = Context.environment["HOMEROUND_QUICK_TESTS"] != nil
let core: [SwiftSetting] =
  strict + (isQuick ? [.unsafeFlags(["-O"], .when(configuration: .debug))] : [])

// Whether the libraries of C and of curses are here to be taken into the program, as where Debian and
// its kin build. Elsewhere the program looks for them when it starts, which takes longer.
let hasWholeLibraries: Bool = {
  let files = FileManager.default
  func holds(_ place: String, _ names: [String]) -> Bool {
    names.allSatisfy { files.fileExists(atPath: "\(place)/\($0)") }
  }
  return ["x86_64-linux-gnu", "aarch64-linux-gnu"].contains { machine in
    let compilers = (try? files.contentsOfDirectory(atPath: "/usr/lib/gcc/\(machine)")) ?? []
    return holds("/usr/lib/\(machine)", ["libc.a", "libm.a", "libncursesw.a", "libtinfo.a"])
      && compilers.contains { holds("/usr/lib/gcc/\(machine)/\($0)", ["libstdc++.a", "libgcc.a"]) }
  }
}()

// A release carries Swift's own libraries in it, so that the program runs where no Swift is. The
// last two stand behind FoundationEssentials, and the linker is not told of them when the library of
// another package brings that in. See docs/decisions/0153 and 0154.
let oneFile: [LinkerSetting] = [
  .unsafeFlags(
    (hasWholeLibraries
      ? ["-static-executable"] : ["-static-stdlib", "-Xlinker", "--no-export-dynamic"])
      + [
        "-use-ld=lld", "-l_FoundationCollections", "-l_FoundationCShims", "-Xlinker",
        "--symbol-ordering-file=\(Context.packageDirectory)/scripts/order.txt", "-Xlinker",
        "--no-warn-symbol-ordering",
      ],
    .when(platforms: [.linux], configuration: .release))
]

let package = Package(
  name: "homeround",
  products: [.executable(name: "homeround", targets: ["homeround"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
  ],
  targets: [
    // C: calls that Swift does not import.
    .target(name: "CSystem"),
    .target(
      name: "CCurses",
      linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),

    // Editable data, compiled in so that the program is one file.
    .target(
      name: "RoundData",
      path: "Resources",
      exclude: [
        "journal.schema.json", "list.schema.json", "show.schema.json", "verify.schema.json",
        "news2.schema.json", "audit.schema.json",
      ],
      resources: [
        .embedInCode("reasons.json"),
        .embedInCode("outcomes.json"),
        .embedInCode("registrations.json"),
        .embedInCode("news2-bands.json"),
        .embedInCode("red-flags.json"),
        .embedInCode("measures.json"),
        .embedInCode("priorities.json"),
        .embedInCode("phrases.json"),
        .embedInCode("abbreviations.json"),
        .embedInCode("bank-holidays.json"),
        .embedInCode("confirmation.json"),
        .embedInCode("pretend-home.json"),
        .embedInCode("tour.json"),
        .embedInCode("tour-home.json"),
        .embedInCode("spoken-words.json"),
        .embedInCode("pretend-routine.json"),
        .embedInCode("residents-example.csv"),
        .embedInCode("flags-example.csv"),
      ],
      swiftSettings: strict),

    .target(
      name: "RoundCore",
      dependencies: [
        "CSystem", "RoundData",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
      ],
      swiftSettings: core),
    .target(name: "RoundReports", dependencies: ["RoundCore"], swiftSettings: core),
    .target(
      name: "RoundExchange",
      dependencies: [
        "RoundCore",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
      ],
      swiftSettings: core),
    .target(name: "RoundScreens", dependencies: ["RoundCore"], swiftSettings: core),
    .target(
      name: "RoundTerminal", dependencies: ["RoundCore", "RoundScreens", "CCurses", "CSystem"],
      swiftSettings: strict),
    .target(
      name: "RoundProgram",
      dependencies: [
        "RoundCore", "RoundReports", "RoundExchange", "RoundScreens", "RoundTerminal", "CSystem",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "homeround", dependencies: ["RoundProgram"], swiftSettings: strict,
      linkerSettings: oneFile),

    .testTarget(name: "RoundCoreTests", dependencies: ["RoundCore"], swiftSettings: strict),
    .testTarget(
      name: "RoundReportsTests", dependencies: ["RoundReports", "RoundCore"],
      exclude: ["Snapshots"], swiftSettings: strict),
    .testTarget(
      name: "RoundExchangeTests",
      dependencies: [
        "RoundExchange", "RoundCore", .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "RoundScreensTests", dependencies: ["RoundScreens", "RoundCore"],
      exclude: ["Snapshots"], swiftSettings: strict),
    .testTarget(
      name: "RoundTerminalTests",
      dependencies: ["RoundTerminal", "RoundScreens", "RoundCore", "terminal-probe"],
      swiftSettings: strict),
    // Draws the pictures of the README from the screens, and compares them.
    .testTarget(
      name: "PictureTests",
      dependencies: ["RoundTerminal", "RoundReports", "RoundScreens", "RoundCore"],
      swiftSettings: strict),
    // Opens a session for the tests that need a real one, on a pseudo-terminal.
    .executableTarget(
      name: "terminal-probe", dependencies: ["RoundTerminal", "RoundScreens", "RoundCore"],
      path: "Tests/TerminalProbe", swiftSettings: strict),
    // What Tests/Durability kills, starves and cuts the power of, and Tests/Bench times: linked as the program is.
    .executableTarget(
      name: "journal-driver", dependencies: ["RoundExchange", "RoundCore"],
      path: "Tests/JournalDriver", swiftSettings: strict,
      linkerSettings: oneFile),
    // What the laboratories share.
    .target(name: "LabSupport", path: "Tests/LabSupport", swiftSettings: strict),
    // Breaks the journal in memory, a million times.
    .executableTarget(
      name: "journal-lab", dependencies: ["LabSupport", "RoundExchange", "RoundCore"],
      path: "Tests/JournalLab", swiftSettings: strict),
    // Seals, opens, breaks and merges packs for the tests.
    .executableTarget(
      name: "exchange-lab",
      dependencies: ["LabSupport", "RoundExchange", "RoundReports", "RoundCore"],
      path: "Tests/ExchangeLab", swiftSettings: strict),
    .testTarget(
      name: "RoundProgramTests",
      dependencies: ["RoundProgram", "RoundReports", "RoundExchange", "RoundScreens", "RoundCore"],
      swiftSettings: strict),
  ]
)
