/* SPDX-License-Identifier: MIT */
/*
 * Forms: their fields with names and labels wherever these stand, what is
 * disabled or unseen, and that no value of a field gets out.
 */
#include "page_help.h"

struct want {
    const char *html;
    const char *line;
};

static void assert_all(const struct want *wants, size_t count)
{
    size_t i;

    for (i = 0; i < count; i++)
        assert_has(wants[i].html, wants[i].line);
}

#define ASSERT_ALL(wants) assert_all(wants, sizeof wants / sizeof wants[0])

START_TEST(test_types)
{
    static const struct want wants[] = {
        {"<form><input name=a></form>", "  text \"a\" \"\" \"\"\n"},
        {"<form><input type=nonsense name=a></form>", "  text \"a\""},
        {"<form><input type=PASSWORD name=a></form>", "  password \"a\""},
        {"<form><input type=' email ' name=a></form>", "  email \"a\""},
        {"<form><input type=tel></form>", "  tel \"\""},
        {"<form><input type=number></form>", "  number \"\""},
        {"<form><input type=search></form>", "  search \"\""},
        {"<form><input type=checkbox></form>", "  checkbox \"\""},
        {"<form><input type=radio></form>", "  radio \"\""},
        {"<form><input type=file></form>", "  file \"\""},
        {"<form><input type=date></form>", "  other \"\""},
        {"<form><input type=hidden name=_token></form>",
         "  hidden \"_token\" \"\" \"\"\n"},
        {"<form><select name=s><option>x</select></form>", "  select \"s\""},
        {"<form><textarea name=t>x</textarea></form>", "  textarea \"t\""},
        {"<form><input type=submit value='Log in'></form>",
         "  submit \"\" \"Log in\""},
        {"<form><input type=image alt=Go></form>", "  submit \"\" \"Go\""},
        {"<form><input type=button value=Back></form>",
         "  button \"\" \"Back\""},
        {"<form><input type=reset value=Clear></form>",
         "  button \"\" \"Clear\""},
        {"<form><button>Go <b>on</b></button></form>",
         "  submit \"\" \"Go on\""},
        {"<form><button type=button>Show</button></form>",
         "  button \"\" \"Show\""},
        {"<form><button aria-label=Close><svg/></button></form>",
         "  submit \"\" \"Close\""},
        {"<form><button><img src=x alt='Log in'></button></form>",
         "  submit \"\" \"Log in\""},
        {"<form><a role=button href=#>Log in</a></form>",
         "  button \"\" \"Log in\""},
        {"<form><input name=a id=b autocomplete=username maxlength=12></form>",
         "  text max 12 \"a b\" \"\" \"username\""},
        {"<form><input maxlength=many></form>", "  text \"\""},
        {"<form><input maxlength=-1></form>", "  text \"\""},
    };

    ASSERT_ALL(wants);
}
END_TEST

START_TEST(test_labels)
{
    static const struct want wants[] = {
        {"<form><label for=u>User name</label><input id=u></form>",
         "\"u\" \"User name\""},
        {"<form><input id=u><label for=u>User name</label></form>",
         "\"u\" \"User name\""},
        {"<form><label>User <b>name</b> <input name=a></label></form>",
         "\"a\" \"User name\""},
        {"<form><label class=sr-only for=u>User</label><input id=u></form>",
         "\"u\" \"User\""},
        {"<form><input name=a aria-label=User></form>", "\"a\" \"User\""},
        {"<form><input name=a placeholder=ICCID title=Number></form>",
         "\"a\" \"ICCID Number\""},
        {"<form><label id=l>User</label><input name=a aria-labelledby='l m'>"
         "</form>",
         "\"a\" \"User\""},
        /* the same words are said once */
        {"<form><label>User<input name=a placeholder=User></label></form>",
         "\"a\" \"User\" \"\""},
        /* no label at all: the words before it */
        {"<form><table><tr><td>Code:<td><input name=a></table></form>",
         "\"a\" \"Code:\""},
        {"<form><p>Code: <input name=a> PIN: <input name=b></form>",
         "\"a\" \"Code:\" \"\"\n  text \"b\" \"PIN:\""},
        {"<form><p>Code<p><input name=a><input name=b></form>",
         "\"a\" \"Code\" \"\"\n  text \"b\" \"\""},
        {"<form>Remember <input type=checkbox name=a></form>",
         "checkbox \"a\" \"\""},
        {"Code <form><input name=a></form>", "\"a\" \"\""},
        /* a label that speaks for itself leaves others alone */
        {"<form><label for=x>Other</label><input id=u></form>",
         "\"u\" \"\" \"\""},
        {"<form><label>One</label><input name=a><label>Two</label>"
         "<input name=b></form>",
         "\"a\" \"One\" \"\"\n  text \"b\" \"Two\""},
    };

    ASSERT_ALL(wants);
}
END_TEST

START_TEST(test_flags)
{
    static const struct want wants[] = {
        {"<form><input disabled name=a></form>", "text [disabled] \"a\""},
        {"<form><input aria-disabled=true name=a></form>",
         "text [disabled] \"a\""},
        {"<form><fieldset disabled><div><input name=a></div></fieldset>"
         "<input name=b></form>",
         "text [disabled] \"a\" \"\" \"\"\n  text \"b\""},
        {"<form><input readonly required name=a></form>",
         "text [readonly required] \"a\""},
        {"<form><div hidden><input name=a></div><input name=b></form>",
         "text [invisible] \"a\" \"\" \"\"\n  text \"b\""},
        {"<form><button disabled>Go</button></form>",
         "submit [disabled] \"\" \"Go\""},
        {"<form method=POST action=' /login '>",
         "form [post] action \"/login\""},
        {"<form method=get>", "form action"},
        {"<div style=display:none><form></form></div>", "form [invisible]"},
        {"<footer><form></form></footer>", "form [landmark]"},
        {"<form inert></form>", "form [inert]"},
        {"<form aria-busy=true></form>", "form [inert]"},
        {"<div inert><form><input name=a></form></div>",
         "form [inert] action \"\" name \"\" text \"\" before \"\"\n"
         "  text [disabled] \"a\""},
    };

    ASSERT_ALL(wants);
    assert_has("<form><textarea name=a></textarea></form>", "textarea \"a\"");
}
END_TEST

START_TEST(test_texts)
{
    static const struct want wants[] = {
        {"<form id=f name=n class='c d' aria-label='Log in'>",
         "name \"f n c d Log in\""},
        {"<h1>Activate</h1><p>x</p><form></form>", "before \"Activate\""},
        {"<h1>A</h1><h4>B</h4><form></form>", "before \"B\""},
        {"<h1>A</h1><h2 hidden>B</h2><form></form>", "before \"A\""},
        {"<form><h2>Log in</h2><fieldset><legend>You</legend></fieldset>"
         "</form><h2>After</h2>",
         "text \"Log in You\" before \"\""},
    };

    ASSERT_ALL(wants);
}
END_TEST

START_TEST(test_grouping)
{
    static const struct want wants[] = {
        {"<input name=a><form name=one><input name=b></form><input name=c>",
         "form action \"\" name \"one\" text \"\" before \"\"\n"
         "  text \"b\" \"\" \"\"\n"
         "form [loose] action \"\" name \"\" text \"\" before \"\"\n"
         "  text \"a\" \"\" \"\"\n"
         "  text \"c\" \"\" \"\"\n"},
        {"<form id=f><input name=a></form><p><input form=f name=b>",
         "  text \"a\" \"\" \"\"\n  text \"b\" \"\" \"\"\n"},
        {"<form id=f></form><input form=nowhere name=b>", "form [loose]"},
        {"<form name=a><form name=b><input name=x></form>",
         "name \"b\" text \"\" before \"\"\n  text \"x\""},
    };

    ASSERT_ALL(wants);
    assert_lacks("<form></form>", "[loose]");
    assert_lacks("<form id=f></form><input form=f>", "[loose]");
}
END_TEST

START_TEST(test_no_values)
{
    static const char html[] =
        "<form><input type=password name=p value=s3cret1 placeholder=PIN>"
        "<input type=hidden name=h value=s3cret2 title=s3cret3>"
        "<input name=t value=s3cret4><textarea>s3cret5</textarea>"
        "<input type=checkbox value=s3cret6><input type=radio value=s3cret7>"
        "</form>";

    assert_lacks(html, "s3cret");
    assert_has(html, "password \"p\" \"PIN\"");
}
END_TEST

START_TEST(test_caps)
{
    struct symai_buf page;
    const struct symai_features *f;
    syma_page *p;
    int i;

    symai_buf_init(&page, (size_t)1 << 22);
    for (i = 0; i < 100; i++) {
        int k;

        symai_buf_addf(&page, "<form id=f%d>", i);
        for (k = 0; k < 10; k++)
            symai_buf_addf(&page,
                           "<label for=i%d-%d>L</label><input id=i%d-%d>", i, k,
                           i, k);
        symai_buf_add_str(&page, "</form>");
    }
    p = page_of(page.data);
    f = symai_page_features(p);
    ck_assert_uint_eq(f->form_count, 100);
    ck_assert_uint_le(f->forms.count, 65);
    ck_assert_uint_eq(f->fields.count, 192); /* of one type */
    ck_assert(f->text_capped);
    syma_page_free(p);
    symai_buf_free(&page);
}
END_TEST

/* Each type has a share of its own, and all of them fit. */
START_TEST(test_shares)
{
    static const char *const types[] = {
        "text",  "password", "email", "tel",    "number", "search", "checkbox",
        "radio", "file",     "range", "hidden", "submit", "button"};
    struct symai_buf page;
    const struct symai_features *f;
    syma_page *p;
    size_t k;
    int i;

    symai_buf_init(&page, (size_t)1 << 22);
    for (i = 0; i < 300; i++) {
        for (k = 0; k < sizeof types / sizeof types[0]; k++)
            symai_buf_addf(&page, "<input type=%s>", types[k]);
        symai_buf_add_str(&page, "<select></select><textarea></textarea>");
    }
    p = page_of(page.data);
    f = symai_page_features(p);
    ck_assert_uint_eq(f->fields.count, 1024);
    ck_assert(f->text_capped);
    syma_page_free(p);
    symai_buf_free(&page);
}
END_TEST

/* Hundreds of boxes, each with its label, then what a page is known by. */
static void check_behind_boxes(const char *type, int has_for)
{
    struct symai_buf page;
    char *dump;
    syma_page *p;
    int i;

    symai_buf_init(&page, (size_t)1 << 22);
    symai_buf_add_str(&page, "<form id=filter>");
    for (i = 0; i < 600; i++) {
        if (has_for)
            symai_buf_addf(&page,
                           "<input type=%s id=b%d><label for=b%d>B</label>",
                           type, i, i);
        else
            symai_buf_addf(&page, "<label><input type=%s>B</label>", type);
    }
    symai_buf_add_str(
        &page, "</form><form id=login><label for=u>Name</label><input id=u>"
               "<label>Word<input type=password name=w></label>"
               "<button>Sign in</button></form>");
    p = page_of(page.data);
    dump = page_dump(p);
    ck_assert(symai_page_features(p)->text_capped);
    ck_assert_ptr_nonnull(strstr(dump, "  text \"u\" \"Name\""));
    ck_assert_ptr_nonnull(strstr(dump, "  password \"w\" \"Word\""));
    ck_assert_ptr_nonnull(strstr(dump, "  submit \"\" \"Sign in\""));
    free(dump);
    syma_page_free(p);
    symai_buf_free(&page);
}

START_TEST(test_behind_boxes)
{
    check_behind_boxes("checkbox", 0);
    check_behind_boxes("checkbox", 1);
    check_behind_boxes("radio", 1);
    check_behind_boxes("hidden", 0);
}
END_TEST

START_TEST(test_splits)
{
    static const char html[] =
        "<h2>A&eacute;</h2><form action='/a?b=1&amp;c' method=post><label "
        "for=x>"
        "N\xC3\xA9 </label><input id=x type=password value=q><p>Code:"
        "<input name=y maxlength=4><button>G<b>o</b></button></form><input>";

    assert_split_safe(html, strlen(html), "text/html");
}
END_TEST

RUN_SUITE("form", test_types, test_labels, test_flags, test_texts,
          test_grouping, test_no_values, test_caps, test_shares,
          test_behind_boxes, test_splits)
