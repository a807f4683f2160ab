/* SPDX-License-Identifier: MIT */
/*
 * What an open element and its ancestors make of the text in it: one bit a
 * fact, inherited by every element inside.
 */
#ifndef SYMAI_PAGE_STATE_H
#define SYMAI_PAGE_STATE_H

#include <stdint.h>

#define SYMAI_IN_HIDDEN ((uint32_t)1 << 0)  /* no reader sees it */
#define SYMAI_IN_FOREIGN ((uint32_t)1 << 1) /* svg, math */
#define SYMAI_IN_TITLE ((uint32_t)1 << 2)
#define SYMAI_IN_NOSCRIPT ((uint32_t)1 << 3)
#define SYMAI_IN_H1 ((uint32_t)1 << 4)
#define SYMAI_IN_HEADING ((uint32_t)1 << 5) /* h2, h3 */
#define SYMAI_IN_SUBHEAD ((uint32_t)1 << 6) /* h4 to h6 */
#define SYMAI_IN_ALERT ((uint32_t)1 << 7)
#define SYMAI_IN_LANDMARK ((uint32_t)1 << 8)
#define SYMAI_IN_MAIN ((uint32_t)1 << 9)
#define SYMAI_IN_ARTICLE ((uint32_t)1 << 10)
#define SYMAI_IN_SECTION ((uint32_t)1 << 11) /* main, article or section */
#define SYMAI_IN_LIST ((uint32_t)1 << 12)
#define SYMAI_IN_CELL ((uint32_t)1 << 13)
#define SYMAI_IN_LINK ((uint32_t)1 << 14)
#define SYMAI_IN_FORM ((uint32_t)1 << 15)
#define SYMAI_IN_CONTROL ((uint32_t)1 << 16)
#define SYMAI_IN_SELECT ((uint32_t)1 << 17)
#define SYMAI_IN_OPTION ((uint32_t)1 << 18)
#define SYMAI_IN_CODE ((uint32_t)1 << 19)
#define SYMAI_IN_SMALL ((uint32_t)1 << 20)
#define SYMAI_IN_DISABLED ((uint32_t)1 << 21) /* fieldset, inert */
#define SYMAI_IN_LEGEND ((uint32_t)1 << 22)
#define SYMAI_IN_PARAGRAPH ((uint32_t)1 << 23)

#define SYMAI_IN_UNSEEN (SYMAI_IN_HIDDEN | SYMAI_IN_FOREIGN)

#endif
