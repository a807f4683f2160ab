// SPDX-License-Identifier: MIT
//! Pages, contexts and verdicts, without any network.

use std::io::copy;
use std::time::Duration;

use syma::{
    classify, Context, ErrorCode, Flags, NoticeKind, Options, Page, Portal,
    SectionFlags, SectionKind, State, Usable,
};

mod common;

use common::{judge, now, LOGIN, MAINTENANCE};

const HOUR: Duration = Duration::from_secs(3600);

#[test]
fn a_login_page_is_up() {
    let verdict = judge(LOGIN);
    assert_eq!(verdict.state(), State::Up);
    assert_eq!(verdict.usable(), Usable::Yes);
    assert_eq!(verdict.reason(), "ok");
    assert_eq!(verdict.kind(), SectionKind::Login);
    assert_eq!(verdict.http_status(), Some(200));
    assert!((1..1000).contains(&verdict.confidence()));
    assert_eq!(verdict.flags(), Flags::NONE);
    assert_eq!((verdict.url(), verdict.final_url()), (None, None));
    assert_eq!((verdict.product(), verdict.unless()), (None, None));
    assert_eq!(verdict.summary(), verdict.to_string());
    let forms: Vec<_> = verdict.forms().collect();
    assert_eq!(forms.len(), 1);
    assert_eq!((forms[0].kind, forms[0].enabled), ("login", true));
}

#[test]
fn maintenance_has_evidence_and_a_notice() {
    let verdict = judge(MAINTENANCE);
    assert_eq!(verdict.state(), State::Maintenance);
    assert!(verdict.unless().is_some());
    let evidence: Vec<_> = verdict.evidence().collect();
    assert_eq!(verdict.evidence().len(), evidence.len());
    let first = evidence[0];
    assert!(first.code().starts_with("text.maintenance."));
    assert_eq!(first.points_to(), State::Maintenance);
    assert!((600..=1000).contains(&first.weight()));
    assert!(first.excerpt().to_lowercase().contains("maintenance"));
    assert!(matches!(first.zone(), Some("h1" | "title")));
    assert!(evidence.windows(2).all(|e| e[0].weight() >= e[1].weight()));
    let notice = verdict.notices().next().unwrap();
    assert_eq!(notice.kind(), NoticeKind::MaintenanceNow);
    assert_eq!(notice.earliest(), Some(now() + 22 * HOUR));
    assert_eq!(notice.latest(), Some(now() + 24 * HOUR));
    assert!(!notice.is_vague() && notice.text().contains("back tomorrow"));
    assert_eq!((notice.act(), notice.channel()), (None, None));
}

#[test]
fn a_way_round_is_a_notice() {
    let verdict = judge(
        "<html lang=en><title>Maintenance</title>\
         <h1>The site is under maintenance</h1>\
         <p>To activate your SIM, send ACTIVATE by SMS to 20555.</p>",
    );
    let way = verdict
        .notices()
        .find(|notice| notice.kind() == NoticeKind::Fallback)
        .unwrap();
    assert_eq!(way.act(), Some("activate"));
    assert_eq!(way.channel(), Some("sms"));
    assert_eq!(way.address(), Some("20555"));
    assert_eq!(way.keyword(), Some("ACTIVATE"));
}

#[test]
fn a_page_says_since_when() {
    let verdict = judge(
        "<html lang=en><title>Maintenance</title>\
         <h1>The site is under maintenance since 8:00 today</h1>",
    );
    let since = verdict.since().unwrap();
    assert_eq!(since.earliest, now() - 2 * HOUR);
    assert_eq!(since.latest, now() - 2 * HOUR);
    assert!(!since.vague && since.text.contains("8:00"));
    assert_eq!(judge(LOGIN).since(), None);
}

#[test]
fn pieces_make_the_same_page() {
    let whole = judge(MAINTENANCE).format("json").unwrap();
    let mut context = Context::new().unwrap();
    context.set_now(now()).unwrap();
    let mut pieces = Page::new(None).unwrap();
    pieces.set_http_status(200).unwrap();
    for byte in MAINTENANCE.as_bytes().chunks(1) {
        pieces.feed(byte).unwrap();
    }
    let mut copied = Page::new(None).unwrap();
    copy(&mut MAINTENANCE.as_bytes(), &mut copied).unwrap();
    copied.set_http_status(200).unwrap();
    for page in [pieces, copied] {
        let page = page.finish().unwrap();
        let verdict = classify(&page, SectionKind::Login, Some(&context), None);
        assert_eq!(verdict.unwrap().format("json").unwrap(), whole);
    }
}

#[test]
fn facts_of_the_answer_come_back() {
    let mut page = Page::new(None).unwrap();
    page.set_request_url("https://a.example/").unwrap();
    page.set_home_url("https://a.example/").unwrap();
    page.add_redirect(301, "https://a.example/b").unwrap();
    page.add_redirect(302, "https://a.example/c").unwrap();
    page.set_url("https://a.example/c").unwrap();
    page.set_timing("total", Duration::from_millis(1500))
        .unwrap();
    page.add_cert("CN=a.example", "CN=Root", Some(now() + HOUR))
        .unwrap();
    page.add_cert("CN=Root", "", None).unwrap();
    page.add_header("Content-Type", "text/html").unwrap();
    page.feed(LOGIN.as_bytes()).unwrap();
    let page = page.finish().unwrap();
    let verdict = classify(&page, SectionKind::Login, None, None).unwrap();
    assert_eq!(verdict.url(), Some("https://a.example/"));
    assert_eq!(verdict.final_url(), Some("https://a.example/c"));
    assert_eq!(verdict.http_status(), None);
    let redirects: Vec<_> = verdict.redirects().collect();
    assert_eq!(redirects, ["https://a.example/b", "https://a.example/c"]);
    assert_eq!(verdict.timing("total"), Some(Duration::from_millis(1500)));
    assert_eq!(verdict.timing("tls"), None);
    assert_eq!(verdict.timing("no such phase"), None);
    let certificates: Vec<_> = verdict.certificates().collect();
    assert_eq!(certificates[0].subject, "CN=a.example");
    assert_eq!(certificates[0].issuer, "CN=Root");
    assert_eq!(certificates[0].not_after, Some(now() + HOUR));
    assert_eq!(certificates[1].issuer, "");
    assert_eq!(certificates[1].not_after, None);
    assert_eq!(verdict.first_certificate_to_end(), Some(0));
    assert_eq!(judge(LOGIN).first_certificate_to_end(), None);
}

#[test]
fn a_failure_is_a_verdict() {
    let mut page = Page::new(None).unwrap();
    page.set_request_url("http://a.example/").unwrap();
    page.set_failure("connect_refused").unwrap();
    page.set_confirmed().unwrap();
    let page = page.finish().unwrap();
    let verdict = classify(&page, SectionKind::Generic, None, None).unwrap();
    assert_eq!(verdict.state(), State::Down);
    assert_eq!(verdict.reason(), "connect_refused");
    assert!(verdict.flags().contains(Flags::CONFIRMED));
}

#[test]
fn wrong_facts_are_errors() {
    let mut page = Page::new(None).unwrap();
    let error = page.set_url("not a URL").unwrap_err();
    assert_eq!(error.code(), ErrorCode::Eurl);
    assert_ne!(error.message(), "");
    let error = page.set_http_status(99).unwrap_err();
    assert_eq!(error.code(), ErrorCode::Erange);
    let error = page.set_failure("no such reason").unwrap_err();
    assert_eq!(error.code(), ErrorCode::Einval);
    let error = page.add_header("A", "b\0c").unwrap_err();
    assert!(error.message().contains("NUL"));
    let error = page.add_cert("", "", Some(now() - 1_000_000 * HOUR));
    assert_eq!(error.unwrap_err().code(), ErrorCode::Erange);
}

#[test]
fn options_limit_a_page() {
    let options = Options::new().unwrap().with("max_body", 1024).unwrap();
    let mut page = Page::new(Some(&options)).unwrap();
    drop(options);
    page.feed(LOGIN.as_bytes())
        .unwrap()
        .feed(&[b' '; 2048])
        .unwrap();
    let page = page.finish().unwrap();
    let verdict = classify(&page, SectionKind::Login, None, None).unwrap();
    assert!(verdict.flags().contains(Flags::TRUNCATED));
}

#[test]
fn the_zone_of_a_context_counts() {
    let mut page = Page::new(None).unwrap();
    page.feed(MAINTENANCE.as_bytes()).unwrap();
    let page = page.finish().unwrap();
    let mut context = Context::new().unwrap();
    let earliest = |context: &Context| {
        classify(&page, SectionKind::Login, Some(context), None)
            .unwrap()
            .notices()
            .next()
            .and_then(|notice| notice.earliest())
    };
    assert_eq!(earliest(&context), None);
    context.set_language("en").unwrap().set_now(now()).unwrap();
    assert_eq!(earliest(&context), Some(now() + 22 * HOUR));
    context.set_time_zone("Europe/Paris").unwrap();
    assert_eq!(earliest(&context), Some(now() + 21 * HOUR));
    let error = context.set_time_zone("Europe/Nowhere").unwrap_err();
    assert_eq!(error.code(), ErrorCode::Enotfound);
    let error = context.set_language("not a tag").unwrap_err();
    assert_eq!(error.code(), ErrorCode::Einval);
    let error = context.set_now_ms(-1).unwrap_err();
    assert_eq!(error.code(), ErrorCode::Erange);
    assert_eq!(earliest(&context), Some(now() + 21 * HOUR));
}

#[test]
fn a_context_takes_over_a_section() {
    let mut portal = Portal::new("shop").unwrap();
    portal.set_home("https://a.example/").unwrap();
    portal
        .add_section("in", SectionKind::Login, "/in", SectionFlags::NONE)
        .unwrap()
        .expect("in", "phrase", "words that are not there")
        .unwrap();
    let mut context = Context::new().unwrap();
    context.set_section(&portal, "in").unwrap();
    let error = context.set_section(&portal, "out").unwrap_err();
    assert_eq!(error.code(), ErrorCode::Enotfound);
    drop(portal);
    let mut page = Page::new(None).unwrap();
    page.feed(LOGIN.as_bytes()).unwrap();
    let page = page.finish().unwrap();
    let verdict = classify(&page, SectionKind::Login, Some(&context), None);
    assert_eq!(verdict.unwrap().reason(), "expectation_failed");
}

#[test]
fn other_forms_are_drift() {
    let signature = judge(LOGIN).signature().unwrap().to_owned();
    let judge_by = |signature: &str| {
        let mut context = Context::new().unwrap();
        context.set_signature(signature).unwrap();
        let mut page = Page::new(None).unwrap();
        let html = LOGIN.replace("type=\"email\"", "type=\"tel\"");
        page.feed(html.as_bytes()).unwrap();
        let page = page.finish().unwrap();
        classify(&page, SectionKind::Login, Some(&context), None).unwrap()
    };
    let other = judge_by(&signature);
    assert!(other.flags().contains(Flags::DRIFT));
    let same = judge_by(other.signature().unwrap());
    assert!(!same.flags().contains(Flags::DRIFT));
    let mut context = Context::new().unwrap();
    let error = context.set_signature("no signature").unwrap_err();
    assert_eq!(error.code(), ErrorCode::Esyntax);
}

#[test]
fn a_page_like_the_missing_one_is_not_found() {
    let finished = |words: &str| {
        let mut page = Page::new(None).unwrap();
        page.set_http_status(200).unwrap();
        page.set_request_url("https://a.example/x").unwrap();
        page.feed(words.as_bytes()).unwrap();
        page.finish().unwrap()
    };
    let words = "<h1>Bargains</h1><p>".to_owned()
        + &(0..60).map(|i| format!("thing{i} ")).collect::<String>();
    let mut context = Context::new().unwrap();
    context.set_not_found(&finished(&words)).unwrap();
    let page = finished(&words);
    let judge =
        |context| classify(&page, SectionKind::Generic, context, None).unwrap();
    assert_eq!(judge(Some(&context)).reason(), "soft_404");
    assert_ne!(judge(None).reason(), "soft_404");
}

#[test]
fn credentials_that_were_sent_count() {
    let mut page = Page::new(None).unwrap();
    page.set_http_status(401).unwrap();
    let page = page.finish().unwrap();
    let reason = |given| {
        let mut context = Context::new().unwrap();
        context.set_credentials(given).unwrap();
        classify(&page, SectionKind::Account, Some(&context), None)
            .unwrap()
            .reason()
            .to_owned()
    };
    assert_ne!(reason(true), reason(false));
}

#[test]
fn verdicts_are_written_down() {
    let verdict = judge(MAINTENANCE);
    assert!(verdict.format("json").unwrap().contains("syma-report/1"));
    assert!(verdict.format("nagios").unwrap().contains('|'));
    let error = verdict.format("yaml").unwrap_err();
    assert_eq!(error.code(), ErrorCode::Einval);
    let english = verdict.explain("en", "customer").unwrap();
    let french = verdict.explain("fr", "customer").unwrap();
    assert!(!english.is_empty() && english != french);
    let error = verdict.explain("en", "king").unwrap_err();
    assert_eq!(error.code(), ErrorCode::Einval);
}

#[test]
fn a_clone_outlives_the_first() {
    let verdict = judge(MAINTENANCE);
    let clone = verdict.clone();
    let summary = verdict.summary().to_owned();
    drop(verdict);
    assert_eq!(clone.summary(), summary);
    assert_eq!(format!("{clone:?}"), format!("Verdict({summary:?})"));
}
