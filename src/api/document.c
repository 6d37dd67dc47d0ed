/* SPDX-License-Identifier: MIT */
/* Drafts behind the public interface. */
#include "document/document.h"

#include "base/fail.h"
#include "base/limits.h"
#include "input/format.h"
#include "input/source.h"
#include "rules/pack.h"

/* Arena bytes of a document of `length` bytes. */
static size_t arena_limit(size_t length)
{
    return POA_MIN_DOCUMENT_BYTES + length * (size_t)POA_MAX_DOCUMENT_FACTOR;
}

/* The most bytes of input that the options allow. */
static size_t input_limit(const poa_document_options *opts)
{
    size_t limit = opts->max_input != 0 ? opts->max_input : POA_MAX_INPUT_BYTES;
    return limit < POA_MAX_INPUT_CEILING ? limit : POA_MAX_INPUT_CEILING;
}

static poa_status check_options(const poa_pack *pack, const poa_document_options *opts,
                                poa_error *err)
{
    if (opts->size != sizeof(*opts))
        return poa_fail(err, POA_ARGUMENT, NULL, "api.options-size");
    if (opts->appeal != NULL && poa_cues_appeal(&pack->cues, opts->appeal) == POA_NONE)
        return poa_fail(err, POA_ARGUMENT, NULL, "api.unknown-appeal", opts->appeal);
    return POA_OK;
}

static poa_status extract(poa_text *out, const poa_input *input, const char *type)
{
    const poa_format *format = type != NULL ? poa_format_find(type) : poa_format_of(input);

    if (format == NULL)
        return poa_fail(input->err, POA_ARGUMENT, NULL, "api.unknown-type", type);
    return format->extract(out, input);
}

static poa_status open_bytes(poa_document **out, const poa_pack *pack, const void *bytes,
                             size_t length, const poa_document_options *opts, poa_error *err)
{
    poa_digits digits;
    poa_text text = { 0 };

    if (length > input_limit(opts))
        return poa_fail(err, POA_LIMIT, NULL, "input.too-large",
                        poa_decimal(&digits, input_limit(opts)));
    poa_arena arena = POA_ARENA_INIT(
        arena_limit(length > POA_MAX_EXTRACTED_BYTES ? length : POA_MAX_EXTRACTED_BYTES));
    poa_input input = { bytes, length, opts->name, opts->encoding, &arena, err };
    poa_status status = extract(&text, &input, opts->type);
    if (status != POA_OK) {
        poa_arena_release(&arena);
        return status;
    }
    arena.limit = arena_limit(text.length > length ? text.length : length); /* it may be packed */
    return poa_document_build(out, &arena, &text, &pack->cues, opts, err);
}

poa_status poa_document_from_bytes(poa_document **out, const poa_pack *pack, const void *bytes,
                                   size_t length, const poa_document_options *opts, poa_error *err)
{
    static const poa_document_options defaults = POA_DOCUMENT_OPTIONS_INIT;

    if (opts == NULL)
        opts = &defaults;
    poa_status status = check_options(pack, opts, err);
    return status == POA_OK ? open_bytes(out, pack, bytes != NULL ? bytes : "", length, opts, err)
                            : status;
}

poa_status poa_document_from_file(poa_document **out, const poa_pack *pack, const char *path,
                                  const poa_document_options *opts, poa_error *err)
{
    poa_document_options named = POA_DOCUMENT_OPTIONS_INIT;
    poa_source source;

    if (opts != NULL)
        named = *opts;
    poa_status status = check_options(pack, &named, err);
    if (status == POA_OK)
        status = poa_source_read(&source, path, input_limit(&named), err);
    if (status != POA_OK)
        return status;
    if (named.name == NULL)
        named.name = path;
    status =
        open_bytes(out, pack, source.bytes != NULL ? source.bytes : "", source.length, &named, err);
    poa_source_release(&source);
    return status;
}

const char *poa_document_text(const poa_document *document, size_t *length)
{
    *length = document->text.length;
    return document->text.bytes;
}

const char *poa_document_type(const poa_document *document)
{
    return document->text.type;
}

const char *poa_document_encoding(const poa_document *document, bool *sure)
{
    if (sure != NULL)
        *sure = document->text.encoding_sure;
    return document->text.encoding;
}

poa_place poa_document_place(const poa_document *document, uint32_t offset)
{
    return poa_lines_place(&document->lines, &document->text, offset);
}
