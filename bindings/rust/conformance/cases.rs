// SPDX-License-Identifier: MIT
//! The saved pages of a table, each with what is known of its answer.

use std::error::Error;
use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use syma::{Context, Discovery, FinishedPage, Page, Verdict};

/// 2026-11-23T10:00:00Z
pub fn now() -> SystemTime {
    UNIX_EPOCH + Duration::from_millis(1_795_428_000_000)
}

pub struct Case {
    bytes: Vec<u8>,
    columns: Vec<String>,
}

impl Case {
    /// A column, from 1: kind, status, url, header.
    fn known(&self, i: usize) -> Option<&str> {
        Some(self.columns[i].as_str()).filter(|text| *text != "-")
    }

    fn page(&self) -> Result<FinishedPage, Box<dyn Error>> {
        let mut page = Page::new(None)?;
        if let Some(status) = self.known(2) {
            page.set_http_status(status.parse()?)?;
        }
        if let Some(url) = self.known(3) {
            page.set_request_url(url)?.set_url(url)?;
        }
        if let Some(header) = self.known(4) {
            let (name, value) =
                header.split_once(':').ok_or("a header without a colon")?;
            page.add_header(name, value.trim_start_matches(' '))?;
        }
        page.feed(&self.bytes)?;
        Ok(page.finish()?)
    }

    /// Where the page leads; `None` where it has no address.
    pub fn discover(&self) -> Result<Option<Discovery>, Box<dyn Error>> {
        if self.known(3).is_none() {
            return Ok(None);
        }
        Ok(Some(syma::discover_page(&self.page()?, None)?))
    }

    pub fn judge(&self) -> Result<Verdict, Box<dyn Error>> {
        let page = self.page()?;
        let mut context = Context::new()?;
        context.set_now(now())?;
        let kind = self.columns[1].parse()?;
        Ok(syma::classify(&page, kind, Some(&context), None)?)
    }
}

/// Reads a table and the files that lie beside it.
pub fn read(table: &str) -> Result<Vec<Case>, Box<dyn Error>> {
    let folder = Path::new(table).parent().unwrap_or_else(|| Path::new(""));
    let mut cases = Vec::new();
    for line in fs::read_to_string(table)?.lines().skip(1) {
        let columns: Vec<String> =
            line.split('\t').map(str::to_owned).collect();
        if columns.len() >= 5 {
            let bytes = fs::read(folder.join(&columns[0]))?;
            cases.push(Case { bytes, columns });
        }
    }
    Ok(cases)
}
