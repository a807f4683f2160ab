// SPDX-License-Identifier: MIT
//! Prints what a tracker tells, as ../../conformance/track.c does.

use std::env;
use std::error::Error;
use std::fs;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use syma::{
    check_portal, Change, Flags, Heard, Incident, Options, Portal, Promise,
    Report, Seconds, TrackedPortal, TrackedSection, Tracker, Window,
};

const DAY: Duration = Duration::from_secs(86_400);

/// 2026-11-23T10:00:00Z
fn now() -> SystemTime {
    UNIX_EPOCH + Duration::from_millis(1_795_428_000_000)
}

fn ms(moment: SystemTime) -> i128 {
    let since = moment.duration_since(UNIX_EPOCH).unwrap_or_default();
    i128::try_from(since.as_millis()).unwrap_or(i128::MAX)
}

/// -1 is a time that is not known.
fn ms_opt(moment: Option<SystemTime>) -> i128 {
    moment.map_or(-1, ms)
}

fn joined<T>(items: &[T], text: impl Fn(&T) -> String) -> String {
    items.iter().map(text).collect::<Vec<_>>().join(",")
}

fn print_promise(p: &Promise) {
    println!(
        "  promise {}|{}|{}|{}|{}|{}|{}|{}|{}",
        p.source,
        p.text,
        ms(p.seen),
        ms_opt(p.earliest),
        ms_opt(p.latest),
        u8::from(p.vague),
        ms_opt(p.revised_from),
        p.status,
        p.late.map_or(-1, |late| late.as_millis() as i128)
    );
}

fn print_window(w: &Window) {
    println!(
        "  window {}|{}|{}|{}|{}",
        w.section_id,
        w.source,
        w.text,
        ms(w.begin),
        ms(w.end)
    );
}

fn print_change(c: &Change) {
    println!(
        "change {}|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}",
        c.kind,
        c.portal_id,
        c.section_id,
        ms(c.time),
        ms(c.seen),
        c.before,
        c.after,
        u8::from(c.begins),
        c.up_count,
        c.required_count,
        c.back.join(","),
        joined(&c.waiting, |w| format!("{}:{}", w.section_id, w.waits_for)),
        c
    );
    c.promise.iter().for_each(print_promise);
    c.window.iter().for_each(print_window);
}

fn flags(flags: Flags) -> String {
    flags.to_string().replace(' ', ",")
}

fn print_seconds(of: Seconds, planned: Seconds) {
    let both = [
        (of.unknown, planned.unknown),
        (of.up, planned.up),
        (of.degraded, planned.degraded),
        (of.maintenance, planned.maintenance),
        (of.down, planned.down),
    ];
    let words = both.map(|(all, some)| format!("{all}|{some}"));
    println!("  seconds|{}", words.join("|"));
}

fn print_incident(n: &Incident) {
    println!(
        "  incident {}|{}|{}|{}|{}|{}|{}",
        ms(n.begin),
        ms(n.confirmed),
        ms_opt(n.end),
        n.worst,
        n.reason,
        u8::from(n.planned),
        n.slips
    );
}

fn print_section(place: &TrackedSection) {
    println!(
        "section {}|{}|{}|{}|{}|{}",
        place.id,
        place.reason,
        place.state,
        place.usable,
        flags(place.flags),
        ms_opt(place.since)
    );
    print_seconds(place.seconds, place.planned_seconds);
    place.incidents.iter().for_each(print_incident);
    place.promises.iter().for_each(print_promise);
}

fn print_portal(tracker: &Tracker, p: &TrackedPortal) {
    let report = tracker.report(&p.id);
    println!(
        "portal {}|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}",
        p.id,
        ms_opt(p.checked),
        p.up_count,
        p.required_count,
        p.kept_count,
        p.broken_count,
        report.map_or_else(|| "none".to_owned(), |r| r.state().to_string()),
        p.state,
        p.usable,
        flags(p.flags),
        ms_opt(p.since)
    );
    print_seconds(p.seconds, p.planned_seconds);
    p.incidents.iter().for_each(print_incident);
    p.promises.iter().for_each(print_promise);
    p.windows.iter().for_each(print_window);
    p.sections.iter().for_each(print_section);
}

fn check(path: &str) -> Result<Report, Box<dyn Error>> {
    let portal = Portal::from_xml(fs::read(path)?)?;
    let options = Options::new()?
        .with("allow_private", true)?
        .with("host_delay_ms", 0)?;
    Ok(check_portal(&portal, Some(&options), None)?)
}

fn feed(tracker: &mut Tracker, report: &Report) -> syma::Result<()> {
    let heard = Heard {
        earliest: Some(now()),
        latest: Some(now() + DAY),
        vague: true,
        ..Heard::new("press", "back tomorrow", now())
    };
    let portal = report.portal_id().unwrap_or("");
    tracker
        .add(report)?
        .declare_promise(portal, Some("account"), heard)?
        .tick(now() + DAY * 3)?;
    Ok(())
}

fn tell(tracker: &mut Tracker) -> syma::Result<()> {
    for change in tracker.changes() {
        print_change(&change?);
    }
    for portal in tracker.portals() {
        print_portal(tracker, &portal);
    }
    print!("{}", tracker.save(None)?);
    for format in ["json", "summary"] {
        print!("{}", tracker.format(None, format)?);
    }
    for id in tracker.portal_ids() {
        println!("{}", tracker.explain(&id, "en")?);
    }
    Ok(())
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let memory = arguments.next().ok_or("track MEMORY PORTAL")?;
    let portal = arguments.next().ok_or("track MEMORY PORTAL")?;
    let options = Options::new()?
        .with("interval_ms", 86_400_000)?
        .with("confirm_up", 1)?;
    let mut tracker = Tracker::new(Some(&options))?;
    tracker.load(fs::read(memory)?)?;
    feed(&mut tracker, &check(&portal)?)?;
    tell(&mut tracker)?;
    Ok(())
}
