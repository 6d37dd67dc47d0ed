/* SPDX-License-Identifier: MIT */
/* `poalint sections`: how a draft is understood. */
#include <string.h>

#include "draft.h"
#include "exit_status.h"
#include "scope.h"

static bool describe(const poa_settings *settings, const poa_document *document, bool json)
{
    poa_output out;
    poa_error err = { .lang = settings->lang };

    if (!poa_output_open(&out, settings->output, settings->lang))
        return false;
    poa_status status = poa_document_describe(document, json ? "json" : "text", settings->lang,
                                              poa_output_write, &out, &err);
    if (status != POA_OK && status != POA_WRITE)
        poa_say_problem(NULL, &err); /* what could not be written is said on closing */
    return poa_output_close(&out, settings->lang) && status == POA_OK;
}

static bool run(poa_scope *scope, const poa_pack *pack, const char *path, bool json)
{
    const poa_settings *settings = &scope->settings;
    poa_draft draft = { NULL, NULL };
    poa_notice *notice = NULL;
    poa_error err = { .lang = settings->lang };
    bool done = false;

    if (!poa_scope_ready(scope, pack) || !poa_notice_open(&notice, settings, pack))
        return false;
    if (poa_draft_open(&draft, settings, pack, path, notice, &err) != POA_OK)
        poa_say_problem(poa_draft_name(settings, path), &err);
    else
        done = describe(settings, draft.document, json);
    poa_draft_close(&draft);
    poa_notice_free(notice);
    return done;
}

static bool open_and_run(const poa_settings *asked, bool json)
{
    const char *path = asked->operands.items[0];
    poa_scope scope;
    poa_pack *pack = NULL;
    bool done = false;

    if (poa_scope_open(&scope, asked, path)) {
        pack = poa_load_pack(&scope.settings);
        done = pack != NULL && run(&scope, pack, path, json);
    }
    poa_pack_free(pack);
    poa_scope_release(&scope);
    return done;
}

int poa_cmd_sections(const poa_settings *settings)
{
    poa_result result = { .incomplete = true };
    bool json = false;

    if (settings->operands.count != 1)
        poa_say(settings->lang, "cli.one-file");
    else if (poa_plain_format(settings, &json) && poa_output_spares_drafts(settings))
        result.incomplete = !open_and_run(settings, json);
    return poa_exit_status(&result, false);
}
