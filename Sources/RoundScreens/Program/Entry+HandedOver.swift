import RoundCore

extension Entry {
  /// Whether it hands a round over to the other side: the list, or the sheet.
  var isHandedOver: Bool {
    guard case .known(let body) = content else { return false }
    return body is ListSent || body is RoundClosed
  }
}
