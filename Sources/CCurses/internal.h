#ifndef CCURSES_INTERNAL_H
#define CCURSES_INTERNAL_H

#include <stddef.h>

/// Remembers the state of the terminal, opens the pipe and takes the signals. 0, or -1 with errno.
int guard_begin(int input, int output);
/// From now on an end by a signal writes these bytes to the terminal and restores its state.
void guard_arm(const char *bytes, size_t count);
/// From now on an end by a signal leaves the terminal alone.
void guard_disarm(void);
/// Restores the terminal's state and gives the signals back.
void guard_end(void);
/// Ends the process by a signal, whatever handler was there.
void guard_end_by_signal(int number);
/// Keeps what libraries print to standard error off the screen, until `guard_end`.
void guard_hold_errors(void);
/// Writes to the terminal, past curses.
void guard_write(const char *bytes, size_t count);
/// The same, and waits as long as the terminal takes nothing: what was left out would be missing.
void guard_write_all(const char *bytes, size_t count);

/// What the terminal's description says by a name of terminfo's; NULL when it says nothing.
const char *description_text(const char *name);

int ccurses_is_open(void);
/// Sends what curses has to send, and leaves the cursor at a place.
void screen_update(int row, int column);
/// Puts off emptying the screen until the first picture is sent. 1; 0 when curses has to do it.
int screen_begin(void);

/// Teaches curses the sequences that its terminal descriptions lack.
void keys_define(void);
/// Opens and closes the window that keys are read from.
int keys_open(void);
void keys_close(void);

#endif
