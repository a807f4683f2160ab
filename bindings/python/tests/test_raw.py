# SPDX-License-Identifier: MIT
import ctypes
import pathlib
import re
import unittest

import syma
from syma import _api, _lib, enums

FOLDER = pathlib.Path(__file__).resolve().parent.parent
CLASSES = {
    "syma_state": enums.State, "syma_usable": enums.Usable,
    "syma_section_kind": enums.SectionKind,
    "syma_event_kind": enums.EventKind,
    "syma_section_flag": enums.SectionFlag, "syma_flag": enums.Flag,
    "syma_notice_kind": enums.NoticeKind,
    "syma_option_type": enums.OptionType,
    "syma_change_kind": enums.ChangeKind,
    "syma_promise_status": enums.PromiseStatus,
    "syma_robots": enums.Robots,
}


class RawLayer(unittest.TestCase):
    def test_each_function_is_there_and_typed(self):
        self.assertEqual(set(_api.Api.__annotations__),
                         set(_api.PROTOTYPES))
        for name, (result, parameters) in _api.PROTOTYPES.items():
            function = getattr(_lib.lib, name)
            self.assertIsInstance(function, ctypes._CFuncPtr, name)
            self.assertIs(function.restype, result)
            self.assertEqual(list(function.argtypes), parameters)

    def test_each_enumeration_has_a_class_with_its_values(self):
        self.assertEqual(set(CLASSES), set(_api.ENUMS) - {"syma_error"})
        for name, members in CLASSES.items():
            values = {int(member) for member in members}
            self.assertEqual(values, set(_api.ENUMS[name].values()), name)

    def test_each_error_code_has_its_name(self):
        for name, code in _api.ENUMS["syma_error"].items():
            self.assertEqual(syma.error_name(code), name)

    def test_a_function_that_the_library_lacks_says_so(self):
        library = ctypes.CDLL(None)
        function = _lib._function(library, "syma_not_yet", None, [])
        with self.assertRaisesRegex(NotImplementedError, "syma_not_yet"):
            function(1)

    def test_version(self):
        self.assertRegex(syma.version(), r"^\d+\.\d+\.\d+$")
        major, minor, patch = map(int, syma.version().split("."))
        self.assertEqual(syma.version_number(),
                         major << 16 | minor << 8 | patch)
        self.assertEqual(syma.__version__, _api.VERSION)

    def test_the_package_has_the_version_of_the_interface(self):
        text = (FOLDER / "pyproject.toml").read_text(encoding="utf-8")
        self.assertEqual(re.findall(r'^version = "(.*)"$', text, re.M),
                         [_api.VERSION])

    def test_all_names_are_there(self):
        for name in syma.__all__:
            self.assertTrue(hasattr(syma, name), name)

    def test_features(self):
        self.assertIs(syma.has_feature("no such feature"), False)
        self.assertIsInstance(syma.has_feature("tls"), bool)


if __name__ == "__main__":
    unittest.main()
