/* SPDX-License-Identifier: MIT */
/*
 * The package of a Word file: which of its parts is the document, and which parts
 * and links belong to one another.  Says by name what a zip is that holds no letter.
 */
#ifndef POA_INPUT_DOCX_PACKAGE_H
#define POA_INPUT_DOCX_PACKAGE_H

#include "input/xml.h"

/* A Word file that is being read. */
typedef struct poa_docx {
    poa_zip zip;
    poa_arena *arena; /* what lives as long as the reading */
    poa_error *err;
} poa_docx;

typedef struct poa_docx_relation {
    const char *id;
    const char *type;   /* the last word of its URI: "styles", "hyperlink" */
    const char *target; /* a part, from the root of the package; a link as it was written */
    bool external;      /* a link */
} poa_docx_relation;

/* What one part refers to. */
typedef struct poa_docx_relations {
    const poa_docx_relation *items; /* sorted by id */
    uint32_t count;
} poa_docx_relations;

/* Find the part of the letter itself.  Another kind of zip is POA_ENCODING, by name. */
POA_MUST_USE poa_status poa_docx_main_part(poa_docx *docx, const poa_zip_entry **out);
/* "is a zip, but no Word document". */
POA_MUST_USE poa_status poa_docx_refuse(poa_docx *docx);

/* The relations of a part; none where it has none. */
POA_MUST_USE poa_status poa_docx_relations_read(poa_docx_relations *out, poa_docx *docx,
                                                const char *part);
/* The part of a type that the relations lead to; NULL: there is none. */
const poa_zip_entry *poa_docx_part(const poa_docx *docx, const poa_docx_relations *relations,
                                   const char *type);
/* The external target of an id; NULL: there is none. */
const char *poa_docx_link(const poa_docx_relations *relations, const char *id);

#endif
