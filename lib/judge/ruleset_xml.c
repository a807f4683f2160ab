/* SPDX-License-Identifier: MIT */
/*
 * Reads a <rules> document. Slots are local to their document; all the rest
 * goes to the rule set as patterns over folded text. Literals and frames are
 * kept apart by the schema: a literal is plain words, a frame a pattern.
 */
#include "judge/ruleset_xml.h"

#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "judge/rule_text.h"
#include "port/xml.h"

#define RULES_URI "urn:syma:rules:1"
#define MAX_SLOTS 128
#define MAX_PATTERN 8192
#define MAX_PRODUCTS 512
#define MAX_TIMES 4096

/* Words of time wait until the whole document is known to be good. */
struct time_words {
    char *slot;
    char *words;
};

struct reader {
    struct symai_collection *rules;
    struct symai_when_lexicon *when;
    struct symai_vec slots; /* struct symai_slot */
    struct symai_vec times; /* struct time_words */
    int language;
    int kind;               /* of the open claim, guard or sign */
    struct symai_vec *into; /* claims or guards; NULL: a sign */
    struct symai_product *product;
    uint64_t weights_given; /* one bit each, in this document */
};

_Static_assert(SYMAI_WEIGHT_COUNT <= 64, "one bit a weight");

/* The pattern of a node's text, by a frame or a literal. */
static int read_pattern(struct reader *reader, struct symai_xml_node *node,
                        int is_literal, struct symai_buf *out)
{
    struct symai_errmsg msg;
    int rc;

    symai_errmsg_clear(&msg);
    if (symai_xml_text(node)[0] == '\0')
        return symai_xml_fail(node, SYMA_ESYNTAX, "empty pattern");
    if (is_literal)
        rc = symai_rule_literal(symai_xml_text(node), out);
    else
        rc = symai_rule_frame(symai_xml_text(node), reader->slots.items,
                              reader->slots.count, out, &msg);
    if (rc == SYMA_ELIMIT)
        return symai_xml_fail(node, rc, "pattern longer than %d bytes",
                              MAX_PATTERN);
    if (rc < 0)
        return symai_xml_fail(node, rc, "%s",
                              msg.text[0] ? msg.text : syma_strerror(rc));
    return SYMA_OK;
}

static int read_number(struct symai_xml_node *node, const char *text, int max,
                       int *out)
{
    int64_t value;

    if (symai_parse_int64(text, strlen(text), &value) < 0 || value < 0 ||
        value > max)
        return symai_xml_fail(node, SYMA_ESYNTAX,
                              "weight '%s' is not a number from 0 to %d", text,
                              max);
    *out = (int)value;
    return SYMA_OK;
}

static int read_weight(struct symai_xml_node *node, int fallback, int *out)
{
    const char *text = symai_xml_value(node, "weight");

    *out = fallback;
    return text == NULL ? SYMA_OK : read_number(node, text, 1000, out);
}

/* A number of the table of weights, in place of the one it had. */
static int weight_end(void *user, struct symai_xml_node *node)
{
    struct reader *reader = user;
    int weight =
        symai_name_index(symai_weight_names(), symai_xml_value(node, "of"));
    uint64_t bit = UINT64_C(1) << weight;
    int value = 0;
    int rc;

    if ((reader->weights_given & bit) != 0)
        return symai_xml_fail(node, SYMA_ESYNTAX, "weight of '%s' given twice",
                              symai_xml_value(node, "of"));
    reader->weights_given |= bit;
    rc = read_number(node, symai_xml_text(node), symai_weight_max(weight),
                     &value);
    if (rc >= 0)
        reader->rules->weights[weight] = value;
    return rc;
}

static int rules_start(void *user, struct symai_xml_node *node)
{
    struct reader *reader = user;
    const char *language = symai_xml_value(node, "language");

    if (strlen(language) >= sizeof reader->rules->languages[0] ||
        language[0] == '\0')
        return symai_xml_fail(node, SYMA_ESYNTAX,
                              "language '%s' is not a language tag", language);
    reader->language = symai_collection_language(reader->rules, language);
    if (reader->language < 0)
        return symai_xml_fail(node, reader->language, "more than %d languages",
                              SYMAI_LANGUAGES_MAX);
    return SYMA_OK;
}

static int slot_end(void *user, struct symai_xml_node *node)
{
    struct reader *reader = user;
    const char *name = symai_xml_value(node, "name");
    struct symai_slot *slot;
    struct symai_buf pattern;
    void *item;
    int rc;

    symai_buf_init(&pattern, MAX_PATTERN);
    rc = read_pattern(reader, node, 0, &pattern);
    if (rc < 0)
        goto done;
    if (strlen(name) >= sizeof slot->name || name[0] == '\0') {
        rc = symai_xml_fail(node, SYMA_ESYNTAX,
                            "slot name '%s' is not 1 to %d characters long",
                            name, (int)sizeof slot->name - 1);
        goto done;
    }
    rc = symai_vec_push(&reader->slots, &item);
    if (rc < 0) {
        rc = symai_xml_fail(node, rc, "more than %d slots", MAX_SLOTS);
        goto done;
    }
    slot = item;
    memcpy(slot->name, name, strlen(name) + 1);
    rc = symai_buf_detach(&pattern, &slot->source);
done:
    symai_buf_free(&pattern);
    return rc;
}

static int add_trigger(struct reader *reader, struct symai_xml_node *node,
                       const char *trigger)
{
    struct symai_buf pattern;
    struct symai_errmsg msg;
    int rc;

    symai_errmsg_clear(&msg);
    symai_buf_init(&pattern, MAX_PATTERN);
    rc = symai_rule_frame(trigger, reader->slots.items, reader->slots.count,
                          &pattern, &msg);
    if (rc >= 0)
        rc = symai_collection_add_trigger(reader->rules, reader->kind,
                                          reader->language, pattern.data, &msg);
    if (rc < 0)
        rc = symai_xml_fail(node, rc, "trigger: %s",
                            msg.text[0] ? msg.text : syma_strerror(rc));
    symai_buf_free(&pattern);
    return rc;
}

static int claim_start(void *user, struct symai_xml_node *node)
{
    struct reader *reader = user;

    reader->kind =
        symai_name_index(symai_claim_names(), symai_xml_value(node, "kind"));
    reader->into = &reader->rules->claims;
    return add_trigger(reader, node, symai_xml_value(node, "trigger"));
}

static int guard_start(void *user, struct symai_xml_node *node)
{
    struct reader *reader = user;

    reader->kind =
        symai_name_index(symai_guard_names(), symai_xml_value(node, "kind"));
    reader->into = &reader->rules->guards;
    return SYMA_OK;
}

static int sign_start(void *user, struct symai_xml_node *node)
{
    struct reader *reader = user;

    reader->kind =
        symai_name_index(symai_sign_names(), symai_xml_value(node, "for"));
    reader->into = NULL;
    return SYMA_OK;
}

static int words_end(struct reader *reader, struct symai_xml_node *node,
                     int is_literal)
{
    struct symai_buf pattern;
    struct symai_errmsg msg;
    int weight = 1000;
    int rc;

    symai_errmsg_clear(&msg);
    symai_buf_init(&pattern, MAX_PATTERN);
    rc = read_pattern(reader, node, is_literal, &pattern);
    if (rc >= 0)
        rc = read_weight(node, 1000, &weight);
    if (rc < 0)
        goto done;
    if (reader->into != NULL)
        rc = symai_collection_add_pattern(reader->rules, reader->into,
                                          reader->kind, weight,
                                          reader->language, pattern.data, &msg);
    else
        rc = symai_collection_add_sign(reader->rules, reader->kind,
                                       reader->language, pattern.data, &msg);
    if (rc < 0)
        rc = symai_xml_fail(node, rc, "%s",
                            msg.text[0] ? msg.text : syma_strerror(rc));
done:
    symai_buf_free(&pattern);
    return rc;
}

static int literal_end(void *user, struct symai_xml_node *node)
{
    return words_end(user, node, 1);
}

static int frame_end(void *user, struct symai_xml_node *node)
{
    return words_end(user, node, 0);
}

static int product_start(void *user, struct symai_xml_node *node)
{
    struct reader *reader = user;
    const char *name = symai_xml_value(node, "name");
    const char *claim = symai_xml_value(node, "claim");
    struct symai_product *product;
    int weight;
    void *item;
    int rc;

    rc = symai_vec_push(&reader->rules->products, &item);
    if (rc < 0)
        return symai_xml_fail(node, rc, "more than %d products", MAX_PRODUCTS);
    product = item;
    if (strlen(name) >= sizeof product->name || name[0] == '\0')
        return symai_xml_fail(
            node, SYMA_ESYNTAX,
            "product name '%s' is not 1 to %d characters long", name,
            (int)sizeof product->name - 1);
    memcpy(product->name, name, strlen(name) + 1);
    product->claim =
        claim == NULL ? -1
                      : (int16_t)symai_name_index(symai_claim_names(), claim);
    product->whole = symai_xml_value(node, "whole") != NULL;
    product->first_condition = (uint32_t)reader->rules->conditions.count;
    reader->product = product;
    rc = read_weight(node, 1000, &weight);
    product->weight = (uint16_t)weight;
    return rc;
}

static int product_end(void *user, struct symai_xml_node *node)
{
    struct reader *reader = user;

    if (reader->product->condition_count == 0)
        return symai_xml_fail(node, SYMA_ESYNTAX,
                              "product '%s' has no condition",
                              reader->product->name);
    return SYMA_OK;
}

static int condition_end(struct reader *reader, struct symai_xml_node *node,
                         int on)
{
    struct symai_buf pattern;
    struct symai_errmsg msg;
    int rc;

    symai_errmsg_clear(&msg);
    symai_buf_init(&pattern, MAX_PATTERN);
    rc = read_pattern(reader, node, 0, &pattern);
    if (rc < 0)
        goto done;
    rc = symai_collection_add_condition(reader->rules, on, pattern.data, &msg);
    if (rc < 0)
        rc = symai_xml_fail(node, rc, "%s",
                            msg.text[0] ? msg.text : syma_strerror(rc));
    else
        reader->product->condition_count++;
done:
    symai_buf_free(&pattern);
    return rc;
}

static int title_end(void *user, struct symai_xml_node *node)
{
    return condition_end(user, node, SYMAI_ON_TITLE);
}

static int text_end(void *user, struct symai_xml_node *node)
{
    return condition_end(user, node, SYMAI_ON_TEXT);
}

static int mark_end(void *user, struct symai_xml_node *node)
{
    return condition_end(user, node, SYMAI_ON_MARK);
}

static int header_end(void *user, struct symai_xml_node *node)
{
    return condition_end(user, node, SYMAI_ON_HEADER);
}

static int is_time_slot(const char *slot)
{
    return symai_name_index(symai_when_slots(), slot) >= 0;
}

static int time_end(void *user, struct symai_xml_node *node)
{
    struct reader *reader = user;
    const char *slot = symai_xml_value(node, "slot");
    const char *nearest = symai_str_nearest(slot, symai_when_slots());
    struct time_words *words;
    void *item;
    int rc;

    if (!is_time_slot(slot))
        return symai_xml_fail(node, SYMA_ESYNTAX,
                              "unknown time slot '%s'%s%s%s", slot,
                              nearest ? "; did you mean '" : "",
                              nearest ? nearest : "", nearest ? "'?" : "");
    rc = symai_vec_push(&reader->times, &item);
    if (rc < 0)
        return symai_xml_fail(node, rc, "more than %d words of time",
                              MAX_TIMES);
    words = item;
    rc = symai_strdup(slot, &words->slot);
    if (rc >= 0)
        rc = symai_strdup(symai_xml_text(node), &words->words);
    return rc;
}

static int keep_times(const struct reader *reader)
{
    const struct time_words *words;
    size_t i;
    int rc = SYMA_OK;

    for (i = 0; i < reader->times.count && rc >= 0; i++) {
        words = symai_vec_at(&reader->times, i);
        rc = symai_when_lexicon_add(reader->when, words->slot, words->words);
    }
    return rc;
}

static void reader_clear(struct reader *reader)
{
    struct time_words *words;
    struct symai_slot *slot;
    size_t i;

    for (i = 0; i < reader->slots.count; i++) {
        slot = symai_vec_at(&reader->slots, i);
        symai_free(slot->source);
    }
    for (i = 0; i < reader->times.count; i++) {
        words = symai_vec_at(&reader->times, i);
        symai_free(words->slot);
        symai_free(words->words);
    }
    symai_vec_free(&reader->slots);
    symai_vec_free(&reader->times);
}

/* The table of the document. Name lists come from rule.c at run time, so the
 * elements are put together once for each reading. */
struct table {
    struct symai_xml_attribute rules_attributes[2];
    struct symai_xml_attribute slot_attributes[2];
    struct symai_xml_attribute claim_attributes[3];
    struct symai_xml_attribute guard_attributes[2];
    struct symai_xml_attribute sign_attributes[2];
    struct symai_xml_attribute weight_attributes[2];
    struct symai_xml_attribute of_attributes[2];
    struct symai_xml_attribute product_attributes[5];
    struct symai_xml_attribute time_attributes[2];
    struct symai_xml_element rules, slot, claim, guard, sign, product, time;
    struct symai_xml_element weight, literal, frame, title, text, mark, header;
    const struct symai_xml_element *rules_children[8];
    const struct symai_xml_element *words_children[3];
    const struct symai_xml_element *product_children[5];
};

static struct symai_xml_attribute attribute(const char *name, int required,
                                            const char *const *values)
{
    struct symai_xml_attribute a = {name, required, values};

    return a;
}

static struct symai_xml_element
element(const char *name, const struct symai_xml_attribute *attributes,
        int (*on_start)(void *, struct symai_xml_node *),
        int (*on_end)(void *, struct symai_xml_node *))
{
    struct symai_xml_element e = {name, attributes, NULL, 0, on_start, on_end};

    return e;
}

static struct symai_xml_element
text_element(const char *name, const struct symai_xml_attribute *attributes,
             int (*on_end)(void *, struct symai_xml_node *))
{
    struct symai_xml_element e = {name, attributes, NULL, 1, NULL, on_end};

    return e;
}

static void fill_attributes(struct table *t)
{
    static const char *const yes[] = {"yes", NULL};

    t->rules_attributes[0] = attribute("language", 1, NULL);
    t->slot_attributes[0] = attribute("name", 1, NULL);
    t->claim_attributes[0] = attribute("kind", 1, symai_claim_names());
    t->claim_attributes[1] = attribute("trigger", 1, NULL);
    t->guard_attributes[0] = attribute("kind", 1, symai_guard_names());
    t->sign_attributes[0] = attribute("for", 1, symai_sign_names());
    t->weight_attributes[0] = attribute("weight", 0, NULL);
    t->of_attributes[0] = attribute("of", 1, symai_weight_names());
    t->product_attributes[0] = attribute("name", 1, NULL);
    t->product_attributes[1] = attribute("claim", 0, symai_claim_names());
    t->product_attributes[2] = attribute("weight", 0, NULL);
    t->product_attributes[3] = attribute("whole", 0, yes);
    t->time_attributes[0] = attribute("slot", 1, NULL);
}

static void fill_table(struct table *t)
{
    memset(t, 0, sizeof *t);
    fill_attributes(t);
    t->literal = text_element("literal", t->weight_attributes, literal_end);
    t->frame = text_element("frame", t->weight_attributes, frame_end);
    t->slot = text_element("slot", t->slot_attributes, slot_end);
    t->time = text_element("time", t->time_attributes, time_end);
    t->weight = text_element("weight", t->of_attributes, weight_end);
    t->title = text_element("title", NULL, title_end);
    t->text = text_element("text", NULL, text_end);
    t->mark = text_element("mark", NULL, mark_end);
    t->header = text_element("header", NULL, header_end);
    t->claim = element("claim", t->claim_attributes, claim_start, NULL);
    t->guard = element("guard", t->guard_attributes, guard_start, NULL);
    t->sign = element("sign", t->sign_attributes, sign_start, NULL);
    t->product =
        element("product", t->product_attributes, product_start, product_end);
    t->rules = element("rules", t->rules_attributes, rules_start, NULL);

    t->words_children[0] = &t->literal;
    t->words_children[1] = &t->frame;
    t->claim.children = t->words_children;
    t->guard.children = t->words_children;
    t->sign.children = t->words_children;
    t->product_children[0] = &t->title;
    t->product_children[1] = &t->text;
    t->product_children[2] = &t->mark;
    t->product_children[3] = &t->header;
    t->product.children = t->product_children;
    t->rules_children[0] = &t->slot;
    t->rules_children[1] = &t->claim;
    t->rules_children[2] = &t->guard;
    t->rules_children[3] = &t->sign;
    t->rules_children[4] = &t->product;
    t->rules_children[5] = &t->time;
    t->rules_children[6] = &t->weight;
    t->rules.children = t->rules_children;
}

int symai_ruleset_xml_read(syma_ruleset *r, const char *text, size_t len,
                           struct symai_errmsg *msg)
{
    struct reader reader;
    struct table table;
    int rc;

    memset(&reader, 0, sizeof reader);
    reader.rules = &r->own;
    reader.when = r->when;
    symai_vec_init(&reader.slots, sizeof(struct symai_slot), MAX_SLOTS);
    symai_vec_init(&reader.times, sizeof(struct time_words), MAX_TIMES);
    fill_table(&table);
    rc = symai_xml_read(text, len, SYMAI_XML_FILE_BYTES, &table.rules,
                        RULES_URI, &reader, msg);
    if (rc >= 0)
        rc = keep_times(&reader);
    reader_clear(&reader);
    return rc;
}
