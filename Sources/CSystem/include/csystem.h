#ifndef CSYSTEM_H
#define CSYSTEM_H

#include <stddef.h>
#include <stdint.h>

/// Takes the open-file-description lock on `fd`, waiting for it. 0, or -1 with errno.
int csystem_lock_wait(int fd);
/// Takes the open-file-description lock on `fd` if it is free. 0, or -1 with errno (EAGAIN: held).
int csystem_lock_try(int fd);
/// Takes the open-file-description lock on `fd` together with others who share it. 0, or -1 with errno.
int csystem_share_try(int fd);
/// Gives the lock back. 0, or -1 with errno.
int csystem_unlock(int fd);
/// Turns core dumps off for this process and keeps others from attaching to it.
void csystem_no_core_dumps(void);
/// Lets all threads share two heaps: what one has freed is there for the others. Called before there are any.
void csystem_few_heaps(void);
/// Begins a thread on another core than this one, that no signal is sent to. 0; -1 where there is none.
int csystem_begin_beside(void *(*work)(void *), void *context);
/// Takes the memory of the program's variables at once; without a word where the system can't.
void csystem_take_memory(void);
/// Gives memory back that was needed once: free parts of the heap.
void csystem_give_memory_back(void);
/// Lets a crash end this process without a report of what it was doing.
void csystem_no_crash_text(void);
/// Stops the terminal from showing what is typed, until `csystem_show_typing`. 0, or -1 with errno.
/// A signal that ends the program puts the terminal right first.
int csystem_hide_typing(int fd);
/// Takes what was typed of a line that has not been ended, without waiting. How many bytes.
int csystem_take_typed(int fd, unsigned char *bytes, size_t limit);
/// Shows what is typed again.
void csystem_show_typing(void);

/// Runs a program with its arguments (the last one null) on this terminal and waits for it. Its exit
/// status, or -1 when it could not be started or was ended by a signal.
int csystem_run(char *const *arguments);

/// The kind of file system (statfs's f_type) that a path is on, and the bytes that this account may
/// still fill. 0, or -1 with errno.
int csystem_file_system(const char *path, int64_t *kind, uint64_t *free_bytes);

/// A descriptor that can be read when something happens in a watched folder. -1 with errno.
int csystem_watch_open(void);
/// Watches a folder for new files and for bytes added to them; watching it again changes nothing.
/// Not negative, or -1 with errno.
int csystem_watch_folder(int fd, const char *path);
/// Takes all that has been noticed; 1 when there was something.
int csystem_watch_drain(int fd);

/// When a file was made, which no copy of it shares. 1; 0 when the disk knows only the inode; -1 with
/// errno.
int csystem_birth(const char *path, int64_t *seconds, uint32_t *nanoseconds, uint64_t *inode);

/// Milliseconds since this computer was started, the time that it slept included.
int64_t csystem_boot_milliseconds(void);
/// What the system calls this start of the computer; how many characters, 0 where it has no name.
int csystem_boot_id(char *name, size_t limit);

#endif
