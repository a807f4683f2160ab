/* SPDX-License-Identifier: MIT */
/*
 * libxml2's push parser behind its four calls: the same calls however the
 * bytes come, no encoding guessed, no stall inside an attribute value.
 */
#include "port/html.h"

#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlmemory.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "page_help.h"
#include "port/init.h"

struct log {
    struct symai_buf out;
    int in_text; /* runs of text calls are joined */
    size_t max_text;
    size_t text_bytes;
};

static void end_text(struct log *log)
{
    if (log->in_text)
        symai_buf_add_str(&log->out, "\n");
    log->in_text = 0;
}

static void on_start(void *user, const char *name,
                     const char *const *attributes)
{
    struct log *log = user;

    end_text(log);
    symai_buf_addf(&log->out, "<%s", name);
    for (; attributes != NULL && attributes[0] != NULL; attributes += 2)
        symai_buf_addf(&log->out, " %s=%s", attributes[0],
                       attributes[1] == NULL ? "NULL" : attributes[1]);
    symai_buf_add_str(&log->out, ">\n");
}

static void on_end(void *user, const char *name)
{
    struct log *log = user;

    end_text(log);
    symai_buf_addf(&log->out, "</%s>\n", name);
}

static void on_text(void *user, const char *bytes, size_t len)
{
    struct log *log = user;

    log->in_text = 1;
    log->text_bytes += len;
    symai_buf_add(&log->out, bytes, len);
}

static void on_comment(void *user, const char *text)
{
    struct log *log = user;

    end_text(log);
    symai_buf_addf(&log->out, "<!--%s-->\n", text);
}

static char *parse(const char *bytes, size_t len, size_t first, size_t step)
{
    struct log log;
    struct symai_html_handler handler = {on_start, on_end, on_text, on_comment,
                                         &log};
    struct symai_html *html = NULL;
    char *text = NULL;
    size_t at = 0;
    size_t n = first;

    memset(&log, 0, sizeof log);
    symai_buf_init(&log.out, (size_t)64 * 1024 * 1024);
    ck_assert_int_eq(symai_html_new(&handler, &html), SYMA_OK);
    while (at < len) {
        if (n > len - at)
            n = len - at;
        ck_assert_int_eq(symai_html_feed(html, bytes + at, n), SYMA_OK);
        at += n;
        n = step;
    }
    ck_assert_int_eq(symai_html_finish(html), SYMA_OK);
    end_text(&log);
    symai_html_free(html);
    ck_assert_int_eq(symai_buf_detach(&log.out, &text), SYMA_OK);
    return text;
}

START_TEST(test_calls)
{
    static const char html[] =
        "<!DOCTYPE html><title>T</title><p class=\"a\" hidden>caf\xC3\xA9 "
        "<b>x</b><!-- c --> &amp; &rsquo;</p>";
    char *log = parse(html, strlen(html), strlen(html), 1);

    ck_assert_str_eq(log, "<html>\n<head>\n<title>\nT\n</title>\n</head>\n"
                          "<body>\n<p class=a hidden=NULL>\ncaf\xC3\xA9 \n<b>\n"
                          "x\n</b>\n<!-- c -->\n & \xE2\x80\x99\n</p>\n"
                          "</body>\n</html>\n");
    symai_free(log);
}
END_TEST

START_TEST(test_no_encoding_guess)
{
    static const char html[] =
        "<meta charset=iso-8859-1><meta http-equiv=Content-Type "
        "content='text/html; charset=gb2312'><p>\xC3\xA9\xE7\xBB\xB4</p>";
    char *log = parse(html, strlen(html), strlen(html), 1);

    ck_assert_msg(strstr(log, "\xC3\xA9\xE7\xBB\xB4") != NULL, "%s", log);
    symai_free(log);
}
END_TEST

START_TEST(test_every_split)
{
    static const char html[] =
        "<html><body><div id='a>b' title=\"x>y\">one<br>two &amp; three"
        "<ul><li>four<li>five</ul><a href=\"/q?a=1&amp;b=2\">six</a>"
        "</div> tail";
    size_t len = strlen(html);
    char *whole = parse(html, len, len, 1);
    size_t at;

    for (at = 1; at < len; at++) {
        char *cut = parse(html, len, at, len);

        ck_assert_str_eq(whole, cut);
        symai_free(cut);
    }
    symai_free(whole);
}
END_TEST

/* Longer than what is held back, with values that would make the parser
 * lose its quote if a chunk ended inside them. */
START_TEST(test_long_splits)
{
    struct symai_buf page;
    char *whole;
    char *cut;
    int i;
    static const size_t steps[] = {1, 7, 1000, 4096, 16383, 16384, 16385};
    size_t k;

    symai_buf_init(&page, (size_t)1 << 22);
    for (i = 0; i < 4000; i++)
        symai_buf_addf(&page, "<p title=\"number %d a>b it's\">text %d</p>\n",
                       i, i);
    for (i = 0; i < 9000; i++)
        symai_buf_add_str(&page, "no tag at all ");
    symai_buf_add_str(&page, "<b>end</b>");
    whole = parse(page.data, page.len, page.len, 1);
    ck_assert(strstr(whole, "number 3999") != NULL);
    ck_assert(strstr(whole, "end") != NULL);
    for (k = 0; k < sizeof steps / sizeof steps[0]; k++) {
        cut = parse(page.data, page.len, steps[k], steps[k]);
        ck_assert(strcmp(whole, cut) == 0);
        symai_free(cut);
    }
    symai_free(whole);
    symai_buf_free(&page);
}
END_TEST

static void count_text(void *user, const char *bytes, size_t len)
{
    (void)bytes;
    *(size_t *)user += len;
}

/* Tokens come while the page streams, not at its end. */
START_TEST(test_it_streams)
{
    size_t text = 0;
    struct symai_html_handler handler = {NULL, NULL, count_text, NULL, &text};
    struct symai_html *html = NULL;
    char line[96];
    size_t fed = 0;
    int i;

    ck_assert_int_eq(symai_html_new(&handler, &html), SYMA_OK);
    for (i = 0; i < 20000; i++) {
        int n =
            snprintf(line, sizeof line,
                     "<a href=\"/a/quite/long/address/%d\">12345678</a>", i);

        ck_assert_int_eq(symai_html_feed(html, line, (size_t)n), SYMA_OK);
        fed += 8;
        ck_assert_msg(fed - text < 8 * 2000, "%lu of %lu after %d links",
                      (unsigned long)text, (unsigned long)fed, i);
    }
    ck_assert_int_eq(symai_html_finish(html), SYMA_OK);
    ck_assert_uint_eq(text, fed);
    symai_html_free(html);
}
END_TEST

START_TEST(test_flush)
{
    size_t text = 0;
    struct symai_html_handler handler = {NULL, NULL, count_text, NULL, &text};
    struct symai_html *html = NULL;

    ck_assert_int_eq(symai_html_new(&handler, &html), SYMA_OK);
    ck_assert_int_eq(symai_html_feed(html, "<p>five!<b>", 11), SYMA_OK);
    ck_assert_uint_eq(text, 0);
    ck_assert_int_eq(symai_html_flush(html), SYMA_OK);
    ck_assert_uint_eq(text, 5);
    ck_assert_uint_ge(symai_html_depth(html), 2);
    ck_assert_int_eq(symai_html_flush(html), SYMA_OK);
    ck_assert_int_eq(symai_html_finish(html), SYMA_OK);
    symai_html_free(html);
    symai_html_free(NULL);
}
END_TEST

/* Broken markup says nothing on stderr. */
START_TEST(test_silence)
{
    static const char html[] = "<p></b></div><unknown x=<>&nosuch;<a a a a";
    FILE *file = tmpfile();
    int saved = dup(STDERR_FILENO);
    char *log;

    ck_assert_ptr_nonnull(file);
    fflush(stderr);
    ck_assert_int_ge(dup2(fileno(file), STDERR_FILENO), 0);
    log = parse(html, strlen(html), strlen(html), 1);
    fflush(stderr);
    ck_assert_int_ge(dup2(saved, STDERR_FILENO), 0);
    ck_assert_int_eq(lseek(fileno(file), 0, SEEK_END), 0);
    close(saved);
    fclose(file);
    symai_free(log);
}
END_TEST

/* libxml2's memory, with a failure to order. */
static struct {
    long left;   /* allocations that still go well; -1: all of them */
    int goes_on; /* after the first failure all fail */
    long count;
} memory = {-1, 0, 0};

static int fails(void)
{
    memory.count++;
    if (memory.left < 0)
        return 0;
    if (memory.left > 0) {
        memory.left--;
        return 0;
    }
    if (!memory.goes_on)
        memory.left = -1;
    return 1;
}

static void *test_malloc(size_t size)
{
    return fails() ? NULL : malloc(size);
}

static void *test_realloc(void *ptr, size_t size)
{
    return fails() ? NULL : realloc(ptr, size);
}

static char *test_strdup(const char *text)
{
    return fails() ? NULL : strdup(text);
}

static const char small_page[] =
    "<!DOCTYPE html><html lang=\"en\"><head><title>Sign in &amp; out</title>"
    "<meta name=\"x\" content=\"y\"><script>var a = '<b>';</script></head>"
    "<body class=\"a b\" id=\"c\"><h1>Caf&eacute; &rsquo;</h1>"
    "<form method=\"post\" action=\"/login?a=1&amp;b=2\" name=\"z\">"
    "<label for=\"u\">Name</label><input type=\"text\" id=\"u\" "
    "placeholder=\"your name\"><input type=\"password\" name=\"p\">"
    "<button type=\"submit\">Go</button></form><!-- note --><p>some &#233; "
    "text<ul><li>one<li>two</ul><table><tr><td>cell</table></body></html>";

/* The page in pieces that are handed on at once; *out is what came of it. */
static int parse_small(struct symai_buf *out)
{
    struct log log;
    struct symai_html_handler handler = {on_start, on_end, on_text, on_comment,
                                         &log};
    struct symai_html *html = NULL;
    size_t len = strlen(small_page);
    size_t at;
    size_t n;
    int rc;

    memset(&log, 0, sizeof log);
    symai_buf_init(&log.out, (size_t)1 << 20);
    rc = symai_html_new(&handler, &html);
    for (at = 0; rc >= 0 && at < len; at += n) {
        n = len - at < 100 ? len - at : 100;
        rc = symai_html_feed(html, small_page + at, n);
        if (rc >= 0)
            rc = symai_html_flush(html);
    }
    if (rc >= 0)
        rc = symai_html_finish(html);
    else if (html != NULL && symai_html_finish(html) != SYMA_ENOMEM)
        rc = SYMA_EINTERNAL; /* what failed must not go on */
    memory.left = -1;
    end_text(&log);
    symai_html_free(html);
    *out = log.out;
    return rc;
}

/* In a process of its own, for it may hang: 'o' for all went well, 'm' for
 * out of memory, 'x' for any other end. */
static char fate(long nth, int goes_on, const char *good)
{
    struct symai_buf log;
    int status = 0;
    pid_t child = fork();

    ck_assert_int_ge(child, 0);
    if (child == 0) {
        int rc;

        signal(SIGALRM, SIG_DFL); /* Check has a use of its own for it */
        alarm(5);
        memory.goes_on = goes_on;
        memory.left = nth;
        rc = parse_small(&log);
        if (rc == SYMA_OK)
            _exit(strcmp(log.data, good) == 0 ? 'o' : 'x');
        _exit(rc == SYMA_ENOMEM ? 'm' : 'x');
    }
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    return WIFEXITED(status) ? (char)WEXITSTATUS(status) : 'x';
}

/* Whichever of libxml2's allocations fails: it is said, by the return value
 * alone, and soon. */
START_TEST(test_no_memory)
{
    struct symai_buf good;
    FILE *file = tmpfile();
    int saved = dup(STDERR_FILENO);
    long refused = 0;
    long total;
    long n;
    int goes_on;

    ck_assert_ptr_nonnull(file);
    ck_assert_int_eq(xmlMemSetup(free, test_malloc, test_realloc, test_strdup),
                     0);
    ck_assert_int_eq(symai_port_init(), SYMA_OK);
    memory.count = 0;
    ck_assert_int_eq(parse_small(&good), SYMA_OK);
    total = memory.count;
    ck_assert_int_gt(total, 10);
    fflush(stderr);
    ck_assert_int_ge(dup2(fileno(file), STDERR_FILENO), 0);
    for (goes_on = 0; goes_on < 2; goes_on++) {
        for (n = 0; n < total; n++) {
            char how = fate(n, goes_on, good.data);

            ck_assert_msg(how == 'o' || how == 'm',
                          "allocation %ld of %ld, and those behind it: %d", n,
                          total, goes_on);
            refused += how == 'm';
        }
    }
    fflush(stderr);
    ck_assert_int_ge(dup2(saved, STDERR_FILENO), 0);
    ck_assert_int_eq(lseek(fileno(file), 0, SEEK_END), 0);
    ck_assert_int_gt(refused, 10);
    close(saved);
    fclose(file);
    symai_buf_free(&good);
}
END_TEST

static int heard;

static void on_application(void *user, const char *format, ...)
{
    (void)format;
    *(int *)user += 1;
}

/* What the application has set for its own use of libxml2 is there again
 * after each call. */
START_TEST(test_handlers_are_kept)
{
    static const char html[] = "<p>one <b>two";
    xmlStructuredErrorFunc structured = xmlStructuredError;
    void *structured_user = xmlStructuredErrorContext;
    char *log;

    xmlSetGenericErrorFunc(&heard, on_application);
    log = parse(html, strlen(html), strlen(html), 1);
    symai_free(log);
    ck_assert(xmlGenericError == on_application);
    ck_assert_ptr_eq(xmlGenericErrorContext, &heard);
    ck_assert(xmlStructuredError == structured);
    ck_assert_ptr_eq(xmlStructuredErrorContext, structured_user);
    ck_assert_int_eq(heard, 0);
    xmlSetGenericErrorFunc(NULL, NULL);
}
END_TEST

/* Names that are missing because they are missing are no lack of memory. */
START_TEST(test_broken_names)
{
    static const char html[] =
        "<a b'c d=e'f 1x \"y\" =z><p x1.y' Q\"><1a></2><b a=\"x\"\"y\">&;& "
        "&nosuch &nosuch; <!x><?y?><_z></b>end";
    char *log = parse(html, strlen(html), strlen(html), 1);

    ck_assert_msg(strstr(log, "end") != NULL, "%s", log);
    symai_free(log);
}
END_TEST

RUN_SUITE("html", test_calls, test_no_encoding_guess, test_every_split,
          test_long_splits, test_it_streams, test_flush, test_silence,
          test_no_memory, test_handlers_are_kept, test_broken_names)
