/* SPDX-License-Identifier: MIT */
/*
 * Reads robots.txt line by line and keeps the rules of one agent, their
 * patterns in one normal form (RFC 9309, 2.2). Which groups are ours is known
 * only at the end: until then the rules of "*" are kept beside ours.
 */
#include "discover/robots.h"

#include <stdint.h>
#include <string.h>

#include "base/error.h"
#include "base/mem.h"
#include "base/str.h"
#include "discover/robots_match.h"

#define ADDRESS_MAX 2048 /* of a sitemap: as sitemaps.org has it */
#define TEXT_MAX (SYMAI_ROBOTS_BYTES * 4)

/* A pattern that is looked for inside a path costs as much as the path is
 * long. What is past that many is read more simply and more strictly. */
#define WILD_MAX 1000

struct rule {
    uint32_t pattern;
    uint8_t allows;
    uint8_t is_ours;   /* of a group that names the agent */
    uint8_t is_common; /* of a group of "*" */
};

struct reading {
    struct symai_robots *r;
    const char *agent;
    int in_agents; /* the last line of a group was a user-agent */
    int is_ours;
    int is_common;
    int has_ours; /* some group was */
};

struct field {
    const char *name;
    size_t name_len;
    const char *value;
    size_t len;
};

void symai_robots_init(struct symai_robots *r)
{
    memset(r, 0, sizeof *r);
    symai_buf_init(&r->text, TEXT_MAX);
    symai_vec_init(&r->rules, sizeof(struct rule), SYMAI_ROBOTS_BYTES);
    symai_vec_init(&r->sitemaps, sizeof(uint32_t), SYMAI_ROBOTS_SITEMAPS);
}

void symai_robots_free(struct symai_robots *r)
{
    symai_buf_free(&r->text);
    symai_vec_free(&r->rules);
    symai_vec_free(&r->sitemaps);
    symai_robots_init(r);
}

int symai_robots_answered(struct symai_robots *r, int status)
{
    symai_robots_free(r);
    r->allows_nothing = status == 0 || status >= 500;
    return status >= 200 && status < 300;
}

/* Appends it, in its normal form or as it is. */
static int keep_text(struct symai_robots *r, const char *value, size_t len,
                     int is_pattern, uint32_t *out)
{
    int rc;

    *out = (uint32_t)r->text.len;
    rc = is_pattern ? symai_robots_normalize(value, len, 1, &r->text)
                    : symai_buf_add(&r->text, value, len);
    if (rc == SYMA_OK)
        rc = symai_buf_add(&r->text, "", 1);
    return rc;
}

static int take_agent(struct reading *g, const struct field *f)
{
    size_t n = 0;

    if (!g->in_agents) {
        g->is_ours = 0;
        g->is_common = 0;
    }
    g->in_agents = 1;
    while (n < f->len && (symai_ascii_is_alpha((unsigned char)f->value[n]) ||
                          f->value[n] == '-' || f->value[n] == '_'))
        n++;
    if (symai_ascii_equal_n(f->value, n, g->agent)) {
        g->is_ours = 1;
        g->has_ours = 1;
    }
    if (f->len > 0 && f->value[0] == '*')
        g->is_common = 1;
    return SYMA_OK;
}

static int take_rule(struct reading *g, const struct field *f, int allows)
{
    struct symai_robots *r = g->r;
    struct rule rule = {0, (uint8_t)allows, (uint8_t)g->is_ours,
                        (uint8_t)g->is_common};
    const char *value = f->value;
    size_t len = f->len;
    const char *star = memchr(value, '*', len);
    int rc;

    g->in_agents = 0;
    if ((!g->is_ours && !g->is_common) || len == 0)
        return SYMA_OK;
    if (star != NULL && r->wild == WILD_MAX) {
        if (allows)
            return SYMA_OK;
        /* All that begins as it does; "*.pdf" may begin anyhow. */
        len = (size_t)(star - value);
        if (len == 0) {
            value = "/";
            len = 1;
        }
        star = NULL;
    }
    r->wild += star != NULL;
    rc = keep_text(r, value, len, 1, &rule.pattern);
    return rc < 0 ? rc : symai_vec_add(&r->rules, &rule, sizeof rule);
}

/* Belongs to no group and ends none. */
static int take_sitemap(struct reading *g, const struct field *f)
{
    struct symai_robots *r = g->r;
    uint32_t offset;
    size_t i;
    int rc;

    if (f->len == 0 || f->len > ADDRESS_MAX ||
        r->sitemaps.count == SYMAI_ROBOTS_SITEMAPS)
        return SYMA_OK;
    for (i = 0; i < f->len; i++)
        if ((unsigned char)f->value[i] <= 0x20)
            return SYMA_OK;
    rc = keep_text(r, f->value, f->len, 0, &offset);
    return rc < 0 ? rc : symai_vec_add(&r->sitemaps, &offset, sizeof offset);
}

static int take_field(struct reading *g, const struct field *f)
{
    if (symai_ascii_equal_n(f->name, f->name_len, "user-agent"))
        return take_agent(g, f);
    if (symai_ascii_equal_n(f->name, f->name_len, "disallow"))
        return take_rule(g, f, 0);
    if (symai_ascii_equal_n(f->name, f->name_len, "allow"))
        return take_rule(g, f, 1);
    if (symai_ascii_equal_n(f->name, f->name_len, "sitemap"))
        return take_sitemap(g, f);
    return SYMA_OK;
}

static int take_line(struct reading *g, const char *line, size_t len)
{
    const char *end = memchr(line, '#', len);
    struct field f;

    if (end != NULL)
        len = (size_t)(end - line);
    end = memchr(line, ':', len);
    if (end == NULL)
        return SYMA_OK;
    f.name = line;
    f.name_len = (size_t)(end - line);
    f.value = end + 1;
    f.len = len - f.name_len - 1;
    symai_str_trim(&f.name, &f.name_len);
    symai_str_trim(&f.value, &f.len);
    return take_field(g, &f);
}

/* Where the agent has groups of its own those of "*" do not count. */
static void choose_groups(struct symai_robots *r, int has_ours)
{
    struct rule *rules = r->rules.items;
    size_t kept = 0;
    size_t i;

    for (i = 0; i < r->rules.count; i++)
        if (has_ours ? rules[i].is_ours : rules[i].is_common)
            rules[kept++] = rules[i];
    r->rules.count = kept;
}

int symai_robots_read(struct symai_robots *r, const char *bytes, size_t len,
                      const char *agent)
{
    struct reading g = {.r = r, .agent = agent};
    size_t at = 0;
    size_t n;
    int rc = SYMA_OK;

    symai_robots_free(r);
    if (len > SYMAI_ROBOTS_BYTES)
        len = SYMAI_ROBOTS_BYTES;
    if (len >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
        at = 3;
    while (at < len && rc == SYMA_OK) {
        for (n = 0; at + n < len; n++)
            if (bytes[at + n] == '\n' || bytes[at + n] == '\r')
                break;
        /* Half a line that the limit has cut is none. */
        if (at + n == SYMAI_ROBOTS_BYTES)
            break;
        rc = take_line(&g, bytes + at, n);
        at += n + 1;
    }
    if (rc == SYMA_OK) {
        choose_groups(r, g.has_ours);
        return SYMA_OK;
    }
    symai_robots_free(r);
    r->allows_nothing = 1;
    return SYMA_ENOMEM;
}

int symai_robots_allows(const struct symai_robots *r, const char *path)
{
    const struct rule *rules = r->rules.items;
    struct symai_buf normal;
    size_t best = 0;
    size_t i;
    int allows = 1;
    int rc;

    if (strcmp(path, "/robots.txt") == 0)
        return 1;
    if (r->allows_nothing || r->rules.count == 0)
        return !r->allows_nothing;
    symai_buf_init(&normal, TEXT_MAX);
    rc = symai_robots_normalize(path, strlen(path), 0, &normal);
    for (i = 0; i < r->rules.count && rc == SYMA_OK; i++) {
        const char *pattern = r->text.data + rules[i].pattern;
        size_t len = strlen(pattern);

        if (len < best || (len == best && !rules[i].allows))
            continue;
        if (!symai_robots_match(pattern, len, normal.data, normal.len))
            continue;
        best = len;
        allows = rules[i].allows;
    }
    symai_buf_free(&normal);
    if (rc == SYMA_ENOMEM)
        return rc;
    return rc == SYMA_OK && allows;
}

const char *symai_robots_sitemap(const struct symai_robots *r, size_t i)
{
    const uint32_t *offset = symai_vec_at(&r->sitemaps, i);

    return offset != NULL ? r->text.data + *offset : NULL;
}
