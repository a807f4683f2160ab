/* SPDX-License-Identifier: MIT */
/*
 * port/quiet: what libxml2 says while it works for us, the application does
 * not hear; that memory ran out is kept; and the application's handlers are
 * back afterwards.
 */
#include <check.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <stdlib.h>
#include <string.h>

#include "port/init.h"
#include "port/quiet.h"
#include "syma/error.h"

static int messages;
static int errors;

__attribute__((format(printf, 2, 3))) static void
hear_message(void *user, const char *format, ...)
{
    (void)format;
    ck_assert_ptr_eq(user, &messages);
    messages++;
}

#if LIBXML_VERSION >= 21200
static void hear_error(void *user, const xmlError *error)
#else
static void hear_error(void *user, xmlErrorPtr error)
#endif
{
    ck_assert_ptr_nonnull(error);
    ck_assert_ptr_eq(user, &errors);
    errors++;
}

/* As the application has it. */
static void set_up(void)
{
    ck_assert_int_eq(symai_port_init(), SYMA_OK);
    xmlSetGenericErrorFunc(&messages, hear_message);
    xmlSetStructuredErrorFunc(&errors, hear_error);
    messages = 0;
    errors = 0;
}

static void say(void)
{
    xmlGenericError(xmlGenericErrorContext, "%s", "a message");
    ck_assert_ptr_null(xmlReadMemory("<a", 2, NULL, NULL, 0));
}

static void raise_error(int code)
{
    xmlError error;

    memset(&error, 0, sizeof error);
    error.code = code;
    xmlStructuredError(xmlStructuredErrorContext, &error);
}

START_TEST(application_hears_nothing)
{
    struct symai_quiet quiet;

    symai_quiet_begin(&quiet);
    say();
    symai_quiet_end(&quiet);
    ck_assert_int_eq(messages, 0);
    ck_assert_int_eq(errors, 0);
    ck_assert_int_eq(quiet.no_memory, 0);
    say();
    ck_assert_int_eq(messages, 1);
    ck_assert_int_gt(errors, 0);
}
END_TEST

START_TEST(no_memory_is_kept)
{
    struct symai_quiet quiet;

    symai_quiet_begin(&quiet);
    raise_error(XML_ERR_DOCUMENT_EMPTY);
    ck_assert_int_eq(quiet.no_memory, 0);
    raise_error(XML_ERR_NO_MEMORY);
    raise_error(XML_ERR_DOCUMENT_EMPTY);
    ck_assert_int_eq(quiet.no_memory, 1);
    symai_quiet_end(&quiet);
    ck_assert_int_eq(errors, 0);
    symai_quiet_begin(&quiet);
    ck_assert_int_eq(quiet.no_memory, 0);
    symai_quiet_end(&quiet);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("quiet");
    TCase *cases = tcase_create("quiet");
    SRunner *runner;
    int failed;

    tcase_add_checked_fixture(cases, set_up, NULL);
    tcase_add_test(cases, application_hears_nothing);
    tcase_add_test(cases, no_memory_is_kept);
    suite_add_tcase(suite, cases);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
