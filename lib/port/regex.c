/* SPDX-License-Identifier: MIT */
/*
 * PCRE2 behind the seam of regex.h. Two things are added to it. PCRE2 counts
 * its steps anew at each place where a match could begin, so its limit alone
 * lets a long text cost length times limit; here the sum is bounded. And
 * what would read past a character or depend on how a text is searched (\C,
 * \G) is refused when a pattern is compiled.
 */
#include "port/regex.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <sched.h>
#include <stdatomic.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "port/forks.h"
#include "port/regex_memory.h"

/* For patterns that were joined from many; what is taken from a file or a
 * caller is held to a few KiB where it comes in. */
#define PATTERN_MAX (256 * 1024)
#define NEST_MAX 100
#define HEAP_MAX_KIB 16384
#define JIT_STACK_FIRST (32 * 1024)
#define JIT_STACK_MAX (1024 * 1024)

/* One match may take this many times the match limit in all ... */
#define LIMITS_A_MATCH 100
/* ... and each beginning gets at least this many steps of it at once, and one
 * for so many bytes of the pattern: to pass all its alternatives is no
 * sign of a costly beginning. */
#define STEPS_MIN 100
#define BYTES_A_STEP 4
/* Beginnings tried at once while looking for the costly ones. */
#define WINDOW 64

/* To make machine code of a pattern costs about as much as to interpret it on
 * so many bytes of text: most patterns never see as many. At 128 bytes that
 * was 23 % of all instructions of a program on its first 200 real pages; past
 * 512 those that come later cost more. */
unsigned symai_regex_patience = 512;
/* What would need more steps, all beginnings together, is worth it at once. */
#define STEPS_BEFORE_JIT 200000
/* Times that a thread lets others run while one of them makes it. */
#define YIELDS 10000

struct symai_regex {
    struct symai_regex_memory memory; /* the codes' */
    pcre2_code *code;                 /* to be interpreted */
    _Atomic(pcre2_code *) fast;       /* the same as machine code, or NULL */
    atomic_uint bytes;                /* searched so far without it */
    atomic_flag is_taken;             /* somebody makes it, or has */
    atomic_int is_tried;              /* if there was to be one, it is there */
    size_t pattern_len;
    int is_utf;
};

struct symai_regex_scratch {
    pcre2_match_context *context;
    pcre2_match_data *data;
    pcre2_jit_stack *stack; /* NULL until a match needs it */
    uint32_t match_limit;
};

/* A match that is being looked for. */
struct search {
    const struct symai_regex *regex;
    const pcre2_code *code;
    struct symai_regex_scratch *scratch;
    const char *text;
    size_t len;
};

/* \G depends on where a search was begun, which a long search changes. */
static int has_start_anchor(const char *pattern, size_t len)
{
    size_t i;

    for (i = 0; i + 1 < len; i++) {
        if (pattern[i] != '\\')
            continue;
        i++;
        if (pattern[i] == 'G')
            return 1;
    }
    return 0;
}

static int new_compile_context(struct symai_regex_memory *memory,
                               pcre2_compile_context **out)
{
    pcre2_general_context *general = pcre2_general_context_create(
        symai_regex_memory_get, symai_regex_memory_put, memory);
    pcre2_compile_context *context =
        general != NULL ? pcre2_compile_context_create(general) : NULL;

    pcre2_general_context_free(general);
    *out = context;
    if (context == NULL)
        return SYMA_ENOMEM;
    pcre2_set_newline(context, PCRE2_NEWLINE_ANY);
    pcre2_set_parens_nest_limit(context, NEST_MAX);
    pcre2_set_max_pattern_length(context, PATTERN_MAX);
    return SYMA_OK;
}

static uint32_t compile_options(int flags)
{
    /* Without DOLLAR_ENDONLY the compiled code of 10.42 lets (?!$) fail where a
     * text ends and the interpreter does not. */
    uint32_t options =
        PCRE2_NEVER_BACKSLASH_C | PCRE2_USE_OFFSET_LIMIT | PCRE2_DOLLAR_ENDONLY;

    if (flags & SYMAI_REGEX_UTF)
        options |= PCRE2_UTF | PCRE2_UCP | PCRE2_MATCH_INVALID_UTF;
    else
        options |= PCRE2_NEVER_UTF;
    if (flags & SYMAI_REGEX_CASELESS)
        options |= PCRE2_CASELESS;
    return options;
}

/* Positions for people count characters, not bytes. */
static size_t count_chars(const char *text, size_t len, int is_utf)
{
    size_t count = 0;
    size_t i = 0;
    uint32_t cp;

    if (!is_utf)
        return len;
    while (i < len) {
        i += symai_utf8_next(text + i, len - i, &cp);
        count++;
    }
    return count;
}

static int explain(int error, size_t at, struct symai_errmsg *msg)
{
    PCRE2_UCHAR8 text[256];

    if (error == PCRE2_ERROR_HEAP_FAILED)
        return symai_errmsg_set(msg, SYMA_ENOMEM, 0, "out of memory");
    if (pcre2_get_error_message(error, text, sizeof(text)) < 0)
        text[0] = '\0';
    return symai_errmsg_set(msg, SYMA_EREGEX, 0,
                            "regular expression, near character %zu: %s", at,
                            (const char *)text);
}

static int compile_code(const char *pattern, size_t len, int flags,
                        struct symai_regex_memory *memory, pcre2_code **out,
                        struct symai_errmsg *msg)
{
    pcre2_compile_context *context = NULL;
    PCRE2_SIZE at = 0;
    int error = 0;
    int rc;

    rc = new_compile_context(memory, &context);
    if (rc < 0)
        return symai_errmsg_set(msg, rc, 0, "out of memory");
    *out = pcre2_compile((PCRE2_SPTR8)pattern, len, compile_options(flags),
                         &error, &at, context);
    pcre2_compile_context_free(context);
    if (*out != NULL)
        return SYMA_OK;
    if (at > len)
        at = len;
    at = count_chars(pattern, at, (flags & SYMAI_REGEX_UTF) != 0);
    return explain(error, at, msg);
}

/* PCRE2's part of a pattern, or why there is none. */
static int compile_checked(const char *pattern, size_t len, int flags,
                           struct symai_regex_memory *memory, pcre2_code **out,
                           struct symai_errmsg *msg)
{
    *out = NULL;
    if (len > PATTERN_MAX)
        return symai_errmsg_set(msg, SYMA_EREGEX, 0,
                                "regular expression longer than %d bytes",
                                PATTERN_MAX);
    if (has_start_anchor(pattern, len))
        return symai_errmsg_set(msg, SYMA_EREGEX, 0,
                                "regular expression: \\G is not allowed");
    return compile_code(pattern, len, flags, memory, out, msg);
}

static void free_code(pcre2_code *code)
{
    symai_forks_hold();
    pcre2_code_free(code);
    symai_forks_release();
}

int symai_regex_check(const char *pattern, size_t len, int flags,
                      struct symai_errmsg *msg)
{
    struct symai_regex_memory memory = {NULL, 0};
    pcre2_code *code = NULL;
    int rc = compile_checked(pattern, len, flags, &memory, &code, msg);

    free_code(code);
    return rc;
}

/* A copy, as other threads may be matching by the code just now. SYMA_OK, with
 * NULL where there is no JIT, or SYMA_ENOMEM. */
static int jit_compile(struct symai_regex *regex, pcre2_code **out)
{
    int has_jit;
    int rc = symai_regex_memory_begin(&regex->memory);

    *out = NULL;
    if (rc < 0)
        return rc;
    *out = pcre2_code_copy(regex->code);
    rc = *out != NULL ? SYMA_OK : SYMA_ENOMEM;
    symai_forks_hold();
    has_jit = rc >= 0 && pcre2_jit_compile(*out, PCRE2_JIT_COMPLETE) == 0;
    symai_forks_release();
    if (symai_regex_memory_end(&regex->memory) < 0)
        rc = SYMA_ENOMEM;
    if (rc < 0 || !has_jit) {
        free_code(*out);
        *out = NULL;
        symai_regex_memory_free(&regex->memory);
    }
    return rc;
}

static int is_tried(const struct symai_regex *regex)
{
    return atomic_load_explicit(&regex->is_tried, memory_order_acquire);
}

/* Only for the thread that has taken it. */
static int make_fast(struct symai_regex *regex)
{
    pcre2_code *fast;
    int rc = jit_compile(regex, &fast);

    if (rc < 0) {
        atomic_flag_clear_explicit(&regex->is_taken, memory_order_release);
        return rc;
    }
    atomic_store_explicit(&regex->fast, fast, memory_order_release);
    atomic_store_explicit(&regex->is_tried, 1, memory_order_release);
    return SYMA_OK;
}

/* One thread makes it; the others wait for it, but not without end, and only
 * once: in the child of a fork nobody may be left to finish it. */
static int compile_more(struct symai_regex *regex)
{
    int i;

    for (i = 0; i < YIELDS && !is_tried(regex); i++) {
        if (!atomic_flag_test_and_set_explicit(&regex->is_taken,
                                               memory_order_acquire))
            return make_fast(regex);
        sched_yield();
    }
    atomic_store_explicit(&regex->is_tried, 1, memory_order_release);
    return SYMA_OK;
}

/* Machine code, made now where it is not there. Without JIT the pattern is
 * interpreted: slower, with the same result. SYMA_OK or SYMA_ENOMEM. */
static int best_code(const struct symai_regex *regex, const pcre2_code **out)
{
    int rc = SYMA_OK;

    if (!is_tried(regex))
        rc = compile_more((struct symai_regex *)(uintptr_t)regex);
    *out = atomic_load_explicit(&regex->fast, memory_order_acquire);
    if (*out == NULL)
        *out = regex->code;
    return rc;
}

/* 1: machine code is not worth it yet, with these bytes more. */
static int is_among_few(const struct symai_regex *regex, size_t len)
{
    struct symai_regex *shared = (struct symai_regex *)(uintptr_t)regex;
    unsigned before;

    if (is_tried(regex))
        return 0;
    before = atomic_fetch_add_explicit(&shared->bytes, (unsigned)len,
                                       memory_order_relaxed);
    return before + len <= symai_regex_patience;
}

int symai_regex_compile(const char *pattern, size_t len, int flags,
                        struct symai_regex **out, struct symai_errmsg *msg)
{
    struct symai_regex *regex = NULL;
    int rc;

    *out = NULL;
    regex = symai_calloc(1, sizeof(*regex));
    if (regex == NULL)
        return symai_errmsg_set(msg, SYMA_ENOMEM, 0, "out of memory");
    atomic_flag_clear_explicit(&regex->is_taken, memory_order_relaxed);
    regex->pattern_len = len;
    regex->is_utf = (flags & SYMAI_REGEX_UTF) != 0;
    rc =
        compile_checked(pattern, len, flags, &regex->memory, &regex->code, msg);
    if (rc < 0)
        symai_regex_free(regex);
    else
        *out = regex;
    return rc;
}

void symai_regex_free(struct symai_regex *regex)
{
    if (regex == NULL)
        return;
    free_code(atomic_load_explicit(&regex->fast, memory_order_relaxed));
    free_code(regex->code);
    symai_regex_memory_free(&regex->memory);
    symai_free(regex);
}

int symai_regex_scratch_new(int64_t match_limit,
                            struct symai_regex_scratch **out)
{
    struct symai_regex_scratch *s;

    *out = NULL;
    s = symai_calloc(1, sizeof(*s));
    if (s == NULL)
        return SYMA_ENOMEM;
    s->match_limit = UINT32_MAX;
    if (match_limit < (int64_t)UINT32_MAX)
        s->match_limit = match_limit < 1 ? 1 : (uint32_t)match_limit;
    s->context = pcre2_match_context_create(NULL);
    s->data = pcre2_match_data_create(1, NULL);
    if (s->context == NULL || s->data == NULL) {
        symai_regex_scratch_free(s);
        return SYMA_ENOMEM;
    }
    pcre2_set_depth_limit(s->context, s->match_limit);
    pcre2_set_heap_limit(s->context, HEAP_MAX_KIB);
    *out = s;
    return SYMA_OK;
}

void symai_regex_scratch_free(struct symai_regex_scratch *scratch)
{
    if (scratch == NULL)
        return;
    pcre2_jit_stack_free(scratch->stack);
    pcre2_match_data_free(scratch->data);
    pcre2_match_context_free(scratch->context);
    symai_free(scratch);
}

/* On the 32 KiB of the thread's own stack that machine code takes without it,
 * what matches otherwise would come to a limit; but hardly any match does, and
 * to map and unmap as much costs more than many a page. */
static int give_stack(struct symai_regex_scratch *s)
{
    s->stack = pcre2_jit_stack_create(JIT_STACK_FIRST, JIT_STACK_MAX, NULL);
    if (s->stack == NULL)
        return 0;
    pcre2_jit_stack_assign(s->context, NULL, s->stack);
    return 1;
}

/* Matches that begin at first to last, with limit steps for each of these
 * beginnings. PCRE2's own result. */
static int run(const struct search *search, size_t first, size_t last,
               uint32_t limit)
{
    struct symai_regex_scratch *s = search->scratch;
    int rc;

    pcre2_set_match_limit(s->context, limit);
    pcre2_set_offset_limit(s->context, last);
    do {
        rc = pcre2_match(search->code, (PCRE2_SPTR8)search->text, search->len,
                         first, 0, s->data, s->context);
        if (rc != PCRE2_ERROR_JIT_STACKLIMIT || s->stack != NULL)
            return rc;
    } while (give_stack(s));
    return PCRE2_ERROR_NOMEMORY;
}

static int is_inside_character(const struct search *search, size_t at)
{
    return search->regex->is_utf && at < search->len &&
           ((unsigned char)search->text[at] & 0xc0) == 0x80;
}

/* One beginning that needs more than steps: ever more of them, up to the
 * limit, as long as the budget of the whole match has them. */
static int run_costly(const struct search *search, size_t at, uint32_t steps,
                      uint64_t *budget)
{
    const uint32_t limit = search->scratch->match_limit;
    int rc = PCRE2_ERROR_MATCHLIMIT;

    while (rc == PCRE2_ERROR_MATCHLIMIT && steps < limit) {
        steps = steps > limit / 8 ? limit : steps * 8;
        if (*budget < steps)
            break;
        *budget -= steps;
        rc = run(search, at, at, steps);
    }
    return rc;
}

/* Some beginning needs more than steps: find out which ones, and let these
 * few, and only these, have more. */
static int run_in_windows(const struct search *search, size_t from,
                          uint32_t steps)
{
    uint64_t budget = (uint64_t)search->scratch->match_limit * LIMITS_A_MATCH;
    size_t alone_until = from; /* up to here one by one */
    size_t at = from;
    size_t last;
    int rc;

    while (at <= search->len) {
        last = at < alone_until ? at : at + WINDOW - 1;
        if (last > search->len)
            last = search->len;
        rc = run(search, at, last, steps);
        if (rc == PCRE2_ERROR_MATCHLIMIT && last > at) {
            alone_until = last + 1;
            continue;
        }
        if (rc == PCRE2_ERROR_MATCHLIMIT)
            rc = run_costly(search, at, steps, &budget);
        if (rc != PCRE2_ERROR_NOMATCH)
            return rc;
        at = last + 1;
        while (is_inside_character(search, at))
            at++;
    }
    return PCRE2_ERROR_NOMATCH;
}

static int search_all(const struct search *search, size_t from)
{
    uint32_t limit = search->scratch->match_limit;
    uint64_t share = (uint64_t)limit * LIMITS_A_MATCH / 2;
    uint64_t least = STEPS_MIN + search->regex->pattern_len / BYTES_A_STEP;
    uint32_t steps = limit;
    int rc;

    share /= search->len - from + 1;
    if (share < least)
        share = least;
    if (share < limit)
        steps = (uint32_t)share;
    rc = run(search, from, search->len, steps);
    if (rc == PCRE2_ERROR_MATCHLIMIT && steps < limit)
        rc = run_in_windows(search, from, steps);
    return rc;
}

static int is_limit(int rc)
{
    return rc == PCRE2_ERROR_MATCHLIMIT || rc == PCRE2_ERROR_DEPTHLIMIT ||
           rc == PCRE2_ERROR_HEAPLIMIT || rc == PCRE2_ERROR_JIT_STACKLIMIT ||
           rc == PCRE2_ERROR_RECURSELOOP;
}

static int interpret(struct search *search, size_t from)
{
    const uint32_t limit = search->scratch->match_limit;
    const size_t steps = STEPS_BEFORE_JIT / (search->len - from + 1);

    search->code = search->regex->code;
    return run(search, from, search->len,
               limit < steps ? limit : (uint32_t)steps);
}

/* Of a short text the answer is that of the interpreter, if few steps lead to
 * it, and else that of machine code; the two count their steps otherwise, and
 * without a limit they agree. So it is the same at any time, though later the
 * second is asked first. Of bytes that are no UTF-8 they need not agree. */
static int search_cheaply(struct search *search, size_t from)
{
    const int is_short =
        !search->regex->is_utf && search->len - from <= symai_regex_patience;
    int was_asked = 0;
    int few;
    int rc;

    if (is_short && is_among_few(search->regex, search->len - from)) {
        rc = interpret(search, from);
        if (!is_limit(rc))
            return rc;
        was_asked = 1;
    }
    if (best_code(search->regex, &search->code) < 0)
        return PCRE2_ERROR_NOMEMORY;
    rc = search_all(search, from);
    if (is_short && !was_asked && is_limit(rc)) {
        few = interpret(search, from);
        if (!is_limit(few))
            rc = few;
    }
    return rc;
}

int symai_regex_match(const struct symai_regex *regex,
                      struct symai_regex_scratch *scratch, const char *text,
                      size_t len, size_t from, struct symai_match *out)
{
    struct search search = {regex, NULL, scratch, text, len};
    const PCRE2_SIZE *ends;
    int rc;

    if (from > len)
        return 0;
    rc = search_cheaply(&search, from);
    if (rc >= 0) {
        ends = pcre2_get_ovector_pointer(scratch->data);
        out->end = ends[1];
        /* \K can move the start behind the end. */
        out->start = ends[0] <= ends[1] ? ends[0] : ends[1];
        return 1;
    }
    if (rc == PCRE2_ERROR_NOMATCH)
        return 0;
    if (is_limit(rc))
        return SYMA_ELIMIT;
    return rc == PCRE2_ERROR_NOMEMORY ? SYMA_ENOMEM : SYMA_EINTERNAL;
}

/* Not what PCRE2 was built with, but what works: a hardened system can refuse
 * memory that is both written and run. */
int symai_regex_has_jit(void)
{
    PCRE2_SIZE at;
    pcre2_code *code;
    int error;
    int rc;

    code = pcre2_compile((PCRE2_SPTR8) "a", 1, 0, &error, &at, NULL);
    if (code == NULL)
        return 0;
    symai_forks_hold();
    rc = pcre2_jit_compile(code, PCRE2_JIT_COMPLETE);
    symai_forks_release();
    free_code(code);
    return rc == 0;
}
