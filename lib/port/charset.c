/* SPDX-License-Identifier: MIT */
/*
 * The only file that converts with iconv. Single-byte charsets are asked of
 * iconv byte by byte, once for each byte value a page has, and then read
 * from that table; runs of ASCII are passed on untouched.
 */
#include "port/charset.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

#include "base/error.h"
#include "base/mem.h"
#include "base/str.h"
#include "port/forks.h"

/* Longest sequence of any charset here, with escapes. */
#define CARRY_MAX 16
#define OUT_SIZE 4096
#define REPLACEMENT "\xEF\xBF\xBD"

enum kind { K_UTF8, K_SINGLE, K_MULTI, K_ESCAPES, K_UTF16 };

struct symai_charset {
    const char *name;
    const char *iconv_name;
    int kind;
    const char *labels; /* beside the name; white space between */
};

/* WHATWG Encoding, section 4.2; where glibc's name for the charset that the
 * standard means differs from the label, iconv_name says so. */
static const struct symai_charset charsets[] = {
    {"utf-8", "UTF-8", K_UTF8,
     "utf8 unicode-1-1-utf-8 unicode11utf8 x-unicode20utf8"},
    {"windows-1252", "CP1252", K_SINGLE,
     "cp1252 x-cp1252 iso-8859-1 iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987 "
     "iso-ir-100 latin1 latin-1 l1 csisolatin1 ibm819 cp819 ascii us-ascii "
     "ansi_x3.4-1968 iso8859_1 8859-1"},
    {"iso-8859-2", "ISO-8859-2", K_SINGLE,
     "iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 iso-ir-101 latin2 l2 "
     "csisolatin2"},
    {"iso-8859-3", "ISO-8859-3", K_SINGLE,
     "iso8859-3 iso88593 iso_8859-3 latin3 l3 csisolatin3 iso-ir-109"},
    {"iso-8859-4", "ISO-8859-4", K_SINGLE,
     "iso8859-4 iso88594 iso_8859-4 latin4 l4 csisolatin4 iso-ir-110"},
    {"iso-8859-5", "ISO-8859-5", K_SINGLE,
     "iso8859-5 iso88595 iso_8859-5 cyrillic csisolatincyrillic iso-ir-144"},
    {"iso-8859-6", "ISO-8859-6", K_SINGLE,
     "iso8859-6 iso88596 iso_8859-6 iso-8859-6-e iso-8859-6-i arabic asmo-708 "
     "ecma-114 csisolatinarabic iso-ir-127"},
    {"iso-8859-7", "ISO-8859-7", K_SINGLE,
     "iso8859-7 iso88597 iso_8859-7 greek greek8 ecma-118 elot_928 "
     "csisolatingreek iso-ir-126 sun_eu_greek"},
    {"iso-8859-8", "ISO-8859-8", K_SINGLE,
     "iso8859-8 iso88598 iso_8859-8 iso-8859-8-e iso-8859-8-i hebrew visual "
     "logical csisolatinhebrew iso-ir-138"},
    {"iso-8859-10", "ISO-8859-10", K_SINGLE,
     "iso8859-10 iso885910 latin6 l6 csisolatin6 iso-ir-157"},
    {"iso-8859-13", "ISO-8859-13", K_SINGLE, "iso8859-13 iso885913"},
    {"iso-8859-14", "ISO-8859-14", K_SINGLE, "iso8859-14 iso885914"},
    {"iso-8859-15", "ISO-8859-15", K_SINGLE,
     "iso8859-15 iso885915 iso_8859-15 latin9 latin-9 l9 csisolatin9"},
    {"iso-8859-16", "ISO-8859-16", K_SINGLE, "iso8859-16 iso885916"},
    {"windows-1250", "CP1250", K_SINGLE, "cp1250 x-cp1250"},
    {"windows-1251", "CP1251", K_SINGLE, "cp1251 x-cp1251"},
    {"windows-1253", "CP1253", K_SINGLE, "cp1253 x-cp1253"},
    {"windows-1254", "CP1254", K_SINGLE,
     "cp1254 x-cp1254 iso-8859-9 iso8859-9 iso88599 iso_8859-9 "
     "iso_8859-9:1989 latin5 l5 csisolatin5 iso-ir-148"},
    {"windows-1255", "CP1255", K_SINGLE, "cp1255 x-cp1255"},
    {"windows-1256", "CP1256", K_SINGLE, "cp1256 x-cp1256"},
    {"windows-1257", "CP1257", K_SINGLE, "cp1257 x-cp1257"},
    {"windows-1258", "CP1258", K_MULTI, "cp1258 x-cp1258"},
    {"windows-874", "CP874", K_SINGLE,
     "dos-874 cp874 tis-620 tis620 iso-8859-11 iso8859-11 iso885911"},
    {"koi8-r", "KOI8-R", K_SINGLE, "koi koi8 koi8_r cskoi8r"},
    {"koi8-u", "KOI8-U", K_SINGLE, "koi8-ru"},
    {"ibm866", "CP866", K_SINGLE, "866 cp866 csibm866"},
    {"macintosh", "MACINTOSH", K_SINGLE, "mac x-mac-roman csmacintosh"},
    {"x-mac-cyrillic", "MAC-CYRILLIC", K_SINGLE, "x-mac-ukrainian"},
    {"gb18030", "GB18030", K_MULTI,
     "gbk gb2312 gb_2312 gb_2312-80 x-gbk chinese csgb2312 csiso58gb231280 "
     "iso-ir-58 cp936 ms936 euc-cn"},
    {"big5", "BIG5-HKSCS", K_MULTI,
     "big5-hkscs cn-big5 csbig5 x-x-big5 cp950 ms950"},
    {"euc-jp", "EUC-JP-MS", K_MULTI, "x-euc-jp cseucpkdfmtjapanese eucjp"},
    {"shift_jis", "CP932", K_MULTI,
     "shift-jis sjis x-sjis ms_kanji ms932 cp932 csshiftjis windows-31j"},
    {"iso-2022-jp", "ISO-2022-JP", K_ESCAPES, "csiso2022jp"},
    {"euc-kr", "CP949", K_MULTI,
     "cseuckr ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 csksc56011987 "
     "korean windows-949 cp949 iso-ir-149 euckr"},
    {"utf-16le", "UTF-16LE", K_UTF16,
     "utf-16 utf16 unicode ucs-2 iso-10646-ucs-2 csunicode unicodefeff"},
    {"utf-16be", "UTF-16BE", K_UTF16, "unicodefffe"},
};

struct symai_charset_stream {
    const struct symai_charset *charset;
    struct symai_charset_sink sink;
    iconv_t converter;
    char carry[CARRY_MAX];
    size_t carry_len;
    /* Single-byte charsets: length (0: not asked yet) and text of a byte. */
    unsigned char single_len[128];
    char single[128][4];
    unsigned char single_bad[128];
};

const struct symai_charset *symai_charset_find(const char *label, size_t len)
{
    char word[40];
    size_t i;

    symai_str_trim(&label, &len);
    if (len == 0 || len >= sizeof word)
        return NULL;
    memcpy(word, label, len);
    word[len] = '\0';
    for (i = 0; i < len; i++) {
        if (symai_ascii_is_space((unsigned char)word[i]))
            return NULL;
    }
    for (i = 0; i < sizeof charsets / sizeof charsets[0]; i++) {
        if (symai_ascii_equal(word, charsets[i].name) ||
            symai_str_has_word(charsets[i].labels, word))
            return &charsets[i];
    }
    return NULL;
}

const char *symai_charset_name(const struct symai_charset *charset)
{
    return charset->name;
}

int symai_charset_is_utf8(const struct symai_charset *charset)
{
    return charset->kind == K_UTF8;
}

int symai_charset_is_ascii_based(const struct symai_charset *charset)
{
    return charset->kind != K_ESCAPES && charset->kind != K_UTF16;
}

int symai_charset_unit(const struct symai_charset *charset)
{
    return charset->kind == K_UTF16 ? 2 : 1;
}

static int open_converter(const struct symai_charset *charset, iconv_t *out)
{
    int error;

    symai_forks_hold();
    *out = iconv_open("UTF-8", charset->iconv_name);
    error = errno;
    symai_forks_release();
    if (*out != (iconv_t)-1)
        return SYMA_OK;
    return error == EINVAL   ? SYMA_ENOTSUP
           : error == ENOMEM ? SYMA_ENOMEM
                             : SYMA_ESYSTEM;
}

int symai_charset_open(const struct symai_charset *charset,
                       const struct symai_charset_sink *sink,
                       struct symai_charset_stream **out)
{
    struct symai_charset_stream *stream;
    int rc;

    *out = NULL;
    stream = symai_calloc(1, sizeof *stream);
    if (stream == NULL)
        return SYMA_ENOMEM;
    stream->charset = charset;
    stream->sink = *sink;
    rc = open_converter(charset, &stream->converter);
    if (rc < 0)
        symai_free(stream);
    else
        *out = stream;
    return rc;
}

void symai_charset_close(struct symai_charset_stream *stream)
{
    if (stream == NULL)
        return;
    symai_forks_hold();
    iconv_close(stream->converter);
    symai_forks_release();
    symai_free(stream);
}

static int put(struct symai_charset_stream *stream, const char *bytes,
               size_t len)
{
    if (len == 0)
        return SYMA_OK;
    return stream->sink.put(stream->sink.user, bytes, len);
}

/* Of what iconv says: that the bytes are no text, that they go on, or that
 * there is no room is no trouble. */
static int trouble(int error)
{
    if (error == 0 || error == EILSEQ || error == EINVAL || error == E2BIG)
        return SYMA_OK;
    return error == ENOMEM ? SYMA_ENOMEM : SYMA_EINTERNAL;
}

/* Asks iconv for one byte of 128 to 255, once. */
static int learn(struct symai_charset_stream *stream, unsigned at)
{
    char in[1] = {(char)(at + 128)};
    char *from = in;
    char *to = stream->single[at];
    size_t in_left = 1;
    size_t out_left = sizeof stream->single[at];
    size_t got;
    int error;

    iconv(stream->converter, NULL, NULL, NULL, NULL);
    got = iconv(stream->converter, &from, &in_left, &to, &out_left);
    /* windows-1255 holds a letter back for the points that may follow. */
    if (got != (size_t)-1)
        got = iconv(stream->converter, NULL, NULL, &to, &out_left);
    error = got == (size_t)-1 ? errno : 0;
    if (error == 0 && to > stream->single[at]) {
        stream->single_len[at] = (unsigned char)(to - stream->single[at]);
        return SYMA_OK;
    }
    if (trouble(error) < 0)
        return trouble(error);
    memcpy(stream->single[at], REPLACEMENT, 3);
    stream->single_len[at] = 3;
    stream->single_bad[at] = 1;
    return SYMA_OK;
}

static int feed_single(struct symai_charset_stream *stream, const char *bytes,
                       size_t len, uint64_t *bad)
{
    char out[OUT_SIZE];
    size_t used = 0;
    size_t i;
    unsigned at;
    int rc;

    for (i = 0; i < len; i++) {
        if (used + 4 > sizeof out) {
            rc = put(stream, out, used);
            if (rc < 0)
                return rc;
            used = 0;
        }
        if ((unsigned char)bytes[i] < 128) {
            out[used++] = bytes[i];
            continue;
        }
        at = (unsigned char)bytes[i] - 128u;
        if (stream->single_len[at] == 0) {
            rc = learn(stream, at);
            if (rc < 0)
                return rc;
        }
        memcpy(out + used, stream->single[at], 4);
        used += stream->single_len[at];
        *bad += stream->single_bad[at];
    }
    return put(stream, out, used);
}

/* Converts what it can of *bytes: 1 when the rest is the beginning of a
 * sequence, 0 when nothing is left. */
static int convert(struct symai_charset_stream *stream, const char **bytes,
                   size_t *len, uint64_t *bad)
{
    size_t unit = (size_t)symai_charset_unit(stream->charset);
    char out[OUT_SIZE];
    char *from = (char *)*bytes;
    char *to;
    size_t out_left;
    size_t got;
    int error;
    int rc;

    while (*len > 0) {
        to = out;
        out_left = sizeof out;
        got = iconv(stream->converter, &from, len, &to, &out_left);
        error = got == (size_t)-1 ? errno : 0;
        *bytes = from;
        rc = put(stream, out, (size_t)(to - out));
        if (rc == SYMA_OK)
            rc = trouble(error);
        if (rc < 0)
            return rc;
        if (error == EINVAL || (error == EILSEQ && *len < unit))
            return 1;
        if (error == EILSEQ) {
            from += unit;
            *len -= unit;
            *bytes = from;
            *bad += 1;
            rc = put(stream, REPLACEMENT, 3);
            if (rc < 0)
                return rc;
        }
    }
    return 0;
}

/* With a cut sequence at hand: adds bytes one by one until it is whole. */
static int feed_carry(struct symai_charset_stream *stream, const char **bytes,
                      size_t *len, uint64_t *bad)
{
    const char *from;
    size_t left;
    int rc;

    while (stream->carry_len > 0 && *len > 0) {
        stream->carry[stream->carry_len++] = **bytes;
        (*bytes)++;
        (*len)--;
        from = stream->carry;
        left = stream->carry_len;
        rc = convert(stream, &from, &left, bad);
        if (rc < 0)
            return rc;
        memmove(stream->carry, from, left);
        stream->carry_len = left;
        if (left == CARRY_MAX) { /* no sequence is that long */
            stream->carry_len = 0;
            *bad += 1;
            rc = put(stream, REPLACEMENT, 3);
            if (rc < 0)
                return rc;
        }
    }
    return SYMA_OK;
}

int symai_charset_feed(struct symai_charset_stream *stream, const char *bytes,
                       size_t len, uint64_t *bad)
{
    int rc;

    if (stream->charset->kind == K_SINGLE)
        return feed_single(stream, bytes, len, bad);
    rc = feed_carry(stream, &bytes, &len, bad);
    if (rc < 0)
        return rc;
    rc = convert(stream, &bytes, &len, bad);
    if (rc < 0)
        return rc;
    while (len >= CARRY_MAX) { /* no sequence is that long */
        bytes++;
        len--;
        *bad += 1;
        rc = put(stream, REPLACEMENT, 3);
        if (rc < 0)
            return rc;
        rc = convert(stream, &bytes, &len, bad);
        if (rc < 0)
            return rc;
    }
    if (len > 0) {
        memcpy(stream->carry, bytes, len);
        stream->carry_len = len;
    }
    return SYMA_OK;
}

int symai_charset_finish(struct symai_charset_stream *stream, uint64_t *bad)
{
    char out[64];
    char *to = out;
    size_t out_left = sizeof out;
    int rc;

    if (stream->charset->kind == K_SINGLE)
        return SYMA_OK;
    /* iconv may hold a character back for a mark that could follow it. */
    iconv(stream->converter, NULL, NULL, &to, &out_left);
    rc = put(stream, out, (size_t)(to - out));
    if (rc < 0 || stream->carry_len == 0)
        return rc;
    *bad += stream->carry_len;
    stream->carry_len = 0;
    return put(stream, REPLACEMENT, 3);
}
