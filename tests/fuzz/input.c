/* SPDX-License-Identifier: MIT */
/*
 * Pieces of a fuzzer's bytes, and what must hold of texts.
 */
#include "input.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/utf8.h"
#include "syma/error.h"

_Noreturn void fuzz_fail(const char *file, int line, const char *what,
                         const char *text)
{
    fprintf(stderr, "%s:%d: does not hold: %s %s\n", file, line, what, text);
    abort();
}

static char *copy_of(const char *bytes, size_t len)
{
    char *copy = malloc(len + 1);

    if (copy == NULL)
        abort();
    memcpy(copy, bytes, len);
    copy[len] = '\0';
    return copy;
}

void fuzz_equal(const char *file, int line, const char *a, const char *b)
{
    size_t i = 0;

    if (strcmp(a, b) == 0)
        return;
    while (a[i] == b[i])
        i++;
    i = i > 200 ? i - 200 : 0;
    fprintf(stderr, "one:\n%.400s\nother:\n%.400s\n", a + i, b + i);
    fuzz_fail(file, line, "both are equal", "");
}

void input_begin(struct input *in, const uint8_t *data, size_t size)
{
    /* libFuzzer gives NULL where there is nothing. */
    in->at = size > 0 ? (const char *)data : "";
    in->left = size;
}

unsigned input_byte(struct input *in)
{
    if (in->left == 0)
        return 0;
    in->left--;
    return (unsigned char)*in->at++;
}

char *input_line(struct input *in)
{
    const char *end;
    size_t len;
    char *line;

    if (in->left == 0)
        return NULL;
    end = memchr(in->at, '\n', in->left);
    len = end != NULL ? (size_t)(end - in->at) : in->left;
    line = copy_of(in->at, len);
    len += end != NULL;
    in->at += len;
    in->left -= len;
    return line;
}

char *input_rest(struct input *in, size_t *len)
{
    char *rest = copy_of(in->at, in->left);

    *len = in->left;
    in->at += in->left;
    in->left = 0;
    return rest;
}

int64_t number_of(const char *text, int64_t max)
{
    int64_t number = 0;

    for (; *text >= '0' && *text <= '9'; text++) {
        if (number > (max - (*text - '0')) / 10)
            return max;
        number = number * 10 + (*text - '0');
    }
    return number;
}

char *after_word(char *line, const char *word)
{
    size_t len = strlen(word);

    if (strncmp(line, word, len) != 0)
        return NULL;
    if (line[len] == '\0')
        return line + len;
    return line[len] == ' ' ? line + len + 1 : NULL;
}

uint32_t random_next(uint32_t *state)
{
    /* Marsaglia's xorshift; 0 would stay 0. */
    uint32_t x = *state != 0 ? *state : 2463534242u;

    x ^= x << 13;
    x ^= x >> 17;
    x ^= x << 5;
    *state = x;
    return x;
}

static void must_be_clean(const char *text, int line_ends)
{
    size_t len = strlen(text);
    size_t at = 0;
    uint32_t cp;

    if (!symai_utf8_is_valid(text, len))
        fuzz_fail(__FILE__, __LINE__, "text is UTF-8", text);
    while (at < len) {
        at += symai_utf8_next(text + at, len - at, &cp);
        if (symai_utf8_is_control(cp) && !(line_ends && cp == '\n'))
            fuzz_fail(__FILE__, __LINE__, "no control characters", text);
    }
}

void must_be_line(const char *text)
{
    MUST(text != NULL);
    must_be_clean(text, 0);
}

void must_be_text(const char *text)
{
    MUST(text != NULL);
    must_be_clean(text, 1);
    MUST(text[0] != '\0' && text[strlen(text) - 1] == '\n');
}

void must_be_told(int rc, const char *error)
{
    if (rc >= 0)
        return;
    MUST(syma_error_name(rc) != NULL);
    MUST(rc != SYMA_ENOMEM && rc != SYMA_EINTERNAL);
    must_be_line(error);
    MUST(error[0] != '\0');
}

void must_have_place(int rc, const char *error, size_t line,
                     const uint8_t *data, size_t size)
{
    size_t lines = 1;
    size_t i;

    must_be_told(rc, error);
    for (i = 0; i < size; i++)
        lines += data[i] == '\n';
    MUST(line <= lines);
    if (line == 0) {
        MUST_EQUAL(error, "the file is empty");
        return;
    }
    MUST(strncmp(error, "line ", 5) == 0);
    MUST(number_of(error + 5, INT64_MAX) == (int64_t)line);
}

int64_t cpu_ms(void)
{
    struct timespec t;

    MUST(clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t) == 0);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

void must_be_quick(int64_t since_ms, size_t bytes)
{
    int64_t used = cpu_ms() - since_ms;

    if (used <= 500 + (int64_t)bytes / 20)
        return;
    fprintf(stderr, "%lld ms for %zu bytes\n", (long long)used, bytes);
    fuzz_fail(__FILE__, __LINE__, "cost grows with the bytes alone", "");
}
