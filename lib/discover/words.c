/* SPDX-License-Identifier: MIT */
/*
 * Addresses are cut by hand, as nearly all of them say nothing: only what does
 * is resolved by the parser that fetches.
 */
#include "discover/words.h"

#include <string.h>

#include "base/error.h"
#include "base/fold.h"
#include "base/str.h"

#define FOLDED_MAX 1024
#define EDGE_WORDS 3
#define MAX_ASKED 256 /* bytes; links that say more are texts */

/* Files to be shown or saved, not pages. */
static const char *const file_ends[] = {
    "pdf", "jpg", "jpeg", "png", "gif",  "svg", "webp", "zip",
    "apk", "exe", "dmg",  "doc", "docx", "xls", "xlsx", "ics",
    "xml", "rss", "mp4",  "mp3", "css",  "js",  "ico"};

static int is_file(const struct symai_part *end)
{
    const char *dot = memrchr(end->text, '.', end->len);
    size_t len;
    size_t i;

    if (dot == NULL)
        return 0;
    dot++;
    len = end->len - (size_t)(dot - end->text);
    for (i = 0; i < sizeof file_ends / sizeof *file_ends; i++)
        if (symai_ascii_equal_n(dot, len, file_ends[i]))
            return 1;
    return 0;
}

int symai_address_is_self(const char *reference)
{
    return reference[0] == '#' || reference[0] == '\0' ||
           symai_ascii_equal_n(reference, 11, "javascript:");
}

/* Behind "http:" or "https:"; NULL: another scheme. */
static const char *behind_scheme(const char *reference)
{
    size_t len = strcspn(reference, ":/?#");

    if (reference[len] != ':')
        return reference;
    if (symai_ascii_equal_n(reference, 5, "http:"))
        return reference + 5;
    return symai_ascii_equal_n(reference, 6, "https:") ? reference + 6 : NULL;
}

static void cut_end(const struct symai_part *path, struct symai_part *end)
{
    size_t len = strcspn(path->text, "?#;");
    size_t from;

    if (len > path->len)
        len = path->len;
    while (len > 0 && path->text[len - 1] == '/')
        len--;
    from = len;
    while (from > 0 && path->text[from - 1] != '/')
        from--;
    end->text = path->text + from;
    end->len = len - from;
}

int symai_address_cut(const char *reference, struct symai_address_parts *out)
{
    const char *rest = behind_scheme(reference);

    memset(out, 0, sizeof *out);
    if (rest == NULL || symai_address_is_self(reference))
        return 0;
    if (rest[0] == '/' && rest[1] == '/') {
        rest += 2;
        out->host.text = rest;
        out->host.len = strcspn(rest, "/?#:");
        rest += strcspn(rest, "/?#");
    }
    out->path.text = rest;
    out->path.len = strcspn(rest, "#");
    cut_end(&out->path, &out->path_end);
    return !is_file(&out->path_end);
}

/* "accountAll your bills", "MyName": pages put a space there by their style. */
static int begins_word(const char *text, size_t i)
{
    return i > 0 && text[i] >= 'A' && text[i] <= 'Z' &&
           ((text[i - 1] >= 'a' && text[i - 1] <= 'z') ||
            (unsigned char)text[i - 1] >= 0x80);
}

/* Words that were parted, in small letters: all that folding does to nearly
 * every link. *is_plain: it was ASCII. */
static size_t part_words(const char *text, size_t len, char *out, int *is_plain)
{
    unsigned char bits = 0;
    size_t n = 0;
    size_t i;

    for (i = 0; i < len; i++) {
        if (begins_word(text, i))
            out[n++] = ' ';
        out[n++] = (char)symai_ascii_lower((unsigned char)text[i]);
        bits |= (unsigned char)text[i];
    }
    *is_plain = bits < 0x80;
    return n;
}

void symai_words_init(struct symai_words_asker *a, const syma_ruleset *rules,
                      struct symai_regex_scratch *scratch)
{
    memset(a, 0, sizeof *a);
    a->rules = rules;
    a->scratch = scratch;
    symai_buf_init(&a->text.folded, FOLDED_MAX);
    symai_buf_init(&a->address.folded, FOLDED_MAX);
    symai_buf_init(&a->other.folded, FOLDED_MAX);
}

void symai_words_free(struct symai_words_asker *a)
{
    symai_buf_free(&a->text.folded);
    symai_buf_free(&a->address.folded);
    symai_buf_free(&a->other.folded);
}

void symai_words_guess_again(const struct symai_words_asker *a,
                             struct symai_asked *q, int first)
{
    q->may =
        symai_ruleset_possible(a->rules, first, q->folded.data, q->folded.len);
}

int symai_words_guess(struct symai_words_asker *a, struct symai_asked *q,
                      int first, const char *text, size_t len)
{
    char parted[2 * MAX_ASKED];
    int is_plain = 1;
    int rc;

    memset(&q->may, 0, sizeof q->may);
    q->said = 0;
    symai_buf_clear(&q->folded);
    if (len > MAX_ASKED)
        len = MAX_ASKED;
    if (len == 0)
        return SYMA_OK;
    len = part_words(text, len, parted, &is_plain);
    rc = is_plain ? symai_buf_add(&q->folded, parted, len)
                  : symai_fold(parted, len, &q->folded);
    if (rc < 0)
        return rc == SYMA_ENOMEM ? rc : SYMA_OK;
    symai_words_guess_again(a, q, first);
    return SYMA_OK;
}

int symai_words_confirm(struct symai_words_asker *a, struct symai_asked *q,
                        uint64_t wanted)
{
    struct symai_possible may = q->may;

    may.signs &= wanted;
    if (may.signs == 0)
        return SYMA_OK;
    return symai_ruleset_confirm(a->rules, may, a->scratch, q->folded.data,
                                 q->folded.len, &q->said);
}

int symai_words_ask(struct symai_words_asker *a, int first, const char *text,
                    size_t len, uint64_t *out)
{
    int rc = symai_words_guess(a, &a->other, first, text, len);

    if (rc == SYMA_OK)
        rc = symai_words_confirm(a, &a->other, a->other.may.signs);
    *out = a->other.said;
    return rc;
}

/* Behind the first so many words, or where the last so many begin. */
static size_t edge_of(const struct symai_part *text, int is_last)
{
    size_t count = 0;
    size_t i;

    for (i = 0; i < text->len && count < EDGE_WORDS; i++)
        count += text->text[is_last ? text->len - 1 - i : i] == ' ';
    if (count < EDGE_WORDS)
        return is_last ? 0 : text->len;
    return is_last ? text->len - i + 1 : i - 1;
}

int symai_words_ask_edges(struct symai_words_asker *a, int first,
                          const char *text, size_t len, uint64_t out[2])
{
    const struct symai_part all = {text, len};
    size_t begin = edge_of(&all, 0);
    size_t end = edge_of(&all, 1);
    int rc = symai_words_ask(a, first, text, begin, &out[0]);

    out[1] = 0;
    return rc < 0 ? rc
                  : symai_words_ask(a, first, text + end, len - end, &out[1]);
}

const char *symai_words_text(const struct symai_asked *q)
{
    return q->folded.len > 0 ? q->folded.data : "";
}

/* "account: bills and contracts", "account - all of it", "account (new)" */
static int is_explained(const char *text, size_t i)
{
    return text[i] == ':' || text[i] == '|' || text[i] == '(' ||
           (text[i] == '-' && text[i - 1] == ' ' && text[i + 1] == ' ');
}

size_t symai_words_count(const struct symai_asked *q)
{
    const char *text = q->folded.data;
    size_t count = 0;
    int in_word = 0;
    size_t i;

    for (i = 0; i < q->folded.len; i++) {
        if (text[i] == ' ' || text[i] == '/') {
            in_word = 0;
        } else if (!in_word && ((text[i] >= 'a' && text[i] <= 'z') ||
                                (text[i] >= '0' && text[i] <= '9'))) {
            in_word = 1;
            count++;
        } else if (count > 0 && is_explained(text, i)) {
            break;
        }
    }
    return count;
}
