/* SPDX-License-Identifier: MIT */
/*
 * The public interface as a user meets it, fifth part: discoveries, as
 * syma/discover.h promises them, and what the headers of probers, portals and
 * reports say of them. No check here needs a network. Includes <syma/syma.h>
 * and nothing else of the library.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include <syma/syma.h>

#define HOME "https://www.lumo.example/"

static const char home_page[] =
    "<!DOCTYPE html><html lang=\"en\"><head><title>Lumo</title></head><body>"
    "<nav><a href=\"/login#top\">Log in</a>"
    "<a href=\"/sim\">Activate your SIM</a></nav></body></html>";

/* Not finished. */
static syma_page *new_page(const char *url)
{
    syma_page *p = NULL;

    ck_assert_int_eq(syma_page_new(NULL, &p), SYMA_OK);
    if (url != NULL)
        ck_assert_int_eq(syma_page_set_url(p, url), SYMA_OK);
    ck_assert_int_eq(syma_page_feed(p, home_page, sizeof home_page - 1),
                     SYMA_OK);
    return p;
}

static syma_discovery *found(void)
{
    syma_discovery *d = NULL;
    syma_page *p = new_page(HOME);

    ck_assert_int_eq(syma_page_finish(p), SYMA_OK);
    ck_assert_int_eq(syma_discover_page(p, NULL, &d), SYMA_OK);
    ck_assert_ptr_nonnull(d);
    syma_page_free(p);
    return d;
}

static syma_discovery *anything(void)
{
    return (syma_discovery *)(void *)home_page; /* to be overwritten */
}

/* --- looking --- */

START_TEST(page_refuses_wrong_arguments)
{
    syma_page *p = new_page(HOME);
    syma_page *bare = new_page(NULL);
    syma_ruleset *r = NULL;
    syma_discovery *d = anything();

    ck_assert_int_eq(syma_discover_page(p, NULL, &d), SYMA_ESTATE);
    ck_assert_ptr_null(d);
    ck_assert_int_eq(syma_page_finish(p), SYMA_OK);
    ck_assert_int_eq(syma_discover_page(p, NULL, NULL), SYMA_EINVAL);
    d = anything();
    ck_assert_int_eq(syma_discover_page(NULL, NULL, &d), SYMA_EINVAL);
    ck_assert_ptr_null(d);
    ck_assert_int_eq(syma_page_finish(bare), SYMA_OK);
    d = anything();
    ck_assert_int_eq(syma_discover_page(bare, NULL, &d), SYMA_EINVAL);
    ck_assert_ptr_null(d);
    ck_assert_int_eq(syma_ruleset_new(&r), SYMA_OK);
    d = anything();
    ck_assert_int_eq(syma_discover_page(p, r, &d), SYMA_ESTATE);
    ck_assert_ptr_null(d);
    syma_ruleset_free(r);
    syma_page_free(bare);
    syma_page_free(p);
}
END_TEST

/* Without rules no words lead anywhere. */
START_TEST(page_is_looked_at_by_the_rules_given)
{
    syma_page *p = new_page(HOME);
    syma_ruleset *r = NULL;
    syma_discovery *d = NULL;

    ck_assert_int_eq(syma_page_finish(p), SYMA_OK);
    ck_assert_int_eq(syma_ruleset_new(&r), SYMA_OK);
    ck_assert_int_eq(syma_ruleset_compile(r), SYMA_OK);
    ck_assert_int_eq(syma_discover_page(p, r, &d), SYMA_OK);
    syma_ruleset_free(r);
    ck_assert_uint_eq(syma_discovery_count(d), 0);
    syma_discovery_unref(d);
    ck_assert_int_eq(syma_discover_page(p, NULL, &d), SYMA_OK);
    ck_assert_uint_gt(syma_discovery_count(d), 0);
    syma_discovery_unref(d);
    syma_page_free(p);
}
END_TEST

/* What was asked, where it is not said what answered. */
START_TEST(page_has_the_url_that_was_asked)
{
    syma_page *p = new_page(NULL);
    syma_discovery *d = NULL;

    ck_assert_int_eq(syma_page_set_request_url(p, HOME), SYMA_OK);
    ck_assert_int_eq(syma_page_finish(p), SYMA_OK);
    ck_assert_int_eq(syma_discover_page(p, NULL, &d), SYMA_OK);
    ck_assert_str_eq(syma_discovery_home_url(d), HOME);
    syma_discovery_unref(d);
    syma_page_free(p);
}
END_TEST

static const char *const bad_urls[] = {"",
                                       "/",
                                       "www.lumo.example",
                                       "ftp://www.lumo.example/",
                                       "https://",
                                       "https://me:word@www.lumo.example/"};

#define BAD_URLS (int)(sizeof bad_urls / sizeof *bad_urls)

START_TEST(search_refuses_wrong_urls)
{
    syma_discovery *d = anything();
    syma_prober *s = NULL;
    uint64_t ticket = 7;

    ck_assert_int_eq(syma_discover(bad_urls[_i], NULL, NULL, &d), SYMA_EURL);
    ck_assert_ptr_null(d);
    ck_assert_int_eq(syma_prober_new(NULL, NULL, &s), SYMA_OK);
    ck_assert_int_eq(syma_prober_submit_discovery(s, bad_urls[_i], &ticket),
                     SYMA_EURL);
    ck_assert_uint_eq(ticket, 7);
    ck_assert_uint_eq(syma_prober_pending(s), 0);
    syma_prober_free(s);
}
END_TEST

START_TEST(search_refuses_wrong_arguments)
{
    syma_discovery *d = anything();
    syma_ruleset *r = NULL;

    ck_assert_int_eq(syma_discover(HOME, NULL, NULL, NULL), SYMA_EINVAL);
    ck_assert_int_eq(syma_discover(NULL, NULL, NULL, &d), SYMA_EINVAL);
    ck_assert_ptr_null(d);
    ck_assert_int_eq(syma_ruleset_new(&r), SYMA_OK);
    d = anything();
    ck_assert_int_eq(syma_discover(HOME, NULL, r, &d), SYMA_ESTATE);
    ck_assert_ptr_null(d);
    syma_ruleset_free(r);
}
END_TEST

/* --- a prober --- */

static syma_prober *new_prober(int pending)
{
    syma_options *o = NULL;
    syma_prober *s = NULL;

    ck_assert_int_eq(syma_options_new(&o), SYMA_OK);
    ck_assert_int_eq(syma_options_set_int(o, "max_pending", pending), SYMA_OK);
    ck_assert_int_eq(syma_prober_new(o, NULL, &s), SYMA_OK);
    syma_options_free(o);
    return s;
}

START_TEST(submit_refuses_wrong_arguments)
{
    syma_prober *s = new_prober(1);
    uint64_t ticket = 7;

    ck_assert_int_eq(syma_prober_submit_discovery(NULL, HOME, &ticket),
                     SYMA_EINVAL);
    ck_assert_int_eq(syma_prober_submit_discovery(s, NULL, &ticket),
                     SYMA_EINVAL);
    ck_assert_int_eq(syma_prober_submit_discovery(s, HOME, NULL), SYMA_EINVAL);
    ck_assert_uint_eq(syma_prober_pending(s), 0);
    ck_assert_int_eq(
        syma_prober_submit_discovery(s, "http://127.0.0.1:9/", &ticket),
        SYMA_OK);
    ck_assert_uint_ne(ticket, 7);
    ck_assert_uint_eq(syma_prober_pending(s), 1);
    ck_assert_int_eq(
        syma_prober_submit_discovery(s, "http://127.0.0.1:9/", &ticket),
        SYMA_ELIMIT);
    ck_assert_int_eq(syma_prober_cancel(s, ticket), SYMA_OK);
    ck_assert_uint_eq(syma_prober_pending(s), 0);
    syma_prober_free(s);
}
END_TEST

/* Loopback is refused by default: that nothing answers is no failure. */
START_TEST(event_has_the_discovery)
{
    syma_prober *s = new_prober(1);
    syma_discovery *kept;
    syma_event *e = NULL;
    uint64_t ticket = 0;

    ck_assert_int_eq(
        syma_prober_submit_discovery(s, "http://127.0.0.1:9/", &ticket),
        SYMA_OK);
    while (syma_prober_pending(s) > 0)
        ck_assert_int_ge(syma_prober_wait(s, -1), 0);
    ck_assert_int_eq(syma_prober_next_event(s, &e), 1);
    syma_prober_free(s);
    ck_assert_int_eq(syma_event_kind(e), SYMA_EVENT_DISCOVERY);
    ck_assert_uint_eq(syma_event_ticket(e), ticket);
    ck_assert_str_eq(syma_event_section_id(e), "");
    ck_assert_ptr_null(syma_event_verdict(e));
    ck_assert_ptr_null(syma_event_report(e));
    ck_assert_int_eq(syma_event_error(e), SYMA_OK);
    kept = syma_discovery_ref(syma_event_discovery(e));
    syma_event_free(e);
    ck_assert_str_eq(syma_discovery_home_url(kept), "http://127.0.0.1:9/");
    ck_assert_int_eq(syma_verdict_state(syma_discovery_verdict(kept)),
                     SYMA_STATE_UNKNOWN);
    ck_assert_uint_eq(syma_discovery_count(kept), 0);
    syma_discovery_unref(kept);
    ck_assert_ptr_null(syma_event_discovery(NULL));
}
END_TEST

START_TEST(other_events_have_none)
{
    syma_prober *s = new_prober(1);
    syma_event *e = NULL;
    uint64_t ticket = 0;

    ck_assert_int_eq(syma_prober_submit_url(s, "http://127.0.0.1:9/",
                                            SYMA_SECTION_GENERIC, &ticket),
                     SYMA_OK);
    while (syma_prober_pending(s) > 0)
        ck_assert_int_ge(syma_prober_wait(s, -1), 0);
    ck_assert_int_eq(syma_prober_next_event(s, &e), 1);
    ck_assert_int_eq(syma_event_kind(e), SYMA_EVENT_VERDICT);
    ck_assert_ptr_null(syma_event_discovery(e));
    syma_event_free(e);
    syma_prober_free(s);
}
END_TEST

/* --- what is read --- */

START_TEST(discovery_of_one_page)
{
    syma_discovery *d = found();

    ck_assert_str_eq(syma_discovery_home_url(d), HOME);
    ck_assert_str_eq(syma_discovery_language(d), "en");
    ck_assert_ptr_null(syma_discovery_verdict(d));
    ck_assert_uint_eq(syma_discovery_page_count(d), 1);
    ck_assert_str_eq(syma_discovery_page_url(d, 0), HOME);
    ck_assert_int_eq(syma_discovery_page_status(d, 0), 0);
    ck_assert_str_eq(syma_discovery_page_url(d, 1), "");
    ck_assert_int_eq(syma_discovery_page_status(d, 1), 0);
    ck_assert_str_eq(syma_discovery_page_url(d, (size_t)-1), "");
    ck_assert_int_eq(syma_discovery_page_status(d, (size_t)-1), 0);
    ck_assert_int_eq(syma_discovery_robots(d), SYMA_ROBOTS_UNASKED);
    ck_assert_uint_eq(syma_discovery_barred_count(d), 0);
    ck_assert_str_eq(syma_discovery_barred_url(d, 0), "");
    ck_assert_str_eq(syma_discovery_barred_url(d, (size_t)-1), "");
    ck_assert_uint_eq(syma_discovery_fallback_count(d), 0);
    ck_assert_ptr_null(syma_discovery_fallback(d, 0));
    ck_assert_ptr_null(syma_discovery_fallback(d, (size_t)-1));
    ck_assert_str_eq(syma_discovery_fallback_found_at(d, 0), "");
    ck_assert_str_eq(syma_discovery_fallback_found_at(d, (size_t)-1), "");
    syma_discovery_unref(d);
}
END_TEST

static void look_at_evidence(const syma_candidate *c)
{
    size_t count = syma_candidate_evidence_count(c);
    int before = 1000;
    int weight;
    size_t i;

    ck_assert_uint_gt(count, 0);
    for (i = 0; i < count; i++) {
        weight = syma_candidate_evidence_weight(c, i);
        ck_assert_int_le(abs(weight), before);
        before = abs(weight);
        ck_assert_ptr_nonnull(strchr(syma_candidate_evidence_code(c, i), '.'));
        ck_assert_ptr_nonnull(syma_candidate_evidence_text(c, i));
    }
    for (; i != 0; i = i == count ? (size_t)-1 : 0) {
        ck_assert_str_eq(syma_candidate_evidence_code(c, i), "");
        ck_assert_str_eq(syma_candidate_evidence_text(c, i), "");
        ck_assert_int_eq(syma_candidate_evidence_weight(c, i), 0);
    }
}

START_TEST(candidates_are_in_order)
{
    syma_discovery *d = found();
    const syma_candidate *before = NULL;
    const syma_candidate *c;
    size_t i;

    ck_assert_uint_ge(syma_discovery_count(d), 2);
    for (i = 0; i < syma_discovery_count(d); i++) {
        c = syma_discovery_candidate(d, i);
        ck_assert_ptr_nonnull(c);
        ck_assert_int_ge(syma_candidate_kind(c), SYMA_SECTION_LOGIN);
        ck_assert_int_le(syma_candidate_kind(c), SYMA_SECTION_ACTIVATION);
        ck_assert_int_ge(syma_candidate_score(c), 0);
        ck_assert_int_le(syma_candidate_score(c), 1000);
        ck_assert_str_eq(syma_candidate_found_at(c), HOME);
        look_at_evidence(c);
        if (before != NULL &&
            syma_candidate_kind(before) == syma_candidate_kind(c))
            ck_assert_int_ge(syma_candidate_score(before),
                             syma_candidate_score(c));
        else if (before != NULL)
            ck_assert_int_lt(syma_candidate_kind(before),
                             syma_candidate_kind(c));
        before = c;
    }
    ck_assert_ptr_null(syma_discovery_candidate(d, i));
    ck_assert_ptr_null(syma_discovery_candidate(d, (size_t)-1));
    syma_discovery_unref(d);
}
END_TEST

START_TEST(best_is_the_first_of_its_kind)
{
    syma_discovery *d = found();
    const syma_candidate *c = syma_discovery_best(d, SYMA_SECTION_LOGIN);

    ck_assert_ptr_eq(c, syma_discovery_candidate(d, 0));
    ck_assert_int_ge(syma_candidate_score(c), 500);
    ck_assert_str_eq(syma_candidate_url(c), HOME "login");
    ck_assert_str_eq(syma_candidate_found_by(c), "link \"Log in\"");
    c = syma_discovery_best(d, SYMA_SECTION_ACTIVATION);
    ck_assert_str_eq(syma_candidate_url(c), HOME "sim");
    ck_assert_ptr_null(syma_discovery_best(d, SYMA_SECTION_ACCOUNT));
    ck_assert_ptr_null(syma_discovery_best(d, SYMA_SECTION_GENERIC));
    ck_assert_ptr_null(syma_discovery_best(d, -1));
    ck_assert_ptr_null(syma_discovery_best(d, 77));
    syma_discovery_unref(d);
}
END_TEST

START_TEST(null_is_no_discovery)
{
    ck_assert_ptr_null(syma_discovery_ref(NULL));
    syma_discovery_unref(NULL);
    ck_assert_str_eq(syma_discovery_home_url(NULL), "");
    ck_assert_str_eq(syma_discovery_language(NULL), "");
    ck_assert_ptr_null(syma_discovery_verdict(NULL));
    ck_assert_uint_eq(syma_discovery_page_count(NULL), 0);
    ck_assert_str_eq(syma_discovery_page_url(NULL, 0), "");
    ck_assert_int_eq(syma_discovery_page_status(NULL, 0), 0);
    ck_assert_int_eq(syma_discovery_robots(NULL), SYMA_ROBOTS_UNASKED);
    ck_assert_uint_eq(syma_discovery_barred_count(NULL), 0);
    ck_assert_str_eq(syma_discovery_barred_url(NULL, 0), "");
    ck_assert_uint_eq(syma_discovery_count(NULL), 0);
    ck_assert_ptr_null(syma_discovery_candidate(NULL, 0));
    ck_assert_ptr_null(syma_discovery_best(NULL, SYMA_SECTION_LOGIN));
    ck_assert_uint_eq(syma_discovery_fallback_count(NULL), 0);
    ck_assert_ptr_null(syma_discovery_fallback(NULL, 0));
    ck_assert_str_eq(syma_discovery_fallback_found_at(NULL, 0), "");
}
END_TEST

START_TEST(robots_have_names)
{
    static const char *const names[] = {"unasked", "absent", "read", "failed"};
    int i;

    for (i = 0; i < 4; i++)
        ck_assert_str_eq(syma_robots_name(i), names[i]);
    ck_assert_ptr_null(syma_robots_name(4));
    ck_assert_ptr_null(syma_robots_name(-1));
}
END_TEST

START_TEST(null_is_no_candidate)
{
    ck_assert_int_eq(syma_candidate_kind(NULL), -1);
    ck_assert_str_eq(syma_candidate_url(NULL), "");
    ck_assert_int_eq(syma_candidate_score(NULL), -1);
    ck_assert_str_eq(syma_candidate_found_by(NULL), "");
    ck_assert_str_eq(syma_candidate_found_at(NULL), "");
    ck_assert_uint_eq(syma_candidate_evidence_count(NULL), 0);
    ck_assert_str_eq(syma_candidate_evidence_code(NULL, 0), "");
    ck_assert_str_eq(syma_candidate_evidence_text(NULL, 0), "");
    ck_assert_int_eq(syma_candidate_evidence_weight(NULL, 0), 0);
}
END_TEST

START_TEST(references_are_counted)
{
    syma_discovery *d = found();

    ck_assert_ptr_eq(syma_discovery_ref(d), d);
    syma_discovery_unref(d);
    ck_assert_str_eq(syma_discovery_home_url(d), HOME);
    syma_discovery_unref(d);
}
END_TEST

/* --- what is made of it --- */

START_TEST(to_portal_refuses_wrong_arguments)
{
    syma_discovery *d = found();
    syma_portal *p = (syma_portal *)anything();

    ck_assert_int_eq(syma_discovery_to_portal(d, "lumo", NULL), SYMA_EINVAL);
    ck_assert_int_eq(syma_discovery_to_portal(NULL, "lumo", &p), SYMA_EINVAL);
    ck_assert_ptr_null(p);
    p = (syma_portal *)anything();
    ck_assert_int_eq(syma_discovery_to_portal(d, NULL, &p), SYMA_EINVAL);
    ck_assert_ptr_null(p);
    p = (syma_portal *)anything();
    ck_assert_int_eq(syma_discovery_to_portal(d, "a b", &p), SYMA_EINVAL);
    ck_assert_ptr_null(p);
    ck_assert_int_eq(syma_discovery_to_portal(d, "", &p), SYMA_OK);
    ck_assert_uint_eq(syma_portal_section_count(p), 3);
    syma_portal_free(p);
    syma_discovery_unref(d);
}
END_TEST

START_TEST(format_refuses_wrong_arguments)
{
    static const char *const wrong[] = {"", "JSON", "json ", "xml", "nagios"};
    syma_discovery *d = found();
    char *text = (char *)anything();
    size_t i;

    ck_assert_int_eq(syma_discovery_format(d, "json", NULL), SYMA_EINVAL);
    ck_assert_int_eq(syma_discovery_format(NULL, "json", &text), SYMA_EINVAL);
    ck_assert_ptr_null(text);
    text = (char *)anything();
    ck_assert_int_eq(syma_discovery_format(d, NULL, &text), SYMA_EINVAL);
    ck_assert_ptr_null(text);
    for (i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        text = (char *)anything();
        ck_assert_int_eq(syma_discovery_format(d, wrong[i], &text),
                         SYMA_EINVAL);
        ck_assert_ptr_null(text);
    }
    syma_discovery_unref(d);
}
END_TEST

static const struct {
    const char *name;
    const char *part;
} formats[] = {{"text", "found by link \"Log in\""},
               {"json", "\"schema\": \"syma-discovery/1\""},
               {"portal", "<portal "}};

#define FORMATS (int)(sizeof formats / sizeof *formats)

START_TEST(format_ends_with_a_newline)
{
    syma_discovery *d = found();
    char *text = NULL;

    ck_assert_int_eq(syma_discovery_format(d, formats[_i].name, &text),
                     SYMA_OK);
    ck_assert_ptr_nonnull(strstr(text, formats[_i].part));
    ck_assert_int_eq(text[strlen(text) - 1], '\n');
    syma_string_free(text);
    syma_discovery_unref(d);
}
END_TEST

/* What is written is read again. */
START_TEST(format_of_a_portal_loads)
{
    syma_discovery *d = found();
    syma_portal *p = NULL;
    char *text = NULL;

    ck_assert_int_eq(syma_discovery_format(d, "portal", &text), SYMA_OK);
    ck_assert_ptr_nonnull(strstr(text, "id=\"lumo\""));
    ck_assert_int_eq(syma_portal_new("", &p), SYMA_OK);
    ck_assert_int_eq(syma_portal_load(p, text, strlen(text)), SYMA_OK);
    ck_assert_uint_eq(syma_portal_section_count(p), 3);
    syma_string_free(text);
    syma_portal_free(p);
    syma_discovery_unref(d);
}
END_TEST

/* --- how an address was found --- */

static syma_portal *new_portal(void)
{
    syma_portal *p = NULL;

    ck_assert_int_eq(syma_portal_new("lumo", &p), SYMA_OK);
    ck_assert_int_eq(syma_portal_add_section(p, "login", SYMA_SECTION_LOGIN,
                                             "http://127.0.0.1:9/", 0),
                     SYMA_OK);
    return p;
}

START_TEST(found_by_refuses_wrong_arguments)
{
    syma_portal *p = new_portal();
    char *long_text = malloc(4098);

    ck_assert_ptr_nonnull(long_text);
    memset(long_text, 'a', 4097);
    long_text[4097] = '\0';
    ck_assert_int_eq(syma_portal_set_found_by(NULL, "login", "a"), SYMA_EINVAL);
    ck_assert_int_eq(syma_portal_set_found_by(p, NULL, "a"), SYMA_EINVAL);
    ck_assert_int_eq(syma_portal_set_found_by(p, "login", NULL), SYMA_EINVAL);
    ck_assert_int_eq(syma_portal_set_found_by(p, "login", "a\nb"), SYMA_EINVAL);
    ck_assert_int_eq(syma_portal_set_found_by(p, "login", "a\xC2\x85"),
                     SYMA_EINVAL);
    ck_assert_int_eq(syma_portal_set_found_by(p, "login", "a\xFF"),
                     SYMA_EINVAL);
    ck_assert_int_eq(syma_portal_set_found_by(p, "login", long_text),
                     SYMA_EINVAL);
    long_text[4096] = '\0';
    ck_assert_int_eq(syma_portal_set_found_by(p, "login", long_text), SYMA_OK);
    ck_assert_int_eq(syma_portal_set_found_by(p, "garden", "a"),
                     SYMA_ENOTFOUND);
    free(long_text);
    syma_portal_free(p);
}
END_TEST

static void check_found_by(syma_portal *p, const char *wanted)
{
    syma_report *r = NULL;

    ck_assert_int_eq(syma_check_portal(p, NULL, NULL, &r), SYMA_OK);
    ck_assert_str_eq(syma_report_found_by(r, 0), wanted);
    ck_assert_ptr_null(syma_report_found_by(r, 1));
    ck_assert_ptr_null(syma_report_found_by(r, (size_t)-1));
    syma_report_unref(r);
}

START_TEST(report_tells_what_the_portal_says)
{
    syma_portal *p = new_portal();

    check_found_by(p, "");
    ck_assert_int_eq(syma_portal_set_found_by(p, "login",
                                              "link \"Entr\xC3\xA9"
                                              "e\""),
                     SYMA_OK);
    check_found_by(p, "link \"Entr\xC3\xA9"
                      "e\"");
    ck_assert_int_eq(syma_portal_set_found_by(p, "login", ""), SYMA_OK);
    check_found_by(p, "");
    ck_assert_ptr_null(syma_report_found_by(NULL, 0));
    syma_portal_free(p);
}
END_TEST

static void add_tests(TCase *t)
{
    tcase_add_test(t, page_refuses_wrong_arguments);
    tcase_add_test(t, page_is_looked_at_by_the_rules_given);
    tcase_add_test(t, page_has_the_url_that_was_asked);
    tcase_add_loop_test(t, search_refuses_wrong_urls, 0, BAD_URLS);
    tcase_add_test(t, search_refuses_wrong_arguments);
    tcase_add_test(t, submit_refuses_wrong_arguments);
    tcase_add_test(t, event_has_the_discovery);
    tcase_add_test(t, other_events_have_none);
    tcase_add_test(t, discovery_of_one_page);
    tcase_add_test(t, candidates_are_in_order);
    tcase_add_test(t, best_is_the_first_of_its_kind);
    tcase_add_test(t, null_is_no_discovery);
    tcase_add_test(t, robots_have_names);
    tcase_add_test(t, null_is_no_candidate);
    tcase_add_test(t, references_are_counted);
    tcase_add_test(t, to_portal_refuses_wrong_arguments);
    tcase_add_test(t, format_refuses_wrong_arguments);
    tcase_add_loop_test(t, format_ends_with_a_newline, 0, FORMATS);
    tcase_add_test(t, format_of_a_portal_loads);
    tcase_add_test(t, found_by_refuses_wrong_arguments);
    tcase_add_test(t, report_tells_what_the_portal_says);
}

int main(void)
{
    Suite *s = suite_create("api_discover");
    TCase *t = tcase_create("discover");
    SRunner *runner = srunner_create(s);
    int failed;

    add_tests(t);
    tcase_set_timeout(t, 60);
    suite_add_tcase(s, t);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
