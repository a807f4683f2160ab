/* SPDX-License-Identifier: MIT */
/*
 * Which of the two forms a client wants, by its Accept header. A media range
 * that is not understood is one for something else: the text form is always
 * an answer.
 */
#include "syma-exporter/accept.h"

#include <string.h>
#include <strings.h>

#define RANGES_MAX 64

/* A piece of the header, not ended by a NUL. */
struct piece {
    const char *text;
    size_t len;
};

/* The quality of a form, by the most specific range that is about it. */
struct quality {
    int specific; /* -1: no range yet; 0: any type; 1: a type; 2: by name;
                     3: with its version */
    int q;        /* thousandths */
};

static struct piece trim(struct piece p)
{
    while (p.len > 0 && (*p.text == ' ' || *p.text == '\t')) {
        p.text++;
        p.len--;
    }
    while (p.len > 0 &&
           (p.text[p.len - 1] == ' ' || p.text[p.len - 1] == '\t'))
        p.len--;
    return p;
}

/* What stands before the next 'mark'; *rest goes past it. Marks in quotes
 * count too: no parameter that is looked at needs quotes. */
static struct piece cut(struct piece *rest, char mark)
{
    const char *at = memchr(rest->text, mark, rest->len);
    struct piece first = *rest;

    if (at != NULL) {
        first.len = (size_t)(at - rest->text);
        rest->text = at + 1;
        rest->len -= first.len + 1;
    } else {
        rest->text += rest->len;
        rest->len = 0;
    }
    return trim(first);
}

static int is(struct piece p, const char *word)
{
    return p.len == strlen(word) && strncasecmp(p.text, word, p.len) == 0;
}

/* "0", "1", "0.5", "0.333" as thousandths; what is no such number is 0. */
static int parse_q(struct piece p)
{
    int value = 0;
    int unit = 100;
    size_t i;

    if (p.len == 0 || p.len > 5 || (p.text[0] != '0' && p.text[0] != '1'))
        return 0;
    value = (p.text[0] - '0') * 1000;
    if (p.len > 1 && p.text[1] != '.')
        return 0;
    for (i = 2; i < p.len; i++, unit /= 10) {
        if (p.text[i] < '0' || p.text[i] > '9')
            return 0;
        value += (p.text[i] - '0') * unit;
    }
    return value > 1000 ? 1000 : value;
}

static void note(struct quality *best, int specific, int q)
{
    if (specific > best->specific ||
        (specific == best->specific && q > best->q)) {
        best->specific = specific;
        best->q = q;
    }
}

/* One range with its parameters: what it says of the two forms. */
static void read_range(struct piece range, struct quality *openmetrics,
                       struct quality *plain)
{
    struct piece type = cut(&range, ';');
    struct piece version = {NULL, 0};
    int q = 1000;

    while (range.len > 0) {
        struct piece value = cut(&range, ';');
        struct piece name = cut(&value, '=');

        value = trim(value);
        if (value.len >= 2 && value.text[0] == '"' &&
            value.text[value.len - 1] == '"') {
            value.text++;
            value.len -= 2;
        }
        if (is(name, "q"))
            q = parse_q(value);
        else if (is(name, "version"))
            version = value;
    }
    if (is(type, "*/*")) {
        note(openmetrics, 0, q);
        note(plain, 0, q);
    } else if (is(type, "application/*")) {
        note(openmetrics, 1, q);
    } else if (is(type, "text/*")) {
        note(plain, 1, q);
    } else if (is(type, "application/openmetrics-text")) {
        if (version.len == 0 || is(version, "1.0.0"))
            note(openmetrics, version.len == 0 ? 2 : 3, q);
    } else if (is(type, "text/plain")) {
        if (version.len == 0 || is(version, "0.0.4"))
            note(plain, version.len == 0 ? 2 : 3, q);
    }
}

enum form accept_form(const char *header)
{
    struct quality openmetrics = {-1, 0};
    struct quality plain = {-1, 0};
    struct piece rest;
    int i;

    if (header == NULL)
        return FORM_PROMETHEUS;
    rest.text = header;
    rest.len = strlen(header);
    for (i = 0; i < RANGES_MAX && rest.len > 0; i++)
        read_range(cut(&rest, ','), &openmetrics, &plain);
    /* A wildcard alone, as browsers and curl send it, asks for neither. */
    if (openmetrics.specific >= 2 && openmetrics.q > 0 &&
        openmetrics.q >= plain.q)
        return FORM_OPENMETRICS;
    return FORM_PROMETHEUS;
}
