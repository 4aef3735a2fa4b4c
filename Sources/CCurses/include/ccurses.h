#ifndef CCURSES_H
#define CCURSES_H
int ccurses_version_number(void);
#endif
