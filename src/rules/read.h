/* SPDX-License-Identifier: MIT */
/*
 * Typed readers over nodes.  Each returns false after it has reported what is
 * wrong with its node, and the caller goes on with the next one, so that one run
 * shows every fault of a pack.  A NULL node is simply not there: readers leave
 * `out` alone and return true.
 */
#ifndef POA_RULES_READ_H
#define POA_RULES_READ_H

#include "rules/pack.h"

struct poa_phrase_book;

/* What all parts of the loader share while a pack is built. */
typedef struct poa_reader {
    poa_pack *pack;
    poa_arena *arena; /* of the pack */
    struct poa_phrase_book *book;
    const poa_node *dispute_auto; /* `modes: dispute: auto:`, read after the facts */
    const poa_node *dispute_off;  /* `modes: dispute: off:`, until the classes are known */
    poa_problem_fn *problem;      /* may be NULL */
    void *user;
    poa_error *err;  /* first fault; may be NULL */
    uint32_t faults; /* reported so far */
    bool failed;     /* memory ran out: `err` says so, nothing more is reported */
    bool replaced;   /* something was said anew: nothing is trusted any more */
    bool trusted;    /* what is at hand is part of the program */
} poa_reader;

/* Report a fault at a place; the rest as for poa_fail(). */
#define poa_read_fault(reader, mark, ...) \
    poa_read_fault_text((reader), POA_RULE, (mark), (const char *const[]){ __VA_ARGS__, NULL })
#define poa_read_limit(reader, mark, ...) \
    poa_read_fault_text((reader), POA_LIMIT, (mark), (const char *const[]){ __VA_ARGS__, NULL })

/* Always false, so that a reader can end with it. */
bool poa_read_fault_text(poa_reader *reader, poa_status status, const poa_mark *at,
                         const char *const *key_and_arguments);
/* The same for a failure that a callee has put into an error. */
bool poa_read_failed(poa_reader *reader, const poa_error *fault);
/* An empty error in the language of the reader, for a callee to fill. */
poa_error poa_read_error(const poa_reader *reader);
/* Note that the pack's arena gave no more. */
void poa_read_exhausted(poa_reader *reader);
/* Memory of the pack; NULL after noting that there is none. */
void *poa_read_alloc(poa_reader *reader, size_t count, size_t size);

/* Is the node a scalar, a list, a map? */
bool poa_read_kind(poa_reader *reader, const poa_node *node, poa_node_kind kind);
/* Report keys of a map that are not in `known` (ends with NULL), with the nearest one. */
bool poa_read_keys(poa_reader *reader, const poa_node *map, const char *const *known);
/* "unknown `what` 'x'; did you mean 'y'?" `key`: a text for which {1} is the word,
 * {2} the nearest name; key with "-plain" behind it where no name is near. */
bool poa_read_unknown(poa_reader *reader, const poa_node *node, const char *key,
                      const char *plain_key, const char *const *known);

/* A string that is not empty. */
bool poa_read_string(poa_reader *reader, const poa_node *node, const char **out);
bool poa_read_bool(poa_reader *reader, const poa_node *node, bool *out);
/* A whole number from `least` to `most`. */
bool poa_read_number(poa_reader *reader, const poa_node *node, uint32_t least, uint32_t most,
                     uint32_t *out);
/* One of `names` (ends with NULL): its index. */
bool poa_read_choice(poa_reader *reader, const poa_node *node, const char *const *names,
                     uint32_t *out);
/* {en: ..., zh: ...}: both must be there. */
bool poa_read_words(poa_reader *reader, const poa_node *node, poa_words *out);
/* A list of strings as entries of patterns. */
bool poa_read_entries(poa_reader *reader, const poa_node *node, poa_entries *out);

/* A node as a list of scalars: a scalar is a list of one.  Calls `each` for every
 * item; false if any call, or the form, was wrong. */
typedef bool poa_read_item_fn(poa_reader *reader, const poa_node *item, void *user);
bool poa_read_each(poa_reader *reader, const poa_node *node, poa_read_item_fn *each, void *user);
/* How many items poa_read_each() will visit. */
uint32_t poa_read_count(const poa_node *node);

/* `replace: true` in a map. */
bool poa_read_replaces(const poa_node *map);
/* Is this pair the `replace` key itself? */
bool poa_read_is_replace(const poa_pair *pair);

#endif
