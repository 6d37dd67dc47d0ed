#!/bin/sh
# SPDX-License-Identifier: MIT
# Golden reports: what poalint says of every draft in fixtures/.
#   expected/NAME.en.txt   the text report, for every draft
#   expected/NAME.zh.txt   the same in Chinese, for the drafts named below
#   expected/NAME.json     the JSON report, for the drafts named below
# usage: [UPDATE=1] run.sh [POALINT]; UPDATE=1 rewrites what is expected.
# Read the differences of an update before you store it.
set -u
here=$(cd "$(dirname "$0")" && pwd)
poalint=${1:-$here/../../build/poalint}
case $poalint in /*) ;; *) poalint=$PWD/$poalint ;; esac

in_chinese='zh-hans-good-inauthentic-headings zh-hans-middling-founding-three-steps
    zh-hans-bad-odr-bullets zh-hant-tw-bad-expired-one-block zh-hant-hk-middling-verification
    mixed-middling-odr-bilingual wrong-customs-power-of-attorney-zh-hans en-bad-dispute-no-proof'
in_json='en-good-odr-headings en-middling-odr-quoted-notice zh-hans-bad-odr-bullets
    zh-hant-tw-middling-used-future mixed-middling-odr-bilingual encoding-crlf-bom-zh-hans
    encoding-utf16le-zh-hans encoding-fullwidth-zh-hant wrong-article-about-appeals-en'

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/got"

# report FILE OPTIONS...: standard output and the exit status.  The line of a rule says
# nothing of the draft, and moves with every rule before it.
report() {
    draft=$1
    shift
    "$poalint" --no-config --color never "$@" "$draft" > "$work/raw" 2>&1
    status=$?
    sed 's/\("defined": "[^:]*\):[0-9]*/\1/' "$work/raw"
    echo "exit $status"
}

named() {
    case " $(echo $2) " in *" $1 "*) return 0 ;; esac # echo: one blank between names
    return 1
}

for folder in labelled drafts; do
    cd "$here/../../fixtures/$folder" || exit 2
    for draft in *.txt; do
        case $draft in *.notice.txt) continue ;; esac
        name=${draft%.txt}
        mode=plan
        grep -q '"mode": "dispute"' "$name.json" 2> /dev/null && mode=dispute
        report "$draft" --lang en --mode $mode > "$work/got/$name.en.txt"
        named "$name" "$in_chinese" &&
            report "$draft" --lang zh --mode $mode > "$work/got/$name.zh.txt"
        named "$name" "$in_json" &&
            report "$draft" --lang en --format json --mode $mode > "$work/got/$name.json"
    done
done

if [ "${UPDATE:-}" = 1 ]; then
    rm -rf "$here/expected"
    mkdir "$here/expected"
    cp "$work"/got/* "$here/expected"
fi
if [ ! -d "$here/expected" ]; then
    echo "no reports stored yet: UPDATE=1 stores them" >&2
    exit 1
fi
diff -ru "$here/expected" "$work/got" > "$work/diff"
status=$?
head -n 60 "$work/diff"
echo "$(ls "$work/got" | wc -l) reports, $(grep -c '^diff ' "$work/diff") differ"
exit $status
