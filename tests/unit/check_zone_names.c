/* SPDX-License-Identifier: MIT */
/*
 * base/zone_names: a slip of the pen, a damaged file and a machine without
 * zone files are told apart, with each of the lists that there may be.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/zone_names.h"
#include "syma/error.h"
#include "tzif_build.h"

static char folder[64];

static void place(const char *name, char path[128])
{
    snprintf(path, 128, "%s/%s", folder, name);
}

static void write_file(const char *name, const void *bytes, size_t len)
{
    char path[128];
    FILE *file;

    place(name, path);
    file = fopen(path, "wb");
    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(bytes, 1, len, file), len);
    ck_assert_int_eq(fclose(file), 0);
}

static void write_zone(const char *name)
{
    struct tzif f;

    tzif_v2(&f, NULL, NULL, 0, 3600, 3600, "CET-1");
    write_file(name, f.bytes, f.len);
}

/* Of one area, Europe. */
static void begin(void)
{
    char path[128];

    strcpy(folder, "/tmp/syma-zones-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    place("Europe", path);
    ck_assert_int_eq(mkdir(path, 0700), 0);
}

static void end(void)
{
    static const char *const names[] = {
        "tzdata.zi",     "zone1970.tab", "zone.tab",      "GMT",
        "Europe/Berlin", "Europe/Paris", "Europe/Madrid", "Europe"};
    char path[128];
    size_t i;

    for (i = 0; i < sizeof names / sizeof *names; i++) {
        place(names[i], path);
        remove(path);
    }
    ck_assert_int_eq(rmdir(folder), 0);
}

/* A list is a file of some length: 44 bytes at least. */
static const char zi[] =
    "# version 2026a\nR E 1977 o - Ap 3 1u 1 S\nZ Europe/Berlin 1 E CE%sT\n"
    "1 - CET\nZ Europe/Paris 1 E CE%sT\nL Europe/Paris Europe/Madrid\n";
static const char tab[] =
    "# codes\tcoordinates\tTZ\tcomments\n"
    "DE,DK\t+5230+01322\tEurope/Berlin\tmost of Germany\n"
    "FR,MC\t+4852+00220\tEurope/Paris\nES\t+4024-00341\tEurope/Madrid\n";

static const struct {
    const char *name;
    int rc;
    const char *near;
} names[] = {
    {"UTC", 1, ""},
    {"Europe/Paris", 1, ""},
    {"Europe/Pariss", SYMA_ENOTFOUND, "Europe/Paris"},
    {"europe/PARIS", SYMA_ENOTFOUND, "Europe/Paris"},
    {"Berlin", SYMA_ENOTFOUND, "Europe/Berlin"},
    {"Europe", SYMA_ENOTFOUND, ""},
    {"Mars/Olympus", SYMA_ENOTFOUND, ""},
    {"Europe/Madrit", SYMA_ENOTFOUND, ""}, /* listed, and not there */
    {"../Europe/Paris", SYMA_EINVAL, ""},
    {"", SYMA_EINVAL, ""},
};

static const struct {
    const char *file;
    const char *text;
} lists[] = {{"tzdata.zi", zi}, {"zone1970.tab", tab}, {"zone.tab", tab}};

START_TEST(with_a_list)
{
    char near[SYMAI_ZONE_NAME_SIZE];
    size_t i;
    int rc;

    begin();
    write_file(lists[_i].file, lists[_i].text, strlen(lists[_i].text));
    write_zone("Europe/Paris");
    write_zone("Europe/Berlin");
    for (i = 0; i < sizeof names / sizeof *names; i++) {
        rc = symai_zone_check(folder, names[i].name, near);
        ck_assert_msg(rc == names[i].rc && strcmp(near, names[i].near) == 0,
                      "%s: %d '%s'", names[i].name, rc, near);
    }
    end();
}
END_TEST

START_TEST(without_a_list)
{
    char near[SYMAI_ZONE_NAME_SIZE];

    begin();
    /* Nothing is there, so nothing can be said. */
    ck_assert_int_eq(symai_zone_check(folder, "Europe/Pariss", near), 0);
    ck_assert_int_eq(symai_zone_check("/no/such/folder", "A/B", near), 0);
    ck_assert_int_eq(symai_zone_check("", "A/B", near), 0);
    ck_assert_int_eq(symai_zone_check(folder, "A B", near), SYMA_EINVAL);
    write_zone("GMT");
    ck_assert_int_eq(symai_zone_check(folder, "Europe/Pariss", near),
                     SYMA_ENOTFOUND);
    ck_assert_str_eq(near, "");
    end();
}
END_TEST

START_TEST(damaged)
{
    static const char text[] = "this is not a zone file, but it is long enough";
    static const char rubbish[] = "# of the length of a file, all of it of no "
                                  "use\nZ \nZ\nL a\nL a \nZ ../x\n\nZ a b";
    char near[SYMAI_ZONE_NAME_SIZE];

    begin();
    write_file("Europe/Paris", text, sizeof text);
    ck_assert_int_eq(symai_zone_check(folder, "Europe/Paris", near),
                     SYMA_ESYNTAX);
    /* A list of rubbish names nothing. */
    write_file("tzdata.zi", rubbish, strlen(rubbish));
    ck_assert_int_eq(symai_zone_check(folder, "Europe/Rome", near),
                     SYMA_ENOTFOUND);
    ck_assert_str_eq(near, "");
    end();
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("zone_names");
    TCase *cases = tcase_create("zone_names");
    SRunner *runner;
    int failed;

    tcase_add_loop_test(cases, with_a_list, 0, sizeof lists / sizeof *lists);
    tcase_add_test(cases, without_a_list);
    tcase_add_test(cases, damaged);
    suite_add_tcase(suite, cases);
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
