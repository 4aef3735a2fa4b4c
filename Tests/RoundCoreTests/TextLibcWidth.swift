import Glibc

/// The widths of the C library in C.UTF-8, which ncurses goes by.
struct LibcWidth: ~Copyable {
  private typealias Function = @convention(c) (wchar_t) -> CInt

  private let locale: locale_t?
  private let previous: locale_t?
  private let wcwidth: Function?

  /// Sets the locale of this thread only; other tests run beside this one.
  init() {
    locale = newlocale(1 << LC_CTYPE, "C.UTF-8", nil)
    previous = locale.map { uselocale($0) } ?? nil
    // Looked up by name: Swift does not import it, since it needs _XOPEN_SOURCE.
    wcwidth = dlsym(nil, "wcwidth").map { unsafeBitCast($0, to: Function.self) }
  }

  deinit {
    guard let locale else { return }
    uselocale(previous)
    freelocale(locale)
  }

  /// -1 for what cannot be printed.
  func columns(of scalar: Unicode.Scalar) -> Int {
    guard let wcwidth else { return .min }
    return Int(wcwidth(wchar_t(bitPattern: scalar.value)))
  }

  func columns(of text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + columns(of: $1) }
  }
}
