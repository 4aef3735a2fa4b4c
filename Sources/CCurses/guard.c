// What happens to the terminal when the program is ended by a signal, and how signals reach the loop.
//
// A Swift trap, an abort or a fault runs no Swift code any more, so the terminal is put right here, in
// the handler, with nothing but calls that POSIX allows there.
#define _GNU_SOURCE
#include "ccurses.h"
#include "internal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <termios.h>
#include <unistd.h>

// Ended at once: the program can't go on, or (QUIT) somebody wants it gone now.
static const int crash_signals[] = {SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGQUIT};
// Left in order: the loop gets half a second to keep the draft.
static const int leave_signals[] = {SIGTERM, SIGHUP, SIGINT};
static const int notice_signals[] = {SIGWINCH, SIGCONT, SIGTSTP};

#define COUNT(list) (sizeof(list) / sizeof(list)[0])

static struct sigaction previous[NSIG];
static unsigned char taken[NSIG];

static struct termios saved_state;
static int terminal_input = -1;
static int terminal_output = -1;
static char reset_bytes[512];
static size_t reset_count;
static int armed;

static int wake[2] = {-1, -1};
static volatile sig_atomic_t resized, suspended, continued, leave_signal;

static int real_errors = -1;
static int held_errors = -1;

static char alternate_stack[64 * 1024];

// Terminal

void guard_write(const char *bytes, size_t count) {
  while (count > 0) {
    // A terminal that takes nothing (its window hangs) must not keep the program from ending.
    struct pollfd ready = {terminal_output, POLLOUT, 0};
    if (poll(&ready, 1, 200) != 1 || !(ready.revents & POLLOUT)) return;
    ssize_t written = write(terminal_output, bytes, count);
    if (written == -1 && errno == EINTR) continue;
    if (written <= 0) return;
    bytes += written;
    count -= (size_t)written;
  }
}

void guard_write_all(const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t written = write(terminal_output, bytes, count);
    if (written > 0) {
      bytes += written;
      count -= (size_t)written;
    } else if (written == -1 && errno == EAGAIN) {
      struct pollfd ready = {terminal_output, POLLOUT, 0};
      poll(&ready, 1, -1);
    } else if (written == 0 || errno != EINTR) {
      return;
    }
  }
}

static void release_errors(void) {
  if (held_errors == -1) return;
  dup2(real_errors, STDERR_FILENO);
  char text[512];
  ssize_t count;
  while ((count = read(held_errors, text, sizeof text)) > 0) {
    if (write(STDERR_FILENO, text, (size_t)count) == -1) break;
  }
  close(held_errors);
  close(real_errors);
  held_errors = real_errors = -1;
}

static void restore_terminal(void) {
  if (!__atomic_exchange_n(&armed, 0, __ATOMIC_ACQ_REL)) return;
  guard_write(reset_bytes, reset_count);
  tcsetattr(terminal_input, TCSANOW, &saved_state);
  release_errors();
}

void guard_arm(const char *bytes, size_t count) {
  reset_count = count < sizeof reset_bytes ? count : sizeof reset_bytes;
  memcpy(reset_bytes, bytes, reset_count);
  __atomic_store_n(&armed, 1, __ATOMIC_RELEASE);
}

void guard_disarm(void) { __atomic_store_n(&armed, 0, __ATOMIC_RELEASE); }

void guard_hold_errors(void) {
  if (!isatty(STDERR_FILENO)) return;
  int ends[2];
  // Not waiting: whoever prints more than the pipe holds loses the rest, and goes on.
  if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) == -1) return;
  int kept = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  if (kept == -1 || dup2(ends[1], STDERR_FILENO) == -1) {
    if (kept != -1) close(kept);
    close(ends[0]);
    close(ends[1]);
    return;
  }
  close(ends[1]);
  real_errors = kept;
  held_errors = ends[0];
}

// Handlers

static void end_by(int number) {
  restore_terminal();
  struct sigaction action = previous[number];
  if (!taken[number] || action.sa_handler == SIG_IGN) {
    memset(&action, 0, sizeof action);
    action.sa_handler = SIG_DFL;
  }
  sigaction(number, &action, NULL);
  // Blocked while its handler runs: it comes when the handler returns, so the exit status is the
  // signal's, and a crash reporter that was there before still sees the place of the fault.
  raise(number);
}

static void handle_crash(int number) { end_by(number); }

static void poke(void) {
  int error = errno;
  // A full pipe is as good: the loop is woken by what is in it, and then looks at the flags.
  ssize_t ignored = write(wake[1], "!", 1);
  (void)ignored;
  errno = error;
}

static void handle_leave(int number) {
  if (leave_signal == 0) {
    leave_signal = number;
    // Not in POSIX's list of what a handler may call, but a bare system call on every system.
    struct itimerval limit = {{0, 0}, {0, 500000}};
    setitimer(ITIMER_REAL, &limit, NULL);
  }
  poke();
}

static void handle_limit(int number) {
  (void)number;
  if (leave_signal != 0) end_by(leave_signal);
}

static void handle_notice(int number) {
  if (number == SIGWINCH) resized = 1;
  if (number == SIGTSTP) suspended = 1;
  if (number == SIGCONT) continued = 1;
  poke();
}

static void take(int number, void (*handler)(int), int flags) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = handler;
  action.sa_flags = flags;
  // Nothing interrupts a handler that is putting the terminal right, SIGTTOU included.
  sigfillset(&action.sa_mask);
  struct sigaction before;
  if (sigaction(number, NULL, &before) == -1) return;
  // Somebody (nohup) wants it ignored.
  int is_leave = handler == handle_leave;
  if (is_leave && !(before.sa_flags & SA_SIGINFO) && before.sa_handler == SIG_IGN) return;
  if (sigaction(number, &action, NULL) == -1) return;
  previous[number] = before;
  taken[number] = 1;
}

static void give_back(int number) {
  if (!taken[number]) return;
  taken[number] = 0;
  sigaction(number, &previous[number], NULL);
}

// Beginning and end

int guard_begin(int input, int output) {
  if (tcgetattr(input, &saved_state) == -1) return -1;
  if (wake[0] == -1 && pipe2(wake, O_CLOEXEC | O_NONBLOCK) == -1) return -1;
  terminal_input = input;
  terminal_output = output;
  resized = suspended = continued = leave_signal = 0;

  stack_t stack;
  if (sigaltstack(NULL, &stack) == 0 && (stack.ss_flags & SS_DISABLE)) {
    memset(&stack, 0, sizeof stack);
    stack.ss_sp = alternate_stack;
    stack.ss_size = sizeof alternate_stack;
    sigaltstack(&stack, NULL);
  }
  for (size_t i = 0; i < COUNT(crash_signals); i++)
    take(crash_signals[i], handle_crash, SA_RESETHAND | SA_ONSTACK);
  take(SIGALRM, handle_limit, SA_ONSTACK);
  for (size_t i = 0; i < COUNT(leave_signals); i++)
    take(leave_signals[i], handle_leave, SA_ONSTACK | SA_RESTART);
  for (size_t i = 0; i < COUNT(notice_signals); i++)
    take(notice_signals[i], handle_notice, SA_ONSTACK | SA_RESTART);
  // These stay ignored: a reader that went away, or a file-size limit, is an error that the write
  // returns, not the end of the program.
  signal(SIGPIPE, SIG_IGN);
  signal(SIGXFSZ, SIG_IGN);
  return 0;
}

void guard_end(void) {
  guard_disarm();
  if (terminal_input != -1) {
    // From the background, setting the state would stop the program.
    sigset_t background, before;
    sigemptyset(&background);
    sigaddset(&background, SIGTTOU);
    pthread_sigmask(SIG_BLOCK, &background, &before);
    tcsetattr(terminal_input, TCSANOW, &saved_state);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
  }
  release_errors();
  for (size_t i = 0; i < COUNT(crash_signals); i++) give_back(crash_signals[i]);
  for (size_t i = 0; i < COUNT(leave_signals); i++) give_back(leave_signals[i]);
  for (size_t i = 0; i < COUNT(notice_signals); i++) give_back(notice_signals[i]);
  // While the half second runs, its handler stays, or the alarm itself would be the end.
  if (leave_signal == 0) give_back(SIGALRM);
  terminal_input = terminal_output = -1;
}

// What the loop asks

int ccurses_wake_descriptor(void) { return wake[0]; }

void ccurses_drain_wake(void) {
  char bytes[256];
  while (read(wake[0], bytes, sizeof bytes) > 0) {
  }
}

static int take_flag(volatile sig_atomic_t *flag) {
  int was_set = *flag != 0;
  *flag = 0;
  return was_set;
}

int ccurses_take_resized(void) { return take_flag(&resized); }
int ccurses_take_suspended(void) { return take_flag(&suspended); }
int ccurses_take_continued(void) { return take_flag(&continued); }
int ccurses_leave_signal(void) { return leave_signal; }

void guard_end_by_signal(int number) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = SIG_DFL;
  sigaction(number, &action, NULL);
  sigset_t only;
  sigemptyset(&only);
  sigaddset(&only, number);
  pthread_sigmask(SIG_UNBLOCK, &only, NULL);
  raise(number);
  // A signal that does not end a process (or is not one).
  _exit(128 + (number & 127));
}
