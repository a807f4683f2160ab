#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The demo portal: what syma-check says of each of its acts, what is found from
its home page, and whether the portal keeps the promises of its README."""

import http.client
import json
import os
import re
import shutil
import socket
import sys
import unittest
import urllib.parse
import xml.etree.ElementTree as ElementTree

from support import (BUILD, CHECK, DEMO, DISCOVER, HERE, SRC, Demo, Folder,
                     main, run, server)

sys.path.insert(0, os.path.join(HERE, "..", "docs"))
from blocks import fits, read_blocks  # noqa: E402

WATCH = os.path.join(BUILD, "tools", "syma-watch", "syma-watch")
README = os.path.join(SRC, "README.md")
OLD = "/compte"
NEW = "/espace-client"
PATHS = ("/", "/tarifs", "/connexion", OLD, NEW, "/activer")

# act: state, usable, exit status; by the stored file, and where the account
# was looked for once it had moved
OUTCOMES = {1: ("maintenance", "no", 1), 2: ("maintenance", "no", 1),
            3: ("degraded", "partly", 1), 4: ("degraded", "partly", 1),
            5: ("maintenance", "no", 1)}
FOLLOWED = {**OUTCOMES, 4: ("up", "partly", 0)}

NGINX_CONF = """worker_processes 1;
pid {here}/nginx.pid;
error_log {here}/errors;
events {{ }}
http {{
    access_log off;
    types {{ text/html html; }}
    charset utf-8;
    client_body_temp_path {here}/t1;
    proxy_temp_path {here}/t2;
    fastcgi_temp_path {here}/t3;
    uwsgi_temp_path {here}/t4;
    scgi_temp_path {here}/t5;
    server {{ listen 127.0.0.1:{port}; root {here}/site/now; }}
}}
"""


def check(portal, *args):
    done = run(CHECK, "--allow-private", "--format", "json", *args, "--portal",
               portal)
    report = json.loads(done.stdout)
    return done.returncode, report, {s["id"]: s for s in report["sections"]}


def get(url, path, method="GET", body=None, cookie=None):
    place = urllib.parse.urlsplit(url)
    web = http.client.HTTPConnection(place.hostname, place.port, timeout=20)
    headers = {"Cookie": cookie} if cookie else {}
    if body is not None:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    try:
        web.request(method, path, body, headers)
        answer = web.getresponse()
        return answer, answer.read().decode("utf-8")
    finally:
        web.close()


class Acts(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.demo = Demo(1)
        cls.addClassCleanup(cls.demo.close)

    def states(self, act, *args):
        self.demo.act(act)
        return check(self.demo.portal, *args)

    def all_in_maintenance(self, report, sections, status):
        self.assertEqual((report["state"], report["usable"], status),
                         ("maintenance", "no", 1))
        for section in sections.values():
            self.assertEqual((section["state"], section["usable"]),
                             ("maintenance", "no"), section["id"])
            self.assertEqual(section["http"]["status"], 200)

    def test_act_1(self):
        status, report, sections = self.states(1)
        self.assertEqual(list(sections), ["home", "login", "account",
                                          "activation", "brochure"])
        self.all_in_maintenance(report, sections, status)
        for section in sections.values():
            for notice in section["notices"]:
                self.assertIsNone(notice.get("latest"), notice)

    def test_act_2(self):
        status, report, sections = self.states(2)
        self.all_in_maintenance(report, sections, status)
        for section in sections.values():
            notices = [n for n in section["notices"]
                       if n.get("latest") is not None]
            self.assertTrue(notices, section["id"])
            self.assertTrue(notices[0]["vague"])

    def test_act_5(self):
        status, report, sections = self.states(5)
        self.all_in_maintenance(report, sections, status)
        for section in sections.values():
            notices = [n for n in section["notices"]
                       if n.get("latest") is not None]
            self.assertEqual(len(notices), 1, section["id"])
            self.assertFalse(notices[0]["vague"])
            self.assertIn("demain à 12 h", notices[0]["text"])

    def test_act_3(self):
        status, report, sections = self.states(3)
        self.assertEqual((report["state"], report["usable"], status),
                         ("degraded", "partly", 1))
        self.assertIn("partial", report["flags"])
        self.assertEqual(
            {name: s["state"] for name, s in sections.items()},
            {"home": "up", "login": "up", "account": "maintenance",
             "activation": "up", "brochure": "up"})
        effective = sections["activation"]["effective"]
        self.assertEqual(
            (effective["state"], effective["usable"], effective["reason"],
             effective["because"]),
            ("degraded", "no", "dependency", "account"))
        fallback = sections["activation"]["fallbacks"][0]
        self.assertEqual(
            (fallback["act"], fallback["channel"], fallback["address"],
             fallback["keyword"]), ("activate", "sms", "20555", "ACTIVE"))

    def test_act_3_as_text(self):
        self.demo.act(3)
        done = run(CHECK, "-a", "--portal", self.demo.portal)
        self.assertEqual(done.returncode, 1)
        for words in ("degraded", "maintenance", "activation", "account",
                      "20555", "ACTIVE"):
            self.assertIn(words, done.stdout)

    def test_act_4(self):
        """The stored file says that the account is not there, and what needs
        it is of no use; all else is as it should be."""
        status, report, sections = self.states(4)
        self.assertEqual((report["state"], report["usable"], status),
                         ("degraded", "partly", 1))
        self.assertEqual(
            {name: s["state"] for name, s in sections.items()},
            {"home": "up", "login": "up", "account": "degraded",
             "activation": "up", "brochure": "up"})
        account = sections["account"]
        self.assertEqual((account["reason"], account["http"]["status"]),
                         ("not_found", 404))
        self.assertEqual(sections["activation"]["effective"]["because"],
                         "account")
        self.assertEqual(report["moved"], [
            {"section": "account", "reason": "not_found",
             "from": self.demo.url + OLD[1:], "to": self.demo.url + NEW[1:],
             "found_by": 'link "Espace client"', "found_at": self.demo.url,
             "followed": False, "trouble": None}])

    def test_act_4_followed(self):
        status, report, sections = self.states(4, "--follow-moved")
        self.assertEqual((report["state"], status), ("up", 0))
        self.assertEqual({s["effective"]["state"]
                          for s in sections.values()}, {"up"})
        self.assertEqual(sections["account"]["url"], self.demo.url + NEW[1:])
        self.assertEqual(sections["account"]["reason"], "redirected_login")
        self.assertEqual(sections["account"]["usable"], "unknown")
        self.assertEqual(len(sections["account"]["http"]["redirects"]), 1)
        self.assertTrue(report["moved"][0]["followed"])

    def test_act_4_as_text(self):
        self.demo.act(4)
        done = run(CHECK, "-a", "--portal", self.demo.portal)
        self.assertEqual(done.returncode, 1)
        self.assertIn(f"\naccount: not found; perhaps it is now at "
                      f'{self.demo.url}{NEW[1:]} (link "Espace client" on '
                      f"{self.demo.url})\n", done.stdout)

    def test_nothing_moves_before(self):
        for act in (1, 2, 3, 5):
            _, report, _ = self.states(act, "--follow-moved")
            self.assertNotIn("moved", report, act)

    def found(self, act):
        self.demo.act(act)
        done = run(DISCOVER, "-a", "-f", "json", self.demo.url)
        found = json.loads(done.stdout)
        return done.returncode, found, {
            c["kind"]: c["url"].replace(self.demo.url, "/")
            for c in found["candidates"] if c["proposed"]}

    def test_found_from_its_home(self):
        for act, account in ((3, OLD), (4, NEW)):
            status, _, sections = self.found(act)
            self.assertEqual((status, sections),
                             (0, {"login": "/connexion", "account": account,
                                  "activation": "/activer"}))
        for act in (1, 2, 5):
            status, found, sections = self.found(act)
            self.assertEqual((status, found["state"], sections),
                             (1, "maintenance", {}))

    def test_way_round_from_its_pages(self):
        _, found, _ = self.found(3)
        self.assertEqual(
            [(f["act"], f["channel"], f["address"], f["keyword"],
              f["found_at"]) for f in found["fallbacks"]],
            [("activate", "sms", "20555", "ACTIVE",
              self.demo.url + OLD[1:])])

    def test_one_address(self):
        """syma-check begins there by itself."""
        self.demo.act(3)
        done = run(CHECK, "-a", "-f", "json", self.demo.url)
        report = json.loads(done.stdout)
        self.assertEqual(done.returncode, 1)
        sections = {s["id"]: s for s in report["sections"]}
        self.assertEqual({name: s["effective"]["state"]
                          for name, s in sections.items()},
                         {"home": "up", "login": "up",
                          "account": "maintenance", "activation": "degraded"})
        self.assertEqual(sections["account"]["found_by"],
                         'link "Espace client"')
        self.assertEqual([f["address"] for f in
                          sections["activation"]["fallbacks"]], ["20555"])


class Portal(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.demo = Demo(4)
        cls.addClassCleanup(cls.demo.close)

    def test_statuses(self):
        url = self.demo.url
        for act in (1, 2, 3, 4):
            self.demo.act(act)
            for path in PATHS:
                answer, body = get(url, path)
                if act == 4 and path == NEW:
                    self.assertEqual(answer.status, 302)
                    self.assertEqual(answer.headers["Location"], "/connexion")
                else:
                    self.assertEqual(answer.status,
                                     404 if act == 4 and path == OLD else 200,
                                     (act, path))
                self.assertNotIn("{{", body)
                self.assertIsNone(answer.headers["Retry-After"])
                self.assertEqual("20555" in body,
                                 act == 3 and path in (OLD, NEW), (act, path))
                # Links lead to one address only.
                self.assertNotIn(f'href="{OLD if act == 4 else NEW}"', body)
                empty, nothing = get(url, path, "HEAD")
                self.assertEqual((empty.status, nothing),
                                 (answer.status, ""))
            self.assertEqual(get(url, "/rien")[0].status,
                             200 if act < 3 else 404)

    def test_customer_of_act_4(self):
        url = self.demo.url
        self.demo.act(4)
        form = "ligne=0639980000&passe=x"
        answer, _ = get(url, "/connexion", "POST", form)
        self.assertEqual((answer.status, answer.headers["Location"]),
                         (303, NEW))
        cookie = answer.headers["Set-Cookie"].split(";")[0]
        answer, body = get(url, NEW, cookie=cookie)
        self.assertEqual(answer.status, 200)
        self.assertIn("Consommation", body)
        sim = "iccid=8933000000000000000&numero=0639980000"
        answer, body = get(url, "/activer", "POST", sim, cookie)
        self.assertEqual(answer.status, 200)
        self.assertIn("enregistrée", body)
        self.assertIn(f'href="{NEW}"', body)
        get(url, "/deconnexion", cookie=cookie)
        self.assertEqual(get(url, NEW, cookie=cookie)[0].status, 302)
        self.assertEqual(get(url, OLD, cookie=cookie)[0].status, 404)

    def test_customer_of_act_3(self):
        self.demo.act(3)
        for path in ("/connexion", "/activer"):
            answer, _ = get(self.demo.url, path, "POST", "a=b")
            self.assertEqual((answer.status, answer.headers["Location"]),
                             (303, OLD))

    def test_unknown_act(self):
        for act in ("0", "6", "x", ""):
            self.assertEqual(get(self.demo.url, f"/__act/{act}")[0].status,
                             404)

    def test_too_large_a_form(self):
        answer, _ = get(self.demo.url, "/connexion", "POST", "a" * 9000)
        self.assertEqual(answer.status, 413)


class Process(Folder):
    def test_sigterm_and_end_of_input_end_it(self):
        demo = Demo(1)
        demo.process.terminate()
        self.assertEqual(demo.process.wait(10), 0)
        demo.close()
        demo = Demo(1)
        demo.process.stdin.close()
        self.assertEqual(demo.process.wait(10), 0)
        demo.close()

    def test_portal_file(self):
        demo = Demo(1)
        try:
            self.assertRegex(demo.url, r"\Ahttp://127\.0\.0\.1:[0-9]+/\Z")
            root = ElementTree.parse(demo.portal).getroot()
            self.assertEqual(root.get("home"), demo.url)
        finally:
            demo.close()

    def test_static_pages(self):
        """The acts as plain files, served as such a server would."""
        for act, outcome in OUTCOMES.items():
            folder = f"act{act}"
            done = run(sys.executable, "-B", DEMO, "--write", folder,
                       "--act", act, "--portal-file", f"act{act}.xml")
            self.assertEqual(done.returncode, 0, done.stderr)
            pages = {}
            self.assertEqual(os.path.exists(folder + OLD), act != 4)
            for path in PATHS:
                if path == OLD and act == 4:
                    continue
                with open(os.path.join(folder, path.strip("/"),
                                       "index.html"), "rb") as f:
                    body = f.read()
                if path == "/":
                    pages[path] = (200, {}, body)
                else:
                    pages[path] = (301, {"Location": path + "/"}, b"")
                    pages[path + "/"] = (200, {}, body)
            with server(pages) as url, open(f"act{act}.xml") as f:
                text = f.read().replace("http://127.0.0.1:8080", url)
                with open("portal.xml", "w") as out:
                    out.write(text)
                status, report, _ = check("portal.xml")
                moved = check("portal.xml", "--follow-moved")
            self.assertEqual((report["state"], report["usable"], status),
                             outcome, act)
            self.assertEqual((moved[1]["state"], moved[1]["usable"],
                              moved[0]), FOLLOWED[act], act)

    def test_nginx(self):
        """The same plain files behind a real server."""
        nginx = shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:"
                             + os.environ.get("PATH", os.defpath))
        if nginx is None:
            self.skipTest("no nginx")
        with socket.socket() as s:
            s.bind(("127.0.0.1", 0))
            port = s.getsockname()[1]
        here = os.getcwd()
        os.chmod(here, 0o755)
        self.write("nginx.conf", NGINX_CONF.format(here=here, port=port))
        for act in OUTCOMES:
            run(sys.executable, "-B", DEMO, "--write", f"site/{act}", "--act",
                act, "--port", port, "--portal-file", f"{act}.xml")
        os.symlink("1", "site/now")
        done = run(nginx, "-e", f"{here}/errors", "-c", f"{here}/nginx.conf")
        self.assertEqual(done.returncode, 0, done.stderr)
        try:
            for act, outcome in OUTCOMES.items():
                os.symlink(str(act), "site/next")
                os.replace("site/next", "site/now")
                status, report, _ = check(f"{act}.xml")
                self.assertEqual((report["state"], report["usable"], status),
                                 outcome, act)
                status, report, _ = check(f"{act}.xml", "--follow-moved")
                self.assertEqual((report["state"], report["usable"], status),
                                 FOLLOWED[act], act)
        finally:
            run(nginx, "-e", f"{here}/errors", "-c", f"{here}/nginx.conf",
                "-s", "stop")

    def test_script(self):
        """What it shows is what README.md says."""
        kept = os.path.join(os.getcwd(), "build", "demo")
        done = run("sh", os.path.join(SRC, "scripts", "demo"), BUILD, kept)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertEqual(done.stderr, "")
        port = re.search(r"http://127\.0\.0\.1:([0-9]+)/",
                         done.stdout).group(1)
        web = http.client.HTTPConnection("127.0.0.1", int(port), timeout=5)
        self.assertRaises(ConnectionRefusedError, web.request, "GET", "/")
        self.assertRegex(done.stdout, r"\n    \| activation .*20555")
        self.assertIn("Thu 18:30  the portal: up since Thu 18:00, was "
                      "degraded", done.stdout.splitlines())
        found, check_one, moved, days, pages = [
            block.text for block in read_blocks(README, "README.md")
            if block.mark("demo") is not None]
        self.assertEqual(
            re.search(r"(?m)^    <!-- named on http://127.0.0.1:[0-9]+(.*) -->"
                      r"\n    <fallback (.*)/>$", done.stdout).groups(),
            (OLD, 'act="activate" channel="sms" address="20555" '
             'keyword="ACTIVE"'))
        self.shows(found, done.stdout)
        self.shows(check_one, done.stdout)
        self.shows(moved, done.stdout)
        self.shows(days, done.stdout)
        if not os.access(WATCH, os.X_OK):
            self.assertIn("syma-watch was not built", done.stdout)
            return
        self.at_work(done.stdout)
        self.shows(pages, done.stdout)
        for path in re.findall(r"(?m)^    (/.*/build/demo/.*)", done.stdout):
            self.assertTrue(os.path.exists(path), path)
        for name, has_sms in (("outage", True), ("after", False)):
            with open(os.path.join(kept, name, "index.html"),
                      encoding="utf-8") as f:
                self.assertEqual("20555" in f.read(), has_sms, name)

    def shows(self, block, printed):
        """The block is a part of it; ports differ from run to run."""
        block, printed = [re.sub(r"127\.0\.0\.1:\d+", "127.0.0.1:0", text)
                          for text in (block, printed)]
        self.assertTrue(fits("...\n" + block + "...\n", printed),
                        block + "\nis not a part of\n\n" + printed)

    def at_work(self, printed):
        """What syma-watch says stands below the act that it is about. The act
        may change in the middle of a check: then more is said before."""
        said = printed[printed.index("syma-watch at work"):
                       printed.index("Five days of it")]
        for line in ("~ all is well ~\n... lumo: up since ...",
                     "~ the site is in maintenance ~\n...\n"
                     "... lumo: maintenance since ...",
                     "~ the site is back, the account is not ~\n...\n"
                     "... lumo: 2 of 4 are back: home, login; not yet: "
                     "account, activation (waits for account)"):
            self.shows(line + "\n", said)

    def test_script_without_a_build(self):
        done = run("sh", os.path.join(SRC, "scripts", "demo"), "nowhere")
        self.assertEqual(done.returncode, 1)
        self.assertIn("build first", done.stderr)


if __name__ == "__main__":
    main(CHECK, DISCOVER)
