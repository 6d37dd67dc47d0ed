#!/bin/sh
# SPDX-License-Identifier: MIT
# Word files of real programs: the same letters as text and as .docx, made by
# LibreOffice (soffice) and pandoc, and the hand-made files of fixtures/docx.
# usage: run.sh [POALINT]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../.."
poalint=${1:-build/poalint}

python3 tests/docx/make.py --check fixtures/docx
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
