/* SPDX-License-Identifier: MIT */
/* Mails: which text is the letter, and where its words stand in the file. */
#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/strbuf.h"
#include "input/format.h"
#include "input/lines.h"
#include "input/mail.h"
#include "input/mail_text.h"
#include "support/deadline.h"

static poa_status extract(poa_text *out, poa_arena *arena, const char *mail, size_t length,
                          const char *encoding, poa_error *err)
{
    poa_input input = { (const unsigned char *)mail, length, "x.eml", encoding, arena, err };

    return poa_format_find("eml")->extract(out, &input);
}

/* ---- Texts ---------------------------------------------------------------------------- */

#define MIME                  "MIME-Version: 1.0\n"
#define PLAIN                 "Content-Type: text/plain; charset=utf-8\n"
#define HTML                  "Content-Type: text/html; charset=utf-8\n"
#define MULTI(kind, boundary) "Content-Type: multipart/" kind "; boundary=" boundary "\n"

struct text_case {
    const char mail[720];
    const char text[240];
};

ParameterizedTestParameters(eml, texts)
{
    static struct text_case cases[] = {
        { "Subject: a\n\nHello.\nYou.\n", "Hello.\nYou.\n" },
        { "Subject: a\r\n\r\nHello.\r\nYou.\r\n", "Hello.\r\nYou.\r\n" },
        { "Subject: a\n\nno line end", "no line end" },
        { "From x@y Mon Jan  1\nSubject: a\n\nHello.\n", "Hello.\n" },
        { "Subject: a\n\n", "" },
        /* Of parts that say the same, the plain one. */
        { MIME MULTI("alternative", "b") "\n--b\n" PLAIN "\nplain\n--b\n" HTML "\n<p>html\n--b--\n",
          "plain" },
        { MIME MULTI("alternative", "b") "\n--b\n" HTML "\n<p>html\n--b\n" PLAIN "\nplain\n--b--\n",
          "plain" },
        { MIME MULTI("alternative", "b") "\n--b\n" PLAIN "\nplain\n--b\n" MULTI(
              "related", "c") "\n--c\n" HTML "\n<p>html\n--c--\n--b--\n",
          "plain" },
        { MIME MULTI("mixed", "a") "\n--a\n" MULTI(
              "alternative",
              "b") "\n--b\n" PLAIN "\nplain\n--b\n" HTML
                   "\n<p>h\n--b--\n--a\nContent-Type: application/pdf\n\n%PDF\n--a--\n",
          "plain" },
        /* Texts one behind the other, without files. */
        { MIME MULTI("mixed", "b") "\nprologue\n--b\n" PLAIN "\none\n--b\n" PLAIN
                                   "\ntwo\n--b--\nepilogue\n",
          "one\n\ntwo" },
        { MIME MULTI("mixed", "b") "\n--b\n" PLAIN "\none\n--b\n" PLAIN
                                   "Content-Disposition: attachment\n\ntwo\n--b--\n",
          "one" },
        { MIME MULTI("mixed",
                     "b") "\n--b\n" PLAIN "\none\n--b\n" PLAIN
                          "Content-Disposition: inline; filename=\"a.txt\"\n\ntwo\n--b--\n",
          "one" },
        { MIME MULTI("signed",
                     "b") "\n--b\n" PLAIN
                          "\none\n--b\nContent-Type: application/pgp-signature\n\nxx\n--b--\n",
          "one" },
        /* HTML where there is no other, or the other says nothing. */
        { MIME HTML "\n<p>One &amp;\n<b>two</b></p>\n<p>three</p>\n", "One & two\n\nthree" },
        { MIME MULTI("alternative", "b") "\n--b\n" PLAIN "\n \n--b\n" HTML "\n<p>html\n--b--\n",
          "html" },
        { MIME MULTI("related", "b") "\n--b\n" HTML
                                     "\n<p>html\n--b\nContent-Type: image/png\n\nx\n--b--\n",
          "html" },
        { MIME HTML "Content-Transfer-Encoding: quoted-printable\n\n"
                    "<p>Mine.</p><div>On Monday, 10:00, Amazon wrote:</div>"
                    "<blockquote>Theirs.</blockquote>\n",
          "Mine.\n\n> On Monday, 10:00, Amazon wrote:\n\n> Theirs." },
        /* A mail inside: quoted below words of one's own, else the letter. */
        { MIME MULTI("mixed", "b") "\n--b\n" PLAIN "\nmine\n--b\nContent-Type: "
                                   "message/rfc822\n\nSubject: n\n\nDear seller.\n\nBye.\n--b--\n",
          "mine\n\n> Dear seller.\n\n> Bye." },
        { MIME MULTI("mixed", "b") "\n--b\n" PLAIN "\n \n--b\nContent-Type: "
                                   "message/rfc822\n\nSubject: n\n\nDear team.\n--b--\n",
          " \n\nDear team." },
        { "Content-Type: message/rfc822\n" MIME "\nSubject: n\n\nDear team.\n", "Dear team.\n" },
        /* Truncated, and unclosed. */
        { MIME MULTI("mixed", "b") "\n--b\n" PLAIN "\none", "one" },
        /* Transfer encodings. */
        { MIME PLAIN "Content-Transfer-Encoding: quoted-printable\n\na=E5=9B=A0 b=\n c =3D d\n",
          "a\xE5\x9B\xA0 b c = d\n" },
        { MIME PLAIN "Content-Transfer-Encoding: quoted-printable\n\na=XY =4\n", "a=XY =4\n" },
        { MIME PLAIN "Content-Transfer-Encoding: base64\n\nSGVs\nbG8sIO\nWboC4K\n",
          "Hello, \xE5\x9B\xA0.\n" },
        { MIME PLAIN "Content-Transfer-Encoding: base64\n\nSGVsbA==\n", "Hell" },
        { MIME PLAIN "Content-Transfer-Encoding: BASE64\n\nSGVsb\n", "Hel" },
        { MIME PLAIN "Content-Transfer-Encoding: nonsense\n\nSGVsb\n", "SGVsb\n" },
        /* Charsets. */
        { MIME "Content-Type: text/plain; charset=gb2312\n\n\xD4\xAD\xD2\xF2\n",
          "\xE5\x8E\x9F\xE5\x9B\xA0\n" },
        { MIME "Content-Type: text/plain; charset=\"GBK\"\n"
               "Content-Transfer-Encoding: base64\n\n1K3S8g==\n",
          "\xE5\x8E\x9F\xE5\x9B\xA0" },
        { MIME "Content-Type: text/plain; charset=big5\n\n\xAD\xEC\xA6]\n",
          "\xE5\x8E\x9F\xE5\x9B\xA0\n" },
        { MIME "Content-Type: text/plain; charset=iso-2022-jp\n\n\033$B86\033(B\n",
          "\xE5\x8E\x9F\n" },
        { MIME "Content-Type: text/plain; charset=iso-8859-1\n\ncaf\xE9\n", "caf\xC3\xA9\n" },
        { MIME "Content-Type: text/plain; charset=us-ascii\n\n\xE5\x9B\xA0\n", "\xE5\x9B\xA0\n" },
        { MIME "Content-Type: text/plain; charset=x-none\n\n\xE5\x9B\xA0\n", "\xE5\x9B\xA0\n" },
        { "Subject: a\n\n\xE5\x9B\xA0\n", "\xE5\x9B\xA0\n" },
        /* Flowed lines. */
        { MIME "Content-Type: text/plain; format=flowed\n\none \ntwo\nthree\n",
          "one two\nthree\n" },
        { MIME "Content-Type: text/plain; format=flowed; delsp=yes\n\none \ntwo\n", "onetwo\n" },
        { MIME "Content-Type: text/plain; format=flowed\n\none \n two\n >three\n",
          "one two\n>three\n" },
        { MIME "Content-Type: text/plain; format=flowed\n\n> one \n> two \nthree\n",
          "> one two \nthree\n" },
        { MIME "Content-Type: text/plain; format=flowed\n\nsigned\n-- \nMe\n",
          "signed\n-- \nMe\n" },
        { MIME "Content-Type: text/plain; format=flowed\n\none \n\ntwo \n", "one \ntwo " },
    };
    return cr_make_param_array(struct text_case, cases, sizeof(cases) / sizeof(cases[0]));
}

ParameterizedTest(struct text_case *c, eml, texts)
{
    poa_arena arena = POA_ARENA_INIT(1 << 20);
    poa_error err = { .lang = POA_LANG_EN };
    poa_text text = { 0 };

    cr_assert_eq(extract(&text, &arena, c->mail, strlen(c->mail), NULL, &err), POA_OK, "%s\n%s",
                 c->mail, err.message);
    cr_expect_str_eq(text.bytes, c->text, "%s\ngives\n%s", c->mail, text.bytes);
    cr_expect_str_eq(text.type, "eml");
    poa_arena_release(&arena);
}

/* ---- Quoted mails ------------------------------------------------------------------------ */

struct quote_case {
    const char text[360]; /* of the mail */
    const char seen[400]; /* the text that comes out */
};

ParameterizedTestParameters(eml, quotes)
{
    static struct quote_case cases[] = {
        { "Mine.\n\n> Theirs.\n>> More.\n\nMine.\n", "Mine.\n\n> Theirs.\n>> More.\n\nMine.\n" },
        { "Mine.\n\n-----Original Message-----\nFrom: Amazon\nSent: Monday\n\nTheirs.\n\nBye.\n",
          "Mine.\n\n> -----Original Message-----\n> From: Amazon\n> Sent: Monday\n\n> "
          "Theirs.\n\n> Bye.\n" },
        { "Mine.\n\nOn Mon, Jan 1, 2024 at 10:00 AM Amazon <a@b.c> wrote:\n\nTheirs.\n",
          "Mine.\n\n> On Mon, Jan 1, 2024 at 10:00 AM Amazon <a@b.c> wrote:\n\n> Theirs.\n" },
        { "Mine.\n\nOn Mon, Jan 1, 2024 at 10:00 AM Amazon\n<a@b.c> wrote:\n\n> Theirs.\n\nMine.\n",
          "Mine.\n\n> On Mon, Jan 1, 2024 at 10:00 AM Amazon\n> <a@b.c> wrote:\n\n> "
          "Theirs.\n\nMine.\n" },
        /* Above the answer. */
        { "On 1/1/24, 10:00, Amazon wrote:\n> Theirs.\n\nMine.\n",
          "> On 1/1/24, 10:00, Amazon wrote:\n> Theirs.\n\nMine.\n" },
        { "我们的。\n\n发件人：亚马逊\n发送时间：2024年5月1日\n\n他们的。\n",
          "我们的。\n\n> 发件人：亚马逊\n> 发送时间：2024年5月1日\n\n> 他们的。\n" },
        { "我们的。\n在 2024-05-01 10:00:00，\"Amazon\" <a@b.c> 写道：\n他们的。\n",
          "我们的。\n> 在 2024-05-01 10:00:00，\"Amazon\" <a@b.c> 写道：\n> 他们的。\n" },
        { "我們的。\nAmazon <a@b.c> 於 2024年5月1日 週三 寫道：\n他們的。\n",
          "我們的。\n> Amazon <a@b.c> 於 2024年5月1日 週三 寫道：\n> 他們的。\n" },
        { "我們的。\n\n寄件者: Amazon\n寄件日期: 2024年5月1日\n他們的。\n",
          "我們的。\n\n> 寄件者: Amazon\n> 寄件日期: 2024年5月1日\n> 他們的。\n" },
        { "Mine.\n------------------ 原始邮件 ------------------\nTheirs.\n",
          "Mine.\n> ------------------ 原始邮件 ------------------\n> Theirs.\n" },
        { "Mine.\n\n*From:* Amazon\n*Sent:* Monday\nTheirs.\n",
          "Mine.\n\n> *From:* Amazon\n> *Sent:* Monday\n> Theirs.\n" },
        /* Sent on without a word: the letter is what was sent on. */
        { "\n---------- Forwarded message ---------\nFrom: Me <a@b.c>\nDate: Monday\n\nDear "
          "team.\n",
          "\n> ---------- Forwarded message ---------\n> From: Me <a@b.c>\n> Date: Monday\n\nDear "
          "team.\n" },
        /* Nothing of the kind. */
        { "From: Our shop\nTo: Amazon\nSubject: Appeal\n\nDear team.\n",
          "From: Our shop\nTo: Amazon\nSubject: Appeal\n\nDear team.\n" },
        { "Mine.\nFrom: May on we check.\nMore.\n", "Mine.\nFrom: May on we check.\nMore.\n" },
        { "On that day the buyer wrote:\nIt broke.\n",
          "On that day the buyer wrote:\nIt broke.\n" },
        { "Mine.\nOriginal message\nMore.\n", "Mine.\nOriginal message\nMore.\n" },
        { "Mine.\n-----\nMore.\n", "Mine.\n-----\nMore.\n" },
    };
    return cr_make_param_array(struct quote_case, cases, sizeof(cases) / sizeof(cases[0]));
}

ParameterizedTest(struct quote_case *c, eml, quotes)
{
    poa_arena arena = POA_ARENA_INIT(1 << 20);
    poa_error err = { .lang = POA_LANG_EN };
    poa_text text = { 0 };
    char mail[512];

    int length = snprintf(mail, sizeof(mail), "Subject: a\n\n%s", c->text);
    cr_assert_eq(extract(&text, &arena, mail, (size_t)length, NULL, &err), POA_OK, "%s",
                 err.message);
    cr_expect_str_eq(text.bytes, c->seen, "%s\ngives\n%s", c->text, text.bytes);
    poa_arena_release(&arena);
}

/* ---- Places ---------------------------------------------------------------------------------- */

struct place_case {
    const char mail[400];
    const char word[16];
    uint32_t line;
    uint32_t column;
};

ParameterizedTestParameters(eml, places)
{
    static struct place_case cases[] = {
        { "Subject: a\n\nHello.\nDear you.\n", "you", 4, 6 },
        { "Subject: a\r\n\r\nHello.\r\nDear you.\r\n", "you", 4, 6 },
        { "Subject: \xE5\x9B\xA0\n\n\xE5\x9B\xA0\xE5\x9B\xA0you\n", "you", 3, 3 },
        { MIME MULTI("mixed", "b") "\n--b\n" PLAIN "\none\n--b\n" PLAIN "\ntwo you\n--b--\n", "you",
          11, 5 },
        { MIME PLAIN "Content-Transfer-Encoding: quoted-printable\n\na=E5=9B=A0 b=\nc=3D you\n",
          "\xE5", 5, 2 },
        { MIME PLAIN "Content-Transfer-Encoding: quoted-printable\n\na=E5=9B=A0 b=\nc=3D you\n",
          " b", 5, 11 },
        { MIME PLAIN "Content-Transfer-Encoding: quoted-printable\n\na=E5=9B=A0 b=\nc=3D you\n",
          "c=", 6, 1 },
        { MIME PLAIN "Content-Transfer-Encoding: quoted-printable\n\na=E5=9B=A0 b=\nc=3D you\n",
          "you", 6, 6 },
        { MIME PLAIN "Content-Transfer-Encoding: quoted-printable\r\n\r\na=E5=\r\n=9B=A0 you\r\n",
          "\xE5", 5, 2 },
        { MIME PLAIN "Content-Transfer-Encoding: quoted-printable\r\n\r\na=E5=\r\n=9B=A0 you\r\n",
          "you", 6, 8 },
        { MIME PLAIN "Content-Transfer-Encoding: base64\n\nSGVs\nbG8sIHlv\ndS4K\n", "Hel", 5, 1 },
        { MIME PLAIN "Content-Transfer-Encoding: base64\n\nSGVs\nbG8sIHlv\ndS4K\n", "you", 6, 5 },
        { MIME PLAIN "Content-Transfer-Encoding: base64\n\nSGVs\nbG8sIHlv\ndS4K\n", "u.", 7, 1 },
        { MIME HTML "Content-Transfer-Encoding: quoted-printable\n\n<p>a=E5=9B=A0 &amp; b=\n you\n",
          "you", 6, 2 },
        { MIME HTML "Content-Transfer-Encoding: quoted-printable\n\n<p>a=E5=9B=A0 &amp; b=\n you\n",
          "& b", 5, 15 },
        { MIME HTML "Content-Transfer-Encoding: base64\n\nPHA+SGkg\nPGI+eW91\nPC9iPg==\n", "you", 6,
          5 },
        /* Not UTF-8: columns are bytes. */
        { MIME "Content-Type: text/plain; charset=gbk\n\n\xD4\xAD\xD2\xF2 you\n", "you", 4, 6 },
        { MIME "Content-Type: text/plain; charset=gbk\n\n\xD4\xAD\xD2\xF2 you\n", "\xE5\x9B\xA0", 4,
          3 },
        /* Marks that stand in no file are where the line begins. */
        { "Subject: a\n\nMine.\n-----Original Message-----\nDear you.\n", "> Dear", 5, 1 },
        { "Subject: a\n\nMine.\n-----Original Message-----\nDear you.\n", "you", 5, 6 },
        { MIME "Content-Type: text/plain; format=flowed\n\none \n two you\n", "two", 5, 2 },
    };
    return cr_make_param_array(struct place_case, cases, sizeof(cases) / sizeof(cases[0]));
}

ParameterizedTest(struct place_case *c, eml, places)
{
    poa_arena arena = POA_ARENA_INIT(1 << 20);
    poa_error err = { .lang = POA_LANG_EN };
    poa_text text = { 0 };
    poa_lines lines;

    cr_assert_eq(extract(&text, &arena, c->mail, strlen(c->mail), NULL, &err), POA_OK, "%s",
                 err.message);
    cr_assert_eq(poa_lines_build(&lines, &arena, &text, &err), POA_OK);
    const char *word = strstr(text.bytes, c->word);
    cr_assert_not_null(word, "%s in\n%s", c->word, text.bytes);
    poa_place place = poa_lines_place(&lines, &text, (uint32_t)(word - text.bytes));
    cr_expect_eq(place.line, c->line, "%s: line %u\n%s", c->word, place.line, c->mail);
    cr_expect_eq(place.column, c->column, "%s: column %u\n%s", c->word, place.column, c->mail);
    poa_arena_release(&arena);
}

/* ---- What is a mail ---------------------------------------------------------------------------- */

struct probe_case {
    const char bytes[120];
    bool mail;
};

ParameterizedTestParameters(eml, probes)
{
    static struct probe_case cases[] = {
        { "MIME-Version: 1.0\n\nx", true },
        { "Subject: a\nmime-version: 1.0\r\n\r\nx", true },
        { "From a@b Mon\nReceived: from a\n\tby b\nSubject: a\n\nx", true },
        { "Return-Path: <a@b.c>\nX-A: b\n", true },
        { "Message-ID: <1@b.c>", true },
        { "To: Amazon\nSubject: Appeal\n\nDear team.\n", false },
        { "To: Amazon\nDate: today\nFrom: us\n\nReceived: nothing.\n", false },
        { "Dear team,\nReceived: nothing.\n\nx", false },
        { "Root cause:\n\nMIME-Version: 1.0\n\nx", false },
        { "Received: 12 parcels.\nThey were late.\n\nx", false },
        { "", false },
        { "\nMIME-Version: 1.0\n\nx", false },
    };
    return cr_make_param_array(struct probe_case, cases, sizeof(cases) / sizeof(cases[0]));
}

ParameterizedTest(struct probe_case *c, eml, probes)
{
    poa_input input = { .bytes = (const unsigned char *)c->bytes, .length = strlen(c->bytes) };

    cr_expect_eq(strcmp(poa_format_of(&input)->name, "eml") == 0, c->mail, "%s", c->bytes);
    input.name = "a.EML";
    cr_expect_str_eq(poa_format_of(&input)->name, "eml");
}

/* ---- Refused ------------------------------------------------------------------------------------- */

struct refuse_case {
    const char mail[240];
    const char words[40];
    const char encoding[12]; /* asked for; "": none */
};

ParameterizedTestParameters(eml, refuses)
{
    static struct refuse_case cases[] = {
        { "", "is no mail", "" },
        { "Dear team.\nBye.\n", "is no mail", "" },
        { MIME "Content-Type: application/pdf\n\n%PDF", "without a text", "" },
        { MIME "Content-Type: multipart/mixed\n\nno boundary\n", "without a text", "" },
        { MIME MULTI("mixed", "b") "\n--b--\n", "without a text", "" },
        { MIME MULTI("mixed", "b") "\n--b\n" PLAIN "Content-Disposition: attachment\n\nx\n--b--\n",
          "without a text", "" },
        { MIME "Content-Type: message/rfc822\n\n", "without a text", "" },
        { MIME PLAIN "\n\xD4\xAD\xD2\xF2\n", "is not in 'utf-8'", "" },
        { MIME PLAIN "\n\xF4\x90\x80\x80\n", "is not in 'utf-8'", "" }, /* past U+10FFFF */
        { MIME "Content-Type: text/plain; charset=x-none\n\n\xFF\n", "is not in 'x-none'", "" },
        { MIME "Content-Type: text/plain; charset=gb18030\n\n\xD4", "is not in 'gb18030'", "" },
        { MIME "\n\x81\xFF\xFF\x81\n", "does not say in what", "" },
        { MIME "Content-Type: text/plain; charset=gb18030\n\n\xD4\xAD\xD2\xF2\n",
          "is not in 'utf-8'", "utf-8" },
    };
    return cr_make_param_array(struct refuse_case, cases, sizeof(cases) / sizeof(cases[0]));
}

ParameterizedTest(struct refuse_case *c, eml, refuses)
{
    poa_arena arena = POA_ARENA_INIT(1 << 20);
    poa_error err = { .lang = POA_LANG_EN };
    poa_text text = { 0 };

    cr_expect_eq(extract(&text, &arena, c->mail, strlen(c->mail),
                         c->encoding[0] != 0 ? c->encoding : NULL, &err),
                 POA_ENCODING, "%s", c->mail);
    cr_expect_not_null(strstr(err.message, c->words), "'%s' in: %s", c->words, err.message);
    cr_expect_null(text.bytes);
    poa_arena_release(&arena);
}

Test(eml, the_encoding_asked_for_goes_before_the_charset)
{
    static const char mail[] = MIME PLAIN "\n\xD4\xAD\xD2\xF2\n";
    poa_arena arena = POA_ARENA_INIT(1 << 20);
    poa_error err = { .lang = POA_LANG_EN };
    poa_text text = { 0 };

    cr_assert_eq(extract(&text, &arena, mail, sizeof(mail) - 1, "gb18030", &err), POA_OK, "%s",
                 err.message);
    cr_expect_str_eq(text.bytes, "\xE5\x8E\x9F\xE5\x9B\xA0\n");
    cr_expect_str_eq(text.encoding, "gb18030");
    poa_arena_release(&arena);
}

/* No charset is named, and the bytes are no UTF-8. */
Test(eml, the_likeliest_encoding_is_said_to_be_that)
{
    static const char mail[] =
        "Subject: "
        "a\n\n\xB8\xF9\xB1\xBE\xD4\xAD\xD2\xF2\n\xCE\xD2\xC3\xC7\xC3\xBB\xD3\xD0\xBA\xCB\xB6\xD4"
        "\xB9\xA9\xD3\xA6\xC9\xCC\xB5\xC4\xB7\xA2\xC6\xB1\xA3\xAC\xD2\xF2\xB4\xCB\xCA\xD5\xB5\xBD"
        "\xC1\xCB\xBC\xD9\xBB\xF5\xA1\xA3\n";
    poa_arena arena = POA_ARENA_INIT(1 << 20);
    poa_error err = { .lang = POA_LANG_EN };
    poa_text text = { 0 };

    cr_assert_eq(extract(&text, &arena, mail, sizeof(mail) - 1, NULL, &err), POA_OK, "%s",
                 err.message);
    cr_expect_not_null(strstr(text.bytes, "\xE6\xA0\xB9\xE6\x9C\xAC"), "%s", text.bytes);
    cr_expect_str_eq(text.encoding, "gb18030");
    poa_arena_release(&arena);
}

/* A plain text that only says that there is another. */
Test(eml, a_stub_beside_a_long_html_text_is_passed_over)
{
    poa_strbuf mail = POA_STRBUF_INIT;
    poa_arena arena = POA_ARENA_INIT(1 << 20);
    poa_error err = { .lang = POA_LANG_EN };
    poa_text text = { 0 };

    poa_strbuf_puts(&mail, MIME MULTI("alternative", "b") "\n--b\n" PLAIN
                                                          "\nSee the HTML.\n--b\n" HTML "\n<p>");
    for (int i = 0; i < 40; i++)
        poa_strbuf_puts(&mail, "The whole letter. ");
    poa_strbuf_puts(&mail, "</p>\n--b--\n");
    cr_assert_eq(extract(&text, &arena, mail.bytes, mail.length, NULL, &err), POA_OK, "%s",
                 err.message);
    cr_expect_not_null(strstr(text.bytes, "The whole letter."));
    cr_expect_null(strstr(text.bytes, "See the HTML."));
    poa_strbuf_release(&mail);
    poa_arena_release(&arena);
}

/* What an extractor takes out of a decoded part leads to the file: "<b>" left out, "&amp;"
 * become "&", a blank line of its own. */
Test(eml, a_text_inside_a_part_leads_to_the_file)
{
    static const char mail[] =
        MIME HTML "Content-Transfer-Encoding: quoted-printable\n\n<b>a=E5=9B=A0</b> &amp;=\n c\n";
    poa_arena arena = POA_ARENA_INIT(1 << 20);
    poa_error err = { .lang = POA_LANG_EN };
    poa_input input = { (const unsigned char *)mail, sizeof(mail) - 1, NULL, NULL, &arena, &err };
    poa_text file = { .bytes = mail, .length = sizeof(mail) - 1, .encoding = "utf-8" };
    poa_mail_text outer;
    poa_mail_text text;
    poa_text inner;
    poa_extraction x;
    poa_mail parsed;
    poa_lines lines;

    cr_assert_eq(poa_mail_parse(&parsed, &input), POA_OK, "%s", err.message);
    cr_assert_eq(poa_mail_text_read(&outer, &input, &file, parsed.parts), POA_OK, "%s",
                 err.message);
    cr_assert_str_eq(outer.text.bytes, "<b>a\xE5\x9B\xA0</b> &amp; c\n");
    poa_text html = { .bytes = outer.text.bytes,
                      .length = (uint32_t)outer.text.length,
                      .encoding = "utf-8" };
    cr_assert_eq(poa_extraction_begin(&x, &arena, &html, &err), POA_OK);
    poa_extraction_copy(&x, 3, 4);
    poa_extraction_mark(&x, "\n\n");
    poa_extraction_put(&x, 12, 17, "&", 1);
    poa_extraction_copy(&x, 17, 2);
    cr_assert_eq(poa_extraction_end(&x, &inner, &arena, "html", &err), POA_OK);
    cr_assert_eq(poa_mail_text_inner(&text, &outer, &inner, &file, &err), POA_OK);
    cr_expect_str_eq(text.text.bytes, "a\xE5\x9B\xA0\n\n& c");
    cr_assert_eq(poa_lines_build(&lines, &arena, &file, &err), POA_OK);
    static const struct {
        uint32_t at, line, column;
    } places[] = { { 0, 5, 4 }, { 1, 5, 5 }, { 4, 5, 14 }, { 6, 5, 19 }, { 7, 6, 1 }, { 8, 6, 2 } };
    size_t run = 0;
    for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
        uint32_t offset = poa_mail_text_place(&text, places[i].at, &run);
        poa_place place = poa_lines_place(&lines, &file, offset);
        cr_expect(place.line == places[i].line && place.column == places[i].column,
                  "byte %u: %u:%u", places[i].at, place.line, place.column);
    }
    poa_mail_text_release(&text);
    poa_mail_text_release(&outer);
    poa_arena_release(&arena);
}

/* ---- Limits ----------------------------------------------------------------------------------------- */

/* Header, `count` times `part`, and the end of `part` with a text. */
static poa_status extract_repeated(const char *part, size_t count, const char *tail, poa_error *err)
{
    poa_strbuf mail = POA_STRBUF_INIT;
    poa_text text = { 0 };

    poa_strbuf_puts(&mail, MIME);
    for (size_t i = 0; i < count; i++)
        poa_strbuf_printf(&mail, part, i, i);
    poa_strbuf_puts(&mail, tail);
    poa_arena arena = POA_ARENA_INIT(POA_MIN_DOCUMENT_BYTES + 64 * mail.length);
    poa_status status = extract(&text, &arena, mail.bytes, mail.length, NULL, err);
    poa_arena_release(&arena);
    poa_strbuf_release(&mail);
    return status;
}

#define NEST "Content-Type: multipart/mixed; boundary=b%zu\n\n--b%zu\n"

Test(eml, nesting_has_a_limit)
{
    poa_error err = { .lang = POA_LANG_EN };

    end_after(20);
    cr_expect_eq(extract_repeated(NEST, POA_MAX_MAIL_DEPTH, PLAIN "\nx\n", &err), POA_OK, "%s",
                 err.message);
    cr_expect_eq(extract_repeated(NEST, POA_MAX_MAIL_DEPTH + 1, PLAIN "\nx\n", &err), POA_ENCODING);
    cr_expect_not_null(strstr(err.message, "30 parts inside each other"), "%s", err.message);
    err.message[0] = '\0';
    cr_expect_eq(extract_repeated("Content-Type: message/rfc822\n\n", 20000, "\nx\n", &err),
                 POA_ENCODING);
    cr_expect_neq(err.message[0], '\0');
    cr_expect_eq(extract_repeated(NEST, 4000, PLAIN "\nx\n", &err), POA_ENCODING);
}

Test(eml, parts_have_a_limit)
{
    poa_error err = { .lang = POA_LANG_EN };
    static const char head[] = MULTI("mixed", "b") "\n";

    end_after(20);
    cr_expect_eq(extract_repeated(head, 1, "--b\n\nx\n--b--\n", &err), POA_OK, "%s", err.message);
    poa_strbuf tail = POA_STRBUF_INIT;
    for (size_t i = 0; i < POA_MAX_MAIL_PARTS; i++)
        poa_strbuf_puts(&tail, "--b\n\nx\n");
    cr_expect_eq(extract_repeated(head, 1, tail.bytes, &err), POA_ENCODING);
    cr_expect_not_null(strstr(err.message, "more than 1000 parts"), "%s", err.message);
    for (size_t i = 0; i < POA_MAX_MAIL_MARKS; i++)
        poa_strbuf_puts(&tail, "--b\n");
    cr_expect_eq(extract_repeated(head, 1, tail.bytes, &err), POA_ENCODING);
    poa_strbuf_release(&tail);
}

Test(eml, headers_have_a_limit)
{
    poa_error err = { .lang = POA_LANG_EN };

    end_after(20);
    cr_expect_eq(extract_repeated("X: a\n", 1000, "\nx\n", &err), POA_OK, "%s", err.message);
    cr_expect_eq(extract_repeated("X: a\n", POA_MAX_MAIL_HEADERS, "\nx\n", &err), POA_ENCODING);
    cr_expect_not_null(strstr(err.message, "header lines"), "%s", err.message);
}

/* ---- The library ------------------------------------------------------------------------------------- */

Test(eml, a_library_that_is_missing_or_another_does_not_fit)
{
    cr_expect(poa_mail_library_fits("libgmime-3.0.so.0"));
    cr_expect_not(poa_mail_library_fits("libgmime-none.so.0"));
    cr_expect_not(poa_mail_library_fits("libm.so.6"));
}

static void *read_mails(void *user)
{
    static const char mail[] = MIME PLAIN "Content-Transfer-Encoding: base64\n\nSGVsbA==\n";
    size_t *right = user;

    for (int i = 0; i < 50; i++) {
        poa_arena arena = POA_ARENA_INIT(1 << 20);
        poa_error err = { .lang = POA_LANG_EN };
        poa_text text = { 0 };
        if (extract(&text, &arena, mail, sizeof(mail) - 1, NULL, &err) == POA_OK)
            *right += strcmp(text.bytes, "Hell") == 0;
        poa_arena_release(&arena);
    }
    return NULL;
}

Test(eml, threads_read_their_first_mails_at_once)
{
    pthread_t threads[4];
    size_t right[4] = { 0 };

    for (int i = 0; i < 4; i++)
        cr_assert_eq(pthread_create(&threads[i], NULL, read_mails, &right[i]), 0);
    for (int i = 0; i < 4; i++) {
        cr_assert_eq(pthread_join(threads[i], NULL), 0);
        cr_expect_eq(right[i], 50);
    }
}
