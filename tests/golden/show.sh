# SPDX-License-Identifier: MIT
# For cases that read settings: `show WORDS...` runs the program and tells its exit
# status.  Absolute paths are cut down to the case, whose folder differs by machine.
here=$(pwd -P)
show() {
    "$POALINT" "$@" > "$WORK/show.out" 2> "$WORK/show.err"
    status=$?
    sed "s|$here/||g; s|$here||g" "$WORK/show.out"
    sed "s|$here/||g; s|$here||g" "$WORK/show.err" | sed 's/^/stderr: /'
    echo "exit $status"
}
