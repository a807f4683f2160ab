/* SPDX-License-Identifier: MIT */
/*
 * gen_builtin_rules FILE.xml...: the rules of these files as the tables that
 * the library points at, on standard output: lib/judge/builtin_rules.c. Made
 * of the library's own code, so that what is read while building is what
 * would be read at run time. Run while building; never installed.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "judge/ruleset.h"

/* The library without its rules: this program makes them. */
const struct symai_tables *const symai_builtin_tables = NULL;

static void fail(const char *file, const char *what)
{
    fprintf(stderr, "gen_builtin_rules: %s: %s\n", file, what);
    exit(1);
}

static void load(syma_ruleset *r, const char *path)
{
    FILE *file = fopen(path, "rb");
    struct symai_buf bytes;
    char chunk[65536];
    size_t n;

    if (file == NULL)
        fail(path, "cannot be read");
    symai_buf_init(&bytes, (size_t)16 << 20);
    while ((n = fread(chunk, 1, sizeof chunk, file)) > 0) {
        if (symai_buf_add(&bytes, chunk, n) < 0)
            fail(path, "no memory");
    }
    fclose(file);
    if (syma_ruleset_load(r, bytes.data, bytes.len) < 0) {
        fprintf(stderr, "%s:%zu: %s\n", path, syma_ruleset_error_line(r),
                syma_ruleset_last_error(r));
        exit(1);
    }
    symai_buf_free(&bytes);
}

/* One character of a string constant. Three digits, so that what follows is
 * never one more of them; no trigraphs. */
static void write_character(unsigned char c)
{
    if (c < ' ' || c >= 0x7f || c == '"' || c == '\\' || c == '?')
        printf("\\%03o", c);
    else
        putchar(c);
}

static void write_text(const char *name, const char *text, size_t len)
{
    size_t i;

    printf("static const char %s[] =", name);
    for (i = 0; i < len; i++) {
        if (i % 64 == 0)
            printf("%s\n    \"", i > 0 ? "\"" : "");
        write_character((unsigned char)text[i]);
    }
    printf(len > 0 ? "\";\n\n" : " \"\";\n\n");
}

static void begin(const char *type, const char *name)
{
    printf("static const %s %s[] = {", type, name);
}

/* Good until the next call. */
static const char *named(const char *prefix, const char *name)
{
    static char text[64];

    snprintf(text, sizeof text, "%s%s", prefix, name);
    return text;
}

/* An array is never empty in C: a zero stands behind. */
static void end(const char *zero)
{
    printf("\n    %s};\n\n", zero);
}

static void new_line(size_t i, size_t a_line)
{
    if (i % a_line == 0)
        printf("\n    ");
}

static void write_8(const char *name, const uint8_t *numbers, size_t count)
{
    size_t i;

    begin("uint8_t", name);
    for (i = 0; i < count; i++) {
        new_line(i, 20);
        printf("%u,", numbers[i]);
    }
    end("0");
}

static void write_16(const char *name, const uint16_t *numbers, size_t count)
{
    size_t i;

    begin("uint16_t", name);
    for (i = 0; i < count; i++) {
        new_line(i, 12);
        printf("%u,", numbers[i]);
    }
    end("0");
}

static void write_32(const char *name, const uint32_t *numbers, size_t count)
{
    size_t i;

    begin("uint32_t", name);
    for (i = 0; i < count; i++) {
        new_line(i, 10);
        printf("%" PRIu32 ",", numbers[i]);
    }
    end("0");
}

static void write_states(const char *name, const struct symai_automaton *a,
                         const uint16_t *said)
{
    const struct symai_state *states = a->states;
    size_t i;

    begin("struct symai_state", name);
    for (i = 0; i < a->state_count; i++) {
        new_line(i, 4);
        printf("{%" PRIu32 ",%" PRIu32 ",%u,%u,%u},", states[i].first_child,
               states[i].fail, said[states[i].found], states[i].child_count,
               states[i].label);
    }
    end("{0,0,0,0,0}");
}

static void write_patterns(const char *name,
                           const struct symai_pattern *patterns, size_t count)
{
    size_t i;

    begin("struct symai_pattern", name);
    for (i = 0; i < count; i++) {
        new_line(i, 3);
        printf("{%" PRIu32 ",%" PRIu32 ",%u,%u,%u},", patterns[i].source,
               patterns[i].frame, patterns[i].weight, patterns[i].kind,
               patterns[i].language);
    }
    end("{0,0,0,0,0}");
}

static void write_words(const char *name, const struct symai_words *words,
                        size_t count)
{
    size_t i;

    begin("struct symai_words", name);
    for (i = 0; i < count; i++) {
        new_line(i, 4);
        printf("{%" PRIu32 ",%u,%u},", words[i].source, words[i].kind,
               words[i].language);
    }
    end("{0,0,0}");
}

static void write_products(const struct symai_tables *t)
{
    const struct symai_product *p = t->products;
    size_t i;
    size_t j;

    begin("struct symai_condition", "conditions");
    for (i = 0; i < t->condition_count; i++) {
        new_line(i, 5);
        printf("{%" PRIu32 ",%u},", t->conditions[i].source,
               t->conditions[i].on);
    }
    end("{0,0}");
    begin("struct symai_product", "products");
    for (i = 0; i < t->product_count; i++) {
        printf("\n    {\"");
        for (j = 0; p[i].name[j] != '\0'; j++)
            write_character((unsigned char)p[i].name[j]);
        printf("\",%d,%u,%u,%u,%" PRIu32 "},", p[i].claim, p[i].weight,
               p[i].whole, p[i].condition_count, p[i].first_condition);
    }
    end("{\"\",0,0,0,0,0}");
}

static void write_owners(const struct symai_owners *owners)
{
    size_t i;

    printf("{{");
    for (i = 0; i < SYMAI_CLAIM_COUNT; i++)
        printf("%" PRIu32 "%s", owners->triggers[i],
               i + 1 < SYMAI_CLAIM_COUNT ? "," : "");
    printf("},%" PRIu32 ",UINT64_C(%" PRIu64 ")}", owners->conditions,
           owners->signs);
}

static int are_same(const struct symai_possible *a,
                    const struct symai_possible *b)
{
    return a->signs == b->signs &&
           memcmp(a->languages, b->languages, sizeof a->languages) == 0;
}

/* What is equal is written once: the new number of each, in map; those that
 * stay, in kept. How many these are. */
static size_t find_equal(const struct symai_automaton *a, uint16_t *map,
                         uint16_t *kept)
{
    size_t count = 0;
    size_t i;
    size_t j;

    for (i = 0; i < a->said_count; i++) {
        for (j = 0; j < count; j++) {
            if (are_same(a->said + kept[j], a->said + i))
                break;
        }
        if (j == count)
            kept[count++] = (uint16_t)i;
        map[i] = (uint16_t)j;
    }
    return count;
}

static void write_said(const struct symai_possible *said)
{
    size_t i;

    printf("{UINT64_C(%" PRIu64 "),{", said->signs);
    for (i = 0; i < SYMAI_SIGN_GROUP_MAX; i++)
        printf("%" PRIu32 ",", said->languages[i]);
    printf("}},");
}

static void write_all_owners(const char *prefix,
                             const struct symai_owners *owners, size_t count)
{
    size_t i;

    begin("struct symai_owners", named(prefix, "owners"));
    for (i = 0; i < count; i++) {
        new_line(i, 2);
        write_owners(owners + i);
        putchar(',');
    }
    end("{{0},0,0}");
}

/* How many different things are said in the end. */
static size_t write_arrays(const char *prefix, const struct symai_automaton *a)
{
    static uint16_t map[UINT16_MAX + 1];
    static uint16_t kept[UINT16_MAX + 1];
    size_t count = find_equal(a, map, kept);
    size_t i;

    write_8(named(prefix, "class_of"), a->class_of, 256);
    write_16(named(prefix, "moves"), a->moves,
             (size_t)a->dense_count * a->class_count);
    write_states(named(prefix, "states"), a, map);
    begin("struct symai_possible", named(prefix, "said"));
    for (i = 0; i < count; i++) {
        new_line(i, 3);
        write_said(a->said + kept[i]);
    }
    end("{0,{0}}");
    return count;
}

static void write_automaton(const char *prefix, const struct symai_automaton *a,
                            size_t said)
{
    size_t i;

    printf("{%sclass_of, %smoves, %sstates, %ssaid,\n        %" PRIu32
           ", %" PRIu32 ", %" PRIu32 ", %zu, %" PRIu32 "U, {",
           prefix, prefix, prefix, prefix, a->class_count, a->state_count,
           a->dense_count, said, a->begin_mask);
    for (i = 0; i < sizeof a->begins; i++)
        printf("%u,", a->begins[i]);
    printf("}},\n");
}

static const char *sign_prefix(int sign)
{
    static char prefix[24];

    snprintf(prefix, sizeof prefix, "sign%d_", sign);
    return prefix;
}

/* How many different things each automaton says. */
struct said_counts {
    size_t of_label;
    size_t of_sign[SYMAI_SIGN_COUNT];
};

static void write_gram(const char *prefix, size_t which,
                       const struct symai_gram *g)
{
    char own[48];

    snprintf(own, sizeof own, "%sgram%zu_", prefix, which);
    write_8(named(own, "bits"), g->bits, (size_t)1 << g->bits_bits >> 3);
    write_32(named(own, "from"), g->from, ((size_t)1 << g->from_bits) + 1);
}

static void write_needle_arrays(const char *prefix,
                                const struct symai_needles *n)
{
    size_t i;

    begin("struct symai_needle", named(prefix, "needles"));
    for (i = 0; i < n->count; i++) {
        new_line(i, 3);
        printf("{0x%" PRIx64 ",%" PRIu32 ",%u,%u},", n->needles[i].bytes,
               n->needles[i].first_need, n->needles[i].need_count,
               n->needles[i].owners);
    }
    end("{0,0,0,0}");
    write_16(named(prefix, "needs"), n->needs, n->need_count);
    write_all_owners(prefix, n->owners, n->owners_count);
    for (i = 0; i < SYMAI_GRAM_COUNT; i++)
        write_gram(prefix, i, &n->grams[i]);
    write_8(named(prefix, "begins"), n->begins,
            (size_t)1 << SYMAI_BEGIN_BITS >> 3);
}

static void write_needles(const char *prefix, const struct symai_needles *n)
{
    int i;

    printf("{%sneedles, %sneeds, %sowners, {", prefix, prefix, prefix);
    for (i = 0; i < SYMAI_GRAM_COUNT; i++)
        printf("{%sgram%d_bits, %sgram%d_from, %" PRIu32 ", %" PRIu32 "}, ",
               prefix, i, prefix, i, n->grams[i].bits_bits,
               n->grams[i].from_bits);
    printf("},\n        %sbegins, %" PRIu32 ", %" PRIu32 ", %" PRIu32 "},\n",
           prefix, n->count, n->need_count, n->owners_count);
}

/* A sign without words has no arrays. */
static void write_all_arrays(const struct symai_tables *t,
                             struct said_counts *said)
{
    int i;

    write_needle_arrays("text_", &t->of_text);
    write_needle_arrays("marks_", &t->of_marks);
    said->of_label = write_arrays("label_", &t->of_label);
    for (i = 0; i < SYMAI_SIGN_COUNT; i++) {
        if (t->of_sign[i].state_count > 0)
            said->of_sign[i] = write_arrays(sign_prefix(i), &t->of_sign[i]);
    }
}

static void write_automata(const struct symai_tables *t,
                           const struct said_counts *said)
{
    int i;

    printf("    .of_text = ");
    write_needles("text_", &t->of_text);
    printf("    .of_marks = ");
    write_needles("marks_", &t->of_marks);
    printf("    .of_label = ");
    write_automaton("label_", &t->of_label, said->of_label);
    printf("    .of_sign = {\n");
    for (i = 0; i < SYMAI_SIGN_COUNT; i++) {
        printf("    ");
        if (t->of_sign[i].state_count > 0)
            write_automaton(sign_prefix(i), &t->of_sign[i], said->of_sign[i]);
        else
            printf("{0},\n");
    }
    printf("    },\n");
}

static void write_when(const struct symai_when_words *when)
{
    const struct symai_phrase *p = when->phrases;
    size_t i;

    write_text("when_text", when->text, when->text_len);
    begin("struct symai_phrase", "phrases");
    for (i = 0; i < when->count; i++) {
        new_line(i, 2);
        printf("{{{%" PRIu64 "u,%" PRIu64 "u}},%" PRIu32 ",%" PRIu32 "},",
               p[i].slots.bits[0], p[i].slots.bits[1], p[i].text, p[i].len);
    }
    end("{{{0,0}},0,0}");
}

static void write_small(const struct symai_tables *t)
{
    size_t i;

    begin("uint64_t", "always_needs");
    for (i = 0; i < SYMAI_NEED_WORDS(symai_tables_patterns(t)); i++) {
        new_line(i, 3);
        printf("%" PRIu64 "u,", t->always_needs[i]);
    }
    end("0");
    printf("static const char languages[][SYMAI_LANGUAGE_SIZE] = {");
    for (i = 0; i < t->language_count; i++)
        printf("\"%s\",", t->languages[i]);
    end("\"\"");
    begin("int32_t", "weights");
    for (i = 0; i < SYMAI_WEIGHT_COUNT; i++) {
        new_line(i, 12);
        printf("%" PRId32 ",", t->weights[i]);
    }
    end("-1");
}

static void write_from(const char *name, const uint16_t *from, size_t count)
{
    size_t i;

    printf("    .%s = {", name);
    for (i = 0; i < count; i++)
        printf("%u%s", from[i], i + 1 < count ? "," : "},\n");
}

static void write_counts(const struct symai_tables *t)
{
    int i;

#define COUNT(name) printf("    ." #name " = %" PRIu32 ",\n", t->name)
    COUNT(text_len);
    COUNT(claim_count);
    COUNT(guard_count);
    COUNT(condition_count);
    COUNT(product_count);
    COUNT(trigger_count);
    COUNT(sign_word_count);
    COUNT(language_count);
    printf("    .signs = UINT64_C(%" PRIu64 "),\n", t->signs);
#undef COUNT
    write_from("claims_from", t->claims_from, SYMAI_CLAIM_COUNT + 1);
    write_from("guards_from", t->guards_from, SYMAI_GUARD_COUNT + 1);
    write_from("signs_from", t->signs_from, SYMAI_SIGN_COUNT + 1);
    printf("    .always = ");
    write_owners(&t->always);
    printf(",\n    .always_said = {");
    for (i = 0; i < SYMAI_SIGN_COUNT; i++)
        printf("%" PRIu32 "u,", t->always_said[i]);
    printf("},\n");
}

static void write_tables(const struct symai_tables *t,
                         const struct symai_when_words *when)
{
    struct said_counts said = {0};

    printf("/* SPDX-License-Identifier: MIT */\n"
           "/* Made by tools/gen_builtin_rules from lib/rules; edit those "
           "files. */\n#include \"judge/tables.h\"\n\n");
    write_text("text", t->text, t->text_len);
    write_patterns("claims", t->claims, t->claim_count);
    write_patterns("guards", t->guards, t->guard_count);
    write_words("triggers", t->triggers, t->trigger_count);
    write_words("sign_words", t->sign_words, t->sign_word_count);
    write_products(t);
    write_all_arrays(t, &said);
    write_when(when);
    write_small(t);
    printf("static const struct symai_tables tables = {\n"
           "    .text = text,\n"
           "    .claims = claims,\n"
           "    .guards = guards,\n"
           "    .conditions = conditions,\n"
           "    .products = products,\n"
           "    .triggers = triggers,\n"
           "    .sign_words = sign_words,\n"
           "    .always_needs = always_needs,\n"
           "    .languages = languages,\n"
           "    .weights = weights,\n");
    write_counts(t);
    write_automata(t, &said);
    printf("    .when = {when_text, phrases, %" PRIu32 ", %" PRIu32 "},\n};\n\n"
           "const struct symai_tables *const symai_builtin_tables = &tables;\n",
           when->text_len, when->count);
}

int main(int argc, char **argv)
{
    syma_ruleset *r = NULL;
    struct symai_when_words when;
    int i;

    if (argc < 2) {
        fprintf(stderr, "usage: gen_builtin_rules FILE.xml...\n");
        return 2;
    }
    if (syma_ruleset_new(&r) < 0)
        fail(argv[1], "no memory");
    for (i = 1; i < argc; i++)
        load(r, argv[i]);
    if (syma_ruleset_compile(r) < 0)
        fail(argv[1], "the rules do not compile");
    when = symai_when_lexicon_words(r->when);
    write_tables(r->t, &when);
    syma_ruleset_free(r);
    if (fflush(stdout) != 0 || ferror(stdout))
        fail("standard output", "cannot be written");
    return 0;
}
