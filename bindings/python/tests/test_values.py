# SPDX-License-Identifier: MIT
import copy
import pickle
import unittest
from datetime import datetime, timedelta, timezone

import syma
from syma import _values


class Enumerations(unittest.TestCase):
    def test_names(self):
        self.assertEqual(str(syma.State.MAINTENANCE), "maintenance")
        self.assertEqual(f"{syma.Usable.PARTLY:>8}", "  partly")
        self.assertEqual(syma.SectionKind.LOGIN.label, "login")
        self.assertEqual(syma.NoticeKind.MAINTENANCE_NOW.label,
                         "maintenance-now")
        self.assertEqual(str(syma.ChangeKind.PARTIAL_RETURN),
                         "partial_return")
        self.assertEqual(str(syma.PromiseStatus.REVISED), "revised")

    def test_from_name(self):
        self.assertIs(syma.State.from_name("down"), syma.State.DOWN)
        self.assertIs(syma.SectionKind.from_name("account"),
                      syma.SectionKind.ACCOUNT)
        with self.assertRaises(syma.NotFoundError) as caught:
            syma.State.from_name("sideways")
        self.assertIn("sideways", caught.exception.message)

    def test_an_unknown_number_comes_through(self):
        for kind in (syma.State, syma.Usable, syma.SectionKind,
                     syma.EventKind, syma.NoticeKind, syma.OptionType,
                     syma.ChangeKind, syma.PromiseStatus, syma.Robots):
            value = kind(77)
            self.assertIsInstance(value, kind)
            self.assertEqual((value, value.value), (77, 77))
            self.assertFalse(value.known)
            self.assertIn("77", str(value))
            self.assertNotIn(value, list(kind))
        self.assertTrue(syma.State.UP.known)
        self.assertEqual(str(syma.State(-3)), "-3")

    def test_what_is_no_number_is_refused(self):
        with self.assertRaises(ValueError):
            syma.State("up")

    def test_members_can_be_copied_and_pickled(self):
        for value in (syma.State.UP, syma.State(77), syma.Flag(3)):
            self.assertEqual(copy.deepcopy(value), value)
            self.assertEqual(pickle.loads(pickle.dumps(value)), value)

    def test_flags(self):
        flags = syma.Flag.WARN | syma.Flag.DRIFT
        self.assertEqual(flags.names, ("warn", "drift"))
        self.assertIn(syma.Flag.WARN, flags)
        self.assertEqual(syma.Flag(0).names, ())

    def test_an_unknown_bit_comes_through(self):
        flags = syma.Flag(1 << 30 | 1)
        self.assertEqual(int(flags), 1 << 30 | 1)
        self.assertEqual(flags.names, ("suspect", str(1 << 30)))


class Arguments(unittest.TestCase):
    def test_nul_is_refused_not_cut(self):
        with syma.Page() as page:
            with self.assertRaisesRegex(ValueError, "NUL"):
                page.set_url("http://a.example/\0b")
            with self.assertRaisesRegex(ValueError, "NUL"):
                page.add_header("Server", "a\0b")
        with self.assertRaisesRegex(ValueError, "NUL"):
            syma.Options()["user_agent"] = "a\0b"

    def test_a_text_is_a_str(self):
        with self.assertRaises(TypeError):
            syma.Page().set_url(b"http://a.example/")
        with self.assertRaises(UnicodeEncodeError):
            syma.Page().add_header("Server", "\ud800")

    def test_numbers_are_not_cut(self):
        with self.assertRaises(OverflowError):
            syma.Page().set_http_status(2**32 + 200)
        with self.assertRaises(OverflowError):
            syma.Options(timeout_ms=2**64 + 5)
        with self.assertRaises(OverflowError):
            syma.Prober().cancel(-1)
        with self.assertRaises(TypeError):
            syma.Page().set_http_status(200.5)

    def test_moments(self):
        there = timezone(timedelta(hours=2))
        moment = datetime(1970, 1, 1, 2, 0, 1, 500000, there)
        self.assertEqual(_values.moment_in(moment), 1500)
        self.assertEqual(_values.moment_out(1500), moment)
        self.assertIsNone(_values.moment_out(-1))
        self.assertEqual(_values.moment_out(2**62), _values.LAST)
        with self.assertRaisesRegex(ValueError, "zone"):
            syma.Context(now=datetime(2026, 1, 1))


class Lists(unittest.TestCase):
    def test_reasons(self):
        reasons = {reason.name: reason.help for reason in syma.reasons()}
        self.assertIn("soft_404", reasons)
        self.assertTrue(all(reasons.values()))

    def test_options(self):
        infos = {info.name: info for info in syma.option_infos()}
        timeout = infos["timeout_ms"]
        self.assertEqual(timeout.type, syma.OptionType.INT)
        self.assertLess(timeout.min, timeout.default)
        self.assertLess(timeout.default, timeout.max)
        zone = infos["zoneinfo_dir"]
        self.assertEqual(zone.type, syma.OptionType.STR)
        self.assertEqual(zone.default, "/usr/share/zoneinfo")
        self.assertTrue(all(info.help for info in infos.values()))

    def test_exit_code(self):
        self.assertEqual(syma.exit_code(syma.State.UP, syma.Usable.YES), 0)
        self.assertEqual(syma.exit_code(
            syma.State.UP, syma.Usable.YES, syma.Flag.WARN), 1)
        self.assertEqual(syma.exit_code(
            syma.State.MAINTENANCE, syma.Usable.NO, maintenance_code=2), 2)
        self.assertEqual(syma.exit_code(77, 77), 3)
        with self.assertRaises(syma.ArgumentError):
            syma.exit_code(syma.State.UP, syma.Usable.YES,
                           maintenance_code=7)


if __name__ == "__main__":
    unittest.main()
