/* SPDX-License-Identifier: MIT */
/*
 * Values of a <tracker> file: numbers within bounds, moments, names of closed
 * lists. Each failure says which attribute it is.
 */
#include "watch/tracker_xml.h"

#include <string.h>

#include "base/str.h"
#include "judge/names.h"

#define MAX_FLAGS (((int64_t)1 << 32) - 1)

const char *const symai_field_yes[] = {"yes", NULL};

int symai_field_name(const struct symai_xml_node *node, const char *name,
                     const char *const *names)
{
    const char *value = symai_xml_value(node, name);
    int i;

    for (i = 0; names[i] != NULL && strcmp(names[i], value) != 0; i++)
        ;
    return i;
}

/* The attribute's number; where it is not given *out stays. */
int symai_field_number(struct symai_xml_node *node, const char *name,
                       int64_t min, int64_t max, int64_t *out)
{
    const char *text = symai_xml_value(node, name);
    int64_t value = 0;

    if (text == NULL)
        return SYMA_OK;
    if (symai_parse_int64(text, strlen(text), &value) < 0 || value < min ||
        value > max)
        return symai_xml_fail(node, SYMA_ESYNTAX,
                              "'%s' is not a number from %lld to %lld", name,
                              (long long)min, (long long)max);
    *out = value;
    return SYMA_OK;
}

int symai_field_time(struct symai_xml_node *node, const char *name,
                     int64_t *out)
{
    *out = -1;
    return symai_field_number(node, name, 0, SYMAI_TRACK_LAST_MS, out);
}

int symai_field_int(struct symai_xml_node *node, const char *name, int64_t min,
                    int64_t max, int *out)
{
    int64_t value = *out;
    int rc = symai_field_number(node, name, min, max, &value);

    *out = (int)value;
    return rc;
}

int symai_field_flags(struct symai_xml_node *node, uint32_t *out)
{
    int64_t value = 0;
    int rc = symai_field_number(node, "flags", 0, MAX_FLAGS, &value);

    *out = (uint32_t)value;
    return rc;
}

/* Static text; "" where it is not given. */
int symai_field_reason(struct symai_xml_node *node, const char **out)
{
    const char *name = symai_xml_value(node, "reason");
    int reason;

    *out = "";
    if (name == NULL)
        return SYMA_OK;
    reason = symai_reason_from_name(name);
    if (reason < 0)
        return symai_xml_fail(node, SYMA_ESYNTAX, "'%.64s' is not a reason",
                              name);
    *out = symai_reason_name(reason);
    return SYMA_OK;
}

int symai_field_is_given(const struct symai_xml_node *node, const char *name)
{
    return symai_xml_value(node, name) != NULL;
}

/* Room for one more; too many are the file's fault. */
int symai_field_push(struct symai_xml_node *node, struct symai_vec *list,
                     void **out)
{
    int rc = symai_vec_push(list, out);

    if (rc == SYMA_ELIMIT)
        return symai_xml_fail(node, rc, "more than %zu of these", list->max);
    return rc;
}

int symai_field_hold(struct symai_xml_node *node, const char *fault)
{
    if (fault == NULL)
        return SYMA_OK;
    return symai_xml_fail(node, SYMA_ESYNTAX, "%s", fault);
}
