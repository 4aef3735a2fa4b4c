#ifndef CSYSTEM_H
#define CSYSTEM_H

/// Takes the open-file-description lock on `fd`, waiting for it. 0, or -1 with errno.
int csystem_lock_wait(int fd);
/// Takes the open-file-description lock on `fd` if it is free. 0, or -1 with errno (EAGAIN: held).
int csystem_lock_try(int fd);
/// Gives the lock back. 0, or -1 with errno.
int csystem_unlock(int fd);
/// Turns core dumps off for this process and keeps others from attaching to it.
void csystem_no_core_dumps(void);

#endif
