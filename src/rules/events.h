/* SPDX-License-Identifier: MIT */
/*
 * The standard pack inside the program: the events of its YAML files, packed by the
 * build (tools/make_pack.c), so that a run parses no YAML.  Only the program's own
 * bytes are read this way, never a file.
 *
 * POA_EVENTS_MARK, then events: a kind; for all but POA_EVENT_END line and column; for
 * a scalar the length, the bytes and a NUL.  Numbers stand in groups of 7 bits, lowest
 * first, with the high bit set in all but the last.
 */
#ifndef POA_RULES_EVENTS_H
#define POA_RULES_EVENTS_H

#include "rules/yaml.h"

#define POA_EVENTS_MARK 1 /* no YAML begins with it */

enum poa_event {
    POA_EVENT_SCALAR = 's',
    POA_EVENT_LIST = 'l',
    POA_EVENT_MAP = 'm',
    POA_EVENT_END = 'e'
};

/* As poa_yaml_parse(); the nodes borrow their text from `bytes`. */
POA_MUST_USE poa_status poa_events_read(const poa_node **out, poa_arena *arena, const char *source,
                                        const char *bytes, size_t length, poa_error *err);

#endif
