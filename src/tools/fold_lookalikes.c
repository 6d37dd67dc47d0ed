/* SPDX-License-Identifier: MIT */
/*
 * Letters of other scripts that look like Latin ones, from Unicode's data on
 * confusable characters, which ICU has compiled in.  Two characters look alike
 * when their skeletons are equal.
 */
#include <stdbool.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uspoof.h>

#include "base/utf8.h"
#include "tools/make_fold.h"
#include "tools/tool.h"

struct skeleton {
    char bytes[64];
};

static struct skeleton skeleton_of(uint32_t point)
{
    static USpoofChecker *checker; /* one for the run of the tool */
    struct skeleton skeleton = { { 0 } };
    UErrorCode status = U_ZERO_ERROR;
    char bytes[4];
    size_t length = poa_utf8_encode(point, bytes);

    if (checker == NULL)
        checker = uspoof_open(&status);
    (void)uspoof_getSkeletonUTF8(checker, 0, bytes, (int32_t)length, skeleton.bytes,
                                 (int32_t)sizeof(skeleton.bytes) - 1, &status);
    if (U_FAILURE(status))
        tool_fail("ICU", 0, "%s", u_errorName(status));
    return skeleton;
}

static bool is_foreign_letter(uint32_t point)
{
    bool greek = (point >= 0x370 && point <= 0x3FF) || (point >= 0x1F00 && point <= 0x1FFF);
    bool cyrillic = (point >= 0x400 && point <= 0x52F) || (point >= 0xA640 && point <= 0xA69F);
    bool armenian = point >= 0x531 && point <= 0x586;

    return greek || cyrillic || armenian;
}

static char letter_like(const struct skeleton *wanted, char first, char last)
{
    for (char c = first; c <= last; c++) {
        struct skeleton skeleton = skeleton_of((unsigned char)c);
        if (strcmp(wanted->bytes, skeleton.bytes) == 0)
            return c;
    }
    return 0;
}

char lookalike(uint32_t point)
{
    if (!is_foreign_letter(point))
        return 0;
    struct skeleton skeleton = skeleton_of(point);
    char lower = letter_like(&skeleton, 'a', 'z');
    char upper = letter_like(&skeleton, 'A', 'Z');
    if (upper != 0 && u_isUUppercase((UChar32)point)) /* I, l and 1 have one skeleton */
        return upper;
    if (lower != 0)
        return lower;
    return upper;
}
