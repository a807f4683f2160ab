/* SPDX-License-Identifier: MIT */
/*
 * Full stops that part no sentences, told by the words on both sides. The
 * text is folded, so a capital behind the stop cannot be asked for.
 */
#include "judge/stop.h"

#include <string.h>

#include "base/str.h"

#define NUMBER_NEAR 8 /* bytes behind a word of time */
#define LONGEST 8     /* of what may stand before a stop within a sentence */

/* Months in the seven languages, by name and in short. */
static const char *const months[] = {
    "januar",    "janner",    "februar",    "feber",     "marz",
    "maerz",     "april",     "mai",        "juni",      "juli",
    "august",    "september", "oktober",    "november",  "dezember",
    "janvier",   "fevrier",   "mars",       "avril",     "juin",
    "juillet",   "aout",      "septembre",  "octobre",   "novembre",
    "decembre",  "january",   "february",   "march",     "may",
    "june",      "july",      "october",    "december",  "enero",
    "febrero",   "marzo",     "abril",      "mayo",      "junio",
    "julio",     "agosto",    "septiembre", "setiembre", "octubre",
    "noviembre", "diciembre", "gennaio",    "febbraio",  "aprile",
    "maggio",    "giugno",    "luglio",     "settembre", "ottobre",
    "dicembre",  "janeiro",   "fevereiro",  "marco",     "maio",
    "junho",     "julho",     "setembro",   "outubro",   "novembro",
    "dezembro",  "januari",   "februari",   "maart",     "mei",
    "augustus",  NULL};

static const char *const short_months[] = {
    "jan", "ene", "gen", "feb",  "fev", "mar", "mrt", "apr", "avr", "abr",
    "jun", "giu", "jul", "juil", "lug", "aug", "aou", "ago", "sep", "sept",
    "set", "okt", "oct", "ott",  "nov", "dez", "dec", "dic", NULL};

/* What goes on with a date or an hour. 'to', 'on' and the like are left out
 * behind a bare number: 'Step 2. To try again'. */
static const char *const behind_ordinal[] = {
    "von", "vom",    "bis",   "ab",   "um", "zwischen", "und", "zum", "gegen",
    "auf", "nachts", "sowie", "oder", "al", "tot",      "uhr", NULL};

static const char *const behind_date[] = {
    "a",     "ab",  "al",     "alle",  "as",       "at",     "ate",   "au",
    "auf",   "bis", "da",     "dalle", "das",      "de",     "des",   "e",
    "entre", "et",  "from",   "gegen", "hasta",    "nachts", "om",    "ore",
    "tot",   "tra", "tussen", "um",    "und",      "van",    "vanaf", "vers",
    "vom",   "von", "y",      "zum",   "zwischen", NULL};

static const char *const behind_half_day[] = {
    "a",       "al",        "and",    "at",       "ate",     "bst",
    "cest",    "cet",       "da",     "daremos",  "de",      "debido",
    "del",     "do",        "e",      "edt",      "el",      "em",
    "est",     "estaremos", "et",     "faremos",  "gmt",     "habra",
    "haremos", "hasta",     "havera", "hora",     "horario", "hrs",
    "hs",      "la",        "las",    "local",    "los",     "on",
    "para",    "pdt",       "por",    "pst",      "pt",      "realizaremos",
    "through", "to",        "today",  "tomorrow", "tonight", "until",
    "utc",     "y",         NULL};

/* German keeps the stop of an ordinal before all that goes on. */
static const char *const behind_german[] = {
    "ist",      "sind",    "wird",   "werden", "wegen",   "aufgrund",
    "bleibt",   "bleiben", "steht",  "stehen", "findet",  "finden",
    "fuhren",   "kommt",   "nicht",  "wieder", "offline", "geschlossen",
    "gesperrt", "statt",   "kommen", NULL};

/* Never the last word of a sentence; those of before_number where a number
 * follows, as 'no.' may be one too. */
static const char *const abbreviations[] = {
    "ca",  "bzw", "ggf", "evtl", "vorauss", "st",   "ste",  "dr",   "mr",
    "mrs", "mme", "sig", "sra",  "dott",    "bijv", "inkl", "incl", NULL};

static const char *const parted[] = {"z.b",  "z. b",  "d.h", "u.a", "u. a",
                                     "p.ex", "p. ex", "e.g", "i.e", NULL};

static const char *const before_number[] = {
    "nr",  "no", "n",   "num", "art", "abs", "tel", "env", "approx", "circa",
    "ore", "op", "pag", "hr",  "cap", "par", "u",   "sec", NULL};

static const char *const weekdays[] = {
    "mo",  "di",  "mi",  "do",  "fr",  "sa",  "so",  "lun", "mar", "mer",
    "jeu", "ven", "sam", "dim", "mon", "tue", "wed", "thu", "fri", "sat",
    "sun", "mie", "jue", "vie", "sab", "dom", "gio", "seg", "ter", "qua",
    "qui", "sex", "ma",  "wo",  "vr",  "za",  "zo",  NULL};

static int is_digit(char c)
{
    return symai_ascii_is_digit((unsigned char)c);
}

static int is_word_byte(char c)
{
    return symai_ascii_is_alnum((unsigned char)c);
}

static int is_one_of(const char *word, size_t len, const char *const *list)
{
    for (; *list != NULL; list++) {
        /* most begin otherwise */
        if (**list == *word && strlen(*list) == len &&
            memcmp(*list, word, len) == 0)
            return 1;
    }
    return 0;
}

/* The last word before 'at', behind no stop, is one of those, which are no
 * longer than LONGEST and have no stop in them. */
static int ends_with_word(const char *text, size_t at, const char *const *list)
{
    size_t len = 0;

    while (len < at && len <= LONGEST && is_word_byte(text[at - len - 1]))
        len++;
    return len > 0 && len <= LONGEST &&
           (len == at || text[at - len - 1] != '.') &&
           is_one_of(text + at - len, len, list);
}

/* The text before 'at' ends with one of the words. */
static int ends_with_one(const char *text, size_t at, const char *const *list)
{
    size_t len;

    for (; *list != NULL; list++) {
        len = strlen(*list);
        if (len <= at && memcmp(text + at - len, *list, len) == 0 &&
            (len == at ||
             (!is_word_byte(text[at - len - 1]) && text[at - len - 1] != '.')))
            return 1;
    }
    return 0;
}

static int is_month(const char *word, size_t len)
{
    return is_one_of(word, len, months) || is_one_of(word, len, short_months);
}

/* How many digits end at 'at'. */
static size_t digits_before(const char *text, size_t at)
{
    size_t n = 0;

    while (n < at && is_digit(text[at - n - 1]))
        n++;
    return n;
}

/* 1: a day or a number stands before the stop; 2: day and month, '28.11.' */
static int date_before(const char *text, size_t at)
{
    size_t n = digits_before(text, at);
    size_t m;

    if (n < 1 || n > 2)
        return 0;
    if (n == at || text[at - n - 1] == ' ' || text[at - n - 1] == '(' ||
        text[at - n - 1] == '-')
        return 1;
    if (text[at - n - 1] != '.')
        return 0;
    n++;
    m = digits_before(text, at - n);
    if (m < 1 || m > 2 || (at > n + m && text[at - n - m - 1] == '.'))
        return 0; /* '2.9.14.' is a version */
    return 2;
}

/* 'p.m.', 'p. m.': the stop behind the p and the one behind the m. */
static int half_day_before(const char *text, size_t len, size_t at)
{
    static const char *const halves[] = {"p.m", "a.m", "p. m", "a. m", NULL};

    if (at < 1 || (at > 1 && is_word_byte(text[at - 2])))
        return 0;
    if ((text[at - 1] == 'p' || text[at - 1] == 'a') && at + 2 < len &&
        text[at + 2] == 'm' && (at + 3 == len || text[at + 3] == '.'))
        return 1;
    return ends_with_one(text, at, halves) ? 2 : 0;
}

/* 'das' is an article, and 'das 22' an hour. */
static int has_number_near(const char *text, size_t len)
{
    size_t i;

    for (i = 0; i < len && i < NUMBER_NEAR; i++) {
        if (is_digit(text[i]))
            return 1;
        if (text[i] != ' ' && !is_word_byte(text[i]))
            return 0;
    }
    return 0;
}

/* n: of the word; left: of all that follows. */
static int goes_on_behind_date(const char *word, size_t n, size_t left,
                               int kind)
{
    if (is_digit(word[0]) || word[0] == '-' || is_month(word, n) ||
        is_one_of(word, n, behind_german))
        return 1;
    if (kind == 1)
        return is_one_of(word, n, behind_ordinal);
    return is_one_of(word, n, behind_date) &&
           has_number_near(word + n, left - n);
}

static int goes_on_behind_half_day(const char *word, size_t len)
{
    return is_digit(word[0]) || word[0] == '-' || word[0] == '(' ||
           is_month(word, len) || is_one_of(word, len, behind_half_day);
}

int symai_stop_ends(const char *text, size_t len, size_t at)
{
    const char *word = text + at + 1;
    size_t left = len - at - 1;
    size_t n = 0;
    int kind;

    while (left > 0 && *word == ' ') {
        word++;
        left--;
    }
    if (left == 0)
        return 1;
    while (n < left && is_word_byte(word[n]))
        n++;
    kind = date_before(text, at);
    if (kind > 0)
        return !goes_on_behind_date(word, n, left, kind);
    kind = half_day_before(text, len, at);
    if (kind > 0)
        return kind == 2 && !goes_on_behind_half_day(word, n);
    if (ends_with_word(text, at, abbreviations) ||
        ends_with_one(text, at, parted))
        return 0;
    if (ends_with_word(text, at, short_months) ||
        ends_with_word(text, at, weekdays) ||
        ends_with_word(text, at, before_number))
        return !is_digit(word[0]);
    return 1;
}
