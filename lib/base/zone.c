/* SPDX-License-Identifier: MIT */
/*
 * Reads TZif files (RFC 8536) and turns local time into UTC and back. The
 * file is taken as hostile: every count is checked against what is left
 * before anything is read. Past the last transition the POSIX rule of the
 * footer holds, without an end. Nothing here looks at TZ or at the C
 * library's idea of a zone.
 */
#include "base/zone.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/refs.h"
#include "base/str.h"
#include "syma/error.h"

#define DAY_SECONDS 86400
#define FILE_MAX (1024 * 1024)
#define NAME_MAX_LEN 128
#define TYPE_MAX 256
#define HEADER_SIZE 44

enum rule_kind {
    RULE_JULIAN = 1, /* Jn: 1 to 365, 29 February is not counted */
    RULE_ZERO,       /* n: 0 to 365 */
    RULE_MONTH       /* Mm.w.d */
};

struct rule {
    int kind;
    int month;
    int week;
    int day;
    int32_t time; /* seconds from local midnight, -167 to 167 hours */
};

/* The footer: a POSIX TZ string. */
struct tail {
    int present;
    int has_dst;
    int32_t std_offset;
    int32_t dst_offset;
    struct rule start;
    struct rule end;
};

struct symai_zone {
    struct symai_refs refs;
    size_t count;
    int64_t *times;
    unsigned char *types;
    size_t type_count;
    int32_t offsets[TYPE_MAX];
    size_t distinct_count;
    int32_t distinct[TYPE_MAX + 2];
    struct tail tail;
};

struct counts {
    int version;
    uint32_t utc;
    uint32_t std;
    uint32_t leap;
    uint32_t time;
    uint32_t type;
    uint32_t chars;
};

struct bytes {
    const unsigned char *at;
    size_t left;
};

int symai_zone_name_is_valid(const char *name)
{
    size_t i;
    size_t part = 0;

    if (name == NULL)
        return 0;
    for (i = 0; name[i] != '\0'; i++) {
        if (i >= NAME_MAX_LEN)
            return 0;
        if (name[i] == '/') {
            if (part == 0)
                return 0;
            part = 0;
            continue;
        }
        if (!symai_ascii_is_alnum((unsigned char)name[i]) && name[i] != '_' &&
            name[i] != '+' && name[i] != '-')
            return 0;
        part++;
    }
    return part > 0;
}

static uint32_t get_u32(const unsigned char *p)
{
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 |
           (uint32_t)p[3];
}

static int32_t get_i32(const unsigned char *p)
{
    uint32_t u = get_u32(p);

    return u <= INT32_MAX ? (int32_t)u
                          : (int32_t)((int64_t)u - (INT64_C(1) << 32));
}

static int64_t get_i64(const unsigned char *p)
{
    uint64_t low = get_u32(p + 4);

    /* the sum cannot overflow: low has 32 bits */
    return (int64_t)get_i32(p) * (INT64_C(1) << 32) + (int64_t)low;
}

static void skip_bytes(struct bytes *b, size_t n)
{
    b->at += n;
    b->left -= n;
}

static int read_header(struct bytes *b, struct counts *out)
{
    if (b->left < HEADER_SIZE || memcmp(b->at, "TZif", 4) != 0)
        return SYMA_ESYNTAX;
    out->version = b->at[4];
    out->utc = get_u32(b->at + 20);
    out->std = get_u32(b->at + 24);
    out->leap = get_u32(b->at + 28);
    out->time = get_u32(b->at + 32);
    out->type = get_u32(b->at + 36);
    out->chars = get_u32(b->at + 40);
    skip_bytes(b, HEADER_SIZE);
    return SYMA_OK;
}

/* Sizes in 64 bits: six 32-bit counts times at most 12 cannot overflow. */
static uint64_t block_size(const struct counts *n, unsigned width)
{
    return (uint64_t)n->time * width + n->time + (uint64_t)n->type * 6 +
           n->chars + (uint64_t)n->leap * (width + 4) + n->std + n->utc;
}

static int read_types(struct symai_zone *z, const unsigned char *at,
                      const struct counts *n)
{
    size_t i;

    for (i = 0; i < n->type; i++) {
        int32_t offset = get_i32(at + i * 6);

        if (offset < -SYMAI_ZONE_OFFSET_MAX || offset > SYMAI_ZONE_OFFSET_MAX)
            return SYMA_ESYNTAX;
        z->offsets[i] = offset;
    }
    z->type_count = n->type;
    return SYMA_OK;
}

static int read_times(struct symai_zone *z, const unsigned char *at,
                      const struct counts *n, unsigned width)
{
    const unsigned char *types = at + (size_t)n->time * width;
    size_t i;

    if (n->time == 0)
        return SYMA_OK;
    z->times = symai_calloc(n->time, sizeof(*z->times));
    z->types = symai_calloc(n->time, 1);
    if (z->times == NULL || z->types == NULL)
        return SYMA_ENOMEM;
    for (i = 0; i < n->time; i++) {
        z->times[i] = width == 8 ? get_i64(at + i * 8) : get_i32(at + i * 4);
        z->types[i] = types[i];
        if (types[i] >= n->type || (i > 0 && z->times[i] <= z->times[i - 1]))
            return SYMA_ESYNTAX;
    }
    z->count = n->time;
    return SYMA_OK;
}

static int read_block(struct symai_zone *z, struct bytes *b,
                      const struct counts *n, unsigned width)
{
    uint64_t size = block_size(n, width);
    int rc;

    /* Leap seconds mean that the file counts another time than UTC. */
    if (size > b->left || n->type < 1 || n->type > TYPE_MAX || n->leap != 0)
        return SYMA_ESYNTAX;
    rc = read_types(z, b->at + (size_t)n->time * (width + 1), n);
    if (rc == SYMA_OK)
        rc = read_times(z, b->at, n, width);
    skip_bytes(b, (size_t)size);
    return rc;
}

/* The reader of the footer works on a text that ends with '\n', so one look
 * at *p is always allowed. */
static int take_name(const char **p)
{
    const char *start = *p;

    if (**p == '<') {
        start = ++*p;
        while (symai_ascii_is_alnum((unsigned char)**p) || **p == '+' ||
               **p == '-')
            ++*p;
        if (**p != '>' || *p - start < 3)
            return 0;
        ++*p;
        return 1;
    }
    while (symai_ascii_is_alpha((unsigned char)**p))
        ++*p;
    return *p - start >= 3;
}

static int take_int(const char **p, int max, int *out)
{
    int value = 0;

    if (!symai_ascii_is_digit((unsigned char)**p))
        return 0;
    while (symai_ascii_is_digit((unsigned char)**p)) {
        value = value * 10 + (**p - '0');
        if (value > max)
            return 0;
        ++*p;
    }
    *out = value;
    return 1;
}

/* [+-]hh[:mm[:ss]] */
static int take_time(const char **p, int max_hours, int32_t *out)
{
    int sign = 1;
    int hours = 0;
    int minutes = 0;
    int seconds = 0;

    if (**p == '-' || **p == '+') {
        sign = **p == '-' ? -1 : 1;
        ++*p;
    }
    if (!take_int(p, max_hours, &hours))
        return 0;
    if (**p == ':') {
        ++*p;
        if (!take_int(p, 59, &minutes))
            return 0;
        if (**p == ':') {
            ++*p;
            if (!take_int(p, 59, &seconds))
                return 0;
        }
    }
    *out = sign * (hours * 3600 + minutes * 60 + seconds);
    return 1;
}

static int take_month_rule(const char **p, struct rule *out)
{
    out->kind = RULE_MONTH;
    if (!take_int(p, 12, &out->month) || out->month < 1 || **p != '.')
        return 0;
    ++*p;
    if (!take_int(p, 5, &out->week) || out->week < 1 || **p != '.')
        return 0;
    ++*p;
    return take_int(p, 6, &out->day);
}

static int take_rule(const char **p, struct rule *out)
{
    if (**p != ',')
        return 0;
    ++*p;
    if (**p == 'M') {
        ++*p;
        if (!take_month_rule(p, out))
            return 0;
    } else if (**p == 'J') {
        ++*p;
        out->kind = RULE_JULIAN;
        if (!take_int(p, 365, &out->day) || out->day < 1)
            return 0;
    } else {
        out->kind = RULE_ZERO;
        if (!take_int(p, 365, &out->day))
            return 0;
    }
    out->time = 7200;
    if (**p == '/') {
        ++*p;
        return take_time(p, 167, &out->time);
    }
    return 1;
}

static int read_tail(const char *p, struct tail *out)
{
    int32_t west;

    if (*p == '\n')
        return SYMA_OK; /* empty: no rule is known */
    if (!take_name(&p) || !take_time(&p, 24, &west))
        return SYMA_ESYNTAX;
    out->present = 1;
    out->std_offset = -west;
    if (*p == '\n')
        return SYMA_OK;
    if (!take_name(&p))
        return SYMA_ESYNTAX;
    out->has_dst = 1;
    out->dst_offset = out->std_offset + 3600;
    if (*p != ',') {
        if (!take_time(&p, 24, &west))
            return SYMA_ESYNTAX;
        out->dst_offset = -west;
    }
    if (!take_rule(&p, &out->start) || !take_rule(&p, &out->end) || *p != '\n')
        return SYMA_ESYNTAX;
    return SYMA_OK;
}

static int read_footer(struct symai_zone *z, struct bytes *b)
{
    const char *text;

    if (b->left < 2 || b->at[0] != '\n')
        return SYMA_ESYNTAX;
    text = (const char *)b->at + 1;
    if (memchr(text, '\n', b->left - 1) == NULL)
        return SYMA_ESYNTAX;
    return read_tail(text, &z->tail);
}

static void add_distinct(struct symai_zone *z, int32_t offset)
{
    size_t i;

    for (i = 0; i < z->distinct_count; i++) {
        if (z->distinct[i] == offset)
            return;
    }
    z->distinct[z->distinct_count++] = offset;
}

static void list_distinct(struct symai_zone *z)
{
    size_t i;

    for (i = 0; i < z->type_count; i++)
        add_distinct(z, z->offsets[i]);
    if (z->tail.present)
        add_distinct(z, z->tail.std_offset);
    if (z->tail.has_dst)
        add_distinct(z, z->tail.dst_offset);
}

int symai_zone_parse(const void *bytes, size_t len, struct symai_zone **out)
{
    struct bytes b = {bytes, len};
    struct symai_zone *z = NULL;
    struct counts n;
    uint64_t first;
    int rc;

    *out = NULL;
    z = symai_calloc(1, sizeof(*z));
    rc = SYMA_ENOMEM;
    if (z == NULL)
        goto done;
    symai_refs_init(&z->refs);
    rc = read_header(&b, &n);
    if (rc < 0)
        goto done;
    if (n.version == 0) {
        rc = read_block(z, &b, &n, 4);
    } else {
        first = block_size(&n, 4);
        rc = SYMA_ESYNTAX;
        if (first > b.left)
            goto done;
        skip_bytes(&b, (size_t)first);
        rc = read_header(&b, &n);
        if (rc == SYMA_OK)
            rc = read_block(z, &b, &n, 8);
        if (rc == SYMA_OK)
            rc = read_footer(z, &b);
    }
    if (rc < 0)
        goto done;
    list_distinct(z);
    *out = z;
    z = NULL;
done:
    symai_zone_free(z);
    return rc;
}

static int make_utc(struct symai_zone **out)
{
    struct symai_zone *z = symai_calloc(1, sizeof(*z));

    *out = z;
    if (z == NULL)
        return SYMA_ENOMEM;
    symai_refs_init(&z->refs);
    z->type_count = 1;
    list_distinct(z);
    return SYMA_OK;
}

/* That there is no such file is one thing, that it cannot be read now is
 * another: nobody is to take that for a zone that is unknown. */
static int file_trouble(int error)
{
    switch (error) {
    case ENOMEM:
        return SYMA_ENOMEM;
    case EMFILE:
    case ENFILE:
    case EIO:
        return SYMA_ESYSTEM;
    default:
        return SYMA_ENOTFOUND;
    }
}

static int open_file(const char *path)
{
    int fd;

    do
        fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    while (fd < 0 && errno == EINTR);
    return fd;
}

/* The whole of a regular file of at most FILE_MAX bytes. */
static int read_file(const char *path, char **out, size_t *out_len)
{
    char *data = NULL;
    struct stat st;
    size_t size;
    size_t used = 0;
    int rc = SYMA_ENOTFOUND;
    int fd;

    fd = open_file(path);
    if (fd < 0 || fstat(fd, &st) != 0) {
        rc = file_trouble(errno);
        goto done;
    }
    if (!S_ISREG(st.st_mode))
        goto done;
    rc = SYMA_ESYNTAX;
    if (st.st_size < HEADER_SIZE || st.st_size > FILE_MAX)
        goto done;
    size = (size_t)st.st_size;
    data = symai_calloc(size + 1, 1);
    rc = SYMA_ENOMEM;
    if (data == NULL)
        goto done;
    while (used < size) {
        ssize_t n = read(fd, data + used, size - used);

        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0) {
            rc = file_trouble(errno);
            goto done;
        }
        if (n == 0)
            break;
        used += (size_t)n;
    }
    *out = data;
    *out_len = used;
    data = NULL;
    rc = SYMA_OK;
done:
    symai_free(data);
    if (fd >= 0)
        close(fd);
    return rc;
}

int symai_zone_read_file(const char *dir, const char *name, char **out,
                         size_t *out_len)
{
    size_t size = strlen(dir) + strlen(name) + 2;
    char *path = symai_calloc(size, 1);
    int rc;

    *out = NULL;
    *out_len = 0;
    if (path == NULL)
        return SYMA_ENOMEM;
    snprintf(path, size, "%s/%s", dir, name);
    rc = read_file(path, out, out_len);
    symai_free(path);
    return rc;
}

int symai_zone_load(const char *dir, const char *name, struct symai_zone **out)
{
    char *data = NULL;
    size_t len = 0;
    int rc = SYMA_EINVAL;

    *out = NULL;
    if (!symai_zone_name_is_valid(name))
        goto done;
    if (strcmp(name, "UTC") == 0) {
        rc = make_utc(out);
        goto done;
    }
    if (dir == NULL)
        goto done;
    rc = symai_zone_read_file(dir, name, &data, &len);
    if (rc < 0)
        goto done;
    rc = symai_zone_parse(data, len, out);
done:
    symai_free(data);
    return rc;
}

struct symai_zone *symai_zone_ref(struct symai_zone *zone)
{
    if (zone != NULL)
        symai_refs_take(&zone->refs);
    return zone;
}

void symai_zone_free(struct symai_zone *zone)
{
    if (zone == NULL || !symai_refs_drop(&zone->refs))
        return;
    symai_free(zone->times);
    symai_free(zone->types);
    symai_free(zone);
}

/* The day of a rule in that year, counted since the epoch. */
static int64_t rule_day(const struct rule *rule, int year)
{
    int64_t first;
    int day;
    int length;

    if (rule->kind == RULE_ZERO)
        return symai_days_from_date(year, 1, 1) + rule->day;
    if (rule->kind == RULE_JULIAN) {
        first = symai_days_from_date(year, 1, 1) + rule->day - 1;
        if (rule->day >= 60 && symai_days_in_month(year, 2) == 29)
            first++;
        return first;
    }
    first = symai_days_from_date(year, rule->month, 1);
    length = symai_days_in_month(year, rule->month);
    day = (rule->day - symai_weekday_from_days(first) + 7) % 7;
    day += (rule->week - 1) * 7;
    if (day >= length)
        day -= 7;
    return first + day;
}

static int64_t tail_offset(const struct tail *tail, int64_t utc)
{
    struct symai_date local;
    int64_t start;
    int64_t end;
    int dst;

    if (!tail->has_dst)
        return tail->std_offset;
    symai_date_from_seconds(utc + tail->std_offset, &local);
    start = rule_day(&tail->start, local.year) * DAY_SECONDS +
            tail->start.time - tail->std_offset;
    end = rule_day(&tail->end, local.year) * DAY_SECONDS + tail->end.time -
          tail->dst_offset;
    if (start < end)
        dst = utc >= start && utc < end;
    else
        dst = utc >= start || utc < end;
    return dst ? tail->dst_offset : tail->std_offset;
}

int64_t symai_zone_offset(const struct symai_zone *zone, int64_t utc_seconds)
{
    size_t low = 0;
    size_t high;

    if (zone == NULL)
        return 0;
    high = zone->count;
    if (zone->tail.present &&
        (high == 0 || utc_seconds >= zone->times[high - 1]))
        return tail_offset(&zone->tail, utc_seconds);
    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (zone->times[middle] <= utc_seconds)
            low = middle + 1;
        else
            high = middle;
    }
    /* RFC 8536 3.2: type 0 before the first transition */
    return zone->offsets[low == 0 ? 0 : zone->types[low - 1]];
}

/* No moment has that local time: the change that skips it lies where the
 * local clock jumps past it. */
static int64_t find_gap(const struct symai_zone *zone, int64_t local)
{
    /* local time still before, and already past */
    int64_t low = local - SYMAI_ZONE_OFFSET_MAX - 1;
    int64_t high = local + SYMAI_ZONE_OFFSET_MAX + 1;

    while (high - low > 1) {
        int64_t middle = low + (high - low) / 2;

        if (middle + symai_zone_offset(zone, middle) > local)
            high = middle;
        else
            low = middle;
    }
    return high;
}

void symai_zone_to_utc(const struct symai_zone *zone,
                       const struct symai_date *local, int64_t *out_first,
                       int64_t *out_last)
{
    int64_t seconds = symai_date_to_seconds(local);
    int64_t moment;
    int found = 0;
    size_t i;

    *out_first = seconds;
    *out_last = seconds;
    if (zone == NULL)
        return;
    for (i = 0; i < zone->distinct_count; i++) {
        moment = seconds - zone->distinct[i];
        if (symai_zone_offset(zone, moment) != zone->distinct[i])
            continue;
        if (!found || moment < *out_first)
            *out_first = moment;
        if (!found || moment > *out_last)
            *out_last = moment;
        found = 1;
    }
    if (!found) {
        *out_first = find_gap(zone, seconds);
        *out_last = *out_first;
    }
}

void symai_zone_to_local(const struct symai_zone *zone, int64_t utc_seconds,
                         struct symai_date *out)
{
    symai_date_from_seconds(utc_seconds + symai_zone_offset(zone, utc_seconds),
                            out);
}
