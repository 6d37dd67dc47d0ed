/* SPDX-License-Identifier: MIT */
/* Drafts from strings, read with the cues of a small pack of their own. */
#ifndef POA_TESTS_SUPPORT_DRAFT_H
#define POA_TESTS_SUPPORT_DRAFT_H

#include "document/document.h"

/* Never NULL; free with poa_document_free(). */
poa_document *test_draft(const char *bytes, size_t length, const poa_document_options *opts);
poa_document *test_draft_of(const char *text);

#endif
