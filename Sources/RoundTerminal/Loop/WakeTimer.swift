import CCurses
import Glibc

/// A timer that the loop can wait for together with keys; it goes on while the computer sleeps.
final class WakeTimer {
  let descriptor: Int32

  init() throws(TerminalError) {
    descriptor = ccurses_timer_open()
    guard descriptor >= 0 else { throw .system(call: "timerfd_create", code: errno) }
  }

  deinit { if descriptor >= 0 { Glibc.close(descriptor) } }

  /// Goes off after so many milliseconds; nil: never.
  func set(milliseconds: Int64?) { ccurses_timer_set(descriptor, milliseconds ?? -1) }

  func drain() { ccurses_timer_drain(descriptor) }
}
