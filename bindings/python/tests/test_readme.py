# SPDX-License-Identifier: MIT
import contextlib
import io
import os
import re
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

from server import Server

README = Path(__file__).parent.parent / "README.md"


class Examples(unittest.TestCase):
    def test_own_http_client(self):
        server = Server()
        self.addCleanup(server.close)
        text = README.read_text(encoding="utf-8")
        example, = [block for block in re.findall(
            r"```python\n(.*?)```", text, re.DOTALL) if "urlopen" in block]
        for path, words in (("/login", "up"), ("/503", "maintenance"),
                            ("/none", "404")):
            code = example.replace("https://www.example.org/",
                                   server.url(path))
            out = io.StringIO()
            with mock.patch.dict(os.environ, no_proxy="*"), \
                    contextlib.redirect_stdout(out):
                exec(code, {})
            self.assertIn(words, out.getvalue())

    def test_from_the_home_page_alone(self):
        server = Server()
        self.addCleanup(server.close)
        text = README.read_text(encoding="utf-8")
        example, = [block for block in re.findall(
            r"```python\n(.*?)```", text, re.DOTALL) if "discover" in block]
        out = io.StringIO()
        with mock.patch.object(sys, "argv", ["example", server.url("/")]), \
                contextlib.redirect_stdout(out):
            exec(example, {})
        self.assertIn(server.url("/login") + ' link "Log in"', out.getvalue())
        self.assertIn('<section id="login"', out.getvalue())

    def test_over_days(self):
        server = Server()
        self.addCleanup(server.close)
        text = README.read_text(encoding="utf-8")
        example, = [block for block in re.findall(
            r"```python\n(.*?)```", text, re.DOTALL) if "Tracker" in block]
        with tempfile.TemporaryDirectory() as folder:
            portal, memory = Path(folder, "portal"), Path(folder, "memory")
            portal.write_text(
                '<portal xmlns="urn:syma:portal:1" id="lumo"><section id="a" '
                f'kind="login" href="{server.url("/login")}"/></portal>',
                encoding="utf-8")
            said = []
            for _ in range(2):
                out = io.StringIO()
                with mock.patch.object(sys, "argv", ["example", str(portal),
                                                     str(memory)]), \
                        contextlib.redirect_stdout(out):
                    exec(example, {})
                said.append(out.getvalue())
        self.assertIn("lumo/a: up", said[0])
        self.assertEqual(said[1], "")


if __name__ == "__main__":
    unittest.main()
