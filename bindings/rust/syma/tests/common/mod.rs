// SPDX-License-Identifier: MIT
//! What the tests share: saved pages and a server on loopback.

#![allow(dead_code)]

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use syma::{classify, Context, Options, Page, SectionKind, Verdict};

pub const LOGIN: &str = "<!doctype html><html lang=\"en\">\
    <title>Sign in</title><h1>Sign in to your account</h1>\
    <form method=\"post\" action=\"/session\">\
    <label>E-mail <input type=\"email\" name=\"user\"></label>\
    <label>Password <input type=\"password\" name=\"secret\"></label>\
    <button>Sign in</button></form></html>";

pub const MAINTENANCE: &str = "<!doctype html><html lang=\"en\">\
    <title>Maintenance</title><h1>Our site is under maintenance</h1>\
    <p>We will be back tomorrow between 8:00 and 10:00.</p></html>";

pub const HOME: &str = "<!doctype html><html lang=\"en\">\
    <title>Lumo</title><h1>Lumo</h1><nav><a href=\"/login\">Log in</a> \
    <a href=\"/sim\">Activate your SIM</a></nav></html>";

pub const SIM: &str = "<!doctype html><html lang=\"en\">\
    <title>Activation</title><h1>Activation is down for maintenance</h1>\
    <p>To activate your SIM, send ACTIVE to 20555 by SMS.</p></html>";

/// 2026-11-23T10:00:00Z
pub fn now() -> SystemTime {
    UNIX_EPOCH + Duration::from_millis(1_795_428_000_000)
}

/// A page of these bytes as a login, seen at [`now`].
pub fn judge(html: &str) -> Verdict {
    let mut page = Page::new(None).unwrap();
    page.set_http_status(200)
        .unwrap()
        .feed(html.as_bytes())
        .unwrap();
    let mut context = Context::new().unwrap();
    context.set_now(now()).unwrap();
    let page = page.finish().unwrap();
    classify(&page, SectionKind::Login, Some(&context), None).unwrap()
}

/// Options for a server on loopback that nobody minds.
pub fn loopback() -> Options {
    Options::new()
        .and_then(|options| options.with("allow_private", true))
        .and_then(|options| options.with("host_delay_ms", 0))
        .and_then(|options| options.with("confirm_delay_ms", 0))
        .unwrap()
}

/// Answers until the program ends. What is asked for by `/hold` gets no
/// answer.
pub struct Server {
    address: SocketAddr,
}

impl Server {
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let held = Arc::new(Mutex::new(Vec::new()));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let held = Arc::clone(&held);
                thread::spawn(move || serve(stream, &held));
            }
        });
        Self { address }
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }
}

fn serve(mut stream: TcpStream, held: &Mutex<Vec<TcpStream>>) {
    let mut lines = BufReader::new(&stream).lines().map_while(Result::ok);
    let request = lines.next().unwrap_or_default();
    lines.take_while(|line| !line.is_empty()).for_each(drop);
    let path = request.split(' ').nth(1).unwrap_or_default();
    if path == "/hold" {
        held.lock().unwrap().push(stream);
    } else {
        // A client that is gone again is none of the server's trouble.
        let _ = stream.write_all(answer(path).as_bytes());
    }
}

fn answer(path: &str) -> String {
    let (status, header, body) = match path {
        "/" => ("200 OK", "Content-Type: text/html", HOME),
        "/sim" => ("200 OK", "Content-Type: text/html", SIM),
        "/login" => ("200 OK", "Content-Type: text/html", LOGIN),
        "/works" => ("200 OK", "Content-Type: text/html", MAINTENANCE),
        "/moved" => ("302 Found", "Location: /login", ""),
        _ => (
            "404 Not Found",
            "Content-Type: text/html",
            "<h1>Not found</h1>",
        ),
    };
    format!(
        "HTTP/1.1 {status}\r\n{header}\r\nContent-Length: {}\r\n\
         Connection: close\r\n\r\n{body}",
        body.len()
    )
}
