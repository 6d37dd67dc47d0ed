# SPDX-License-Identifier: MIT
# Functions that have no place in the library: unbounded copies, parsing without
# errors, printing, ending the process, the environment, the network.
BEGIN {
    bad_calls = "strcpy|strcat|strncpy|strncat|sprintf|vsprintf|gets|strtok|atoi|atol|atof|alloca|" \
                "exit|abort|_exit|quick_exit|printf|puts|putchar|perror|getenv|setenv|setlocale|" \
                "rand|srand|time|localtime|gmtime|system|popen|socket|connect"
}
/^[ ]*(\/\*|\*)/ { next }
{
    code = $0
    gsub(/"([^"\\]|\\.)*"/, "\"\"", code)
    sub(/\/\*.*/, "", code)
    if (match(code, "(^|[^A-Za-z0-9_.>])(" bad_calls ")\\(")) {
        printf "%s:%d: banned: %s\n", FILENAME, FNR, $0
        bad = 1
    }
}
END { exit bad }
