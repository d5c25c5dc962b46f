/* Loaded into a process: its wall clock differs from the machine's by as many seconds as the file CLOCK holds, 8 bytes. */

#define _GNU_SOURCE
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static volatile int64_t *difference;

__attribute__((constructor)) static void begin(void) {
    int file = open(getenv("CLOCK"), O_RDONLY | O_CLOEXEC);
    void *found = mmap(NULL, sizeof *difference, PROT_READ, MAP_SHARED, file, 0);
    if (found == MAP_FAILED) abort();
    close(file);
    difference = found;
}

int clock_gettime(clockid_t clock, struct timespec *now) {
    int failed = syscall(SYS_clock_gettime, clock, now);
    int is_wall = clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE;
    if (!failed && is_wall && difference) now->tv_sec += *difference;
    return failed;
}

int gettimeofday(struct timeval *now, void *zone) {
    struct timespec exact;
    clock_gettime(CLOCK_REALTIME, &exact);
    now->tv_sec = exact.tv_sec;
    now->tv_usec = exact.tv_nsec / 1000;
    return 0;
}

time_t time(time_t *now) {
    struct timespec exact;
    clock_gettime(CLOCK_REALTIME, &exact);
    if (now) *now = exact.tv_sec;
    return exact.tv_sec;
}
