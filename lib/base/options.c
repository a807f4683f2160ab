/* SPDX-License-Identifier: MIT */
/*
 * The options object and the walkable table behind it, both made from
 * options.def. An object holds a full set of numbers; a text is held only
 * where it was set, so that NULL stands for the default.
 */
#include "base/options.h"

#include <string.h>

#include "base/mem.h"
#include "base/option_forms.h"
#include "base/utf8.h"

#define TEXT_MAX 4096

struct option {
    const char *name;
    int type; /* enum syma_option_type */
    int64_t min;
    int64_t max;
    int64_t def;
    const char *def_text;
    int (*is_form)(const char *text); /* of a text; NULL: any */
    const char *help;
};

static const struct option table[SYMAI_OPT_COUNT] = {
#define SYMAI_INT(key, min, max, def, help) \
    {#key, SYMA_OPTION_INT, min, max, def, NULL, NULL, help},
#define SYMAI_STR(key, def, help) \
    {#key, SYMA_OPTION_STR, 0, 0, 0, def, NULL, help},
#define SYMAI_FORM(key, form, help) \
    {#key, SYMA_OPTION_STR, 0, 0, 0, "", symai_option_is_##form, help},
#include "base/options.def"
#undef SYMAI_INT
#undef SYMAI_STR
#undef SYMAI_FORM
};

struct syma_options {
    int64_t numbers[SYMAI_OPT_COUNT];
    char *texts[SYMAI_OPT_COUNT]; /* NULL: the default */
};

/* The index of a key of that type: SYMA_ENOTFOUND where there is no such key,
 * SYMA_EINVAL where it is of the other type. */
static int find(const char *key, int type)
{
    int i;

    for (i = 0; i < SYMAI_OPT_COUNT; i++) {
        if (strcmp(table[i].name, key) == 0)
            return table[i].type == type ? i : SYMA_EINVAL;
    }
    return SYMA_ENOTFOUND;
}

int syma_options_new(syma_options **out)
{
    syma_options *o;
    size_t i;

    if (out == NULL)
        return SYMA_EINVAL;
    *out = NULL;
    o = symai_calloc(1, sizeof(*o));
    if (o == NULL)
        return SYMA_ENOMEM;
    for (i = 0; i < SYMAI_OPT_COUNT; i++)
        o->numbers[i] = table[i].def;
    *out = o;
    return SYMA_OK;
}

void syma_options_free(syma_options *o)
{
    size_t i;

    if (o == NULL)
        return;
    for (i = 0; i < SYMAI_OPT_COUNT; i++)
        symai_free_secret(o->texts[i]);
    symai_free(o);
}

int syma_options_set_int(syma_options *o, const char *key, int64_t value)
{
    int i;

    if (o == NULL || key == NULL)
        return SYMA_EINVAL;
    i = find(key, SYMA_OPTION_INT);
    if (i < 0)
        return i;
    if (value < table[i].min || value > table[i].max)
        return SYMA_ERANGE;
    o->numbers[i] = value;
    return SYMA_OK;
}

/* Texts end up in headers and file names, where a control character would
 * become a second header or a name that cannot be shown. */
static int check_text(const char *text, size_t len)
{
    size_t i = 0;
    uint32_t cp;

    if (len > TEXT_MAX)
        return SYMA_ERANGE;
    if (!symai_utf8_is_valid(text, len))
        return SYMA_ERANGE;
    while (i < len) {
        i += symai_utf8_next(text + i, len - i, &cp);
        if (symai_utf8_is_control(cp))
            return SYMA_ERANGE;
    }
    return SYMA_OK;
}

int syma_options_set_str(syma_options *o, const char *key, const char *value)
{
    char *copy;
    size_t len;
    int rc;
    int i;

    if (o == NULL || key == NULL || value == NULL)
        return SYMA_EINVAL;
    i = find(key, SYMA_OPTION_STR);
    if (i < 0)
        return i;
    len = strlen(value);
    rc = check_text(value, len);
    if (rc < 0)
        return rc;
    if (len > 0 && table[i].is_form != NULL && !table[i].is_form(value))
        return SYMA_ERANGE;
    rc = symai_strndup(value, len, &copy);
    if (rc < 0)
        return rc;
    symai_free_secret(o->texts[i]);
    o->texts[i] = copy;
    return SYMA_OK;
}

int syma_options_get_int(const syma_options *o, const char *key, int64_t *out)
{
    int i;

    if (out == NULL)
        return SYMA_EINVAL;
    *out = 0;
    if (key == NULL)
        return SYMA_EINVAL;
    i = find(key, SYMA_OPTION_INT);
    if (i < 0)
        return i;
    *out = symai_options_int(o, (enum symai_option_id)i);
    return SYMA_OK;
}

const char *syma_options_get_str(const syma_options *o, const char *key)
{
    int i;

    if (key == NULL)
        return NULL;
    i = find(key, SYMA_OPTION_STR);
    if (i < 0)
        return NULL;
    return symai_options_str(o, (enum symai_option_id)i);
}

size_t syma_option_count(void)
{
    return SYMAI_OPT_COUNT;
}

const char *syma_option_name(size_t i)
{
    return i < SYMAI_OPT_COUNT ? table[i].name : NULL;
}

int syma_option_type(size_t i)
{
    return i < SYMAI_OPT_COUNT ? table[i].type : 0;
}

int64_t syma_option_min(size_t i)
{
    return i < SYMAI_OPT_COUNT ? table[i].min : 0;
}

int64_t syma_option_max(size_t i)
{
    return i < SYMAI_OPT_COUNT ? table[i].max : 0;
}

int64_t syma_option_default(size_t i)
{
    return i < SYMAI_OPT_COUNT ? table[i].def : 0;
}

const char *syma_option_default_str(size_t i)
{
    return i < SYMAI_OPT_COUNT ? table[i].def_text : NULL;
}

const char *syma_option_help(size_t i)
{
    return i < SYMAI_OPT_COUNT ? table[i].help : NULL;
}

int64_t symai_options_int(const syma_options *o, enum symai_option_id id)
{
    return o != NULL ? o->numbers[id] : table[id].def;
}

const char *symai_options_str(const syma_options *o, enum symai_option_id id)
{
    if (o != NULL && o->texts[id] != NULL)
        return o->texts[id];
    return table[id].def_text;
}

int symai_options_copy(const syma_options *o, syma_options **out)
{
    syma_options *copy = NULL;
    size_t i;
    int rc;

    *out = NULL;
    rc = syma_options_new(&copy);
    if (rc < 0)
        goto done;
    for (i = 0; o != NULL && i < SYMAI_OPT_COUNT; i++) {
        copy->numbers[i] = o->numbers[i];
        if (o->texts[i] == NULL)
            continue;
        rc = symai_strdup(o->texts[i], &copy->texts[i]);
        if (rc < 0)
            goto done;
    }
    *out = copy;
    copy = NULL;
done:
    syma_options_free(copy);
    return rc;
}
