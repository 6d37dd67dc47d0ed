/* SPDX-License-Identifier: MIT */
/* Writers behind the public interface: an output format and where it goes. */
#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "report/reporter.h"

static const poa_reporter *find(const char *format)
{
    for (size_t i = 0; poa_reporters[i] != NULL; i++)
        if (strcmp(poa_reporters[i]->name, format) == 0)
            return poa_reporters[i];
    return NULL;
}

poa_status poa_writer_new(poa_writer **out, const char *format, const poa_writer_options *opts,
                          const poa_pack *pack, poa_write_fn *write, void *user, poa_error *err)
{
    static const poa_writer_options defaults = POA_WRITER_OPTIONS_INIT;
    const poa_reporter *reporter = find(format);

    if (opts == NULL)
        opts = &defaults;
    if (opts->size != sizeof(*opts))
        return poa_fail(err, POA_ARGUMENT, NULL, "api.options-size");
    if (reporter == NULL)
        return poa_fail(err, POA_ARGUMENT, NULL, "api.unknown-format", format);
    poa_writer *writer = calloc(1, sizeof(*writer));
    if (writer == NULL)
        return poa_fail_nomem(err);
    writer->reporter = reporter;
    writer->pack = pack;
    writer->opts = *opts;
    writer->sink = (poa_sink){ write, user, false };
    if (reporter->begin != NULL && !reporter->begin(writer)) {
        poa_writer_free(writer);
        return poa_fail_nomem(err);
    }
    *out = writer;
    return POA_OK;
}

void poa_writer_add(poa_writer *writer, const poa_report *report)
{
    writer->reporter->report(writer, report);
    writer->added++;
}

void poa_writer_trouble(poa_writer *writer, const char *path, const poa_error *err)
{
    if (writer->reporter->trouble != NULL)
        writer->reporter->trouble(writer, path, err);
}

poa_status poa_writer_finish(poa_writer *writer, poa_outcome outcome, poa_error *err)
{
    if (writer->reporter->end != NULL)
        writer->reporter->end(writer, outcome);
    if (writer->failed)
        return poa_fail_nomem(err);
    if (writer->sink.failed)
        return poa_fail(err, POA_WRITE, NULL, "output.incomplete");
    return POA_OK;
}

void poa_writer_free(poa_writer *writer)
{
    if (writer == NULL)
        return;
    if (writer->reporter->release != NULL)
        writer->reporter->release(writer);
    free(writer);
}
