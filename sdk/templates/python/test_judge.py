"""`judge` over the files in `fixtures/`: python3 -m unittest"""

import json
import unittest
from pathlib import Path

from judge import judge


class Fixtures(unittest.TestCase):
    def test_fixtures(self):
        files = sorted((Path(__file__).parent / "fixtures").glob("*.json"))
        self.assertTrue(files, "there are no fixtures")
        for file in files:
            with self.subTest(file.name):
                fixture = json.loads(file.read_text(encoding="utf-8"))
                found = judge(fixture["facts"])
                self.assertEqual({key: found[key] for key in fixture["expected"]}, fixture["expected"])


if __name__ == "__main__":
    unittest.main()
