# SPDX-License-Identifier: MIT
import copy
import dataclasses
import gc
import pickle
import unittest

import syma
from syma import _api, errors


class Errors(unittest.TestCase):
    def test_code_name_and_message(self):
        with syma.Page() as page:
            with self.assertRaises(syma.UrlError) as caught:
                page.set_url("ftp://a.example/")
        error = caught.exception
        self.assertEqual(error.code, _api.SYMA_EURL)
        self.assertEqual(error.name, "SYMA_EURL")
        self.assertTrue(error.message)
        self.assertIsNone(error.line)
        self.assertEqual(str(error), f"SYMA_EURL: {error.message}")
        self.assertIsInstance(error, syma.Error)
        self.assertIsInstance(error, ValueError)

    def test_the_object_says_more_than_the_code(self):
        portal = syma.Portal("p")
        portal.add_section("a", "http://a.example/")
        with self.assertRaises(syma.ExistsError) as caught:
            portal.add_section("a", "http://a.example/")
        self.assertNotEqual(caught.exception.message,
                            syma.error_text(_api.SYMA_EEXISTS))

    def test_an_unknown_code_comes_through(self):
        self.assertIsNone(syma.error_name(-99))
        error = errors.error(-99)
        self.assertEqual((error.code, error.name), (-99, "-99"))
        self.assertIs(type(error), syma.Error)
        self.assertTrue(error.message)

    def test_an_error_can_be_pickled(self):
        error = errors.error(_api.SYMA_ESYNTAX, "no such element", 3)
        again = pickle.loads(pickle.dumps(error))
        self.assertIs(type(again), syma.DocumentError)
        self.assertEqual((again.code, again.message, again.line),
                         (error.code, error.message, 3))

    def test_a_wrong_kind_is_not_blamed_on_the_url(self):
        with self.assertRaises(syma.ArgumentError) as caught:
            syma.check_url("http://a.example/login", 99)
        self.assertNotIn("a.example", str(caught.exception))
        with self.assertRaises(syma.UrlError) as caught:
            syma.check_url("ftp://a.example/login")
        self.assertIn("a.example", str(caught.exception))


class Copying(unittest.TestCase):
    """Two that release one object would end the process, so each test goes
    on with what it has copied from."""

    def verdict(self):
        page = syma.Page(status=200, url="http://a.example/")
        page.finish()
        return syma.classify(page)

    def test_a_copy_of_a_verdict_is_closed_by_itself(self):
        for copied in (copy.copy, copy.deepcopy):
            verdict = self.verdict()
            text = verdict.format("json")
            twin = copied(verdict)
            self.assertIs(type(twin), syma.Verdict)
            self.assertIsNot(twin, verdict)
            verdict.close()
            gc.collect()
            self.assertEqual(twin.format("json"), text)
            twin.close()
            self.assertTrue(copied(verdict).closed)

    def test_a_copy_of_rules(self):
        rules = syma.Ruleset(builtin=False)
        for twin in copy.copy(rules), copy.deepcopy(rules):
            twin.close()
        page = syma.Page()
        page.finish()
        self.assertTrue(syma.classify(page, rules=rules).summary)

    def test_a_section_as_a_dict(self):
        verdict = self.verdict()
        section = syma.Section("a", syma.State.UP, syma.Usable.YES, "ok", "",
                               (), verdict)
        twin = dataclasses.asdict(section)["verdict"]
        self.assertIs(twin._pointer, verdict._pointer)
        self.assertEqual(twin.summary, verdict.summary)
        verdict.close()
        self.assertEqual(twin.http_status, 200)

    def test_nothing_that_is_owned_is_pickled(self):
        for thing in (self.verdict(), syma.Ruleset(builtin=False)):
            for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
                with self.assertRaisesRegex(TypeError, "pickle"):
                    pickle.dumps(thing, protocol)
        for thing in (syma.Page(), syma.Context(), syma.Portal(),
                      syma.Prober(), syma.Options()):
            for copied in (pickle.dumps, copy.deepcopy):
                with self.assertRaisesRegex(TypeError, "pickle"):
                    copied(thing)
            with self.assertRaisesRegex(TypeError, "cannot be pickled"):
                copy.copy(thing._pointer)


class Closing(unittest.TestCase):
    def objects(self):
        page = syma.Page()
        page.finish()
        return [
            (syma.Options(), lambda o: o["timeout_ms"]),
            (syma.Ruleset(builtin=False),
             lambda r: syma.classify(page, rules=r)),
            (syma.Page(), lambda p: p.feed(b"")),
            (syma.Context(), lambda c: c.set_now(0)),
            (syma.classify(page), lambda v: v.state),
            (syma.Portal(), lambda p: p.section_count),
            (syma.Prober(), lambda p: p.step()),
        ]

    def test_twice_is_fine_and_use_afterwards_an_error(self):
        for thing, use in self.objects():
            with self.subTest(type(thing).__name__):
                self.assertFalse(thing.closed)
                use(thing)
                thing.close()
                thing.close()
                self.assertTrue(thing.closed)
                with self.assertRaises(syma.ClosedError):
                    use(thing)
                with self.assertRaises(syma.ClosedError):
                    with thing:
                        pass

    def test_with_closes(self):
        for thing, _ in self.objects():
            with thing as entered:
                self.assertIs(entered, thing)
            self.assertTrue(thing.closed)

    def test_repr_of_closed_objects(self):
        for thing, _ in self.objects():
            repr(thing)
            thing.close()
            self.assertIn(type(thing).__name__, repr(thing))

    def test_a_constructor_that_fails_leaves_nothing_behind(self):
        with self.assertRaises(syma.ArgumentError):
            syma.Portal("not an id")
        with self.assertRaises(syma.OutOfBoundsError):
            syma.Page(status=7)


if __name__ == "__main__":
    unittest.main()
