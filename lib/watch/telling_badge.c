/* SPDX-License-Identifier: MIT */
/*
 * A badge: the portal's id, and its state in a word. Flat; white on colours
 * that it is read on with a contrast of more than 4.5 to 1 (WCAG 2.1, 1.4.3),
 * whatever is behind the badge; a name for those who hear it. It holds ids,
 * numbers and words of ours, and no text of a page.
 */
#include <string.h>

#include "watch/telling.h"

#define HEIGHT 20
#define PAD 6
#define TEXT_SIZE 128

/* Widths of the printable ASCII characters in tenths of a pixel, for 11 px of
 * a wide sans-serif face; textLength makes other faces fit. */
static int width_of(char c)
{
    if (strchr("ijl|.,:;'!", c) != NULL)
        return 38;
    if (strchr("frt()[]I-/ ", c) != NULL)
        return 48;
    if (strchr("mwMW%@", c) != NULL)
        return 104;
    if (c >= 'A' && c <= 'Z')
        return 80;
    return 70;
}

static int text_width(const char *text)
{
    int width = 0;

    for (; *text != '\0'; text++)
        width += width_of(*text);
    return (width + 9) / 10;
}

static const char *colour_of(int state)
{
    switch (state) {
    case SYMA_STATE_UP:
        return "#1a7f37";
    case SYMA_STATE_DEGRADED:
        return "#9a6700";
    case SYMA_STATE_MAINTENANCE:
        return "#0b5fc0";
    case SYMA_STATE_DOWN:
        return "#c4232c";
    default:
        return "#5a6370";
    }
}

/* "degraded 2/4", and to be read aloud "degraded, 2 of 4 sections up". */
static int say(const struct symai_telling *f, struct symai_buf *message,
               struct symai_buf *aloud)
{
    const char *id = f->portal_id;
    const char *state = syma_state_name(syma_tracker_state(f->t, id, ""));
    size_t up = syma_tracker_up_count(f->t, id);
    size_t required = syma_tracker_required_count(f->t, id);
    int is_late = (syma_tracker_flags(f->t, id, "") & SYMA_FLAG_OVERDUE) != 0;
    int rc = symai_buf_add_str(message, state);

    if (rc == SYMA_OK && required > 0 && up < required)
        rc = symai_buf_addf(message, " %zu/%zu", up, required);
    if (rc == SYMA_OK)
        rc = symai_buf_addf(aloud, "%s: %s, %zu of %zu sections up%s",
                            symai_telling_name(id), state, up, required,
                            is_late ? ", later than promised" : "");
    return rc;
}

static int put_word(struct symai_buf *out, const char *word, int left,
                    int width)
{
    return symai_buf_addf(out,
                          "    <text x=\"%d\" y=\"14\" textLength=\"%d\" "
                          "lengthAdjust=\"spacingAndGlyphs\">%s</text>\n",
                          left + PAD, width, word);
}

static int put_badge(const struct symai_telling *f, const char *message,
                     const char *aloud)
{
    const char *label = symai_telling_name(f->portal_id);
    int state = syma_tracker_state(f->t, f->portal_id, "");
    int left = text_width(label) + 2 * PAD;
    int right = text_width(message) + 2 * PAD;
    int rc = symai_buf_addf(
        f->out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" "
        "viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">\n"
        "  <title>%s</title>\n"
        "  <rect width=\"%d\" height=\"%d\" rx=\"3\" fill=\"#3d444d\"/>\n",
        left + right, HEIGHT, left + right, HEIGHT, aloud, aloud, left + right,
        HEIGHT);

    /* the right part is round at its right end only */
    if (rc == SYMA_OK)
        rc = symai_buf_addf(
            f->out,
            "  <path d=\"M%d 0h%da3 3 0 0 1 3 3v14a3 3 0 0 1-3 3H%dz\" "
            "fill=\"%s\"/>\n"
            "  <g fill=\"#fff\" aria-hidden=\"true\" font-size=\"11\" "
            "font-family=\"Verdana,DejaVu Sans,sans-serif\">\n",
            left, right - 3, left, colour_of(state));
    if (rc == SYMA_OK)
        rc = put_word(f->out, label, 0, left - 2 * PAD);
    if (rc == SYMA_OK)
        rc = put_word(f->out, message, left, right - 2 * PAD);
    return rc < 0 ? rc : symai_buf_add_str(f->out, "  </g>\n</svg>\n");
}

int symai_telling_badge(const struct symai_telling *f)
{
    struct symai_buf message;
    struct symai_buf aloud;
    int rc;

    symai_buf_init(&message, TEXT_SIZE);
    symai_buf_init(&aloud, 4 * TEXT_SIZE);
    rc = say(f, &message, &aloud);
    if (rc == SYMA_OK)
        rc = put_badge(f, message.data, aloud.data);
    symai_buf_free(&message);
    symai_buf_free(&aloud);
    return rc;
}
