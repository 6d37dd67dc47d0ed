/* SPDX-License-Identifier: MIT */
/* The parts of a pack, in the order in which pack.c reads them: each may name what
 * the ones before it declared. */
#ifndef POA_RULES_PARTS_H
#define POA_RULES_PARTS_H

#include "rules/define.h"
#include "rules/phrases.h"
#include "rules/read.h"

void poa_read_phrases(poa_reader *reader, const poa_pack_file_list *files);
void poa_read_modes(poa_reader *reader, const poa_pack_file_list *files);
void poa_read_sections(poa_reader *reader, const poa_pack_file_list *files);
void poa_read_appeals(poa_reader *reader, const poa_pack_file_list *files);
void poa_read_facts(poa_reader *reader, const poa_pack_file_list *files);
/* `modes: dispute: auto:`, which names facts and kinds of appeal; after these. */
void poa_read_dispute_auto(poa_reader *reader, const poa_pack_file_list *files);
/* `notice`, `issues` and `documents` (notice_read.c). */
void poa_read_notice(poa_reader *reader, const poa_pack_file_list *files);
void poa_read_subjects(poa_reader *reader, const poa_pack_file_list *files);
void poa_read_acceptances(poa_reader *reader, const poa_pack_file_list *files);
void poa_read_abbreviations(poa_reader *reader, const poa_pack_file_list *files);
void poa_read_texts(poa_reader *reader, const poa_pack_file_list *files);
void poa_read_classes(poa_reader *reader, const poa_pack_file_list *files);
/* What `modes: dispute: off:` names; after the classes. */
void poa_read_dispute_off(poa_reader *reader);
void poa_read_rules(poa_reader *reader, const poa_pack_file_list *files);

/* ---- Patterns (cue.c) ---- */

/* Compile entries; the pack owns the pattern.  NULL for no entries. */
bool poa_read_pattern(poa_reader *reader, const poa_entries *entries, uint32_t lang, unsigned flags,
                      poa_pattern **out);
/* {any: [...], en: [...], zh: [...]} */
bool poa_read_cue(poa_reader *reader, const poa_node *node, unsigned flags, poa_cue *out);
/* `match` and `unless` of a map as patterns of one language. */
bool poa_read_clauses(poa_reader *reader, const poa_node *map, uint32_t lang, unsigned flags,
                      poa_clause_set *out);

/* ---- Names (cue.c) ---- */

/* The index of a section kind, appeal or class; an unknown one is a fault. */
bool poa_read_section_id(poa_reader *reader, const poa_node *node, uint32_t *out);
/* POA_NONE for "other". */
bool poa_read_appeal_id(poa_reader *reader, const poa_node *node, uint32_t *out);
bool poa_read_class_id(poa_reader *reader, const poa_node *node, uint32_t *out);
/* Section kinds as a mask: a list, one, or "any". */
bool poa_read_section_mask(poa_reader *reader, const poa_node *node, uint32_t *out);

/* ---- Weights (modes.c) ---- */

/* {dimension: points, ...}, 100 in all. */
bool poa_read_weights(poa_reader *reader, const poa_node *node, poa_weights *out);

/* ---- Parts of a rule ---- */

/* The rows of a kind into the state of a rule (param.c). */
bool poa_read_params(poa_reader *reader, const poa_node *map, poa_rule *rule);
/* `overrides:` (overrides.c). */
bool poa_read_overrides(poa_reader *reader, const poa_node *map, poa_rule *rule);
/* `examples:` (examples.c). */
bool poa_read_examples(poa_reader *reader, const poa_node *rule_map, poa_rule *rule);
/* A list of addresses, behind those of `known`, each once (messages.c); NULL known: none. */
bool poa_read_sources(poa_reader *reader, const poa_node *node, const char *const *known,
                      const char *const **out);
/* `message`, `hint`, `why` and `source` (messages.c). */
bool poa_read_messages(poa_reader *reader, const poa_node *rule_map, poa_rule *rule);
/* A message or hint: placeholders are known; a hint holds no digits (messages.c). */
bool poa_read_message(poa_reader *reader, const poa_node *node, poa_words *out);
bool poa_read_hint(poa_reader *reader, const poa_node *node, poa_words *out);

#endif
