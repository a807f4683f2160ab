/* SPDX-License-Identifier: MIT */
/*
 * Signatures: what they hold, which texts are one, and what a section that is
 * otherwise than its signature says is told to be: a form that is gone from a
 * page that is as it was, and not a page that was built anew.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "syma/syma.h"

#define URL "https://www.example.org/in"
#define FORM(name)                                                         \
    "<form method=post action=/in><label>Identifiant <input name=" name    \
    "></label><input type=password name=pw><button>Se connecter</button>" \
    "</form>"
#define LOGIN FORM("user")
#define TOP                                                               \
    "<!doctype html><html lang=fr><title>Lumo</title><body><header>Lumo" \
    "</header><nav><a href=/a>Offres</a> <a href=/b>Boutiques</a></nav><main>"
#define H1 "<h1>Connexion &agrave; votre espace</h1>"
#define TEXT                                                           \
    "<p>Retrouvez vos factures, vos options et votre ligne.</p><h2>" \
    "Besoin d'aide</h2><p>Nos conseillers sont l&agrave;.</p>"
#define END "</main><footer><a href=/c>Mentions</a></footer>"
#define ACTIVATION                                                          \
    "<form method=post action=/sim><label>Num&eacute;ro de carte SIM <input " \
    "name=iccid></label><button>Activer</button></form>"
#define ANEW                                                               \
    "<!doctype html><html lang=fr><title>Lumo</title><body><div><h3>"     \
    "Bienvenue</h3><p>Retrouvez chez Lumo tout ce que vous aimez, en plus " \
    "clair et plus simple.</p>"

enum {
    G = SYMA_SECTION_GENERIC,
    L = SYMA_SECTION_LOGIN,
    V = SYMA_SECTION_ACTIVATION
};

static syma_ruleset *rules;

static void load_rules(void)
{
    ck_assert_int_eq(syma_ruleset_new(&rules), SYMA_OK);
    ck_assert_int_eq(syma_ruleset_load_builtin(rules), SYMA_OK);
    ck_assert_int_eq(syma_ruleset_compile(rules), SYMA_OK);
}

static void free_rules(void)
{
    syma_ruleset_free(rules);
}

/* In pieces of so many bytes. */
static syma_verdict *judge_in(const char *html, size_t step, int status,
                              int kind, const syma_context *c)
{
    syma_page *p = NULL;
    syma_verdict *v = NULL;
    size_t len = strlen(html);
    size_t at;

    ck_assert_int_eq(syma_page_new(NULL, &p), SYMA_OK);
    ck_assert_int_eq(syma_page_set_url(p, URL), SYMA_OK);
    ck_assert_int_eq(syma_page_set_http_status(p, status), SYMA_OK);
    for (at = 0; at < len; at += step)
        ck_assert_int_eq(
            syma_page_feed(p, html + at, len - at < step ? len - at : step),
            SYMA_OK);
    ck_assert_int_eq(syma_page_finish(p), SYMA_OK);
    ck_assert_int_eq(syma_classify(p, kind, c, rules, &v), SYMA_OK);
    syma_page_free(p);
    return v;
}

static syma_verdict *judge(const char *html, int kind, const syma_context *c)
{
    return judge_in(html, strlen(html), 200, kind, c);
}

static syma_context *context_with(const char *signature)
{
    syma_context *c = NULL;

    ck_assert_int_eq(syma_context_new(&c), SYMA_OK);
    ck_assert_int_eq(syma_context_set_signature(c, signature), SYMA_OK);
    return c;
}

/* The codes of what is otherwise, and their excerpts: "code excerpt; ...". */
static void list_drifts(const syma_verdict *v, char *out, size_t size)
{
    static const char *const codes[] = {
        "form.known.gone", "form.known.changed", "page.heading.changed",
        "page.landmark.gone", "page.structure.changed"};
    const syma_evidence *e;
    size_t i;
    size_t j;

    out[0] = '\0';
    for (i = 0; i < syma_verdict_evidence_count(v); i++) {
        e = syma_verdict_evidence(v, i);
        for (j = 0; j < sizeof codes / sizeof *codes; j++) {
            if (strcmp(syma_evidence_code(e), codes[j]) != 0)
                continue;
            ck_assert_int_eq(syma_evidence_points_to(e), SYMA_STATE_UNKNOWN);
            snprintf(out + strlen(out), size - strlen(out), "%s%s %s",
                     out[0] != '\0' ? "; " : "", codes[j],
                     syma_evidence_excerpt(e));
        }
    }
}

static const struct {
    const char *what;
    int kind;
    const char *before;
    const char *now;
    const char *reason;
    const char *drifts;
    int cost;
} cases[] = {
    {"the same", L, TOP H1 LOGIN TEXT END, TOP H1 LOGIN TEXT END, "ok", "", 0},
    {"classes and the order of attributes are others", L,
     TOP H1 LOGIN TEXT END,
     "<!doctype html><html lang=fr class=v2><title>Lumo</title><body class=b>"
     "<header class=top-v2>Lumo</header><nav id=n2 class=menu><a href=/a>Offres"
     "</a></nav><main class='page page--in'><h1 class=title-xl>Connexion &agrave;"
     " votre espace</h1><div class=card><form class=f2 action=/in method=post>"
     "<label class=l>Identifiant <input class=i name=user></label><input name=pw "
     "type=password class=i><button class='btn btn-2'>Se connecter</button>"
     "</form></div>" TEXT END,
     "ok", "", 0},
    {"what changes from day to day", L,
     TOP "<h1>Connexion &agrave; votre espace, mardi 3 mars</h1>" LOGIN TEXT
         "<h3>12 offres</h3><h3>Un mobile &agrave; 199</h3>" END,
     TOP "<h1>Connexion &agrave; votre espace, lundi 27 avril</h1>" LOGIN TEXT
         "<h3>8 offres</h3><h3>Une box</h3><h3>Le roaming</h3><h3>Fin de "
         "s&eacute;rie</h3><aside><h2>Soldes</h2></aside><form><input "
         "type=radio name=avis><button>Voter</button></form><form><input "
         "type=search name=q></form>" END,
     "ok", "", 0},
    {"more of the same", L, TOP H1 LOGIN "<h2>Une</h2><h3>Deux</h3>" END,
     TOP H1 LOGIN "<h2>Une</h2><h3>Deux</h3><h2>Encore</h2><h3>Plus</h3><h2>"
                  "Puis</h2><h3>Enfin</h3><h4>Petit</h4>" END,
     "ok", "", 0},
    {"the login form is gone", L, TOP H1 LOGIN TEXT END, TOP H1 TEXT END,
     "function_missing", "form.known.gone login", 0},
    {"the login form is gone, a link leads on", L, TOP H1 LOGIN TEXT END,
     TOP H1 "<a href=/sso>Se connecter</a>" TEXT END, "ok",
     "form.known.gone login", 200},
    {"from a page that is no login", G, TOP H1 LOGIN TEXT END, TOP H1 TEXT END,
     "ok", "form.known.gone login", 200},
    {"the activation form is gone", V, TOP H1 ACTIVATION TEXT END,
     TOP H1 TEXT END, "function_missing", "form.known.gone activation", 0},
    {"one of two is gone", G, TOP H1 LOGIN ACTIVATION TEXT END,
     TOP H1 LOGIN TEXT END, "ok", "form.known.gone activation", 200},
    {"the form asks for other things", L, TOP H1 LOGIN TEXT END,
     TOP H1 FORM("client") TEXT END, "ok", "form.known.changed login", 200},
    {"another main heading", L, TOP H1 LOGIN TEXT END,
     TOP "<h1>Bienvenue chez Lumo</h1>" LOGIN TEXT END, "ok",
     "page.heading.changed Bienvenue chez Lumo", 200},
    {"the main heading has lost a word", L, TOP H1 LOGIN TEXT END,
     TOP "<h1>Votre espace</h1>" LOGIN TEXT END, "ok", "", 0},
    {"no main heading any more", L, TOP H1 LOGIN TEXT END,
     TOP LOGIN TEXT END, "ok", "page.heading.changed ", 200},
    {"of a page that offers something else each day", G,
     TOP "<h1>La rentr&eacute;e connect&eacute;e</h1>" TEXT END,
     TOP "<h1>Offrez-vous le printemps</h1>" TEXT END, "ok", "", 0},
    {"no footer any more", L, TOP H1 LOGIN TEXT END,
     TOP H1 LOGIN TEXT "</main><div>Mentions</div>", "ok",
     "page.landmark.gone footer", 200},
    {"no navigation any more, by its role", L,
     "<body><div role=navigation>a</div><main>" H1 LOGIN TEXT END,
     "<body><main>" H1 LOGIN TEXT END, "ok", "page.landmark.gone navigation",
     200},
    {"form and heading", L, TOP H1 LOGIN TEXT END,
     TOP "<h1>Bienvenue chez Lumo</h1>" FORM("client") TEXT END, "ok",
     "form.known.changed login; page.heading.changed Bienvenue chez Lumo", 200},
    {"built anew around the same parts", L,
     TOP "<h1>Votre espace client</h1><h2>Suivre une livraison</h2><h2>Changer "
         "de forfait</h2>" LOGIN END,
     TOP "<h3>Bienvenue</h3><p>Rien de neuf.</p>" LOGIN END, "ok",
     "page.structure.changed ", 200},
    {"all that there was of headings", L, TOP H1 LOGIN END, TOP LOGIN END,
     "ok", "page.heading.changed ", 200},
    {"built anew", L, TOP H1 LOGIN TEXT END, ANEW LOGIN, "ok",
     "page.structure.changed ", 200},
    {"built anew, and no form is known there", L, TOP H1 LOGIN TEXT END, ANEW,
     "function_missing", "page.structure.changed ", 200},
    {"built anew, no login", G, TOP H1 LOGIN TEXT END, ANEW, "ok",
     "page.structure.changed ", 200},
    {"a page that is little but its form", L,
     "<title>Lumo, connexion</title>" LOGIN,
     "<title>Lumo, connexion</title><p>Retrouvez ici vos factures.</p>",
     "function_missing", "form.known.gone login", 0},
    {"another page that is little", L, "<title>Lumo, connexion</title>" LOGIN,
     "<title>Nos boutiques</title><p>Nos boutiques sont ouvertes.</p>",
     "function_missing", "page.structure.changed ", 200},
    {"nothing but a form", G, LOGIN, "<p>Retrouvez ici vos factures.</p>", "ok",
     "form.known.gone login", 200},
    {"another form beside it", L, TOP H1 LOGIN TEXT END,
     TOP H1 LOGIN ACTIVATION TEXT END, "ok", "", 0},
    {"what had next to nothing", L, LOGIN, TOP H1 LOGIN TEXT END, "ok", "", 0},
    {"the page says itself what is the matter", L, TOP H1 LOGIN TEXT END,
     "<title>Maintenance</title><h1>Notre site est en maintenance</h1>",
     "page_maintenance", "", 0},
};

#define COUNT(table) ((int)(sizeof(table) / sizeof((table)[0])))

START_TEST(test_drift)
{
    syma_verdict *first = judge(cases[_i].before, cases[_i].kind, NULL);
    syma_verdict *plain = judge(cases[_i].now, cases[_i].kind, NULL);
    syma_context *c = context_with(syma_verdict_signature(first));
    syma_verdict *v = judge(cases[_i].now, cases[_i].kind, c);
    int drift = cases[_i].drifts[0] != '\0';
    char text[512];

    list_drifts(v, text, sizeof text);
    ck_assert_msg(strcmp(text, cases[_i].drifts) == 0, "%s: '%s' (%s, %s)",
                  cases[_i].what, text, syma_verdict_signature(first),
                  syma_verdict_signature(v));
    ck_assert_msg(strcmp(syma_verdict_reason(v), cases[_i].reason) == 0,
                  "%s: %s", cases[_i].what, syma_verdict_reason(v));
    ck_assert_int_eq(syma_verdict_state(v), syma_verdict_state(plain));
    ck_assert_int_eq(syma_verdict_usable(v), syma_verdict_usable(plain));
    ck_assert_int_eq((syma_verdict_flags(v) & SYMA_FLAG_DRIFT) != 0, drift);
    ck_assert_int_eq(syma_verdict_confidence(v),
                     syma_verdict_confidence(plain) - cases[_i].cost);
    ck_assert_str_eq(syma_verdict_signature(v), syma_verdict_signature(plain));
    list_drifts(plain, text, sizeof text);
    ck_assert_str_eq(text, "");
    syma_context_free(c);
    syma_verdict_unref(v);
    syma_verdict_unref(plain);
    syma_verdict_unref(first);
}
END_TEST

/* Where there is no page of the section, nothing of it is missed. */
START_TEST(test_no_page)
{
    static const int statuses[] = {401, 403, 404, 500};
    syma_verdict *first = judge(TOP H1 LOGIN TEXT END, L, NULL);
    syma_context *c = context_with(syma_verdict_signature(first));
    syma_verdict *v = judge_in(TOP H1 TEXT END, 512, statuses[_i], L, c);
    char text[512];

    list_drifts(v, text, sizeof text);
    ck_assert_str_eq(text, "");
    ck_assert_uint_eq(syma_verdict_flags(v) & SYMA_FLAG_DRIFT, 0);
    syma_verdict_unref(v);
    syma_verdict_unref(first);
    syma_context_free(c);
}
END_TEST

START_TEST(test_words)
{
    static const struct {
        const char *now;
        const char *language;
        const char *audience;
        const char *says;
    } words[] = {
        {TOP H1 TEXT END, "en", "customer",
         "This page cannot be used: there is no way to log in on the page. The "
         "login form that was there before is gone; the rest of the page is as "
         "it was."},
        {TOP H1 TEXT END, "fr", "customer",
         "Cette page ne peut pas servir : la page n'offre aucun moyen de se "
         "connecter. Le formulaire de connexion qui était là avant a disparu ; "
         "le reste de la page est inchangé."},
        {ANEW LOGIN, "en", "customer", "This page works."},
        {ANEW LOGIN, "en", "engineer",
         "\n  not as before: the page is built anew, next to nothing is where "
         "it was (page.structure.changed)\n"},
        {TOP H1 FORM("client") TEXT END, "fr", "engineer",
         "\n  autrement qu'avant : un formulaire demande autre chose qu'avant "
         "(form.known.changed)\n"},
    };
    syma_verdict *first = judge(TOP H1 LOGIN TEXT END, L, NULL);
    syma_context *c = context_with(syma_verdict_signature(first));
    syma_verdict *v;
    char *text = NULL;
    int i;

    for (i = 0; i < COUNT(words); i++) {
        v = judge(words[i].now, L, c);
        ck_assert_int_eq(syma_verdict_explain(v, words[i].language,
                                              words[i].audience, &text),
                         SYMA_OK);
        if (strcmp(words[i].audience, "customer") == 0)
            ck_assert_str_eq(text, words[i].says);
        ck_assert_msg(strstr(text, words[i].says) != NULL, "%s", text);
        syma_string_free(text);
        syma_verdict_unref(v);
    }
    syma_verdict_unref(first);
    syma_context_free(c);
}
END_TEST

/* --- those that were kept before there was more in them --- */

#define OLD_PAGE                                                           \
    "<!doctype html><html lang=fr><title>Lumo</title><body>"              \
    "<form method=post><input name=user1><input type=password name=pw>" \
    "<button>Se connecter</button></form>"

START_TEST(test_old)
{
    syma_context *c = context_with("1-f02667db2e6d523b");
    syma_verdict *v = judge(OLD_PAGE, L, c);
    char text[512];

    ck_assert_uint_eq(syma_verdict_flags(v) & SYMA_FLAG_DRIFT, 0);
    syma_verdict_unref(v);
    v = judge(OLD_PAGE "<form method=post><textarea name=t></textarea>"
                       "<button>Envoyer</button></form>",
              L, c);
    list_drifts(v, text, sizeof text);
    ck_assert_str_eq(text, "form.known.changed ");
    ck_assert_uint_ne(syma_verdict_flags(v) & SYMA_FLAG_DRIFT, 0);
    ck_assert_int_eq(syma_verdict_confidence(v), 700);
    syma_verdict_unref(v);
    v = judge(TOP H1 TEXT END, L, c);
    ck_assert_uint_eq(syma_verdict_flags(v) & SYMA_FLAG_DRIFT, 0);
    ck_assert_int_eq(syma_verdict_confidence(v), 750);
    syma_verdict_unref(v);
    syma_context_free(c);
}
END_TEST

/* --- the text --- */

static const struct {
    const char *text;
    int rc;
} forms[] = {
    {"", SYMA_OK},
    {"1-0123456789abcdef", SYMA_OK},
    {"2-....", SYMA_OK},
    {"2-b01234567.bnmf.123.0a1b2.0a1b20a1b3", SYMA_OK},
    {"2-b01234567j89abcdef.b.1.00000.fffff", SYMA_OK},
    {"2-b01234567.bnmf.123.0a1b3.0a1b30a1b2", SYMA_OK}, /* in any order */
    {"1-0123456789abcde", SYMA_ESYNTAX},
    {"1-0123456789abcdef0", SYMA_ESYNTAX},
    {"1-0123456789ABCDEF", SYMA_ESYNTAX},
    {"2-0123456789abcdef", SYMA_ESYNTAX},
    {"2-", SYMA_ESYNTAX},
    {"2-...", SYMA_ESYNTAX},
    {"2-.....", SYMA_ESYNTAX},
    {"3-....", SYMA_ESYNTAX},
    {"2-a01234567....", SYMA_ESYNTAX}, /* no use that counts */
    {"2-k01234567....", SYMA_ESYNTAX},
    {"2-b0123456....", SYMA_ESYNTAX},
    {"2-b0123456g....", SYMA_ESYNTAX},
    {"2-.bnx...", SYMA_ESYNTAX},
    {"2-..17..", SYMA_ESYNTAX},
    {"2-...0a1b.", SYMA_ESYNTAX},
    {"2-....0a1b20", SYMA_ESYNTAX},
    {"2-.... ", SYMA_ESYNTAX},
    {"2-....\n", SYMA_ESYNTAX},
    {" 2-....", SYMA_ESYNTAX},
};

START_TEST(test_form)
{
    syma_context *c = NULL;

    ck_assert_int_eq(syma_context_new(&c), SYMA_OK);
    ck_assert_int_eq(syma_context_set_signature(c, forms[_i].text),
                     forms[_i].rc);
    syma_context_free(c);
}
END_TEST

static void repeat(char *out, size_t size, const char *what, int times)
{
    while (times-- > 0)
        snprintf(out + strlen(out), size - strlen(out), "%s", what);
}

/* As many of each as can be, then one more. */
START_TEST(test_form_limits)
{
    static const struct {
        const char *what;
        int most;
    } parts[] = {{"b01234567", 8},
                 {"b", 15},
                 {"1", 23},
                 {"01234", 8},
                 {"01234", 16}};
    char text[2048];
    syma_context *c = NULL;
    int part;
    int i;

    ck_assert_int_eq(syma_context_new(&c), SYMA_OK);
    for (part = -1; part < COUNT(parts); part++) {
        strcpy(text, "2-");
        for (i = 0; i < COUNT(parts); i++) {
            repeat(text, sizeof text, parts[i].what,
                   parts[i].most + (i == part));
            if (i < COUNT(parts) - 1)
                strcat(text, ".");
        }
        ck_assert_int_eq(syma_context_set_signature(c, text),
                         part < 0 ? SYMA_OK : SYMA_ESYNTAX);
    }
    strcpy(text, "2-");
    repeat(text, sizeof text, "0", 2000);
    ck_assert_int_eq(syma_context_set_signature(c, text), SYMA_ESYNTAX);
    syma_context_free(c);
}
END_TEST

/* A page with more of everything than is kept gives a signature that can be
 * given back, and is as its signature says. */
START_TEST(test_much)
{
    size_t size = 400000;
    char *html = calloc(1, size);
    syma_verdict *first;
    syma_verdict *v;
    syma_context *c;
    size_t len = 0;
    int i;

    ck_assert_ptr_nonnull(html);
    for (i = 0; i < 300; i++)
        len += (size_t)snprintf(
            html + len, size - len,
            "<nav>n</nav><main>m</main><footer>f</footer><h%d>Titre %c%c%c "
            "%.*s</h%d><form method=post><input name=%c%cuser><input "
            "type=password name=pw><button>Se connecter</button></form>",
            1 + i % 6, 'a' + i % 26, 'a' + i / 26, 'a' + i % 7, i % 50,
            "eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee",
            1 + i % 6, 'a' + i % 26, 'a' + i / 26);
    first = judge(html, L, NULL);
    ck_assert_uint_gt(strlen(syma_verdict_signature(first)), 150);
    ck_assert_uint_le(strlen(syma_verdict_signature(first)), 255);
    c = context_with(syma_verdict_signature(first));
    v = judge(html, L, c);
    ck_assert_uint_eq(syma_verdict_flags(v) & SYMA_FLAG_DRIFT, 0);
    syma_verdict_unref(v);
    syma_verdict_unref(first);
    syma_context_free(c);
    free(html);
}
END_TEST

/* However the bytes come. */
START_TEST(test_pieces)
{
    static const char html[] = TOP H1 LOGIN ACTIVATION TEXT END;
    syma_verdict *whole = judge(html, L, NULL);
    syma_verdict *v;
    size_t step;

    for (step = 1; step < 40; step++) {
        v = judge_in(html, step, 200, L, NULL);
        ck_assert_str_eq(syma_verdict_signature(v),
                         syma_verdict_signature(whole));
        syma_verdict_unref(v);
    }
    syma_verdict_unref(whole);
}
END_TEST

static const struct {
    const char *html;
    const char *outline; /* landmarks and levels */
} outlines[] = {
    {"<p>Rien", ".."},
    {TOP H1 TEXT END, ".bnmf.12."},
    {"<div role=banner>b</div><div role=navigation>n</div><div role=main>m"
     "<h2>t</h2></div><div role=contentinfo>f</div>",
     ".bnmf.2."},
    /* Of a part, not of the page. */
    {"<main><article><header>h</header><footer>f</footer></article></main>",
     ".m.."},
    {"<nav>a</nav><nav>b</nav><main></main><nav>c</nav>", ".nmn.."},
    /* No reader sees them. */
    {"<nav hidden>a<h2>t</h2></nav><template><main><h1>t</h1></main></template>"
     "<noscript><footer>f</footer></noscript><p>x",
     "..."},
    {"<h1>a</h1><h2>b</h2><h2>c</h2><h3>d</h3><h2>e</h2><h3>f</h3><h4>g</h4>",
     "..1234."},
    {"<h2>a</h2><h1>b</h1><h3>c</h3><h1>d</h1><h3>e</h3><h1>f</h1>",
     "..2131."},
};

START_TEST(test_outline)
{
    syma_verdict *v = judge(outlines[_i].html, G, NULL);

    ck_assert_msg(strstr(syma_verdict_signature(v), outlines[_i].outline) !=
                      NULL,
                  "%s: %s", outlines[_i].html, syma_verdict_signature(v));
    syma_verdict_unref(v);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("drift");
    TCase *tcase = tcase_create("drift");
    SRunner *runner;
    int failed;

    tcase_add_unchecked_fixture(tcase, load_rules, free_rules);
    tcase_add_loop_test(tcase, test_drift, 0, COUNT(cases));
    tcase_add_loop_test(tcase, test_no_page, 0, 4);
    tcase_add_test(tcase, test_words);
    tcase_add_test(tcase, test_old);
    tcase_add_loop_test(tcase, test_form, 0, COUNT(forms));
    tcase_add_test(tcase, test_form_limits);
    tcase_add_test(tcase, test_much);
    tcase_add_test(tcase, test_pieces);
    tcase_add_loop_test(tcase, test_outline, 0, COUNT(outlines));
    suite_add_tcase(suite, tcase);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
