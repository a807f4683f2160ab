/* SPDX-License-Identifier: MIT */
/*
 * A fuzz target without a fuzzer: runs the files that are named, or those of
 * the target in seeds/ and found/ where none is. So `make check` replays what
 * fuzzers found, with any compiler. Exits 99 where there is nothing to run.
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "input.h"

#define PATH_SIZE 4096

static size_t runs;

static void run_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    uint8_t *bytes = NULL;
    long size;

    if (file == NULL || fseek(file, 0, SEEK_END) != 0 ||
        (size = ftell(file)) < 0 || fseek(file, 0, SEEK_SET) != 0) {
        perror(path);
        exit(99);
    }
    /* Exactly as large as it is: the sanitizer sees a byte read past it. */
    bytes = malloc(size > 0 ? (size_t)size : 1);
    if (bytes == NULL || fread(bytes, 1, (size_t)size, file) != (size_t)size) {
        perror(path);
        exit(99);
    }
    fclose(file);
    /* The last line before an abort tells the file. */
    printf("%s\n", path);
    fflush(stdout);
    LLVMFuzzerTestOneInput(bytes, (size_t)size);
    free(bytes);
    runs++;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void run_folder(const char *folder)
{
    static char *names[4096];
    char path[PATH_SIZE];
    DIR *dir = opendir(folder);
    struct dirent *entry;
    size_t count = 0;
    size_t i;

    if (dir == NULL)
        return;
    for (entry = readdir(dir); entry != NULL; entry = readdir(dir)) {
        if (entry->d_name[0] == '.')
            continue;
        MUST(count < sizeof names / sizeof *names);
        names[count++] = strdup(entry->d_name);
    }
    closedir(dir);
    qsort(names, count, sizeof *names, by_name);
    for (i = 0; i < count; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, names[i]);
        run_file(path);
        free(names[i]);
    }
}

static void run(const char *path)
{
    struct stat what;

    if (stat(path, &what) == 0 && S_ISDIR(what.st_mode))
        run_folder(path);
    else
        run_file(path);
}

int main(int argc, char **argv)
{
    static const char *const kinds[] = {"seeds", "found"};
    const char *src = getenv("SYMA_SRC");
    const char *target = strstr(argv[0], "/fuzz_");
    char path[PATH_SIZE];
    int i;

    for (i = 1; i < argc; i++)
        run(argv[i]);
    for (i = 0; argc == 1 && target != NULL && i < 2; i++) {
        snprintf(path, sizeof path, "%s/tests/fuzz/%s/%s",
                 src != NULL ? src : ".", kinds[i], target + strlen("/fuzz_"));
        run_folder(path);
    }
    printf("%zu inputs\n", runs);
    return runs > 0 ? 0 : 99;
}
