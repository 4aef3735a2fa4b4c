import RoundScreens
import Testing

@testable import RoundCore

@testable import RoundScreens

@Suite("Pictures that were worked out ahead")
struct ForesightTests {
  private func foreseen(_ robot: Robot, after key: Key?, motion: Key) -> [Foresight.Picture] {
    var foresight = Foresight(robot.state, after: key, motion: motion)
    var pieces = 0
    while !foresight.isDone {
      foresight.work(on: robot.state, now: robot.now)
      pieces += 1
    }
    #expect(pieces <= 6)
    return foresight.pictures
  }

  /// What the key shows when it is pressed at a moment, from a state that remembers nothing.
  private func plain(_ robot: Robot, _ key: Key, at now: Moment) -> Canvas {
    var state = robot.state.forgetful
    _ = ProgramUpdate.update(&state, .input(.key(key)), now: now)
    return ProgramView.view(state)
  }

  @Test("On the list: on, back, and open")
  func likelyKeys() {
    var robot = Robot()
    robot.press("j")
    let keys = { (key: Key?, motion: Key) in foreseen(robot, after: key, motion: motion).map(\.key)
    }
    #expect(keys(.character("j"), .character("j")) == [.character("j"), .character("k"), .enter])
    #expect(keys(.up, .character("j")) == [.up, .down, .enter])
    #expect(keys(.escape, .up) == [.up, .down, .enter])
    #expect(keys(nil, .down) == [.down, .up, .enter])
  }

  @Test("In a form: the next question and the one before, and nothing after a letter")
  func whileTyping() {
    var robot = Robot()
    robot.press("o")
    #expect(foreseen(robot, after: .tab, motion: .tab).map(\.key) == [.tab, .backTab])
    #expect(foreseen(robot, after: .character("j"), motion: .tab).isEmpty)
  }

  @Test("Nothing of a screen that is locked, of a part of the record, or of the tour")
  func nothing() {
    var robot = Robot()
    robot.change { $0.isPart = true }
    #expect(foreseen(robot, after: .down, motion: .down).isEmpty)
    robot.change { $0.isPart = false }
    #expect(!foreseen(robot, after: .down, motion: .down).isEmpty)
    robot.press("<F9>")
    #expect(foreseen(robot, after: .down, motion: .down).isEmpty)
  }

  @Test("Where an age turns before the minute is over there is no picture for both sides of it")
  func momentsDiffer() {
    let home = SmallHome.shared.with(
      ObservationsRecorded(
        measuredAt: SmallHome.noon.adding(minutes: -5).adding(seconds: -30), pulse: 80), "Samuel")
    var robot = Robot(home)
    robot.press("/samuel<Enter>")
    #expect(robot.shows("5 min ago"), "\(robot.testDescription)")
    #expect(foreseen(robot, after: .down, motion: .down).isEmpty)
    robot.wait(seconds: 30)
    #expect(robot.shows("6 min ago"))
    let pictures = foreseen(robot, after: .down, motion: .down)
    #expect(!pictures.isEmpty)
    for picture in pictures {
      // The clock of the header goes on with the minute.
      #expect(picture.moments.lowerBound == robot.now)
      #expect(
        picture.moments.upperBound.milliseconds == SmallHome.noon.milliseconds + 60_000 - 1)
    }
  }

  @Test("It is what the key shows, whenever it comes", arguments: [11, 12] as [UInt64])
  func isWhatTheKeyShows(_ seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let record = seed == 12 ? HostileHome.shared : SmallHome.shared.record
    let scripts = [
      "j", "k", "<Down>", "<Up>", "<Enter>", "<Esc>", "<Esc>", "]", "[", "<Tab>", "<Shift-Tab>",
      "o", "e",
      "?", "/", "f", "b", "t", "B", "l", "m", ",", "v", "!", "a", "<Page Down>", "<Page Up>",
      "word ", "1",
      "<Ctrl-P>", "x", "r", "u", "C", "<Ctrl-S>", "1234<Enter>",
    ]
    var looks = 0
    for _ in 0..<6 {
      var robot = Robot(
        record: record, people: SmallHome.people(),
        size: Size(columns: Bool.random(using: &random) ? 120 : 80, rows: 40))
      for _ in 0..<60 where !robot.hasQuit {
        if Int.random(in: 0..<6, using: &random) == 0 {
          robot.wait(seconds: Int.random(in: 1..<50, using: &random))
        }
        robot.press(scripts.randomElement(using: &random) ?? "")
        let motion: Key =
          [.down, .character("k"), .tab, .character("]")].randomElement(using: &random) ?? .up
        for picture in foreseen(robot, after: motion, motion: motion) {
          let span =
            picture.moments.upperBound.milliseconds - picture.moments.lowerBound.milliseconds
          let at = Moment(
            milliseconds: picture.moments.lowerBound.milliseconds
              + Int64.random(in: 0...span, using: &random))
          looks += 1
          guard plain(robot, picture.key, at: at) == picture.canvas else {
            Issue.record(
              "\(picture.key) shows another picture, seed \(seed)\n\(robot.testDescription)")
            return
          }
        }
      }
    }
    #expect(looks > 300)
  }

  @Test("What stands beside the list is worked out on another core, and is the same")
  func besideTheList() throws {
    var robot = Robot()
    robot.resize(120, 40)
    let state = robot.state.forgetful
    let resident = try #require(RoundListUpdate.selectedResident(state))
    ProgramView.prepareBeside(state)
    #expect(ProgramView.view(state) == ProgramView.view(robot.state.forgetful))
    let marked = Page(width: 500, glyphs: .utf8)
    func kept(at now: Moment) -> Bool {
      // Of some width, which is no matter here.
      (1...80).contains { width in
        let key = ViewMemo.SectionKey(
          resident: resident, section: .observations, width: width, reviews: 3, today: state.today)
        return state.memo.section(key, at: now) { marked }?.width != marked.width
      }
    }
    #expect(kept(at: state.now))
    #expect(!kept(at: state.now.adding(seconds: 1)))
  }
}
