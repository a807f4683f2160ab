/* SPDX-License-Identifier: MIT */
#include "port/auth.h"

#include <string.h>

#include "base/error.h"
#include "base/mem.h"
#include "base/str.h"

int symai_auth_is_scheme(const char *scheme)
{
    return strcmp(scheme, "basic") == 0 || strcmp(scheme, "digest") == 0 ||
           strcmp(scheme, "bearer") == 0;
}

void symai_auth_clear(struct symai_auth *auth)
{
    symai_free(auth->scheme);
    symai_free_secret(auth->user);
    symai_free_secret(auth->secret);
    memset(auth, 0, sizeof *auth);
}

int symai_auth_set(struct symai_auth *auth, const char *scheme,
                   const char *user, const char *secret)
{
    struct symai_auth copy = {NULL, NULL, NULL};
    int rc = symai_strdup(scheme, &copy.scheme);

    if (rc == SYMA_OK)
        rc = symai_strdup(user, &copy.user);
    if (rc == SYMA_OK)
        rc = symai_strdup(secret, &copy.secret);
    if (rc < 0) {
        symai_auth_clear(&copy);
        return rc;
    }
    symai_auth_clear(auth);
    *auth = copy;
    return SYMA_OK;
}
