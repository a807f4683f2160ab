/* SPDX-License-Identifier: MIT */
/*
 * The page as a whole: empty, not a page, a shell for scripts, and what the
 * caller expects of it.
 */
#include <string.h>

#include "base/fold.h"
#include "base/utf8.h"
#include "judge/find.h"
#include "syma/types.h"

#define FEW_CHARS 20
#define FEW_WORDS 20
#define ACCOUNT_WORDS 5

/* A control that one can see and use says more than no text at all. */
static int has_control(const struct symai_features *p)
{
    const struct symai_field *field;
    size_t i;

    for (i = 0; i < p->fields.count; i++) {
        field = symai_vec_at(&p->fields, i);
        if (field->type != SYMAI_FIELD_HIDDEN &&
            (field->flags & SYMAI_FIELD_INVISIBLE) == 0)
            return 1;
    }
    return 0;
}

static int is_other_content(const struct symai_features *p)
{
    return p->content == SYMAI_CONTENT_OTHER ||
           p->content == SYMAI_CONTENT_XML || p->content == SYMAI_CONTENT_JSON;
}

/* Few characters, and nothing that stands for more of them. */
static int is_bare(const struct symai_findings *f)
{
    const struct symai_features *p = f->features;

    return p->visible_chars < FEW_CHARS && p->script_count == 0 &&
           p->iframe_count == 0 && p->image_count == 0 && !p->has_app_root &&
           f->function == SYMAI_FUNCTION_ABSENT && !f->way_in &&
           !f->logged_in && !has_control(p);
}

static int find_content(struct symai_findings *f)
{
    const struct symai_features *p = f->features;
    int status = f->response->status;

    if ((f->failure != NULL || f->response->bodiless) && p->body_bytes == 0)
        return SYMA_OK; /* there was no page to be empty */
    f->empty =
        status == 204 || status == 205 || p->content == SYMAI_CONTENT_EMPTY;
    /* XML that shows a reader next to nothing is as good as empty. */
    f->empty |= p->content == SYMAI_CONTENT_XML && is_bare(f);
    f->not_html = !f->empty && is_other_content(p);
    if (f->not_html)
        return symai_find_note(f, "page.content.other", SYMA_STATE_UNKNOWN, 800,
                               "");
    f->empty |= is_bare(f);
    return f->empty ? symai_find_note(f, "page.text.empty", SYMA_STATE_DEGRADED,
                                      800, "")
                    : SYMA_OK;
}

/* A shell has scripts and next to no words. Where a form is what one comes
 * for, a frame of words around an empty root element is a shell too: the
 * form is what the scripts would build. */
static int may_be_shell(const struct symai_findings *f)
{
    const struct symai_features *p = f->features;

    if (p->content != SYMAI_CONTENT_HTML)
        return 0;
    if (f->kind != SYMA_SECTION_GENERIC && p->has_app_root &&
        p->script_count > 0 && p->forms.count == 0)
        return 1;
    return p->visible_words < FEW_WORDS &&
           (p->script_count > 0 || p->has_app_root);
}

/* Its root element may be unknown to us: words that ask for scripts say the
 * same. */
int symai_find_is_shell(struct symai_findings *f)
{
    const struct symai_features *p = f->features;
    const struct symai_block *block;
    int asks = 0;
    size_t i;

    if (!may_be_shell(f))
        return 0;
    for (i = 0; i < p->blocks.count && !asks; i++) {
        block = symai_vec_at(&p->blocks, i);
        if (block->place == SYMAI_PLACE_SCRIPT)
            continue;
        asks = symai_find_sign(f, SYMAI_SIGN_TEXT_UNFILLED,
                               symai_features_text(p, block->text),
                               block->text.len);
    }
    return p->has_app_root || asks || p->visible_chars < FEW_CHARS;
}

static int find_shell(struct symai_findings *f)
{
    if (!symai_find_is_shell(f))
        return SYMA_OK;
    f->script_shell = 1;
    return symai_find_note(f, "page.script.shell", SYMA_STATE_UNKNOWN, 800, "");
}

/* 1 found, 0 not, SYMA_ENOMEM. */
static int phrase_in(const struct symai_features *p,
                     const struct symai_expect *expect, int place_only)
{
    const struct symai_block *block;
    struct symai_buf folded;
    size_t i;
    int found = 0;

    symai_buf_init(&folded, SYMAI_FOLDED_MAX);
    for (i = 0; i < p->blocks.count && found == 0; i++) {
        block = symai_vec_at(&p->blocks, i);
        if (block->place == SYMAI_PLACE_SCRIPT ||
            (place_only >= 0 && block->place != place_only))
            continue;
        symai_buf_clear(&folded);
        found = symai_fold(symai_features_text(p, block->text), block->text.len,
                           &folded);
        if (found == SYMA_OK)
            found = strstr(folded.data, expect->folded) != NULL;
    }
    symai_buf_free(&folded);
    return found;
}

/* 1 found, 0 not; negative where the pattern ran into its limits. */
static int regex_in(struct symai_findings *f, const struct symai_expect *expect)
{
    const struct symai_features *p = f->features;
    const struct symai_block *block;
    struct symai_match match;
    size_t i;
    int rc = 0;

    for (i = 0; i < p->blocks.count && rc == 0; i++) {
        block = symai_vec_at(&p->blocks, i);
        if (block->place == SYMAI_PLACE_SCRIPT)
            continue;
        rc = symai_regex_match(expect->regex, f->scratch,
                               symai_features_text(p, block->text),
                               block->text.len, 0, &match);
    }
    return rc;
}

static int header_in(struct symai_findings *f,
                     const struct symai_expect *expect)
{
    const struct symai_header *header;
    struct symai_match match;
    size_t i;
    int rc = 0;

    for (i = 0; i < f->response->headers.count && rc == 0; i++) {
        header = symai_vec_at(&f->response->headers, i);
        if (strcmp(header->name, expect->header) == 0 &&
            symai_utf8_is_valid(header->value, strlen(header->value)))
            rc = symai_regex_match(expect->regex, f->scratch, header->value,
                                   strlen(header->value), 0, &match);
    }
    return rc;
}

static int expect_found(struct symai_findings *f,
                        const struct symai_expect *expect)
{
    switch (expect->type) {
    case SYMAI_EXPECT_PHRASE:
        return phrase_in(f->features, expect, -1);
    case SYMAI_EXPECT_TITLE:
        return phrase_in(f->features, expect, SYMAI_PLACE_TITLE);
    case SYMAI_EXPECT_REGEX:
        return regex_in(f, expect);
    default:
        return header_in(f, expect);
    }
}

/* Text that was dropped at a cap may have held what is missed. */
static int saw_everything(const struct symai_findings *f)
{
    return !f->features->truncated && !f->features->text_capped &&
           !f->response->bodiless;
}

static int check_expect(struct symai_findings *f,
                        const struct symai_expect *expect)
{
    int found = expect_found(f, expect);

    if (found == SYMA_ENOMEM)
        return found;
    if (found < 0) {
        f->expect_unknown = 1;
        return symai_find_note(f, "rule.limit.reached", SYMA_STATE_UNKNOWN, 500,
                               expect->pattern);
    }
    if (!found && expect->type != SYMAI_EXPECT_HEADER && !saw_everything(f)) {
        /* What is forbidden may stand there; what is expected too. */
        f->expect_unknown |= expect->must;
        return symai_find_note(f, "rule.expect.unseen", SYMA_STATE_UNKNOWN, 500,
                               expect->pattern);
    }
    if (found == expect->must) {
        f->expects_kind |= expect->must;
        return symai_find_note(
            f, expect->must ? "rule.expect.found" : "rule.forbid.absent",
            SYMA_STATE_UP, 500, expect->pattern);
    }
    f->expect_failed = 1;
    return symai_find_note(
        f, expect->must ? "rule.expect.missing" : "rule.forbid.found",
        SYMA_STATE_DEGRADED, 800, expect->pattern);
}

static int find_expects(struct symai_findings *f)
{
    size_t i;
    int rc = SYMA_OK;

    if (f->context == NULL)
        return SYMA_OK;
    for (i = 0; i < f->context->expects.count && rc >= 0; i++)
        rc = check_expect(f, symai_vec_at(&f->context->expects, i));
    return rc;
}

/* The home page may well be what the site shows for what it does not have. */
static int is_home(struct symai_findings *f)
{
    struct symai_url url;
    int home;

    if (f->context->home_url != NULL)
        return symai_find_same_url(f, f->response->final_url,
                                   f->context->home_url);
    home = symai_find_url(f, f->response->final_url, &url) &&
           strcmp(url.path, "/") == 0;
    symai_url_clear(&url);
    return home;
}

static int find_not_found(struct symai_findings *f)
{
    struct symai_likeness here;
    int rc;

    if (f->context == NULL || f->context->not_found.count == 0 ||
        f->script_shell || f->failure != NULL || is_home(f))
        return SYMA_OK;
    rc = symai_likeness_of(f->features, &here);
    if (rc < 0 || !symai_likeness_same(&here, &f->context->not_found))
        return rc;
    f->like_not_found = 1;
    return symai_find_note(f, "page.baseline.alike", SYMA_STATE_DEGRADED, 900,
                           "");
}

/* Told to those who sent credentials: on a login page. */
static int find_refusal(struct symai_findings *f)
{
    const struct symai_block *block;
    const char *text;
    size_t i;

    if (f->context == NULL || !f->context->has_credentials ||
        f->kind != SYMA_SECTION_LOGIN || !f->login_form)
        return SYMA_OK;
    for (i = 0; i < f->features->blocks.count; i++) {
        block = symai_vec_at(&f->features->blocks, i);
        text = symai_features_text(f->features, block->text);
        if (block->place >= SYMAI_PLACE_NOSCRIPT ||
            (block->flags & SYMAI_BLOCK_CONTROL) != 0 ||
            !symai_find_sign(f, SYMAI_SIGN_TEXT_REFUSED, text, block->text.len))
            continue;
        f->refused = 1;
        return symai_find_add(f, "text.login.refused", SYMA_STATE_DEGRADED, 700,
                              symai_place_name(block->place), text,
                              block->text.len);
    }
    return SYMA_OK;
}

int symai_find_page(struct symai_findings *f)
{
    int rc = find_content(f);

    if (rc >= 0)
        rc = find_shell(f);
    if (rc >= 0)
        rc = find_expects(f);
    if (rc >= 0)
        rc = find_not_found(f);
    if (rc >= 0)
        rc = find_refusal(f);
    if (f->kind == SYMA_SECTION_ACCOUNT && f->logged_in && !f->any_form &&
        f->features->content_words < ACCOUNT_WORDS) {
        f->empty_account = 1;
        if (rc >= 0)
            rc = symai_find_note(f, "page.account.empty", SYMA_STATE_DEGRADED,
                                 800, "");
    }
    if (rc >= 0 && (f->features->truncated != 0))
        rc = symai_find_note(f, "page.body.truncated", SYMA_STATE_UNKNOWN, 300,
                             "");
    return rc;
}
