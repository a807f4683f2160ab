/* SPDX-License-Identifier: MIT */
/*
 * Written under another name beside it, then renamed.
 */
#include "file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../common.h"
#include "log.h"

#define MODE 0644 /* the umask takes from it what is not wanted */

static int64_t told_ms;

static int tell(const char *path, int error)
{
    if (log_is_due(&told_ms))
        tool_error("%s: cannot be written: %s", path, strerror(error));
    return -1;
}

static int write_all(int fd, const char *bytes, size_t len)
{
    while (len > 0) {
        ssize_t n = write(fd, bytes, len);

        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return -1;
        bytes += n;
        len -= (size_t)n;
    }
    return 0;
}

static int put(const char *path, const char *bytes, size_t len,
               const char *more, size_t more_len)
{
    char temporary[PATH_MAX];
    int error = 0;
    int fd;

    if (snprintf(temporary, sizeof(temporary), "%s.tmp", path) >=
        (int)sizeof(temporary))
        return tell(path, ENAMETOOLONG);
    fd = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, MODE);
    if (fd < 0)
        return tell(temporary, errno);
    if (write_all(fd, bytes, len) < 0 || write_all(fd, more, more_len) < 0)
        error = errno;
    if (close(fd) < 0 && error == 0)
        error = errno;
    if (error == 0 && rename(temporary, path) < 0)
        error = errno;
    if (error == 0)
        return 0;
    unlink(temporary);
    return tell(path, error);
}

int file_write(const char *path, const char *bytes, size_t len)
{
    return put(path, bytes, len, NULL, 0);
}

int file_write_two(const char *path, const char *one, const char *two)
{
    return put(path, one, strlen(one), two, strlen(two));
}

int file_write_in(const char *folder, const char *name, const char *end,
                  const char *bytes, size_t len)
{
    char path[PATH_MAX];

    if (snprintf(path, sizeof(path), "%s/%s%s", folder, name, end) >=
        (int)sizeof(path))
        return tell(folder, ENAMETOOLONG);
    return file_write(path, bytes, len);
}

void file_remove_in(const char *folder, const char *name, const char *end)
{
    char path[PATH_MAX];

    if (snprintf(path, sizeof(path), "%s/%s%s", folder, name, end) <
        (int)sizeof(path))
        unlink(path);
}

int file_try_folder(const char *folder)
{
    char path[PATH_MAX];
    int fd;

    if (snprintf(path, sizeof(path), "%s/.syma-watch.tmp", folder) >=
        (int)sizeof(path)) {
        tool_error("%s: %s", folder, strerror(ENAMETOOLONG));
        return -1;
    }
    fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, MODE);
    if (fd < 0) {
        tool_error("%s: no file can be made there: %s", folder,
                   strerror(errno));
        return -1;
    }
    close(fd);
    unlink(path);
    return 0;
}
