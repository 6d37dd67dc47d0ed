# SPDX-License-Identifier: MIT
# Who may include whom: reads src/LAYERS first, then the sources.
FILENAME ~ /LAYERS$/ {
    if ($1 ~ /:$/) {
        from = substr($1, 1, length($1) - 1)
        ok[from, from] = 1
        for (i = 2; i <= NF; i++)
            ok[from, $i] = 1
    }
    next
}
/^#include "[a-z]+\// {
    split(FILENAME, dir, "/")
    split($2, part, /["\/]/)
    if (!((dir[2], part[2]) in ok)) {
        printf "%s:%d: %s may not include %s\n", FILENAME, FNR, dir[2], part[2]
        bad = 1
    }
}
# Third-party headers have one home each.
/^#include <pcre2.h>/ && FILENAME !~ /^src\/pattern\// { stray() }
/^#include <yaml.h>/ && FILENAME !~ /^src\/(rules|tools)\// { stray() }
/^#include <jansson.h>/ && FILENAME !~ /^src\/(report|cli)\// { stray() }
/^#include <unicode\// && FILENAME !~ /^src\/tools\// { stray() }
/^#include <gmime\// && FILENAME !~ /^src\/input\/mail_gmime.c/ { stray() }
function stray() {
    printf "%s:%d: %s has another home\n", FILENAME, FNR, $2
    bad = 1
}
END { exit bad }
