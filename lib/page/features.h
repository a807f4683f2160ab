/* SPDX-License-Identifier: MIT */
/*
 * What is known of a page once its bytes are gone: the seam between page/
 * and judge/. Filled by scan and its collectors while the page streams by,
 * frozen at finish, read-only from then on. Every text is a span of one
 * buffer; every list has a cap, and what is past the cap is counted only.
 */
#ifndef SYMAI_PAGE_FEATURES_H
#define SYMAI_PAGE_FEATURES_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/vec.h"
#include "page/outline.h"

/* Where text stands: the prominence table of the contract, best first. */
enum symai_place {
    SYMAI_PLACE_TITLE = 0, /* <title> */
    SYMAI_PLACE_H1,
    SYMAI_PLACE_HEADING,  /* h2, h3 */
    SYMAI_PLACE_ALERT,    /* role=alert, class or id with maint, error, ... */
    SYMAI_PLACE_BODY,     /* any other visible text block */
    SYMAI_PLACE_ASIDE,    /* aside, nav, header, footer, list item, cell */
    SYMAI_PLACE_NOSCRIPT, /* inside <noscript> */
    SYMAI_PLACE_SCRIPT,   /* a string literal inside a script */
    SYMAI_PLACE_COUNT
};

const char *symai_place_name(int place); /* "title", "h1", "heading", ... */

/* A text in symai_features.text; always followed by a NUL there. */
struct symai_span {
    uint32_t off;
    uint32_t len;
};

enum symai_block_flag {
    SYMAI_BLOCK_LANDMARK = 1,  /* inside nav, header, footer or aside */
    SYMAI_BLOCK_LIST = 2,      /* list item, dt, dd */
    SYMAI_BLOCK_CELL = 4,      /* td, th */
    SYMAI_BLOCK_LINK = 8,      /* all of its text is link text */
    SYMAI_BLOCK_FORM = 16,     /* inside a form */
    SYMAI_BLOCK_CONTROL = 32,  /* button, label, option, legend */
    SYMAI_BLOCK_CODE = 64,     /* inside pre, code, samp, kbd */
    SYMAI_BLOCK_MAIN = 128,    /* inside main, article, role=main */
    SYMAI_BLOCK_ARTICLE = 256, /* inside article, or blog/post/news/comment */
    SYMAI_BLOCK_SMALL = 512,   /* small, or legal/terms/cookie class or id */
    SYMAI_BLOCK_ALERT = 1024   /* inside what makes SYMAI_PLACE_ALERT */
};

/* One run of visible text between two block boundaries: inline elements
 * join, blocks part, so no phrase is ever found across two of them. White
 * space is collapsed and trimmed. */
struct symai_block {
    struct symai_span text;
    uint16_t place; /* enum symai_place */
    uint16_t flags; /* enum symai_block_flag */
    uint32_t words;
};

enum symai_field_type {
    SYMAI_FIELD_TEXT = 0, /* also unknown types */
    SYMAI_FIELD_PASSWORD,
    SYMAI_FIELD_EMAIL,
    SYMAI_FIELD_TEL,
    SYMAI_FIELD_NUMBER,
    SYMAI_FIELD_SEARCH,
    SYMAI_FIELD_CHECKBOX,
    SYMAI_FIELD_RADIO,
    SYMAI_FIELD_SELECT,
    SYMAI_FIELD_TEXTAREA,
    SYMAI_FIELD_FILE,
    SYMAI_FIELD_HIDDEN, /* type=hidden; never its value */
    SYMAI_FIELD_SUBMIT, /* submit, image, and <button> of type submit */
    SYMAI_FIELD_BUTTON, /* other buttons, also role=button links */
    SYMAI_FIELD_OTHER   /* date, color, range, ... */
};

enum symai_field_flag {
    SYMAI_FIELD_DISABLED = 1, /* disabled, aria-disabled, disabled fieldset */
    SYMAI_FIELD_READONLY = 2,
    SYMAI_FIELD_REQUIRED = 4,
    SYMAI_FIELD_INVISIBLE = 8 /* inside something hidden */
};

struct symai_field {
    uint16_t type;  /* enum symai_field_type */
    uint16_t flags; /* enum symai_field_flag */
    int32_t max_length; /* -1: not given */
    struct symai_span name;  /* name attribute, a space, id attribute */
    struct symai_span autocomplete;
    struct symai_span label; /* label, aria-label, placeholder, title; for
                                buttons their text or value */
};

enum symai_form_flag {
    SYMAI_FORM_LOOSE = 1,     /* fields outside any <form> */
    SYMAI_FORM_POST = 2,
    SYMAI_FORM_INVISIBLE = 4, /* inside something hidden */
    SYMAI_FORM_LANDMARK = 8,  /* inside nav, header or footer */
    SYMAI_FORM_INERT = 16     /* inert, or aria-busy/aria-disabled on the form */
};

struct symai_form {
    uint32_t flags; /* enum symai_form_flag */
    uint32_t first_field; /* into symai_features.fields, in page order */
    uint32_t field_count;
    struct symai_span action; /* as written; "" if none */
    struct symai_span name;   /* id, name, class, aria-label; one text */
    struct symai_span text;   /* legend and headings inside; at most 200 bytes */
    struct symai_span before; /* the heading that stands before it */
};

/* Where the words of a link come from. */
enum symai_link_said {
    SYMAI_SAID_TEXT = 0, /* also where there are none */
    SYMAI_SAID_LABEL,    /* aria-label */
    SYMAI_SAID_TITLE,    /* its title, or that of a drawing in it */
    SYMAI_SAID_IMAGE     /* alt of an image or of an area */
};

struct symai_link {
    struct symai_span href; /* as written, white space trimmed */
    struct symai_span text; /* text, else aria-label, title, alt of an image */
    struct symai_span rel;
    uint16_t place; /* enum symai_place of the block it stands in */
    uint16_t flags; /* enum symai_block_flag of that block */
    uint16_t said;  /* enum symai_link_said */
    struct symai_span drawn; /* <title> of a drawing, where text is "" */
};

/* All that is known of its words. */
static inline struct symai_span symai_link_words(const struct symai_link *link)
{
    return link->text.len > 0 ? link->text : link->drawn;
}

/* The page in another language, or for another country. */
struct symai_alternate {
    struct symai_span href; /* as written, white space trimmed */
    struct symai_span language; /* of hreflang, as written */
};

enum symai_content {
    SYMAI_CONTENT_EMPTY = 0, /* no bytes, or only white space */
    SYMAI_CONTENT_HTML,
    SYMAI_CONTENT_TEXT, /* one block a line, place BODY */
    SYMAI_CONTENT_JSON,
    SYMAI_CONTENT_XML,
    SYMAI_CONTENT_OTHER
};

struct symai_features {
    struct symai_buf text; /* all spans point here */
    struct symai_vec blocks; /* struct symai_block, in page order */
    struct symai_vec forms;  /* struct symai_form, loose fields last */
    struct symai_vec fields; /* struct symai_field */
    struct symai_vec links;  /* struct symai_link */
    /* What a script may yet show, struct symai_link: links in templates and
     * in what is hidden, and those that stand in scripts as data or markup
     * (place SYMAI_PLACE_SCRIPT). Judging does not look at them. */
    struct symai_vec menu;
    struct symai_vec alternates; /* struct symai_alternate */

    int content; /* enum symai_content */
    char charset[32]; /* what the bytes were decoded from, "utf-8", ... */
    uint64_t body_bytes; /* as fed, before decoding */
    uint64_t bad_bytes;  /* each became one U+FFFD */
    int truncated;       /* the body was cut by max_body */
    int text_capped;     /* some text was past a cap and not kept */
    int forms_capped;    /* a form or a field was past a cap and not kept */
    int menu_capped;     /* the same for menu and alternates */

    /* Counts go on past every cap. */
    uint64_t visible_words;
    uint64_t visible_chars;  /* without white space */
    uint64_t content_words;  /* outside nav, header, footer, aside */
    uint64_t link_words;
    uint32_t script_count;
    uint64_t script_bytes;   /* inline */
    uint32_t iframe_count;
    uint32_t image_count;
    uint32_t paragraph_count;
    uint32_t form_count; /* all <form> elements */
    uint32_t heading_count;

    int article_time; /* an article in sight has a <time> */
    int has_app_root; /* an element with a usual root id of a script
                         application (root, app, __next, ...) without text */
    int has_empty_entry; /* an element without text whose id says that one
                            comes in there (login, signin-container, ...) */
    struct symai_span title;     /* first <title> */
    struct symai_span language;  /* html lang */
    struct symai_span generator; /* meta generator */
    struct symai_span base;      /* base href */
    struct symai_span canonical; /* link rel=canonical */
    struct symai_span frames;    /* addresses of visible frames, a space
                                    between; what does not fit is left out */
    struct symai_span refresh_url; /* meta refresh, as written */
    int refresh_delay;           /* seconds; -1: no meta refresh */
    /* Classes and ids, sources of scripts, styles and images and names of
     * meta tags, one space between, in small letters, capped: products are
     * known by them. */
    struct symai_span marks;
    struct symai_outline outline;
};

const char *symai_features_text(const struct symai_features *f,
                                struct symai_span span);

void symai_features_init(struct symai_features *f);
void symai_features_free(struct symai_features *f);

/* A stable text form of what is judged, for the golden tests. */
int symai_features_dump(const struct symai_features *f, struct symai_buf *out);
/* The same of the rest: menu, alternates, canonical, and what links say. */
int symai_features_dump_menu(const struct symai_features *f,
                             struct symai_buf *out);

#endif
