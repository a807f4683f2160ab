# SPDX-License-Identifier: MIT
import unittest

import syma


class Options(unittest.TestCase):
    def test_defaults(self):
        options = syma.Options()
        self.assertEqual(dict(options), {
            info.name: info.default for info in syma.option_infos()})
        self.assertEqual(repr(options), "Options()")

    def test_keywords(self):
        options = syma.Options({"timeout_ms": 1}, allow_private=True,
                               user_agent="tester")
        self.assertEqual(options["timeout_ms"], 1)
        self.assertEqual(options["allow_private"], 1)
        self.assertEqual(options["user_agent"], "tester")
        self.assertEqual(len(options), len(syma.option_infos()))

    def test_repr_tells_no_secret(self):
        options = syma.Options(timeout_ms=1, client_key_password="word")
        self.assertEqual(repr(options),
                         "Options(timeout_ms=1, client_key_password=...)")

    def test_deleting_gives_the_default(self):
        options = syma.Options(timeout_ms=1)
        del options["timeout_ms"]
        self.assertEqual(options["timeout_ms"], 30000)
        with self.assertRaises(KeyError):
            del options["time_out"]

    def test_a_key_that_is_none(self):
        with self.assertRaises(syma.NotFoundError) as caught:
            syma.Options(time_out=1)
        self.assertIn("time_out", caught.exception.message)
        self.assertEqual(caught.exception.name, "SYMA_ENOTFOUND")
        self.assertNotIn("time_out", syma.Options())
        with self.assertRaises(KeyError):
            syma.Options()["time_out"]

    def test_wrong_values_leave_the_old_one(self):
        options = syma.Options(timeout_ms=7)
        with self.assertRaises(syma.OutOfBoundsError):
            options["timeout_ms"] = 0
        with self.assertRaises(syma.ArgumentError):
            options["timeout_ms"] = "7"
        with self.assertRaises(syma.ArgumentError):
            options["user_agent"] = 7
        with self.assertRaises(syma.OutOfBoundsError):
            options["ip_family"] = "5"
        with self.assertRaises(TypeError):
            options["timeout_ms"] = 7.5
        self.assertEqual(options["timeout_ms"], 7)

    def test_a_copy_is_its_own(self):
        options = syma.Options(timeout_ms=7)
        other = syma.Options(options)
        options["timeout_ms"] = 8
        self.assertEqual(other["timeout_ms"], 7)

    def test_what_was_made_with_them_has_a_copy(self):
        options = syma.Options(excerpt_max=16)
        page = syma.Page(options, status=200)
        options.close()
        page.feed(b"<h1>This site is closed for maintenance today</h1>")
        page.finish()
        longest = max(len(e.excerpt.encode())
                      for e in syma.classify(page).evidence)
        self.assertLessEqual(longest, 16)

    def test_a_closed_one_is_refused(self):
        options = syma.Options()
        options.close()
        with self.assertRaises(syma.ClosedError):
            syma.Page(options)


if __name__ == "__main__":
    unittest.main()
