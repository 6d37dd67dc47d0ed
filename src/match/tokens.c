/* SPDX-License-Identifier: MIT */
/* A set of hashes: a notice may name thousands of ASINs, and a draft as many. */
#include "match/tokens.h"

#include <stdlib.h>

#include "base/list.h"

static char upper(char c)
{
    return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

static bool is_alnum(char c)
{
    char up = upper(c);
    return (up >= 'A' && up <= 'Z') || (c >= '0' && c <= '9');
}

/* FNV-1a. */
static uint64_t hash_of(const char *bytes, size_t length)
{
    uint64_t hash = 14695981039346656037u;

    for (size_t i = 0; i < length; i++) {
        hash ^= (unsigned char)upper(bytes[i]);
        hash *= 1099511628211u;
    }
    return hash;
}

static bool push(poa_list *list, const char *bytes, uint32_t begin, uint32_t end)
{
    uint64_t hash = hash_of(bytes + begin, end - begin);
    return poa_list_push(list, &hash) != NULL;
}

/* The runs of one sentence: "112-3390475-7718260" whole, and each of its parts. */
static bool gather(poa_list *list, const char *bytes, poa_fold_span where)
{
    uint32_t at = where.begin;

    while (at < where.end) {
        uint32_t whole = at;
        bool joined = false;
        while (at < where.end && is_alnum(bytes[at])) {
            uint32_t part = at;
            while (at < where.end && is_alnum(bytes[at]))
                at++;
            bool more = at + 1 < where.end && bytes[at] == '-' && is_alnum(bytes[at + 1]);
            joined = joined || more;
            if (joined && !push(list, bytes, part, at))
                return false;
            at += more;
        }
        if (at > whole && !push(list, bytes, whole, at))
            return false;
        at += at == whole;
    }
    return true;
}

static int compare(const void *left, const void *right)
{
    const uint64_t a = *(const uint64_t *)left;
    const uint64_t b = *(const uint64_t *)right;
    return (a > b) - (a < b);
}

poa_status poa_tokens_gather(poa_tokens *out, poa_run *run)
{
    const poa_document *doc = run->doc;
    poa_list list = POA_LIST_INIT(uint64_t);

    for (uint32_t i = 0; i < doc->sentence_count; i++) {
        if (doc->sentences[i].voice == POA_VOICE_NOTICE ||
            gather(&list, doc->fold.bytes, doc->sentences[i].fold))
            continue;
        poa_list_release(&list);
        return poa_fail_nomem(run->err);
    }
    *out = (poa_tokens){ (uint64_t *)(void *)list.items, list.count };
    if (out->count > 1)
        qsort(out->items, out->count, sizeof(*out->items), compare);
    return POA_OK;
}

bool poa_tokens_have(const poa_tokens *tokens, const char *bytes, size_t length)
{
    uint64_t hash = hash_of(bytes, length);

    return tokens->count > 0 &&
           bsearch(&hash, tokens->items, tokens->count, sizeof(*tokens->items), compare) != NULL;
}

void poa_tokens_release(poa_tokens *tokens)
{
    free(tokens->items);
    *tokens = (poa_tokens){ NULL, 0 };
}
