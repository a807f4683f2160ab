/* SPDX-License-Identifier: MIT */
/*
 * The portal object: its setters, each with its checks and the message that
 * says what is wrong. Needs are kept as indices and never form a circle.
 */
#include "watch/portal.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/options.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/zone_names.h"
#include "judge/expect.h"
#include "port/url.h"
#include "watch/plan.h"
#include "watch/portal_values.h"

#define MAX_SECTIONS 1000
#define NOT_FOUND ((size_t)-1)

static int fail(syma_portal *p, int code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static int fail(syma_portal *p, int code, const char *format, ...)
{
    char text[400];
    va_list args;

    va_start(args, format);
    if (vsnprintf(text, sizeof text, format, args) < 0)
        text[0] = '\0';
    va_end(args);
    return symai_errmsg_set(&p->error, code, 0, "%s", text);
}

void symai_portal_forget_plan(syma_portal *p)
{
    symai_plan_unref(p->plan);
    p->plan = NULL;
}

/* What every setter begins with. */
static void begin_change(syma_portal *p)
{
    symai_errmsg_clear(&p->error);
    symai_portal_forget_plan(p);
}

static int fail_memory(syma_portal *p, int rc)
{
    return fail(p, rc, "%s", syma_strerror(rc));
}

/* Passwords stand in addresses: never shown as they are. */
static int fail_url(syma_portal *p, const char *url, const char *why)
{
    char *shown = NULL;
    int rc = symai_url_redact(url, &shown);

    if (rc < 0)
        return fail_memory(p, rc);
    fail(p, SYMA_EURL, "'%s' %s", shown, why);
    symai_free(shown);
    return SYMA_EURL;
}

/* ---- the object ---- */

int syma_portal_new(const char *id, syma_portal **out)
{
    syma_portal *p;
    int rc;

    if (out == NULL)
        return SYMA_EINVAL;
    *out = NULL;
    if (id == NULL || (id[0] != '\0' && !symai_portal_is_id(id)))
        return SYMA_EINVAL;
    p = symai_calloc(1, sizeof *p);
    if (p == NULL)
        return SYMA_ENOMEM;
    symai_header_list_init(&p->headers);
    symai_vec_init(&p->sections, sizeof(struct symai_section), MAX_SECTIONS);
    symai_window_list_init(&p->windows);
    symai_said_list_init(&p->said);
    rc = symai_strdup(id, &p->id);
    if (rc < 0) {
        syma_portal_free(p);
        return rc;
    }
    *out = p;
    return SYMA_OK;
}

void syma_portal_free(syma_portal *p)
{
    size_t i;

    if (p == NULL)
        return;
    symai_portal_forget_plan(p);
    for (i = 0; i < p->sections.count; i++)
        symai_section_clear(symai_vec_at(&p->sections, i));
    symai_vec_free(&p->sections);
    symai_header_list_free(&p->headers);
    symai_auth_clear(&p->auth);
    symai_window_list_free(&p->windows);
    symai_said_list_free(&p->said);
    symai_free(p->id);
    symai_free(p->home);
    symai_free(p->language);
    symai_free(p->time_zone);
    symai_free(p->zone_dir);
    symai_zone_free(p->zone);
    symai_free(p);
}

const struct symai_section *symai_portal_section(const syma_portal *p, size_t i)
{
    return symai_vec_at(&p->sections, i);
}

size_t symai_portal_find(const syma_portal *p, const char *section_id)
{
    const struct symai_section *all = p->sections.items;
    size_t i;

    for (i = 0; i < p->sections.count; i++)
        if (strcmp(all[i].id, section_id) == 0)
            return i;
    return NOT_FOUND;
}

static int find(syma_portal *p, const char *id, struct symai_section **out)
{
    *out = NULL;
    if (id == NULL) {
        fail(p, SYMA_EINVAL, "no section named");
        return SYMA_EINVAL;
    }
    *out = symai_vec_at(&p->sections, symai_portal_find(p, id));
    if (*out != NULL)
        return SYMA_OK;
    fail(p, SYMA_ENOTFOUND, "no section '%.64s'", id);
    return SYMA_ENOTFOUND;
}

static int replace(syma_portal *p, char **place, const char *value)
{
    char *copy = NULL;
    int rc = symai_strdup(value, &copy);

    if (rc < 0)
        return fail_memory(p, rc);
    symai_free(*place);
    *place = copy;
    return SYMA_OK;
}

int syma_portal_set_home(syma_portal *p, const char *url)
{
    char *absolute = NULL;
    int rc;

    if (p == NULL)
        return SYMA_EINVAL;
    begin_change(p);
    if (url == NULL)
        return fail(p, SYMA_EINVAL, "no home URL");
    rc = symai_url_resolve(url, url, &absolute);
    if (rc == SYMA_EURL)
        return fail_url(p, url,
                        "is not an absolute http or https URL without "
                        "credentials");
    if (rc < 0)
        return fail_memory(p, rc);
    symai_free(p->home);
    p->home = absolute;
    return SYMA_OK;
}

int syma_portal_set_language(syma_portal *p, const char *bcp47)
{
    if (p == NULL)
        return SYMA_EINVAL;
    begin_change(p);
    if (bcp47 == NULL || !symai_portal_is_language(bcp47))
        return fail(p, SYMA_EINVAL,
                    "'%.64s' is not a language tag; write it as in 'fr' or "
                    "'pt-BR'",
                    bcp47 != NULL ? bcp47 : "");
    return replace(p, &p->language, bcp47);
}

int syma_portal_set_zoneinfo_dir(syma_portal *p, const char *folder)
{
    if (p == NULL)
        return SYMA_EINVAL;
    begin_change(p);
    if (folder == NULL)
        return fail(p, SYMA_EINVAL, "no folder of zone files");
    return replace(p, &p->zone_dir, folder);
}

/* Where there are zone files, a name that is none of theirs is a slip of the
 * pen; where there are none, nothing can be said and the name stays. */
int syma_portal_set_time_zone(syma_portal *p, const char *iana_name)
{
    char near[SYMAI_ZONE_NAME_SIZE];
    const char *dir;
    int rc;

    if (p == NULL)
        return SYMA_EINVAL;
    begin_change(p);
    dir = p->zone_dir != NULL ? p->zone_dir
                              : symai_options_str(NULL, SYMAI_OPT_zoneinfo_dir);
    rc = iana_name != NULL ? symai_zone_check(dir, iana_name, near)
                           : SYMA_EINVAL;
    if (rc == SYMA_EINVAL)
        return fail(p, rc,
                    "'%.64s' is not a time zone name; write it as in "
                    "'Europe/Paris' or 'UTC'",
                    iana_name != NULL ? iana_name : "");
    if (rc == SYMA_ENOTFOUND)
        return fail(p, rc, "there is no time zone '%.64s' in %.128s%s%s%s",
                    iana_name, dir, near[0] != '\0' ? "; did you mean '" : "",
                    near, near[0] != '\0' ? "'?" : "");
    if (rc == SYMA_ESYNTAX)
        return fail(p, rc, "the file of time zone '%.64s' in %.128s is damaged",
                    iana_name, dir);
    return rc < 0 ? fail_memory(p, rc) : replace(p, &p->time_zone, iana_name);
}

static int fail_section_url(syma_portal *p, const char *url)
{
    if (p->home == NULL && strstr(url, "://") == NULL)
        return fail_url(p, url,
                        "is not an absolute URL, and the portal has no home "
                        "to start from");
    return fail_url(p, url, "is not an http or https URL without credentials");
}

int syma_portal_add_section(syma_portal *p, const char *section_id, int kind,
                            const char *url, uint32_t flags)
{
    struct symai_section s;
    void *item = NULL;
    int rc;

    if (p == NULL)
        return SYMA_EINVAL;
    begin_change(p);
    if (section_id == NULL || !symai_portal_is_id(section_id))
        return fail(p, SYMA_EINVAL,
                    "'%.64s' is not a section id: 1 to %d letters, digits and "
                    "'-', '_', '.', the first a letter or digit",
                    section_id != NULL ? section_id : "", SYMAI_PORTAL_MAX_ID);
    if (syma_section_kind_name(kind) == NULL)
        return fail(p, SYMA_EINVAL, "%d is not a section kind", kind);
    if (url == NULL || (flags & ~(uint32_t)SYMA_SECTION_OPTIONAL) != 0)
        return fail(p, SYMA_EINVAL, "no URL, or unknown flags");
    if (symai_portal_find(p, section_id) != NOT_FOUND)
        return fail(p, SYMA_EEXISTS, "there is a section '%s' already",
                    section_id);
    if (url[0] == '\0')
        return fail(p, SYMA_EURL, "the URL of section '%s' is empty",
                    section_id);
    symai_section_init(&s);
    s.kind = kind;
    s.flags = flags;
    rc = symai_url_resolve(p->home != NULL ? p->home : url, url, &s.url);
    if (rc == SYMA_OK)
        rc = symai_strdup(section_id, &s.id);
    if (rc == SYMA_OK)
        rc = symai_vec_push(&p->sections, &item);
    if (rc == SYMA_OK) {
        *(struct symai_section *)item = s;
        return SYMA_OK;
    }
    symai_section_clear(&s);
    if (rc == SYMA_EURL)
        return fail_section_url(p, url);
    if (rc == SYMA_ELIMIT)
        return fail(p, rc, "more than %d sections", MAX_SECTIONS);
    return fail_memory(p, rc);
}

int syma_portal_set_header(syma_portal *p, const char *section_id,
                           const char *name, const char *value)
{
    struct symai_section *s = NULL;
    struct symai_vec *list;
    int rc;

    if (p == NULL)
        return SYMA_EINVAL;
    begin_change(p);
    if (name == NULL || !symai_portal_is_header_name(name))
        return fail(p, SYMA_EINVAL, "'%.64s' is not the name of a header",
                    name != NULL ? name : "");
    if (symai_portal_is_own_header(name))
        return fail(p, SYMA_EINVAL, "header '%s' cannot be set", name);
    if (value == NULL || !symai_portal_is_value(value))
        return fail(p, SYMA_EINVAL,
                    "the value of header '%.64s' is empty, too long or not "
                    "one line of text",
                    name);
    list = &p->headers;
    if (section_id != NULL) {
        rc = find(p, section_id, &s);
        if (rc < 0)
            return rc;
        list = &s->headers;
    }
    rc = symai_header_list_set(list, name, value);
    if (rc == SYMA_ELIMIT)
        return fail(p, rc, "too many headers");
    return rc < 0 ? fail_memory(p, rc) : SYMA_OK;
}

/* Says what is wrong without saying what was given: it may be the secret. */
static int check_auth(syma_portal *p, const char *scheme, const char *user,
                      const char *secret)
{
    if (scheme == NULL || !symai_auth_is_scheme(scheme))
        return fail(p, SYMA_EINVAL,
                    "'%.64s' is no way to log in: basic, digest or bearer",
                    scheme != NULL ? scheme : "");
    if (strcmp(scheme, "bearer") == 0 ? user != NULL && user[0] != '\0'
                                      : user == NULL || user[0] == '\0')
        return fail(p, SYMA_EINVAL,
                    "%s: basic and digest need a user, bearer has none",
                    scheme);
    if (secret == NULL || !symai_portal_is_value(secret) ||
        (user != NULL && user[0] != '\0' && !symai_portal_is_value(user)))
        return fail(p, SYMA_EINVAL,
                    "user or secret is empty, too long or not one line of "
                    "text");
    if (user != NULL && strchr(user, ':') != NULL)
        return fail(p, SYMA_EINVAL, "the user can have no ':'");
    return SYMA_OK;
}

int syma_portal_set_auth(syma_portal *p, const char *section_id,
                         const char *scheme, const char *user,
                         const char *secret)
{
    struct symai_section *s = NULL;
    int rc;

    if (p == NULL)
        return SYMA_EINVAL;
    begin_change(p);
    rc = check_auth(p, scheme, user, secret);
    if (rc == SYMA_OK && section_id != NULL)
        rc = find(p, section_id, &s);
    if (rc < 0)
        return rc;
    rc = symai_auth_set(s != NULL ? &s->auth : &p->auth, scheme,
                        user != NULL ? user : "", secret);
    return rc < 0 ? fail_memory(p, rc) : SYMA_OK;
}

int syma_portal_expect(syma_portal *p, const char *section_id, const char *type,
                       int must, const char *pattern)
{
    struct symai_section *s = NULL;
    int number;
    int rc;

    if (p == NULL)
        return SYMA_EINVAL;
    begin_change(p);
    rc = find(p, section_id, &s);
    if (rc < 0)
        return rc;
    number = type != NULL ? symai_expect_type_from_name(type) : -1;
    if (number < 0)
        return fail(p, SYMA_EINVAL,
                    "'%.64s' is not a type of expectation; allowed: phrase, "
                    "regex, title, header",
                    type != NULL ? type : "");
    if ((must != 0 && must != 1) || pattern == NULL ||
        !symai_portal_is_value(pattern))
        return fail(p, SYMA_EINVAL,
                    "the %s is empty, too long or not one line of text", type);
    rc = symai_expect_list_add(&s->expects, number, must, pattern, &p->error);
    if (rc < 0 && p->error.text[0] == '\0')
        fail(p, rc, "%s '%.64s': %s", type, pattern, syma_strerror(rc));
    return rc;
}

/* "a -> b -> a": the circle that a need of `from` for `first` would close,
 * where came_from leads from `from` back to `first`. */
static void write_circle(const syma_portal *p, size_t from, size_t first,
                         const size_t *came_from, size_t *way, char text[256])
{
    size_t count = 0;
    size_t used = 0;
    size_t i = from;

    way[count++] = i;
    while (i != first) {
        i = came_from[i];
        way[count++] = i;
    }
    text[0] = '\0';
    for (i = 0; i <= count && used < 256; i++)
        used += (size_t)snprintf(
            text + used, 256 - used, "%s%s", i > 0 ? " -> " : "",
            symai_portal_section(p, way[i == 0 ? 0 : count - i])->id);
}

/* 1 and its text where a need of `from` for `first` would close a circle, 0
 * where not, SYMA_ENOMEM. Breadth first, so the shortest circle is named. */
static int find_circle(const syma_portal *p, size_t from, size_t first,
                       char text[256])
{
    const struct symai_vec *needs;
    size_t n = p->sections.count;
    size_t *came_from = symai_calloc(2 * n + 1, sizeof *came_from);
    size_t *queue = came_from != NULL ? came_from + n : NULL;
    size_t head = 0;
    size_t tail = 0;
    size_t next;
    size_t i;
    int found;

    if (came_from == NULL)
        return SYMA_ENOMEM;
    for (i = 0; i < n; i++)
        came_from[i] = NOT_FOUND;
    came_from[first] = first;
    queue[tail++] = first;
    while (head < tail) {
        needs = &symai_portal_section(p, queue[head])->needs;
        for (i = 0; i < needs->count; i++) {
            next = *(const size_t *)symai_vec_at(needs, i);
            if (came_from[next] == NOT_FOUND) {
                came_from[next] = queue[head];
                queue[tail++] = next;
            }
        }
        head++;
    }
    found = came_from[from] != NOT_FOUND;
    if (found)
        write_circle(p, from, first, came_from, queue, text);
    symai_free(came_from);
    return found;
}

int syma_portal_add_need(syma_portal *p, const char *section_id,
                         const char *needed_id)
{
    struct symai_section *s = NULL;
    struct symai_section *needed = NULL;
    void *item = NULL;
    char circle[256];
    size_t index;
    size_t i;
    int rc;

    if (p == NULL)
        return SYMA_EINVAL;
    begin_change(p);
    rc = find(p, section_id, &s);
    if (rc == SYMA_OK)
        rc = find(p, needed_id, &needed);
    if (rc < 0)
        return rc;
    index = symai_portal_find(p, needed_id);
    for (i = 0; i < s->needs.count; i++)
        if (*(size_t *)symai_vec_at(&s->needs, i) == index)
            return SYMA_OK;
    rc = find_circle(p, symai_portal_find(p, section_id), index, circle);
    if (rc < 0)
        return fail_memory(p, rc);
    if (rc == 1)
        return fail(p, SYMA_EINVAL, "the needs go in a circle: %s", circle);
    rc = symai_vec_push(&s->needs, &item);
    if (rc == SYMA_ELIMIT)
        return fail(p, rc, "section '%s' has too many needs", section_id);
    if (rc < 0)
        return fail_memory(p, rc);
    *(size_t *)item = index;
    return SYMA_OK;
}

int syma_portal_add_fallback(syma_portal *p, const char *section_id,
                             const char *act, const char *channel,
                             const char *address, const char *keyword)
{
    struct syma_fallback f = {
        (char *)act, (char *)channel, (char *)address, (char *)keyword,
        NULL,        "portal"};
    struct symai_section *s = NULL;
    int rc;

    if (p == NULL)
        return SYMA_EINVAL;
    begin_change(p);
    rc = find(p, section_id, &s);
    if (rc < 0)
        return rc;
    if (act == NULL || !symai_portal_is_act(act))
        return fail(p, SYMA_EINVAL,
                    "'%.64s' is not an act; write words of letters joined by "
                    "'-', as in 'activate' or 'ask-for-help'",
                    act != NULL ? act : "");
    if (channel == NULL || !symai_portal_is_channel(channel))
        return fail(p, SYMA_EINVAL,
                    "'%.64s' is not a channel; allowed: sms, phone, mail, "
                    "web, shop, post, chat",
                    channel != NULL ? channel : "");
    if (address == NULL || !symai_portal_is_value(address))
        return fail(p, SYMA_EINVAL,
                    "the address of a fallback is empty, too long or not one "
                    "line of text");
    if (keyword != NULL && keyword[0] == '\0')
        f.keyword = NULL;
    else if (keyword != NULL && !symai_portal_is_value(keyword))
        return fail(p, SYMA_EINVAL,
                    "the keyword of a fallback is too long or not one line "
                    "of text");
    rc = symai_fallback_list_add(&s->fallbacks, &f);
    if (rc == SYMA_ELIMIT)
        return fail(p, rc, "section '%s' has too many fallbacks", section_id);
    return rc < 0 ? fail_memory(p, rc) : SYMA_OK;
}

int syma_portal_set_found_by(syma_portal *p, const char *section_id,
                             const char *found)
{
    struct symai_section *s = NULL;
    char *copy = NULL;
    int rc;

    if (p == NULL)
        return SYMA_EINVAL;
    begin_change(p);
    if (found == NULL || (found[0] != '\0' && !symai_portal_is_value(found)))
        return fail(p, SYMA_EINVAL,
                    "how a section was found is no line of text");
    rc = find(p, section_id, &s);
    if (rc < 0)
        return rc;
    if (found[0] != '\0')
        rc = symai_strdup(found, &copy);
    if (rc < 0)
        return fail_memory(p, rc);
    symai_free(s->found_by);
    s->found_by = copy;
    return SYMA_OK;
}

int syma_portal_set_signature(syma_portal *p, const char *section_id,
                              const char *signature)
{
    struct symai_section *s = NULL;
    int rc;

    if (p == NULL)
        return SYMA_EINVAL;
    begin_change(p);
    if (signature == NULL)
        return fail(p, SYMA_EINVAL, "no signature");
    rc = find(p, section_id, &s);
    if (rc < 0)
        return rc;
    if (signature[0] != '\0' && !symai_signature_read(signature, NULL))
        return fail(p, SYMA_ESYNTAX,
                    "'%.64s' is not a signature; one begins with 2- and is as "
                    "a verdict gives it",
                    signature);
    memcpy(s->signature, signature, strlen(signature) + 1);
    return SYMA_OK;
}

size_t syma_portal_section_count(const syma_portal *p)
{
    return p != NULL ? p->sections.count : 0;
}

const char *syma_portal_last_error(const syma_portal *p)
{
    return p != NULL ? p->error.text : "";
}

size_t syma_portal_error_line(const syma_portal *p)
{
    return p != NULL ? p->error.line : 0;
}

const char *syma_portal_schema(void)
{
    return symai_portal_schema;
}
