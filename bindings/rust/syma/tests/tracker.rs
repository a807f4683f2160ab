// SPDX-License-Identifier: MIT
//! Trackers, fed with reports of a server on loopback.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use syma::{
    check_portal, tracker_schema, Change, ChangeKind, ErrorCode, Flags, Heard,
    Options, Portal, PromiseStatus, Report, SectionFlags, SectionKind, State,
    TrackedSection, Tracker, Usable,
};

mod common;

use common::{loopback, Server};

const MINUTE: Duration = Duration::from_secs(60);
const DAY: Duration = Duration::from_secs(86_400);

fn report(server: &Server, login: &str, account: &str) -> Report {
    let mut portal = Portal::new("shop").unwrap();
    portal.set_home(&server.url("/")).unwrap();
    portal.set_time_zone("UTC").unwrap();
    for (id, path) in
        [("login", login), ("account", account), ("sim", "/login")]
    {
        portal
            .add_section(id, SectionKind::Login, path, SectionFlags::NONE)
            .unwrap();
    }
    portal
        .add_need("sim", "account")
        .unwrap()
        .add_window(None, Some("daily"), "00:00", "00:00")
        .unwrap();
    check_portal(&portal, Some(&loopback()), None).unwrap()
}

/// Nothing goes stale within the days of these tests.
fn slow() -> Tracker {
    let options = Options::new()
        .and_then(|options| options.with("interval_ms", 7 * 86_400_000))
        .and_then(|options| options.with("confirm_up", 1))
        .and_then(|options| options.with("confirm_degraded", 1))
        .unwrap();
    Tracker::new(Some(&options)).unwrap()
}

fn fed() -> (Tracker, Report) {
    let report = report(&Server::start(), "/login", "/works");
    let mut tracker = slow();
    tracker.add(&report).unwrap();
    (tracker, report)
}

fn pulled(tracker: &mut Tracker, kind: ChangeKind) -> Vec<Change> {
    let changes = tracker.changes().map(Result::unwrap);
    changes.filter(|change| change.kind == kind).collect()
}

fn section(tracker: &Tracker, id: &str) -> TrackedSection {
    tracker.section("shop", id).unwrap()
}

#[test]
fn what_holds() {
    let (mut tracker, report) = fed();
    let shop = tracker.portal("shop").unwrap();
    assert_eq!(shop.state, State::Degraded);
    assert!(shop.flags.contains(Flags::PARTIAL));
    assert_eq!((shop.up_count, shop.required_count), (1, 3));
    assert_eq!((shop.checked, shop.since), (report.time(), report.time()));
    let ids: Vec<_> = shop.sections.iter().map(|s| s.id.as_str()).collect();
    assert_eq!(ids, ["login", "account", "sim"]);
    assert_eq!(shop.section("sim").unwrap().reason, "dependency");
    assert_eq!(shop.section("none"), None);
    let account = section(&tracker, "account");
    assert_eq!(account.state, State::Maintenance);
    assert_eq!(account.usable, Usable::No);
    assert_eq!(account.reason, "page_maintenance");
    assert_eq!(tracker.portals().collect::<Vec<_>>(), [shop]);
    let last = tracker.report("shop").unwrap();
    assert_eq!(last.time(), report.time());
    assert!(tracker.report("none").is_none());
    assert_eq!(tracker.portal("none"), None);
    for id in ["", "none", "a\0"] {
        assert_eq!(tracker.section("shop", id), None);
    }
    tracker.remove("shop").unwrap();
    assert_eq!(tracker.portal_ids().len(), 0);
    drop(tracker);
    assert_eq!(last.portal_id(), Some("shop"));
}

#[test]
fn changes_are_pulled_once() {
    let (mut tracker, report) = fed();
    let at = report.time().unwrap();
    let states = pulled(&mut tracker, ChangeKind::State);
    assert_eq!(states.len(), 4);
    let login = &states[0];
    assert_eq!((&*login.portal_id, &*login.section_id), ("shop", "login"));
    assert_eq!((login.before, login.after), (State::Unknown, State::Up));
    assert_eq!((login.time, login.seen, login.begins), (at, at, true));
    assert_eq!((&login.promise, &login.window), (&None, &None));
    assert!(login.to_string().contains("shop/login"));
    assert_eq!(tracker.next_change(), Ok(None));
}

#[test]
fn what_was_promised_is_late() {
    let (mut tracker, report) = fed();
    let at = report.time().unwrap();
    let heard = Heard {
        latest: Some(at + DAY),
        vague: true,
        ..Heard::new("press", "soon", at)
    };
    tracker
        .declare_promise("shop", Some("sim"), heard)
        .unwrap()
        .declare_promise("shop", None, Heard::new("press", "who knows", at))
        .unwrap()
        .tick(at + DAY * 2)
        .unwrap();
    let sim = section(&tracker, "sim");
    let promise = &sim.promises[0];
    assert_eq!((&*promise.source, &*promise.text), ("press", "soon"));
    assert_eq!((promise.seen, promise.earliest), (at, None));
    assert_eq!(promise.latest, Some(at + DAY));
    assert!(promise.vague && promise.revised_from.is_none());
    assert_eq!(promise.status, PromiseStatus::Overdue);
    assert_eq!(promise.late, Some(DAY));
    assert!(sim.flags.contains(Flags::OVERDUE));
    let shop = tracker.portal("shop").unwrap();
    assert_eq!(
        (shop.promises[0].latest, shop.promises[0].late),
        (None, None)
    );
    let late = pulled(&mut tracker, ChangeKind::Overdue);
    assert!(late.iter().any(|c| c.promise.as_ref() == Some(promise)));
    let read = &section(&tracker, "account").promises[0];
    assert_eq!(read.source, "page");
    assert!(read.text.contains("back tomorrow"));
}

#[test]
fn what_came_back_and_what_not() {
    let server = Server::start();
    let mut tracker = slow();
    tracker.add(&report(&server, "/works", "/works")).unwrap();
    let mut begun = section(&tracker, "account").incidents[0].clone();
    assert_eq!((begun.begin, begun.end), (begun.confirmed, None));
    assert_eq!(begun.worst, State::Maintenance);
    assert_eq!((begun.reason, begun.slips), ("page_maintenance", 0));
    assert!(begun.planned);
    tracker.add(&report(&server, "/login", "/works")).unwrap();
    let partial = pulled(&mut tracker, ChangeKind::PartialReturn);
    assert_eq!(partial.len(), 1);
    assert_eq!((partial[0].up_count, partial[0].required_count), (1, 3));
    assert_eq!(partial[0].back, ["login"]);
    let waiting: Vec<_> = partial[0]
        .waiting
        .iter()
        .map(|w| (w.section_id.as_str(), w.waits_for.as_str()))
        .collect();
    assert_eq!(waiting, [("account", ""), ("sim", "account")]);
    let back = report(&server, "/login", "/login");
    tracker.add(&back).unwrap();
    begun.end = back.time();
    assert_eq!(section(&tracker, "account").incidents, [begun]);
    assert_eq!(pulled(&mut tracker, ChangeKind::Kept).len(), 1);
    let shop = tracker.portal("shop").unwrap();
    assert_eq!((shop.kept_count, shop.broken_count), (1, 0));
    assert_eq!(shop.state, State::Up);
}

#[test]
fn windows_and_seconds() {
    let (mut tracker, report) = fed();
    let shop = tracker.portal("shop").unwrap();
    let window = &shop.windows[0];
    assert_eq!((&*window.section_id, window.source), ("", "portal"));
    assert_eq!(window.end, window.begin + DAY);
    tracker.tick(report.time().unwrap() + DAY).unwrap();
    let account = section(&tracker, "account");
    assert_eq!(
        (account.seconds.maintenance, account.seconds.up),
        (86_400, 0)
    );
    assert_eq!(account.seconds.total(), 86_400);
    assert_eq!(account.planned_seconds, account.seconds);
    let windows = pulled(&mut tracker, ChangeKind::Window);
    assert_eq!(windows[0].window.as_ref().unwrap().source, "portal");
}

#[test]
fn nothing_new_is_stale_and_then_unknown() {
    let (_, report) = fed();
    let at = report.time().unwrap();
    let mut tracker = Tracker::new(None).unwrap();
    tracker.add(&report).unwrap().tick(at + MINUTE * 5).unwrap();
    let shop = tracker.portal("shop").unwrap();
    assert!(shop.flags.contains(Flags::STALE));
    tracker.tick(at + MINUTE * 15).unwrap();
    let shop = tracker.portal("shop").unwrap();
    assert_eq!(shop.state, State::Unknown);
    assert_eq!(shop.since, Some(at + MINUTE * 10));
    assert_eq!(shop.seconds.unknown, 300);
}

#[test]
fn a_memory_is_saved_and_loaded() {
    let (tracker, _) = fed();
    let saved = tracker.save(None).unwrap();
    let mut again = slow();
    again.load(&saved).unwrap();
    assert_eq!(again.save(Some("shop")).unwrap(), saved);
    assert_eq!(again.portal("shop"), tracker.portal("shop"));
    let error = again.load(&saved).unwrap_err();
    assert_eq!(error.code(), ErrorCode::Eexists);
    let error = again.save(Some("none")).unwrap_err();
    assert_eq!(error.code(), ErrorCode::Enotfound);
    let wrong = "<?xml version=\"1.0\"?>\n<nothing/>\n";
    let error = again.load(wrong).unwrap_err();
    assert_eq!(error.code(), ErrorCode::Esyntax);
    assert_eq!(error.line(), Some(2));
    assert_ne!(error.message(), "");
    assert!(tracker_schema().contains("relaxng.org"));
}

#[test]
fn it_is_written_down() {
    let (tracker, _) = fed();
    let format = |portal, format| tracker.format(portal, format);
    assert!(format(None, "json").unwrap().contains("\"shop\""));
    assert!(format(None, "openmetrics").unwrap().contains("# EOF"));
    assert!(format(Some("shop"), "svg").unwrap().contains("<svg"));
    let french = tracker.explain("shop", "fr").unwrap();
    assert_ne!(french, tracker.explain("shop", "en").unwrap());
    for error in [format(None, "svg"), format(None, "yaml")] {
        assert_eq!(error.unwrap_err().code(), ErrorCode::Einval);
    }
    let error = tracker.explain("none", "en").unwrap_err();
    assert_eq!(error.code(), ErrorCode::Enotfound);
}

#[test]
fn wrong_calls() {
    let (mut tracker, report) = fed();
    let at = report.time().unwrap();
    let error = tracker.tick(UNIX_EPOCH - DAY).unwrap_err();
    assert_eq!(error.code(), ErrorCode::Einval);
    assert!(error.message().contains("negative"));
    let heard = Heard::new("page", "x", at);
    let error = tracker.declare_promise("shop", None, heard).unwrap_err();
    assert_eq!(error.code(), ErrorCode::Einval);
    let heard = Heard::new("press", "x", SystemTime::now());
    let error = tracker.declare_promise("none", None, heard).unwrap_err();
    assert_eq!(error.code(), ErrorCode::Enotfound);
    let error = tracker.remove("none").unwrap_err();
    assert_eq!(error.code(), ErrorCode::Enotfound);
    assert!(tracker.remove("a\0").is_err());
}

#[test]
fn numbers_of_a_newer_library_come_through() {
    assert_eq!(ChangeKind::PartialReturn.to_string(), "partial_return");
    assert_eq!(ChangeKind::from_raw(99), ChangeKind::Unrecognized(99));
    assert_eq!(ChangeKind::Unrecognized(99).to_string(), "99");
    assert_eq!(PromiseStatus::Undated.name(), Some("undated"));
    assert_eq!(PromiseStatus::from_raw(0).name(), None);
}
