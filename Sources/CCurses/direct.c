// Drawing without curses: whether the terminal is one for it, and what its description is asked.
#define _GNU_SOURCE
#define NCURSES_WIDECHAR 1
#include "ccurses.h"
#include "internal.h"

#include <curses.h>
#include <string.h>
#include <term.h>

static int is(const char *name, const char *wanted) {
  const char *value = description_text(name);
  return value != NULL && strcmp(value, wanted) == 0;
}

/// Whether what a capability makes of some numbers is what the standard says.
static int makes(const char *name, long first, long second, const char *wanted) {
  const char *value = description_text(name);
  if (value == NULL) return 0;
  const char *made = tparm(value, first, second, 0L, 0L, 0L, 0L, 0L, 0L, 0L);
  return made != NULL && strcmp(made, wanted) == 0;
}

// The text between CSI and m; 0 when a colour is set in another way.
static int parameters(const char *made, char *text, int limit) {
  if (made == NULL || strncmp(made, "\033[", 2) != 0) return 0;
  size_t count = strspn(made + 2, "0123456789;:");
  if (count == 0 || count >= (size_t)limit || strcmp(made + 2 + count, "m") != 0) return 0;
  memcpy(text, made + 2, count);
  text[count] = 0;
  return (int)count;
}

int ccurses_colour(int colour, int is_background, char *text, int limit) {
  if (cur_term == NULL || colour < 0) return 0;
  const char *value = description_text(is_background ? "setab" : "setaf");
  if (value == NULL) return 0;
  return parameters(tparm(value, (long)colour, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L), text, limit);
}

int ccurses_speaks_ecma48(void) {
  if (cur_term == NULL || stdscr == NULL) return 0;
  // A line that is full must wait for the next character before it ends, or the last cell of the screen
  // scrolls it; an attribute must take no room; what is written over must be gone.
  if (tigetflag("am") != 1 || tigetflag("xenl") != 1 || tigetflag("msgr") != 1) return 0;
  if (tigetnum("xmc") >= 0 || tigetflag("os") == 1 || tigetflag("hz") == 1) return 0;
  if (!makes("cup", 4, 17, "\033[5;18H") || !makes("cuf", 7, 0, "\033[7C")) return 0;
  if (!makes("cub", 7, 0, "\033[7D") || !is("el", "\033[K") || !is("cr", "\r")) return 0;
  if (!is("bold", "\033[1m") || !is("smul", "\033[4m") || !is("rev", "\033[7m")) return 0;
  const char *plain = description_text("sgr0");
  if (plain == NULL || (strstr(plain, "\033[m") == NULL && strstr(plain, "\033[0m") == NULL)) return 0;
  if (ccurses_colours() == 0) return 1;
  // Where an attribute and a colour exclude each other, curses chooses.
  int excluded = tigetnum("ncv");
  if (excluded > 0 && (excluded & (1 | 2 | 4 | 32)) != 0) return 0;
  char text[32];
  int last = ccurses_colours() < 256 ? ccurses_colours() - 1 : 255;
  return ccurses_colour(1, 0, text, sizeof text) > 0 && ccurses_colour(1, 1, text, sizeof text) > 0
    && ccurses_colour(last, 0, text, sizeof text) > 0
    && ccurses_colour(last, 1, text, sizeof text) > 0;
}

void ccurses_blank(void) {
  if (!ccurses_is_open() || screen_begin()) return;
  werase(stdscr);
  clearok(curscr, TRUE);
  screen_update(0, 0);
}

void ccurses_write(const uint8_t *bytes, size_t count) {
  if (ccurses_is_open()) guard_write_all((const char *)bytes, count);
}
