// SPDX-License-Identifier: MIT
//! Judges the saved pages of tables and prints each verdict as JSON, and where
//! those with an address lead.

use std::env;
use std::error::Error;

mod cases;

fn main() -> Result<(), Box<dyn Error>> {
    for table in env::args().skip(1) {
        for case in cases::read(&table)? {
            print!("{}", case.judge()?.format("json")?);
            if let Some(found) = case.discover()? {
                print!("{}", found.format("json")?);
            }
        }
    }
    Ok(())
}
