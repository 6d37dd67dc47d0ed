#!/bin/sh
# SPDX-License-Identifier: MIT
# run.sh FOLDER SECONDS: run every fuzz target of FOLDER for SECONDS, two side by side,
# from the seeds in fixtures/fuzz, with a corpus of its own that is kept between runs.
set -eu
folder=$1
seconds=$2
mkdir -p "$folder/crashes"

# One target: its log, and a status of its own.
cat > "$folder/one.sh" <<'END'
folder=$1 seconds=$2 name=${3##*/fuzz_}
dict=tests/fuzz/$name.dict
seeds=fixtures/fuzz/$name
mkdir -p "$folder/corpus/$name"
[ -f "$dict" ] && dict=-dict=$dict || dict=
[ -d "$seeds" ] || seeds=
"$3" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=2500 -max_len=4096 \
    -artifact_prefix="$folder/crashes/$name-" -print_final_stats=1 -verbosity=0 \
    $dict "$folder/corpus/$name" $seeds > "$folder/$name.log" 2>&1
END
status=0
for target in "$folder"/fuzz_*; do
    case $target in *.*) ;; *) echo "$target" ;; esac
done | xargs -P 2 -n 1 sh "$folder/one.sh" "$folder" "$seconds" || status=1
for log in "$folder"/*.log; do
    name=${log##*/}
    echo "== fuzz ${name%.log}"
    grep -E 'number_of_executed|SUMMARY|broken:|ERROR' "$log" || tail -5 "$log"
done
exit "$status"
