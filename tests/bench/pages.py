# SPDX-License-Identifier: MIT
"""Pages to measure with, made up: the same ones each time.

They are built as portals' pages are (a head with scripts and styles, menus,
offers, forms, a footer) and of their sizes, so that a parser finds in them
what it finds in the wild. Their words mean nothing.
"""

import os
import random

SYLLABLES = ("ba lo mi ren ta vo nel dor ka si fu mer pal to gri sen ul "
             "ani eth ro").split()
OTHER_SYLLABLES = "bru che dag ev hin jo kle mau ni osk pry sta wu ze".split()
ACCENTED = "é ü ñ ção à".split()  # one word in ten has one, at its end


class Maker:
    def __init__(self, seed, syllables=None):
        self.dice = random.Random(seed)
        self.syllables = syllables or SYLLABLES

    def word(self):
        return "".join(self.dice.choice(self.syllables)
                       for _ in range(self.dice.randint(1, 4)))

    def said(self):
        """A word of the visible text."""
        if self.dice.random() < 0.1:
            return self.word() + self.dice.choice(ACCENTED)
        return self.word()

    def words(self, least, most):
        return " ".join(self.said()
                        for _ in range(self.dice.randint(least, most)))

    def classes(self):
        return " ".join("%s-%s" % (self.word(), self.word())
                        for _ in range(self.dice.randint(1, 4)))

    def address(self):
        return "/%s/%s-%s-%s?ref=%s&amp;pos=%d" % (
            self.word(), self.word(), self.word(), self.word(), self.word(),
            self.dice.randint(1, 50))

    def curve(self):
        return "".join("c%.2f %.2f %.2f %.2f" % tuple(
            self.dice.uniform(-9, 9) for _ in range(4))
            for _ in range(self.dice.randint(4, 20)))

    def script(self, size):
        lines = []
        while size > 0:
            line = "var %s={id:%d,on:function(){return '<b>%s</b>'}};" % (
                self.word(), self.dice.randint(1, 9999), self.word())
            lines.append(line)
            size -= len(line)
        return "<script>" + "\n".join(lines) + "</script>\n"

    def style(self, size):
        lines = []
        while size > 0:
            line = ".%s>.%s{margin:%dpx;color:#%06x}" % (
                self.word(), self.word(), self.dice.randint(0, 40),
                self.dice.randint(0, 0xffffff))
            lines.append(line)
            size -= len(line)
        return "<style>" + "\n".join(lines) + "</style>\n"

    def menu(self, entries):
        return "<nav><ul>\n%s</ul></nav>\n" % "".join(
            '<li class="%s"><a href="%s" data-track="%s">%s</a></li>\n' %
            (self.classes(), self.address(), self.classes(),
             self.words(1, 3)) for _ in range(entries))

    def offer(self):
        return (
            '<div class="%s" id="o%d" data-offer="{&quot;id&quot;:%d,&quot;'
            'name&quot;:&quot;%s&quot;}"><img src="%s" alt="%s" width="320" '
            'height="200" loading="lazy">\n<h3 class="%s">%s</h3>\n<p>%s. '
            '%s.</p>\n<p class="price">%d,%02d&nbsp;€</p>\n<a class="%s" '
            'href="%s">%s</a><svg viewBox="0 0 24 24"><path d="M4 4%sz"/>'
            "</svg></div>\n"
            % (self.classes(), self.dice.randint(1, 9999),
               self.dice.randint(1, 9999), self.words(1, 2), self.address(),
               self.words(1, 3), self.classes(), self.words(2, 5).capitalize(),
               self.words(8, 30).capitalize(), self.words(5, 20).capitalize(),
               self.dice.randint(1, 99), self.dice.randint(0, 99),
               self.classes(), self.address(), self.words(1, 2),
               self.curve()))

    def login(self):
        return ('<form method="post" action="/session"><label for="user">'
                'Email</label><input id="user" name="user" type="email">'
                '<label for="pass">Password</label><input id="pass" '
                'name="pass" type="password"><input type="hidden" '
                'name="token" value="%032x"><button type="submit">Sign in'
                "</button></form>\n" % self.dice.getrandbits(128))

    def page(self, size):
        """About so many bytes, of which a third is scripts and styles."""
        parts = ["<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset="
                 "\"utf-8\"><title>%s</title>\n" %
                 self.words(2, 5).capitalize(),
                 self.style(size // 9), self.script(size // 9), "</head>"
                 "<body>\n<header>", self.menu(min(60, size // 1500)),
                 "</header><main>\n<h1>%s</h1>\n" %
                 self.words(3, 6).capitalize(), self.login()]
        done = sum(map(len, parts)) + size // 9
        while done < size:
            parts.append(self.offer())
            done += len(parts[-1])
            if self.dice.random() < 0.05:
                parts.append("<!-- %s -->\n" % self.words(5, 20))
        parts += ["</main><footer>", self.menu(8), "</footer>",
                  self.script(size // 9), "</body></html>\n"]
        return "".join(parts).encode()


def maintenance_page():
    """2 KB, as a product or a web server shows it."""
    maker = Maker(3)
    return ("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
            "<title>Scheduled maintenance</title>%s</head><body><main>"
            "<h1>We are currently under maintenance</h1><p>Our customer "
            "portal is being updated and will be back at 18:00.</p><p>%s.</p>"
            "</main></body></html>\n" %
            (maker.style(1300), maker.words(40, 60))).encode()


def write_set(folder, count):
    """Their names. Half are below 70 KB, a tenth is above 270 KB."""
    maker = Maker(1)
    names = []
    for i in range(count):
        size = int(69000 * 2.718281828 ** maker.dice.gauss(0, 1.05))
        name = "c%d.html" % i
        with open(os.path.join(folder, name), "wb") as file:
            file.write(maker.page(min(max(size, 4000), 800000)))
        names.append(name)
    return names


def phrases(count):
    """Phrases as people would load them, two to five words each. One in ten
    is of words that the pages are made of."""
    makers = [Maker(2)] + [Maker(4, OTHER_SYLLABLES)] * 9
    found = []
    while len(found) < count:
        phrase = makers[len(found) % 10].words(2, 5)
        if len(phrase) > 8 and phrase not in found:
            found.append(phrase)
    return found
