/* SPDX-License-Identifier: MIT */
/*
 * libpoalint: judge the draft of an Amazon plan of action against a rule pack.
 *
 * Five nouns.  A poa_pack is a set of compiled rules; it never changes once it
 * is loaded and any number of threads may share it.  A poa_document is one
 * draft and the model of its text; a poa_notice is Amazon's notice, which the draft
 * answers, and what it asks for.  A poa_report holds the findings and the
 * score of one run.  A poa_writer turns reports into one output format.
 * Documents, reports and writers belong to one thread at a time.  There is no
 * other state: the library prints nothing, ends nothing, reads no environment
 * variable and opens no connection.
 *
 * Positions are bytes unless a name says otherwise.  "Borrowed" means: do not
 * free, valid as long as the object it came from.  "Owned" means: free it with
 * the function that is named.
 */
#ifndef POALINT_H
#define POALINT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define POA_VERSION_MAJOR 0 /* changes when the ABI changes */
#define POA_VERSION_MINOR 1
#define POA_VERSION_PATCH 0

#if defined(POA_BUILDING) && defined(__GNUC__)
#define POA_API __attribute__((visibility("default")))
#else
#define POA_API
#endif
#if defined(__GNUC__)
#define POA_MUST_USE __attribute__((warn_unused_result))
#else
#define POA_MUST_USE
#endif

#ifdef __cplusplus
extern "C" {
#endif

typedef struct poa_pack poa_pack;         /* compiled rules: immutable, shared by threads */
typedef struct poa_document poa_document; /* one draft and its text model */
typedef struct poa_notice poa_notice;     /* Amazon's notice and what it asks for: immutable */
typedef struct poa_report poa_report;     /* findings and score of one run */
typedef struct poa_writer poa_writer;     /* one output format being written */
typedef struct poa_config poa_config;     /* what a settings file says: immutable */
typedef struct poa_baseline poa_baseline; /* findings that the user has accepted: immutable */

/* ---- Languages, severities, places ------------------------------------- */

/* A language of rules, texts and interface. */
typedef enum poa_lang { POA_LANG_EN, POA_LANG_ZH } poa_lang;
#define POA_LANG_COUNT 2

typedef enum poa_severity {
    POA_SEVERITY_INFO,
    POA_SEVERITY_WARNING,
    POA_SEVERITY_ERROR
} poa_severity;

/* "info", "warning" or "error": static, never translated. */
POA_API const char *poa_severity_name(poa_severity severity);

/* Half-open range of bytes [begin, end) in the text of a document. */
typedef struct poa_span {
    uint32_t begin;
    uint32_t end;
} poa_span;

/* The span of a finding about the whole draft. */
#define POA_SPAN_NONE ((poa_span){ UINT32_MAX, UINT32_MAX })

/* A place for people: line and column count from 1, columns in code points. */
typedef struct poa_place {
    uint32_t line;
    uint32_t column;
    uint64_t offset; /* bytes from 0: in a UTF-8 file as it lies, else in the extracted text */
} poa_place;

/* ---- Failure ------------------------------------------------------------ */

/* Every way a call can fail. */
#define POA_STATUSES(X) \
    X(OK)               \
    X(NOMEM)            \
    X(READ)             \
    X(ENCODING)         \
    X(RULE)             \
    X(LIMIT)            \
    X(WRITE)            \
    X(ARGUMENT)
#define POA_X(name) POA_##name,
typedef enum poa_status { POA_STATUSES(POA_X) } poa_status;
#undef POA_X

/*
 * Why and where a call failed.  Zero it, set `lang`, pass it to as many calls
 * as you like.  It owns nothing, so reporting an error cannot fail; a callee
 * that returns POA_OK leaves it alone.
 */
typedef struct poa_error {
    poa_lang lang;     /* in: language of `message` */
    poa_status status; /* what the failing call returned */
    uint32_t line;     /* 1-based; 0 when no line applies */
    uint32_t column;   /* 1-based, in code points; 0 when unknown */
    char source[256];  /* for display: file or rule; a long one keeps its end */
    char message[768]; /* for display: one line of valid UTF-8, cut at a code point */
} poa_error;

/* Receives problems one by one; `user` is what the caller gave. */
typedef void poa_problem_fn(void *user, const poa_error *problem);

/* Takes bytes of output; returns false when they could not be written. */
typedef bool poa_write_fn(void *user, const char *bytes, size_t length);

/* ---- The library --------------------------------------------------------- */

/* "0.1.0". */
POA_API const char *poa_version(void);

/* Versions of the libraries in use, static: PCRE2's and libyaml's. */
POA_API const char *poa_pcre2_version(void);
POA_API const char *poa_yaml_version(void);

/* The `index`-th output format ("text", "gcc", ...), or NULL past the last. */
POA_API const char *poa_format_name(size_t index);
/* The `index`-th format of drafts ("text", "markdown", ...), or NULL past the last. */
POA_API const char *poa_type_name(size_t index);
/* The `index`-th ending of file names that tells a format (".txt"), or NULL past the last. */
POA_API const char *poa_type_ending(size_t index);
/* The format that the ending of a file's name tells, in small letters or capitals: the name
 * of the format, static; NULL where it tells none. */
POA_API const char *poa_type_of_name(const char *name);
/* The `index`-th encoding that can be asked for, or NULL past the last. */
POA_API const char *poa_encoding_name(size_t index);
/* The name of the encoding that a label means in any case ("GBK": "gb18030"), or NULL. */
POA_API const char *poa_encoding_of(const char *label);

/*
 * An interface text by its key, in a language; static.  Returns the key itself
 * where there is no such text, so that nothing is ever NULL.
 */
POA_API const char *poa_text_get(const char *key, poa_lang lang);

/*
 * Copy `length` bytes of untrusted text to `write`, with C0 and C1 controls,
 * DEL, bidirectional controls, lone zero-width characters and bytes that are no
 * UTF-8 shown as escapes, so that a terminal does nothing but show them.
 */
POA_API bool poa_write_printable(poa_write_fn *write, void *user, const char *bytes, size_t length);

/* What a draft is read as. */
typedef enum poa_mode { POA_MODE_AUTO, POA_MODE_PLAN, POA_MODE_DISPUTE } poa_mode;
/* "auto", "plan" or "dispute": static. */
POA_API const char *poa_mode_name(poa_mode mode);

/* ---- Packs ---------------------------------------------------------------- */

typedef struct poa_pack_options {
    size_t size;              /* sizeof(poa_pack_options) */
    bool no_builtin;          /* leave the standard pack out */
    const char *const *paths; /* files or folders of packs, read in this order; borrowed */
    size_t path_count;
    poa_problem_fn *problem; /* called for every fault found; may be NULL */
    void *user;
} poa_pack_options;

#define POA_PACK_OPTIONS_INIT                                \
    {                                                        \
        sizeof(poa_pack_options), false, NULL, 0, NULL, NULL \
    }

/*
 * Load and compile rule packs.
 *
 * @param out   receives an owned pack, for poa_pack_free(); left alone on failure
 * @param opts  borrowed; NULL stands for POA_PACK_OPTIONS_INIT
 * @param err   filled with the first problem; may be NULL
 * @return POA_OK, POA_NOMEM, POA_READ, POA_RULE, POA_LIMIT or POA_ARGUMENT
 */
POA_API POA_MUST_USE poa_status poa_pack_load(poa_pack **out, const poa_pack_options *opts,
                                              poa_error *err);
POA_API void poa_pack_free(poa_pack *pack);

/* Name and version of the first pack loaded, for instance "amazon-poa" and 1. */
POA_API const char *poa_pack_name(const poa_pack *pack);
POA_API uint32_t poa_pack_version(const poa_pack *pack);

#define POA_CAP_NONE UINT32_MAX

/* What a rule id means: one class of the pack.  All strings are borrowed. */
typedef struct poa_rule_info {
    const char *id;
    poa_severity severity;
    const char *dimension; /* "section": the points go to the part it stands in */
    uint32_t points;
    uint32_t cap;      /* highest total score when found as an error; POA_CAP_NONE: none */
    const char *kinds; /* kinds of its entries, comma separated */
    bool languages[POA_LANG_COUNT];
    const char *message[POA_LANG_COUNT];
    const char *hint[POA_LANG_COUNT];
    const char *why[POA_LANG_COUNT];
    const char *const *sources; /* ends with NULL */
} poa_rule_info;

/* Classes that have at least one rule, by id. */
POA_API size_t poa_pack_rule_count(const poa_pack *pack);
/* Fill `out` for the `index`-th class; false past the last. */
POA_API bool poa_pack_rule_at(const poa_pack *pack, size_t index, poa_rule_info *out);
/* The index of a class, or SIZE_MAX. */
POA_API size_t poa_pack_rule_find(const poa_pack *pack, const char *id);
/* The known id nearest to a mistyped one, or NULL where none is near. */
POA_API const char *poa_pack_rule_nearest(const poa_pack *pack, const char *id);
/* The `index`-th bad or good example of a class in a language, or NULL. */
POA_API const char *poa_pack_example(const poa_pack *pack, size_t rule, poa_lang lang, bool bad,
                                     size_t index);
/* The id of the `index`-th kind of appeal, or NULL past the last. */
POA_API const char *poa_pack_appeal_id(const poa_pack *pack, size_t index);
/* The name of a kind of appeal for people; borrowed; NULL if unknown. */
POA_API const char *poa_pack_appeal_name(const poa_pack *pack, const char *id, poa_lang lang);

/*
 * The `index`-th dimension of the score, in the order of reports, and its points of
 * 100 in a letter of this kind.
 *
 * @param appeal  a kind of appeal; NULL or an unknown one: the weights of a plan
 * @param mode    POA_MODE_DISPUTE for those of a dispute, whatever the kind
 * @return the id, borrowed; NULL past the last
 */
POA_API const char *poa_pack_dimension(const poa_pack *pack, const char *appeal, poa_mode mode,
                                       size_t index, uint32_t *points);

/* Result of a self-test or a validation. */
typedef struct poa_test_result {
    uint32_t examples;  /* examples run */
    uint32_t failed;    /* examples with the wrong outcome, and other faults */
    uint32_t uncovered; /* match entries, branches and words that no example hits */
} poa_test_result;

/*
 * Run the examples of every rule of the pack, and find the alternatives that no
 * example hits.  Each fault goes to `problem`, with the place in the pack file.
 * Returns POA_OK when the test could be run, whatever it found.
 */
POA_API POA_MUST_USE poa_status poa_pack_test(poa_test_result *out, const poa_pack *pack,
                                              poa_problem_fn *problem, void *user, poa_error *err);
/*
 * Look for dead, slow and unsafe patterns in a pack that loaded.  Each fault
 * goes to `problem`; `out->failed` counts them.
 */
POA_API POA_MUST_USE poa_status poa_pack_validate(poa_test_result *out, const poa_pack *pack,
                                                  poa_problem_fn *problem, void *user,
                                                  poa_error *err);

/* ---- Documents ------------------------------------------------------------ */

/* Languages of a draft to look for: bits. */
#define POA_LANGS_AUTO 0u
#define POA_LANGS_EN   1u
#define POA_LANGS_ZH   2u

typedef struct poa_document_options {
    size_t size;          /* sizeof(poa_document_options) */
    const char *name;     /* shown in reports; borrowed until the document is freed */
    const char *appeal;   /* kind of appeal, or NULL to detect it */
    poa_mode mode;        /* POA_MODE_AUTO is a plan */
    uint32_t langs;       /* POA_LANGS_...: rules of these languages alone; 0: as the text is */
    size_t max_input;     /* bytes; 0 means 16 MiB */
    const char *type;     /* name of an input format, or NULL: by content and ending of `name` */
    const char *encoding; /* of a text file ("gb18030", ...), or NULL to find it */
    const poa_notice
        *notice; /* that the draft answers, or NULL; borrowed until the report is freed */
} poa_document_options;

#define POA_DOCUMENT_OPTIONS_INIT                                                               \
    {                                                                                           \
        sizeof(poa_document_options), NULL, NULL, POA_MODE_AUTO, POA_LANGS_AUTO, 0, NULL, NULL, \
            NULL                                                                                \
    }

/*
 * Build the model of a draft from its bytes.
 *
 * @param out    receives an owned document, for poa_document_free()
 * @param pack   borrowed: its cues say what a heading, a date or a cause looks
 *               like; must outlive the document
 * @param bytes  the draft as it lies: text in UTF-8, or UTF-16 with a byte order
 *               mark, or a Word file; copied
 * @return POA_OK, POA_NOMEM, POA_ENCODING, POA_LIMIT or POA_ARGUMENT
 */
POA_API POA_MUST_USE poa_status poa_document_from_bytes(poa_document **out, const poa_pack *pack,
                                                        const void *bytes, size_t length,
                                                        const poa_document_options *opts,
                                                        poa_error *err);
/* The same for a file ("-" is standard input).  Also POA_READ. */
POA_API POA_MUST_USE poa_status poa_document_from_file(poa_document **out, const poa_pack *pack,
                                                       const char *path,
                                                       const poa_document_options *opts,
                                                       poa_error *err);
POA_API void poa_document_free(poa_document *document);

/*
 * Read Amazon's notice: what it asks for, by when, and in which ways.  The same
 * formats and failures as of a document; `opts` as there (`appeal`, `mode` and
 * `notice` are not looked at).  *out is owned: poa_notice_free().  A notice may serve
 * any number of documents of any thread.
 */
POA_API POA_MUST_USE poa_status poa_notice_from_bytes(poa_notice **out, const poa_pack *pack,
                                                      const void *bytes, size_t length,
                                                      const poa_document_options *opts,
                                                      poa_error *err);
POA_API POA_MUST_USE poa_status poa_notice_from_file(poa_notice **out, const poa_pack *pack,
                                                     const char *path,
                                                     const poa_document_options *opts,
                                                     poa_error *err);
POA_API void poa_notice_free(poa_notice *notice);
/* The document that the notice is: its text, places, encoding; borrowed. */
POA_API const poa_document *poa_notice_document(const poa_notice *notice);

/* The text: valid UTF-8, `*length` bytes, borrowed. */
POA_API const char *poa_document_text(const poa_document *document, size_t *length);
/* Name of the input format that the draft was read as: static. */
POA_API const char *poa_document_type(const poa_document *document);
/* Name of its encoding, static; `*sure`, which may be NULL: asked for, marked or proved by
 * the bytes, and not only the likeliest. */
POA_API const char *poa_document_encoding(const poa_document *document, bool *sure);
/* Turn a byte offset of the text, 0 to its length, into a place; of an extracted text in its
 * source: in a Word file `line` is the paragraph and `column` the character in it. */
POA_API poa_place poa_document_place(const poa_document *document, uint32_t offset);

/*
 * Write how the draft was understood: language, kind of appeal, sections,
 * sentences, facts.  `format` is "text" or "json".
 */
POA_API POA_MUST_USE poa_status poa_document_describe(const poa_document *document,
                                                      const char *format, poa_lang lang,
                                                      poa_write_fn *write, void *user,
                                                      poa_error *err);

/* ---- Linting --------------------------------------------------------------- */

/* One `--severity ID=LEVEL`. */
typedef struct poa_severity_override {
    const char *id;
    poa_severity severity;
} poa_severity_override;

typedef struct poa_lint_options {
    size_t size;               /* sizeof(poa_lint_options) */
    const char *const *select; /* ids to report alone; borrowed */
    size_t select_count;       /* 0: all */
    const char *const *ignore; /* ids to leave out; borrowed */
    size_t ignore_count;
    const poa_severity_override *severities; /* borrowed */
    size_t severity_count;
    uint32_t match_limit;          /* PCRE2 match limit for one call; 0 means the default */
    uint32_t max_findings;         /* kept per rule id; 0 means 1000; dropped ones are counted */
    bool (*cancelled)(void *user); /* asked between rules; may be NULL */
    void *user;
    const char *const *accepted; /* fingerprints of findings to leave out; borrowed */
    size_t accepted_count;
} poa_lint_options;

#define POA_LINT_OPTIONS_INIT                                                          \
    {                                                                                  \
        sizeof(poa_lint_options), NULL, 0, NULL, 0, NULL, 0, 0, 0, NULL, NULL, NULL, 0 \
    }

/*
 * Apply every enabled rule of a pack to one draft.
 *
 * @param out       receives an owned report, for poa_report_free()
 * @param pack      borrowed, must outlive *out; other threads may use it
 * @param document  borrowed, must outlive *out
 * @return POA_OK, POA_NOMEM, POA_LIMIT when cancelled, or POA_ARGUMENT.  A rule
 *         that reaches a limit does not fail the call: see poa_report_trouble_at().
 */
POA_API POA_MUST_USE poa_status poa_lint(poa_report **out, const poa_pack *pack,
                                         const poa_document *document, const poa_lint_options *opts,
                                         poa_error *err);
POA_API void poa_report_free(poa_report *report);

/* Bytes of a fingerprint: 16 hexadecimal digits and a NUL. */
#define POA_FINGERPRINT_SIZE 17

/* One finding.  Strings are borrowed from the report. */
typedef struct poa_finding_info {
    const char *rule;
    poa_severity severity;
    const char *dimension;
    uint32_t points;   /* of the class or its override */
    uint32_t deducted; /* what it really cost */
    poa_span span;     /* POA_SPAN_NONE for the whole draft */
    const char *message[POA_LANG_COUNT];
    const char *hint[POA_LANG_COUNT];
    char fingerprint[POA_FINGERPRINT_SIZE];
} poa_finding_info;

POA_API size_t poa_report_finding_count(const poa_report *report);
/* Fill `out` for the `index`-th finding, in order of place; false past the last. */
POA_API bool poa_report_finding_at(const poa_report *report, size_t index, poa_finding_info *out);

typedef enum poa_verdict { POA_VERDICT_CLEAN, POA_VERDICT_REVISE, POA_VERDICT_REWRITE } poa_verdict;
/* "clean", "revise" or "rewrite": static. */
POA_API const char *poa_verdict_name(poa_verdict verdict);

/* Did the `index`-th of the `accepted` fingerprints in the options leave a finding out? */
POA_API bool poa_report_accepted_at(const poa_report *report, size_t index);
/* Did the run look for what a rule finds?  Not where the options leave the rule out, or
 * where it needs a notice and none was given.  True of rules that the pack has not. */
POA_API bool poa_report_looked(const poa_report *report, const char *rule);

/* 0 to 100. */
POA_API uint32_t poa_report_score(const poa_report *report);
POA_API poa_verdict poa_report_verdict(const poa_report *report);
/* The worst severity found; false where there is no finding. */
POA_API bool poa_report_worst(const poa_report *report, poa_severity *out);
/* The `index`-th place where a limit was reached and a rule could not finish. */
POA_API bool poa_report_trouble_at(const poa_report *report, size_t index, poa_error *out,
                                   poa_lang lang);

/* ---- Writing --------------------------------------------------------------- */

typedef struct poa_writer_options {
    size_t size;     /* sizeof(poa_writer_options) */
    poa_lang lang;   /* of messages and labels */
    bool color;      /* escape sequences for a terminal */
    bool quiet;      /* findings and score alone, without hints and advice */
    bool statistics; /* counts by rule at the end */
    uint32_t width;  /* display columns of the terminal; 0 means 80 */
} poa_writer_options;

#define POA_WRITER_OPTIONS_INIT                                         \
    {                                                                   \
        sizeof(poa_writer_options), POA_LANG_EN, false, false, false, 0 \
    }

typedef enum poa_outcome { POA_OUTCOME_PASS, POA_OUTCOME_FAIL, POA_OUTCOME_INCOMPLETE } poa_outcome;

/*
 * Start an output.  `format` is a name from poa_format_name().
 * @return POA_OK, POA_NOMEM or POA_ARGUMENT (no such format)
 */
POA_API POA_MUST_USE poa_status poa_writer_new(poa_writer **out, const char *format,
                                               const poa_writer_options *opts, const poa_pack *pack,
                                               poa_write_fn *write, void *user, poa_error *err);
/* Add the report of one draft. */
POA_API void poa_writer_add(poa_writer *writer, const poa_report *report);
/* Add the trouble of one draft that could not be checked. */
POA_API void poa_writer_trouble(poa_writer *writer, const char *path, const poa_error *err);
/* End the output; tells whether every byte was taken.  Free the writer after it. */
POA_API POA_MUST_USE poa_status poa_writer_finish(poa_writer *writer, poa_outcome outcome,
                                                  poa_error *err);
POA_API void poa_writer_free(poa_writer *writer);

/* ---- Settings files ---------------------------------------------------------- */

/* What a setting takes. */
typedef enum poa_setting_type {
    POA_SETTING_FLAG,   /* "true" or "false" */
    POA_SETTING_NUMBER, /* a whole number, 0 to `most` */
    POA_SETTING_CHOICE, /* one of `choices` */
    POA_SETTING_WORD,   /* a name: of a format, a kind of appeal, an encoding */
    POA_SETTING_PATH,   /* a file; "" for none */
    POA_SETTING_PATHS,  /* a list of files or folders */
    POA_SETTING_IDS,    /* a list of rule ids */
    POA_SETTING_LEVELS  /* a map of rule ids to severities; its values are "ID=LEVEL" */
} poa_setting_type;

/* A key of a settings file.  All strings are static. */
typedef struct poa_setting {
    const char *name;
    poa_setting_type type;
    const char *const *choices; /* ends with NULL; NULL where it takes other words */
    uint64_t most;
    const char *initial; /* what holds without it, as a file would say it */
    bool per_draft;      /* may differ between the drafts of one run */
} poa_setting;

/* Fill `out` for the `index`-th key; false past the last. */
POA_API bool poa_setting_at(size_t index, poa_setting *out);
/* The same by name; false for an unknown one. */
POA_API bool poa_setting_find(const char *name, poa_setting *out);

/*
 * Find the settings file of a draft: the nearest poalint.yaml in its folder or above.
 *
 * @param out    receives its path, owned: free() it; NULL where there is none
 * @param draft  path of the draft, which need not exist; NULL: something in the
 *               working directory
 */
POA_API POA_MUST_USE poa_status poa_config_find(char **out, const char *draft, poa_error *err);
/*
 * Read a settings file.  Unknown and duplicate keys, wrong types and unknown words are
 * faults; each goes to `problem` (which may be NULL), the first to `err` too.
 *
 * @param out  receives an owned config, for poa_config_free(); left alone on failure
 * @return POA_OK, POA_NOMEM, POA_READ, POA_RULE or POA_LIMIT
 */
POA_API POA_MUST_USE poa_status poa_config_load(poa_config **out, const char *path,
                                                poa_problem_fn *problem, void *user,
                                                poa_error *err);
/* Are the rules and the kind of appeal that the file names known to a pack?  Faults are
 * reported as above.  POA_OK or POA_RULE. */
POA_API POA_MUST_USE poa_status poa_config_check(const poa_config *config, const poa_pack *pack,
                                                 poa_problem_fn *problem, void *user,
                                                 poa_error *err);
POA_API void poa_config_free(poa_config *config);
POA_API const char *poa_config_path(const poa_config *config);

/* What a settings file says of one key.  Borrowed from the config. */
typedef struct poa_config_value {
    const char *const *items; /* one, or those of a list; paths as seen from the caller */
    size_t count;
    uint32_t line; /* of the value */
    uint32_t column;
} poa_config_value;

/* Fill `out`; false where the file does not say it. */
POA_API bool poa_config_get(const poa_config *config, const char *name, poa_config_value *out);

/* ---- Baselines ----------------------------------------------------------------- */

/* A finding that the user has accepted.  Strings are borrowed, and UTF-8. */
typedef struct poa_baseline_entry {
    const char *draft; /* as seen from the folder of the baseline, with '/' */
    const char *rule;
    const char *fingerprint;
    const char *excerpt; /* for people */
    const char *reason;  /* why it is accepted; "" where nobody said */
    uint32_t line;       /* of the entry in its file */
    uint32_t column;
} poa_baseline_entry;

/* Read a baseline; faults are reported as by poa_config_load(). */
POA_API POA_MUST_USE poa_status poa_baseline_load(poa_baseline **out, const char *path,
                                                  poa_problem_fn *problem, void *user,
                                                  poa_error *err);
POA_API void poa_baseline_free(poa_baseline *baseline);
POA_API const char *poa_baseline_path(const poa_baseline *baseline);
/* Fill `out` for the `index`-th entry, by draft; false past the last. */
POA_API bool poa_baseline_entry_at(const poa_baseline *baseline, size_t index,
                                   poa_baseline_entry *out);
/*
 * The accepted fingerprints of a draft, named as by poa_baseline_draft(), for
 * poa_lint_options.  They belong to the `*count` entries from `*first` on.
 *
 * @return borrowed; NULL where there are none
 */
POA_API const char *const *poa_baseline_accepted(const poa_baseline *baseline, const char *draft,
                                                 size_t *first, size_t *count);
/*
 * How a baseline at `path` names a draft.
 *
 * @param out  receives the name, owned: free() it
 * @return POA_OK, POA_NOMEM, POA_READ without a working directory, or POA_ENCODING where
 *         the name is no UTF-8
 */
POA_API POA_MUST_USE poa_status poa_baseline_draft(char **out, const char *path, const char *draft,
                                                   poa_error *err);
/* Write a baseline of these entries, in this order. */
POA_API POA_MUST_USE poa_status poa_baseline_write(const poa_baseline_entry *entries, size_t count,
                                                   poa_write_fn *write, void *user, poa_error *err);

#ifdef __cplusplus
}
#endif
#endif
