#define _GNU_SOURCE
#include "csystem.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

static int lock_command(int fd, int command, short type) {
  struct flock lock;
  memset(&lock, 0, sizeof lock);
  lock.l_type = type;
  lock.l_whence = SEEK_SET;
  int result;
  do {
    result = fcntl(fd, command, &lock);
  } while (result == -1 && errno == EINTR);
  return result;
}

int csystem_lock_wait(int fd) { return lock_command(fd, F_OFD_SETLKW, F_WRLCK); }
int csystem_lock_try(int fd) { return lock_command(fd, F_OFD_SETLK, F_WRLCK); }
int csystem_unlock(int fd) { return lock_command(fd, F_OFD_SETLK, F_UNLCK); }

void csystem_no_core_dumps(void) {
  struct rlimit none = {0, 0};
  setrlimit(RLIMIT_CORE, &none);
  prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}
