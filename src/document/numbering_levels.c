/* SPDX-License-Identifier: MIT */
/* What a number means where it stands: is it one at all, and how deep in the
 * levels of numbering that are open? */
#include <stddef.h>

#include "document/numbering.h"

bool poa_number_same_style(const poa_number *left, const poa_number *right)
{
    return left->script == right->script && left->mark == right->mark;
}

/* The open level of the same style, or NULL. */
static const poa_number *open_level(const poa_numbering *numbering, const poa_number *number)
{
    for (uint32_t i = numbering->depth; i-- > 0;)
        if (poa_number_same_style(&numbering->open[i], number))
            return &numbering->open[i];
    return NULL;
}

/* "i." is Roman unless an "h." went before. */
static void read_roman(const poa_numbering *numbering, poa_number *number)
{
    poa_number roman = *number;

    if (number->outer == 0)
        return;
    roman.script =
        number->script == POA_SCRIPT_LOWER ? POA_SCRIPT_LOWER_ROMAN : POA_SCRIPT_UPPER_ROMAN;
    roman.value = number->outer;
    const poa_number *letter = open_level(numbering, number);
    const poa_number *last = open_level(numbering, &roman);
    if (letter != NULL && letter->value + 1 == number->value)
        return;
    if (roman.value == 1 || (last != NULL && last->value + 1 == roman.value))
        *number = roman;
}

static bool follows(const poa_numbering *numbering, const poa_number *number)
{
    const poa_number *last = open_level(numbering, number);

    if (number->script != POA_SCRIPT_NESTED)
        return number->value == 1 || (last != NULL && last->value + 1 == number->value);
    for (uint32_t i = 0; i < numbering->depth && number->value == 1; i++)
        if (numbering->open[i].value == number->outer)
            return true;
    return number->value == 1 || (last != NULL && last->outer == number->outer);
}

bool poa_numbering_accept(const poa_numbering *numbering, poa_number *number, bool fresh)
{
    if (number->script == POA_SCRIPT_BULLET)
        return true;
    if (number->script == POA_SCRIPT_LOWER || number->script == POA_SCRIPT_UPPER)
        read_roman(numbering, number);
    if (follows(numbering, number))
        return fresh || number->mark != '.' || number->value > 1;
    /* "J. Smith" stands where a letter without its forerunners does. */
    bool letter = number->script >= POA_SCRIPT_NESTED && number->script <= POA_SCRIPT_UPPER_ROMAN;
    return fresh && (!letter || number->mark != '.');
}

uint32_t poa_numbering_note(poa_numbering *numbering, const poa_number *number)
{
    const poa_number *open = open_level(numbering, number);
    uint32_t level = open != NULL ? (uint32_t)(open - numbering->open) : numbering->depth;

    if (level == POA_NUMBERING_DEPTH)
        level--;
    numbering->open[level] = *number;
    numbering->depth = level + 1;
    return level + 1;
}
