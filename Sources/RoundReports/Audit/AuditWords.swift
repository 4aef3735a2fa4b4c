import RoundCore

/// What was done, in words that follow a person's name.
enum AuditWords {
  private static let seen: [AuditEvent.Kind: String] = [
    .opened: "opened the program", .left: "left the program", .tookOver: "took over the keyboard",
    .personAdded: "was set up on this computer", .personChanged: "changed what stands of a person",
    .personRemoved: "took a person off this computer",
    .pinRenewed: "has a new PIN beside a forgotten one",
    .wrongPIN: "gave a PIN that is not theirs",
    .wrongPassphrase: "gave a passphrase that does not open the folder",
    .locked: "left the screen locked", .unlocked: "unlocked the screen",
    .residentOpened: "looked at", .textShown: "looked at the text", .textSaved: "saved the text",
    .textCopied: "copied a text to the clipboard", .textPrinted: "printed the text",
    .packMade: "made a pack", .packTaken: "took in a pack", .auditRead: "read this audit",
    .missed: "did or saw things that could not be noted", .fileBegun: "a further file was begun",
    .purgeBegun: "began to remove the working copy", .purged: "removed the working copy",
  ]

  private static let changed: [String: String] = [
    "resident.registered": "registered", "resident.changed": "changed what stands of",
    "residence.changed": "recorded the whereabouts of", "flag.raised": "put forward",
    "flag.changed": "changed a request for", "flag.dropped": "took off the list",
    "note.written": "wrote a background note for", "review.signed": "signed an outcome for",
    "entry.corrected": "corrected what was signed for", "entry.withdrawn": "took back an entry for",
    "observations.recorded": "recorded observations of",
    "escalation.recorded": "recorded an urgent concern for",
    "escalation.ended": "recorded the end of an urgent concern for",
    "escalation.followed": "recorded a step of an urgent concern for",
    "action.added": "set an action for", "action.updated": "updated an action for",
    "carePlan.changed": "changed the care plan of",
    "acknowledgement.recorded": "acknowledged what was decided for",
    "round.planned": "planned a round", "round.opened": "opened a round",
    "round.closed": "closed a round", "round.cancelled": "said why a round is not held",
    "list.sent": "sent the list", "list.reordered": "put the list in order",
    "list.arranged": "put the list in order", "agreement.set": "set the agreement",
    "setting.changed": "changed a setting of the home", "home.declared": "named the home",
    "author.declared": "signed for the first time on a computer",
    "chain.sealed": "the program sealed the journal",
    "segment.opened": "the program began a file of the journal",
  ]

  static func did(_ item: AuditItem) -> String {
    switch item.source {
    case .audit: return seen[AuditEvent.Kind(rawValue: item.kind)] ?? item.kind
    case .journal: return changed[item.kind] ?? "signed \(item.kind)"
    }
  }
}
