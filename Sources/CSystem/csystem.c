#define _GNU_SOURCE
#include "csystem.h"

#include <errno.h>
#include <fcntl.h>
#ifdef __linux__
#include <link.h>
#include <malloc.h>
#include <sys/mman.h>
#endif
#include <string.h>
#include <sys/inotify.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/vfs.h>
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

#ifdef __linux__
static int give_back(struct dl_phdr_info *object, size_t size, void *context) {
  (void)size;
  long page = *(long *)context;
  for (int index = 0; index < object->dlpi_phnum; index++) {
    const ElfW(Phdr) *part = &object->dlpi_phdr[index];
    if (part->p_type != PT_DYNAMIC) continue;
    // Code that was changed when it was loaded is nowhere else.
    const ElfW(Dyn) *entry = (const ElfW(Dyn) *)(object->dlpi_addr + part->p_vaddr);
    for (; entry->d_tag != DT_NULL; entry++) {
      if (entry->d_tag == DT_TEXTREL) return 0;
      if (entry->d_tag == DT_FLAGS && (entry->d_un.d_val & DF_TEXTREL) != 0) return 0;
    }
  }
  for (int index = 0; index < object->dlpi_phnum; index++) {
    const ElfW(Phdr) *part = &object->dlpi_phdr[index];
    if (part->p_type != PT_LOAD || (part->p_flags & PF_W) != 0) continue;
    uintptr_t start = object->dlpi_addr + part->p_vaddr;
    uintptr_t end = start + part->p_memsz;
    start = (start + (uintptr_t)page - 1) & ~((uintptr_t)page - 1);
    end &= ~((uintptr_t)page - 1);
    if (start < end) madvise((void *)start, end - start, MADV_DONTNEED);
  }
  return 0;
}

void csystem_give_memory_back(void) {
  long page = sysconf(_SC_PAGESIZE);
  malloc_trim(0);
  if (page > 0) dl_iterate_phdr(give_back, &page);
}
#else
void csystem_give_memory_back(void) {}
#endif

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
