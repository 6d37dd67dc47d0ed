/* SPDX-License-Identifier: MIT */
/* Finding kinds of sections, facts and appeals by their ids.  There are a dozen
 * or two of each, so a plain search does. */
#include "document/cues.h"

#include <string.h>

uint32_t poa_cues_section(const poa_cues *cues, const char *id)
{
    for (uint32_t i = 0; i < cues->section_count; i++)
        if (strcmp(cues->sections[i].id, id) == 0)
            return i;
    return UINT32_MAX;
}

uint32_t poa_cues_fact(const poa_cues *cues, const char *id)
{
    for (uint32_t i = 0; i < cues->fact_count; i++)
        if (strcmp(cues->facts[i].id, id) == 0)
            return i;
    return UINT32_MAX;
}

uint32_t poa_cues_appeal(const poa_cues *cues, const char *id)
{
    for (uint32_t i = 0; i < cues->appeal_count; i++)
        if (strcmp(cues->appeals[i].id, id) == 0)
            return i;
    return UINT32_MAX;
}
