// A thread on another core.
#define _GNU_SOURCE
#include "csystem.h"

#include <pthread.h>
#include <sched.h>
#include <signal.h>

int csystem_begin_beside(void *(*work)(void *), void *context) {
#ifdef __linux__
  cpu_set_t cores;
  int here = sched_getcpu();
  if (here < 0 || sched_getaffinity(0, sizeof cores, &cores) != 0) return -1;
  CPU_CLR(here, &cores);
  if (CPU_COUNT(&cores) < 1) return -1;
  pthread_attr_t attributes;
  if (pthread_attr_init(&attributes) != 0) return -1;
  // Signals are the business of the thread that owns the terminal. What a fault raises must come all the same:
  // blocked, it ends the process with the terminal as it is.
  static const int faults[] = {SIGSEGV, SIGABRT, SIGBUS, SIGILL, SIGFPE, SIGTRAP};
  sigset_t all, before;
  sigfillset(&all);
  for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++) sigdelset(&all, faults[i]);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  pthread_t thread;
  int result = -1;
  if (pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED) == 0 &&
      pthread_attr_setaffinity_np(&attributes, sizeof cores, &cores) == 0) {
    result = pthread_create(&thread, &attributes, work, context) == 0 ? 0 : -1;
  }
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  pthread_attr_destroy(&attributes);
  return result;
#else
  (void)work;
  (void)context;
  return -1;
#endif
}
