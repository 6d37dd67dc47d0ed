#!/bin/sh
# SPDX-License-Identifier: MIT
# Word files of real programs: the same letters as text and as .docx, made by
# LibreOffice (soffice) and pandoc, and the hand-made files of fixtures/docx.
# usage: run.sh [POALINT]
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../.."
poalint=${1:-build/poalint}

case $poalint in /*) ;; *) poalint=$PWD/$poalint ;; esac

# What these programs write today is read as what they wrote when it was stored.
same_as_stored() {
    "$poalint" sections "$1" > "$work/stored"
    "$poalint" sections "$2" > "$work/made"
    sed 1d "$work/stored" > "$work/left"
    sed 1d "$work/made" | diff -u "$work/left" -
}

python3 tests/docx/make.py --check fixtures/docx
pandoc -t docx -o "$work/pandoc.docx" tests/docx/letter.md
pandoc -t odt -o "$work/libreoffice.odt" tests/docx/letter.md
soffice "-env:UserInstallation=file://$work/profile" --headless \
    --convert-to 'docx:MS Word 2007 XML' --outdir "$work" \
    "$work/libreoffice.odt" tests/docx/boxes.fodt > "$work/log" 2>&1 || {
    cat "$work/log"
    exit 1
}
for name in pandoc libreoffice boxes; do
    same_as_stored "fixtures/docx/$name.docx" "$work/$name.docx"
done
set --
for name in en-bad-inauthentic-one-block en-bad-inauthentic en-bad-review-manipulation-bullets \
    en-good-drop-shipping-numbered-steps en-good-odr-headings en-good-product-safety-2 \
    en-middling-odr-quoted-notice en-middling-used-as-new-bullets \
    zh-hans-bad-inauthentic-one-block zh-hans-good-restricted-product \
    zh-hans-middling-drop-shipping zh-hans-middling-ip-labelled zh-hant-good-product-safety \
    zh-hant-hk-middling-premium-shipping mixed-middling-odr-bilingual; do
    set -- "$@" "fixtures/labelled/$name.txt"
done
python3 tests/docx/same_findings.py "$poalint" "$@"
