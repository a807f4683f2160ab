// SPDX-License-Identifier: MIT
//! Checks with network, against a server on loopback.

use std::collections::HashSet;
use std::os::raw::{c_int, c_short, c_ulong};
use std::os::unix::io::AsRawFd;
use std::time::Duration;

use syma::{
    check_portal, check_url, has_feature, ErrorCode, Event, Flags, Outcome,
    Portal, Prober, SectionFlags, SectionKind, State, Usable,
};

mod common;

use common::{loopback, Server};

fn prober() -> Prober {
    Prober::new(Some(&loopback()), None).unwrap()
}

/// All events up to the end of the last check.
fn run(prober: &mut Prober) -> Vec<Event> {
    let mut events = Vec::new();
    while prober.pending() > 0 {
        prober.wait(None).unwrap();
        events.extend(prober.events().map(Result::unwrap));
    }
    events
}

fn portal(server: &Server) -> Portal {
    let mut portal = Portal::new("shop").unwrap();
    portal.set_home(&server.url("/")).unwrap();
    for (id, kind, path) in [
        ("login", SectionKind::Login, "/works"),
        ("activation", SectionKind::Login, "/login"),
    ] {
        portal
            .add_section(id, kind, path, SectionFlags::NONE)
            .unwrap();
    }
    portal.add_need("activation", "login").unwrap();
    portal
        .add_fallback("activation", "activate", "sms", "20555", None)
        .unwrap();
    portal
}

#[test]
fn a_url_is_checked() {
    let server = Server::start();
    let url = server.url("/moved");
    let options = loopback();
    let verdict =
        check_url(&url, SectionKind::Login, Some(&options), None).unwrap();
    assert_eq!(verdict.state(), State::Up);
    assert_eq!(verdict.usable(), Usable::Yes);
    assert_eq!(verdict.final_url(), Some(server.url("/login").as_str()));
    assert_eq!(verdict.redirects().len(), 1);
    assert_eq!(verdict.http_status(), Some(200));
    assert!(verdict.timing("total").is_some());
}

#[test]
fn private_addresses_are_refused_unless_allowed() {
    let server = Server::start();
    let url = server.url("/login");
    let verdict = check_url(&url, SectionKind::Login, None, None).unwrap();
    assert_eq!(verdict.state(), State::Unknown);
    assert_eq!(verdict.reason(), "local_guard");
}

#[test]
fn what_is_no_url_is_an_error() {
    for url in ["", "ftp://a.example/", "http://me:secret@a.example/"] {
        let error = check_url(url, SectionKind::Login, None, None);
        assert_eq!(error.unwrap_err().name(), Some("SYMA_EURL"));
    }
    let error = prober().submit_url("a", SectionKind::Login).unwrap_err();
    assert_eq!(error.code(), ErrorCode::Eurl);
}

#[test]
fn a_portal_is_checked() {
    let server = Server::start();
    let report =
        check_portal(&portal(&server), Some(&loopback()), None).unwrap();
    assert_eq!(report.portal_id(), Some("shop"));
    assert_eq!(report.state(), State::Degraded);
    assert_eq!(report.usable(), Usable::No);
    assert!(report.flags().contains(Flags::PARTIAL));
    assert_eq!((report.up_count(), report.required_count()), (0, 2));
    assert!(report.time().is_some());
    assert_eq!(report.exit_code(1), Ok(2));
    assert!(report.exit_code(7).is_err());
    let ids: Vec<_> = report.sections().map(|section| section.id()).collect();
    assert_eq!(ids, ["login", "activation"]);
    let activation = report.section("activation").unwrap();
    assert_eq!(activation.verdict().state(), State::Up);
    assert_eq!(activation.effective_state(), State::Degraded);
    assert_eq!(activation.effective_usable(), Usable::No);
    assert_eq!(activation.effective_reason(), "dependency");
    assert_eq!(activation.because(), Some("login"));
    let way = activation.fallbacks().next().unwrap();
    assert_eq!((way.act(), way.channel()), (Some("activate"), Some("sms")));
    assert_eq!((way.address(), way.keyword()), (Some("20555"), None));
    assert_eq!((way.source(), way.text()), ("portal", ""));
    assert!(report.section("nothing").is_none());
    assert!(report.format("json").unwrap().contains("syma-report/1"));
    assert_ne!(report.explain("fr", "engineer").unwrap(), "");
    let verdict = report.section("login").unwrap().verdict();
    let clone = report.clone();
    drop(report);
    assert_eq!(clone.sections().len(), 2);
    assert!(format!("{clone:?}").contains("Degraded"));
    drop(clone);
    assert_eq!(verdict.state(), State::Maintenance);
    assert!(verdict.evidence().len() > 0);
}

#[test]
fn an_empty_portal_cannot_be_checked() {
    let empty = Portal::new("").unwrap();
    let error = check_portal(&empty, None, None).unwrap_err();
    assert_eq!(error.code(), ErrorCode::Einval);
    assert!(prober().submit(&empty).is_err());
}

#[test]
fn a_prober_does_several_checks() {
    let server = Server::start();
    let mut prober = prober();
    let submit = |path| {
        prober
            .submit_url(&server.url(path), SectionKind::Login)
            .unwrap()
    };
    let tickets = ["/login", "/works", "/nothing"].map(submit);
    assert_eq!(prober.pending(), 3);
    assert!(prober.timeout().is_some());
    let events = run(&mut prober);
    drop(prober);
    let states = tickets.map(|ticket| {
        let event = events.iter().find(|event| event.ticket == ticket).unwrap();
        assert_eq!(event.section_id, None);
        match &event.outcome {
            Outcome::Verdict(verdict) => verdict.state(),
            other => panic!("{other:?}"),
        }
    });
    assert_eq!(states, [State::Up, State::Maintenance, State::Degraded]);
    assert_eq!(events.len(), 3);
    assert_eq!(
        tickets.map(u64::from).iter().collect::<HashSet<_>>().len(),
        3
    );
}

#[test]
fn a_prober_checks_a_portal() {
    let server = Server::start();
    let mut prober = prober();
    let ticket = prober.submit(&portal(&server)).unwrap();
    let events = run(&mut prober);
    assert!(events.iter().all(|event| event.ticket == ticket));
    let (last, verdicts) = events.split_last().unwrap();
    let mut ids: Vec<_> = verdicts
        .iter()
        .map(|event| event.section_id.as_deref().unwrap())
        .collect();
    ids.sort_unstable();
    assert_eq!(ids, ["activation", "login"]);
    match &last.outcome {
        Outcome::Report(report) => {
            assert_eq!(report.state(), State::Degraded);
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn trouble_of_our_own_is_a_failure() {
    let server = Server::start();
    let options = loopback().with("ca_bundle", "/no/such/file").unwrap();
    let mut prober = Prober::new(Some(&options), None).unwrap();
    let url = server.url("/login").replace("http:", "https:");
    prober.submit_url(&url, SectionKind::Login).unwrap();
    match &run(&mut prober)[0].outcome {
        Outcome::Failure(error) => {
            assert_eq!(error.code(), ErrorCode::Enotfound);
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_check_can_be_given_up() {
    let server = Server::start();
    let mut prober = prober();
    let url = server.url("/hold");
    let ticket = prober.submit_url(&url, SectionKind::Login).unwrap();
    prober.step().unwrap();
    prober.cancel(ticket).unwrap();
    assert_eq!(prober.pending(), 0);
    assert_eq!(prober.wait(None), Ok(0));
    assert!(prober.next_event().unwrap().is_none());
    assert_eq!(prober.timeout(), None);
    let error = prober.cancel(ticket).unwrap_err();
    assert_eq!(error.code(), ErrorCode::Enotfound);
}

#[test]
fn a_wait_ends_by_its_time() {
    let server = Server::start();
    let mut prober = prober();
    let url = server.url("/hold");
    prober.submit_url(&url, SectionKind::Login).unwrap();
    assert_eq!(prober.wait(Some(Duration::from_millis(20))), Ok(0));
    assert_eq!(prober.pending(), 1);
}

#[repr(C)]
struct PollFd {
    fd: c_int,
    events: c_short,
    revents: c_short,
}

extern "C" {
    fn poll(fds: *mut PollFd, count: c_ulong, timeout: c_int) -> c_int;
}

const POLLIN: c_short = 1;

#[test]
fn a_loop_of_ones_own_watches_the_descriptor() {
    if !has_feature("pollable-fd") {
        let prober = prober();
        assert_eq!(prober.fd().unwrap_err().code(), ErrorCode::Enotsup);
        assert_eq!(prober.as_raw_fd(), -1);
        return;
    }
    let server = Server::start();
    let mut prober = prober();
    prober
        .submit_url(&server.url("/login"), SectionKind::Login)
        .unwrap();
    assert_eq!(prober.fd().unwrap().as_raw_fd(), prober.as_raw_fd());
    let mut verdicts = 0;
    while prober.pending() > 0 {
        let mut fd = PollFd {
            fd: prober.as_raw_fd(),
            events: POLLIN,
            revents: 0,
        };
        // SAFETY: one PollFd that lives through the call.
        assert_eq!(unsafe { poll(&mut fd, 1, 10_000) }, 1);
        prober.step().unwrap();
        verdicts += prober.events().filter(Result::is_ok).count();
    }
    assert_eq!(verdicts, 1);
}
