// swift-tools-version: 6.1
import PackageDescription

let strict: [SwiftSetting] = [.swiftLanguageMode(.v6)]

let package = Package(
  name: "homeround",
  products: [.executable(name: "homeround", targets: ["homeround"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", exact: "1.6.0"),
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
      exclude: [],
      resources: [
        .embedInCode("reasons.json"),
        .embedInCode("outcomes.json"),
        .embedInCode("registrations.json"),
        .embedInCode("news2-bands.json"),
        .embedInCode("priorities.json"),
        .embedInCode("bank-holidays.json"),
        .embedInCode("pretend-home.json"),
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
        .product(name: "OrderedCollections", package: "swift-collections"),
      ],
      swiftSettings: strict),
    .target(name: "RoundReports", dependencies: ["RoundCore"], swiftSettings: strict),
    .target(name: "RoundExchange", dependencies: ["RoundCore"], swiftSettings: strict),
    .target(name: "RoundScreens", dependencies: ["RoundCore"], swiftSettings: strict),
    .target(
      name: "RoundTerminal", dependencies: ["RoundCore", "RoundScreens", "CCurses"],
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
      linkerSettings: [.unsafeFlags(["-static-stdlib"], .when(configuration: .release))]),

    .testTarget(name: "RoundCoreTests", dependencies: ["RoundCore"], swiftSettings: strict),
    .testTarget(
      name: "RoundReportsTests", dependencies: ["RoundReports", "RoundCore"],
      exclude: ["Snapshots"], swiftSettings: strict),
    .testTarget(
      name: "RoundExchangeTests", dependencies: ["RoundExchange", "RoundCore"],
      swiftSettings: strict),
    .testTarget(
      name: "RoundScreensTests", dependencies: ["RoundScreens", "RoundCore"],
      exclude: ["Snapshots"], swiftSettings: strict),
    .testTarget(
      name: "RoundTerminalTests",
      dependencies: ["RoundTerminal", "RoundScreens", "RoundCore", "terminal-probe"],
      swiftSettings: strict),
    // Opens a session for the tests that need a real one, on a pseudo-terminal.
    .executableTarget(
      name: "terminal-probe", dependencies: ["RoundTerminal", "RoundScreens", "RoundCore"],
      path: "Tests/TerminalProbe", swiftSettings: strict),
    .testTarget(
      name: "RoundProgramTests",
      dependencies: ["RoundProgram", "RoundReports", "RoundScreens", "RoundCore"],
      swiftSettings: strict),
  ]
)
