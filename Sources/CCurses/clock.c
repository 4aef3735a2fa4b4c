#include "ccurses.h"

#include <errno.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

int ccurses_timer_open(void) {
  // BOOTTIME goes on while the computer sleeps: a screen that should be locked after five minutes
  // is locked at once when the lid is opened an hour later.
  int timer = timerfd_create(CLOCK_BOOTTIME, TFD_NONBLOCK | TFD_CLOEXEC);
  if (timer == -1 && errno == EINVAL)
    timer = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
  return timer;
}

void ccurses_timer_set(int timer, int64_t milliseconds) {
  struct itimerspec when = {{0, 0}, {0, 0}};
  if (milliseconds >= 0) {
    when.it_value.tv_sec = (time_t)(milliseconds / 1000);
    when.it_value.tv_nsec = (long)(milliseconds % 1000) * 1000000;
    // Zero would switch the timer off.
    if (milliseconds == 0) when.it_value.tv_nsec = 1;
  }
  timerfd_settime(timer, 0, &when, NULL);
}

void ccurses_timer_drain(int timer) {
  uint64_t count;
  while (read(timer, &count, sizeof count) == -1 && errno == EINTR) {
  }
}
