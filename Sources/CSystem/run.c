// Another program on this terminal.
#define _GNU_SOURCE
#include "csystem.h"

#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int csystem_run(char *const *arguments) {
  // Keys that interrupt are the other program's while it runs.
  struct sigaction ignore, interrupt, quit;
  memset(&ignore, 0, sizeof ignore);
  ignore.sa_handler = SIG_IGN;
  sigaction(SIGINT, &ignore, &interrupt);
  sigaction(SIGQUIT, &ignore, &quit);
  posix_spawnattr_t attributes;
  sigset_t usual, none;
  sigemptyset(&none);
  sigemptyset(&usual);
  sigaddset(&usual, SIGINT);
  sigaddset(&usual, SIGQUIT);
  sigaddset(&usual, SIGPIPE);
  sigaddset(&usual, SIGXFSZ);
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setsigdefault(&attributes, &usual);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
  pid_t child;
  int status = -1;
  if (posix_spawn(&child, arguments[0], NULL, &attributes, arguments, environ) == 0) {
    while (waitpid(child, &status, 0) == -1) {
      if (errno == EINTR) continue;
      status = -1;
      break;
    }
    status = status != -1 && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }
  posix_spawnattr_destroy(&attributes);
  sigaction(SIGINT, &interrupt, NULL);
  sigaction(SIGQUIT, &quit, NULL);
  return status;
}
