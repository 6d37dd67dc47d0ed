/* SPDX-License-Identifier: MIT */
/* Files and encodings: what is read, and what is refused with which words. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/limits.h"
#include "input/encoding.h"
#include "input/formats.h"
#include "input/source.h"

/* Decode through the table of formats, as a document does. */
static poa_status decode(poa_text *out, poa_arena *arena, const void *bytes, size_t length,
                         poa_error *err)
{
    poa_input input = { bytes, length, NULL, NULL, arena, err };

    return poa_format_of(&input)->extract(out, &input);
}

struct decode_case {
    char bytes[24];
    size_t length;
    char expected[32];
    size_t expected_length;
    char encoding[16];
    uint32_t bom;
};

ParameterizedTestParameters(input, decodes)
{
    static struct decode_case cases[] = {
        { "", 0, "", 0, "utf-8", 0 },
        { "abc", 3, "abc", 3, "utf-8", 0 },
        { "\xEF\xBB\xBF"
          "abc",
          6, "abc", 3, "utf-8", 3 },
        { "\xEF\xBB\xBF", 3, "", 0, "utf-8", 3 },
        { "a\xEF\xBB\xBF", 4, "a\xEF\xBB\xBF", 4, "utf-8", 0 }, /* no mark in the middle */
        { "a\r\nb\rc\n", 7, "a\r\nb\rc\n", 7, "utf-8", 0 },
        { "0123456789\0abc", 14, "0123456789\0abc", 14, "utf-8", 0 }, /* a stray NUL stays */
        { "\xFF\xFE", 2, "", 0, "utf-16le", 2 },
        { "\xFE\xFF", 2, "", 0, "utf-16be", 2 },
        { "\xFF\xFE"
          "a\0\xE0\x56",
          6, "a\xE5\x9B\xA0", 4, "utf-16le", 2 },
        { "\xFE\xFF\0a\x56\xE0", 6, "a\xE5\x9B\xA0", 4, "utf-16be", 2 },
        { "\xFF\xFE\x3D\xD8\x00\xDE", 6, "\xF0\x9F\x98\x80", 4, "utf-16le", 2 },
        { "\xFE\xFF\xD8\x3D\xDE\x00", 6, "\xF0\x9F\x98\x80", 4, "utf-16be", 2 },
        { "\xFE\xFF\xDB\xFF\xDF\xFF", 6, "\xF4\x8F\xBF\xBF", 4, "utf-16be", 2 },
        { "\xFF\xFE\0\0a\0\0\0", 8, "a", 1, "utf-32le", 4 },
        { "\0\0\xFE\xFF\0\0\0a", 8, "a", 1, "utf-32be", 4 },
        { "a\0b\0c\0d\0", 8, "abcd", 4, "utf-16le", 0 },
        { "\0a\0b\0c\0d", 8, "abcd", 4, "utf-16be", 0 },
        { "a\0\0\0b\0\0\0", 8, "ab", 2, "utf-32le", 0 },
        { "\xB7\xA2\xBB\xF5", 4, "\xE5\x8F\x91\xE8\xB4\xA7", 6, "gb18030", 0 },
        { "\xB5\x6F\xB3\x66", 4, "\xE7\x99\xBC\xE8\xB2\xA8", 6, "big5", 0 },
        { "Jos\xE9 \x96 5 \x80", 10, "Jos\xC3\xA9 \xE2\x80\x93 5 \xE2\x82\xAC", 15, "windows-1252",
          0 },
    };
    return cr_make_param_array(struct decode_case, cases, sizeof(cases) / sizeof(cases[0]));
}

ParameterizedTest(struct decode_case *c, input, decodes)
{
    poa_arena arena = POA_ARENA_INIT(1 << 16);
    poa_error err = { .lang = POA_LANG_EN };
    poa_text text = { 0 };

    cr_assert_eq(decode(&text, &arena, c->bytes, c->length, &err), POA_OK, "%s", err.message);
    cr_expect_eq(text.length, c->expected_length);
    cr_expect_eq(memcmp(text.bytes, c->expected, c->expected_length + 1), 0, "with the NUL");
    cr_expect_str_eq(text.encoding, c->encoding);
    cr_expect_eq(text.bom, c->bom);
    poa_arena_release(&arena);
}

struct refuse_case {
    char bytes[24];
    size_t length;
    char words[40]; /* in the message */
};

ParameterizedTestParameters(input, refuses)
{
    static struct refuse_case cases[] = {
        { "\xEF\xBB\xBF"
          "ab\xFF",
          6, "not valid utf-8 (byte 5)" },
        { "\x81\xFF\x90\xFF", 4, "no encoding that could be told" },
        { "a\0\0\0\0\x01\x02\xFF", 8, "is not a text file" },
        { "\xFF\xFE"
          "a",
          3, "not valid utf-16le (byte 2)" },
        { "\xFF\xFE\x3D\xD8", 4, "not valid utf-16le (byte 2)" },
        { "\xFF\xFE"
          "a\0\x00\xDE",
          6, "not valid utf-16le (byte 4)" },
        { "\xFE\xFF\xD8\x3D\xD8\x3D", 6, "not valid utf-16be (byte 2)" },
        { "\x82\xB1\x82\xEA\x82\xCD\x8E\x86", 8, "looks like shift_jis" },
        { "PK\x03\x04\x14\0", 6, "cut off or damaged" },
        { "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8, "old Word document" },
        { "%PDF-1.7\n", 9, "is a PDF" },
        { "{\\rtf1\\ansi", 11, "rich text" },
    };
    return cr_make_param_array(struct refuse_case, cases, sizeof(cases) / sizeof(cases[0]));
}

ParameterizedTest(struct refuse_case *c, input, refuses)
{
    poa_arena arena = POA_ARENA_INIT(1 << 16);
    poa_error err = { .lang = POA_LANG_EN };
    poa_text text = { 0 };

    cr_expect_eq(decode(&text, &arena, c->bytes, c->length, &err), POA_ENCODING);
    cr_expect_not_null(strstr(err.message, c->words), "'%s' in: %s", c->words, err.message);
    cr_expect_null(text.bytes, "the output is left alone");
    poa_arena_release(&arena);
}

/* What the user asks for is taken, and nothing else. */
Test(input, labels_are_known_however_they_are_joined)
{
    static const char *const labels[][2] = {
        { "UTF8", "utf-8" },
        { "utf_16", "utf-16le" },
        { "utf-16LE", "utf-16le" },
        { "Big-5", "big5" },
        { "gb 18030", "gb18030" },
        { "GBK", "gb18030" },
        { "iso8859-1", "windows-1252" },
    };

    for (size_t i = 0; i < sizeof(labels) / sizeof(labels[0]); i++) {
        const poa_encoding *encoding = poa_encoding_find(labels[i][0]);
        cr_expect_str_eq(encoding != NULL ? encoding->name : "", labels[i][1], "%s", labels[i][0]);
    }
    cr_expect_null(poa_encoding_find("utf-"));
    cr_expect_null(poa_encoding_find(""));
    cr_expect_null(poa_encoding_find("utf-80"));
}

Test(input, wanted)
{
    static const struct {
        const char *bytes;
        const char *wanted;
        const char *encoding; /* NULL: refused */
    } cases[] = {
        { "\xB7\xA2\xBB\xF5", "GBK", "gb18030" },
        { "\xB7\xA2\xBB\xF5", "big5", "big5" },
        { "\xB7\xA2\xBB\xF5", "utf-8", NULL },
        { "\xB7\xA2\xBB\xF5", "utf8", NULL },
        { "\xB7\xA2\xBB\xF5", "shift_jis", NULL },
        { "abcd", "utf-16", "utf-16le" },
        { "abc", "utf-16le", NULL },
        { "\xFE\xFFxy", "utf-16", "utf-16be" },
        { "\xEF\xBB\xBFz", "utf-8", "utf-8" },
        { "abc", "klingon", NULL },
        { "caf\xE9", "ISO-8859-1", "windows-1252" },
        { "", "big5", "big5" },
    };

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        poa_arena arena = POA_ARENA_INIT(1 << 16);
        poa_error err = { .lang = POA_LANG_EN };
        poa_text text = { 0 };
        poa_status status = poa_text_decode(&text, &arena, cases[i].bytes, strlen(cases[i].bytes),
                                            cases[i].wanted, &err);
        cr_expect_eq(status == POA_OK, cases[i].encoding != NULL, "case %zu: %s", i, err.message);
        if (status == POA_OK && cases[i].encoding != NULL) {
            cr_expect_str_eq(text.encoding, cases[i].encoding);
            cr_expect(text.encoding_sure, "asked for");
        }
        poa_arena_release(&arena);
    }
}

Test(input, offsets_lead_to_the_file_for_utf8_alone)
{
    poa_text text = { "", 0, "utf-8", "text", NULL, 3, true };

    cr_expect_eq(poa_text_source_offset(&text, 4), 7);
    text.encoding = "utf-16le";
    text.bom = 2;
    cr_expect_eq(poa_text_source_offset(&text, 4), 4);
}

Test(input, a_text_too_long_for_its_positions_is_refused)
{
    poa_arena arena = POA_ARENA_INIT(1 << 16);
    poa_error err = { .lang = POA_LANG_EN };
    poa_text text = { 0 };

    cr_expect_eq(poa_text_decode(&text, &arena, "", (size_t)POA_MAX_INPUT_CEILING + 1, NULL, &err),
                 POA_LIMIT);
    cr_expect_not_null(strstr(err.message, "1073741824"));
}

Test(input, memory_that_runs_out_is_an_error)
{
    poa_arena arena = POA_ARENA_INIT(4);
    poa_error err = { .lang = POA_LANG_EN };
    poa_text text = { 0 };

    cr_expect_eq(decode(&text, &arena, "abcdefghijkl", 12, &err), POA_NOMEM);
    cr_expect_eq(decode(&text, &arena,
                        "\xFF\xFE"
                        "a\0b\0c\0d\0",
                        10, &err),
                 POA_NOMEM);
    poa_arena_release(&arena);
}

/* A file with `length` bytes of "x" in a folder of its own. */
static void make_file(char path[static 64], size_t length)
{
    strcpy(path, "/tmp/poalint-test-XXXXXX");
    int fd = mkstemp(path);
    FILE *file = fd >= 0 ? fdopen(fd, "wb") : NULL;

    cr_assert_not_null(file);
    for (size_t i = 0; i < length; i++)
        putc('x', file);
    fclose(file);
}

Test(source, reads_up_to_the_limit_and_not_past_it)
{
    static const size_t lengths[] = { 0, 1, 16383, 16384, 16385, 40000 };
    char path[64];

    for (size_t i = 0; i < sizeof(lengths) / sizeof(lengths[0]); i++) {
        poa_source source = { NULL, 0 };
        poa_error err = { .lang = POA_LANG_EN };
        make_file(path, lengths[i]);
        cr_expect_eq(poa_source_read(&source, path, lengths[i], &err), POA_OK, "%s", err.message);
        cr_expect_eq(source.length, lengths[i]);
        cr_expect_eq(source.bytes[source.length], '\0');
        poa_source_release(&source);
        if (lengths[i] > 0) {
            cr_expect_eq(poa_source_read(&source, path, lengths[i] - 1, &err), POA_LIMIT);
            cr_expect_not_null(strstr(err.message, "larger than the limit"));
            cr_expect_str_eq(err.source, path);
            cr_expect_null(source.bytes);
        }
        unlink(path);
    }
}

Test(source, a_stream_without_a_size_is_read_and_limited)
{
    int ends[2];
    poa_source source = { NULL, 0 };
    poa_error err = { .lang = POA_LANG_EN };

    cr_assert_eq(pipe(ends), 0);
    cr_assert_eq(dup2(ends[0], STDIN_FILENO), STDIN_FILENO);
    cr_assert_eq(write(ends[1], "hello", 5), 5);
    close(ends[1]);
    cr_expect_eq(poa_source_read(&source, "-", 5, &err), POA_OK);
    cr_expect_str_eq(source.bytes, "hello");
    poa_source_release(&source);

    /* /dev/zero has no end: the limit must stop it */
    cr_expect_eq(poa_source_read(&source, "/dev/zero", 100000, &err), POA_LIMIT);
    cr_expect_null(source.bytes);
}

Test(source, each_reason_has_its_words)
{
    poa_source source = { NULL, 0 };
    poa_error err = { .lang = POA_LANG_EN };

    cr_expect_eq(poa_source_read(&source, "/no/such/file", 10, &err), POA_READ);
    cr_expect_str_eq(err.message, "no such file");
    cr_expect_str_eq(err.source, "/no/such/file");
    cr_expect_eq(poa_source_read(&source, "/tmp", 10, &err), POA_READ);
    cr_expect_not_null(strstr(err.message, "directory"));
    err.lang = POA_LANG_ZH;
    cr_expect_eq(poa_source_read(&source, "/tmp", 10, &err), POA_READ);
    cr_expect_not_null(strstr(err.message, "文件夹"));
    cr_expect_null(source.bytes);
}

Test(source, no_permission)
{
    poa_source source = { NULL, 0 };
    poa_error err = { .lang = POA_LANG_EN };
    char path[64];

    make_file(path, 3);
    cr_assert_eq(chmod(path, 0), 0);
    if (geteuid() == 0) /* root may read everything: become somebody else */
        cr_assert_eq(seteuid(65534), 0);
    cr_expect_eq(poa_source_read(&source, path, 10, &err), POA_READ);
    cr_expect_str_eq(err.message, "permission denied");
    if (getuid() == 0)
        cr_assert_eq(seteuid(0), 0);
    unlink(path);
}
