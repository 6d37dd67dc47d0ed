/* SPDX-License-Identifier: MIT */
/*
 * Which settings a draft is checked with: the command line over the settings file that
 * is nearest to it.  Drafts that share a file share a scope.
 */
#ifndef POA_CLI_SCOPE_H
#define POA_CLI_SCOPE_H

#include "settings.h"

typedef struct poa_scope {
    poa_settings settings;             /* a copy, owned */
    char *file;                        /* owned: the settings file; NULL: none */
    poa_config *config;                /* owned: what it says; NULL without a file */
    poa_lint_options lint;             /* filled by poa_scope_ready() */
    poa_severity_override *severities; /* owned: what `lint` borrows */
    poa_arglist severity_ids;          /* the ids in them */
    const poa_baseline *baseline;      /* borrowed from the scopes; NULL: none */
    bool broken;                       /* it has faults, which were said */
} poa_scope;

/* The settings of a draft: of standard input "-", of the working directory NULL.
 * False: said.  Release it in either case. */
bool poa_scope_open(poa_scope *scope, const poa_settings *asked, const char *draft);
void poa_scope_release(poa_scope *scope);
/* Does the pack know what the settings name?  Fills `lint`.  False: said. */
bool poa_scope_ready(poa_scope *scope, const poa_pack *pack);

/* All scopes of a run, each made when it is first needed. */
typedef struct poa_scopes {
    const poa_settings *asked; /* the command line */
    const poa_pack *pack;      /* set once it is loaded */
    bool with_baselines;       /* load those that the settings name */
    poa_scope **items;
    size_t count;
    poa_baseline **baselines;
    size_t baseline_count;
} poa_scopes;

/* The settings of the first draft, which hold for the whole run where they can't differ
 * between drafts.  NULL: said. */
poa_scope *poa_scopes_open(poa_scopes *scopes, const poa_settings *asked, const char *draft);
/* Once the pack is there: make the first scope ready.  False: said. */
bool poa_scopes_ready(poa_scopes *scopes, const poa_pack *pack);
/* The scope of a draft.  NULL, with `err` filled: it can't be checked. */
const poa_scope *poa_scopes_of(poa_scopes *scopes, const char *draft, poa_error *err);
void poa_scopes_release(poa_scopes *scopes);

/* The entries of a baseline that are about one draft. */
typedef struct poa_accepted {
    size_t first; /* index in the baseline */
    size_t count;
} poa_accepted;

/* Let `lint` leave out what the baseline of the scope accepts in a draft. */
poa_status poa_accepted_find(poa_accepted *out, poa_lint_options *lint, const poa_scope *scope,
                             const char *name, poa_error *err);
/* Did this run look for the finding of an entry, and not find it? */
bool poa_accepted_is_stale(const poa_baseline_entry *entry, size_t index, const poa_report *report);
/* Name the entries that match nothing any more on standard error. */
void poa_accepted_say_stale(const poa_accepted *accepted, const poa_scope *scope,
                            const poa_report *report);

#endif
