/* SPDX-License-Identifier: MIT */
#include "check.hpp"
#include "pages.hpp"

static const std::string head =
    "<portal xmlns=\"urn:syma:portal:1\" id=\"lumo\" "
    "home=\"https://lumo.example/\">\n";

/* The code and line of the error that a document makes. */
static bool fails(const std::string &document, syma::errc code,
                  std::size_t line)
{
    syma::portal portal;

    try {
        portal.load(document);
    } catch (const syma::error &e) {
        return e.code() == code && e.line() == line &&
               std::string(e.what()) == syma_portal_last_error(portal.get());
    }
    return false;
}

static void check_documents()
{
    CHECK(fails("<portal", syma::errc::esyntax, 1));
    CHECK(fails(head + "\n<section id=\"a\" kind=\"logn\" href=\"/\"/>"
                       "</portal>",
                syma::errc::esyntax, 3));
    CHECK(fails(head + "<section id=\"a\" kind=\"login\" href=\"/\" "
                       "needs=\"b\"/></portal>",
                syma::errc::enotfound, 2));
    CHECK(fails(head + "<section id=\"a\" kind=\"login\" href=\"ftp://x/\"/>"
                       "</portal>",
                syma::errc::eurl, 2));
    CHECK(fails(head + "<section id=\"a\" kind=\"login\" href=\"/\">\n"
                       "<expect regex=\"(\"/></section></portal>",
                syma::errc::eregex, 3));
    CHECK(fails(std::string(5 << 20, ' '), syma::errc::elimit, 0));
}

static void check_round_trip()
{
    syma::portal built("lumo");
    syma::portal read;
    syma::portal other;

    built.set_home("https://lumo.example/");
    built.set_language("fr");
    built.set_time_zone("Europe/Paris");
    built.add_section("login", syma::section_kind::login, "/login");
    built.add_section("sim", syma::section_kind::activation, "/sim",
                      syma::section_flag::optional);
    built.add_need("sim", "login");
    built.add_fallback("sim", "activate", "sms", "20555", "ACTIVE");
    built.add_fallback("sim", "activate", "phone", "3900");
    built.expect("sim", "regex", "ICCID|SIM");
    built.forbid("sim", "phrase", "queue");
    built.set_header("X-All", "1");
    built.set_section_header("sim", "X-One", "1");
    built.add_window("", "", "2026-12-01T22:00", "2026-12-02T02:00");
    built.add_window("sim", "mon sun", "23:00", "03:00");
    built.add_promise("sim", "press", "back soon", "2026-12-01T08:00",
                      "2026-12-02T08:00", true);
    built.add_promise("", "hotline", "who knows", "2026-12-01T08:00:00Z");
    const std::string xml = built.format();

    read.load(xml);
    CHECK(read.section_count() == 2 && built.section_count() == 2);
    CHECK(read.format("xml") == xml);
    CHECK(xml.find("keyword=\"ACTIVE\"") != std::string::npos);
    CHECK(xml.find("X-One") != std::string::npos);
    CHECK(xml.find("mon sun") != std::string::npos);
    CHECK(xml.find("hotline") != std::string::npos);
    REFUSED(estate, read.load(xml));
    REFUSED(einval, read.format("json"));
    REFUSED(esyntax, other.load(std::string("<portal\0/>", 10)));
}

static void check_calls_refused()
{
    syma::portal p("lumo");

    p.add_section("a", syma::section_kind::login, "https://lumo.example/a");
    p.add_section("b", syma::section_kind::login, "https://lumo.example/b");
    REFUSED(einval, syma::portal("no spaces here"));
    REFUSED(einval, syma::portal(std::string("a\0b", 3)));
    REFUSED(eexists, p.add_section("a", syma::section_kind::login,
                                   "https://lumo.example/a"));
    REFUSED(eurl, p.add_section("c", syma::section_kind::login, "/c"));
    REFUSED(einval, p.add_section("c", static_cast<syma::section_kind>(9),
                                  "https://lumo.example/c"));
    REFUSED(einval,
            p.add_section("c", syma::section_kind::login,
                          "https://lumo.example/c", syma::section_flags(2)));
    REFUSED(enotfound, p.add_need("a", "z"));
    p.add_need("a", "b");
    REFUSED(einval, p.add_need("b", "a"));
    REFUSED(einval, p.set_header("Host", "x"));
    REFUSED(enotfound, p.set_section_header("z", "X-A", "x"));
    REFUSED(einval, p.set_section_header(nullptr, "X-A", "x"));
    REFUSED(einval, p.set_auth("basic", "", "secret"));
    REFUSED(einval, p.set_auth("kerberos", "me", "secret"));
    REFUSED(enotfound, p.set_section_auth("z", "bearer", "", "token"));
    p.set_auth("basic", "me", "secret");
    p.set_section_auth("a", "bearer", "", "token");
    REFUSED(eregex, p.expect("a", "regex", "("));
    REFUSED(einval, p.forbid("a", "smell", "x"));
    REFUSED(einval, p.add_fallback("a", "activate", "pigeon", "1"));
    REFUSED(einval, p.add_window("", "", "22:00", "23:00"));
    REFUSED(enotfound, p.add_window("z", "daily", "22:00", "23:00"));
    REFUSED(einval, p.add_promise("", "page", "soon", "2026-12-01T22:00"));
    REFUSED(einval, p.set_language("not a tag"));
    REFUSED(enotfound, p.set_time_zone("Europe/Atlantis"));
    REFUSED(eurl, p.set_home("lumo"));
    REFUSED(esyntax, p.set_signature("a", "nonsense"));
    p.set_signature("a", login_verdict().signature());
    p.set_signature("a", "");
    p.set_zoneinfo_dir("/no/such/folder");
    p.set_time_zone("Europe/Atlantis");
    CHECK(p.section_count() == 2);
}

static void check_closing()
{
    syma::portal p("lumo");
    syma::portal moved(std::move(p));
    syma::context c;

    REFUSED(estate, p.section_count());
    REFUSED(estate, p.load("<portal/>"));
    REFUSED(estate, p.format());
    REFUSED(estate, syma::check_portal(p));
    REFUSED(estate, c.set_section(p, "a"));
    REFUSED(einval, syma::check_portal(moved));
    moved.close();
    moved.close();
    REFUSED(estate, moved.set_home("https://lumo.example/"));
}

void check_portal()
{
    check_documents();
    check_round_trip();
    check_calls_refused();
    check_closing();
}
