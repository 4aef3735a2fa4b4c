/// The staff of the pretend home and its practice, as they sign.
struct PretendPeople: Sendable {
  private let members: [String: PretendContent.Member]
  private let seniors: [PretendContent.Member]
  private let content: PretendContent

  init(_ content: PretendContent) {
    self.content = content
    members = Dictionary(content.staff.map { ($0.key, $0) }) { first, _ in first }
    seniors = content.staff.filter { $0.role == "seniorCarer" }
  }

  /// The name of a key; the key itself when nobody has it.
  func name(_ key: String) -> String { members[key]?.name ?? key }

  func title(_ key: String) -> String? { members[key]?.title }

  /// How somebody signs.
  func author(_ key: String) -> Author {
    guard let member = members[key] else {
      return Author(
        name: key, role: "viewer", organisation: content.home.name, registration: nil)
    }
    return author(member)
  }

  private func author(_ member: PretendContent.Member) -> Author {
    let profession = Catalog.shipped.profession(member.role)
    var registration: Author.Registration?
    if !member.registration.isEmpty, let body = profession?.body {
      registration = Author.Registration(body: body, number: member.registration)
    }
    let isPractice = profession?.side == "practice"
    return Author(
      name: member.name, role: member.role,
      organisation: isPractice ? content.practice.name : content.home.name,
      registration: registration)
  }

  /// The designated person of the agreement, who makes the list.
  var designated: Author { author(content.home.designatedPerson) }

  var manager: Author { signing(content.staff.first { $0.role == "manager" }) }

  private func signing(_ member: PretendContent.Member?) -> Author {
    member.map { author($0) } ?? designated
  }

  /// One of the senior carers, taken in turn.
  func senior(_ turn: Int) -> PretendContent.Member? {
    seniors.isEmpty ? nil : seniors[Int(turn.magnitude % UInt(seniors.count))]
  }

  func seniorAuthor(_ turn: Int) -> Author { signing(senior(turn)) }

  /// Whoever is named at the start of words such as `J. Reed, deputy manager`; the designated person
  /// signs for those who do not use the program.
  func signer(of words: String?) -> Author {
    guard let words else { return designated }
    return signing(content.staff.first { words.hasPrefix($0.name) })
  }
}
