/* SPDX-License-Identifier: MIT */
/*
 * The page for people who come by with a browser.
 */
#ifndef EXPORTER_INDEX_H
#define EXPORTER_INDEX_H

#include "text.h"

void index_write(struct text *t);

#endif
