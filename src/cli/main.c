/* SPDX-License-Identifier: MIT */
/* The program: arguments in, one command run, an exit status out. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>

#include "exit_status.h"
#include "settings.h"

/* A file that is opened while 0, 1 or 2 is closed would take that number, and
 * messages would go into it.  What stands in fails in use, as a closed one does. */
static void hold_standard_files(void)
{
    for (int fd = 0; fd <= 2; fd++) {
        if (fcntl(fd, F_GETFD) == -1 && errno == EBADF)
            (void)open("/dev/null", fd == 0 ? O_WRONLY : O_RDONLY);
    }
}

int main(int argc, char **argv)
{
    poa_settings settings;
    int status = poa_exit_status(&(poa_result){ .incomplete = true }, false);

    hold_standard_files();
    (void)signal(SIGPIPE, SIG_IGN); /* a closed pipe is an error of writing, met where it is */
    if (poa_settings_parse(&settings, argc, argv)) {
        if (settings.help)
            status = poa_help(&settings);
        else if (settings.version)
            status = poa_show_version(&settings);
        else
            status = settings.command->run(&settings);
    }
    poa_settings_release(&settings);
    return status;
}
