import RoundCore

extension ProgramState {
  /// Which unfinished form was left.
  public struct KeptForm: Hashable, Sendable {
    let resident: ResidentID?
    let purpose: FormPurpose
    let title: String

    /// The same form again, also after the home has raised another flag meanwhile.
    init(_ form: Form) {
      resident = form.resident
      purpose = form.purpose.withoutFlags
      title = form.title
    }
  }

  /// What has been begun and not signed, in words: left forms and those that are open.
  var unsigned: [String] {
    var forms = Set(kept.keys)
    for screen in stack {
      if case .form(let form) = screen, form.hasContent, form.purpose != .setUp {
        forms.insert(KeptForm(form))
      }
    }
    return forms.map { form in
      let name = form.resident.flatMap { record.residents[$0]?.current?.shownName }
      return form.title.lowercased() + (name.map { " for \($0)" } ?? "")
    }.sorted()
  }

  /// Keeps a form that is left, or forgets it when there is nothing in it.
  mutating func keep(_ form: Form) {
    kept[KeptForm(form)] = form.hasContent ? form : nil
    leaveAsked = false
    if !form.hasContent, !form.purpose.isBlock, let resident = form.resident {
      meanwhile[resident] = nil
    }
  }

  /// What has been signed is no longer unfinished, with the blocks that were begun within it.
  mutating func forgetSigned() {
    for case .form(let form) in stack {
      kept[KeptForm(form)] = nil
      guard case .review = form.purpose else { continue }
      kept = kept.filter { !($0.key.resident == form.resident && $0.key.purpose.isBlock) }
    }
  }

  /// Block forms that were left are told apart by place, which has changed.
  mutating func forgetBlocks(of resident: ResidentID?) {
    kept = kept.filter { !($0.key.resident == resident && $0.key.purpose.blockIndex != nil) }
  }
}
