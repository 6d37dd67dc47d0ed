/* SPDX-License-Identifier: MIT */
/* libyaml's emitter behind a door as narrow as the parser's. */
#include "rules/yaml_out.h"

#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "base/fail.h"

struct poa_yaml_out {
    yaml_emitter_t emitter;
    poa_write_fn *write;
    void *user;
    bool failed;
    bool refused; /* by `write`; else memory ran out */
};

static int take_bytes(void *data, unsigned char *bytes, size_t length)
{
    poa_yaml_out *out = data;

    out->refused = out->refused || !out->write(out->user, (const char *)bytes, length);
    return !out->refused;
}

/* Send an event, if it could be made. */
static void emit(poa_yaml_out *out, yaml_event_t *event, int made)
{
    if (made && out->failed)
        yaml_event_delete(event);
    else if (!made || !yaml_emitter_emit(&out->emitter, event))
        out->failed = true;
}

poa_yaml_out *poa_yaml_out_new(poa_write_fn *write, void *user)
{
    poa_yaml_out *out = calloc(1, sizeof(*out));
    yaml_event_t event;

    if (out == NULL || !yaml_emitter_initialize(&out->emitter)) {
        free(out);
        return NULL;
    }
    out->write = write;
    out->user = user;
    yaml_emitter_set_output(&out->emitter, take_bytes, out);
    yaml_emitter_set_unicode(&out->emitter, 1);
    yaml_emitter_set_width(&out->emitter, -1);
    emit(out, &event, yaml_stream_start_event_initialize(&event, YAML_UTF8_ENCODING));
    emit(out, &event, yaml_document_start_event_initialize(&event, NULL, NULL, NULL, 1));
    return out;
}

void poa_yaml_out_map(poa_yaml_out *out)
{
    yaml_event_t event;

    emit(out, &event,
         yaml_mapping_start_event_initialize(&event, NULL, NULL, 1, YAML_BLOCK_MAPPING_STYLE));
}

void poa_yaml_out_end_map(poa_yaml_out *out)
{
    yaml_event_t event;

    emit(out, &event, yaml_mapping_end_event_initialize(&event));
}

void poa_yaml_out_list(poa_yaml_out *out)
{
    yaml_event_t event;

    emit(out, &event,
         yaml_sequence_start_event_initialize(&event, NULL, NULL, 1, YAML_BLOCK_SEQUENCE_STYLE));
}

void poa_yaml_out_end_list(poa_yaml_out *out)
{
    yaml_event_t event;

    emit(out, &event, yaml_sequence_end_event_initialize(&event));
}

static void put_scalar(poa_yaml_out *out, const char *text, yaml_scalar_style_t style)
{
    yaml_event_t event;
    yaml_char_t *value = (yaml_char_t *)(uintptr_t)text; /* libyaml copies it */

    emit(out, &event,
         yaml_scalar_event_initialize(&event, NULL, NULL, value, (int)strlen(text), 1, 1, style));
}

void poa_yaml_out_word(poa_yaml_out *out, const char *word)
{
    put_scalar(out, word, YAML_PLAIN_SCALAR_STYLE);
}

void poa_yaml_out_text(poa_yaml_out *out, const char *text)
{
    put_scalar(out, text, YAML_DOUBLE_QUOTED_SCALAR_STYLE);
}

poa_status poa_yaml_out_finish(poa_yaml_out *out, poa_error *err)
{
    yaml_event_t event;
    poa_status status = POA_OK;

    emit(out, &event, yaml_document_end_event_initialize(&event, 1));
    emit(out, &event, yaml_stream_end_event_initialize(&event));
    if (out->failed)
        status = out->refused ? poa_fail(err, POA_WRITE, NULL, "output.incomplete")
                              : poa_fail_nomem(err);
    yaml_emitter_delete(&out->emitter);
    free(out);
    return status;
}
