import RoundCore

/// What one computer gives to another before packs can go between them: a text file without any secret.
public struct PairingCard: Hashable, Sendable {
  public let organisation: String
  public let side: Side
  public let device: DeviceID
  /// The homes whose records it keeps; only those of a care home.
  public let homes: [HomeID]
  /// Ed25519, base64url.
  public let signingKey: String
  public let receivingKey: AgePublicKey
  public let made: Moment

  public init(
    organisation: String, side: Side, device: DeviceID, homes: [HomeID], signingKey: String,
    receivingKey: AgePublicKey, made: Moment
  ) {
    self.organisation = organisation
    self.side = side
    self.device = device
    self.homes = homes
    self.signingKey = signingKey
    self.receivingKey = receivingKey
    self.made = made
  }

  /// The words that both sides compare; of the keys and of whose they are.
  public var words: SpokenWords {
    SpokenWords(
      of: Array(
        """
        homeround:words:1
        \(organisation)
        \(side.rawValue)
        \(device.text)
        \(signingKey)
        \(receivingKey.text)

        """.utf8))
  }

  // MARK: As text

  private static let title = "homeround pairing card"
  private static let mostBytes = 16_384
  private static let mostHomes = 100

  private var lines: [String] {
    ["organisation: \(organisation)", "side: \(side.rawValue)", "device: \(device.text)"]
      + homes.map { "home: \($0.text)" }
      + [
        "signing key: \(signingKey)", "receiving key: \(receivingKey.text)",
        "made: \(made.iso)",
      ]
  }

  private static func signed(_ lines: [String]) -> [UInt8] {
    Array("homeround:card:1\n\(lines.joined(separator: "\n"))\n".utf8)
  }

  /// The file, signed.
  ///
  /// - Throws: when the library could not sign.
  public func text(signedBy key: DeviceKey) throws -> String {
    let signature = try key.signature(of: PairingCard.signed(lines))
    return """
      \(PairingCard.title)

      There is no secret and no resident's data in this file. To take it in, press X in homeround and
      choose "Take in a file that came". Then ring each other, on a number that you know already, and read each other the six words that
      the program shows. Only when they are the same is it certain whose card this is.

      \(lines.joined(separator: "\n"))
      signature: \(signature)

      """
  }

  /// Reads a card and checks its signature.
  public static func read(_ bytes: [UInt8]) throws(PairingProblem) -> PairingCard {
    guard bytes.count <= mostBytes, let text = String(validating: bytes, as: UTF8.self) else {
      throw .notACard
    }
    // Lines as a mail program may have left them.
    var lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map {
      String(String.UnicodeScalarView($0)).trimmedEnd
    }
    guard let start = lines.firstIndex(of: title) else { throw .notACard }
    lines = lines[start...].filter { $0.firstIndex(of: ":") != nil }
    guard let first = lines.firstIndex(where: { $0.hasPrefix("organisation: ") }) else {
      throw .notACard
    }
    lines = Array(lines[first...])
    guard let place = lines.firstIndex(where: { $0.hasPrefix("signature: ") }) else {
      throw .incomplete
    }
    let signature = String(lines[place].dropFirst("signature: ".count))
    lines = Array(lines[..<place])
    let card = try read(lines)
    guard DeviceKey.isSignature(signature, of: signed(lines), by: card.signingKey) else {
      throw .altered
    }
    return card
  }

  private static func read(_ lines: [String]) throws(PairingProblem) -> PairingCard {
    var rest = lines[...]
    func take(_ name: String) -> String? {
      guard let line = rest.first, line.hasPrefix("\(name): ") else { return nil }
      rest = rest.dropFirst()
      return String(line.dropFirst(name.utf8.count + 2))
    }
    guard let organisation = take("organisation"), isName(organisation),
      let side = take("side").flatMap({ Side(rawValue: $0) }),
      let device = take("device").flatMap({ DeviceID($0) })
    else { throw .incomplete }
    var homes: [HomeID] = []
    while homes.count < mostHomes, let text = take("home") {
      guard let home = HomeID(text) else { throw .incomplete }
      homes.append(home)
    }
    guard let signing = take("signing key"), signing.utf8.count == 43,
      let receiving = take("receiving key").flatMap({ AgePublicKey(text: $0) }),
      let made = take("made").flatMap({ Moment(iso: $0) }), rest.isEmpty
    else { throw .incomplete }
    return PairingCard(
      organisation: organisation, side: side, device: device, homes: homes, signingKey: signing,
      receivingKey: receiving, made: made)
  }

  /// Whether a name can stand on a card: one line, nothing hidden in it.
  public static func isName(_ name: String) -> Bool {
    (1...200).contains(name.utf8.count) && !SafeText(name).hasHidden
      && name.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
      && name.trimmedEnd == name && name.first != " "
  }
}

extension String {
  /// Without spaces, tabs and carriage returns at the end.
  var trimmedEnd: String {
    var scalars = Substring(self).unicodeScalars
    while let last = scalars.last, last == " " || last == "\t" || last == "\r" {
      scalars.removeLast()
    }
    return String(scalars)
  }
}
