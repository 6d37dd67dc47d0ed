/* SPDX-License-Identifier: MIT */
/* A bound on the time of a test.  Criterion's own `.timeout` leaks memory in the
 * runner, which the leak check would report; each test is a process of its own, so
 * an alarm that ends it does the same. */
#ifndef POA_TESTS_DEADLINE_H
#define POA_TESTS_DEADLINE_H

#include <unistd.h>

static inline void end_after(unsigned seconds)
{
    alarm(seconds);
}

#endif
