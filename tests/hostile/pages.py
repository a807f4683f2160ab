# SPDX-License-Identifier: MIT
"""Hostile pages and servers, all made while they are sent. Each is a function
of a socket (Wire) on which a request has been read; SERVERS names those that
speak before, or in place of, HTTP."""

import gzip
import http
import os
import socket
import socketserver
import ssl
import struct
import sys
import threading
import zlib

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "integration"))
import server as plain  # noqa: E402 (certificates, bombs)

MIB = 1 << 20
BACK = "</body></html>"
PLAIN = plain.plain_page(60)
PAGES = {}


def page(function):
    PAGES["/" + function.__name__.replace("_", "-")] = function
    return function


class Wire:
    """One connection, to write to until the other end has enough."""

    def __init__(self, sock, port, path="/"):
        self.sock = sock
        self.port = port
        self.path = path

    def put(self, data):
        self.sock.sendall(data if isinstance(data, bytes)
                          else data.encode("utf-8"))

    def head(self, *lines, status=200, kind="text/html; charset=utf-8"):
        self.put("HTTP/1.1 %d %s\r\n" % (status, http.HTTPStatus(
            status).phrase))
        for line in ("Connection: close", "Content-Type: " + kind) + lines:
            self.put(line + "\r\n")
        self.put("\r\n")

    def html(self, body, *lines, **kw):
        if isinstance(body, str):
            body = body.encode("utf-8", "surrogatepass")
        self.head("Content-Length: %d" % len(body), *lines, **kw)
        self.put(body)

    def parts(self, parts, *lines, **kw):
        """A body of parts, as long as somebody reads."""
        self.head(*lines, **kw)
        for part in parts:
            self.put(part)

    def redirect(self, to, *lines):
        self.html(b"", "Location: " + to.replace("{port}", str(self.port)),
                  *lines, status=302)


def repeated(part, count):
    """count of them, a good piece at a time."""
    at_once = max(1, 65536 // len(part))
    while count > 0:
        yield part * min(count, at_once)
        count -= at_once


def framed(parts):
    yield b"<!DOCTYPE html><title>Sign in</title><body>"
    yield from parts
    yield BACK.encode()


# --- bodies ---

@page
def ordinary(wire):
    wire.html(PLAIN)


@page
def body_of_1_gib(wire):
    wire.parts(plain.html_bytes(1 << 30), "Content-Length: %d" % (1 << 30))


@page
def endless(wire):
    wire.parts(plain.endless())


@page
def endless_chunks(wire):
    wire.head("Transfer-Encoding: chunked")
    while True:
        wire.put(b"1\r\nx\r\n" * 4096)


@page
def drip(wire):
    wire.head()
    while True:
        wire.put(b"x")
        threading.Event().wait(0.02)


@page
def drip_head(wire):
    for byte in b"HTTP/1.1 200 OK\r\nX-Slow: " + b"x" * 10000:
        wire.put(bytes([byte]))
        threading.Event().wait(0.02)


@page
def gzip_bomb(wire):
    wire.parts(plain.bomb(1 << 30), "Content-Encoding: gzip")


@page
def deflate_bomb(wire):
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    wire.parts((packer.compress(bytes(MIB)) for _ in range(1024)),
               "Content-Encoding: deflate")


@page
def tags_bomb(wire):
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    wire.parts((packer.compress(b"<a href=x><b class=y>" * 4096)
                for _ in range(1024)), "Content-Encoding: gzip")


@page
def nested_bomb(wire):
    inner = b"".join(plain.bomb(1 << 28))
    wire.html(gzip.compress(inner), "Content-Encoding: gzip, gzip")


@page
def many_codings(wire):
    wire.html(PLAIN, "Content-Encoding: " + ", ".join(["gzip"] * 200))


# Neither is offered, so that no byte of it may ever be decoded: 100 MiB of
# zeros each.
BROTLI_BOMB = bytes.fromhex(
    "cbffff3f002400e2b14072effff8ffff078004401c1680eefd1fffff"
    "ff00900088c302d0bdffe3ffff1f001200715800baf77ffcffff0340"
    "02200e0b40f7fe8fffff7f004800c46101e8defff1ffff0f00098038"
    "2c00ddfb3ffeffff012001108705a07bffc7ffff3f002400e2b00074"
    "effff8ffff078004401c1680eefd1fffffff00900088c302d0bdffe3"
    "ffff1f001200715800baf77ff9ffff034002200e0b40f7fe07")


def zstd_bomb_bytes():
    """RFC 8878: a frame of blocks that say one byte 128 KiB times."""
    blocks = 100 * MIB // (128 << 10)
    block = struct.pack("<I", 1 << 1 | (128 << 10) << 3)[:3] + b"\0"
    last = struct.pack("<I", 1 | 1 << 1 | (128 << 10) << 3)[:3] + b"\0"
    return b"\x28\xb5\x2f\xfd\x00\x58" + block * (blocks - 1) + last


@page
def brotli_bomb(wire):
    wire.html(BROTLI_BOMB, "Content-Encoding: br")


@page
def zstd_bomb(wire):
    wire.html(zstd_bomb_bytes(), "Content-Encoding: zstd")


@page
def brotli_within_gzip(wire):
    wire.html(gzip.compress(BROTLI_BOMB), "Content-Encoding: br, gzip")


@page
def broken_gzip(wire):
    whole = gzip.compress(PLAIN)
    wire.html(whole[:40] + b"\xff" * 40 + whole[80:],
              "Content-Encoding: gzip")


# --- markup ---

@page
def million_nested(wire):
    wire.parts(framed(repeated(b"<b>", 1000000)))


@page
def million_nested_blocks(wire):
    wire.parts(framed(repeated(b"<div>", 1000000)))


@page
def million_nested_tables(wire):
    wire.parts(framed(repeated(b"<table><tr><td>", 1000000)))


@page
def million_ends(wire):
    wire.parts(framed(repeated(b"</p>", 1000000)))


@page
def million_attributes(wire):
    def parts():
        yield b"<form action=/in "
        for i in range(0, 1000000, 1000):
            yield b"".join(b"a%d " % n for n in range(i, i + 1000))
        yield b">"
    wire.parts(framed(parts()))


@page
def million_values(wire):
    wire.parts(framed([b"<p ", *repeated(b"a=b ", 1000000), b">"]))


@page
def attribute_of_10_mib(wire):
    wire.parts(framed([b"<a href=\"", *repeated(b"/way", 10 * MIB // 4),
                       b"\">"]))


@page
def name_of_10_mib(wire):
    wire.parts(framed([b"<", *repeated(b"a", 10 * MIB), b">"]))


@page
def million_forms(wire):
    wire.parts(framed(repeated(
        b"<form><input type=password></form>", 1000000)))


@page
def million_fields(wire):
    wire.parts(framed([b"<form>", *repeated(b"<input name=user>", 1000000)]))


@page
def million_links(wire):
    wire.parts(framed(repeated(b"<a href=/login>Sign in</a>", 1000000)))


@page
def open_comment(wire):
    wire.parts(framed([b"<!--", *repeated(b"--!-", MIB)]))


@page
def open_script(wire):
    wire.parts(framed([b"<script>", *repeated(b"\"</scrip\\\\/login", MIB)]))


@page
def one_word(wire):
    wire.parts(framed([b"<p>", *repeated(b"maintenance", MIB)]))


@page
def one_sentence(wire):
    wire.parts(framed([b"<p>", *repeated(b"we are under maintenance ", MIB)]))


@page
def near_misses(wire):
    wire.parts(framed([b"<p>", *repeated(
        b"our site is currently unavailable due to the the the the. ", MIB)]))


@page
def entity_flood(wire):
    wire.parts(framed([b"<p>", *repeated(b"&amp;&NotEqualTilde;&#x1F600;",
                                         MIB)]))


@page
def entity_without_end(wire):
    wire.parts(framed([b"<p>&#", *repeated(b"9", 8 * MIB)]))


@page
def entities_of_a_dtd(wire):
    levels = "".join("<!ENTITY l%d '%s'>" % (i + 1, "&l%d;" % i * 10)
                     for i in range(9))
    wire.html("<?xml version='1.0'?><!DOCTYPE html [<!ENTITY l0 'lol'>%s"
              "<!ENTITY f SYSTEM 'file:///etc/passwd'>]><html><body><p>"
              "&l9;&f;%s" % (levels, BACK), kind="application/xhtml+xml")


# --- characters ---

@page
def nul_bytes(wire):
    wire.parts(repeated(b"\0", 8 * MIB))


@page
def nul_in_tags(wire):
    wire.html(b"<ti\0tle>a\0b</ti\0tle><fo\0rm><inp\0ut type=pass\0word>")


@page
def broken_utf8(wire):
    wire.parts(framed(repeated(b"\xff\xc3\xe2\x82\xf0\x9f\x98 ", MIB)))


@page
def overlong_utf8(wire):
    wire.html(b"\xc0\xbcform\xc0\xbe \xe0\x80\xbcscript\xe0\x80\xbe "
              b"\xf0\x80\x80\xbc \xed\xa0\x80 \xf4\x90\x80\x80" * 1000)


@page
def broken_utf16(wire):
    wire.parts([b"\xff\xfe", *repeated(b"\x00\xd8\x41\x00\x00\xdc", MIB),
                b"\x00"], kind="text/html")


@page
def odd_utf16(wire):
    wire.html("<p>Sign in".encode("utf-16-be") + b"\0",
              kind="text/html; charset=utf-16le")


@page
def charset_switched(wire):
    wire.html("<meta charset=utf-16be><p>é<meta charset=iso-2022-jp>"
              "\x1b$B<meta charset=windows-1252><p>" + PLAIN.decode(),
              kind="text/html")


@page
def charset_escapes(wire):
    wire.parts(repeated(b"\x1b$B!!\x1b(B\x1b(J", MIB),
               kind="text/html; charset=iso-2022-jp")


@page
def charset_utf7(wire):
    wire.html("+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
              kind="text/html; charset=utf-7")


@page
def charset_of_1_kib(wire):
    wire.html(PLAIN, kind="text/html; charset=" + "x" * 1024)


HOSTILE_TITLE = ("Sign in\x1b]0;owned\x07\x1b[2J\x1b[31m\x9b31m\u202e\u2066"
                 "\u2028\"\\<script>alert(1)</script>]]>|x=1;;\n\r-->&'")


@page
def control_title(wire):
    wire.html("<title>%s</title><h1>%s is under maintenance</h1>" % (
        HOSTILE_TITLE.replace("<", "&lt;"),
        HOSTILE_TITLE.replace("<", "&lt;")))


# --- HTTP ---

@page
def header_flood(wire):
    wire.parts(repeated(b"x", 10), *("X-%d: %s" % (i, "x" * 40)
                                     for i in range(100000)))


@page
def header_of_10_mib(wire):
    wire.head("X-Long: " + "x" * (10 * MIB))


@page
def endless_header(wire):
    wire.put("HTTP/1.1 200 OK\r\n")
    while True:
        wire.put(b"X: y\r\n" * 1000)


@page
def endless_1xx(wire):
    while True:
        wire.put(b"HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" * 500)


@page
def endless_chunk_extension(wire):
    wire.head("Transfer-Encoding: chunked")
    wire.put("5;")
    while True:
        wire.put(b"x" * 65536)


@page
def endless_empty_gzip(wire):
    # Blocks of nothing: whatever arrives, there is nothing to count.
    wire.head("Content-Encoding: gzip")
    wire.put(b"\x1f\x8b\x08\0\0\0\0\0\0\x03")
    while True:
        wire.put(b"\0\0\0\xff\xff" * 13000)


@page
def endless_name_in_gzip(wire):
    wire.head("Content-Encoding: gzip")
    wire.put(b"\x1f\x8b\x08\x08\0\0\0\0\0\x03")
    while True:
        wire.put(b"x" * 65536)


@page
def endless_trailers(wire):
    wire.head("Transfer-Encoding: chunked", "Trailer: X")
    wire.put("5\r\nhello\r\n0\r\n")
    while True:
        wire.put(b"X: y\r\n" * 1000)


@page
def cookie_bomb(wire):
    wire.html(PLAIN, *("Set-Cookie: n%d=%s" % (i, "x" * 100)
                       for i in range(1800)))


@page
def cookie_of_200_kib(wire):
    wire.html(PLAIN, "Set-Cookie: a=" + "x" * 200000)


@page
def cookies_and_redirects(wire):
    at = int(wire.path.partition("?")[2] or "0")
    wire.redirect("/cookies-and-redirects?%d" % (at + 1),
                  *("Set-Cookie: n%d-%d=%s" % (at, i, "x" * 3000)
                    for i in range(60)))


@page
def redirects_100000(wire):
    at = int(wire.path.partition("?")[2] or "0")
    if at < 100000:
        wire.redirect("/redirects-100000?%d" % (at + 1))
    else:
        wire.html(PLAIN)


@page
def refreshes_100000(wire):
    at = int(wire.path.partition("?")[2] or "0")
    wire.html("<meta http-equiv=refresh content='0;"
              "url=/refreshes-100000?%d'>" % (at + 1))


@page
def redirect_to_itself(wire):
    wire.redirect("/redirect-to-itself")


@page
def redirect_to_file(wire):
    wire.redirect("file:///etc/passwd")


@page
def redirect_to_gopher(wire):
    wire.redirect("gopher://127.0.0.1:{port}/1ordinary")


@page
def redirect_to_script(wire):
    wire.redirect("javascript:alert(1)")


@page
def redirect_of_200_kib(wire):
    wire.redirect("/" + "x" * 200000)


@page
def redirect_with_login(wire):
    wire.redirect("http://ann:word@127.0.0.1:{port}/ordinary")


@page
def refresh_to_file(wire):
    wire.html("<meta http-equiv=refresh content='0;url=file:///etc/passwd'>")


@page
def length_too_long(wire):
    wire.head("Content-Length: 1000000")
    wire.put(PLAIN)


@page
def length_of_2_to_63(wire):
    wire.head("Content-Length: 9223372036854775807")
    wire.put(PLAIN)


@page
def length_negative(wire):
    wire.head("Content-Length: -1")
    wire.put(PLAIN)


@page
def lengths_two(wire):
    wire.head("Content-Length: 5", "Content-Length: 50")
    wire.put(PLAIN)


@page
def chunk_of_2_to_64(wire):
    wire.head("Transfer-Encoding: chunked")
    wire.put("FFFFFFFFFFFFFFFF\r\n")
    wire.put(PLAIN)


@page
def http_0_9(wire):
    wire.put(PLAIN)


@page
def early_close(wire):
    wire.put("HTTP/1.1 200 OK\r\nContent-Le")


@page
def close_at_once(wire):
    pass


@page
def reset_at_once(wire):
    wire.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER,
                         struct.pack("ii", 1, 0))
    wire.sock.close()


@page
def silence(wire):
    wire.sock.recv(1)


# --- catastrophic patterns meet this ---

@page
def many_a(wire):
    wire.html("<title>aaaa</title><h1>%s!</h1><p>%s!</p>" % (
        "a" * 200, "a " * 200 + "a" * 3000))


# --- servers ---

def read_request(sock):
    data = b""
    while b"\r\n\r\n" not in data:
        more = sock.recv(65536)
        if not more:
            return None
        data += more
    return data


class Handler(socketserver.BaseRequestHandler):
    def handle(self):
        sock = self.request
        sock.settimeout(30)
        try:
            self.server.speak(sock, self.server.server_address[1])
        except OSError:
            return


class Listener(socketserver.ThreadingTCPServer):
    daemon_threads = True
    request_queue_size = 64

    def __init__(self, speak):
        super().__init__(("127.0.0.1", 0), Handler)
        self.speak = speak
        self.connections = 0
        threading.Thread(target=self.serve_forever, args=(0.05,),
                         daemon=True).start()

    def get_request(self):
        self.connections += 1
        return super().get_request()

    @property
    def port(self):
        return self.server_address[1]


def speak_http(sock, port):
    request = read_request(sock)
    if request is None:
        return
    path = request.split(b" ", 2)[1].decode("latin-1")
    function = PAGES.get(path.partition("?")[0])
    wire = Wire(sock, port, path)
    if function is None:
        wire.html("<title>404</title>", status=404)
    else:
        function(wire)


def speak_tls(context, quiet_end=False):
    def speak(sock, port):
        with context.wrap_socket(sock, server_side=True,
                                 suppress_ragged_eofs=True) as tls:
            if read_request(tls) is None:
                return
            wire = Wire(tls, port)
            if quiet_end:  # a body whose end only the connection's tells
                wire.head()
                wire.put(PLAIN[:200])
                os.close(tls.detach())
            else:
                wire.html(PLAIN)
    return speak


def speak_bytes(data):
    """These bytes in answer to the first of a handshake."""
    def speak(sock, _port):
        sock.recv(65536)
        sock.sendall(data)
    return speak


def weak_context(folder, name="good", version=None, ciphers=None):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.set_ciphers((ciphers or "ALL") + ":@SECLEVEL=0")
    if version:
        context.minimum_version = context.maximum_version = version
    context.load_cert_chain(os.path.join(folder, name + ".pem"),
                            os.path.join(folder, name + ".key"))
    return context


def make_weak_key(folder):
    """A certificate of the CA, but with a key of 512 bits."""
    def path(name):
        return os.path.join(folder, name)

    plain.openssl("req", "-newkey", "rsa:512", "-nodes", "-keyout",
                  path("weak.key"), "-out", path("weak.csr"), "-subj",
                  "/CN=weak", "-config", path("config"), "-addext",
                  "subjectAltName=IP:127.0.0.1")
    plain.openssl("ca", "-batch", "-notext", "-config", path("config"),
                  "-cert", path("ca.pem"), "-keyfile", path("ca.key"), "-in",
                  path("weak.csr"), "-out", path("weak.pem"), "-startdate",
                  "20200101000000Z", "-enddate", "20491231235959Z")


def tls_servers(folder):
    """Name of the row -> what its server speaks."""
    plain.make_certificates(folder)
    make_weak_key(folder)
    good = plain.tls_context(folder, "good")
    # A ServerHello that announces more than comes.
    hello = b"\x16\x03\x03\x00\x7a\x02\x00\x00\x76\x03\x03" + b"x" * 20
    return {
        "tls-good": speak_tls(good),
        "tls-expired": speak_tls(plain.tls_context(folder, "expired")),
        "tls-wrong-name": speak_tls(plain.tls_context(folder, "name")),
        "tls-self-signed": speak_tls(plain.tls_context(folder, "self")),
        "tls-weak-key": speak_tls(weak_context(folder, "weak")),
        "tls-weak-cipher": speak_tls(weak_context(
            folder, version=ssl.TLSVersion.TLSv1_2, ciphers="eNULL")),
        "tls-1-0": speak_tls(weak_context(
            folder, version=ssl.TLSVersion.TLSv1)),
        "tls-1-1": speak_tls(weak_context(
            folder, version=ssl.TLSVersion.TLSv1_1)),
        "tls-ssl-3": speak_bytes(b"\x15\x03\x00\x00\x02\x02\x28"),
        "tls-truncated-handshake": speak_bytes(hello),
        "tls-plain-text": speak_bytes(b"HTTP/1.1 400 Bad Request\r\n\r\n"),
        "tls-record-of-noise": speak_bytes(b"\x16\x03\x03\xff\xff" +
                                           b"\xff" * 65535),
        "tls-truncated-body": speak_tls(good, quiet_end=True),
    }
