// The screen: opening, drawing, size, closing.
#define _GNU_SOURCE
#define NCURSES_WIDECHAR 1
#include "ccurses.h"
#include "internal.h"

#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>

static SCREEN *screen;
static FILE *input_stream;
static FILE *output_stream;
static int input_descriptor = -1;
static int alternate_screen;
static int marks_pastes;
static int is_ansi;
static int colours;
static int cursor_shown;
static int digits_due;
static int mouse;
static int is_fresh;
static pid_t owner;
// Sent together with the next picture: each write of its own wakes the terminal.
static char due[128];
static size_t due_count;

// The bytes of a capability without its padding, which a handler cannot wait for.
static size_t append(char *bytes, size_t count, size_t limit, const char *text) {
  if (text == NULL) return count;
  while (*text != 0 && count < limit) {
    const char *end = text[0] == '$' && text[1] == '<' ? strchr(text, '>') : NULL;
    if (end != NULL) {
      text = end + 1;
    } else {
      bytes[count++] = *text++;
    }
  }
  return count;
}

static void arm(void) {
  char bytes[512];
  size_t count = 0;
  if (is_ansi) count = append(bytes, count, sizeof bytes, "\033[?2004l\033[?1006l\033[?1000l");
  const char *plain = description_text("sgr0");
  count = append(bytes, count, sizeof bytes, plain != NULL ? plain : "\033[m");
  count = append(bytes, count, sizeof bytes, description_text("cnorm"));
  count = append(bytes, count, sizeof bytes, description_text("rmkx"));
  // Where the screen of before does not come back, what is on this one must not stay.
  count = append(bytes, count, sizeof bytes, description_text(alternate_screen ? "rmcup" : "clear"));
  count = append(bytes, count, sizeof bytes, "\r\n");
  guard_arm(bytes, count);
}

static void send_due(void) {
  guard_write(due, due_count);
  due_count = 0;
}

static void put_off(const char *text) { due_count = append(due, due_count, sizeof due, text); }

static void ask_for_marks(int on) {
  if (!is_ansi) return;
  put_off(on ? "\033[?2004h" : "\033[?2004l");
  if (!on) send_due();
}

static void ask_for_mouse(int on) {
  // Reports with numbers in them (1006): the decoder swallows whatever it has no use for.
  if (is_ansi) guard_write(on ? "\033[?1000h\033[?1006h" : "\033[?1006l\033[?1000l", 16);
}

void ccurses_set_mouse(int on) {
  if (screen == NULL || mouse == on) return;
  mouse = on;
  ask_for_mouse(on);
}

// Opening and closing

static void close_at_exit(void) {
  if (getpid() == owner) ccurses_close();
}

static void release(void) {
  keys_close();
  if (screen != NULL) delscreen(screen);
  screen = NULL;
  guard_end();
  if (input_stream != NULL) fclose(input_stream);
  if (output_stream != NULL) fclose(output_stream);
  input_stream = output_stream = NULL;
  input_descriptor = -1;
}

static FILE *stream(int descriptor, const char *mode) {
  int copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 3);
  if (copy == -1) return NULL;
  FILE *file = fdopen(copy, mode);
  if (file == NULL) close(copy);
  return file;
}

static void set_modes(void) {
  // Not cbreak: Ctrl-S would freeze the window, and Ctrl-Z could not undo.
  raw();
  noecho();
  // Enter is a carriage return.
  nonl();
}

int ccurses_open(const char *name, int input, int output, int with_colours) {
  if (screen != NULL) {
    errno = EBUSY;
    return -1;
  }
  // Streams of our own: what Swift prints is buffered elsewhere.
  input_stream = stream(input, "r");
  output_stream = stream(output, "w");
  // Signals before curses, or it installs handlers that are not safe.
  if (input_stream == NULL || output_stream == NULL || guard_begin(input, output) == -1) {
    int error = errno;
    release();
    errno = error;
    return -1;
  }
  // Eight bits to a byte. (curses' own way, meta(), makes some terminals send Alt as accents.)
  struct termios state;
  if (tcgetattr(input, &state) == 0) {
    state.c_cflag = (state.c_cflag & ~(tcflag_t)CSIZE) | CS8;
    state.c_iflag &= ~(tcflag_t)ISTRIP;
    tcsetattr(input, TCSANOW, &state);
  }
  // The terminal's own size, not LINES and COLUMNS, which somebody may have exported.
  use_env(FALSE);
  use_tioctl(TRUE);
  screen = newterm(name, output_stream, input_stream);
  if (screen == NULL) {
    release();
    errno = ENODEV;
    return -1;
  }
  input_descriptor = input;
  owner = getpid();
  if (getenv("ESCDELAY") == NULL) set_escdelay(25);
  const char *moves = description_text("cup");
  // Anything else would show our own sequences on the screen.
  is_ansi = moves != NULL && strncmp(moves, "\033[", 2) == 0;
  marks_pastes = description_text("BE") != NULL;
  alternate_screen = description_text("smcup") != NULL && description_text("rmcup") != NULL;
  arm();
  set_modes();
  colours = 0;
  if (with_colours && has_colors() && start_color() == OK) {
    use_default_colors();
    colours = COLORS;
  }
  if (keys_open() == -1) {
    endwin();
    release();
    errno = ENOMEM;
    return -1;
  }
  keys_define();
  // The cursor stays where it is put, for screen readers.
  leaveok(stdscr, FALSE);
  scrollok(stdscr, FALSE);
  cursor_shown = -1;
  digits_due = 1;
  mouse = 0;
  is_fresh = 1;
  due_count = 0;
  ask_for_marks(1);
  guard_hold_errors();
  static int registered;
  if (!registered) registered = atexit(close_at_exit) == 0;
  return 0;
}

static void leave_screen(void) {
  is_fresh = 0;
  // curses shows the cursor again only where it has hidden it itself.
  if (cursor_shown == 0) put_off(description_text("cnorm"));
  send_due();
  if (!alternate_screen) {
    werase(stdscr);
    clearok(curscr, TRUE);
    wmove(stdscr, 0, 0);
    wnoutrefresh(stdscr);
    doupdate();
  }
  ask_for_marks(0);
  if (mouse) ask_for_mouse(0);
  endwin();
  cursor_shown = -1;
}

void ccurses_close(void) {
  if (screen == NULL) return;
  leave_screen();
  guard_disarm();
  release();
}

void ccurses_end_by_signal(int number) {
  ccurses_close();
  guard_end_by_signal(number);
}

void ccurses_lend(void) {
  if (screen != NULL) leave_screen();
}

void ccurses_suspend(void) {
  if (screen == NULL) return;
  leave_screen();
  struct sigaction stop, before;
  memset(&stop, 0, sizeof stop);
  stop.sa_handler = SIG_DFL;
  sigaction(SIGTSTP, &stop, &before);
  kill(0, SIGTSTP);
  sigaction(SIGTSTP, &before, NULL);
  ccurses_resume();
}

void ccurses_resume(void) {
  if (screen == NULL) return;
  reset_prog_mode();
  set_modes();
  ask_for_marks(1);
  if (mouse) ask_for_mouse(1);
  cursor_shown = -1;
  digits_due = 1;
  clearok(curscr, TRUE);
}

int ccurses_is_open(void) { return screen != NULL; }
int ccurses_has_alternate_screen(void) { return alternate_screen; }
int ccurses_has_bracketed_paste(void) { return marks_pastes; }
int ccurses_colours(void) { return colours; }
int ccurses_escape_delay(void) { return get_escdelay(); }

int ccurses_is_alive(void) {
  struct termios state;
  return input_descriptor != -1 && tcgetattr(input_descriptor, &state) == 0;
}

// Drawing

void ccurses_set_pair(int pair, int foreground, int background) {
  if (screen == NULL || colours == 0 || pair < 1 || pair >= COLOR_PAIRS) return;
  init_pair(
    (short)pair, (short)(foreground < colours ? foreground : -1),
    (short)(background < colours ? background : -1));
}

void ccurses_erase(void) {
  // Not wclear: it makes the next picture ten times as many bytes, and flicker.
  if (screen != NULL) werase(stdscr);
}

void ccurses_put(
  int row, int column, const wchar_t *text, int count, int attributes, int pair) {
  if (screen == NULL) return;
  attr_t attribute = A_NORMAL;
  if (attributes & ccurses_bold) attribute |= A_BOLD;
  if (attributes & ccurses_underline) attribute |= A_UNDERLINE;
  if (attributes & ccurses_reverse) attribute |= A_REVERSE;
  wattr_set(stdscr, attribute, (short)(colours > 0 ? pair : 0), NULL);
  // An error here says only that the cursor could not go beyond the last cell.
  mvwaddnwstr(stdscr, row, column, text, count);
}

void ccurses_put_cells(int row, int column, const struct ccurses_cell *cells, int count) {
  if (screen == NULL) return;
  // What is put is mixed with the attributes that the picture has at the moment.
  wattr_set(stdscr, A_NORMAL, 0, NULL);
  cchar_t line[128];
  while (count > 0) {
    int part = count < 128 ? count : 128;
    for (int index = 0; index < part; index++) {
      wchar_t text[2] = {(wchar_t)cells[index].scalar, 0};
      attr_t attribute = A_NORMAL;
      if (cells[index].attributes & ccurses_bold) attribute |= A_BOLD;
      if (cells[index].attributes & ccurses_underline) attribute |= A_UNDERLINE;
      if (cells[index].attributes & ccurses_reverse) attribute |= A_REVERSE;
      setcchar(&line[index], text, attribute, (short)(colours > 0 ? cells[index].pair : 0), NULL);
    }
    mvwadd_wchnstr(stdscr, row, column, line, part);
    column += part;
    cells += part;
    count -= part;
  }
}

static void show_cursor(int visible) {
  if (visible == cursor_shown) return;
  curs_set(visible ? 1 : 0);
  cursor_shown = visible;
}

void screen_update(int row, int column) {
  // Whoever sees the picture may paste.
  send_due();
  wmove(stdscr, row, column);
  wnoutrefresh(stdscr);
  doupdate();
  // curses switches the number pad to sequences together with the cursor keys, whenever it takes the
  // terminal. Digits are typed on it here.
  if (digits_due && is_ansi) guard_write("\033>", 2);
  digits_due = is_fresh = 0;
}

int screen_begin(void) {
  if (screen == NULL || !is_fresh || !is_ansi) return 0;
  // curses has taken the terminal just now, and has drawn nothing yet.
  is_fresh = digits_due = 0;
  put_off("\033>");
  put_off(description_text("clear"));
  return 1;
}

int ccurses_due(uint8_t *bytes, int limit) {
  size_t count = due_count < (size_t)limit ? due_count : (size_t)limit;
  memcpy(bytes, due, count);
  due_count = 0;
  return (int)count;
}

int ccurses_cursor(int visible, uint8_t *bytes, int limit) {
  if (screen == NULL || visible == cursor_shown) return 0;
  cursor_shown = visible;
  return (int)append((char *)bytes, 0, (size_t)limit, description_text(visible ? "cnorm" : "civis"));
}

void ccurses_show(int row, int column, int visible) {
  if (screen == NULL) return;
  show_cursor(visible);
  screen_update(row, column);
}

void ccurses_send(const uint8_t *bytes, size_t count) {
  if (screen == NULL || !is_ansi) return;
  send_due();
  guard_write((const char *)bytes, count);
}

void ccurses_forget_scrollback(void) {
  if (screen != NULL && is_ansi) guard_write("\033[3J", 4);
}

void ccurses_redraw(void) {
  if (screen != NULL) clearok(curscr, TRUE);
}

// (term.h makes macros of the obvious names.)
void ccurses_fit(int column_limit, int row_limit, int *width, int *height) {
  *width = 80;
  *height = 24;
  if (screen == NULL) return;
  *width = getmaxx(stdscr);
  *height = getmaxy(stdscr);
  struct winsize size;
  if (ioctl(fileno(output_stream), TIOCGWINSZ, &size) == 0 && size.ws_col > 0 && size.ws_row > 0) {
    *width = size.ws_col;
    *height = size.ws_row;
  }
  // A size that nobody has (a wrong program set it) must not take all the memory.
  if (*width > column_limit) *width = column_limit;
  if (*height > row_limit) *height = row_limit;
  if (*width != getmaxx(stdscr) || *height != getmaxy(stdscr)) resizeterm(*height, *width);
}
