/// Every command of the program.
public enum CommandRegistry {
  private static let lists: Set<KeyContext> = [
    .roundList, .prepareList, .finding, .picker, .help, .palette,
  ]
  private static let panes: Set<KeyContext> = [
    .resident, .page, .sign, .messages, .signed, .urgentPage, .actions,
  ]
  private static let notTyping: Set<KeyContext> = [
    .roundList, .prepareList, .resident, .page, .messages, .signed, .urgentPage, .actions,
  ]
  private static let aboutOne: Set<KeyContext> = [
    .roundList, .prepareList, .resident, .urgentPage,
  ]
  private static let withPalette: Set<KeyContext> = [
    .roundList, .prepareList, .reordering, .finding, .resident, .form, .sign, .page, .messages,
    .signed, .calendar, .urgentPage, .actions,
  ]

  /// Those that both roles have, and the visiting professional's.
  private static let listed: [Command] = [
    // Round list
    command(
      .open, "Open the resident", "open", [.enter, .right],
      "Shows everything about the selected resident.", [.roundList, .prepareList, .finding], 1),
    command(
      .nothingNeeded, "Considered, nothing needed", "nothing needed", [.character("0")],
      "Opens a review of one line, which you then sign; also says how the resident was seen.",
      [.roundList, .prepareList, .resident], 3),
    command(
      .outcome, "Record outcome", "outcome", [.character("o")],
      "Opens the form for what was found and decided.", [.roundList, .prepareList, .resident], 2),
    command(
      .carePlan, "Change the care plan", "care plan", [.character("c")],
      "Opens the outcome form at its care-plan changes.", [.roundList, .prepareList, .resident], 4),
    command(
      .escalate, "Record an urgent concern", "urgent", [.character("e")],
      "Records which urgent route was used, when and who was told. The program tells nobody.",
      aboutOne, 9),
    command(
      .urgentCard, "Urgent card: whom to ring", "whom to ring", [.character("!")],
      "CPR decision, limits, medicines, the numbers that can be rung now, and the call to read out.",
      [.roundList, .prepareList, .resident], nil),
    command(
      .recordRoute, "Record who was told of an urgent concern", "who was told",
      [.character("w")], "The route, the time, who was told and what they said, after the call.",
      aboutOne, 8),
    command(
      .transferStep, "Record a step of a visit or transfer", "visit, transfer",
      [.character("h")],
      "Asked for, assessed by telephone, decided, transport; with the clock for hospital.",
      aboutOne, nil),
    command(
      .observations, "Record observations", "observations", [.character("v")],
      "Vital signs, weight, glucose; saved first, then NEWS2 against what is usual.",
      [.resident, .urgentPage], 5),
    command(
      .observations, "Record observations", "observations", [.character("v")],
      "Vital signs, weight, glucose; saved first, then NEWS2 against what is usual.",
      [.roundList, .prepareList], 16),
    command(
      .measures, "Record measures, what is usual, CPR, limits", "measures", [.character("M")],
      "Soft signs, frailty, MUST, Waterlow, GSF, pain; CPR, limits; what is usual; oxygen.",
      aboutOne, nil),
    command(
      .redFlags, "Red flags of this home", "red flags", [.character("R")],
      "What stops a flag from waiting for the round: see, change, and sign off.",
      [.roundList, .prepareList], nil),
    command(
      .endEscalation, "Record how an urgent concern ended", "concern ended", [.character("E")],
      "Records the ending of an open urgent concern.", aboutOne, nil),
    command(
      .updateAction, "Tick off an action", "tick off", [.character("t")],
      "Says of an open action that it is done, not done or still waiting, and who says so.",
      [.roundList, .prepareList, .resident], 10),
    command(
      .take, "Add a resident to this round", "add", [.character("a")],
      "Puts a resident of the register on the list, with the reason.", [.roundList], 10),
    command(
      .drop, "Take off this round's list", "take off", [.character("x")],
      "Takes the resident off this round's list, with the reason.",
      [.roundList, .prepareList, .resident], nil),
    command(
      .reorder, "Put the list in your order", "reorder", [.character("r")],
      "The home's order stays visible beside yours.", [.roundList, .prepareList], nil),
    command(
      .find, "Find a resident", "find", [.character("/")],
      "Finds by name, room or NHS number; accents and capitals don't matter.",
      [.roundList, .prepareList], 6),
    command(
      .filter, "Show only some residents", "filter", [.character("f")],
      "A box asks which of them.", [.roundList, .prepareList], 7),
    command(
      .closeRound, "Close the round", "done: close", [.character("d")],
      "Says who is not accounted for; then the sheet for the home.", [.roundList], 8),
    command(
      .toldToday, "Say who was told of MAR today", "MAR today: told", [.character("N")],
      "Who at the home was told of each change that must be on the MAR today, how and when.",
      [.roundList, .resident], 2),
    command(
      .sheet, "Sheet for the home", "sheet", [.character("s")],
      "The feedback of the round as text.", [.roundList, .prepareList], 11),
    command(
      .lastReviewText, "Text of the review signed last", "text of last review", [.character("P")],
      "What you signed last, as text for the clinical system or the care file.", [.roundList], 8),
    command(
      .undo, "Undo: take back what was signed", "undo", [.character("u"), .control("z")],
      "On a resident's page what was signed last for that resident, else the last of all: says in words "
        + "what would be taken back, and takes it back when you sign. What has left: correct it (C).",
      [.roundList, .prepareList, .resident, .page, .urgentPage], 15),
    command(
      .redo, "Redo what was taken back", "redo", [.control("r")],
      "Brings back what Undo took, the last first.",
      [.roundList, .prepareList, .resident, .page, .urgentPage], nil),
    command(
      .correct, "Correct what was signed", "correct", [.character("C")],
      "Lists what was signed for the resident. What was wrong is struck, and what is right stands "
        + "instead; after the round the home gets a corrected sheet.", [.roundList, .resident], 16),
    command(
      .switchPerson, "Somebody else is at the keyboard", "who are you", [.character("i")],
      "Asks who you are: what can be done follows from that.", [.roundList, .prepareList], nil),
    // Resident
    command(
      .reviewText, "Text for the clinical system", "text to paste", [.character("p")],
      "What is signed for this resident on this round, as plain text; then the slip for the care "
        + "file.", [.roundList, .resident], 12),
    command(
      .nextResident, "Next resident", "next", [.character("]"), .control("n")],
      "Goes to the next resident of the list.", [.resident], 6),
    command(
      .previousResident, "Previous resident", "previous", [.character("[")],
      "Goes to the resident before.", [.resident], nil),
    command(
      .nextSection, "Next section", "next section", [.tab],
      "Jumps to the next heading.", [.resident, .page, .urgentPage], 5),
    command(
      .previousSection, "Previous section", "section before", [.backTab],
      "Jumps to the heading before.", [.resident, .page, .urgentPage], nil),
    command(
      .back, "Back", "back", [.escape, .left],
      "Goes back one step; nothing is lost.",
      [.resident, .page, .messages, .keyBox, .signed, .calendar, .urgentPage, .actions], 12),
    command(
      .back, "Back", "back", [.escape], "Goes back one step; nothing is lost.",
      [.help, .picker, .palette, .draftOffer], 12),
    command(
      .back, "Leave the order as it was", "as it was", [.escape],
      "The order you have begun is given up.", [.reordering], 12),
    command(
      .back, "Show the whole list", "show all", [.escape], "Takes the filter away.",
      [.roundList, .prepareList], nil),
    command(
      .back, "Stop finding", "show all", [.escape],
      "Shows the whole list again.", [.finding], 2),
    // Moving
    command(
      .up, "Up", "up", [.up, .character("k")], "One line up.",
      notTyping.union([.calendar, .exchange]), nil),
    command(
      .down, "Down", "down", [.down, .character("j")], "One line down.",
      notTyping.union([.calendar, .exchange]), nil),
    command(
      .up, "Up", "up", [.up], "One line up.",
      [.reordering, .picker, .help, .sign, .finding, .palette, .keyBox, .draftOffer], nil),
    command(
      .down, "Down", "down", [.down], "One line down.",
      [.reordering, .picker, .help, .sign, .finding, .palette, .keyBox, .draftOffer], nil),
    command(
      .pageUp, "Page up", "page up", [.pageUp], "One window up.",
      lists.union(panes).union([.draftOffer, .calendar, .exchange]), nil),
    command(
      .pageDown, "Page down", "page down", [.pageDown], "One window down.",
      lists.union(panes).union([.draftOffer, .calendar, .exchange]), nil),
    command(
      .first, "To the beginning", "first", [.home, .character("g")], "To the first line.",
      notTyping, nil),
    command(
      .last, "To the end", "last", [.end, .character("G")], "To the last line.", notTyping, nil),
    // Reordering
    command(
      .pickUp, "Pick up or put down", "pick up, put down", [.character(" "), .enter],
      "The arrow keys then move the resident.", [.reordering], 1),
    command(
      .check, "Check and sign", "check and sign", [.control("s")],
      "Goes to the review of the new order.", [.reordering], 2),
    // Forms
    command(
      .nextField, "Next question", "next", [.tab], "Goes on; back always works.", [.form], 1),
    command(
      .previousField, "Question before", "back", [.backTab], "Goes back one question.",
      [.form], 2),
    command(
      .tick, "Tick", "tick", [.character(" ")],
      "Ticks or unticks the choice; one digit, 1 to 9, does too. A number of several digits chooses "
        + "nothing.", [.form], 3),
    command(
      .go, "Choose, open, or go on", "choose, go on", [.enter],
      "Chooses and goes on; opens a block; in a text box it begins a new line.", [.form], 6),
    command(
      .remove, "Take a block out", "take out", [.delete],
      "Takes the selected block out of the form, or the one begun there; Ctrl-Z puts it back.",
      [.form], nil),
    command(
      .check, "Check, then review and sign", "check", [.control("s")],
      "Says what is missing; when nothing is, shows everything once more.", [.form], 4),
    command(
      .leaveForm, "Leave the form", "leave (kept)", [.escape],
      "What you typed is kept as a draft, also when the program is left.", [.form], 5),
    command(
      .typingUndo, "Undo typing", "undo typing", [.control("z")],
      "Takes typing back, or puts a block back that was taken out.", [.form], nil),
    command(
      .typingRedo, "Redo typing", "redo typing", [.control("r"), .control("y")],
      "Does again what was taken back.", [.form], nil),
    command(
      .bigger, "Bigger text box", "bigger", [.control("e")],
      "Gives the text box the whole window, and back.", [.form], nil),
    // A draft is there
    command(
      .choose, "Do what is selected", "choose", [.enter],
      "Goes on with the draft, starts again, or compares.", [.draftOffer], 1),
    command(
      .continueDraft, "Continue the draft", "continue", [.character("1")],
      "Comes back to the same question, with the cursor where it was.", [.draftOffer], 2),
    command(
      .startAgain, "Start again", "start again", [.character("2")],
      "Throws the draft away, after asking once more.", [.draftOffer], 3),
    command(
      .compareDraft, "Compare with the record", "compare", [.character("3")],
      "Shows what the draft says and what has been recorded since it was begun.", [.draftOffer],
      4),
    // Review and sign
    command(
      .givePIN, "Sign with your PIN", "signs, after your PIN", [.enter],
      "Type the digits of your PIN first. Enter alone does nothing.", [.sign], 1),
    command(
      .sign, "Sign", "sign", [.character("y")],
      "Your PIN holds for five minutes; then it is asked for again.", [.sign], 1),
    command(
      .otherSigner, "Somebody else signs", "somebody else", [.tab],
      "Goes to the next person of this computer; they give their own PIN.", [.sign], 3),
    command(
      .signBack, "Back to the form", "back", [.escape], "Goes back; nothing is signed yet.",
      [.sign], 2),
    // Sheet
    command(
      .save, "Save to a file", "save to file", [.character("w")],
      "Writes the text to a file that only this account can read.", [.page], 1),
    command(
      .otherText, "Slip for the care file, or text for the clinical system", "slip or text",
      [.character("p")], "Goes from one to the other.", [.page], 2),
    command(
      .copy, "Copy to the clipboard", "copy", [.character("c")],
      "Only when switched on in the settings: whoever pastes next on this computer sees it.",
      [.page], 3),
    // Settings
    command(
      .settings, "Settings: colours, symbols, mouse, clipboard, folder", "settings",
      [.character(",")],
      "How the screens look and behave on this computer, and in which folder everything is kept.",
      [.roundList, .prepareList], nil),
    command(
      .change, "Change", "change", [.right, .left, .character(" ")],
      "Goes through the choices; each shows at once.", [.settings], 1),
    command(
      .keep, "Keep", "keep", [.enter, .control("s")], "Keeps what is shown.", [.settings], 2),
    command(
      .back, "As it was before", "as it was", [.escape], "Goes back to what was chosen before.",
      [.settings], 3),
    command(.up, "Up", "up", [.up, .backTab], "One line up.", [.settings], nil),
    command(.down, "Down", "down", [.down, .tab], "One line down.", [.settings], nil),
    // What was signed
    command(
      .choose, "Take this one back, or correct it", "take back or correct", [.enter],
      "Takes it back where it can be; else the form: what was wrong, what is right, who is rung.",
      [.signed], 1),
    // Choosing, help
    command(
      .choose, "Choose", "choose", [.enter], "Takes the selected line.",
      [.picker, .keyBox, .calendar], 1),
    command(
      .choose, "Do it", "do it", [.enter], "Does what the selected line says.", [.help, .palette],
      1),
    command(
      .switchKind, "Commands or residents", "commands, residents", [.tab],
      "Goes from commands and residents to the residents alone, and back.", [.palette], 2),
    // Everywhere
    command(
      .help, "What can I do here?", "help", [.character("?"), .function(1)],
      "Lists what can be done here; Enter does it.",
      notTyping.union([.reordering, .sign, .draftOffer, .calendar, .exchange]), 13),
    command(
      .help, "What can I do here?", "help", [.function(1)],
      "Lists what can be done here.",
      [.form, .picker, .finding, .keyBox, .settings, .exchangeTyping],
      13),
    command(
      .palette, "All commands and residents", "all commands", [.control("p")],
      "Finds any command or any resident by a few letters.", withPalette, 12),
    command(
      .messages, "Messages", "messages", [.character("m")],
      "Everything that was said at the bottom since you opened the program.",
      [
        .roundList, .prepareList, .resident, .page, .calendar, .urgentPage, .actions, .exchange,
      ], nil),
    command(
      .tour, "Take the tour (about 3 minutes)", "tour", [.control("t")],
      "Works through the pretend home with you, key by key: as the visiting professional three residents, as "
        + "the designated person a list.", [.roundList, .prepareList], 12),
    command(
      .playTour, "Let the tour play", "play", [.control("t")],
      "The tour presses the keys itself; any key takes over.", [.tour], 1),
    command(
      .leaveTour, "Leave the tour", "leave the tour", [.control("x")],
      "Everything stays as it is.", [.tour], 2),
    command(
      .hide, "Hide the screen", "hide", [.function(9)],
      "Locks the screen at once; your PIN shows it again, where you were. That encrypts no disk; a "
        + "locked folder is sealed, and asks for its passphrase first.",
      Set(KeyContext.allCases), nil),
    command(
      .redraw, "Draw the screen again", "redraw", [.control("l")],
      "When something else has written over the screen.", Set(KeyContext.allCases), nil),
    command(
      .leave, "Leave", "leave", [.character("q")],
      "Leaves the program; what is signed is saved.", notTyping.union([.tooSmall, .exchange]), 14),
  ]

  public static let all =
    listed + home + register + actions + exchange + returned + people + phrases

  static func command(
    _ id: Command.ID, _ title: String, _ hint: String, _ keys: [Key], _ help: String,
    _ contexts: Set<KeyContext>, _ hintPlace: Int?
  ) -> Command {
    Command(
      id: id, title: title, hint: hint, keys: keys, help: help, contexts: contexts,
      hintPlace: hintPlace)
  }

  /// The commands of a context, in the order of the hint line, then of the list.
  public static func commands(in context: KeyContext) -> [Command] {
    all.filter { $0.contexts.contains(context) }
  }

  /// Those of a context that have a place in the hint line, in their order there.
  static func hinted(in context: KeyContext) -> [HintedCommand] { hints[context] ?? [] }

  private static let hints: [KeyContext: [HintedCommand]] = {
    var hints: [KeyContext: [HintedCommand]] = [:]
    let ordered = all.filter { $0.hintPlace != nil }
      .sorted { ($0.hintPlace ?? 0) < ($1.hintPlace ?? 0) }
    for command in ordered {
      let hinted = HintedCommand(command)
      for context in command.contexts { hints[context, default: []].append(hinted) }
    }
    return hints
  }()

  /// What a key does in a context; nil when it does nothing there.
  public static func command(for key: Key, in context: KeyContext) -> Command? {
    byKey[context]?[key].map { all[$0] }
  }

  /// Where in the list the command of a key is.
  ///
  /// To go through the list at each key would take longer than all else that most keys do.
  private static let byKey: [KeyContext: [Key: Int]] = {
    var places: [KeyContext: [Key: Int]] = [:]
    for (place, command) in all.enumerated() {
      for context in command.contexts {
        for key in command.keys where places[context]?[key] == nil {
          places[context, default: [:]][key] = place
        }
      }
    }
    return places
  }()

  /// The key table of the documentation, as Markdown.
  public static var keyTable: String {
    var out = "# Keys\n\n"
    out += "Made from the program's own list of commands; the `?` key shows the same.\n"
    for context in KeyContext.allCases where context != .tooSmall {
      out += "\n## \(context.title)\n\n| Keys | Does | |\n|---|---|---|\n"
      for command in commands(in: context) {
        let keys = command.keys.map { "`\($0.words)`" }.joined(separator: " ")
        out += "| \(keys) | \(command.title) | \(command.help) |\n"
      }
    }
    return out
  }
}
