/* SPDX-License-Identifier: MIT */
/* Headings by the standard pack: every line of fixtures/headings.tsv names the
 * kind of section in front of it, or none. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "document/document.h"
#include "input/source.h"
#include "rules/pack.h"

static const char *kind_of(const poa_pack *pack, const char *letter)
{
    poa_document *doc = NULL;
    const char *id = "none";
    poa_status status = poa_document_from_bytes(&doc, pack, letter, strlen(letter), NULL, NULL);

    cr_assert_eq(status, POA_OK, "%s", letter);
    for (uint32_t i = 1; i < doc->block_count && strcmp(id, "none") == 0; i++)
        if (doc->blocks[i].heading != POA_NONE)
            id = pack->cues.sections[doc->blocks[i].heading].id;
    poa_document_free(doc);
    return id;
}

/* A heading stands between two paragraphs that name nothing. */
static void check_line(const poa_pack *pack, char *line)
{
    char letter[512];
    char *tab = strchr(line, '\t');

    cr_assert_not_null(tab, "no tab in: %s", line);
    *tab = '\0';
    (void)snprintf(letter, sizeof(letter), "Blue mugs and red mugs.\n\n%s\n\n%s\n", tab + 1,
                   "There are mugs of many colours in the house, and all of them are round.");
    const char *got = kind_of(pack, letter);
    cr_expect_str_eq(got, line, "%s: %s, not %s", tab + 1, got, line);
}

Test(headings, standard_pack)
{
    poa_pack *pack = NULL;
    poa_source table = { NULL, 0 };
    char *rest = NULL;
    size_t lines = 0;

    cr_assert_eq(poa_pack_load(&pack, NULL, NULL), POA_OK);
    cr_assert_eq(poa_source_read(&table, "fixtures/headings.tsv", 1 << 20, NULL), POA_OK);
    char *copy = strndup((const char *)table.bytes, table.length);
    cr_assert_not_null(copy);
    for (char *line = strtok_r(copy, "\n", &rest); line != NULL;
         line = strtok_r(NULL, "\n", &rest), lines++)
        check_line(pack, line);
    cr_expect_geq(lines, 175);
    free(copy);
    poa_source_release(&table);
    poa_pack_free(pack);
}
