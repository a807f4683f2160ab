/* SPDX-License-Identifier: MIT */
/*
 * The version at run time: that of the library that is loaded, which need
 * not be that of the headers a program was compiled with.
 */
#include "syma/version.h"

uint32_t syma_version_number(void)
{
    return SYMA_VERSION_NUMBER;
}

const char *syma_version_string(void)
{
    return SYMA_VERSION_STRING;
}
