#ifndef CCURSES_H
#define CCURSES_H

/// ncursesw behind plain functions, for one terminal at a time, called from one thread.
///
/// No curses macro, variable or type gets out of this module: they differ between systems, and Swift
/// cannot import most of them.

#include <stddef.h>
#include <stdint.h>
#include <wchar.h>

// Locale and character width

/// Takes the character set of the environment's locale, C.UTF-8 where that locale is not there.
/// 1: UTF-8. 0: anything else, so only ASCII may be drawn. Comes before everything else.
int ccurses_set_locale(void);
/// Columns that curses gives a character; 0 for a combining mark, -1 for one that cannot be drawn.
int ccurses_width(uint32_t scalar);

// Opening and closing

/// Whether the terminal type is known here. 0: no. 1: yes, but its cursor cannot be moved. 2: yes.
int ccurses_knows(const char *name);
/// Starts curses on two descriptors of a terminal. 0, or -1 with errno.
int ccurses_open(const char *name, int input, int output, int with_colours);
/// Leaves the terminal as it was before. Does nothing when it is not open.
void ccurses_close(void);
/// 1: the screen of before comes back on close. 0: it cannot, and close clears the screen.
int ccurses_has_alternate_screen(void);
/// 1: the terminal is known to mark what is pasted.
int ccurses_has_bracketed_paste(void);
/// Number of colours; 0 without colours.
int ccurses_colours(void);
/// Milliseconds after which a lone ESC byte is the Escape key.
int ccurses_escape_delay(void);
/// Stops the program as Ctrl-Z does in a shell; returns when it is continued.
void ccurses_suspend(void);
/// Gives the terminal to another program until `ccurses_resume`.
void ccurses_lend(void);
/// Takes the terminal again after the program was stopped and continued.
void ccurses_resume(void);

/// What a terminal description says.
struct ccurses_facts {
  int colours;
  int alternate_screen;
  int marks_pastes;
};
/// Looks a terminal type up; nothing is opened. Zeros when it is not known.
void ccurses_describe(const char *name, struct ccurses_facts *facts);

// Drawing

enum {
  ccurses_bold = 1,
  ccurses_underline = 2,
  ccurses_reverse = 4,
};

/// Gives a colour pair (1 to 63) its colours. -1: the terminal's own.
void ccurses_set_pair(int pair, int foreground, int background);
/// Asks the terminal to report the mouse's wheel and buttons, or no longer. Off at first.
void ccurses_set_mouse(int on);
/// Empties the picture; the terminal is not touched before `ccurses_show`.
void ccurses_erase(void);
/// Puts characters into the picture. `attributes`: the bits above.
void ccurses_put(
  int row, int column, const wchar_t *text, int count, int attributes, int pair);
/// A cell of one column: one scalar, never a control, never a mark. `attributes`: the bits above.
struct ccurses_cell {
  uint32_t scalar;
  uint16_t attributes;
  uint16_t pair;
};
/// Puts cells into the picture, each in a column of its own; what does not fit is left out.
void ccurses_put_cells(int row, int column, const struct ccurses_cell *cells, int count);
/// Sends what changed, and leaves the terminal's cursor at this place.
void ccurses_show(int row, int column, int visible);
/// Takes what the terminal keeps of lines that are no longer on the screen (CSI 3 J), where it is one
/// that understands it.
void ccurses_forget_scrollback(void);
/// The next `ccurses_show` paints everything again.
void ccurses_redraw(void);
/// The size that the terminal has now, 1 to the limits; the picture follows it.
void ccurses_fit(int column_limit, int row_limit, int *columns, int *rows);

/// Sends a sequence past curses, for what curses has no word for. The bytes are the caller's own.
void ccurses_send(const uint8_t *bytes, size_t count);

// Drawing without curses, on terminals that understand ECMA-48

/// 1: the open terminal is one: cursor movements, erasing and attributes are those of the standard, and
/// nothing about it needs care that only curses takes. 0: draw with the functions above.
int ccurses_speaks_ecma48(void);
/// What stands between CSI and m to set a colour of the palette, with no 0 behind it. Its length; 0 when
/// there is none.
int ccurses_colour(int colour, int is_background, char *text, int limit);
/// Takes the terminal again if it was given away, and empties its screen. curses believes it empty from
/// then on: what is written past it is taken off again by the next call of this, and by closing.
void ccurses_blank(void);
/// What is to be sent before the next picture's bytes, at most 128 bytes, once. Its length.
int ccurses_due(uint8_t *bytes, int limit);
/// What shows the cursor or hides it, to be sent with a picture, at most 32 bytes. Its length; 0 where it is so
/// already, or the terminal can't.
int ccurses_cursor(int visible, uint8_t *bytes, int limit);
/// Sends a picture's bytes, however long the terminal takes.
void ccurses_write(const uint8_t *bytes, size_t count);

// Input

/// Units that are not bytes.
enum ccurses_key {
  ccurses_key_other = 0x1000,
  ccurses_key_up,
  ccurses_key_down,
  ccurses_key_left,
  ccurses_key_right,
  ccurses_key_home,
  ccurses_key_end,
  ccurses_key_page_up,
  ccurses_key_page_down,
  ccurses_key_backspace,
  ccurses_key_delete,
  ccurses_key_enter,
  ccurses_key_back_tab,
  ccurses_key_word_left,
  ccurses_key_word_right,
  ccurses_key_paste_begin,
  ccurses_key_paste_end,
  /// F1 is this + 1, F12 is this + 12.
  ccurses_key_function = 0x2000,
};

/// Reads what is waiting: bytes (0 to 255) and keys (above). Never waits longer than the escape delay.
/// Returns how many; fewer than `limit` means that nothing more is waiting.
int ccurses_read(int *units, int limit);
/// 1: the terminal is still there.
int ccurses_is_alive(void);

// Signals: a handler only sets a flag and writes a byte to a pipe

/// Readable when a signal came. -1 when not open.
int ccurses_wake_descriptor(void);
/// Empties the pipe. Before the flags are taken, so that none is missed.
void ccurses_drain_wake(void);
/// 1, once, after the size changed.
int ccurses_take_resized(void);
/// 1, once, after somebody asked for a stop (SIGTSTP).
int ccurses_take_suspended(void);
/// 1, once, after the program was continued (SIGCONT).
int ccurses_take_continued(void);
/// The signal that asks the program to leave (TERM, HUP, INT), or 0. Half a second after it came the
/// program is ended by it, whatever it is doing.
int ccurses_leave_signal(void);
/// Ends the process by a signal, so that its exit status says so. The terminal is put right first.
void ccurses_end_by_signal(int signal_number);

// A timer that also counts the time the computer slept

/// A descriptor, or -1 with errno.
int ccurses_timer_open(void);
/// Readable after so many milliseconds; never, if negative.
void ccurses_timer_set(int timer, int64_t milliseconds);
/// Makes it unreadable again after it went off.
void ccurses_timer_drain(int timer);

#endif
