// SPDX-License-Identifier: MIT
//! From one address to the sections of a portal.

use syma::{
    check_portal, discover, discover_page, Candidate, Discovery, ErrorCode,
    Outcome, Page, Portal, Prober, Robots, SectionKind, State,
};

mod common;

use common::{loopback, Server, HOME};

const URL: &str = "https://www.lumo.example/";

fn found() -> Discovery {
    let mut page = Page::new(None).unwrap();
    page.set_url(URL).unwrap().feed(HOME.as_bytes()).unwrap();
    discover_page(&page.finish().unwrap(), None).unwrap()
}

fn text_of<'a>(candidate: &Candidate<'a>, code: &str) -> Option<&'a str> {
    candidate
        .evidence()
        .find(|clue| clue.code == code)
        .map(|clue| clue.text)
}

#[test]
fn a_page_leads_to_candidates() {
    let found = found();
    let login = found.best(SectionKind::Login).unwrap();
    assert_eq!(login.kind(), SectionKind::Login);
    assert_eq!(login.url(), format!("{URL}login"));
    assert_eq!(login.found_by(), "link \"Log in\"");
    assert_eq!(login.found_at(), URL);
    assert!((500..=1000).contains(&login.score()));
    assert_eq!(text_of(&login, "link.text"), Some("Log in"));
    let weights: Vec<_> =
        login.evidence().map(|clue| clue.weight.abs()).collect();
    assert!(weights.windows(2).all(|two| two[0] >= two[1]));
    assert_eq!(found.candidates().next().unwrap().url(), login.url());
    let activation = found.best(SectionKind::Activation).unwrap();
    assert_eq!(activation.url(), format!("{URL}sim"));
    assert!(found.best(SectionKind::Account).is_none());
    assert!(found.best(SectionKind::Unrecognized(77)).is_none());
    assert!(format!("{found:?} {login:?}").contains(URL));
}

#[test]
fn one_page_has_no_verdict() {
    let found = found();
    assert_eq!(found.home_url(), URL);
    assert_eq!(found.language(), Some("en"));
    assert!(found.verdict().is_none());
    assert_eq!(found.fallbacks().len(), 0);
    assert_eq!(found.robots(), Robots::Unasked);
    assert_eq!(found.robots().to_string(), "unasked");
    assert_eq!(found.barred().len(), 0);
    let pages: Vec<_> = found.pages().collect();
    assert_eq!(pages.len(), 1);
    assert_eq!((pages[0].url, pages[0].status), (URL, None));
    assert!(found.format("json").unwrap().contains("syma-discovery/1"));
    assert!(found.format("text").unwrap().contains("found by link"));
    let error = found.format("yaml").unwrap_err();
    assert_eq!(error.code(), ErrorCode::Einval);
}

#[test]
fn a_discovery_becomes_a_portal() {
    let found = found();
    let mut portal = found.to_portal("lumo").unwrap();
    assert_eq!(portal.section_count(), 3);
    portal
        .set_found_by("login", "by hand")
        .and_then(|portal| portal.set_found_by("activation", ""))
        .unwrap();
    let document = portal.format("xml").unwrap();
    assert_eq!(document.matches("found-by=").count(), 1);
    let error = portal.set_found_by("garden", "by hand").unwrap_err();
    assert_eq!(error.code(), ErrorCode::Enotfound);
    let error = found.to_portal("a b").unwrap_err();
    assert_eq!(error.code(), ErrorCode::Einval);
    let mut again = Portal::new("").unwrap();
    again
        .load(found.format("portal").unwrap().as_bytes())
        .unwrap();
    assert_eq!(again.section_count(), 3);
}

#[test]
fn a_clone_is_of_the_same_and_goes_to_threads() {
    let twin = found().clone();
    let best = std::thread::scope(|scope| {
        scope
            .spawn(|| twin.best(SectionKind::Login).map(|best| best.score()))
            .join()
            .unwrap()
    });
    assert_eq!(best, twin.candidates().next().map(|first| first.score()));
}

#[test]
fn what_cannot_be_searched_is_refused() {
    let bare = Page::new(None).unwrap().finish().unwrap();
    let error = discover_page(&bare, None).unwrap_err();
    assert_eq!(error.code(), ErrorCode::Einval);
    let mut prober = Prober::new(None, None).unwrap();
    for url in ["ftp://a.example/", "https://me:word@a.example/", "/"] {
        let error = discover(url, None, None).unwrap_err();
        assert_eq!(error.code(), ErrorCode::Eurl);
        let error = prober.submit_discovery(url).unwrap_err();
        assert_eq!(error.code(), ErrorCode::Eurl);
    }
}

fn check_found(found: &Discovery, server: &Server) {
    assert_eq!(found.home_url(), server.url("/"));
    assert_eq!(found.verdict().unwrap().state(), State::Up);
    let login = found.best(SectionKind::Login).unwrap();
    assert_eq!(login.url(), server.url("/login"));
    assert!(text_of(&login, "page.proof").is_some());
    let home = found.pages().next().unwrap();
    assert_eq!(home.url, server.url("/"));
    assert_eq!(home.status, Some(200));
    let ways: Vec<_> = found.fallbacks().collect();
    assert_eq!(ways.len(), 1);
    assert_eq!(ways[0].fallback.channel(), Some("sms"));
    assert_eq!(ways[0].fallback.address(), Some("20555"));
    assert_eq!(ways[0].fallback.keyword(), Some("ACTIVE"));
    assert_eq!(ways[0].fallback.source(), "page");
    assert_eq!(ways[0].found_at, server.url("/sim"));
}

#[test]
fn a_portal_is_searched_from_its_home_page() {
    let server = Server::start();
    let options = loopback();
    let found = discover(&server.url("/"), Some(&options), None).unwrap();
    check_found(&found, &server);
    let portal = found.to_portal("lumo").unwrap();
    let report = check_portal(&portal, Some(&options), None).unwrap();
    assert_eq!(report.section("home").unwrap().found_by(), None);
    assert_eq!(
        report.section("login").unwrap().found_by(),
        Some("link \"Log in\"")
    );
}

#[test]
fn a_prober_searches() {
    let server = Server::start();
    let mut prober = Prober::new(Some(&loopback()), None).unwrap();
    let ticket = prober.submit_discovery(&server.url("/")).unwrap();
    while prober.wait(None).unwrap() == 0 {}
    let event = prober.next_event().unwrap().unwrap();
    assert_eq!(event.ticket, ticket);
    assert_eq!(event.section_id, None);
    assert_eq!(prober.pending(), 0);
    match event.outcome {
        Outcome::Discovery(found) => check_found(&found, &server),
        other => panic!("{other:?}"),
    }
}
