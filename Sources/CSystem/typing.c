// Typing that is not shown.
#define _GNU_SOURCE
#include "csystem.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <termios.h>

static struct termios shown_state;
static volatile sig_atomic_t hidden;
static int hidden_terminal = -1;
static const int ending[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};
static struct sigaction before_hiding[sizeof ending / sizeof ending[0]];
static struct sigaction stop_before_hiding;

static void show_and_end(int number) {
  if (hidden) tcsetattr(hidden_terminal, TCSANOW, &shown_state);
  // The handler is gone by now (SA_RESETHAND), so this ends the program as the signal would have.
  raise(number);
}

int csystem_hide_typing(int fd) {
  if (hidden || tcgetattr(fd, &shown_state) == -1) return -1;
  hidden_terminal = fd;
  hidden = 1;
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = show_and_end;
  action.sa_flags = SA_RESETHAND;
  for (size_t i = 0; i < sizeof ending / sizeof ending[0]; i++)
    sigaction(ending[i], &action, &before_hiding[i]);
  // A stop would leave the shell without an echo.
  action.sa_handler = SIG_IGN;
  action.sa_flags = 0;
  sigaction(SIGTSTP, &action, &stop_before_hiding);
  struct termios state = shown_state;
  state.c_lflag = (state.c_lflag & ~(tcflag_t)ECHO) | ECHONL;
  // What was typed before the question was asked must not answer it.
  if (tcsetattr(fd, TCSAFLUSH, &state) == 0) return 0;
  int error = errno;
  csystem_show_typing();
  errno = error;
  return -1;
}

void csystem_show_typing(void) {
  if (!hidden) return;
  tcsetattr(hidden_terminal, TCSANOW, &shown_state);
  hidden = 0;
  for (size_t i = 0; i < sizeof ending / sizeof ending[0]; i++)
    sigaction(ending[i], &before_hiding[i], NULL);
  sigaction(SIGTSTP, &stop_before_hiding, NULL);
}

int csystem_take_typed(int fd, unsigned char *bytes, size_t limit) {
  struct termios before, now;
  if (tcgetattr(fd, &before) == -1) return 0;
  now = before;
  // Without lines, what was begun of one can be read.
  now.c_lflag &= ~(tcflag_t)ICANON;
  now.c_cc[VMIN] = 0;
  now.c_cc[VTIME] = 0;
  if (tcsetattr(fd, TCSANOW, &now) == -1) return 0;
  ssize_t count = read(fd, bytes, limit);
  tcsetattr(fd, TCSANOW, &before);
  return count > 0 ? (int)count : 0;
}
