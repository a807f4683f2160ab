// SPDX-License-Identifier: MIT
//! Judges saved pages over and over and prints what memory is held before
//! and after.

use std::env;
use std::error::Error;
use std::fs;

use syma::Verdict;

mod cases;

use cases::Case;

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

fn judge(cases: &[Case], count: usize) -> Result<usize, Box<dyn Error>> {
    let mut length = 0;
    for case in cases.iter().cycle().take(count) {
        length += read(&case.judge()?)?;
    }
    Ok(length)
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let table = arguments.next().ok_or("leak CASES.tsv N")?;
    let count = arguments.next().ok_or("leak CASES.tsv N")?.parse()?;
    let cases = cases::read(&table)?;
    let mut length = judge(&cases, WARM_UP)?;
    let before = rss_kib()?;
    length += judge(&cases, count)?;
    println!("rss_kib {before} {}", rss_kib()?);
    if length == 0 {
        return Err("nothing was read".into());
    }
    Ok(())
}
