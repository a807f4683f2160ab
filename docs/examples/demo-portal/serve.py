#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The demo portal: a mobile operator's site, invented, in four acts and one
that may be played between the second and the third.

Act 1  every page says that the site is in maintenance (status 200).
Act 2  the same, with a promise to reopen in the next hours.
Act 3  home, brochure, login and activation are back; the account is not.
Act 4  everything is back, but the account has moved: /compte is not there any
       more, and /espace-client, where the home page leads now, leads to the
       login until one is made.
Act 5  as act 2, but reopening is put off until tomorrow at noon.

serve.py [--port N] [--act N]     serve on 127.0.0.1; port 0: a free one
serve.py --write DIR --act N      write the pages of an act as static files

The first line on standard output is the address, http://127.0.0.1:PORT/.
GET /__act/N changes the act while it runs. SIGTERM ends it. Nothing but
Python's standard library is needed.
"""

import argparse
import http.server
import os
import secrets
import signal
import sys
import threading
import urllib.parse

HERE = os.path.dirname(os.path.abspath(__file__))
PAGES = os.path.join(HERE, "pages")
ACTS = (1, 2, 3, 4, 5)
CLOSED = {1: None, 2: "promise", 5: "promise-later"}
OLD_ACCOUNT = "/compte"
NEW_ACCOUNT = "/espace-client"
PATHS = {"/": "home", "/tarifs": "tarifs", "/connexion": "connexion",
         "/activer": "activer", OLD_ACCOUNT: "compte", NEW_ACCOUNT: "compte"}
MAX_FORM = 8192


def read_part(name):
    with open(os.path.join(PAGES, name), encoding="utf-8") as f:
        return f.read()


def split_heads(text):
    """Take the '<!-- name: value -->' lines off the top of a page."""
    heads = {}
    while text.startswith("<!-- "):
        line, text = text.split("\n", 1)
        name, value = line[5:].removesuffix(" -->").split(": ", 1)
        heads[name] = value
    return heads, text


def account(act):
    """Where the site's own links lead to."""
    return NEW_ACCOUNT if act == 4 else OLD_ACCOUNT


def paths(act):
    """What is there: the account's new address answers before it is used."""
    return [path for path in PATHS if path != OLD_ACCOUNT or act != 4]


def nav_html(act, path):
    links = []
    for href, label, cls in (("/tarifs", "Forfaits", ""),
                             ("/activer", "Activer ma SIM", ""),
                             (account(act), "Espace client", "pill")):
        extra = f' class="{cls}"' if cls else ""
        if href == path:
            extra += ' aria-current="page"'
        links.append(f'<a{extra} href="{href}">{label}</a>')
    return '<nav aria-label="Menu">\n' + "\n".join(links) + "\n</nav>\n"


def build(act, name, path, promise=None, closed=False):
    """One whole page as bytes; closed: without ways into the site."""
    heads, main = split_heads(read_part(name + ".html"))
    links = ("" if closed else
             '<a href="/tarifs">Tarifs</a>\n<a href="/activer">'
             'Activer ma SIM</a>\n<a href="/connexion">Connexion</a>\n')
    page = read_part("layout.html")
    for key, value in (
            ("main", main),
            ("promise", read_part(promise + ".html") if promise else ""),
            ("title", heads["title"]),
            ("description", heads["description"]),
            ("style", read_part("style.css")),
            ("logo", read_part("logo.svg").strip()),
            ("nav", "" if closed else nav_html(act, path)),
            ("footlinks", links),
            ("account", account(act))):
        page = page.replace("{{" + key + "}}", value)
    return page.encode("utf-8")


def answer(act, path, logged_in=False):
    """What a GET gives in an act: (status, Location or None, body)."""
    if act in CLOSED:
        return 200, None, build(act, "maintenance", path, CLOSED[act], True)
    if path not in paths(act):
        return 404, None, build(act, "introuvable", path)
    if PATHS[path] == "compte":
        if act == 3:
            return 200, None, build(act, "compte-maintenance", path)
        if not logged_in:
            return 302, "/connexion", b""
    return 200, None, build(act, PATHS[path], path)


class Portal(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, port, act):
        self.lock = threading.Lock()
        self.act = act
        self.sessions = set()
        super().__init__(("127.0.0.1", port), Handler)


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "lumo"
    sys_version = ""
    timeout = 15

    def log_message(self, *args):
        pass

    def reply(self, status, body, location=None, cookie=None):
        self.send_response(status)
        if location is not None:
            self.send_header("Location", location)
        if cookie is not None:
            self.send_header("Set-Cookie", cookie)
        if body:
            self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def session(self):
        for part in self.headers.get("Cookie", "").split(";"):
            name, _, value = part.strip().partition("=")
            if name == "lumo" and value in self.server.sessions:
                return value
        return None

    def path_only(self):
        path = urllib.parse.urlsplit(self.path).path
        return path.rstrip("/") or "/"

    def do_GET(self):
        path = self.path_only()
        if path.startswith("/__act/"):
            self.switch(path[len("/__act/"):])
            return
        session = self.session()
        if path == "/deconnexion":
            self.server.sessions.discard(session)
            self.reply(303, b"", "/")
            return
        status, location, body = answer(self.server.act, path,
                                        session is not None)
        self.reply(status, body, location)

    do_HEAD = do_GET

    def switch(self, text):
        """Loopback only: the server is bound to it, and asks once more."""
        if self.client_address[0] != "127.0.0.1":
            self.reply(403, b"")
            return
        if text not in [str(n) for n in ACTS]:
            self.reply(404, b"")
            return
        with self.server.lock:
            self.server.act = int(text)
            self.server.sessions.clear()
        self.reply(200, f"<p>act {text}</p>\n".encode())

    def do_POST(self):
        length = self.headers.get("Content-Length", "0")
        if not length.isdigit() or int(length) > MAX_FORM:
            self.close_connection = True
            self.reply(413, b"")
            return
        self.rfile.read(int(length))
        path = self.path_only()
        act = self.server.act
        session = self.session()
        if act in CLOSED:
            self.do_GET()
        elif path == "/connexion":
            # Any line number and password will do: there is no account.
            cookie = None
            if act == 4:
                token = secrets.token_hex(16)
                with self.server.lock:
                    self.server.sessions.add(token)
                cookie = f"lumo={token}; Path=/; HttpOnly; SameSite=Lax"
            self.reply(303, b"", account(act), cookie)
        elif path == "/activer":
            # The last step is taken in the account.
            if act == 4 and session is not None:
                self.reply(200, build(act, "activee", path))
            else:
                self.reply(303, b"", account(act))
        else:
            self.reply(405, b"")


def write_static(folder, act):
    """The pages of an act for a server of plain files: index.html for each
    path that is there. Such a server sends no redirect of its own making, so a
    path that would lead elsewhere holds the page it would lead to: in act 4
    /espace-client/ is the login page, the gate that a customer would come to.
    """
    for path in paths(act):
        status, location, body = answer(act, path)
        if location is not None:
            status, _, body = answer(act, location)
        assert status == 200
        place = os.path.join(folder, path.strip("/"))
        os.makedirs(place, exist_ok=True)
        with open(os.path.join(place, "index.html"), "wb") as f:
            f.write(body)


def write_portal_file(out, url):
    with open(os.path.join(HERE, "portal.xml"), encoding="utf-8") as f:
        text = f.read()
    with open(out, "w", encoding="utf-8") as f:
        f.write(text.replace("http://127.0.0.1:8080/", url))


def main():
    parser = argparse.ArgumentParser(description="Lumo Mobile, demo portal")
    parser.add_argument("--port", type=int, default=0,
                        help="port on 127.0.0.1; 0: a free one (default)")
    parser.add_argument("--act", type=int, default=4, choices=ACTS,
                        help="which act to play (default: 4)")
    parser.add_argument("--write", metavar="DIR",
                        help="write the act as static files and end")
    parser.add_argument("--portal-file", metavar="OUT",
                        help="write portal.xml with the true port")
    parser.add_argument("--until-eof", action="store_true",
                        help="end when standard input ends")
    args = parser.parse_args()

    if args.write:
        write_static(args.write, args.act)
        if args.portal_file:
            write_portal_file(args.portal_file,
                              f"http://127.0.0.1:{args.port or 8080}/")
        return 0

    signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
    try:
        portal = Portal(args.port, args.act)
    except OSError as err:
        print(f"serve.py: port {args.port}: {err.strerror}", file=sys.stderr)
        return 1
    url = f"http://127.0.0.1:{portal.server_address[1]}/"
    if args.portal_file:
        write_portal_file(args.portal_file, url)
    print(url, flush=True)
    if args.until_eof:
        threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)),
                         daemon=True).start()
    try:
        portal.serve_forever()
    except KeyboardInterrupt:
        pass
    return 0


if __name__ == "__main__":
    sys.exit(main())
