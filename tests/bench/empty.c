/* SPDX-License-Identifier: MIT */
/* The floor of every cold run: a program that is linked to the same libraries and
 * does nothing with them. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include <jansson.h>
#include <pcre2.h>
#include <sha2.h>
#include <sys/types.h>
#include <yaml.h>

int main(int argc, char **argv)
{
    SHA2_CTX context;

    (void)argv;
    if (argc > 1000) { /* never: keeps the linker from dropping the libraries */
        SHA256Init(&context);
        json_decref(json_object());
        return pcre2_config(PCRE2_CONFIG_JIT, NULL) + (yaml_get_version_string() != NULL);
    }
    return 0;
}
