@testable import RoundScreens

/// Pages of the exchange as the program could answer with them.
enum ExchangePages {
  static func page(_ step: ExchangeStep) -> ExchangePage {
    switch step {
    case .desk:
      return ExchangePage(
        step, title: "EXCHANGE WITH THE OTHER SIDE",
        lines: [.init(.text, "This computer: Bridge Street Surgery (practice).")],
        choices: [
          .init("Take in a file that came", help: "From mail or a stick.", .files),
          .init("Send: make a pack", .send), .init("Type where it is", .askPath),
        ])
    case .askPath:
      return ExchangePage(
        step, title: "WHERE IS THE FILE?", lines: [],
        input: .init(.path, "Its path", help: "Tab completes.", text: "~/Down"))
    default:
      return ExchangePage(
        step, title: "ANOTHER PAGE", lines: [.init(.text, "What is so.")],
        choices: [.init("Back", .back)])
    }
  }

  /// Two sets of six words to be compared, as when a card was opened.
  static var comparing: ExchangePage {
    ExchangePage(
      .look("/d/card.txt"), title: "PAIRING WITH Rosewood House (care home)",
      lines: [
        .init(
          .text,
          "Ring Rosewood House now, on a number that you knew before: not one from this mail or card. "
            + "Both laptops in one room? Look at each other's screens instead."),
        .init(.text, "They press X and choose Pair: that shows them what they read to you."),
        .init(.heading, "They read to you, and it must be exactly this"),
        .init(.words, "1 amusing         2 resupply        3 jasmine"),
        .init(.words, "4 poncho          5 prenatal        6 defection"),
        .init(.heading, "You read to them"),
        .init(.words, "1 yahoo           2 bladder         3 motocross"),
        .init(.words, "4 monetary        5 capillary       6 overtly"),
      ],
      choices: [
        .init("Not compared yet: go back", .back),
        .init("They match", help: "Pairs with this computer of Rosewood House.", .confirm(file)),
        .init("They do not match", .differ("Rosewood House")),
      ])
  }

  static var stop: ExchangePage {
    ExchangePage(
      .look("/d/card.txt"), title: "STOP. THIS MAY NOT COME FROM Rosewood House",
      lines: [
        .init(
          .warning,
          "The file says that it comes from a computer of Rosewood House (d0000000001). Its keys are "
            + "NOT those that were confirmed on 12-Mar-2026 09:00."),
        .init(.text, "Nothing was changed and nothing was taken in."),
      ],
      choices: [
        .init("Leave everything as it is", .back),
        .init("They say that it was set up anew", help: "Forgets the old keys.", .partners),
      ], isStop: true)
  }

  /// More than any window shows at once.
  static var long: ExchangePage {
    ExchangePage(
      .send, title: "TO BE SENT", lines: (1...60).map { .init(.verbatim, "Line \($0)") },
      choices: (1...10).map { .init("Choice \($0)", help: "What it does.", .files) })
  }

  static let file = ShownFile(path: "/d/card.txt", digest: "x")
}
