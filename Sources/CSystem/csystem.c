#define _GNU_SOURCE
#include "csystem.h"

#include <errno.h>
#include <fcntl.h>
#ifdef __linux__
#include <malloc.h>
#endif
#include <signal.h>
#include <string.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/inotify.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <time.h>
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
int csystem_share_try(int fd) { return lock_command(fd, F_OFD_SETLK, F_RDLCK); }
int csystem_unlock(int fd) { return lock_command(fd, F_OFD_SETLK, F_UNLCK); }

void csystem_no_core_dumps(void) {
  struct rlimit none = {0, 0};
  setrlimit(RLIMIT_CORE, &none);
  prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

void csystem_few_heaps(void) {
#if defined(__linux__) && defined(M_ARENA_MAX)
  mallopt(M_ARENA_MAX, 2);
#endif
}

#ifdef __linux__
extern char __bss_start[], _end[];
#endif

void csystem_take_memory(void) {
#if defined(__linux__) && defined(MADV_POPULATE_WRITE)
  // The runtime looks at its tables before it fills them: two faults for a page, of a hundred pages.
  uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
  uintptr_t first = ((uintptr_t)__bss_start + page - 1) / page * page;
  uintptr_t last = (uintptr_t)_end / page * page;
  if (last > first) madvise((void *)first, last - first, MADV_POPULATE_WRITE);
#endif
}

void csystem_give_memory_back(void) {
#ifdef __linux__
  malloc_trim(0);
#endif
}

void csystem_no_crash_text(void) {
  // Swift's own handlers print what the program was doing, and wait at a terminal for somebody to look
  // into its memory.
  static const int crashes[] = {SIGSEGV, SIGABRT, SIGBUS, SIGILL, SIGFPE, SIGTRAP, SIGQUIT};
  for (size_t i = 0; i < sizeof crashes / sizeof crashes[0]; i++) signal(crashes[i], SIG_DFL);
}

int csystem_watch_open(void) { return inotify_init1(IN_NONBLOCK | IN_CLOEXEC); }

int csystem_watch_folder(int fd, const char *path) {
  return inotify_add_watch(
      fd, path, IN_CREATE | IN_MOVED_TO | IN_MODIFY | IN_ONLYDIR | IN_DONT_FOLLOW);
}

int csystem_watch_drain(int fd) {
  char events[4096];
  int any = 0;
  for (;;) {
    ssize_t count = read(fd, events, sizeof events);
    if (count > 0) {
      any = 1;
    } else if (count == 0 || errno != EINTR) {
      return any;
    }
  }
}

int csystem_birth(
    const char *path, int64_t *seconds, uint32_t *nanoseconds, uint64_t *inode) {
  struct statx status;
  if (statx(AT_FDCWD, path, AT_SYMLINK_NOFOLLOW, STATX_INO | STATX_BTIME, &status) != 0) {
    return -1;
  }
  *inode = status.stx_ino;
  *seconds = status.stx_btime.tv_sec;
  *nanoseconds = status.stx_btime.tv_nsec;
  return (status.stx_mask & STATX_BTIME) ? 1 : 0;
}

int csystem_file_system(const char *path, int64_t *kind, uint64_t *free_bytes) {
  struct statfs status;
  if (statfs(path, &status) == -1) return -1;
  *kind = (int64_t)(uint32_t)status.f_type;
  *free_bytes = (uint64_t)status.f_bavail * (uint64_t)status.f_bsize;
  return 0;
}

int64_t csystem_boot_milliseconds(void) {
  struct timespec time;
  if (clock_gettime(CLOCK_BOOTTIME, &time) != 0) return 0;
  return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

int csystem_boot_id(char *name, size_t limit) {
  int fd = open("/proc/sys/kernel/random/boot_id", O_RDONLY | O_CLOEXEC);
  if (fd == -1) return 0;
  ssize_t count;
  do {
    count = read(fd, name, limit);
  } while (count == -1 && errno == EINTR);
  close(fd);
  while (count > 0 && (unsigned char)name[count - 1] <= ' ') count--;
  return count > 0 ? (int)count : 0;
}
