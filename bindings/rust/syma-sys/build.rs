// SPDX-License-Identifier: MIT
//! Asks pkg-config how libsyma is linked.

use std::env;
use std::process::{exit, Command};

const LEAST: &str = "libsyma >= 0.1.0";

const VARIABLES: [&str; 4] = [
    "PKG_CONFIG",
    "PKG_CONFIG_PATH",
    "PKG_CONFIG_LIBDIR",
    "PKG_CONFIG_SYSROOT_DIR",
];

fn pkg_config() -> Result<String, String> {
    let program =
        env::var("PKG_CONFIG").unwrap_or_else(|_| "pkg-config".into());
    let output = Command::new(&program)
        .args(["--print-errors", "--libs", LEAST])
        .output()
        .map_err(|error| format!("{program}: {error}"))?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    String::from_utf8(output.stdout).map_err(|error| error.to_string())
}

fn tell_cargo(flags: &str) {
    for flag in flags.split_whitespace() {
        if let Some(folder) = flag.strip_prefix("-L") {
            println!("cargo:rustc-link-search=native={folder}");
        } else if let Some(library) = flag.strip_prefix("-l") {
            println!("cargo:rustc-link-lib={library}");
        }
    }
}

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    for name in VARIABLES {
        println!("cargo:rerun-if-env-changed={name}");
    }
    match pkg_config() {
        Ok(flags) => tell_cargo(&flags),
        Err(message) => {
            eprintln!("libsyma was not found by pkg-config: {message}");
            exit(1);
        }
    }
}
