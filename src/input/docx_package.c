/* SPDX-License-Identifier: MIT */
/* Relations of parts (Open Packaging Conventions), and what other zips look like. */
#include "input/docx_package.h"

#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "base/list.h"
#include "base/strbuf.h"

/* ---- Other kinds of zip ----------------------------------------------------------- */

/* Parts that only one kind of file has. */
static const struct {
    const char *part;
    const char *text;
} strangers[] = {
    { "xl/workbook.xml", "input.zip-sheet" },       { "xl/workbook.bin", "input.zip-sheet" },
    { "ppt/presentation.xml", "input.zip-slides" }, { "META-INF/manifest.xml", "input.zip-odf" },
    { "Index/Document.iwa", "input.zip-pages" },    { "word/vbaProject.bin", "input.zip-macros" },
};

poa_status poa_docx_refuse(poa_docx *docx)
{
    for (size_t i = 0; i < sizeof(strangers) / sizeof(strangers[0]); i++)
        if (poa_zip_find(&docx->zip, strangers[i].part) != NULL)
            return poa_fail(docx->err, POA_ENCODING, NULL, strangers[i].text);
    return poa_fail(docx->err, POA_ENCODING, NULL, "input.zip-other");
}

static bool is_stranger(const poa_docx *docx)
{
    for (size_t i = 0; i < sizeof(strangers) / sizeof(strangers[0]); i++)
        if (poa_zip_find(&docx->zip, strangers[i].part) != NULL)
            return true;
    return false;
}

/* ---- Names of parts --------------------------------------------------------------- */

/* Bytes of a name up to its last "/" inclusive. */
static size_t folder_length(const char *part)
{
    const char *slash = strrchr(part, '/');
    return slash != NULL ? (size_t)(slash - part) + 1 : 0;
}

/* Take the last folder off "word/media/". */
static void leave_folder(poa_strbuf *path)
{
    size_t length = path->length;

    if (length > 0)
        length--;
    while (length > 0 && path->bytes[length - 1] != '/')
        length--;
    path->length = length;
}

/* Append a target to the folder that it starts from; "." and ".." are followed. */
static void append_target(poa_strbuf *path, const char *target)
{
    while (*target != '\0') {
        const char *slash = strchr(target, '/');
        size_t length = slash != NULL ? (size_t)(slash - target) : strlen(target);
        if (length == 2 && memcmp(target, "..", 2) == 0)
            leave_folder(path);
        else if (length > 0 && !(length == 1 && *target == '.'))
            poa_strbuf_add(path, target, slash != NULL ? length + 1 : length);
        target += slash != NULL ? length + 1 : length;
    }
}

/* The name of a target's part, from the root; NULL when memory ran out. */
static const char *resolve(poa_docx *docx, const char *part, const char *target)
{
    poa_strbuf path = POA_STRBUF_INIT;

    if (*target != '/')
        poa_strbuf_add(&path, part, folder_length(part));
    append_target(&path, target);
    const char *name =
        path.failed ? NULL : poa_arena_strndup(docx->arena, poa_strbuf_str(&path), path.length);
    poa_strbuf_release(&path);
    return name;
}

/* "word/_rels/document.xml.rels" of "word/document.xml". */
static const poa_zip_entry *relations_part(poa_docx *docx, const char *part, bool *failed)
{
    poa_strbuf path = POA_STRBUF_INIT;
    size_t folder = folder_length(part);

    poa_strbuf_add(&path, part, folder);
    poa_strbuf_puts(&path, "_rels/");
    poa_strbuf_puts(&path, part + folder);
    poa_strbuf_puts(&path, ".rels");
    *failed = path.failed;
    const poa_zip_entry *entry = poa_zip_find(&docx->zip, poa_strbuf_str(&path));
    poa_strbuf_release(&path);
    return entry;
}

/* ---- Relations -------------------------------------------------------------------- */

struct reading {
    poa_docx *docx;
    const char *part;
    poa_list relations;
    bool failed;
};

static const char *copy(struct reading *reading, const char *text)
{
    const char *result = poa_arena_strndup(reading->docx->arena, text, strlen(text));

    reading->failed = reading->failed || result == NULL;
    return result;
}

static const char *last_word(const char *uri)
{
    const char *slash = strrchr(uri, '/');
    return slash != NULL ? slash + 1 : uri;
}

static void start(void *user, const poa_xml_element *element)
{
    struct reading *reading = user;
    const char *id = poa_xml_get(element, "Id");
    const char *type = poa_xml_get(element, "Type");
    const char *target = poa_xml_get(element, "Target");
    const char *mode = poa_xml_get(element, "TargetMode");

    if (id == NULL || type == NULL || target == NULL)
        return;
    bool external = mode != NULL && strcmp(mode, "External") == 0;
    poa_docx_relation relation = {
        .id = copy(reading, id),
        .type = copy(reading, last_word(type)),
        .target = external ? copy(reading, target) : resolve(reading->docx, reading->part, target),
        .external = external,
    };
    if (relation.target == NULL || poa_list_push(&reading->relations, &relation) == NULL)
        reading->failed = true;
}

static void end(void *user, const poa_xml_element *element)
{
    (void)user;
    (void)element;
}

static int by_id(const void *left, const void *right)
{
    const poa_docx_relation *a = left;
    const poa_docx_relation *b = right;
    return strcmp(a->id, b->id);
}

static poa_status read_relations(struct reading *reading, const char *part)
{
    const poa_zip_entry *entry = relations_part(reading->docx, part, &reading->failed);
    poa_xml_reader reader = { start, end, NULL, reading, &reading->failed };
    poa_status status = POA_OK;

    if (!reading->failed && entry != NULL)
        status = poa_xml_read(&reading->docx->zip, entry, &reader, reading->docx->err);
    if (status == POA_OK && reading->failed)
        status = poa_fail_nomem(reading->docx->err);
    return status;
}

poa_status poa_docx_relations_read(poa_docx_relations *out, poa_docx *docx, const char *part)
{
    struct reading reading = { docx, part, POA_LIST_INIT(poa_docx_relation), false };
    poa_status status = read_relations(&reading, part);
    void *items = NULL;

    if (status != POA_OK) {
        poa_list_release(&reading.relations);
        return status;
    }
    if (reading.relations.count > 0)
        qsort(reading.relations.items, reading.relations.count, sizeof(poa_docx_relation), by_id);
    status = poa_list_move(&reading.relations, docx->arena, &items, &out->count, docx->err);
    out->items = items;
    return status;
}

const poa_zip_entry *poa_docx_part(const poa_docx *docx, const poa_docx_relations *relations,
                                   const char *type)
{
    for (uint32_t i = 0; i < relations->count; i++) {
        const poa_docx_relation *relation = &relations->items[i];
        if (!relation->external && strcmp(relation->type, type) == 0)
            return poa_zip_find(&docx->zip, relation->target);
    }
    return NULL;
}

const char *poa_docx_link(const poa_docx_relations *relations, const char *id)
{
    poa_docx_relation key = { .id = id };

    if (id == NULL || relations->count == 0)
        return NULL;
    const poa_docx_relation *found =
        bsearch(&key, relations->items, relations->count, sizeof(key), by_id);
    return found != NULL && found->external ? found->target : NULL;
}

/* ---- The letter itself -------------------------------------------------------------- */

poa_status poa_docx_main_part(poa_docx *docx, const poa_zip_entry **out)
{
    poa_docx_relations root;

    if (is_stranger(docx))
        return poa_docx_refuse(docx);
    poa_status status = poa_docx_relations_read(&root, docx, "");
    if (status != POA_OK)
        return status;
    *out = poa_docx_part(docx, &root, "officeDocument");
    if (*out == NULL)
        *out = poa_zip_find(&docx->zip, "word/document.xml"); /* by hand, or mended */
    return *out != NULL ? POA_OK : poa_docx_refuse(docx);
}
