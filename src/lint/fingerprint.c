/* SPDX-License-Identifier: MIT */
/* The name of a finding that survives edits elsewhere: the first 16 hexadecimal
 * digits of SHA-256 over rule id, folded sentence and the count of equal ones
 * before it.  No path, no line, no version. */
#include <sha2.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

#include "base/fail.h"
#include "lint/lint.h"

/* What tells a finding from others of its id: its sentence, or its identifier. */
static void subject_of(const poa_finding *finding, const poa_document *doc, const char **bytes,
                       size_t *length)
{
    *bytes = finding->identifier != NULL ? finding->identifier : "";
    *length = strlen(*bytes);
    if (finding->sentence != POA_NONE) {
        poa_fold_span span = doc->sentences[finding->sentence].fold;
        *bytes = doc->fold.bytes + span.begin;
        *length = span.end - span.begin;
    }
}

/* A digest with the count of equal findings before it. */
static void digest(uint8_t out[SHA256_DIGEST_LENGTH], const poa_finding *finding,
                   const poa_pack *pack, const poa_document *doc, uint32_t before)
{
    const char *id = pack->classes[finding->class_index].id;
    const char *bytes;
    size_t length;
    poa_digits digits;
    const char *count = poa_decimal(&digits, before);
    SHA2_CTX context;

    subject_of(finding, doc, &bytes, &length);
    SHA256Init(&context);
    SHA256Update(&context, (const uint8_t *)id, strlen(id) + 1);
    SHA256Update(&context, (const uint8_t *)bytes, length);
    SHA256Update(&context, (const uint8_t *)"", 1);
    SHA256Update(&context, (const uint8_t *)count, strlen(count));
    SHA256Final(out, &context);
}

static void to_hex(char out[POA_FINGERPRINT_SIZE], const uint8_t *bytes)
{
    static const char digits[] = "0123456789abcdef";

    for (size_t i = 0; i < 8; i++) {
        out[2 * i] = digits[bytes[i] >> 4];
        out[2 * i + 1] = digits[bytes[i] & 15];
    }
    out[16] = '\0';
}

void poa_lint_first_fingerprint(char out[POA_FINGERPRINT_SIZE], const poa_finding *finding,
                                const poa_pack *pack, const poa_document *doc)
{
    uint8_t bytes[SHA256_DIGEST_LENGTH];

    digest(bytes, finding, pack, doc, 0);
    to_hex(out, bytes);
}

/* The digest of a finding as if it were the first of its kind. */
struct keyed {
    uint8_t key[SHA256_DIGEST_LENGTH];
    size_t index;
};

static int compare_keyed(const void *left, const void *right)
{
    const struct keyed *a = left;
    const struct keyed *b = right;
    int order = memcmp(a->key, b->key, sizeof(a->key));

    if (order != 0)
        return order;
    return a->index < b->index ? -1 : a->index > b->index;
}

poa_status poa_lint_fingerprint(poa_findings *findings, const poa_pack *pack,
                                const poa_document *doc, poa_error *err)
{
    struct keyed *keyed = poa_arena_alloc(findings->arena, findings->count + 1, sizeof(*keyed));
    uint32_t before = 0;

    if (keyed == NULL)
        return poa_fail_nomem(err);
    for (size_t i = 0; i < findings->count; i++) {
        digest(keyed[i].key, &findings->items[i], pack, doc, 0);
        keyed[i].index = i;
    }
    qsort(keyed, findings->count, sizeof(*keyed), compare_keyed);
    for (size_t i = 0; i < findings->count; i++) {
        poa_finding *finding = &findings->items[keyed[i].index];
        uint8_t final[SHA256_DIGEST_LENGTH];
        bool again = i > 0 && memcmp(keyed[i].key, keyed[i - 1].key, sizeof(keyed[i].key)) == 0;
        before = again ? before + 1 : 0;
        digest(final, finding, pack, doc, before);
        to_hex(finding->fingerprint, final);
    }
    return POA_OK;
}
