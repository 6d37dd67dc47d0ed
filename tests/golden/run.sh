#!/bin/sh
# SPDX-License-Identifier: MIT
# The program as users see it.  Each folder is a case, run from inside:
#   args or run        shell words for the program, or a script that uses $POALINT
#   env, stdin         optional: NAME=VALUE words for the environment; input
#   expected.out, expected.err, expected.status
# usage: [UPDATE=1] [POALINT=path] run.sh [CASE...]; UPDATE=1 rewrites what is expected.
set -u
here=$(cd "$(dirname "$0")" && pwd)
POALINT=${POALINT:-$here/../../build/poalint}
case $POALINT in /*) ;; *) POALINT=$PWD/$POALINT ;; esac
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
: > "$work/poalint.yaml" # settings above it hold for no case
passed=0
failed=0

# The command line of the case in the current folder, as a script.
script() {
    if [ -f run ]; then cat run; else printf '"$POALINT" %s\n' "$(cat args)"; fi
}

run_case() {
    input=/dev/null
    [ -f stdin ] && input=stdin
    extra=
    [ -f env ] && extra=$(cat env)
    script > "$work/script"
    # shellcheck disable=SC2086 # words on purpose
    env -i PATH="$PATH" LC_ALL=C POALINT="$POALINT" WORK="$work" $extra \
        sh "$work/script" < "$input" > "$work/out" 2> "$work/err"
    echo $? > "$work/status"
}

compare() {
    same=0
    for part in out err status; do
        [ -f "expected.$part" ] || : > "$work/none"
        expected=expected.$part
        [ -f "$expected" ] || expected=$work/none
        cmp -s "$expected" "$work/$part" && continue
        same=1
        echo "$1: expected.$part differs"
        diff -u "$expected" "$work/$part" | head -n 30
    done
    return $same
}

update() {
    for part in out err status; do cp "$work/$part" "expected.$part"; done
    [ -s expected.err ] || rm -f expected.err
    [ -s expected.out ] || rm -f expected.out
}

[ $# -gt 0 ] || set -- "$here"/*/
for folder in "$@"; do
    name=$(basename "$folder")
    cd "$here/$name" || exit 2
    run_case
    [ "${UPDATE:-}" = 1 ] && update
    if compare "$name"; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
