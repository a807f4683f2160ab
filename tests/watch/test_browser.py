#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The status page in a real browser: nothing to complain of, with scripts off,
wide and narrow, light and dark; contrast, keys, names of drawings. Skipped
where there is no Chromium. SYMA_SHOTS: a folder for pictures."""

import base64
import os
import sys
import tempfile

import browser
from watching import (LOGIN_PAGE, MAINTENANCE_PAGE, WATCH, Watch, main,
                      portal, server, skip_where_not_built)

PROGRAM = browser.find()
SHOTS = os.environ.get("SYMA_SHOTS")

# The worst contrast of the words that are to be seen, and of which.
CONTRAST = """
(() => {
  const parse = c => (c.match(/[\\d.]+/g) || []).map(Number);
  const light = c => {
    const [r, g, b] = c.slice(0, 3).map(v => {
      v /= 255;
      return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = e => {
    for (; e; e = e.parentElement) {
      const c = parse(getComputedStyle(e).backgroundColor);
      if (c.length === 3 || c[3] > 0) return c;
    }
    return [255, 255, 255];
  };
  let worst = [99, ''];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let n = walk.nextNode(); n; n = walk.nextNode()) {
    const e = n.parentElement;
    if (!n.data.trim() || e.closest('svg') || !e.getClientRects().length)
      continue;
    const a = light(parse(getComputedStyle(e).color)), b = light(ground(e));
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < worst[0]) worst = [ratio, n.data.trim()];
  }
  return worst;
})()
"""

# Marks and bars against what is behind them.
MARKS = """
(() => {
  const parse = c => c.match(/[\\d.]+/g).map(Number);
  const light = c => {
    const [r, g, b] = c.slice(0, 3).map(v => {
      v /= 255;
      return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const style = getComputedStyle(document.documentElement);
  const colour = name => {
    const e = document.createElement('i');
    e.style.color = style.getPropertyValue(name);
    document.body.append(e);
    const c = parse(getComputedStyle(e).color);
    e.remove();
    return light(c);
  };
  const card = colour('--card');
  return ['--up', '--degraded', '--maintenance', '--down', '--unknown',
          '--bar-up', '--bar-degraded'].map(name => {
    const a = colour(name);
    return [name, (Math.max(a, card) + 0.05) / (Math.min(a, card) + 0.05)];
  });
})()
"""

OVERFLOW = """
[...document.querySelectorAll('body *')].filter(e => {
  const r = e.getBoundingClientRect();
  return r.width > 0 && (r.right > innerWidth + 1 || r.left < -1) &&
         !e.closest('.bars, .wide, .skip, .patterns');
}).map(e => e.tagName + '.' + e.className).slice(0, 5)
"""


class InBrowser(Watch):
    @classmethod
    def setUpClass(cls):
        cls.profile = tempfile.TemporaryDirectory()
        cls.browser = browser.Browser(PROGRAM, cls.profile.name)

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()
        cls.profile.cleanup()

    def setUp(self):
        super().setUp()
        pages = {"/login": (200, {}, LOGIN_PAGE),
                 "/home": (200, {}, LOGIN_PAGE),
                 "/account": (200, {}, MAINTENANCE_PAGE)}
        with server(pages) as url:
            self.write("portals/shop.xml", portal("shop", url, """
                <section id="home" kind="generic" href="/home"/>
                <section id="login" kind="login" href="/login"/>
                <section id="account" kind="account" href="/account"
                  needs="login"/>
                <section id="a-rather-long-name-of-a-section-that-nobody-foun"
                  kind="login" href="/login" needs="account"/>""",
                before='<window days="sun" begin="23:00" end="03:00"/>'))
            self.once()
            now, key = self.rows("SELECT checked_ms, key FROM portal")[0]
            day = 86400000
            for section in ("", "home", "login", "account"):
                for i in range(2, 90):
                    state = (1, 1, 1, 2, 1, 1, 3, 1, 4, 1, 0)[i % 11]
                    self.change(
                        "INSERT INTO span(portal, section, state, usable,"
                        " begin_ms, end_ms) VALUES(?, ?, ?, 1, ?, ?)", key,
                        section, state, now - i * day, now - (i - 1) * day)
            self.once()

    def shot(self, name):
        if not SHOTS:
            return
        height = self.browser.value("document.documentElement.scrollHeight")
        width = self.browser.value("innerWidth")
        picture = self.browser.call(
            "Page.captureScreenshot", captureBeyondViewport=True,
            clip={"x": 0, "y": 0, "width": width, "height": height,
                  "scale": 1})
        with open(os.path.join(SHOTS, name + ".png"), "wb") as file:
            file.write(base64.b64decode(picture["data"]))

    def test_pages(self):
        for name in ("shop.html", "shop.fr.html", "index.html"):
            for width in (1280, 360):
                for scheme in ("light", "dark"):
                    self.look(name, width, scheme)

    def look(self, name, width, scheme):
        b = self.browser
        which = (name, width, scheme)
        b.open("out/" + name, width, scheme)
        self.assertEqual(b.complaints(), [], which)
        self.assertEqual(b.value("document.styleSheets.length"), 1)
        self.assertEqual(b.value(OVERFLOW), [], which)
        self.assertLessEqual(
            b.value("document.documentElement.scrollWidth"), width, which)
        ratio, words = b.value(CONTRAST)
        self.assertGreaterEqual(ratio, 4.5, (words, which))
        for mark, ratio in b.value(MARKS):
            self.assertGreaterEqual(ratio, 3, (mark, scheme))
        # The style sheet is in force, for both schemes.
        ground = b.value("getComputedStyle(document.body).backgroundColor")
        self.assertEqual(ground, "rgb(246, 246, 243)" if scheme == "light"
                         else "rgb(18, 22, 26)")
        self.shot("%s-%d-%s" % (name[:-5], width, scheme))

    def test_keys_and_names(self):
        b = self.browser
        b.open("out/shop.html", 1280)
        # The first key leads to the link that skips the top, and shows it.
        for kind in ("keyDown", "keyUp"):
            b.call("Input.dispatchKeyEvent", type=kind, key="Tab",
                   code="Tab", windowsVirtualKeyCode=9)
        self.assertEqual(b.value("document.activeElement.className"), "skip")
        self.assertGreaterEqual(
            b.value("document.activeElement.getBoundingClientRect().left"), 0)
        self.assertIn("solid", b.value(
            "getComputedStyle(document.activeElement).outline"))
        tree = b.call("Accessibility.getFullAXTree")["nodes"]
        images = [n for n in tree if n.get("role", {}).get("value")
                  in ("image", "img") and not n.get("ignored")]
        self.assertEqual(len(images), 5)
        for node in images:
            self.assertIn("the last 90 days", node["name"]["value"])
            self.assertTrue(node.get("description", {}).get("value"))
        heads = [n for n in tree if n.get("role", {}).get("value")
                 == "heading"]
        self.assertEqual(heads[0]["name"]["value"],
                         "Part of shop does not work")

    def test_bars_of_a_narrow_screen(self):
        """Half as many, the later ones."""
        b = self.browser
        b.open("out/shop.html", 360)
        left, right = b.value(
            "(() => { const s = document.querySelector('.bars svg')"
            ".getBoundingClientRect(), o = document.querySelector('.bars')"
            ".getBoundingClientRect(); return [(o.left - s.left) / s.width,"
            " s.right - o.right]; })()")
        self.assertAlmostEqual(left, 0.5, places=2)
        self.assertAlmostEqual(right, 0, delta=1)
        self.assertEqual(b.value("getComputedStyle(document.querySelector("
                                 "'.far')).display"), "none")


if __name__ == "__main__":
    skip_where_not_built()
    if PROGRAM is None:
        print("there is no Chromium")
        sys.exit(77)
    main(WATCH)
