import RoundCore
import Testing

@testable import RoundProgram
@testable import RoundScreens

/// Keys pressed while only the first screen is there.
@Suite("Keys that wait until everything was read")
struct WaitingKeysTests {
  @Test("They are done in order, up to what will be signed: that has to be seen first")
  func waiting() throws {
    let place = try ProgramRunner.temporaryFolder()
    defer { ExchangeSide.remove(place) }
    try SampleCommand.write(to: place, options: PretendHomeOptions())
    let runner = try ProgramRunner(ChosenPlace(folder: place), isQuick: false)
    let record = runner.state.record
    runner.state.isPart = true
    // The order of the list, signed by whoever knows the keys.
    for key in KeyScript.read("r<Space><Down><Space><Ctrl-S>1234<Enter>") {
      runner.take(.input(.key(key)))
    }
    #expect(runner.waiting.count == 10)
    runner.take(.whole(record, readOnlyReason: nil, message: nil))
    guard case .sign(let sign)? = runner.state.stack.last else {
      Issue.record("nothing is to be signed")
      return
    }
    #expect(sign.pin.text.isEmpty && !sign.isChecking)
    #expect(runner.appending == nil && runner.waiting.isEmpty)
  }
}
