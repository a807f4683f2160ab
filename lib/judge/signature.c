/* SPDX-License-Identifier: MIT */
/*
 * Numbers in names are left out: many sites make them anew for each visit.
 */
#include "judge/signature.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/hash.h"
#include "base/str.h"

#define WAY "1-"
#define DIGITS 16
#define MAX_NAME 64

static uint64_t add_letters(uint64_t hash, const char *name, size_t len)
{
    size_t i;

    for (i = 0; i < len && i < MAX_NAME; i++) {
        if (symai_ascii_is_alpha((unsigned char)name[i]))
            hash = symai_hash(hash, &name[i], 1);
    }
    return symai_hash(hash, "|", 1);
}

static int is_filled_in(const struct symai_field *field)
{
    return (field->flags & SYMAI_FIELD_INVISIBLE) == 0 &&
           field->type != SYMAI_FIELD_HIDDEN &&
           field->type != SYMAI_FIELD_SUBMIT &&
           field->type != SYMAI_FIELD_BUTTON;
}

uint64_t symai_signature_add(uint64_t hash, const struct symai_features *f,
                             const struct symai_form *form, int use)
{
    const struct symai_field *field;
    unsigned char kind = (unsigned char)use;
    uint32_t i;

    hash = symai_hash(hash, &kind, 1);
    for (i = 0; i < form->field_count; i++) {
        field = symai_vec_at(&f->fields, form->first_field + i);
        if (field == NULL || !is_filled_in(field))
            continue;
        kind = (unsigned char)field->type;
        hash = symai_hash(hash, &kind, 1);
        hash = add_letters(hash, symai_features_text(f, field->name),
                           field->name.len);
    }
    return hash;
}

void symai_signature_write(uint64_t hash, char out[SYMAI_SIGNATURE_SIZE])
{
    snprintf(out, SYMAI_SIGNATURE_SIZE, WAY "%016" PRIx64, hash);
}

int symai_signature_is_valid(const char *text)
{
    return symai_str_has_prefix(text, WAY) &&
           strspn(text + strlen(WAY), "0123456789abcdef") == DIGITS &&
           text[strlen(WAY) + DIGITS] == '\0';
}
