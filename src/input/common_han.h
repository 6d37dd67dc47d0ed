/* SPDX-License-Identifier: MIT */
/* The Han characters that letters are made of; generated from the rule pack by
 * src/tools/make_common.c. */
#ifndef POA_INPUT_COMMON_HAN_H
#define POA_INPUT_COMMON_HAN_H

/* The range that the set covers: CJK Unified Ideographs and Extension A. */
#define POA_COMMON_BEGIN 0x3400u
#define POA_COMMON_END   0xA000u

/* One bit a code point. */
extern const unsigned char poa_common_han[(POA_COMMON_END - POA_COMMON_BEGIN) / 8];

#endif
