#!/bin/sh
# SPDX-License-Identifier: MIT
# The sessions in the READMEs are what the program prints.  A session is a block
# that begins with "```console" and "$ build/poalint ARGUMENTS".
# usage: [UPDATE=1] readme.sh; UPDATE=1 rewrites them.
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
bad=0

for readme in README.md README.zh.md; do
    awk -v work="$work" '
        /^```console$/ { inside = 1; print; next }
        /^```$/ && inside { inside = 0 }
        inside && /^\$ build\/poalint / {
            print
            command = "env -i LC_ALL=C " substr($0, 3)
            while ((command | getline line) > 0) print line
            close(command)
            next
        }
        !inside { print }
    ' "$readme" > "$work/new"
    if [ "${UPDATE:-}" = 1 ]; then
        cat "$work/new" > "$readme"
    elif ! diff -u "$readme" "$work/new"; then
        echo "$readme: not what the program prints; see tests/readme.sh" >&2
        bad=1
    fi
done
[ "$bad" -eq 0 ] && echo "readme: ok"
exit "$bad"
