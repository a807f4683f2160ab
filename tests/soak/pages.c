/* SPDX-License-Identifier: MIT */
/*
 * See pages.h.
 */
#include "pages.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../integration/server.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

/* head, then part n times, then tail. */
static const struct {
    const char *name;
    const char *head;
    const char *part;
    int n;
    const char *tail;
} hard[] = {
    {"hard-nested.html", "<title>a</title>", "<div>", 200000, "text"},
    {"hard-tables.html", "<title>a</title>", "<table><tr><td>", 40000, "text"},
    {"hard-attributes.html", "<title>a</title><p", " a=b", 200000, ">text"},
    {"hard-attribute.html", "<title>a</title><p title='", "long ", 400000,
     "'>text"},
    {"hard-forms.html", "<title>a</title>",
     "<form action=/l><input type=password name=p></form>", 30000, ""},
    {"hard-links.html", "<title>a</title>", "<a href=/login>login</a> ", 50000,
     ""},
    {"hard-entities.html", "<title>a</title>", "&eacute;&#x1b;&bad;&#1114112;",
     50000, ""},
    {"hard-comments.html", "<title>a</title>", "<!-- -- > -->", 90000, "<!--"},
    {"hard-scripts.html", "<title>a</title>",
     "<script>document.write('maintenance')</script>", 20000, "<script>"},
    {"hard-escapes.html", "<title>\x1b]0;x\x07\x1b[2J\xe2\x80\xae</title>",
     "<p>\x1b[31mnous sommes en maintenance\x1b[0m</p>", 500, ""},
    {"hard-bytes.html", "<title>\xff\xfe</title>",
     "\xc0\x80\xed\xa0\x80\xf5<p>", 60000, ""},
    {"hard-quotes.html", "<title>a</title>", "<a href=\"", 100000, "text"},
    {"hard-maintenance.html", "<title>a</title>",
     "<p>The site is down for maintenance until 6 pm. ", 20000, ""},
};

static int write_hard(const char *folder, size_t which)
{
    char path[512];
    FILE *file;
    int i;

    snprintf(path, sizeof path, "%s/%s", folder, hard[which].name);
    file = fopen(path, "w");
    if (file == NULL)
        return -1;
    fputs(hard[which].head, file);
    for (i = 0; i < hard[which].n; i++)
        fputs(hard[which].part, file);
    fputs(hard[which].tail, file);
    return fclose(file);
}

/* An absolute path, as the folder of the links is elsewhere. */
static int link_page(const char *folder, const char *set, const char *name)
{
    char from[1024];
    char to[512];
    char *whole;
    int rc;

    snprintf(from, sizeof from, "%s/%s", set, name);
    snprintf(to, sizeof to, "%s/%s", folder, name);
    whole = realpath(from, NULL);
    rc = whole != NULL ? symlink(whole, to) : -1;
    free(whole);
    return rc;
}

static int is_page(const char *name)
{
    size_t len = strlen(name);

    return len > 5 && len < 60 && strcmp(name + len - 5, ".html") == 0;
}

static int each_golden(const char *folder, const char *set, int port,
                       int (*call)(void *user, const char *name, int port),
                       void *user)
{
    struct dirent *entry;
    char path[512];
    DIR *dir;
    int rc = 0;

    test_source_path(set, path, sizeof path);
    dir = opendir(path);
    if (dir == NULL) {
        fprintf(stderr, "soak: no folder %s\n", path);
        return -1;
    }
    while (rc == 0) {
        entry = readdir(dir);
        if (entry == NULL)
            break;
        if (is_page(entry->d_name) &&
            link_page(folder, path, entry->d_name) == 0)
            rc = call(user, entry->d_name, port);
    }
    closedir(dir);
    return rc;
}

int pages_each_hard(const char *folder, int port,
                    int (*call)(void *user, const char *name, int port),
                    void *user)
{
    size_t i;
    int rc = 0;

    for (i = 0; rc == 0 && i < COUNT(hard); i++) {
        if (write_hard(folder, i) != 0) {
            perror("soak: a page");
            return -1;
        }
        rc = call(user, hard[i].name, port);
    }
    return rc;
}

int pages_each_golden(const char *folder, int port,
                      int (*call)(void *user, const char *name, int port),
                      void *user)
{
    static const char *const sets[] = {
        "tests/golden/fr-en", "tests/golden/de-nl", "tests/golden/es-pt-it"};
    size_t i;
    int rc = 0;

    for (i = 0; rc == 0 && i < COUNT(sets); i++)
        rc = each_golden(folder, sets[i], port, call, user);
    return rc;
}

void pages_remove(const char *folder)
{
    struct dirent *entry;
    char path[1024];
    DIR *dir = opendir(folder);

    if (dir == NULL)
        return;
    for (entry = readdir(dir); entry != NULL; entry = readdir(dir)) {
        if (entry->d_name[0] == '.')
            continue;
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        unlink(path);
    }
    closedir(dir);
    rmdir(folder);
}
