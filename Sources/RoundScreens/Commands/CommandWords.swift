import RoundCore

/// What else people call a command when they look for it: used by Ctrl-P and the help, shown nowhere.
///
/// Words that the command's own title or help has need not be repeated here.
enum CommandWords {
  /// How well a command fits what was typed, the lower the better; nil when it does not.
  ///
  /// - Parameter wanted: folded for search.
  static func score(_ wanted: String, _ command: Command) -> Int? {
    let own = FuzzyMatch.score(
      wanted, in: Folding.foldedForSearch("\(command.title) \(command.help)"))
    // Letters strewn over these would fit anything: only what begins one of them does.
    let further = begins(wanted, command) ? 40 : nil
    return [own, further].compactMap(\.self).min()
  }

  /// Whether one of the further words, or several in a row, begin with what was typed.
  static func begins(_ wanted: String, _ command: Command) -> Bool {
    guard wanted.count > 1, let words = further[command.id] else { return false }
    return words.contains { $0.hasPrefix(wanted) || $0.contains(" \(wanted)") }
  }

  private static let further: [Command.ID: [String]] = [
    .switchPerson: [
      "switch", "change user", "log in", "login", "log on", "log off", "log out", "logout",
      "sign in",
      "sign out", "hand over", "handover", "shift", "another person", "user", "role", "both sides",
    ],
    .hide: ["lock", "log off", "log out", "logout", "sign out", "privacy", "break", "away"],
    .leave: ["quit", "exit", "close the program", "end", "stop", "log out", "log off"],
    .phrases: [
      "shortcut", "short cut", "template", "text", "autotext", "abbreviation", "macro", "snippet",
    ],
    .people: [
      "password", "passcode", "pin", "user", "account", "staff", "colleague", "new person",
      "log in", "login", "handover", "hand over",
    ],
    .sheet: [
      "print", "letter", "report", "summary", "email", "mail", "hand over", "handover", "feedback",
      "export",
    ],
    .coverPage: ["print", "hand over", "handover", "locum", "summary"],
    .agreement: ["telephone", "phone", "address", "contract", "des"],
    .save: ["print", "export", "download"],
    .copy: ["paste"],
    .exchange: [
      "email", "mail", "import", "export", "upload", "download", "share", "stick", "usb",
      "spreadsheet", "excel", "csv", "hand over", "handover", "print",
    ],
    .sendList: ["submit", "email", "mail", "finish", "hand over", "handover", "print"],
    .closeRound: ["finish", "end", "submit", "complete"],
    .settings: ["options", "preferences", "font", "letters", "dark", "light", "theme", "braille"],
    .observations: [
      "obs", "vitals", "news", "blood pressure", "bp", "temperature", "sats", "pulse", "oxygen",
    ],
    .outcome: ["review", "medication", "drug", "prescribe", "stop", "start", "dose", "tablet"],
    .nothingNeeded: ["stable", "no change", "well", "fine", "ok"],
    .find: ["search", "look up"],
    .undo: ["mistake", "delete", "cancel", "revert", "wrong"],
    .correct: ["mistake", "amend", "edit", "delete", "wrong", "error"],
    .drop: ["remove", "delete", "cancel"],
    .take: ["refer", "new", "request", "put forward"],
    .flag: ["refer", "new", "request", "concern"],
    .escalate: ["emergency", "999", "111", "ambulance", "unwell", "escalate"],
    .urgentCard: ["emergency", "999", "111", "ambulance", "telephone", "phone", "resuscitation"],
    .register: ["patient", "everyone", "new resident", "discharge", "death"],
    .whereabouts: [
      "discharge", "death", "dead", "deceased", "transfer", "ward", "went to hospital",
      "gone to hospital", "in hospital", "admitted to hospital", "moved out", "home leave",
      "on leave",
      "back from hospital",
    ],
    .details: [
      "edit", "address", "next of kin", "telephone", "phone", "moved room", "changed room",
      "another room", "new room",
    ],
    .openActions: ["task", "to do", "job", "chase"],
    .messages: ["log", "history", "notification"],
    .calendar: ["date", "schedule", "diary", "next round", "plan"],
    .toldToday: ["inform", "medication", "chart"],
    .reviewText: ["copy", "paste", "emis", "systmone", "print", "export"],
    .lastReviewText: ["copy", "paste", "emis", "systmone", "print", "export"],
    .returned: ["acknowledge", "confirm", "feedback", "reply"],
    .disputes: ["conflict", "difference", "disagree"],
    .measures: ["frailty", "dnacpr", "respect form", "scale", "score", "resuscitation"],
    .note: ["sbar", "write"],
    .tour: ["tutorial", "lesson", "learn", "training", "demo"],
    .help: ["manual", "keys", "shortcuts", "how"],
    .redraw: ["refresh", "garbled"],
  ]
}
