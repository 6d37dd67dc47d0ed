/* SPDX-License-Identifier: MIT */
/*
 * Every bound on work and memory, with its reason.  Each has a message when it
 * is reached and a test that reaches it.
 */
#ifndef POA_BASE_LIMITS_H
#define POA_BASE_LIMITS_H

#define POA_MAX_INPUT_BYTES     (16u << 20)  /* a draft is a few KB; 16 MiB is a mistake */
#define POA_MAX_INPUT_CEILING   (1u << 30)   /* --max-input: positions are 32 bits wide */
#define POA_MAX_DOCUMENT_FACTOR 64u          /* arena bytes per input byte */
#define POA_MIN_DOCUMENT_BYTES  (4u << 20)   /* arena bytes for the smallest draft */
#define POA_MAX_ZIP_ENTRIES     4096u        /* parts of an office file; a letter has 10 to 100 */
#define POA_MAX_ZIP_PART        (32u << 20)  /* bytes of one part, unpacked */
#define POA_MAX_ZIP_UNPACKED    (48u << 20)  /* bytes of all parts that are read */
#define POA_MAX_ZIP_RATIO       200u         /* unpacked to packed; XML of letters has 10 to 40 */
#define POA_FREE_ZIP_PART       (1u << 20)   /* a part this small may have any ratio */
#define POA_MAX_XML_DEPTH       256u         /* open elements; a text box in a table has 30 */
#define POA_MAX_PARAGRAPHS      200000u      /* of a Word file: a letter has 50 */
#define POA_MAX_WORD_BYTES      (512u << 20) /* memory while a Word file is read */
#define POA_MAX_EXTRACTED_BYTES (16u << 20)  /* text of a Word file */
#define POA_MAX_SENTENCE_BYTES  4096u        /* folded; each match searches its sentence again */
#define POA_MAX_MAIL_PARTS      1000u        /* of one mail: a letter has a handful */
#define POA_MAX_MAIL_DEPTH      30u          /* parts and mails inside each other */
#define POA_MAX_MAIL_MARKS      10000u       /* lines that look like boundaries: 2 KB each */
#define POA_MAX_MAIL_HEADERS    100000u      /* lines that look like headers: 500 bytes each */
#define POA_MAX_PACK_FILE_BYTES (4u << 20)   /* one YAML file */
#define POA_MAX_PACK_BYTES      (64u << 20)  /* arena bytes of all packs together */
#define POA_MAX_YAML_DEPTH      16u          /* nesting: deeper than any key of the format */
#define POA_MAX_YAML_SCALAR     (64u << 10)  /* one string of a pack */
#define POA_MAX_YAML_NODES      400000u      /* nodes of one file */
#define POA_MAX_YAML_KEYS       2000u        /* keys of one map: each is compared with the others */
#define POA_MAX_PACK_PATTERNS   (16u << 20)  /* bytes of all patterns after expansion */
#define POA_MAX_RULES           2000u        /* rule entries of all packs */
#define POA_MAX_SUBJECTS        64u          /* families of subjects: a set is 64 bits */
#define POA_MAX_HTML_DEPTH      1000u        /* elements inside one another: freed by recursion */
#define POA_MAX_HTML_ATTRIBUTES 1000u        /* of one tag: each is compared with the others */
#define POA_MAX_ISSUES          64u          /* issues of notices: a set is 64 bits */
#define POA_MAX_ASKED           20000u       /* things that one notice asks for: each is compared */
#define POA_MAX_PATTERN_BYTES   (256u << 10) /* one pattern after its phrases are expanded */
#define POA_MAX_PHRASE_DEPTH    8u           /* phrases inside phrases */
#define POA_MATCH_LIMIT         1000000u     /* PCRE2: internal calls for one match */
#define POA_DEPTH_LIMIT         20000u       /* PCRE2: nested backtracking of one match */
#define POA_HEAP_LIMIT_KIB      (32u << 10)  /* PCRE2: heap of one match */
#define POA_MAX_FINDINGS        1000u        /* kept per rule id and draft */
#define POA_MAX_POINTS          100u         /* points of a class */

#endif
