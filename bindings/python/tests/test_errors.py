# SPDX-License-Identifier: MIT
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
