/* SPDX-License-Identifier: MIT */
/*
 * What each thing that speaks for a candidate adds to its score, of 1000. A
 * link that says in a few words what it leads to is proposed by that alone;
 * an address by itself only where nothing is said and it stands in a menu.
 */
#ifndef SYMAI_DISCOVER_WEIGHTS_H
#define SYMAI_DISCOVER_WEIGHTS_H

#define SYMAI_SCORE_MAX 1000
#define SYMAI_SCORE_PROPOSED 500 /* from here on */
#define SYMAI_SCORE_KEPT 200
#define SYMAI_SCORE_LEAD 300 /* of a candidate that is worth a look */

/* By the number of words of the link. */
#define SYMAI_WEIGHT_WORDS_2 760
#define SYMAI_WEIGHT_WORDS_3 600
#define SYMAI_WEIGHT_WORDS_5 540
#define SYMAI_WEIGHT_WORDS_8 460
#define SYMAI_WEIGHT_WORDS_14 260
#define SYMAI_WEIGHT_WORDS_MORE 40
#define SYMAI_WEIGHT_EDGE 460 /* it begins or ends with them: a card */
#define SYMAI_WEIGHT_OFFER                                                  \
    460                       /* "New card? Activate it here ...": at least \
                               */
#define SYMAI_WEIGHT_MINE 300 /* "my something" */
#define SYMAI_WEIGHT_UNSEEN (-40) /* a label, a title, a picture's text */
#define SYMAI_WEIGHT_NONE (-700)  /* words of something else */
#define SYMAI_WEIGHT_LESS (-600)  /* for dealers, staff, a mailbox */

#define SYMAI_WEIGHT_PATH_END 380 /* the last part of the path */
#define SYMAI_WEIGHT_PATH 200
#define SYMAI_WEIGHT_PATH_BESIDE 280 /* the same, beside other words */
#define SYMAI_WEIGHT_PATH_NONE (-850)
#define SYMAI_WEIGHT_PATH_HELP (-250)
#define SYMAI_WEIGHT_PATH_REGISTER (-300)
#define SYMAI_WEIGHT_HOST 200
#define SYMAI_WEIGHT_WORDLESS 100 /* an icon: its address is all it says */

#define SYMAI_WEIGHT_SAME 90        /* the same host */
#define SYMAI_WEIGHT_SITE 50        /* the same organisation for sure */
#define SYMAI_WEIGHT_STRANGE (-450) /* another one, as far as can be seen */
#define SYMAI_WEIGHT_STRANGE_LOGIN (-150) /* ... that is named as a login */
#define SYMAI_WEIGHT_FOREIGN (-1000)

#define SYMAI_WEIGHT_MENU 80        /* header, navigation, footer, list */
#define SYMAI_WEIGHT_ARTICLE (-200) /* in a text that tells something */
#define SYMAI_WEIGHT_SENTENCE (-100)
#define SYMAI_WEIGHT_SEARCH (-700) /* it only looks for these words */
#define SYMAI_WEIGHT_SELF (-150)   /* opens something on the page itself */
#define SYMAI_WEIGHT_DEEP (-60)    /* not on the home page */

#define SYMAI_WEIGHT_FORM 900        /* the page itself has it */
#define SYMAI_WEIGHT_FORM_HIDDEN 560 /* and a script shows it */
#define SYMAI_WEIGHT_TITLE 250
#define SYMAI_WEIGHT_PROVEN 250 /* it was looked at: the form is there */
#define SYMAI_WEIGHT_GATE 150   /* ... a login before it */
#define SYMAI_WEIGHT_GONE (-800)
#define SYMAI_WEIGHT_WELL_KNOWN 150
#define SYMAI_WEIGHT_SITEMAP 150

#endif
