/* SPDX-License-Identifier: MIT */
/* The seeds of the fuzz targets, and with them every crash that was found. */
#include <criterion/criterion.h>
#include <dirent.h>
#include <stdio.h>
#include <string.h>

#include "fuzz/fuzz.h"
#include "input/source.h"
#include "support/deadline.h"

static void replay(const char *folder, int (*target)(const uint8_t *, size_t))
{
    DIR *dir = opendir(folder);
    struct dirent *entry = NULL;
    size_t count = 0;

    cr_assert_not_null(dir, "%s", folder);
    while ((entry = readdir(dir)) != NULL) {
        char path[512];
        poa_source source = { NULL, 0 };
        if (entry->d_name[0] == '.')
            continue;
        (void)snprintf(path, sizeof(path), "%s/%s", folder, entry->d_name);
        cr_assert_eq(poa_source_read(&source, path, 1 << 20, NULL), POA_OK, "%s", path);
        cr_expect_eq(target((const uint8_t *)source.bytes, source.length), 0);
        poa_source_release(&source);
        count++;
    }
    closedir(dir);
    cr_expect_geq(count, 8, "seeds in %s", folder);
}

Test(replay, drafts)
{
    end_after(120);
    replay("fixtures/fuzz/draft", fuzz_draft);
}

Test(replay, packs)
{
    end_after(120);
    replay("fixtures/fuzz/pack", fuzz_pack);
}

Test(replay, settings)
{
    end_after(120);
    replay("fixtures/fuzz/config", fuzz_config);
}

Test(replay, word_files)
{
    end_after(120);
    replay("fixtures/fuzz/docx", fuzz_docx);
}

Test(replay, markup)
{
    end_after(120);
    replay("fixtures/fuzz/markup", fuzz_markup);
}

Test(replay, mails)
{
    end_after(120);
    replay("fixtures/fuzz/eml", fuzz_eml);
}
