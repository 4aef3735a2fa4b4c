// What is known of the terminal before it is opened: characters, and the description of its type.
#define _GNU_SOURCE
#define NCURSES_WIDECHAR 1
#include "ccurses.h"
#include "internal.h"

#include <curses.h>
#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <term.h>
#include <unistd.h>
#include <wchar.h>

// Locale

static int is_utf8(void) { return strcmp(nl_langinfo(CODESET), "UTF-8") == 0; }

static int is_plain(const char *name) {
  return name != NULL && (strcmp(name, "C") == 0 || strcmp(name, "POSIX") == 0);
}

int ccurses_set_locale(void) {
  // Only what characters are: how numbers are written must not change under Swift.
  const char *taken = setlocale(LC_CTYPE, "");
  if (taken != NULL && is_utf8()) return 1;
  const char *all = getenv("LC_ALL");
  const char *type = getenv("LC_CTYPE");
  const char *asked = all != NULL && *all != 0 ? all : type;
  // Somebody set these two by hand and means it. LANG=C is what every bare system has.
  if (is_plain(asked)) return 0;
  // A locale with another character set, and it is installed.
  if (taken != NULL && strcmp(nl_langinfo(CODESET), "ANSI_X3.4-1968") != 0) return 0;
  if (setlocale(LC_CTYPE, "C.UTF-8") != NULL && is_utf8()) return 1;
  setlocale(LC_CTYPE, "C");
  return 0;
}

int ccurses_width(uint32_t scalar) { return wcwidth((wchar_t)scalar); }

// Descriptions

const char *description_text(const char *name) {
  char *value = tigetstr(name);
  return value == NULL || value == (char *)-1 ? NULL : value;
}

// A description says which bytes are sent to the terminal. From where others may write none is taken, nor
// from a place that depends on the folder in which the program was started, or from the variable itself.
static int is_own_place(const char *path, size_t length) {
  char place[4096];
  if (length == 0) return 1;
  if (path[0] != '/' || length >= sizeof place) return 0;
  memcpy(place, path, length);
  place[length] = 0;
  struct stat status;
  if (stat(place, &status) == -1) return errno == ENOENT || errno == ENOTDIR;
  return (status.st_uid == 0 || status.st_uid == geteuid()) && (status.st_mode & 022) == 0;
}

static void distrust_descriptions(void) {
  const char *one = getenv("TERMINFO");
  if (one != NULL && !is_own_place(one, strlen(one))) unsetenv("TERMINFO");
  const char *list = getenv("TERMINFO_DIRS");
  while (list != NULL) {
    size_t length = strcspn(list, ":");
    if (!is_own_place(list, length)) {
      unsetenv("TERMINFO_DIRS");
      return;
    }
    list = list[length] == 0 ? NULL : list + length + 1;
  }
}

int ccurses_knows(const char *name) {
  distrust_descriptions();
  int status = 0;
  // No descriptor of the terminal is needed to look a type up.
  if (setupterm(name, STDOUT_FILENO, &status) == ERR || status != 1) return 0;
  int moves = description_text("cup") != NULL;
  del_curterm(cur_term);
  return moves ? 2 : 1;
}

void ccurses_describe(const char *name, struct ccurses_facts *facts) {
  memset(facts, 0, sizeof *facts);
  distrust_descriptions();
  int status = 0;
  if (setupterm(name, STDOUT_FILENO, &status) == ERR || status != 1) return;
  int number = tigetnum("colors");
  facts->colours = number > 0 ? number : 0;
  facts->alternate_screen = description_text("smcup") != NULL && description_text("rmcup") != NULL;
  facts->marks_pastes = description_text("BE") != NULL;
  del_curterm(cur_term);
}
