#!/bin/sh
# SPDX-License-Identifier: MIT
# tools.sh MAKE_TEXTS: the build must stop at texts that are not whole, and say where.
set -eu
make_texts=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# expect WORDS: the texts on standard input are refused with these words.
expect() {
    cat > "$work/texts.yaml"
    if "$make_texts" "$work/texts.yaml" > "$work/out" 2> "$work/err"; then
        echo "accepted, although: $1"
        exit 1
    fi
    grep -qF "texts.yaml:$1" "$work/err" || { echo "expected: $1"; cat "$work/err"; exit 1; }
}

expect "4: 'a.b' is already in line 2" <<'Y'
texts:
  a.b: {en: one, zh: 一}
  a.c: {en: one, zh: 一}
  a.b: {en: two, zh: 二}
Y
expect "2: 'a.b' has no text in zh" <<'Y'
texts:
  a.b: {en: one}
Y
expect "2: 'a.b' has no text in en" <<'Y'
texts:
  a.b: {en: "", zh: 一}
Y
expect "3: 'a.c' has other places {n} in zh than in en" <<'Y'
texts:
  a.b: {en: "{1} and {2}", zh: "{2}和{1}"}
  a.c: {en: "{1} and {2}", zh: "{1}和{3}"}
Y
expect "2: 'fr' is no language" <<'Y'
texts:
  a.b: {en: one, fr: un}
Y
expect "2: a mapping is expected" <<'Y'
texts:
  a.b: one
Y
expect "1: no texts" <<'Y'
pack: x
Y
echo "tools: ok"
