#!/bin/sh
# SPDX-License-Identifier: MIT
# run.sh FOLDER SECONDS: run every fuzz target of FOLDER side by side, from the
# seeds, with a corpus of its own that is kept between runs.
set -eu
folder=$1
seconds=$2
pids=''
status=0

names='draft pack docx'

for name in $names; do
    target=$folder/fuzz_$name
    mkdir -p "$folder/corpus/$name" "$folder/crashes"
    dict=tests/fuzz/$name.dict
    "$target" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=2500 -max_len=4096 \
        -artifact_prefix="$folder/crashes/$name-" -print_final_stats=1 -verbosity=0 \
        ${dict:+-dict="$dict"} "$folder/corpus/$name" "fixtures/fuzz/$name" \
        > "$folder/$name.log" 2>&1 &
    pids="$pids $!"
done
for pid in $pids; do
    wait "$pid" || status=1
done
for name in $names; do
    echo "== fuzz $name"
    grep -E 'number_of_executed|SUMMARY|broken:|ERROR' "$folder/$name.log" || tail -5 "$folder/$name.log"
done
exit "$status"
