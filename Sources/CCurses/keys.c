// Keys: what curses does not know by itself, and one numbering for all of them.
#define NCURSES_WIDECHAR 1
#include "ccurses.h"
#include "internal.h"

#include <curses.h>
#include <signal.h>

// Above every code that curses gives out by itself.
enum {
  code_paste_begin = 0x7001,
  code_paste_end,
  code_word_left,
  code_word_right,
  code_ignored,
};

struct sequence {
  const char *bytes;
  int code;
};

// Both forms of the cursor keys: terminals switch between them, and descriptions know only one.
static const struct sequence sequences[] = {
  {"\033[A", KEY_UP},           {"\033OA", KEY_UP},
  {"\033[B", KEY_DOWN},         {"\033OB", KEY_DOWN},
  {"\033[C", KEY_RIGHT},        {"\033OC", KEY_RIGHT},
  {"\033[D", KEY_LEFT},         {"\033OD", KEY_LEFT},
  {"\033[H", KEY_HOME},         {"\033OH", KEY_HOME},
  {"\033[1~", KEY_HOME},        {"\033[7~", KEY_HOME},
  {"\033[F", KEY_END},          {"\033OF", KEY_END},
  {"\033[4~", KEY_END},         {"\033[8~", KEY_END},
  {"\033[3~", KEY_DC},          {"\033[5~", KEY_PPAGE},
  {"\033[6~", KEY_NPAGE},       {"\033[Z", KEY_BTAB},
  {"\033OM", KEY_ENTER},        {"\033[I", code_ignored},
  {"\033[O", code_ignored},     {"\033[200~", code_paste_begin},
  {"\033[201~", code_paste_end},
  {"\033[1;5D", code_word_left}, {"\033[1;5C", code_word_right},
  {"\033[1;3D", code_word_left}, {"\033[1;3C", code_word_right},
  {"\033[5D", code_word_left},  {"\033[5C", code_word_right},
  {"\033Od", code_word_left},   {"\033Oc", code_word_right},
  {"\033OP", KEY_F(1)},         {"\033[11~", KEY_F(1)},
  {"\033[[A", KEY_F(1)},        {"\033OQ", KEY_F(2)},
  {"\033[12~", KEY_F(2)},       {"\033[[B", KEY_F(2)},
  {"\033OR", KEY_F(3)},         {"\033[13~", KEY_F(3)},
  {"\033[[C", KEY_F(3)},        {"\033OS", KEY_F(4)},
  {"\033[14~", KEY_F(4)},       {"\033[[D", KEY_F(4)},
  {"\033[15~", KEY_F(5)},       {"\033[[E", KEY_F(5)},
  {"\033[17~", KEY_F(6)},       {"\033[18~", KEY_F(7)},
  {"\033[19~", KEY_F(8)},       {"\033[20~", KEY_F(9)},
  {"\033[21~", KEY_F(10)},      {"\033[23~", KEY_F(11)},
  {"\033[24~", KEY_F(12)},
};

static WINDOW *keyboard;

int keys_open(void) {
  // Reading a key from a window repaints that window; a pad is never repainted.
  keyboard = newpad(1, 1);
  if (keyboard == NULL) return -1;
  keypad(keyboard, TRUE);
  nodelay(keyboard, TRUE);
  return 0;
}

void keys_close(void) {
  if (keyboard != NULL) delwin(keyboard);
  keyboard = NULL;
}

void keys_define(void) {
  // Mouse reports are never asked for. Without a key of their own they arrive as bytes, and are
  // swallowed whole with every other unknown sequence.
  define_key(NULL, KEY_MOUSE);
  for (size_t i = 0; i < sizeof sequences / sizeof sequences[0]; i++)
    define_key(sequences[i].bytes, sequences[i].code);
}

static int translate(int code) {
  if (code >= 0 && code <= 255) return code;
  if (code >= KEY_F(1) && code <= KEY_F(12)) return ccurses_key_function + (code - KEY_F0);
  switch (code) {
    case KEY_UP: return ccurses_key_up;
    case KEY_DOWN: return ccurses_key_down;
    case KEY_LEFT: return ccurses_key_left;
    case KEY_RIGHT: return ccurses_key_right;
    case KEY_HOME:
    case KEY_A1: return ccurses_key_home;
    case KEY_END:
    case KEY_C1: return ccurses_key_end;
    case KEY_PPAGE:
    case KEY_A3: return ccurses_key_page_up;
    case KEY_NPAGE:
    case KEY_C3: return ccurses_key_page_down;
    case KEY_BACKSPACE: return ccurses_key_backspace;
    case KEY_DC: return ccurses_key_delete;
    case KEY_ENTER: return ccurses_key_enter;
    case KEY_BTAB: return ccurses_key_back_tab;
    case code_word_left: return ccurses_key_word_left;
    case code_word_right: return ccurses_key_word_right;
    case code_paste_begin: return ccurses_key_paste_begin;
    case code_paste_end: return ccurses_key_paste_end;
    default: return ccurses_key_other;
  }
}

int ccurses_read(int *units, int limit) {
  if (keyboard == NULL) return 0;
  // A signal in the middle of a key's bytes would make curses give up on it and hand them out one by
  // one, as if they were typed.
  sigset_t notices, before;
  sigemptyset(&notices);
  sigaddset(&notices, SIGWINCH);
  sigaddset(&notices, SIGCONT);
  sigaddset(&notices, SIGTSTP);
  pthread_sigmask(SIG_BLOCK, &notices, &before);
  int count = 0;
  while (count < limit) {
    // Bytes, not wide characters: wget_wch loses a character of which only the first bytes have
    // come, and takes those after an invalid one with it. The decoder puts characters together.
    int code = wgetch(keyboard);
    if (code == ERR) break;
    if (code != KEY_RESIZE) units[count++] = translate(code);
  }
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  return count;
}
