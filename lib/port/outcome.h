/* SPDX-License-Identifier: MIT */
/*
 * How a transfer went wrong, in the words of the contract: libcurl's code
 * and what was known when it came become one reason. Pure.
 */
#ifndef SYMAI_PORT_OUTCOME_H
#define SYMAI_PORT_OUTCOME_H

/* A limit of ours was reached; libcurl was stopped. */
#define SYMAI_OUTCOME_EXPIRED (-1)
/* It was not sent: nobody may know where it would have gone. */
#define SYMAI_OUTCOME_BARRED (-2)

/* What a proxy had to do with it. */
struct symai_proxied {
    int used;
    int uses_tls; /* to the proxy itself */
    int reached;
    int status; /* of its answer to CONNECT; 0: none */
    int error;  /* CURLproxycode, of SOCKS */
};

struct symai_outcome {
    int code;           /* CURLcode, or one of ours */
    int os_errno;       /* of the connection; 0: none */
    long verify_result; /* OpenSSL's, of the server's certificate */
    int resolved;
    int connected; /* TLS included */
    int began;     /* a byte came */
    int answered;  /* a status line came */
    int headers_done;
    int guarded; /* an address was refused, none was tried */
    struct symai_proxied proxy;
};

/* SYMA_OK and the reason (NULL: nothing went wrong), or a code for trouble
 * that is ours and not the server's: SYMA_ENOMEM, SYMA_EURL, SYMA_ENOTFOUND
 * (the file of trusted certificates, the client's certificate, the interface),
 * SYMA_EINTERNAL. */
int symai_outcome_reason(const struct symai_outcome *o,
                         const char **out_reason);

/* Of libcurl's answer to a setting: SYMA_OK, SYMA_ENOMEM, SYMA_EINTERNAL. */
int symai_outcome_of_code(int curl_code);

/* 1 if a browser would stop there, but the page can be read all the same
 * when certificates are not verified. */
int symai_outcome_is_trust(const char *reason);

#endif
