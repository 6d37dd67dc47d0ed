/* SPDX-License-Identifier: MIT */
/*
 * GMime, loaded with the first mail: linked, it and GLib would cost every run more
 * time than a letter does.  The functions are called through one table, which is
 * filled once and typed by GMime's own headers.
 */
#include <assert.h>
#include <dlfcn.h>
#include <gmime/gmime.h>
#include <pthread.h>
#include <string.h>
#include <strings.h>

#include "base/fail.h"
#include "base/limits.h"
#include "base/list.h"
#include "input/mail.h"

#define LIBRARY "libgmime-3.0.so.0"
#define PACKAGE "libgmime-3.0-0"

/* ---- The library ---------------------------------------------------------------------- */

/* Without their "g_". */
#define FUNCTIONS(X)                   \
    X(mime_init)                       \
    X(mime_stream_mem_new_with_buffer) \
    X(mime_parser_new_with_stream)     \
    X(mime_parser_construct_message)   \
    X(mime_message_get_mime_part)      \
    X(mime_multipart_get_type)         \
    X(mime_multipart_get_count)        \
    X(mime_multipart_get_part)         \
    X(mime_message_part_get_type)      \
    X(mime_message_part_get_message)   \
    X(mime_part_get_type)              \
    X(mime_part_get_content)           \
    X(mime_part_get_content_encoding)  \
    X(mime_part_get_filename)          \
    X(mime_data_wrapper_get_stream)    \
    X(mime_object_get_disposition)     \
    X(mime_object_get_content_type)    \
    X(mime_content_type_is_type)       \
    X(mime_content_type_get_parameter) \
    X(mime_encoding_init_decode)       \
    X(mime_encoding_step)              \
    X(type_check_instance_is_a)        \
    X(object_unref)

struct gmime {
#define X(name) __typeof__(&g_##name) g_##name;
    FUNCTIONS(X)
#undef X
};

static const struct {
    const char *name;
    size_t offset; /* in the table */
} functions[] = {
#define X(name) { "g_" #name, offsetof(struct gmime, g_##name) },
    FUNCTIONS(X)
#undef X
};

/* Written once, under `once`, before anyone reads it. */
static struct gmime gmime;
static bool gmime_loaded;
static pthread_once_t once = PTHREAD_ONCE_INIT;

/* Fill a table.  What the library itself depends on is looked through, too. */
static bool load(struct gmime *table, const char *name)
{
    void *library = dlopen(name, RTLD_NOW | RTLD_LOCAL);

    for (size_t i = 0; library != NULL && i < sizeof(functions) / sizeof(functions[0]); i++) {
        void *function = dlsym(library, functions[i].name);
        if (function == NULL) {
            (void)dlclose(library);
            return false;
        }
        memcpy((char *)table + functions[i].offset, &function, sizeof(function));
    }
    return library != NULL; /* it stays to the end of the process */
}

static void load_once(void)
{
    gmime_loaded = load(&gmime, LIBRARY);
    if (gmime_loaded)
        gmime.g_mime_init();
}

bool poa_mail_library_fits(const char *name)
{
    struct gmime table;

    return load(&table, name);
}

/* ---- Parts ------------------------------------------------------------------------------- */

/* A walk over GMime's objects, which become a list of parts. */
struct walk {
    const poa_input *input;
    poa_list parts;
    poa_status status;
};

static bool is_a(GMimeObject *object, GType type)
{
    return gmime.g_type_check_instance_is_a((GTypeInstance *)object, type);
}

static void fail(struct walk *walk, const char *key, size_t limit)
{
    poa_digits room;

    walk->status =
        poa_fail(walk->input->err, POA_ENCODING, NULL, key, poa_decimal(&room, (uint64_t)limit));
}

static poa_mail_kind kind_of(GMimeObject *object)
{
    GMimeContentType *type = gmime.g_mime_object_get_content_type(object);
    __typeof__(g_mime_content_type_is_type) *is = gmime.g_mime_content_type_is_type;

    if (is_a(object, gmime.g_mime_message_part_get_type()))
        return POA_MAIL_MESSAGE;
    if (is_a(object, gmime.g_mime_multipart_get_type())) {
        if (is(type, "multipart", "alternative"))
            return POA_MAIL_ALTERNATIVE;
        return is(type, "multipart", "related") ? POA_MAIL_RELATED : POA_MAIL_MIXED;
    }
    if (is_a(object, gmime.g_mime_part_get_type()) && type != NULL) {
        if (is(type, "text", "plain"))
            return POA_MAIL_PLAIN;
        if (is(type, "text", "html"))
            return POA_MAIL_HTML;
    }
    return POA_MAIL_OTHER;
}

static bool says(GMimeObject *object, const char *name, const char *value)
{
    const char *said =
        gmime.g_mime_content_type_get_parameter(gmime.g_mime_object_get_content_type(object), name);

    return said != NULL && strcasecmp(said, value) == 0;
}

/* Where the content lies, and how: GMime leaves it in the file that it was parsed from. */
static void read_text(struct walk *walk, poa_mail_part *part, GMimeObject *object)
{
    const poa_input *input = walk->input;
    GMimePart *leaf = (GMimePart *)object;
    GMimeDataWrapper *content = gmime.g_mime_part_get_content(leaf);
    GMimeStream *stream = content != NULL ? gmime.g_mime_data_wrapper_get_stream(content) : NULL;
    const char *disposition = gmime.g_mime_object_get_disposition(object);
    const char *charset = gmime.g_mime_content_type_get_parameter(
        gmime.g_mime_object_get_content_type(object), "charset");

    if (stream != NULL && stream->bound_start >= 0 &&
        (uint64_t)stream->bound_start < input->length) {
        size_t end = stream->bound_end >= 0 ? (size_t)stream->bound_end : input->length;
        part->begin = (uint32_t)stream->bound_start;
        part->end = (uint32_t)(end < input->length ? end : input->length);
        part->end = part->end < part->begin ? part->begin : part->end;
    }
    part->transfer = (int)gmime.g_mime_part_get_content_encoding(leaf);
    part->attached = (disposition != NULL && strcasecmp(disposition, "attachment") == 0) ||
                     gmime.g_mime_part_get_filename(leaf) != NULL;
    part->flowed = says(object, "format", "flowed");
    part->delsp = says(object, "delsp", "yes");
    if (charset != NULL && charset[0] != '\0') {
        part->charset = poa_arena_strndup(input->arena, charset, strlen(charset));
        if (part->charset == NULL)
            walk->status = poa_fail_nomem(input->err);
    }
}

static void walk_object(struct walk *walk, GMimeObject *object, uint32_t depth);

static void walk_inside(struct walk *walk, GMimeObject *object, poa_mail_kind kind, uint32_t depth)
{
    if (kind == POA_MAIL_MESSAGE) {
        GMimeMessage *message = gmime.g_mime_message_part_get_message((GMimeMessagePart *)object);
        if (message != NULL)
            walk_object(walk, gmime.g_mime_message_get_mime_part(message), depth + 1);
        return;
    }
    int count = gmime.g_mime_multipart_get_count((GMimeMultipart *)object);
    for (int i = 0; i < count && walk->status == POA_OK; i++)
        walk_object(walk, gmime.g_mime_multipart_get_part((GMimeMultipart *)object, i), depth + 1);
}

static void walk_object(struct walk *walk, GMimeObject *object, uint32_t depth)
{
    size_t index = walk->parts.count;
    poa_mail_part part = { .kind = object != NULL ? kind_of(object) : POA_MAIL_OTHER };

    if (depth > POA_MAX_MAIL_DEPTH)
        fail(walk, "input.mail-too-deep", POA_MAX_MAIL_DEPTH);
    else if (index >= POA_MAX_MAIL_PARTS)
        fail(walk, "input.mail-too-many", POA_MAX_MAIL_PARTS);
    if (part.kind == POA_MAIL_PLAIN || part.kind == POA_MAIL_HTML)
        read_text(walk, &part, object);
    if (walk->status == POA_OK && poa_list_push(&walk->parts, &part) == NULL)
        walk->status = poa_fail_nomem(walk->input->err);
    if (walk->status != POA_OK)
        return;
    if (part.kind >= POA_MAIL_ALTERNATIVE && part.kind <= POA_MAIL_MESSAGE)
        walk_inside(walk, object, part.kind, depth);
    ((poa_mail_part *)poa_list_at(&walk->parts, index))->next = (uint32_t)walk->parts.count;
}

/* ---- Parsing ------------------------------------------------------------------------------ */

/* Is the line a boundary, as far as one can see, or a line of a header? */
static bool looks_like(const unsigned char *line, size_t length, bool *header)
{
    size_t at = 0;

    while (at < length && line[at] > ' ' && line[at] < 0x7F && line[at] != ':')
        at++;
    *header = at > 0 && at < length && line[at] == ':';
    return length >= 2 && line[0] == '-' && line[1] == '-';
}

/* GMime makes objects of some hundred bytes of every header and part, however many: no
 * letter has so many. */
static bool is_excessive(const poa_input *input)
{
    uint32_t headers = 0;
    uint32_t marks = 0;

    for (size_t at = 0; at < input->length;) {
        const unsigned char *line = input->bytes + at;
        const unsigned char *end = memchr(line, '\n', input->length - at);
        size_t length = end != NULL ? (size_t)(end - line) : input->length - at;
        bool header = false;
        marks += looks_like(line, length, &header);
        headers += header;
        at += length + 1;
    }
    return marks > POA_MAX_MAIL_MARKS || headers > POA_MAX_MAIL_HEADERS;
}

static void walk_message(struct walk *walk, GMimeMessage *message)
{
    GMimeObject *object = message != NULL ? gmime.g_mime_message_get_mime_part(message) : NULL;

    if (object != NULL)
        walk_object(walk, object, 0);
    else
        walk->status = poa_fail(walk->input->err, POA_ENCODING, NULL, "input.mail-none");
}

static void parse(struct walk *walk)
{
    const poa_input *input = walk->input;
    GMimeStream *stream =
        gmime.g_mime_stream_mem_new_with_buffer((const char *)input->bytes, input->length);
    GMimeParser *parser = gmime.g_mime_parser_new_with_stream(stream);
    GMimeMessage *message = gmime.g_mime_parser_construct_message(parser, NULL);

    walk_message(walk, message);
    if (message != NULL)
        gmime.g_object_unref(message);
    gmime.g_object_unref(parser);
    gmime.g_object_unref(stream);
}

poa_status poa_mail_parse(poa_mail *out, const poa_input *input)
{
    struct walk walk = { input, POA_LIST_INIT(poa_mail_part), POA_OK };
    void *parts = NULL;

    (void)pthread_once(&once, load_once);
    if (!gmime_loaded)
        return poa_fail(input->err, POA_READ, NULL, "input.mail-library", PACKAGE);
    if (is_excessive(input)) {
        fail(&walk, "input.mail-too-many", POA_MAX_MAIL_PARTS);
        return walk.status;
    }
    parse(&walk);
    if (walk.status == POA_OK)
        walk.status = poa_list_move(&walk.parts, input->arena, &parts, &out->count, input->err);
    poa_list_release(&walk.parts);
    out->parts = parts;
    return walk.status;
}

/* ---- Decoding ----------------------------------------------------------------------------- */

static bool is_encoded(int transfer)
{
    return transfer == (int)GMIME_CONTENT_ENCODING_BASE64 ||
           transfer == (int)GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE ||
           transfer == (int)GMIME_CONTENT_ENCODING_UUENCODE;
}

/* Byte by byte, so that each decoded one is known to come from those since the last; a
 * line end that decodes to nothing ends what was begun, or never was a part of it. */
static void decode_steps(const poa_input *input, const poa_mail_part *part, poa_mail_sink *sink,
                         void *user)
{
    GMimeEncoding state;
    uint32_t begin = part->begin;
    bool begun = false;
    char decoded[256]; /* a step of one byte gives no more than three */

    gmime.g_mime_encoding_init_decode(&state, (GMimeContentEncoding)part->transfer);
    for (uint32_t at = part->begin; at < part->end; at++) {
        const char byte = (char)input->bytes[at];
        size_t length = gmime.g_mime_encoding_step(&state, &byte, 1, decoded);
        bool blank = byte == '\n' || byte == '\r';
        if (!begun)
            begin = at;
        if (length > 0)
            sink(user, decoded, length, begin, at + 1);
        begun = length == 0 && (begun || !blank) &&
                (byte != '\n' || part->transfer == (int)GMIME_CONTENT_ENCODING_BASE64);
    }
}

void poa_mail_decode(const poa_input *input, const poa_mail_part *part, poa_mail_sink *sink,
                     void *user)
{
    assert(part->begin <= part->end && part->end <= input->length);
    if (is_encoded(part->transfer)) {
        decode_steps(input, part, sink, user);
        return;
    }
    for (uint32_t at = part->begin; at < part->end; at++)
        sink(user, (const char *)input->bytes + at, 1, at, at + 1);
}
