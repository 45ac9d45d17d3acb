"""Prints the tables of the README from the recorded files."""

import json
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent


def main():
    rows, total = defaultdict(lambda: [set(), 0, 0]), set()
    for path in sorted(HERE.glob("*/*.jsonl")):
        for line in map(json.loads, path.read_text().splitlines()):
            row = rows[path.parent.name, line["software"]]
            row[0].add(line["version"])
            row[line["half"]] += 1
            total.add(line["text"])
    families = list(dict.fromkeys(family for family, _ in rows))
    print("| family | software | versions | half 1 | half 2 |\n|---|---|---|---|---|")
    for (family, software), (versions, first, second) in rows.items():
        print(f"| {family} | {software} | {', '.join(sorted(versions))} | {first} | {second} |")
    count = sum(first + second for _, first, second in rows.values())
    print(f"\n{count} lines, {len(total)} distinct texts, {len({name for _, name in rows})} pieces of software, {len(families)} families.")


main()
