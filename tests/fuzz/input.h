/* SPDX-License-Identifier: MIT */
/*
 * What the fuzz targets share: pieces taken off the bytes that a fuzzer gives,
 * and what must hold of texts. Most targets read lines, so that their seeds
 * can be written and read by people. MUST ends the process as a sanitizer
 * would: that is how a fuzzer learns of a finding.
 */
#ifndef SYMA_FUZZ_INPUT_H
#define SYMA_FUZZ_INPUT_H

#include <stddef.h>
#include <stdint.h>

#define MUST(what) ((what) ? (void)0 : fuzz_fail(__FILE__, __LINE__, #what, ""))
/* The same of two texts, which are told where they differ. */
#define MUST_EQUAL(a, b) fuzz_equal(__FILE__, __LINE__, (a), (b))

struct input {
    const char *at;
    size_t left;
};

void input_begin(struct input *in, const uint8_t *data, size_t size);
/* 0 past the end. */
unsigned input_byte(struct input *in);
/* The next line as a copy, without its newline and up to a NUL, if there is
 * one; NULL past the end. Owner: the caller, free. */
char *input_line(struct input *in);
/* What is left, as a copy that ends with a NUL. Owner: the caller, free. */
char *input_rest(struct input *in, size_t *len);

/* The number at the head of a text, in 0..max; 0 where there is none. */
int64_t number_of(const char *text, int64_t max);
/* What follows where line begins with word and a space or its end; or NULL. */
char *after_word(char *line, const char *word);

/* Numbers that look random and are the same each time. */
uint32_t random_next(uint32_t *state);

/* UTF-8 without control characters: no line ends either. */
void must_be_line(const char *text);
/* The same with line ends, and at least one, at its end. */
void must_be_text(const char *text);
/* A failure is one of the library's codes, and told by some text. */
void must_be_told(int rc, const char *error);
/* What a file was refused for begins with the line that the error names, one of
 * the file; only of an empty file no line is to blame. */
void must_have_place(int rc, const char *error, size_t line,
                     const uint8_t *data, size_t size);

/* CPU time of this thread, and a bound on what was used since: grows with the
 * bytes looked at and with nothing else. Generous, for sanitizers. */
int64_t cpu_ms(void);
void must_be_quick(int64_t since_ms, size_t bytes);

_Noreturn void fuzz_fail(const char *file, int line, const char *what,
                         const char *text);
void fuzz_equal(const char *file, int line, const char *a, const char *b);

/* What a fuzzer calls; 0. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
