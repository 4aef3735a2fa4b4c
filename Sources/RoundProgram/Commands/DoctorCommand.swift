import ArgumentParser
import CSystem
import RoundCore
import RoundTerminal

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `homeround doctor`: facts of the terminal and the folder for a support call, nothing of residents.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Terminal and set-up facts for a support call, without anything about residents.",
    discussion: "Exit 2 when the folder is there and can't be used.")

  @OptionGroup var place: PlaceOptions

  func run() throws {
    program()
    terminal()
    characters()
    let isUsable = folder()
    if !isUsable { throw ExitCode(2) }
  }

  private func fact(_ label: String, _ value: String) {
    Output.line("\(SafeText(label).padded(to: 22).string)\(value)")
  }

  private func warn(_ sentence: String) { Output.line("  ! \(sentence)") }

  private func variable(_ name: String) -> String {
    guard let value = getenv(name) else { return "not set" }
    let text = String(cString: value)
    return text.isEmpty ? "empty" : text
  }

  // MARK: Program

  private func program() {
    fact("homeround", Version.text)
    var names = utsname()
    if uname(&names) == 0 {
      fact("system", "\(text(&names.sysname)) \(text(&names.release)) \(text(&names.machine))")
    }
  }

  /// A fixed array of C characters as text.
  private func text<Characters>(_ characters: inout Characters) -> String {
    withUnsafeBytes(of: &characters) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  }

  // MARK: Terminal

  private func terminal() {
    let facts = TerminalFacts()
    fact("TERM", facts.environment.terminal ?? "not set")
    if let choice = facts.choice {
      fact("treated as", choice.name)
      if let note = choice.note { warn(note) }
    } else {
      fact("treated as", "line by line (--plain)")
    }
    fact("standard input", isatty(STDIN_FILENO) == 1 ? "a terminal" : "not a terminal")
    fact("standard output", isatty(STDOUT_FILENO) == 1 ? "a terminal" : "not a terminal")
    fact("size", facts.size.map { "\($0.columns) x \($0.rows)" } ?? "not known")
    fact("colours", "\(facts.colours)\(facts.environment.withoutColour ? ", switched off" : "")")
    for name in [
      "NO_COLOR", "CLICOLOR", "HOMEROUND_THEME", "HOMEROUND_PLAIN", "HOMEROUND_CURSES", "COLORTERM",
    ] {
      fact(name, variable(name))
      if name == "HOMEROUND_THEME" { checkTheme() }
    }
    fact("alternate screen", facts.hasAlternateScreen ? "yes" : "no: cleared on leaving")
    fact("marks pasted text", facts.marksPastes ? "yes" : "told by its speed")
    fact("tmux, GNU screen", inside(facts.environment))
    fact(
      "ESCDELAY",
      "\(facts.escapeDelay.milliseconds) ms\(facts.escapeDelay.isSet ? "" : " (not set)")")
    fact("characters", facts.isUTF8 ? "UTF-8" : "ASCII only")
    for name in ["LC_ALL", "LC_CTYPE", "LANG"] { fact(name, variable(name)) }
    if !facts.isUTF8 { warn("Other letters than plain ones are written without their accents.") }
  }

  private func checkTheme() {
    guard let value = getenv("HOMEROUND_THEME").map({ String(cString: $0) }), !value.isEmpty,
      Theme.named(value) == nil
    else { return }
    warn(
      "No theme is called that, so it counts for nothing. Themes: dark, light, high-contrast-dark, "
        + "high-contrast-light, mono.")
  }

  private func inside(_ environment: TerminalEnvironment) -> String {
    switch (environment.insideTmux, environment.insideScreen) {
    case (true, _): return "inside tmux"
    case (false, true): return "inside GNU screen"
    default: return "neither"
    }
  }

  /// Characters whose width systems disagree about; where ours differs, columns drift.
  private func characters() {
    let samples: [(String, Unicode.Scalar)] = [
      ("double exclamation", "‼"), ("tick", "✓"), ("box line", "─"), ("block", "█"),
      ("letter with accent", "é"), ("combining grave", "\u{300}"), ("Chinese", "老"),
      ("warning sign", "⚠"), ("emoji", "😀"), ("soft hyphen", "\u{AD}"),
    ]
    var differs = false
    let widths = samples.map { name, scalar in
      let system = TerminalFacts.systemWidth(scalar)
      let ours = CellWidth.columns(of: scalar)
      if let ours, ours != system { differs = true }
      return "\(name) \(system)" + (ours == nil || ours == system ? "" : " (ours \(ours ?? 0))")
    }
    fact("columns of", widths.joined(separator: ", "))
    if differs { warn("This system counts columns differently: tables may be crooked.") }
  }

  // MARK: Folder

  /// - Returns: false when the folder is there and can't be used.
  private func folder() -> Bool {
    let folder = place.roundFolder
    fact("folder", folder.path)
    guard access(folder.path, F_OK) == 0 else {
      fact("folder's state", "not there yet")
      return true
    }
    var isUsable = access(folder.path, R_OK | W_OK | X_OK) == 0
    fact("folder's state", isUsable ? "can be read and written" : "can't be used by this account")
    fileSystem(folder.path)
    for (name, path) in [
      ("folder", folder.path), ("homes", "\(folder.path)/homes"), ("local", folder.local),
      ("local/keys", "\(folder.local)/keys"), ("local/people", "\(folder.local)/people"),
      ("local/sheets", folder.sheets),
    ] { mode(name, path) }
    fact("device file", access("\(folder.local)/device", F_OK) == 0 ? "there" : "not there")
    fact("key file", access(folder.keyFile, F_OK) == 0 ? "there" : "not there")
    mode("key file", folder.keyFile)
    do throws(FileError) {
      fact("homes", "\(try folder.homes().count)")
    } catch {
      isUsable = false
      warn("The homes can't be read. \(error.sentence)")
    }
    if folder.isLockedStore {
      fact("locked folder", "yes: a passphrase opens it")
      mode("local/store", folder.store)
    } else {
      fact("locked folder", "no")
    }
    do throws(LocalError) {
      fact("people who sign", "\(try folder.persons().count)")
    } catch { warn("The people can't be read. \(error.sentence)") }
    do throws(LocalError) {
      if let settings = try folder.screenSettings() {
        fact("theme", settings.theme.words)
        fact("clipboard", settings.clipboard ? "on" : "off")
      } else {
        fact("settings", "as shipped")
      }
    } catch { warn("The settings can't be read. \(error.sentence)") }
    return isUsable
  }

  private func mode(_ name: String, _ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    let bits = status.st_mode & 0o7777
    fact("mode of \(name)", "0" + String(bits, radix: 8))
    if bits & 0o077 != 0 { warn("Other accounts of this computer can look into \(name).") }
    if status.st_uid != getuid() { warn("It belongs to another account.") }
  }

  private func fileSystem(_ path: String) {
    var kind: Int64 = 0
    var free: UInt64 = 0
    guard csystem_file_system(path, &kind, &free) == 0 else { return }
    let known: [Int64: String] = [
      0xEF53: "ext4", 0x0102_1994: "tmpfs", 0x9123_683E: "btrfs", 0x5846_5342: "xfs",
      0x6969: "nfs", 0xFF53_4D42: "cifs", 0xFE53_4D42: "smb2", 0x794C_7630: "overlayfs",
      0x6573_5546: "fuse", 0x2FC1_2FC1: "zfs", 0x4D44: "vfat", 0x2011_BAB0: "exfat",
      0xF2F5_2010: "f2fs", 0x7366_746E: "ntfs", 0x0102_1997: "9p",
    ]
    let name = known[kind] ?? "0x" + String(kind, radix: 16)
    fact("file system", "\(name), \(free / 1_048_576) MiB free")
    if ["nfs", "cifs", "smb2", "fuse", "9p"].contains(name) {
      warn("It may be a network folder: locks and syncs may not hold. Use a disk of this computer.")
    }
    if ["vfat", "exfat"].contains(name) {
      warn("It knows no owners and modes: other accounts may read everything.")
    }
    if name == "tmpfs" { warn("It is in memory: all is lost when the computer is switched off.") }
  }
}
