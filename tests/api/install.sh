#!/bin/sh
# SPDX-License-Identifier: MIT
# install.sh: what `make install` puts where, and that a stranger's program builds
# against it and runs; then that `make uninstall` leaves nothing.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/root

make install DESTDIR="$root" PREFIX=/opt/poalint > /dev/null
(cd "$root" && find . ! -type d | LC_ALL=C sort) | diff -u tests/api/installed.txt -

cat > "$work/main.c" <<'C'
#include <poalint.h>
#include <stdio.h>
#include <stdlib.h>

static void problem(void *user, const poa_error *error)
{
    (void)user;
    fprintf(stderr, "%s:%u: %s\n", error->source, error->line, error->message);
}

int main(void)
{
    static const char draft[] = "Root cause\nWe sold used items.\n";
    poa_pack_options options = POA_PACK_OPTIONS_INIT;
    poa_pack *pack = NULL;
    poa_document *document = NULL;
    poa_report *report = NULL;
    poa_config *config = NULL;
    poa_config_value value;
    char *path = NULL;

    if (poa_config_find(&path, "letters/draft.txt", NULL) != POA_OK || path == NULL ||
        poa_config_load(&config, path, problem, NULL, NULL) != POA_OK ||
        !poa_config_get(config, "min-score", &value))
        return 5;
    printf("%s: %s\n", "min-score", value.items[0]);
    poa_config_free(config);
    free(path);
    options.problem = problem;
    if (poa_pack_load(&pack, &options, NULL) != POA_OK)
        return 2;
    if (poa_document_from_bytes(&document, pack, draft, sizeof(draft) - 1, NULL, NULL) != POA_OK)
        return 3;
    if (poa_lint(&report, pack, document, NULL, NULL) != POA_OK)
        return 4;
    printf("%s: %u\n", poa_version(), (unsigned)poa_report_score(report));
    poa_report_free(report);
    poa_document_free(document);
    poa_pack_free(pack);
    return 0;
}
C
export PKG_CONFIG_PATH="$root/opt/poalint/lib/pkgconfig" PKG_CONFIG_SYSROOT_DIR="$root"
# shellcheck disable=SC2046 # words on purpose
"${CC:-cc}" -o "$work/main" "$work/main.c" $(pkg-config --cflags --libs poalint)
echo 'min-score: 85' > "$work/poalint.yaml"
(cd "$work" && LD_LIBRARY_PATH="$root/opt/poalint/lib" ./main)
"$root/opt/poalint/bin/poalint" --version > /dev/null

make uninstall DESTDIR="$root" PREFIX=/opt/poalint > /dev/null
if find "$root" ! -type d | grep .; then
    echo "left behind by make uninstall"
    exit 1
fi
echo "install: ok"
