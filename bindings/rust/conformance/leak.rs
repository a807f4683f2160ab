// SPDX-License-Identifier: MIT
//! Judges saved pages over and over, each time with a tracker of a memory, looks
//! where they lead, and prints what memory is held before and after.

use std::env;
use std::error::Error;
use std::fs;

use syma::{Heard, Tracker, Verdict};

mod cases;

use cases::{now, Case};

const USAGE: &str = "leak CASES.tsv N MEMORY";
const WARM_UP: usize = 1_000;

fn rss_kib() -> Result<u64, Box<dyn Error>> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let words = line.ok_or("no VmRSS")?.trim();
    Ok(words.trim_end_matches(" kB").parse()?)
}

/// Reads all that is asked for and tells how much text that was, so that no
/// compiler leaves it out.
fn read(verdict: &Verdict) -> syma::Result<usize> {
    let mut length = verdict.state().to_string().len();
    length += verdict.reason().len();
    for evidence in verdict.evidence() {
        length += format!("{evidence:?}").len();
    }
    for notice in verdict.notices() {
        length += format!("{notice:?}").len();
    }
    Ok(length + verdict.format("json")?.len())
}

fn find(case: &Case) -> Result<usize, Box<dyn Error>> {
    let found = match case.discover()? {
        Some(found) => found,
        None => return Ok(0),
    };
    let mut length = found.pages().len() + found.fallbacks().len();
    for candidate in found.candidates() {
        for clue in candidate.evidence() {
            length += format!("{candidate:?} {clue:?}").len();
        }
    }
    length += found.to_portal("")?.section_count();
    Ok(length + found.format("json")?.len())
}

fn track(memory: &[u8]) -> syma::Result<usize> {
    let mut tracker = Tracker::new(None)?;
    tracker
        .load(memory)?
        .declare_promise(
            "lumo",
            None,
            Heard::new("press", "back tomorrow", now()),
        )?
        .tick(now())?;
    let changes = tracker.changes().collect::<syma::Result<Vec<_>>>()?;
    let portals: Vec<_> = tracker.portals().collect();
    let length = format!("{changes:?} {portals:?}").len();
    let json = tracker.format(None, "json")?;
    Ok(length + tracker.save(None)?.len() + json.len())
}

fn judge(
    cases: &[Case],
    memory: &[u8],
    count: usize,
) -> Result<usize, Box<dyn Error>> {
    let mut length = 0;
    for case in cases.iter().cycle().take(count) {
        length += read(&case.judge()?)? + find(case)? + track(memory)?;
    }
    Ok(length)
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let table = arguments.next().ok_or(USAGE)?;
    let count = arguments.next().ok_or(USAGE)?.parse()?;
    let memory = fs::read(arguments.next().ok_or(USAGE)?)?;
    let cases = cases::read(&table)?;
    let mut length = judge(&cases, &memory, WARM_UP)?;
    let before = rss_kib()?;
    length += judge(&cases, &memory, count)?;
    println!("rss_kib {before} {}", rss_kib()?);
    if length == 0 {
        return Err("nothing was read".into());
    }
    Ok(())
}
