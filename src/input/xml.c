/* SPDX-License-Identifier: MIT */
/* The only place that knows Expat.  Expat keeps open elements on the heap, so depth
 * costs no stack; it is limited all the same, for those who read. */
#include "input/xml.h"

#include <expat.h>
#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "base/limits.h"

/* Between namespace and name.  No XML can hold a form feed. */
#define SEPARATOR '\f'

struct parse {
    XML_Parser parser;
    const poa_xml_reader *reader;
    const char *part; /* its name, for messages */
    uint32_t depth;
    poa_status status; /* why reading was stopped */
    poa_error *err;
};

static const struct {
    const char *uri;
    poa_xml_space space;
} spaces[] = {
    { "http://schemas.openxmlformats.org/wordprocessingml/2006/main", POA_XML_WORD },
    { "http://purl.oclc.org/ooxml/wordprocessingml/main", POA_XML_WORD },
    { "http://schemas.openxmlformats.org/markup-compatibility/2006", POA_XML_COMPAT },
    { "http://schemas.openxmlformats.org/officeDocument/2006/math", POA_XML_MATH },
    { "http://purl.oclc.org/ooxml/officeDocument/math", POA_XML_MATH },
};

static const char *local_name(const char *name)
{
    const char *end = strrchr(name, SEPARATOR);
    return end != NULL ? end + 1 : name;
}

static poa_xml_space space_of(const char *name)
{
    const char *end = strrchr(name, SEPARATOR);
    size_t length = end != NULL ? (size_t)(end - name) : 0;

    for (size_t i = 0; i < sizeof(spaces) / sizeof(spaces[0]); i++)
        if (strlen(spaces[i].uri) == length && memcmp(spaces[i].uri, name, length) == 0)
            return spaces[i].space;
    return POA_XML_OTHER;
}

static void stop(struct parse *parse, poa_status status)
{
    parse->status = status;
    XML_StopParser(parse->parser, XML_FALSE);
}

/* Expat may tell some more after it was stopped. */
static bool goes_on(struct parse *parse)
{
    if (parse->status == POA_OK && *parse->reader->failed)
        stop(parse, poa_fail_nomem(parse->err));
    return parse->status == POA_OK;
}

static void on_start(void *user, const XML_Char *name, const XML_Char **attributes)
{
    struct parse *parse = user;
    poa_digits room;

    if (!goes_on(parse))
        return;
    if (++parse->depth > POA_MAX_XML_DEPTH) {
        stop(parse, poa_fail(parse->err, POA_LIMIT, NULL, "input.xml-depth", parse->part,
                             poa_decimal(&room, POA_MAX_XML_DEPTH)));
        return;
    }
    poa_xml_element element = { space_of(name), local_name(name), attributes, parse->depth };
    parse->reader->start(parse->reader->user, &element);
}

static void on_end(void *user, const XML_Char *name)
{
    struct parse *parse = user;
    static const char *none[] = { NULL };

    if (!goes_on(parse))
        return;
    poa_xml_element element = { space_of(name), local_name(name), none, parse->depth };
    parse->depth--;
    parse->reader->end(parse->reader->user, &element);
}

static void on_text(void *user, const XML_Char *bytes, int length)
{
    struct parse *parse = user;

    if (goes_on(parse))
        parse->reader->text(parse->reader->user, bytes, (size_t)length);
}

static void on_doctype(void *user, const XML_Char *name, const XML_Char *system,
                       const XML_Char *public, int internal)
{
    struct parse *parse = user;

    (void)name;
    (void)system;
    (void)public;
    (void)internal;
    stop(parse, poa_fail(parse->err, POA_ENCODING, NULL, "input.xml-doctype", parse->part));
}

static bool take(void *user, const char *bytes, size_t length, bool last)
{
    struct parse *parse = user;
    enum XML_Status result = XML_Parse(parse->parser, bytes, (int)length, last);

    if (result == XML_STATUS_OK)
        return goes_on(parse);
    if (parse->status != POA_OK)
        return false;
    if (XML_GetErrorCode(parse->parser) == XML_ERROR_NO_MEMORY)
        parse->status = poa_fail_nomem(parse->err);
    else
        parse->status = poa_fail(parse->err, POA_ENCODING, NULL, "input.xml-broken", parse->part);
    return false;
}

poa_status poa_xml_read(poa_zip *zip, const poa_zip_entry *entry, const poa_xml_reader *reader,
                        poa_error *err)
{
    struct parse parse = {
        XML_ParserCreateNS(NULL, SEPARATOR), reader, entry->name, 0, POA_OK, err
    };

    if (parse.parser == NULL)
        return poa_fail_nomem(err);
    XML_SetUserData(parse.parser, &parse);
    XML_SetElementHandler(parse.parser, on_start, on_end);
    if (reader->text != NULL)
        XML_SetCharacterDataHandler(parse.parser, on_text);
    XML_SetStartDoctypeDeclHandler(parse.parser, on_doctype);
    poa_status status = poa_zip_read(zip, entry, take, &parse, err);
    XML_ParserFree(parse.parser);
    return parse.status != POA_OK ? parse.status : status;
}

const char *poa_xml_get(const poa_xml_element *element, const char *name)
{
    for (const char **at = element->attributes; *at != NULL; at += 2)
        if (strcmp(local_name(at[0]), name) == 0)
            return at[1];
    return NULL;
}

int32_t poa_xml_number(const poa_xml_element *element, const char *name, int32_t low, int32_t high,
                       int32_t other)
{
    const char *value = poa_xml_get(element, name);
    char *end = NULL;

    if (value == NULL)
        return other;
    long number = strtol(value, &end, 10); /* saturates */
    return end != value && *end == '\0' && number >= low && number <= high ? (int32_t)number
                                                                           : other;
}

bool poa_xml_is_on(const poa_xml_element *element)
{
    const char *value = poa_xml_get(element, "val");

    return value == NULL ||
           (strcmp(value, "0") != 0 && strcmp(value, "false") != 0 && strcmp(value, "off") != 0);
}
