/* SPDX-License-Identifier: MIT */
/*
 * port/xml: what is read, and for what is refused the code, the line and the
 * sentence.
 */
#include <check.h>
#include <libxml/parser.h>
#include <libxml/xmlmemory.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "port/init.h"
#include "port/xml.h"

struct seen {
    char log[2048];
    int fail_at_box;
};

static int read_xml(const char *text, size_t len,
                    const struct symai_xml_element *root, const char *uri,
                    void *user, struct symai_errmsg *msg)
{
    return symai_xml_read(text, len, SYMAI_XML_FILE_BYTES, root, uri, user,
                          msg);
}

static void note(struct seen *seen, const char *text)
{
    size_t len = strlen(seen->log);

    snprintf(seen->log + len, sizeof seen->log - len, "%s", text);
}

static int box_start(void *user, struct symai_xml_node *node)
{
    struct seen *seen = user;
    const char *colour = symai_xml_value(node, "colour");
    char text[200];

    snprintf(text, sizeof text, "box(%s,%s,%zu", symai_xml_value(node, "name"),
             colour != NULL ? colour : "-", symai_xml_line(node));
    note(seen, text);
    ck_assert_ptr_null(symai_xml_value(node, "no-such"));
    ck_assert_str_eq(symai_xml_text(node), "");
    if (seen->fail_at_box == 1)
        return symai_xml_fail(node, SYMA_EURL, "box '%s' is refused", "x");
    return seen->fail_at_box == 2 ? SYMA_EREGEX : SYMA_OK;
}

static int box_end(void *user, struct symai_xml_node *node)
{
    (void)node;
    note(user, ")");
    return SYMA_OK;
}

static int label_end(void *user, struct symai_xml_node *node)
{
    char text[200];

    snprintf(
        text, sizeof text, "[%s%s%s]",
        symai_xml_value(node, "lang") != NULL ? symai_xml_value(node, "lang")
                                              : "",
        symai_xml_value(node, "lang") != NULL ? ":" : "", symai_xml_text(node));
    note(user, text);
    return SYMA_OK;
}

static const char *const colours[] = {"red", "green", NULL};
static const struct symai_xml_attribute box_attributes[] = {
    {"name", 1, NULL}, {"colour", 0, colours}, {NULL, 0, NULL}};
static const struct symai_xml_attribute label_attributes[] = {{"lang", 0, NULL},
                                                              {NULL, 0, NULL}};
static const struct symai_xml_element label = {
    "label", label_attributes, NULL, 1, NULL, label_end};
static const struct symai_xml_element *const box_children[] = {&label, NULL};
static const struct symai_xml_element box = {
    "box", box_attributes, box_children, 0, box_start, box_end};
static const struct symai_xml_element *const shelf_children[] = {&box, &label,
                                                                 NULL};
static const struct symai_xml_element shelf = {"shelf", NULL, shelf_children,
                                               0,       NULL, NULL};

/* An element may stand in itself: depth is bounded by the reader. */
static const struct symai_xml_element nest;
static const struct symai_xml_element *const nest_children[] = {&nest, NULL};
static const struct symai_xml_element nest = {"nest", NULL, nest_children,
                                              0,      NULL, NULL};

#define URI "urn:test:shelf"
#define SHELF "<shelf xmlns=\"" URI "\">"

static int read_text(const char *text, struct seen *seen,
                     struct symai_errmsg *msg)
{
    memset(seen, 0, sizeof *seen);
    return read_xml(text, strlen(text), &shelf, URI, seen, msg);
}

static const struct {
    const char *text;
    const char *log;
} good[] = {
    {SHELF "</shelf>", ""},
    {"<shelf xmlns='" URI "'/>", ""},
    {"\xEF\xBB\xBF<?xml version='1.0' encoding='utf-8'?>\n" SHELF
     "<box name='a'/></shelf>",
     "box(a,-,2)"},
    {"<?xml version=\"1.0\" encoding=\"US-ASCII\" ?><s:shelf xmlns:s='" URI
     "'><s:box colour='red' name='&lt;&#xe9;&amp;'/></s:shelf>",
     "box(<\xC3\xA9&,red,1)"},
    {SHELF "\n<!-- <box> --><?pi <box> ?>\n<box\nname='b'\n"
           "colour='green'\n>\n<label>\n one <!-- x --> two "
           "<![CDATA[<three>]]> </label></box>\n</shelf>\n<!-- end -->",
     "box(b,green,6[one  two <three>])"},
    {SHELF "<label lang='fr'/><box name=''><label>x</label></box>"
           "<label>y</label></shelf>",
     "[fr:]box(,-,1[x])[y]"},
    {SHELF "<box name='<![CDATA['/></shelf>", NULL},
    {SHELF "<box name='a > b &#9;'/></shelf>", "box(a > b \t,-,1)"},
    {SHELF "<label><![CDATA[<!DOCTYPE a>]]></label><!--<!DOCTYPE b>--></shelf>",
     "[<!DOCTYPE a>]"},
};

START_TEST(reads)
{
    struct symai_errmsg msg;
    struct seen seen;
    int rc = read_text(good[_i].text, &seen, &msg);

    if (good[_i].log == NULL) {
        ck_assert_int_eq(rc, SYMA_ESYNTAX);
        return;
    }
    ck_assert_msg(rc == SYMA_OK, "%d %s", rc, msg.text);
    ck_assert_str_eq(seen.log, good[_i].log);
    ck_assert_str_eq(msg.text, "");
}
END_TEST

static const struct {
    const char *text;
    int code;
    size_t line;
    const char *says; /* the whole message, or its beginning before '*' */
} bad[] = {
    {"", SYMA_ESYNTAX, 0, "the file is empty"},
    {"\xEF\xBB\xBF \r\n\t", SYMA_ESYNTAX, 0, "the file is empty"},
    {"shelf", SYMA_ESYNTAX, 1, "line 1: not well-formed XML*"},
    {SHELF "\n<box name='a'>\n</shelf>", SYMA_ESYNTAX, 3,
     "line 3: not well-formed XML: Opening and ending tag mismatch*"},
    {SHELF "\n<box name='a'>\n", SYMA_ESYNTAX, 2,
     "line 2: not well-formed XML: this <box> is never closed"},
    {SHELF "</shelf><x/>", SYMA_ESYNTAX, 1, "line 1: not well-formed XML*"},
    {SHELF "&boom;</shelf>", SYMA_ESYNTAX, 1, "line 1: not well-formed XML*"},
    {SHELF "<box name='a' name='b'/></shelf>", SYMA_ESYNTAX, 1,
     "line 1: not well-formed XML*"},
    {SHELF "\n<s:box name='a'/></shelf>", SYMA_ESYNTAX, 2, "line 2: *"},
    {"<!DOCTYPE shelf>\n" SHELF "</shelf>", SYMA_ESYNTAX, 1,
     "line 1: a document type (<!DOCTYPE>) is not allowed"},
    {"<?xml version='1.0'?>\n<!-- a -->\n<!DOCTYPE shelf [<!ENTITY a 'b'>]>"
     "<shelf>&a;</shelf>",
     SYMA_ESYNTAX, 3, "line 3: a document type (<!DOCTYPE>) is not allowed"},
    {"<?xml version='1.0' encoding='iso-8859-1'?>" SHELF "</shelf>",
     SYMA_ESYNTAX, 1,
     "line 1: encoding 'iso-8859-1' is not supported; save the file as UTF-8"},
    {SHELF "\n\n\xE9</shelf>", SYMA_ESYNTAX, 3,
     "line 3: a byte that is not UTF-8 text (0xE9)"},
    {"<box xmlns='" URI "'/>", SYMA_ESYNTAX, 1,
     "line 1: the document is a <box>, not a <shelf xmlns=\"" URI "\">"},
    {"<shelf/>", SYMA_ESYNTAX, 1,
     "line 1: <shelf> has no namespace; write <shelf xmlns=\"" URI "\">"},
    {"<shelf xmlns='urn:other'/>", SYMA_ESYNTAX, 1,
     "line 1: <shelf> is of the namespace 'urn:other'; write <shelf "
     "xmlns=\"" URI "\">"},
    {SHELF "\n<bix name='a'/></shelf>", SYMA_ESYNTAX, 2,
     "line 2: unknown element <bix> in <shelf>; did you mean <box>? allowed: "
     "<box>, <label>"},
    {SHELF "<basket/></shelf>", SYMA_ESYNTAX, 1,
     "line 1: unknown element <basket> in <shelf>; allowed: <box>, <label>"},
    {SHELF "<label><box name='a'/></label></shelf>", SYMA_ESYNTAX, 1,
     "line 1: unknown element <box> in <label>; allowed: nothing"},
    {SHELF "<box name='a' color='red'/></shelf>", SYMA_ESYNTAX, 1,
     "line 1: unknown attribute 'color' of <box>; did you mean 'colour'? "
     "allowed: name, colour"},
    {SHELF "<box name='a' weight='1'/></shelf>", SYMA_ESYNTAX, 1,
     "line 1: unknown attribute 'weight' of <box>; allowed: name, colour"},
    {"<shelf xmlns='" URI "' name='a'/>", SYMA_ESYNTAX, 1,
     "line 1: unknown attribute 'name' of <shelf>; allowed: nothing"},
    {SHELF "\n\n<box colour='red'/></shelf>", SYMA_ESYNTAX, 3,
     "line 3: <box> has no attribute 'name'; required: name"},
    {SHELF "<box name='a' colour='grean'/></shelf>", SYMA_ESYNTAX, 1,
     "line 1: 'grean' is not a value of 'colour' of <box>; did you mean "
     "'green'? allowed: red, green"},
    {SHELF "<box name='a' xml:lang='fr'/></shelf>", SYMA_ESYNTAX, 1,
     "line 1: attribute 'lang' of another namespace "
     "('http://www.w3.org/XML/1998/namespace') on <box>"},
    {SHELF "<x:box xmlns:x='urn:x' name='a'/></shelf>", SYMA_ESYNTAX, 1,
     "line 1: <box> is of another namespace ('urn:x'); only '" URI
     "' is allowed"},
    {SHELF "<box name='a'>words</box></shelf>", SYMA_ESYNTAX, 1,
     "line 1: text 'words' is not allowed in <box>; allowed: <label>"},
    {SHELF "<box name='\x01'/></shelf>", SYMA_ESYNTAX, 1,
     "line 1: not well-formed XML*"},
};

static void assert_says(const char *text, const char *says)
{
    const char *star = strchr(says, '*');

    if (star == NULL)
        ck_assert_str_eq(text, says);
    else
        ck_assert_msg(strncmp(text, says, (size_t)(star - says)) == 0,
                      "'%s' does not begin with '%s'", text, says);
}

START_TEST(refuses)
{
    struct symai_errmsg msg;
    struct seen seen;
    int rc = read_text(bad[_i].text, &seen, &msg);

    ck_assert_msg(rc == bad[_i].code, "%d %s", rc, msg.text);
    assert_says(msg.text, bad[_i].says);
    ck_assert_uint_eq(msg.line, bad[_i].line);
    /* The same without a place for the message. */
    ck_assert_int_eq(read_text(bad[_i].text, &seen, NULL), bad[_i].code);
}
END_TEST

START_TEST(handler_says_why)
{
    const char *text = SHELF "\n<box name='a'/></shelf>";
    struct symai_errmsg msg;
    struct seen seen = {"", 1};

    ck_assert_int_eq(
        read_xml(text, strlen(text), &shelf, URI, &seen, &msg),
        SYMA_EURL);
    ck_assert_str_eq(msg.text, "line 2: box 'x' is refused");
    ck_assert_uint_eq(msg.line, 2);
    seen.fail_at_box = 2;
    ck_assert_int_eq(
        read_xml(text, strlen(text), &shelf, URI, &seen, &msg),
        SYMA_EREGEX);
    ck_assert_str_eq(msg.text, "line 2: <box> is refused");
}
END_TEST

static char *repeat(const char *head, const char *piece, size_t count,
                    const char *tail)
{
    size_t n = strlen(piece);
    size_t h = strlen(head);
    char *text = malloc(h + n * count + strlen(tail) + 1);
    size_t i;

    ck_assert_ptr_nonnull(text);
    memcpy(text, head, h);
    for (i = 0; i < count; i++)
        memcpy(text + h + i * n, piece, n);
    strcpy(text + h + n * count, tail);
    return text;
}

START_TEST(depth_is_bounded)
{
    struct symai_errmsg msg;
    char *text = repeat("<nest xmlns='urn:n'>", "<nest>", 63, "<nest/>");

    ck_assert_int_eq(
        read_xml(text, strlen(text), &nest, "urn:n", NULL, &msg),
        SYMA_ELIMIT);
    ck_assert_str_eq(msg.text, "line 1: more than 64 levels deep");
    free(text);
    text = repeat("<nest xmlns='urn:n'>", "<nest>", 62, "<nest/>");
    ck_assert_int_eq(
        read_xml(text, strlen(text), &nest, "urn:n", NULL, &msg),
        SYMA_ESYNTAX); /* never closed, but not too deep */
    free(text);
}
END_TEST

START_TEST(size_is_bounded)
{
    struct symai_errmsg msg;
    struct seen seen;
    char *text = repeat(SHELF, " ", (size_t)4 << 20, "</shelf>");

    ck_assert_int_eq(read_text(text, &seen, &msg), SYMA_ELIMIT);
    ck_assert_str_eq(msg.text, "the document is larger than 4 MiB");
    ck_assert_uint_eq(msg.line, 0);
    free(text);
}
END_TEST

/* 600 000 attributes in one tag would cost libxml2 minutes. */
START_TEST(attributes_are_bounded)
{
    struct symai_errmsg msg;
    struct seen seen;
    char *text = repeat(SHELF "\n<box ", "a='' ", 600000, "/></shelf>");

    ck_assert_int_eq(read_text(text, &seen, &msg), SYMA_ELIMIT);
    ck_assert_str_eq(msg.text, "line 2: more than 64 attributes in one tag");
    free(text);
}
END_TEST

/* Long names are cut, and what is hostile in them is not shown. */
START_TEST(messages_are_safe)
{
    struct symai_errmsg msg;
    struct seen seen;
    char *text =
        repeat(SHELF "<box name='x' ", "\xC3\xA9", 3000, "='1'/></shelf>");

    ck_assert_int_eq(read_text(text, &seen, &msg), SYMA_ESYNTAX);
    ck_assert_uint_lt(strlen(msg.text), 200);
    ck_assert_ptr_nonnull(strstr(msg.text, "\xC3\xA9' of <box>"));
    free(text);
    ck_assert_int_eq(read_text(SHELF "<box name='a' colour='\xE2\x80\xAEx'/>"
                                     "</shelf>",
                               &seen, &msg),
                     SYMA_ESYNTAX);
    ck_assert_ptr_null(strstr(msg.text, "\xE2\x80\xAE"));
}
END_TEST

/* Each prefix of a document ends in an error, and none on stderr. */
START_TEST(every_cut_is_refused)
{
    const char *text = SHELF "<box name='a'><label>x</label></box></shelf>";
    struct symai_errmsg msg;
    struct seen seen;
    char *copy;
    size_t n;
    FILE *out = tmpfile();
    int saved = dup(2);

    ck_assert_ptr_nonnull(out);
    dup2(fileno(out), 2);
    for (n = 0; n < strlen(text); n++) {
        copy = malloc(n + 1); /* its end is where a sanitizer looks */
        memcpy(copy, text, n);
        memset(&seen, 0, sizeof seen);
        ck_assert_int_eq(read_xml(copy, n, &shelf, URI, &seen, &msg),
                         SYMA_ESYNTAX);
        ck_assert_str_ne(msg.text, "");
        free(copy);
    }
    fflush(stderr);
    dup2(saved, 2);
    close(saved);
    fseek(out, 0, SEEK_END);
    ck_assert_int_eq(ftell(out), 0);
    fclose(out);
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

static const char rich[] =
    "<?xml version='1.0'?><shelf xmlns='" URI "'><!-- c -->"
    "<box name='a&amp;b &#233;' colour='red'><label lang='en'>one &lt; two"
    "<![CDATA[ & three]]></label></box><box name='c'/></shelf>";

/* In a process of its own: 'o' for all went well, 'm' for out of memory, 'x'
 * for any other end. */
static char fate(long nth, int goes_on, const char *good_log)
{
    struct symai_errmsg msg;
    struct seen seen;
    int status = 0;
    pid_t child = fork();

    ck_assert_int_ge(child, 0);
    if (child == 0) {
        int rc;

        signal(SIGALRM, SIG_DFL); /* Check has a use of its own for it */
        alarm(5);
        memset(&seen, 0, sizeof seen);
        memset(&msg, 0, sizeof msg);
        memory.goes_on = goes_on;
        memory.left = nth;
        rc = read_xml(rich, strlen(rich), &shelf, URI, &seen, &msg);
        if (rc == SYMA_OK)
            _exit(strcmp(seen.log, good_log) == 0 ? 'o' : 'x');
        _exit(rc == SYMA_ENOMEM && strcmp(msg.text, "out of memory") == 0
                  ? 'm'
                  : 'x');
    }
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    return WIFEXITED(status) ? (char)WEXITSTATUS(status) : 'x';
}

/* Whichever of libxml2's allocations fails: the file is not called wrong for
 * it, nothing is read half, nothing goes to stderr. */
START_TEST(no_memory)
{
    struct symai_errmsg msg;
    struct seen seen;
    FILE *out = tmpfile();
    int saved = dup(2);
    long refused = 0;
    long total;
    long n;
    int goes_on;

    ck_assert_ptr_nonnull(out);
    ck_assert_int_eq(xmlMemSetup(free, test_malloc, test_realloc, test_strdup),
                     0);
    ck_assert_int_eq(symai_port_init(), SYMA_OK);
    memset(&seen, 0, sizeof seen);
    memset(&msg, 0, sizeof msg);
    memory.count = 0;
    ck_assert_int_eq(
        read_xml(rich, strlen(rich), &shelf, URI, &seen, &msg), SYMA_OK);
    total = memory.count;
    ck_assert_int_gt(total, 10);
    fflush(stderr);
    dup2(fileno(out), 2);
    for (goes_on = 0; goes_on < 2; goes_on++) {
        for (n = 0; n < total; n++) {
            char how = fate(n, goes_on, seen.log);

            ck_assert_msg(how == 'o' || how == 'm',
                          "allocation %ld of %ld, and those behind it: %d", n,
                          total, goes_on);
            refused += how == 'm';
        }
    }
    fflush(stderr);
    dup2(saved, 2);
    close(saved);
    fseek(out, 0, SEEK_END);
    ck_assert_int_eq(ftell(out), 0);
    ck_assert_int_gt(refused, 10);
    fclose(out);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("xml");
    TCase *cases = tcase_create("xml");
    SRunner *runner;
    int failed;

    tcase_add_loop_test(cases, reads, 0, sizeof good / sizeof *good);
    tcase_add_loop_test(cases, refuses, 0, sizeof bad / sizeof *bad);
    tcase_add_test(cases, handler_says_why);
    tcase_add_test(cases, depth_is_bounded);
    tcase_add_test(cases, size_is_bounded);
    tcase_add_test(cases, attributes_are_bounded);
    tcase_add_test(cases, messages_are_safe);
    tcase_add_test(cases, every_cut_is_refused);
    tcase_add_test(cases, no_memory);
    suite_add_tcase(suite, cases);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
