/* SPDX-License-Identifier: MIT */
/*
 * The state of an element is computed once, from its parent's and its own
 * name, attributes and classes, and applied to all text inside it.
 */
#include "page/scan.h"

#include <string.h>

#include "base/error.h"
#include "base/mem.h"
#include "base/str.h"
#include "page/classes.h"
#include "page/marks.h"
#include "page/state.h"

#define MARKS_MAX 8192
#define FRAMES_MAX 1024
#define OPTIONS_KEPT 8
#define CELL_WORDS 40   /* past it a cell is layout */
#define ALERT_WORDS 200 /* past it an alert is the page */

/* What an element began and its end tag has to end. */
enum own {
    OWN_CELL = 1,
    OWN_ALERT = 2,
    OWN_APP = 4,
    OWN_FORM = 8,
    OWN_LABEL = 16,
    OWN_BUTTON = 32,
    OWN_LINK = 64,
    OWN_SCRIPT = 128,
    OWN_ENTRY = 256
};

struct level {
    uint32_t state;
    uint16_t element;
    uint16_t own;
    uint64_t chars; /* visible ones when it began: a root of an application,
                       an entry */
};

void symai_scan_init(struct symai_scan *s, struct symai_features *f,
                     size_t max_depth)
{
    memset(s, 0, sizeof *s);
    s->f = f;
    symai_vec_init(&s->levels, sizeof(struct level), max_depth);
    symai_text_init(&s->text, f);
    symai_forms_init(&s->forms, f);
    symai_menu_init(&s->menu, f);
    symai_harvest_init(&s->harvest, &s->menu);
    symai_links_init(&s->links, f, &s->menu);
    symai_buf_init(&s->marks, MARKS_MAX);
    symai_buf_init(&s->frames, FRAMES_MAX);
}

void symai_scan_free(struct symai_scan *s)
{
    symai_vec_free(&s->levels);
    symai_text_free(&s->text);
    symai_forms_free(&s->forms);
    symai_harvest_free(&s->harvest);
    symai_menu_free(&s->menu);
    symai_buf_free(&s->marks);
    symai_buf_free(&s->frames);
    symai_free(s->seen);
}

static void fail(struct symai_scan *s, int rc)
{
    if (rc < 0 && s->rc >= 0)
        s->rc = rc;
}

static const struct level *top(const struct symai_scan *s)
{
    if (s->levels.count == 0)
        return NULL;
    return symai_vec_at(&s->levels, s->levels.count - 1);
}

static uint32_t top_state(const struct symai_scan *s)
{
    const struct level *level = top(s);

    return level == NULL ? 0 : level->state;
}

/* Ends the block at hand and tells those who wait for it. */
static void end_block(struct symai_scan *s)
{
    struct symai_block_seen seen;
    int rc = symai_text_end_block(&s->text, &seen);

    fail(s, rc);
    symai_forms_part(&s->forms);
    symai_links_part(&s->links);
    symai_links_place(&s->links, rc > 0 ? &seen : NULL);
    if (rc <= 0)
        return;
    if ((seen.state & SYMAI_IN_UNSEEN) == 0 &&
        (seen.state & (SYMAI_IN_H1 | SYMAI_IN_HEADING | SYMAI_IN_SUBHEAD |
                       SYMAI_IN_LEGEND)) != 0)
        symai_forms_heading(&s->forms, &seen);
}

static int is_true(const char *value)
{
    return value != NULL && symai_ascii_equal(value, "true");
}

static uint32_t role_state(const char *role)
{
    static const struct {
        const char *name;
        uint32_t state;
    } roles[] = {
        {"alert", SYMAI_IN_ALERT},
        {"alertdialog", SYMAI_IN_ALERT},
        {"status", SYMAI_IN_ALERT},
        {"navigation", SYMAI_IN_LANDMARK},
        {"banner", SYMAI_IN_LANDMARK},
        {"contentinfo", SYMAI_IN_LANDMARK},
        {"complementary", SYMAI_IN_LANDMARK},
        {"search", SYMAI_IN_LANDMARK},
        {"main", SYMAI_IN_MAIN | SYMAI_IN_SECTION},
        {"article", SYMAI_IN_MAIN | SYMAI_IN_ARTICLE | SYMAI_IN_SECTION},
        {"heading", SYMAI_IN_HEADING}};
    size_t i;

    for (i = 0; i < sizeof roles / sizeof roles[0]; i++) {
        if (symai_str_has_word(role, roles[i].name))
            return roles[i].state;
    }
    return 0;
}

static uint32_t element_state(int element)
{
    switch (element) {
    case SYMAI_EL_A:
        return SYMAI_IN_LINK;
    case SYMAI_EL_TITLE:
        return SYMAI_IN_TITLE;
    case SYMAI_EL_NOSCRIPT:
        return SYMAI_IN_NOSCRIPT;
    case SYMAI_EL_H1:
        return SYMAI_IN_H1;
    case SYMAI_EL_H2:
    case SYMAI_EL_H3:
        return SYMAI_IN_HEADING;
    case SYMAI_EL_H4:
    case SYMAI_EL_H5:
    case SYMAI_EL_H6:
        return SYMAI_IN_SUBHEAD;
    case SYMAI_EL_NAV:
    case SYMAI_EL_FOOTER:
    case SYMAI_EL_ASIDE:
    case SYMAI_EL_SEARCH:
        return SYMAI_IN_LANDMARK;
    case SYMAI_EL_MAIN:
        return SYMAI_IN_MAIN | SYMAI_IN_SECTION;
    case SYMAI_EL_ARTICLE:
        return SYMAI_IN_MAIN | SYMAI_IN_ARTICLE | SYMAI_IN_SECTION;
    case SYMAI_EL_SECTION:
        return SYMAI_IN_SECTION;
    case SYMAI_EL_LI:
    case SYMAI_EL_DT:
    case SYMAI_EL_DD:
        return SYMAI_IN_LIST;
    case SYMAI_EL_TD:
    case SYMAI_EL_TH:
        return SYMAI_IN_CELL;
    case SYMAI_EL_FORM:
        return SYMAI_IN_FORM;
    case SYMAI_EL_BUTTON:
    case SYMAI_EL_LABEL:
        return SYMAI_IN_CONTROL;
    case SYMAI_EL_LEGEND:
        return SYMAI_IN_CONTROL | SYMAI_IN_LEGEND;
    case SYMAI_EL_SELECT:
        return SYMAI_IN_SELECT;
    case SYMAI_EL_OPTION:
        return SYMAI_IN_CONTROL | SYMAI_IN_OPTION;
    case SYMAI_EL_PRE:
    case SYMAI_EL_CODE:
    case SYMAI_EL_SAMP:
    case SYMAI_EL_KBD:
        return SYMAI_IN_CODE;
    case SYMAI_EL_SMALL:
        return SYMAI_IN_SMALL;
    case SYMAI_EL_P:
        return SYMAI_IN_PARAGRAPH;
    case SYMAI_EL_SVG:
    case SYMAI_EL_MATH:
        return SYMAI_IN_FOREIGN;
    case SYMAI_EL_SCRIPT:
    case SYMAI_EL_STYLE:
    case SYMAI_EL_TEMPLATE:
    case SYMAI_EL_DATALIST:
    case SYMAI_EL_OBJECT:
    case SYMAI_EL_AUDIO:
    case SYMAI_EL_VIDEO:
    case SYMAI_EL_CANVAS:
    case SYMAI_EL_IFRAME:
    case SYMAI_EL_NOEMBED:
    case SYMAI_EL_NOFRAMES:
        return SYMAI_IN_HIDDEN; /* shown only where the real thing is not */
    default:
        return 0;
    }
}

/* Elements that authors lay pages out with: only their classes make zones. */
static int can_be_zone(int element)
{
    switch (element) {
    case SYMAI_EL_DIV:
    case SYMAI_EL_SECTION:
    case SYMAI_EL_HEADER:
    case SYMAI_EL_UL:
    case SYMAI_EL_OL:
    case SYMAI_EL_DL:
    case SYMAI_EL_MENU:
    case SYMAI_EL_TABLE:
    case SYMAI_EL_TR:
    case SYMAI_EL_TD:
    case SYMAI_EL_FORM:
    case SYMAI_EL_CENTER:
        return 1;
    default:
        return 0;
    }
}

static uint32_t class_state(const struct symai_scan *s, int element,
                            uint32_t parent)
{
    uint32_t bits = s->class_bits;
    uint32_t state = 0;

    if ((bits & SYMAI_CLASS_HIDDEN) != 0)
        state |= SYMAI_IN_HIDDEN;
    if ((bits & SYMAI_CLASS_ALERT) != 0)
        state |= SYMAI_IN_ALERT;
    if ((bits & SYMAI_CLASS_SMALL) != 0)
        state |= SYMAI_IN_SMALL;
    if (!can_be_zone(element))
        return state;
    if ((bits & SYMAI_CLASS_ARTICLE) != 0)
        state |= SYMAI_IN_ARTICLE;
    if ((bits & SYMAI_CLASS_LANDMARK) != 0)
        state |= SYMAI_IN_LANDMARK;
    if ((bits & SYMAI_CLASS_HEADER) != 0 && (parent & SYMAI_IN_SECTION) == 0)
        state |= SYMAI_IN_LANDMARK;
    return state;
}

#define STATE_ATTRIBUTES                                                  \
    (SYMAI_AT_BIT(SYMAI_AT_HIDDEN) | SYMAI_AT_BIT(SYMAI_AT_ARIA_HIDDEN) | \
     SYMAI_AT_BIT(SYMAI_AT_STYLE) | SYMAI_AT_BIT(SYMAI_AT_DISABLED) |     \
     SYMAI_AT_BIT(SYMAI_AT_INERT) | SYMAI_AT_BIT(SYMAI_AT_ROLE))

static uint32_t attribute_state(const struct symai_scan *s, int element)
{
    uint32_t state = 0;

    if ((s->given & STATE_ATTRIBUTES) == 0 && element != SYMAI_EL_DIALOG)
        return 0;
    if (s->at[SYMAI_AT_HIDDEN] != NULL || is_true(s->at[SYMAI_AT_ARIA_HIDDEN]))
        state |= SYMAI_IN_HIDDEN;
    if (s->at[SYMAI_AT_STYLE] != NULL &&
        symai_style_hides(s->at[SYMAI_AT_STYLE]))
        state |= SYMAI_IN_HIDDEN;
    if (element == SYMAI_EL_DIALOG && s->at[SYMAI_AT_OPEN] == NULL)
        state |= SYMAI_IN_HIDDEN;
    if (element == SYMAI_EL_FIELDSET && s->at[SYMAI_AT_DISABLED] != NULL)
        state |= SYMAI_IN_DISABLED;
    if (s->at[SYMAI_AT_INERT] != NULL)
        state |= SYMAI_IN_DISABLED;
    if (s->at[SYMAI_AT_ROLE] != NULL)
        state |= role_state(s->at[SYMAI_AT_ROLE]);
    return state;
}

static uint32_t state_of(const struct symai_scan *s, int element)
{
    uint32_t parent = top_state(s);
    uint32_t state = element_state(element);

    /* Scripts reveal pages by what they take from html and body, and a
     * class there is about the whole page. */
    if (element != SYMAI_EL_HTML && element != SYMAI_EL_BODY)
        state |= class_state(s, element, parent) | attribute_state(s, element);
    if (element == SYMAI_EL_HEADER && (parent & SYMAI_IN_SECTION) == 0)
        state |= SYMAI_IN_LANDMARK;
    /* What a shadow root declares takes the place of its host's content. */
    if (element == SYMAI_EL_TEMPLATE && s->at[SYMAI_AT_SHADOWROOTMODE] != NULL)
        state &= ~(uint32_t)SYMAI_IN_HIDDEN;
    if ((symai_element_flags[element] & SYMAI_ELEMENT_BREAKOUT) != 0)
        parent &= ~SYMAI_IN_FOREIGN;
    return parent | state;
}

static void open_cell(struct symai_scan *s)
{
    struct symai_cell *cell;

    s->cell_number++;
    if (s->cell_count < SYMAI_CELLS_MAX) {
        cell = &s->cells[s->cell_count];
        cell->number = s->cell_number;
        cell->first_block = s->f->blocks.count;
        cell->has_blocks = 0;
        s->text.cell = cell->number;
    }
    s->cell_count++;
}

static void close_cell(struct symai_scan *s, int element)
{
    const struct symai_cell *cell;

    s->cell_count--;
    if (s->cell_count >= SYMAI_CELLS_MAX)
        return;
    cell = &s->cells[s->cell_count];
    if (element == SYMAI_EL_TD &&
        (cell->has_blocks || symai_text_cell_words(&s->text, cell->first_block,
                                                   cell->number) > CELL_WORDS))
        symai_text_cell_is_layout(&s->text, cell->first_block, cell->number);
    s->text.cell = s->cell_count == 0 ? 0 : s->cells[s->cell_count - 1].number;
}

/* Elements whose presence in a cell says that the table is layout. */
static int makes_layout(int element)
{
    switch (element) {
    case SYMAI_EL_DIV:
    case SYMAI_EL_P:
    case SYMAI_EL_H1:
    case SYMAI_EL_H2:
    case SYMAI_EL_H3:
    case SYMAI_EL_H4:
    case SYMAI_EL_H5:
    case SYMAI_EL_H6:
    case SYMAI_EL_FORM:
    case SYMAI_EL_TABLE:
    case SYMAI_EL_UL:
    case SYMAI_EL_OL:
    case SYMAI_EL_DL:
    case SYMAI_EL_CENTER:
    case SYMAI_EL_BLOCKQUOTE:
    case SYMAI_EL_SECTION:
    case SYMAI_EL_ARTICLE:
    case SYMAI_EL_PRE:
    case SYMAI_EL_HR:
        return 1;
    default:
        return 0;
    }
}

static void note_block_in_cell(struct symai_scan *s, int element)
{
    if (s->cell_count > 0 && s->cell_count <= SYMAI_CELLS_MAX &&
        makes_layout(element))
        s->cells[s->cell_count - 1].has_blocks = 1;
}

static int is_app_root(const struct symai_scan *s, int element)
{
    const char *id;

    if (s->given == 0 && element != SYMAI_EL_APP_ROOT)
        return 0;
    id = s->at[SYMAI_AT_ID];
    return element == SYMAI_EL_APP_ROOT || s->at[SYMAI_AT_NG_APP] != NULL ||
           s->at[SYMAI_AT_DATA_NG_APP] != NULL ||
           s->at[SYMAI_AT_DATA_REACTROOT] != NULL ||
           (id != NULL && symai_id_is_app_root(id));
}

/* In sight, and not in the frame around the page, where icons are. */
static int is_entry(const struct symai_scan *s, int element, uint32_t state)
{
    if ((state & (SYMAI_IN_UNSEEN | SYMAI_IN_NOSCRIPT | SYMAI_IN_LANDMARK)) !=
        0)
        return 0;
    if (element == SYMAI_EL_LOGIN_FORM)
        return 1;
    return (element == SYMAI_EL_DIV || element == SYMAI_EL_SECTION ||
            element == SYMAI_EL_MAIN) &&
           (s->class_bits & SYMAI_CLASS_ENTRY) != 0;
}

static int script_runs(const char *type)
{
    static const char *const types[] = {"",
                                        "module",
                                        "text/javascript",
                                        "application/javascript",
                                        "application/x-javascript",
                                        "text/ecmascript",
                                        "application/ecmascript",
                                        "text/jscript",
                                        NULL};
    size_t i;

    for (i = 0; type != NULL && types[i] != NULL; i++) {
        if (symai_ascii_equal(type, types[i]))
            return 1;
    }
    return type == NULL;
}

/* Frames in sight: what a customer comes for may be inside one. */
static void add_frame(struct symai_scan *s, int element)
{
    const char *source = s->at[SYMAI_AT_SRC];
    /* Not the state of what is inside it: that is never in sight. */
    uint32_t state = top_state(s) | attribute_state(s, element);
    size_t len;

    if ((s->class_bits & SYMAI_CLASS_HIDDEN) != 0)
        return;
    if ((state & SYMAI_IN_UNSEEN) != 0 || source == NULL)
        return;
    len = strlen(source);
    symai_str_trim(&source, &len);
    if (len == 0 || s->frames.len + len + 1 > FRAMES_MAX)
        return;
    if (s->frames.len > 0)
        fail(s, symai_buf_add_char(&s->frames, ' '));
    fail(s, symai_buf_add(&s->frames, source, len));
}

static void count_element(struct symai_scan *s, int element, uint32_t state)
{
    switch (element) {
    case SYMAI_EL_IFRAME:
    case SYMAI_EL_FRAME:
        if ((state & SYMAI_IN_NOSCRIPT) == 0) {
            s->f->iframe_count++;
            add_frame(s, element);
        }
        break;
    case SYMAI_EL_IMG:
        if ((state & SYMAI_IN_NOSCRIPT) == 0)
            s->f->image_count++;
        break;
    case SYMAI_EL_H1:
    case SYMAI_EL_H2:
    case SYMAI_EL_H3:
    case SYMAI_EL_H4:
    case SYMAI_EL_H5:
    case SYMAI_EL_H6:
        if ((state & SYMAI_IN_UNSEEN) == 0)
            s->f->heading_count++;
        break;
    case SYMAI_EL_TIME:
        if ((state & SYMAI_IN_UNSEEN) == 0 && (state & SYMAI_IN_ARTICLE) != 0)
            s->f->article_time = 1;
        break;
    default:
        break;
    }
}

/* Parts of the head. */
static void head_element(struct symai_scan *s, int element, uint32_t state)
{
    const char *language;

    switch (element) {
    case SYMAI_EL_HTML:
        language = s->at[SYMAI_AT_LANG];
        if (language == NULL)
            language = s->at[SYMAI_AT_XML_LANG];
        if (language != NULL && s->f->language.len == 0)
            fail(s, symai_text_keep_clean(s->f, language, &s->f->language));
        break;
    case SYMAI_EL_META:
        if ((state & SYMAI_IN_NOSCRIPT) == 0)
            fail(s, symai_marks_meta(s));
        break;
    case SYMAI_EL_BASE:
        if (s->at[SYMAI_AT_HREF] != NULL && s->f->base.len == 0) {
            const char *href = s->at[SYMAI_AT_HREF];
            size_t len = strlen(href);

            symai_str_trim(&href, &len);
            fail(s, symai_text_keep(s->f, href, len, 2048, &s->f->base));
        }
        break;
    case SYMAI_EL_LINK:
        if ((state & SYMAI_IN_NOSCRIPT) == 0)
            fail(s, symai_menu_relation(&s->menu, element, s->at));
        break;
    default:
        break;
    }
}

/* Parts of forms. The bits of enum own that come of it. */
static unsigned form_element(struct symai_scan *s, int element, uint32_t state)
{
    switch (element) {
    case SYMAI_EL_FORM:
        fail(s, symai_forms_open(&s->forms, state, s->at));
        return OWN_FORM;
    case SYMAI_EL_INPUT:
    case SYMAI_EL_TEXTAREA:
        fail(s, symai_forms_field(&s->forms, element, state, s->at));
        return 0;
    case SYMAI_EL_SELECT:
        s->options = 0;
        fail(s, symai_forms_field(&s->forms, element, state, s->at));
        return 0;
    case SYMAI_EL_BUTTON:
        fail(s, symai_forms_button(&s->forms, element, state, s->at));
        return OWN_BUTTON;
    case SYMAI_EL_LABEL:
        fail(s, symai_forms_label(&s->forms, s->at));
        return OWN_LABEL;
    default:
        return 0;
    }
}

static unsigned link_element(struct symai_scan *s, int element, uint32_t state)
{
    const char *role = s->at[SYMAI_AT_ROLE];
    unsigned own = 0;

    if (element != SYMAI_EL_A && element != SYMAI_EL_AREA)
        return 0;
    if (s->at[SYMAI_AT_HREF] != NULL) {
        fail(s, symai_links_open(&s->links, state, s->at));
        own |= OWN_LINK;
        if (s->at[SYMAI_AT_HREFLANG] != NULL)
            fail(s, symai_menu_relation(&s->menu, element, s->at));
    }
    if (role != NULL && (state & SYMAI_IN_FORM) != 0 &&
        symai_str_has_word(role, "button")) {
        fail(s, symai_forms_button(&s->forms, element, state, s->at));
        own |= OWN_BUTTON;
    }
    return own;
}

static unsigned begin_element(struct symai_scan *s, int element, uint32_t state,
                              struct level *level)
{
    uint32_t fresh = state & ~top_state(s);
    unsigned own = 0;

    if ((fresh & SYMAI_IN_ALERT) != 0) {
        own |= OWN_ALERT;
        s->alert_block = s->f->blocks.count;
        s->alert_words = s->f->visible_words;
    }
    if (element == SYMAI_EL_TD || element == SYMAI_EL_TH) {
        own |= OWN_CELL;
        open_cell(s);
    }
    if (is_app_root(s, element)) {
        own |= OWN_APP;
        level->chars = s->f->visible_chars + s->text.chars;
    }
    if (is_entry(s, element, state)) {
        own |= OWN_ENTRY;
        level->chars = s->f->visible_chars + s->text.chars;
    }
    if (element == SYMAI_EL_SCRIPT) {
        s->in_data = (state & SYMAI_IN_NOSCRIPT) == 0;
        s->in_script = s->in_data && script_runs(s->at[SYMAI_AT_TYPE]);
        s->f->script_count += (uint32_t)s->in_script;
        symai_script_reset(&s->script);
        own |= OWN_SCRIPT;
    }
    if (element == SYMAI_EL_OPTION)
        s->options++;
    if (element == SYMAI_EL_IMG && s->at[SYMAI_AT_ALT] != NULL) {
        symai_forms_image(&s->forms, s->at[SYMAI_AT_ALT]);
        symai_links_image(&s->links, s->at[SYMAI_AT_ALT]);
    }
    own |= form_element(s, element, state);
    return own | link_element(s, element, state);
}

/* Most elements are no part of it. */
static int is_outline(int element)
{
    switch (element) {
    case SYMAI_EL_HEADER:
    case SYMAI_EL_NAV:
    case SYMAI_EL_MAIN:
    case SYMAI_EL_FOOTER:
    case SYMAI_EL_H1:
    case SYMAI_EL_H2:
    case SYMAI_EL_H3:
    case SYMAI_EL_H4:
    case SYMAI_EL_H5:
    case SYMAI_EL_H6:
        return 1;
    default:
        return 0;
    }
}

void symai_scan_start(struct symai_scan *s, int element,
                      const struct symai_attributes *attributes)
{
    int flags = symai_element_flags[element];
    struct level level;
    uint32_t state;

    if (s->rc < 0)
        return;
    if ((flags & SYMAI_ELEMENT_BLOCK) != 0)
        end_block(s);
    if (element == SYMAI_EL_BR && symai_text_line_break(&s->text))
        end_block(s);
    if (element == SYMAI_EL_BR || element == SYMAI_EL_INPUT) {
        symai_forms_part(&s->forms);
        symai_links_part(&s->links);
    }
    if (s->overflow > 0 || s->levels.count == s->levels.max) {
        s->overflow++;
        return;
    }
    s->at = attributes->at;
    s->given = attributes->given;
    s->class_bits = 0;
    if (s->given != 0)
        fail(s, symai_marks_add(s, element, &s->class_bits));
    state = state_of(s, element);
    count_element(s, element, state);
    if ((is_outline(element) ||
         (s->given & SYMAI_AT_BIT(SYMAI_AT_ROLE)) != 0) &&
        (state & (SYMAI_IN_UNSEEN | SYMAI_IN_NOSCRIPT)) == 0)
        symai_outline_note(&s->f->outline, element, s->at[SYMAI_AT_ROLE],
                           (top_state(s) & SYMAI_IN_SECTION) != 0);
    head_element(s, element, state);
    note_block_in_cell(s, element);
    memset(&level, 0, sizeof level);
    level.state = state;
    level.element = (uint16_t)element;
    level.own = (uint16_t)begin_element(s, element, state, &level);
    fail(s, symai_vec_add(&s->levels, &level, sizeof level));
}

/* What the element at the top began, ends with it. */
static void end_element(struct symai_scan *s, const struct level *level)
{
    if ((level->own & OWN_LINK) != 0)
        fail(s, symai_links_close(&s->links));
    if ((level->own & OWN_BUTTON) != 0)
        fail(s, symai_forms_button_end(&s->forms));
    if ((level->own & OWN_LABEL) != 0)
        fail(s, symai_forms_label_end(&s->forms));
    if ((level->own & OWN_FORM) != 0)
        fail(s, symai_forms_close(&s->forms));
    if ((level->own & OWN_SCRIPT) != 0) {
        s->in_script = 0;
        s->in_data = 0;
        fail(s, symai_harvest_end(&s->harvest));
    }
    if ((level->own & OWN_CELL) != 0)
        close_cell(s, level->element);
    if ((level->own & (OWN_APP | OWN_ENTRY)) != 0 &&
        s->f->visible_chars + s->text.chars == level->chars) {
        s->f->has_app_root |= (level->own & OWN_APP) != 0;
        s->f->has_empty_entry |= (level->own & OWN_ENTRY) != 0;
    }
    if ((level->own & OWN_ALERT) != 0 &&
        s->f->visible_words - s->alert_words > ALERT_WORDS)
        symai_text_not_an_alert(&s->text, s->alert_block);
}

void symai_scan_end(struct symai_scan *s, int element)
{
    const struct level *ended;
    struct level level;

    if (s->rc < 0)
        return;
    if ((symai_element_flags[element] & SYMAI_ELEMENT_BLOCK) != 0)
        end_block(s);
    if (s->overflow > 0) {
        s->overflow--;
        return;
    }
    ended = top(s);
    if (ended == NULL)
        return;
    level = *ended;
    s->levels.count--;
    end_element(s, &level);
    if (element == SYMAI_EL_TITLE && s->f->title.len == 0 &&
        (level.state & SYMAI_IN_UNSEEN) == 0) {
        const struct symai_block *block =
            s->f->blocks.count == 0
                ? NULL
                : symai_vec_at(&s->f->blocks, s->f->blocks.count - 1);

        if (block != NULL && block->place == SYMAI_PLACE_TITLE)
            s->f->title = block->text;
    }
}

/* 1 if text in that state is no part of what a reader sees. */
static int is_unseen(const struct symai_scan *s, uint32_t state)
{
    if ((state & SYMAI_IN_UNSEEN) != 0)
        return 1;
    if ((state & SYMAI_IN_TITLE) != 0)
        return s->f->title.len > 0;
    if ((state & SYMAI_IN_SELECT) != 0)
        return (state & SYMAI_IN_OPTION) == 0 || s->options > OPTIONS_KEPT;
    return 0;
}

void symai_scan_text(struct symai_scan *s, const char *bytes, size_t len)
{
    uint32_t state = top_state(s);

    if (s->rc < 0)
        return;
    if ((state & (SYMAI_IN_OPTION | SYMAI_IN_TITLE)) == 0) {
        symai_forms_text(&s->forms, bytes, len);
        symai_links_text(&s->links, bytes, len);
    } else if ((state & SYMAI_IN_FOREIGN) != 0) {
        symai_links_drawn(&s->links, bytes, len);
    }
    if (is_unseen(s, state))
        return;
    if ((state & SYMAI_IN_OPTION) == 0)
        symai_forms_near(&s->forms, bytes, len);
    fail(s, symai_text_add(&s->text, state, bytes, len));
}

static int on_literal(void *user, const char *text, size_t len)
{
    struct symai_scan *s = user;

    return symai_text_aside(&s->text, SYMAI_PLACE_SCRIPT, text, len);
}

void symai_scan_script(struct symai_scan *s, const char *bytes, size_t len)
{
    struct symai_script_sink sink = {on_literal, s};

    if (s->rc < 0 || !s->in_data)
        return;
    fail(s, symai_harvest_feed(&s->harvest, bytes, len));
    if (s->rc < 0 || !s->in_script)
        return;
    s->f->script_bytes += len;
    fail(s, symai_script_feed(&s->script, bytes, len, &sink));
}

void symai_scan_line(struct symai_scan *s, const char *bytes, size_t len)
{
    if (s->rc < 0)
        return;
    if (bytes == NULL)
        end_block(s);
    else
        fail(s, symai_text_add(&s->text, 0, bytes, len));
}

int symai_scan_finish(struct symai_scan *s)
{
    const struct level *level;

    /* The end of the page ends all that is open. */
    end_block(s);
    for (level = top(s); s->rc >= 0 && level != NULL; level = top(s)) {
        s->levels.count--;
        end_element(s, level);
    }
    if (s->rc >= 0)
        fail(s, symai_links_close(&s->links));
    if (s->rc >= 0)
        fail(s, symai_forms_finish(&s->forms));
    if (s->rc >= 0)
        fail(s, symai_text_keep(s->f, s->frames.data, s->frames.len, FRAMES_MAX,
                                &s->f->frames));
    if (s->rc >= 0)
        fail(s, symai_text_keep(s->f, s->marks.data, s->marks.len, MARKS_MAX,
                                &s->f->marks));
    if (s->rc >= 0)
        fail(s, symai_menu_finish(&s->menu));
    return s->rc;
}
