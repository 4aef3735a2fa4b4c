#define NCURSES_WIDECHAR 1
#include "ccurses.h"
#include <curses.h>
int ccurses_version_number(void) { return NCURSES_VERSION_PATCH; }
