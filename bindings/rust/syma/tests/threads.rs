// SPDX-License-Identifier: MIT
//! What may be shared and sent, and the waking of a prober.

use std::sync::Arc;
use std::thread;

use syma::{
    classify, Context, Event, FinishedPage, Options, Page, Portal, Prober,
    Report, Ruleset, SectionKind, State, Verdict, Waker,
};

mod common;

use common::{loopback, Server, MAINTENANCE};

fn send<T: Send>() {}
fn share<T: Send + Sync>() {}

#[test]
fn types_say_what_threads_may_do() {
    send::<Options>();
    send::<Page>();
    send::<FinishedPage>();
    send::<Context>();
    send::<Portal>();
    send::<Prober>();
    send::<syma::Tracker>();
    share::<Verdict>();
    share::<Report>();
    share::<Ruleset>();
    share::<Event>();
    share::<Waker>();
    share::<syma::Evidence<'_>>();
    share::<syma::Error>();
}

#[test]
fn a_verdict_is_shared() {
    let verdict = Arc::new(common::judge(MAINTENANCE));
    let readers: Vec<_> = (0..4)
        .map(|_| {
            let verdict = Arc::clone(&verdict);
            thread::spawn(move || {
                let own = Verdict::clone(&verdict);
                own.evidence()
                    .map(|e| e.code().to_owned())
                    .collect::<Vec<_>>()
            })
        })
        .collect();
    let codes: Vec<_> = verdict.evidence().map(|e| e.code()).collect();
    for reader in readers {
        assert_eq!(reader.join().unwrap(), codes);
    }
}

#[test]
fn a_ruleset_is_shared() {
    let rules = Ruleset::builder().unwrap().load_builtin().unwrap();
    let rules = rules.compile().unwrap();
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                let mut page = Page::new(None).unwrap();
                page.feed(MAINTENANCE.as_bytes()).unwrap();
                let page = page.finish().unwrap();
                let verdict =
                    classify(&page, SectionKind::Login, None, Some(&rules));
                assert_eq!(verdict.unwrap().state(), State::Maintenance);
            });
        }
    });
}

#[test]
fn any_thread_ends_a_wait() {
    let server = Server::start();
    let mut prober = Prober::new(Some(&loopback()), None).unwrap();
    let url = server.url("/hold");
    prober.submit_url(&url, SectionKind::Login).unwrap();
    let waker = prober.waker();
    let other = thread::spawn(move || waker.wake());
    assert_eq!(prober.wait(None), Ok(0));
    assert_eq!(prober.pending(), 1);
    assert_eq!(other.join().unwrap(), Ok(()));
}

#[test]
fn a_waker_may_outlive_its_prober() {
    let prober = Prober::new(None, None).unwrap();
    let waker = prober.waker();
    assert_eq!(waker.wake(), Ok(()));
    let other = waker.clone();
    thread::spawn(move || drop(prober)).join().unwrap();
    for waker in [waker, other] {
        let error = waker.wake().unwrap_err();
        assert_eq!(error.name(), Some("SYMA_ESTATE"));
    }
}

#[test]
fn wakers_and_the_end_of_a_prober_may_meet() {
    for _ in 0..50 {
        let prober = Prober::new(None, None).unwrap();
        let waker = prober.waker();
        thread::scope(|scope| {
            scope.spawn(move || while waker.wake().is_ok() {});
            drop(prober);
        });
    }
}
