/* SPDX-License-Identifier: MIT */
/* iconv does the work; this file knows names, and where decoding stopped. */
#include "input/encoding.h"

#include <ctype.h>
#include <errno.h>
#include <string.h>

/* Bytes converted at a time. */
#define CHUNK 4096u

const poa_encoding poa_encoding_table[] = {
    { "utf-8", "UTF-8", 1, true },       { "utf-16le", "UTF-16LE", 2, true },
    { "utf-16be", "UTF-16BE", 2, true }, { "utf-32le", "UTF-32LE", 4, true },
    { "utf-32be", "UTF-32BE", 4, true }, { "gb18030", "GB18030", 1, true },
    { "big5", "BIG5-HKSCS", 1, true },   { "windows-1252", "WINDOWS-1252", 1, true },
    { "shift_jis", "CP932", 1, false },  { "euc-jp", "EUC-JP", 1, false },
    { "euc-kr", "UHC", 1, false },       { 0 },
};

/* Labels beside the names, as the WHATWG Encoding Standard and Windows have them. */
static const struct {
    const char *label;
    const char *name;
} labels[] = {
    { "unicode-1-1-utf-8", "utf-8" },
    { "utf-16", "utf-16le" },
    { "ucs-2", "utf-16le" },
    { "utf-32", "utf-32le" },
    { "gbk", "gb18030" },
    { "gb2312", "gb18030" },
    { "gb_2312-80", "gb18030" },
    { "x-gbk", "gb18030" },
    { "euc-cn", "gb18030" },
    { "cp936", "gb18030" },
    { "ms936", "gb18030" },
    { "big5-hkscs", "big5" },
    { "cn-big5", "big5" },
    { "x-x-big5", "big5" },
    { "cp950", "big5" },
    { "cp1252", "windows-1252" },
    { "x-cp1252", "windows-1252" },
    { "iso-8859-1", "windows-1252" },
    { "iso-8859-15", "windows-1252" },
    { "latin1", "windows-1252" },
    { "us-ascii", "windows-1252" },
    { "ascii", "windows-1252" },
    { "sjis", "shift_jis" },
    { "x-sjis", "shift_jis" },
    { "cp932", "shift_jis" },
    { "cp949", "euc-kr" },
    { "ks_c_5601-1987", "euc-kr" },
};

static const char *skip_joints(const char *label)
{
    return label + strspn(label, "-_ ");
}

/* In any case, and with or without what joins the parts: "UTF_16LE", "utf16le". */
static bool same_label(const char *left, const char *right)
{
    for (;; left++, right++) {
        left = skip_joints(left);
        right = skip_joints(right);
        if (tolower((unsigned char)*left) != tolower((unsigned char)*right))
            return false;
        if (*left == '\0')
            return true;
    }
}

static const poa_encoding *by_name(const char *name)
{
    for (const poa_encoding *e = poa_encoding_table; e->name != NULL; e++)
        if (same_label(e->name, name))
            return e;
    return NULL;
}

const poa_encoding *poa_encoding_find(const char *label)
{
    for (size_t i = 0; i < sizeof(labels) / sizeof(labels[0]); i++)
        if (same_label(labels[i].label, label))
            return by_name(labels[i].name);
    return by_name(label);
}

/* Convert all of `from`; what comes out goes to `out`, or is counted where that is NULL.
 * Returns how many bytes were taken. */
static size_t convert(iconv_t handle, poa_strbuf *out, uint64_t *count, const char *from,
                      size_t length)
{
    char *at = (char *)(uintptr_t)from; /* iconv's interface is older than const */
    size_t left = length;
    char room[CHUNK];

    *count = 0;
    while (left > 0) {
        char *to = room;
        size_t space = sizeof(room);
        size_t result = iconv(handle, &at, &left, &to, &space);
        *count += (uint64_t)(to - room);
        if (out != NULL)
            poa_strbuf_add(out, room, (size_t)(to - room));
        if (result == (size_t)-1 && errno != E2BIG)
            break;
    }
    return length - left;
}

bool poa_encoding_decode(const poa_encoding *encoding, poa_strbuf *out, const unsigned char *bytes,
                         size_t length, size_t *bad)
{
    iconv_t handle;
    uint64_t count = 0;

    *bad = 0;
    if (!poa_iconv_open(&handle, "UTF-8", encoding->iconv))
        return false;
    *bad = convert(handle, out, &count, (const char *)bytes, length);
    (void)iconv_close(handle);
    return *bad == length && !out->failed;
}

uint64_t poa_encoding_bytes(const poa_encoding *encoding, const char *text, size_t length)
{
    iconv_t handle;
    uint64_t count = 0;

    if (!poa_iconv_open(&handle, encoding->iconv, "UTF-8"))
        return 0;
    (void)convert(handle, NULL, &count, text, length);
    (void)iconv_close(handle);
    return count;
}
