# SPDX-License-Identifier: MIT
"""What stands between a client and the server of tests/integration/server.py.

Part of that program, for listeners that speak more than HTTP: a SOCKS5
proxy, tunnels, a port that wants a certificate of the client, and nghttpd,
which speaks HTTP/2. No name is ever looked up: all of them lead to
127.0.0.1, and some to trouble:

  proxyNNN.example   the proxy answers with that status
  proxylogin.example the proxy wants the login user:word (407 else)
  proxyhang.example  the proxy does not answer
  socksN.example     the SOCKS5 proxy replies with that code
"""

import asyncio
import base64
import os
import re
import shutil
import socket
import ssl
import threading

HANG_S = 3600
NGHTTPD_TRIES = 10
NGHTTPD_WAIT_S = 10
TURNED_DOWN_WAIT_S = 10


def told_by_name(kind, host):
    """The number in a name such as proxy502.example, or None."""
    match = re.fullmatch(kind + r"(\d+)\.example", host)
    return int(match.group(1)) if match else None


async def copy(reader, writer):
    try:
        data = await reader.read(65536)
        while data:
            writer.write(data)
            await writer.drain()
            data = await reader.read(65536)
        writer.write_eof()
    except (OSError, RuntimeError):
        writer.close()


async def tunnel(reader, writer, port, greeting=b""):
    """All bytes, both ways, to that port of 127.0.0.1 until both end; the
    greeting goes out once it is reached. False where it is not."""
    try:
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1",
                                                               port)
    except OSError:
        return False
    writer.write(greeting)
    try:
        await asyncio.gather(copy(reader, far_writer),
                             copy(far_reader, writer))
    finally:
        far_writer.close()
    return True


# --- the HTTP proxy: see Server.one for requests in absolute form ---

def refusal(host, lines):
    """The status with which the proxy refuses, 0 for none."""
    status = told_by_name("proxy", host)
    if status is not None:
        return status
    login = base64.b64encode(b"user:word").decode()
    known = "proxy-authorization: basic " + login.lower()
    if host == "proxylogin.example" and known not in [
            line.lower() for line in lines]:
        return 407
    return 0


async def refuse(writer, status):
    text = ("HTTP/1.1 %d Status\r\nContent-Length: 7\r\n"
            "Proxy-Authenticate: Basic realm=\"gate\"\r\n\r\nrefused")
    writer.write((text % status).encode())
    await writer.drain()


async def connect(reader, writer, host, port, lines):
    """Serves a CONNECT to its end."""
    if host == "proxyhang.example":
        await asyncio.sleep(HANG_S)
    status = refusal(host, lines)
    if status:
        await refuse(writer, status)
        return
    if not await tunnel(reader, writer, port,
                        b"HTTP/1.1 200 Connected\r\n\r\n"):
        await refuse(writer, 502)


# --- SOCKS5, RFC 1928, without a login ---

async def read_target(reader):
    """Host and port, and how the host was given."""
    kind = (await reader.readexactly(4))[3]
    if kind == 3:
        size = (await reader.readexactly(1))[0]
        host, how = (await reader.readexactly(size)).decode(), "name"
    else:
        family = socket.AF_INET if kind == 1 else socket.AF_INET6
        packed = await reader.readexactly(4 if kind == 1 else 16)
        host, how = socket.inet_ntop(family, packed), "address"
    return host, int.from_bytes(await reader.readexactly(2), "big"), how


def socks5(note):
    """note(text) is told what is asked for."""
    async def talk(reader, writer):
        count = (await reader.readexactly(2))[1]
        await reader.readexactly(count)
        writer.write(b"\x05\x00")
        host, port, how = await read_target(reader)
        note("%s %s %d" % (how, host, port))
        code = told_by_name("socks", host) or 0
        answer = bytes([5, code, 0, 1, 127, 0, 0, 1, 0, 0])
        if code:
            writer.write(answer)
        elif not await tunnel(reader, writer, port, answer):
            writer.write(b"\x05\x05" + answer[2:])

    async def serve(reader, writer):
        try:
            await talk(reader, writer)
        except (OSError, asyncio.IncompleteReadError):
            pass
        except asyncio.CancelledError:  # the end of the server
            writer.transport.abort()
            return
        writer.close()
    return serve


# --- a client certificate is wanted ---

def turn_down(sock):
    """Nothing is lost: the alert arrives before the connection ends."""
    try:
        sock.shutdown(socket.SHUT_WR)
        sock.settimeout(TURNED_DOWN_WAIT_S)
        while sock.recv(65536):
            pass
    except OSError:
        pass
    sock.close()


def serve_mutual(sock, context, answer):
    plain, _ = sock.accept()
    plain.settimeout(TURNED_DOWN_WAIT_S)
    secure = context.wrap_socket(plain, server_side=True,
                                 do_handshake_on_connect=False)
    try:
        secure.do_handshake()
    except OSError:
        turn_down(secure)
        return
    try:
        while secure.recv(65536)[-4:] not in (b"\r\n\r\n", b""):
            pass
        secure.sendall(answer)
        turn_down(secure.unwrap())
    except OSError:
        secure.close()


def mutual_port(context, page):
    """TLS with a certificate on both sides, in a thread of its own: unlike
    asyncio it tells the client why it is turned down."""
    sock = socket.socket()
    sock.bind(("127.0.0.1", 0))
    sock.listen(16)
    context.verify_mode = ssl.CERT_REQUIRED
    answer = (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
              b"Connection: close\r\nContent-Length: %d\r\n\r\n" %
              len(page)) + page

    def serve_all():
        while True:
            try:
                serve_mutual(sock, context, answer)
            except OSError:
                return

    threading.Thread(target=serve_all, daemon=True).start()
    return sock.getsockname()[1]


# --- nghttpd ---

def find_nghttpd():
    return shutil.which("nghttpd", path=os.environ.get("PATH", "") +
                        ":/usr/sbin:/usr/local/sbin")


async def is_served(port, process, folder):
    """By that process and nobody else: it shows our certificate."""
    context = ssl.create_default_context(
        cafile=os.path.join(folder, "ca.pem"))
    context.set_alpn_protocols(["h2"])
    loop = asyncio.get_running_loop()
    end = loop.time() + NGHTTPD_WAIT_S
    while process.returncode is None and loop.time() < end:
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port,
                                                      ssl=context)
        except ConnectionError:
            await asyncio.sleep(0.02)
            continue
        except (OSError, ssl.SSLError):
            return False
        writer.close()
        return True
    return False


async def start_nghttpd(folder, page):
    """Its process and port, or None and 0. It can be told a port only, not
    asked for a free one."""
    program = find_nghttpd()
    if program is None:
        return None, 0
    pages = os.path.join(folder, "pages")
    os.mkdir(pages)
    with open(os.path.join(pages, "page.html"), "wb") as file:
        file.write(page)
    for _ in range(NGHTTPD_TRIES):
        with socket.socket() as sock:
            sock.bind(("127.0.0.1", 0))
            port = sock.getsockname()[1]
        process = await asyncio.create_subprocess_exec(
            program, "-a", "127.0.0.1", "-d", pages, str(port),
            os.path.join(folder, "good.key"),
            os.path.join(folder, "good.pem"),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL)
        if await is_served(port, process, folder):
            return process, port
        if process.returncode is None:
            process.kill()
            await process.wait()
    return None, 0


def counted_tunnel(note, port):
    """A listener that leads to that port; note(text) for each connection."""
    async def serve(reader, writer):
        note("connection")
        try:
            await tunnel(reader, writer, port)
        except asyncio.CancelledError:
            writer.transport.abort()
            return
        writer.close()
    return serve
