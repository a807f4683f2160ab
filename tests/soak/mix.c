/* SPDX-License-Identifier: MIT */
/*
 * See mix.h.
 */
#include "mix.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../integration/server.h"
#include "pages.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

/* By the port they go to; the words are those of server.py. */
static const char *const trouble[] = {
    "http://127.0.0.1:{http}/do?words=160",
    "http://127.0.0.1:{http}/do?words=2000&chunked=1",
    "http://127.0.0.1:{http}/do?words=20&drip=40:1",
    "http://127.0.0.1:{http}/do?words=20&slowhead=1",
    "http://127.0.0.1:{http}/do?reset=head",
    "http://127.0.0.1:{http}/do?words=99&reset=body",
    "http://127.0.0.1:{http}/do?words=9&length=9999",
    "http://127.0.0.1:{http}/do?words=900&length=10",
    "http://127.0.0.1:{http}/do?close=head",
    "http://127.0.0.1:{http}/do?words=9&hang=head",
    "http://127.0.0.1:{http}/do?words=9&hang=body",
    "http://127.0.0.1:{http}/do?words=90&chunked=bad",
    "http://127.0.0.1:{http}/do?status=503",
    "http://127.0.0.1:{http}/do?status=429&header=Retry-After:%200",
    "http://127.0.0.1:{http}/do?status=500&words=30",
    "http://127.0.0.1:{http}/do?status=404&words=30",
    "http://127.0.0.1:{http}/do?status=999&words=30",
    "http://127.0.0.1:{http}/do?loop=1",
    "http://127.0.0.1:{http}/do?loop=2",
    "http://127.0.0.1:{http}/do?chain=5",
    "http://127.0.0.1:{http}/do?chain=100000",
    "http://127.0.0.1:{http}/do?to=file:///etc/passwd",
    "http://127.0.0.1:{http}/do?to=gopher://127.0.0.1:{http}/",
    "http://127.0.0.1:{http}/do?to=http://[",
    "http://127.0.0.1:{http}/do?size=90000&code=gzip",
    "http://127.0.0.1:{http}/do?words=300&code=deflate",
    "http://127.0.0.1:{http}/do?words=300&code=zlib",
    "http://127.0.0.1:{http}/do?words=300&code=double",
    "http://127.0.0.1:{http}/do?words=300&code=gzip&break=1",
    "http://127.0.0.1:{http}/do?words=9&said=br",
    "http://127.0.0.1:{http}/do?bomb=30000000",
    "http://127.0.0.1:{http}/do?endless=1",
    "http://127.0.0.1:{http}/do?flood=3000",
    "http://127.0.0.1:{http}/do?longline=300000",
    "http://127.0.0.1:{http}/do?raw=garbage",
    "http://127.0.0.1:{http}/do?raw=HTTP/0.9%20<h1>page</h1>",
    "http://127.0.0.1:{http}/do?raw=HTTP/1.1%20200%20OK%5Cr%5Cn%5Cr%5Cn%5Cxff"
    "%5Cxfe%5Cx00<",
    "http://127.0.0.1:{http}/do?words=60&nul=1",
    "http://127.0.0.1:{http}/do?words=60&charset=utf-16",
    "http://127.0.0.1:{http}/do?words=60&charset=utf-8&say=utf-7",
    "http://127.0.0.1:{http}/do?words=60&type=image/png",
    "http://127.0.0.1:{http}/do?words=60&header=Set-Cookie:%20a=b;Domain=com",
    "http://127.0.0.1:{http}/do?echo=1",
    "http://127.0.0.1:{http}/do?auth=basic:a:b",
    "http://127.0.0.1:{silent}/",
    "http://127.0.0.1:1/",
    "http://[::1]:{six}/do?words=160",
    "https://127.0.0.1:{http}/do?words=160",
    "http://127.0.0.1:{good}/do?words=160",
    "https://127.0.0.1:{good}/do?words=160",
    "https://127.0.0.1:{good}/do?words=160&reset=body",
    "https://127.0.0.1:{expired}/do?words=160",
    "https://127.0.0.1:{name}/do?words=160",
    "https://127.0.0.1:{self}/do?words=160",
    "https://127.0.0.1:{mutual}/",
    "https://127.0.0.1:{h2}/page.html"};

int mix_add(struct mix *mix, const char *url)
{
    struct mix_place *place;

    if (mix->count == mix->room) {
        size_t room = mix->room != 0 ? mix->room * 2 : 64;
        struct mix_place *more =
            realloc(mix->places, room * sizeof *mix->places);

        if (more == NULL)
            return -1;
        mix->places = more;
        mix->room = room;
    }
    place = &mix->places[mix->count];
    memset(place, 0, sizeof *place);
    place->url = strdup(url);
    if (place->url == NULL)
        return -1;
    mix->count++;
    return 0;
}

int mix_add_trouble(struct mix *mix, const struct test_server *server)
{
    char url[1024];
    size_t i;

    for (i = 0; i < COUNT(trouble); i++) {
        test_server_expand(server, trouble[i], url, sizeof url);
        /* A port that is not there: no IPv6, TLS or HTTP/2 here. */
        if (strchr(url, '{') == NULL && mix_add(mix, url) != 0)
            return -1;
    }
    return 0;
}

static int add_page(void *user, const char *name, int port)
{
    char url[256];

    snprintf(url, sizeof url, "http://127.0.0.1:%d/page/%s", port, name);
    return mix_add(user, url);
}

int mix_add_pages(struct mix *mix, const char *folder, int port, size_t *hard)
{
    int rc = pages_each_hard(folder, port, add_page, mix);

    *hard = mix->count;
    return rc != 0 ? rc : pages_each_golden(folder, port, add_page, mix);
}

void mix_free(struct mix *mix)
{
    size_t i;

    for (i = 0; i < mix->count; i++) {
        free(mix->places[i].url);
        free(mix->places[i].reason);
    }
    free(mix->places);
}

static int is_late(const char *reason)
{
    size_t len = strlen(reason);

    return len > 8 && strcmp(reason + len - 8, "_timeout") == 0;
}

int mix_compare(struct mix_place *place, const syma_verdict *v)
{
    const char *reason = syma_verdict_reason(v);

    place->checks++;
    if (place->reason == NULL) {
        place->state = syma_verdict_state(v);
        place->reason = strdup(reason);
        return place->reason != NULL;
    }
    if (strcmp(place->reason, reason) == 0 &&
        place->state == syma_verdict_state(v))
        return 1;
    if (is_late(reason) || is_late(place->reason)) {
        place->late++;
        return 1;
    }
    printf("soak: %s was %s, is %s\n", place->url, place->reason, reason);
    return 0;
}
