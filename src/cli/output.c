/* SPDX-License-Identifier: MIT */
/*
 * The only file that writes.  Interface texts go out as they are; what is put
 * into them is made harmless first.
 */
#include "output.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>

bool poa_output_open(poa_output *output, const char *path, poa_lang lang)
{
    *output = (poa_output){ stdout, path, 0 };
    if (path == NULL)
        return true;
    output->file = fopen(path, "wb");
    if (output->file == NULL)
        poa_say(lang, "cli.output-not-opened", path, strerror(errno));
    return output->file != NULL;
}

bool poa_output_write(void *user, const char *bytes, size_t length)
{
    poa_output *output = user;

    if (output->error == 0 && fwrite(bytes, 1, length, output->file) < length)
        output->error = errno != 0 ? errno : EIO;
    return output->error == 0;
}

void poa_output_puts(poa_output *output, const char *text)
{
    poa_output_write(output, text, strlen(text));
}

void poa_output_pad(poa_output *output, size_t count)
{
    while (count-- > 0)
        poa_output_write(output, " ", 1);
}

void poa_output_shown(poa_output *output, const char *text)
{
    poa_write_printable(poa_output_write, output, text, strlen(text));
}

/* The number N of a place "{N}" that `text` begins with, or 0. */
static size_t place_number(const char *text)
{
    return text[0] == '{' && text[1] >= '1' && text[1] <= '9' && text[2] == '}'
               ? (size_t)(text[1] - '0')
               : 0;
}

void poa_output_fill(poa_output *output, poa_lang lang, const char *const *key_and_arguments)
{
    const char *text = poa_text_get(key_and_arguments[0], lang);
    size_t count = 0;

    while (key_and_arguments[count] != NULL)
        count++;
    while (*text != '\0') {
        size_t number = place_number(text);
        size_t plain = number > 0 ? 3 : 1 + strcspn(text + 1, "{");
        if (number == 0)
            poa_output_write(output, text, plain);
        else if (number < count)
            poa_output_shown(output, key_and_arguments[number]);
        text += plain;
    }
}

bool poa_output_close(poa_output *output, poa_lang lang)
{
    errno = 0;
    if (fflush(output->file) != 0 && output->error == 0)
        output->error = errno != 0 ? errno : EIO;
    if (fclose(output->file) != 0 && output->error == 0)
        output->error = errno != 0 ? errno : EIO;
    if (output->error == 0)
        return true;
    if (output->error != EPIPE && output->name != NULL)
        poa_say(lang, "cli.output-not-written", output->name, strerror(output->error));
    else if (output->error != EPIPE)
        poa_say(lang, "cli.stdout-not-written", strerror(output->error));
    return false;
}

void poa_say_fill(poa_lang lang, const char *const *key_and_arguments)
{
    poa_output error = { stderr, NULL, 0 };

    poa_output_puts(&error, "poalint: ");
    poa_output_fill(&error, lang, key_and_arguments);
    poa_output_puts(&error, "\n");
}

void poa_problem_fill(poa_error *err, poa_status status, const char *const *key_and_arguments)
{
    poa_output output = { fmemopen(err->message, sizeof(err->message), "w"), NULL, 0 };

    err->status = status;
    err->message[0] = '\0';
    if (output.file == NULL)
        return;
    poa_output_fill(&output, err->lang, key_and_arguments);
    (void)fclose(output.file); /* ends it with a NUL */
}

static void put_number(poa_output *output, uint32_t number)
{
    char digits[16];

    snprintf(digits, sizeof(digits), ":%" PRIu32, number);
    poa_output_puts(output, digits);
}

void poa_output_problem(poa_output *output, const char *source, const poa_error *problem)
{
    const char *name = problem->source[0] != '\0' ? problem->source : source;

    if (name != NULL) {
        poa_output_shown(output, name);
        if (problem->line > 0)
            put_number(output, problem->line);
        if (problem->line > 0 && problem->column > 0)
            put_number(output, problem->column);
        poa_output_puts(output, ": ");
    }
    poa_output_shown(output, problem->message);
    poa_output_puts(output, "\n");
}

void poa_say_problem(const char *source, const poa_error *problem)
{
    poa_output error = { stderr, NULL, 0 };

    poa_output_puts(&error, "poalint: ");
    poa_output_problem(&error, source, problem);
}
