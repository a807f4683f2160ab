// SPDX-License-Identifier: MIT
//! Portals and rulesets: built by calls and read from documents.

use syma::{
    classify, ErrorCode, Page, Portal, Ruleset, SectionFlags, SectionKind,
    State,
};

mod common;

const DOCUMENT: &str = r#"<portal xmlns="urn:syma:portal:1" id="shop"
        home="https://a.example/" language="en">
  <section id="login" kind="login" href="/login"/>
  <section id="account" kind="account" href="/account" needs="login"/>
</portal>
"#;

fn shop() -> Portal {
    let mut portal = Portal::new("shop").unwrap();
    portal.set_home("https://a.example/").unwrap();
    portal
        .add_section("login", SectionKind::Login, "/in", SectionFlags::NONE)
        .unwrap()
        .add_section(
            "offers",
            SectionKind::Generic,
            "/offers",
            SectionFlags::OPTIONAL,
        )
        .unwrap();
    portal
}

#[test]
fn what_calls_build_can_be_read_back() {
    let mut portal = shop();
    portal.set_language("fr").unwrap();
    portal.set_zoneinfo_dir("/no/such/folder").unwrap();
    portal.set_time_zone("Europe/Paris").unwrap();
    portal.set_header(None, "X-All", "1").unwrap();
    portal.set_header(Some("login"), "X-One", "2").unwrap();
    portal.add_need("login", "offers").unwrap();
    portal.expect("login", "regex", "e-?mail").unwrap();
    portal.forbid("login", "title", "closed").unwrap();
    portal
        .add_fallback("login", "activate", "sms", "20555", Some("GO"))
        .unwrap()
        .add_fallback("login", "activate", "phone", "3900", None)
        .unwrap();
    portal
        .add_window(None, None, "2026-12-01T22:00", "2026-12-02T02:00")
        .unwrap()
        .add_window(Some("login"), Some("mon sun"), "23:00", "03:00")
        .unwrap();
    let (said, latest) = ("2026-12-01T08:00", Some("2026-12-02T08:00"));
    portal
        .add_promise(Some("login"), "press", "soon", said, latest, true)
        .unwrap()
        .add_promise(None, "hotline", "who knows", said, None, false)
        .unwrap();
    let xml = portal.format("xml").unwrap();
    for words in [
        "mon sun",
        "hotline",
        "Europe/Paris",
        "X-All",
        "X-One",
        "expect regex=\"e-?mail\"",
        "forbid title=\"closed\"",
        "20555",
        "GO",
        "3900",
    ] {
        assert!(xml.contains(words), "{words} in {xml}");
    }
    let again = Portal::from_xml(&xml).unwrap();
    assert_eq!(again.section_count(), 2);
    assert_eq!(again.format("xml").unwrap(), xml);
    assert_eq!(portal.format("json").unwrap_err().code(), ErrorCode::Einval);
}

#[test]
fn wrong_calls_change_nothing() {
    let mut portal = shop();
    let before = portal.format("xml").unwrap();
    let codes = [
        portal.expect("login", "smell", "roses").map(drop),
        portal.expect("login", "regex", "(").map(drop),
        portal.expect("nothing", "phrase", "a").map(drop),
        portal
            .add_section("login", SectionKind::Login, "/", SectionFlags::NONE)
            .map(drop),
        portal
            .add_section(
                "new",
                SectionKind::Login,
                "/",
                SectionFlags::from_bits(64),
            )
            .map(drop),
        portal.add_need("login", "login").map(drop),
        portal
            .add_fallback("login", "a", "pigeon", "1", None)
            .map(drop),
        portal.set_auth(None, "basic", None, "secret").map(drop),
        portal.set_header(None, "Host", "a.example").map(drop),
        portal.set_signature("login", "no signature").map(drop),
        portal.set_language("not a tag").map(drop),
        portal.set_time_zone("not a zone").map(drop),
        portal.add_window(None, None, "22:00", "23:00").map(drop),
        portal
            .add_promise(None, "page", "soon", "2026-12-01T08:00", None, true)
            .map(drop),
    ]
    .map(|result| result.unwrap_err().code());
    use ErrorCode::{Eexists, Einval, Enotfound, Eregex, Esyntax};
    assert_eq!(
        codes,
        [
            Einval, Eregex, Enotfound, Eexists, Einval, Einval, Einval, Einval,
            Einval, Esyntax, Einval, Einval, Einval, Einval
        ]
    );
    assert_eq!(portal.format("xml").unwrap(), before);
}

#[test]
fn logins_are_taken() {
    let mut portal = shop();
    portal.set_auth(None, "bearer", None, "token").unwrap();
    portal
        .set_auth(Some("login"), "digest", Some("me"), "secret")
        .unwrap();
    let signature = common::judge(common::LOGIN);
    portal
        .set_signature("login", signature.signature().unwrap())
        .unwrap();
    portal.set_signature("login", "").unwrap();
}

#[test]
fn a_document_is_read() {
    let portal = Portal::from_xml(DOCUMENT).unwrap();
    assert_eq!(portal.section_count(), 2);
    let mut portal = portal;
    let error = portal.load(DOCUMENT).unwrap_err();
    assert_eq!((error.code(), error.line()), (ErrorCode::Estate, None));
}

#[test]
fn errors_of_a_document_have_a_line() {
    let wrong = DOCUMENT.replace("kind=\"account\"", "kind=\"acount\"");
    let error = Portal::from_xml(wrong).unwrap_err();
    assert_eq!(error.name(), Some("SYMA_ESYNTAX"));
    assert_eq!(error.line(), Some(4));
    assert!(error.message().contains("acount"));
    let error = Portal::from_xml("<portal").unwrap_err();
    assert_eq!(error.code(), ErrorCode::Esyntax);
    let error = Portal::from_xml("\0").unwrap_err();
    assert_eq!(error.code(), ErrorCode::Esyntax);
}

const RULES: &str = r#"<rules xmlns="urn:syma:rules:1" language="en">
  <claim kind="maintenance" trigger="elves">
    <frame weight="1000">the elves are at work</frame>
  </claim>
</rules>
"#;

#[test]
fn own_rules_judge() {
    let rules = Ruleset::builder().unwrap().load(RULES);
    let rules = rules.unwrap().load_builtin().unwrap().compile().unwrap();
    let mut page = Page::new(None).unwrap();
    page.feed(b"<h1>The elves are at work</h1>").unwrap();
    let page = page.finish().unwrap();
    let state = |rules| {
        classify(&page, SectionKind::Login, None, rules)
            .unwrap()
            .state()
    };
    assert_eq!(state(Some(&rules)), State::Maintenance);
    assert_ne!(state(None), State::Maintenance);
}

#[test]
fn errors_of_rules_have_a_line() {
    let load = |text: &str| Ruleset::builder()?.load(text).map(drop);
    let error = load(&RULES.replace("weight=", "wait=")).unwrap_err();
    assert_eq!(error.code(), ErrorCode::Esyntax);
    assert_eq!(error.line(), Some(3));
    let error = load(&RULES.replace("at work", "at (work")).unwrap_err();
    assert_eq!(error.code(), ErrorCode::Eregex);
    assert_ne!(error.message(), "");
}
