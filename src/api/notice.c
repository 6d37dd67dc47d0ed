/* SPDX-License-Identifier: MIT */
/* Notices behind the public interface: a document like any other, read for what it
 * asks. */
#include "document/notice.h"

#include <string.h>

/* A notice is read for itself: nothing is chosen for it but how its bytes are read. */
static poa_document_options options_of(const poa_document_options *opts)
{
    poa_document_options own = POA_DOCUMENT_OPTIONS_INIT;

    if (opts == NULL)
        return own;
    own.size = opts->size;
    own.name = opts->name;
    own.max_input = opts->max_input;
    own.type = opts->type;
    own.encoding = opts->encoding;
    return own;
}

/* The document becomes the notice's, or is freed. */
static poa_status read_document(poa_notice **out, poa_document *document, poa_error *err)
{
    poa_status status = poa_notice_read(out, document, err);

    if (status != POA_OK)
        poa_document_free(document);
    return status;
}

poa_status poa_notice_from_bytes(poa_notice **out, const poa_pack *pack, const void *bytes,
                                 size_t length, const poa_document_options *opts, poa_error *err)
{
    poa_document_options own = options_of(opts);
    poa_document *document = NULL;
    poa_status status = poa_document_from_bytes(&document, pack, bytes, length, &own, err);

    return status == POA_OK ? read_document(out, document, err) : status;
}

poa_status poa_notice_from_file(poa_notice **out, const poa_pack *pack, const char *path,
                                const poa_document_options *opts, poa_error *err)
{
    poa_document_options own = options_of(opts);
    poa_document *document = NULL;
    poa_status status = poa_document_from_file(&document, pack, path, &own, err);

    return status == POA_OK ? read_document(out, document, err) : status;
}

void poa_notice_free(poa_notice *notice)
{
    if (notice != NULL)
        poa_document_free(notice->doc); /* *notice itself lay in its pages */
}

const poa_document *poa_notice_document(const poa_notice *notice)
{
    return notice->doc;
}
