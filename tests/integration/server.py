#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A web server for the tests that behaves as badly as it is told to.

Standard library only; loopback only; ports are chosen by the system and
printed, on one line, as "http PORT name PORT ..." once all are open. Ends
when its standard input ends or on SIGTERM, so it never outlives the test
that started it. The ports are

  http    also on 127.0.0.2, where there is one (then 'other' is said), and
          on ::1 (then 'six' is said)
  full, silent   see full_socket, silent_socket
  proxy   a proxy: answers what is asked for in absolute form itself, as if
          it had asked the port http, and tunnels to any port; see gateways
  socks   a SOCKS5 proxy
and with --tls
  good, expired, name, self   TLS, of that certificate
  proxytls   the proxy over TLS
  mutual  TLS, wants the certificate client.pem
  h2      with --h2 where nghttpd is installed: that, /page.html
  ca      no port: the file of the CA, beside it are client.pem, client.key,
          locked.key (the same, password 'word') and both.pem

What is answered is said by the query of the address, for /do and all below
it, or, for the paths of a site file (--site FILE, JSON: {"/path": "query", ...}), by the query
there; the query of the address then counts on top. A path may be that of one
host ("//host/path", no port) or of all of it that is not named ("//host/*").
In both, the words are:

  page=NAME        body from the folder of the site file (or --pages), with
                   {http}, {good} ... in it replaced by the ports
  body=TEXT        body as given; size=N: N bytes of HTML text
  words=N          an ordinary page of N words
  status=N         header=Name:value (any number)   type=text/html
  charset=NAME     body recoded from UTF-8, and said in Content-Type
  say=NAME         said in Content-Type in place of the truth ("" says none)
  delay=MS         wait before the first byte
  drip=N:MS        N bytes of the body every MS milliseconds
  slowhead=MS      each byte of the status line after MS
  hang=head|body   no more from there on
  reset=head|body  connection reset there;  close=head: closed there
  length=N         Content-Length is N, whatever the body
  chunked=1        chunked;  chunked=bad: with a broken chunk size
  code=gzip|deflate|double   body so encoded and said
  said=NAME        Content-Encoding said in place of the truth
  break=1          the encoded body is damaged
  bomb=N           N bytes of zeros, gzip, made on the way
  endless=1        HTML without end
  flood=N          N header lines;  longline=N: one line of N bytes
  raw=TEXT         these bytes, escapes as in Python, and no more
  nul=1            NUL bytes strewn into the body
  once=KEY         all of this for the first request with that key only,
                   then an ordinary page
  to=URL           redirect (status 302 unless said); {http}, {good} ... in
                   it are the ports
  chain=N          redirects N times, then an ordinary page
  loop=N           a circle of N redirects
  echo=1           the request's headers as a page
  insist=1         the body is sent to HEAD too
  auth=basic:USER:WORD  auth=digest:USER:WORD  auth=bearer:TOKEN
                   401 with a challenge until that is given;
                   algorithm=SHA-256: of the digest, in place of MD5
  need=NAME=VALUE  403 without that cookie
  etag=TEXT        modified=DATE   304 where the request shows that it knows
  unknown=QUERY    unknown paths, else 404, are answered by that from now on
  family=4|6       all of this for connections over that only, an ordinary
                   page for others
  log=KEY          the head of the request is kept under that key, below a
                   line that tells of the connection
  await=KEY:N      wait until N are kept under that key
  logged=KEY       what is kept there, as plain text; 'proxy', 'socks' and
                   'h2' are keys of those ports, '//host' of the hosts of a
                   site file
"""

import argparse
import asyncio
import base64
import gzip
import hashlib
import json
import os
import re
import shutil
import signal
import socket
import ssl
import struct
import subprocess
import sys
import tempfile
import urllib.parse
import zlib

sys.dont_write_bytecode = True
import gateways  # noqa: E402 (from the folder of this file)

WORDS = ("nos offres et services restent ouverts pour tous les clients "
         "du quartier avec des conseils utiles chaque jour").split()


def plain_page(count):
    text = " ".join(WORDS[i % len(WORDS)] for i in range(count))
    return ("<!DOCTYPE html><html lang='fr'><head><title>Nos services"
            "</title></head><body><main><h1>Nos services</h1><p>" + text +
            "</p></main></body></html>").encode()


def html_bytes(size):
    line = b"<p>Une ligne de texte comme il y en a tant sur ce site.</p>\n"
    block = line * (65536 // len(line) + 1)
    while size > 0:
        yield block[:size]
        size -= min(size, len(block))


def endless():
    while True:
        yield from html_bytes(1 << 20)


def bomb(size):
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    zeros = bytes(1 << 20)
    while size > 0:
        part = packer.compress(zeros[:size])
        size -= min(size, len(zeros))
        if part:
            yield part
    yield packer.flush()


def raw_deflate(data):
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


ENCODERS = {
    "gzip": ("gzip", gzip.compress),
    "deflate": ("deflate", raw_deflate),
    "zlib": ("deflate", zlib.compress),
    "double": ("gzip, gzip", lambda b: gzip.compress(gzip.compress(b))),
}


class Reset(Exception):
    """The connection is to be reset."""


class Closed(Exception):
    """The connection is to be closed."""


class Server:
    def __init__(self, site, folder):
        self.site = site
        self.hosts = {path.split("/")[2] for path in site
                      if path.startswith("//")}
        self.folder = folder
        self.seen = {}
        self.unknown = None
        self.ports = {}
        self.kept = {}
        self.connections = 0

    def note(self, key):
        """A function that keeps a text under that key."""
        return self.kept.setdefault(key, []).append

    def with_ports(self, text):
        for name, port in self.ports.items():
            text = text.replace("{%s}" % name, str(port))
        return text

    def words(self, target, host=""):
        """The words of a request, or None for an unknown path."""
        path, _, query = target.partition("?")
        known = self.site.get("//" + host + path,
                              self.site.get("//" + host + "/*",
                                            self.site.get(path)))
        if known is None and path != "/do" and path[:4] != "/do/":
            if self.unknown is None:
                return None
            known = self.unknown
        pairs = urllib.parse.parse_qsl(known or "", keep_blank_values=True)
        pairs += urllib.parse.parse_qsl(query, keep_blank_values=True)
        words = {"header": []}
        for name, value in pairs:
            if name == "header":
                words["header"].append(value)
            else:
                words[name] = value
        self.unknown = words.get("unknown", self.unknown)
        key = words.get("once")
        if key is not None:
            self.seen[key] = self.seen.get(key, 0) + 1
            if self.seen[key] > 1:
                return {"header": [], "words": "200"}
        return words

    async def serve(self, reader, writer):
        self.connections += 1
        number = self.connections
        try:
            while await self.one(reader, writer, number):
                pass
            writer.close()
        except Reset:
            sock = writer.get_extra_info("socket")
            if sock is not None and sock.fileno() >= 0:
                sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER,
                                struct.pack("ii", 1, 0))
            writer.transport.abort()
        except asyncio.CancelledError:  # the end of the server
            writer.transport.abort()
        except (Closed, ConnectionError, asyncio.IncompleteReadError,
                asyncio.LimitOverrunError, ssl.SSLError, TimeoutError):
            writer.close()

    async def one(self, reader, writer, number):
        first = await reader.readexactly(1)
        if first == b"\x16":  # a TLS handshake on the plain port
            writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            raise Closed
        head = first + await reader.readuntil(b"\r\n\r\n")
        lines = head.decode("latin-1").split("\r\n")
        method, target, _ = lines[0].split(" ", 2)
        if method == "CONNECT" or target.startswith("http:"):
            self.note("proxy")("\n".join(lines))
        if method == "CONNECT":
            host, _, port = target.rpartition(":")
            await gateways.connect(reader, writer, host, int(port), lines)
            raise Closed
        if target.startswith("http:"):
            parts = urllib.parse.urlsplit(target)
            status = gateways.refusal(parts.hostname, lines)
            if status:
                await gateways.refuse(writer, status)
                return True
            target = urllib.parse.urlunsplit(("", "") + parts[2:])
        host = host_of(lines)
        if host in self.hosts:
            self.note("//" + host)("\n".join(lines))
        words = self.words(target, host)
        if words is None:
            words = {"header": [], "status": "404",
                     "body": "<title>404</title><h1>404</h1>"}
        if "log" in words:
            self.note(words["log"])(about(writer, number) +
                                    "\n".join(lines))
        if words.get("family", family_of(writer)) != family_of(writer):
            words = {"header": [], "words": "200"}
        if method not in ("GET", "HEAD"):
            words = {"header": [], "status": "405", "body": ""}
        return await Answer(self, words, lines, writer).send()


def host_of(lines):
    """The name in the Host header, without a port."""
    for line in lines[1:]:
        if line.lower().startswith("host:"):
            return line[5:].strip().partition(":")[0]
    return ""


def family_of(writer):
    return "6" if ":" in writer.get_extra_info("peername")[0] else "4"


def about(writer, number):
    """connection=N family=4 tls=TLSv1.3 resumed=0"""
    tls = writer.get_extra_info("ssl_object")
    return "connection=%d family=%s tls=%s resumed=%d\n" % (
        number, family_of(writer), tls.version() if tls else "",
        bool(tls and tls.session_reused))


# --- logins ---

def fields_of(text):
    """NAME=VALUE, NAME="VALUE", ... of an Authorization header."""
    pairs = re.findall(r'(\w+)=(?:"([^"]*)"|([^\s,]*))', text)
    return {name.lower(): quoted or bare for name, quoted, bare in pairs}


NONCE = "6e6f2072616e646f6d206e6565646564"


def digest_is_right(given, user, word, method, target, algorithm):
    """RFC 7616 3.4, qop=auth."""
    def hashed(*parts):
        name = algorithm.replace("-", "").lower()
        return hashlib.new(name, ":".join(parts).encode()).hexdigest()

    if (given.get("username") != user or given.get("nonce") != NONCE or
            given.get("realm") != "gate" or given.get("uri") != target or
            given.get("qop") != "auth" or not given.get("cnonce") or
            not re.fullmatch("[0-9a-f]{8}", given.get("nc", "")) or
            given.get("algorithm", "MD5") != algorithm):
        return False
    return given.get("response") == hashed(
        hashed(user, "gate", word), NONCE, given["nc"], given["cnonce"],
        "auth", hashed(method, target))


def challenge(wanted, algorithm, request):
    """What is said with 401, or None where the login is right."""
    scheme, _, rest = wanted.partition(":")
    header = next((line.partition(":")[2].strip() for line in request
                   if line.lower().startswith("authorization:")), "")
    said, _, given = header.partition(" ")
    said = said.lower()
    if scheme == "basic":
        right = base64.b64encode(rest.encode()).decode()
        return None if (said, given) == (scheme, right) else (
            "Basic realm=\"gate\"")
    if scheme == "bearer":
        return None if (said, given) == (scheme, rest) else (
            "Bearer realm=\"gate\"")
    user, _, word = rest.partition(":")
    method, target, _ = request[0].split(" ", 2)
    if said == "digest" and digest_is_right(fields_of(given), user, word,
                                            method, target, algorithm):
        return None
    return ("Digest realm=\"gate\", nonce=\"%s\", qop=\"auth\", "
            "algorithm=%s" % (NONCE, algorithm))


class Answer:
    def __init__(self, server, words, request, writer):
        self.server = server
        self.words = words
        self.request = request
        self.writer = writer
        self.status = int(words.get("status", "200"))
        self.is_head = request[0].startswith("HEAD ")
        self.headers = []

    def get(self, name):
        return self.words.get(name)

    async def put(self, data):
        self.writer.write(data)
        await self.writer.drain()

    async def trouble(self, where):
        if self.get("hang") == where:
            await asyncio.sleep(3600)
        if self.get("reset") == where:
            raise Reset
        if self.get("close") == where:
            raise Closed

    def header(self, name):
        """Of the request; "" where there is none."""
        for line in self.request[1:]:
            said, _, value = line.partition(":")
            if said.lower() == name:
                return value.strip()
        return ""

    def refuse(self):
        """401 and 403, where something is wanted that is not there."""
        get = self.get
        said = get("auth") and challenge(
            get("auth"), get("algorithm") or "MD5", self.request)
        if said:
            self.status = 401
            self.headers.append("WWW-Authenticate: " + said)
            self.words = {"header": [], "body": "<h1>401</h1>"}
        elif get("need") and get("need") not in self.header(
                "cookie").split("; "):
            self.status = 403
            self.words = {"header": [], "body": "<h1>403</h1>"}

    def compare(self):
        """304, where the request knows the page as it is."""
        etag, modified = self.get("etag"), self.get("modified")
        if etag is not None:
            self.headers.append("ETag: \"%s\"" % etag)
            if self.header("if-none-match") == "\"%s\"" % etag:
                self.status = 304
        if modified is not None:
            self.headers.append("Last-Modified: " + modified)
            if (self.header("if-modified-since") == modified and
                    not self.header("if-none-match")):
                self.status = 304

    def redirect(self):
        to = self.get("to")
        if self.get("chain") is not None:
            left = int(self.get("chain"))
            to = "/do?chain=%d" % (left - 1) if left > 0 else None
            if to is None:
                self.words["words"] = "200"
        if self.get("loop") is not None:
            size = int(self.get("loop"))
            at = (int(self.get("at") or "0") + 1) % size
            to = "/do?loop=%d&at=%d" % (size, at)
        if to is None:
            return
        to = self.server.with_ports(to)
        if "status" not in self.words:
            self.status = 302
        self.headers.append("Location: " + to)

    def source(self):
        """The body: bytes, or a generator of parts."""
        get = self.get
        if get("size") is not None:
            return html_bytes(int(get("size")))
        if get("bomb") is not None:
            self.words["said"] = "gzip"
            return bomb(int(get("bomb")))
        if get("endless") is not None:
            return endless()
        if get("page") is not None:
            path = os.path.join(self.server.folder, get("page"))
            with open(path, encoding="utf-8", newline="") as file:
                return self.server.with_ports(file.read()).encode()
        if get("words") is not None:
            return plain_page(int(get("words")))
        if get("logged") is not None:
            self.words["type"] = "text/plain"
            kept = self.server.kept.get(get("logged"), [])
            return "".join(text + "\n" for text in kept).encode()
        if get("echo") is not None:
            text = "\n".join(self.request[1:-2])
            return ("<title>Echo</title><pre>" + text + "</pre>").encode()
        return (get("body") or "").encode()

    def encode(self, body):
        get = self.get
        if get("nul") is not None:
            body = body.replace(b" ", b" \0")
        if get("charset"):
            body = body.decode().encode(get("charset"), "xmlcharrefreplace")
        if get("code") is not None:
            said, packer = ENCODERS[get("code")]
            body = packer(body)
            self.words.setdefault("said", said)
        if get("break") is not None:
            middle = len(body) // 2
            body = body[:middle] + b"\xff" * 40 + body[middle + 40:]
        return body

    def head(self, body):
        get = self.get
        kind = get("type") or "text/html"
        said = get("say") if get("say") is not None else get("charset")
        if said:
            kind += "; charset=" + said
        lines = ["Content-Type: " + kind]
        if get("said"):
            lines.append("Content-Encoding: " + get("said"))
        if get("length") is not None:
            lines.append("Content-Length: " + get("length"))
        elif get("chunked") is not None:
            lines.append("Transfer-Encoding: chunked")
        elif isinstance(body, bytes):
            lines.append("Content-Length: %d" % len(body))
        elif get("size") is not None:
            lines.append("Content-Length: " + get("size"))
        else:
            lines.append("Connection: close")
        lines += self.headers
        lines += self.words["header"]
        for i in range(int(get("flood") or "0")):
            lines.append("X-Flood-%d: %s" % (i, "x" * 40))
        if get("longline") is not None:
            lines.append("X-Long: " + "x" * int(get("longline")))
        return lines

    async def put_head(self, lines):
        start = "HTTP/1.1 %d Status\r\n" % self.status
        if self.get("slowhead") is not None:
            for char in start:
                await self.put(char.encode())
                await asyncio.sleep(int(self.get("slowhead")) / 1000)
            start = ""
        text = start + "".join(line + "\r\n" for line in lines) + "\r\n"
        await self.put(text.encode("latin-1", "replace"))

    async def put_body(self, body):
        parts = [body] if isinstance(body, bytes) else body
        if self.get("drip") is not None:
            size, pause = map(int, self.get("drip").split(":"))
            for i in range(0, len(body), size):
                await self.put(body[i:i + size])
                await asyncio.sleep(pause / 1000)
            return
        for part in parts:
            if self.get("chunked") is not None:
                await self.put(b"%x\r\n" % len(part) + part + b"\r\n")
                if self.get("chunked") == "bad":
                    await self.put(b"zz\r\n")
                    raise Closed
            else:
                await self.put(part)
        if self.get("chunked") is not None:
            await self.put(b"0\r\n\r\n")

    async def send(self):
        if self.get("delay") is not None:
            await asyncio.sleep(int(self.get("delay")) / 1000)
        if self.get("await") is not None:
            key, _, count = self.get("await").partition(":")
            while len(self.server.kept.get(key, [])) < int(count):
                await asyncio.sleep(0.005)
        await self.trouble("head")
        if self.get("raw") is not None:
            raw = self.get("raw").encode().decode("unicode_escape")
            await self.put(raw.encode("latin-1"))
            raise Closed
        self.refuse()
        self.compare()
        self.redirect()
        body = self.source()
        if isinstance(body, bytes):
            body = self.encode(body)
        await self.put_head(self.head(body))
        if self.status in (204, 304):
            return True
        if self.is_head and self.get("insist") is None:
            return True
        if self.get("hang") or self.get("reset"):
            await self.put(body[:len(body) // 2])
            await asyncio.sleep(0.05)
            await self.trouble("body")
        await self.put_body(body)
        # A body without a length, or with a wrong one, ends with the
        # connection.
        return self.get("length") is None and (
            isinstance(body, bytes) or self.get("size") is not None or
            self.get("chunked") is not None)


# --- certificates, made afresh for each run ---

CA_CONFIG = """
[ca]
default_ca = test
[test]
dir = %(dir)s
database = %(dir)s/index
new_certs_dir = %(dir)s
serial = %(dir)s/serial
default_md = sha256
policy = any
copy_extensions = copy
unique_subject = no
[any]
commonName = supplied
[req]
distinguished_name = name
prompt = no
[name]
commonName = Test CA
[ca_extensions]
basicConstraints = critical,CA:true
keyUsage = critical,keyCertSign
subjectKeyIdentifier = hash
"""


def openssl(*arguments):
    subprocess.run(("openssl",) + arguments, check=True,
                   stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                   stderr=subprocess.PIPE)


def make_certificates(folder):
    """Files ca.pem and NAME.pem, NAME.key for each case."""
    def path(name):
        return os.path.join(folder, name)

    with open(path("config"), "w", encoding="ascii") as file:
        file.write(CA_CONFIG % {"dir": folder})
    for name, text in (("index", ""), ("serial", "1000\n")):
        with open(path(name), "w", encoding="ascii") as file:
            file.write(text)
    key = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
           "-nodes")
    openssl("req", "-x509", *key, "-keyout", path("ca.key"), "-out",
            path("ca.pem"), "-days", "30", "-subj", "/CN=Test CA",
            "-config", path("config"), "-extensions", "ca_extensions")
    for name, host, start, end in (
            ("good", "IP:127.0.0.1,IP:::1,DNS:good.example", "20200101000000Z",
             "20491231235959Z"),
            ("client", "DNS:client.example", "20200101000000Z",
             "20491231235959Z"),
            ("expired", "IP:127.0.0.1", "20200101000000Z",
             "20210101000000Z"),
            ("name", "DNS:other.example", "20200101000000Z",
             "20491231235959Z")):
        openssl("req", *key, "-keyout", path(name + ".key"), "-out",
                path(name + ".csr"), "-subj", "/CN=" + name, "-config",
                path("config"), "-addext", "subjectAltName=" + host)
        openssl("ca", "-batch", "-notext", "-config", path("config"),
                "-cert", path("ca.pem"), "-keyfile", path("ca.key"), "-in",
                path(name + ".csr"), "-out", path(name + ".pem"),
                "-startdate", start, "-enddate", end)
    openssl("pkey", "-in", path("client.key"), "-out", path("locked.key"),
            "-aes-256-cbc", "-passout", "pass:word")
    with open(path("both.pem"), "wb") as both:
        for name in ("client.pem", "client.key"):
            with open(path(name), "rb") as file:
                both.write(file.read())
    openssl("req", "-x509", *key, "-keyout", path("self.key"), "-out",
            path("self.pem"), "-days", "30", "-subj", "/CN=self",
            "-config", path("config"), "-addext",
            "subjectAltName=IP:127.0.0.1")


def tls_context(folder, name):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(os.path.join(folder, name + ".pem"),
                            os.path.join(folder, name + ".key"))
    return context


# --- listeners ---

def silent_socket():
    """Connections are made, by the kernel, and never answered."""
    sock = socket.socket()
    sock.bind(("127.0.0.1", 0))
    sock.listen(128)
    return sock


def full_socket():
    """Not even connections are made: the queue is full."""
    sock = socket.socket()
    sock.bind(("127.0.0.1", 0))
    sock.listen(0)
    kept = [sock]
    for _ in range(4):
        client = socket.socket()
        client.setblocking(False)
        client.connect_ex(sock.getsockname())
        kept.append(client)
    return kept


async def listen(server, name, serve, host="127.0.0.1", port=0, tls=None):
    """A port under that name; none where there is no such address."""
    try:
        listener = await asyncio.start_server(serve, host, port, ssl=tls)
    except OSError:
        if host == "127.0.0.1":
            raise
        return
    server.ports[name] = listener.sockets[0].getsockname()[1]


async def listen_tls(server, folder):
    for name in ("good", "expired", "name", "self"):
        await listen(server, name, server.serve,
                     tls=tls_context(folder, name))
    await listen(server, "proxytls", server.serve,
                 tls=tls_context(folder, "good"))
    context = tls_context(folder, "good")
    context.load_verify_locations(os.path.join(folder, "ca.pem"))
    server.ports["mutual"] = gateways.mutual_port(context, plain_page(200))


async def listen_all(server, folder):
    await listen(server, "http", server.serve)
    port = server.ports["http"]
    await listen(server, "other", server.serve, "127.0.0.2", port)
    await listen(server, "six", server.serve, "::1", port)
    await listen(server, "proxy", server.serve)
    await listen(server, "socks", gateways.socks5(server.note("socks")))
    if folder:
        await listen_tls(server, folder)


async def run(arguments, certificates):
    site = {}
    folder = arguments.pages
    if arguments.site:
        with open(arguments.site, encoding="utf-8") as file:
            site = json.load(file)
        folder = folder or os.path.dirname(os.path.abspath(arguments.site))
    server = Server(site, folder)
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, stop.set)

    def read_stdin():
        if not os.read(0, 4096):
            loop.remove_reader(0)
            stop.set()

    loop.add_reader(0, read_stdin)
    await listen_all(server, certificates)
    kept = full_socket()
    silent = silent_socket()
    server.ports["full"] = kept[0].getsockname()[1]
    server.ports["silent"] = silent.getsockname()[1]
    nghttpd = None
    if arguments.h2 and certificates:
        nghttpd, port = await gateways.start_nghttpd(certificates,
                                                     plain_page(200))
    if nghttpd:
        await listen(server, "h2",
                     gateways.counted_tunnel(server.note("h2"), port))
    words = ["%s %d" % item for item in server.ports.items()]
    if certificates:
        words.append("ca " + os.path.join(certificates, "ca.pem"))
    print(" ".join(words), flush=True)
    await stop.wait()
    if nghttpd and nghttpd.returncode is None:
        nghttpd.kill()
        await nghttpd.wait()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--site")
    parser.add_argument("--pages", default="")
    parser.add_argument("--tls", action="store_true")
    parser.add_argument("--h2", action="store_true")
    arguments = parser.parse_args()
    certificates = ""
    if arguments.tls and shutil.which("openssl"):
        certificates = tempfile.mkdtemp(prefix="syma-test-")
    try:
        if certificates:
            make_certificates(certificates)
        asyncio.run(run(arguments, certificates))
    except subprocess.CalledProcessError as error:
        sys.stderr.write(error.stderr.decode("utf-8", "replace"))
        return 99
    finally:
        if certificates:
            shutil.rmtree(certificates, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
