/* SPDX-License-Identifier: MIT */
/*
 * See fault.h. Each function here is one of faults.def, by the name that ld's
 * --wrap gives it.
 */
#include "fault.h"

#include <errno.h>
#include <fcntl.h>
#include <iconv.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/timerfd.h>
#include <unistd.h>

#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>
#include <libxml/parser.h>
#include <libxml/xmlreader.h>
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "syma/error.h"

#undef curl_easy_setopt
#undef curl_easy_getinfo
#undef curl_multi_setopt
#undef curl_share_setopt

#define FAULT(call, value, error, outcome) \
    {#call, #value " " #error, (long)value, error, outcome, 0},
#define LATE(call, value, error, outcome) \
    {#call, #value " " #error, (long)value, error, outcome, 1},
#define SAFE(call, reason)
#define HELD(call, reason)
const struct fault faults[] = {
#include "faults.def"
};
const int fault_count = (int)(sizeof faults / sizeof faults[0]);

#define CALLS_MAX 256

static _Thread_local const struct fault *armed;
static _Thread_local long left;
static _Thread_local int has_failed;
static _Thread_local int is_counting;
static _Thread_local long held;
static _Thread_local long calls[CALLS_MAX]; /* of the first fault of each */

static int place_of(const char *call)
{
    int i = 0;

    while (i < fault_count && strcmp(faults[i].call, call) != 0)
        i++;
    return i;
}

void fault_begin(const struct fault *fault, long n)
{
    armed = fault;
    left = n;
    has_failed = 0;
    held = 0;
    memset(calls, 0, sizeof calls);
    is_counting = 1;
}

int fault_end(void)
{
    armed = NULL;
    return has_failed;
}

long fault_calls(const struct fault *fault)
{
    return calls[place_of(fault->call)];
}

long fault_held(void)
{
    is_counting = 0;
    return held;
}

/* 1: this call fails now. */
static int fails(const char *call)
{
    if (!is_counting)
        return 0;
    calls[place_of(call)]++;
    if (armed == NULL || strcmp(armed->call, call) != 0 || --left != 0)
        return 0;
    has_failed = 1;
    errno = armed->error;
    return 1;
}

static void hold(long more)
{
    if (is_counting)
        held += more;
}

/* --- calls that only fail --- */

/* A late one does its work first. */
#define WRAP(type, call, parameters, arguments) \
    type __real_##call parameters;              \
    type __wrap_##call parameters;              \
    type __wrap_##call parameters               \
    {                                           \
        if (!fails(#call))                      \
            return __real_##call arguments;     \
        if (armed->is_late)                     \
            __real_##call arguments;            \
        errno = armed->error;                   \
        return (type)armed->value;              \
    }

/* --- calls that make something, and its end --- */

#define IS_MADE_pointer(made) ((made) != NULL)
#define IS_MADE_iconv(made) ((made) != (iconv_t)-1)
#define MAKE(type, kind, call, parameters, arguments) \
    type __real_##call parameters;                    \
    type __wrap_##call parameters;                    \
    type __wrap_##call parameters                     \
    {                                                 \
        type made;                                    \
                                                      \
        if (fails(#call))                             \
            return (type)armed->value;                \
        made = __real_##call arguments;               \
        hold(IS_MADE_##kind(made));                   \
        return made;                                  \
    }
#define END(type, call, ended)    \
    type __real_##call(ended);    \
    type __wrap_##call(ended);    \
    type __wrap_##call(ended it)  \
    {                             \
        hold(-(it != NULL));      \
        return __real_##call(it); \
    }

MAKE(void *, pointer, malloc, (size_t size), (size))
MAKE(void *, pointer, calloc, (size_t count, size_t size), (count, size))
END(void, free, void *)

void *__real_realloc(void *old, size_t size);
void *__wrap_realloc(void *old, size_t size);
void *__wrap_realloc(void *old, size_t size)
{
    void *made = __real_realloc(old, size);

    hold(old == NULL && made != NULL);
    return made;
}

/* --- libcurl --- */

MAKE(CURL *, pointer, curl_easy_init, (void), ())
END(void, curl_easy_cleanup, CURL *)
MAKE(CURLM *, pointer, curl_multi_init, (void), ())
END(CURLMcode, curl_multi_cleanup, CURLM *)
MAKE(CURLSH *, pointer, curl_share_init, (void), ())
END(CURLSHcode, curl_share_cleanup, CURLSH *)
MAKE(CURLU *, pointer, curl_url, (void), ())
END(void, curl_url_cleanup, CURLU *)

WRAP(CURLcode, curl_global_init, (long flags), (flags))
WRAP(CURLMcode, curl_multi_add_handle, (CURLM * multi, CURL *easy),
     (multi, easy))
WRAP(CURLMcode, curl_multi_remove_handle, (CURLM * multi, CURL *easy),
     (multi, easy))
WRAP(CURLMcode, curl_multi_socket_action,
     (CURLM * multi, curl_socket_t fd, int what, int *running),
     (multi, fd, what, running))
WRAP(struct curl_slist *, curl_slist_append,
     (struct curl_slist * list, const char *text), (list, text))
WRAP(CURLUcode, curl_url_get,
     (CURLU * handle, CURLUPart part, char **out, unsigned flags),
     (handle, part, out, flags))
WRAP(CURLUcode, curl_url_set,
     (CURLU * handle, CURLUPart part, const char *text, unsigned flags),
     (handle, part, text, flags))

/* All that is given is as large as a pointer, but for numbers of 64 bits,
 * which the library does not give. */
#define WRAP_ARGUMENT(type, call, handle, option, passes) \
    type __real_##call(handle, option, ...);              \
    type __wrap_##call(handle, option, ...);              \
    type __wrap_##call(handle it, option what, ...)       \
    {                                                     \
        va_list list;                                     \
        void *value;                                      \
                                                          \
        va_start(list, what);                             \
        value = va_arg(list, void *);                     \
        va_end(list);                                     \
        if (!(passes) && fails(#call))                    \
            return (type)armed->value;                    \
        return __real_##call(it, what, value);            \
    }

/* What takes something away has nothing to fail at. */
WRAP_ARGUMENT(CURLcode, curl_easy_setopt, CURL *, CURLoption,
              what == CURLOPT_SHARE && value == NULL)
/* A pointer that the handle holds; that of a handle of ours is there. */
WRAP_ARGUMENT(CURLcode, curl_easy_getinfo, CURL *, CURLINFO,
              what == CURLINFO_PRIVATE)
WRAP_ARGUMENT(CURLMcode, curl_multi_setopt, CURLM *, CURLMoption, 0)
WRAP_ARGUMENT(CURLSHcode, curl_share_setopt, CURLSH *, CURLSHoption, 0)

/* --- libxml2 --- */

MAKE(xmlParserCtxtPtr, pointer, xmlCreatePushParserCtxt,
     (xmlSAXHandlerPtr sax, void *user, const char *text, int len,
      const char *name),
     (sax, user, text, len, name))
END(void, xmlFreeParserCtxt, xmlParserCtxtPtr)
MAKE(xmlTextReaderPtr, pointer, xmlReaderForMemory,
     (const char *text, int len, const char *url, const char *encoding,
      int options),
     (text, len, url, encoding, options))
END(void, xmlFreeTextReader, xmlTextReaderPtr)
WRAP(int, xmlParseChunk,
     (xmlParserCtxtPtr parser, const char *text, int len, int end),
     (parser, text, len, end))
WRAP(int, xmlTextReaderRead, (xmlTextReaderPtr reader), (reader))
WRAP(const xmlChar *, xmlTextReaderConstLocalName, (xmlTextReaderPtr reader),
     (reader))
WRAP(const xmlChar *, xmlTextReaderConstValue, (xmlTextReaderPtr reader),
     (reader))
WRAP(int, xmlTextReaderMoveToFirstAttribute, (xmlTextReaderPtr reader),
     (reader))
WRAP(int, xmlTextReaderMoveToNextAttribute, (xmlTextReaderPtr reader), (reader))
WRAP(xmlNodePtr, xmlTextReaderCurrentNode, (xmlTextReaderPtr reader), (reader))

/* --- PCRE2 --- */

pcre2_code *__real_pcre2_compile_8(PCRE2_SPTR8 pattern, PCRE2_SIZE len,
                                   uint32_t options, int *error, PCRE2_SIZE *at,
                                   pcre2_compile_context *context);
pcre2_code *__wrap_pcre2_compile_8(PCRE2_SPTR8 pattern, PCRE2_SIZE len,
                                   uint32_t options, int *error, PCRE2_SIZE *at,
                                   pcre2_compile_context *context);
pcre2_code *__wrap_pcre2_compile_8(PCRE2_SPTR8 pattern, PCRE2_SIZE len,
                                   uint32_t options, int *error, PCRE2_SIZE *at,
                                   pcre2_compile_context *context)
{
    pcre2_code *made;

    if (fails("pcre2_compile_8")) {
        *error = PCRE2_ERROR_HEAP_FAILED;
        *at = 0;
        return NULL;
    }
    made = __real_pcre2_compile_8(pattern, len, options, error, at, context);
    hold(made != NULL);
    return made;
}
MAKE(pcre2_code *, pointer, pcre2_code_copy_8, (const pcre2_code *code), (code))
END(void, pcre2_code_free_8, pcre2_code *)
MAKE(pcre2_general_context *, pointer, pcre2_general_context_create_8,
     (void *(*get)(PCRE2_SIZE, void *), void (*put)(void *, void *),
      void *user),
     (get, put, user))
END(void, pcre2_general_context_free_8, pcre2_general_context *)
MAKE(pcre2_compile_context *, pointer, pcre2_compile_context_create_8,
     (pcre2_general_context * memory), (memory))
END(void, pcre2_compile_context_free_8, pcre2_compile_context *)
MAKE(pcre2_match_context *, pointer, pcre2_match_context_create_8,
     (pcre2_general_context * memory), (memory))
END(void, pcre2_match_context_free_8, pcre2_match_context *)
MAKE(pcre2_match_data *, pointer, pcre2_match_data_create_8,
     (uint32_t pairs, pcre2_general_context *memory), (pairs, memory))
END(void, pcre2_match_data_free_8, pcre2_match_data *)
MAKE(pcre2_jit_stack *, pointer, pcre2_jit_stack_create_8,
     (PCRE2_SIZE first, PCRE2_SIZE last, pcre2_general_context *memory),
     (first, last, memory))
END(void, pcre2_jit_stack_free_8, pcre2_jit_stack *)
WRAP(int, pcre2_jit_compile_8, (pcre2_code * code, uint32_t options),
     (code, options))
WRAP(int, pcre2_match_8,
     (const pcre2_code *code, PCRE2_SPTR8 text, PCRE2_SIZE len, PCRE2_SIZE from,
      uint32_t options, pcre2_match_data *data, pcre2_match_context *context),
     (code, text, len, from, options, data, context))

/* --- the system --- */

MAKE(iconv_t, iconv, iconv_open, (const char *to, const char *from), (to, from))
WRAP(size_t, iconv,
     (iconv_t it, char **from, size_t *from_left, char **to, size_t *to_left),
     (it, from, from_left, to, to_left))

int __real_iconv_close(iconv_t it);
int __wrap_iconv_close(iconv_t it);
int __wrap_iconv_close(iconv_t it)
{
    hold(-1);
    return __real_iconv_close(it);
}

WRAP(int, pthread_atfork,
     (void (*before)(void), void (*parent)(void), void (*child)(void)),
     (before, parent, child))

/* Descriptors are counted by who looks at /proc: libcurl closes some of those
 * that the library made. The library makes no file; what counts coverage
 * does, and gives the mode. */
WRAP(int, open, (const char *path, int flags, unsigned mode),
     (path, flags, mode))
WRAP(int, socket, (int family, int type, int protocol),
     (family, type, protocol))
WRAP(int, close, (int fd), (fd))
WRAP(int, epoll_create1, (int flags), (flags))
WRAP(int, eventfd, (unsigned start, int flags), (start, flags))
WRAP(int, timerfd_create, (int clock, int flags), (clock, flags))
WRAP(int, fstat, (int fd, struct stat *out), (fd, out))
WRAP(ssize_t, read, (int fd, void *bytes, size_t len), (fd, bytes, len))
WRAP(ssize_t, write, (int fd, const void *bytes, size_t len), (fd, bytes, len))
WRAP(int, getpeername, (int fd, struct sockaddr *out, socklen_t *len),
     (fd, out, len))
WRAP(int, getsockname, (int fd, struct sockaddr *out, socklen_t *len),
     (fd, out, len))
WRAP(int, epoll_ctl, (int epoll, int what, int fd, struct epoll_event *event),
     (epoll, what, fd, event))
WRAP(int, epoll_wait, (int epoll, struct epoll_event *out, int max, int ms),
     (epoll, out, max, ms))
WRAP(int, timerfd_settime,
     (int fd, int flags, const struct itimerspec *spec, struct itimerspec *old),
     (fd, flags, spec, old))
