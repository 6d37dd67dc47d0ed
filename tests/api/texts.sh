#!/bin/sh
# SPDX-License-Identifier: MIT
# Keys of texts: those that the sources name against those of the generated table.
# Areas whose keys are put together by the program are checked one way only.
set -eu
table=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export LC_ALL=C

sed -n 's/^    { "\([a-z0-9.-]*\)",$/\1/p' "$table" | sort > "$work/known"
areas=$(sed 's/\..*//' "$work/known" | sort -u | paste -sd '|' -)
cat src/*/*.c | grep -oE "\"($areas)\.[a-z0-9.-]+\"" | tr -d '"' | grep -v '\.[ch]$' |
    sort -u > "$work/named"

if comm -13 "$work/known" "$work/named" | sed 's/^/no such text in rules\/texts.yaml: /' | grep .; then
    exit 1
fi
cat src/*/*.c | grep -oE "\"($areas)\.[a-z.-]*(%s[^\"]*)?\"" | tr -d '"' | sed -n 's/%s.*//p;/\.$/p' |
    sort -u > "$work/prefixes"
comm -23 "$work/known" "$work/named" > "$work/unused"
while read -r prefix; do
    grep -v "^$prefix" "$work/unused" > "$work/left" || true
    mv "$work/left" "$work/unused"
done < "$work/prefixes"
if sed 's/^/no source names this text: /' "$work/unused" | grep .; then
    exit 1
fi
echo "texts: ok ($(wc -l < "$work/known"))"
