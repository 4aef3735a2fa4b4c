import RoundCore
import Testing

@testable import RoundScreens

@Suite("The settings")
struct SettingsTests {
  @Test("A theme shows at once, and Enter keeps it")
  func themeShows() {
    var robot = Robot()
    robot.press(",<Right>")
    #expect(robot.shown.last?.theme == .light)
    #expect(robot.shows("Colours light"))
    #expect(robot.keptSettings.isEmpty)
    robot.press("<Enter>")
    #expect(robot.keptSettings.last?.theme == .light)
    #expect(robot.message == "Kept for this computer.")
    #expect(robot.context == .roundList)
  }

  @Test("The settings and the messages name the folder, and Ctrl-P finds it by that word")
  func folder() {
    var robot = Robot { $0.folder = "/tmp/homeround-demo-abc" }
    robot.press("<Ctrl-P>folder<Enter>")
    #expect(robot.context == .settings)
    #expect(robot.shows("This computer's folder: /tmp/homeround-demo-abc"))
    robot.press("<Esc>m")
    #expect(robot.shows("This computer's folder: /tmp/homeround-demo-abc"))
  }

  @Test("Esc goes back to what was chosen before")
  func escapeTakesBack() {
    var robot = Robot()
    robot.press(",<Right><Right><Down><Space><Esc>")
    #expect(robot.shown.last == ScreenSettings())
    #expect(robot.state.settings == ScreenSettings())
    #expect(robot.keptSettings.isEmpty)
  }

  @Test("Mouse and clipboard are off at first and are switched on one by one")
  func switches() {
    var robot = Robot()
    robot.press(",<Down><Down>")
    #expect(robot.shows("Mouse wheel off"))
    robot.press("<Space><Down>")
    #expect(robot.shows("Clipboard off"))
    robot.press("<Space><Enter>")
    #expect(robot.keptSettings.last?.mouse == true)
    #expect(robot.keptSettings.last?.clipboard == true)
  }

  @Test("An editor needs its whole path, so that no other program of that name is started")
  func editorPath() {
    var robot = Robot()
    robot.press(",<Down><Down><Down><Down>nano -w<Enter>")
    #expect(robot.message.contains("whole path"))
    #expect(robot.keptSettings.isEmpty)
    robot.press("<Home>/usr/bin/<Enter>")
    #expect(robot.keptSettings.last?.editor == ["/usr/bin/nano", "-w"])
  }

  @Test("Every meaning can be seen in the preview, with its mark")
  func preview() {
    var robot = Robot()
    robot.press(",")
    for words in ["‼  Urgent", "! Needs attention", "✓  Done", "· Ordinary", "HAS DIED"] {
      #expect(robot.shows(words), "\(words)")
    }
  }
}
