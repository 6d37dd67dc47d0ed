/* SPDX-License-Identifier: MIT */
/*
 * XML of an office file, read as a stream of elements.  Names come without their
 * prefixes; the namespaces of both forms of the standard (transitional and strict)
 * look alike.  A document type, and with it every entity of its own, is refused.
 */
#ifndef POA_INPUT_XML_H
#define POA_INPUT_XML_H

#include "input/zip.h"

typedef enum poa_xml_space {
    POA_XML_OTHER,
    POA_XML_WORD,   /* w: */
    POA_XML_COMPAT, /* mc: alternatives */
    POA_XML_MATH    /* m: */
} poa_xml_space;

/* What is told of an element.  Everything is borrowed for the call. */
typedef struct poa_xml_element {
    poa_xml_space space;
    const char *name;        /* without prefix */
    const char **attributes; /* names and values in turn, ends with NULL */
    uint32_t depth;          /* 1: the root */
} poa_xml_element;

/* Takes the elements of one part.  It sets `*failed` where memory ran out. */
typedef struct poa_xml_reader {
    void (*start)(void *user, const poa_xml_element *element);
    void (*end)(void *user, const poa_xml_element *element);    /* without attributes */
    void (*text)(void *user, const char *bytes, size_t length); /* valid UTF-8; may be NULL */
    void *user;
    const bool *failed;
} poa_xml_reader;

/*
 * Read one entry of an archive.
 * @return POA_OK, POA_NOMEM, POA_ENCODING (no XML, a document type, damaged) or
 *         POA_LIMIT (size, depth)
 */
POA_MUST_USE poa_status poa_xml_read(poa_zip *zip, const poa_zip_entry *entry,
                                     const poa_xml_reader *reader, poa_error *err);

/* The value of an attribute, whatever its prefix; NULL: it has none. */
const char *poa_xml_get(const poa_xml_element *element, const char *name);
/* Its whole number from `low` to `high`; `other` where it is missing or none. */
int32_t poa_xml_number(const poa_xml_element *element, const char *name, int32_t low, int32_t high,
                       int32_t other);
/* The value of a switch such as <w:b/>: on unless "val" says no. */
bool poa_xml_is_on(const poa_xml_element *element);

#endif
