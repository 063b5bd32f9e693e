"""What other programs read in our exports, field by field: ical.js always, more where installed.

    python3 bench/ics_readers.py

ical.js (Thunderbird's and Nextcloud's reader) is installed by npm into a folder of its own that is
removed again; without npm that is said and left out. $ICS_CLIENTS may name a program that runs
further calendar programs on a file and fails on a difference. Status 1: one saw something else.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from uuid import UUID

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from bench.ics_items import NOW, a_month_of_items, random_plan  # noqa: E402
from planner.ics.profile import NothingToExport, Profile, calendar_name  # noqa: E402
from planner.ics.scan import Block, listed, scan  # noqa: E402
from planner.ics.write import to_ics  # noqa: E402
from planner.model import Event, Month, Task  # noqa: E402
from resources import words  # noqa: E402

ICAL_JS = "ical.js@2.2.1"
PLANS = 200
READ = """
import fs from "node:fs"; import ICAL from "ical.js";
ICAL.design.strict = true;
for (const path of process.argv.slice(1)) {
  const root = new ICAL.Component(ICAL.parse(fs.readFileSync(path, "utf8")));
  const items = ["vevent", "vtodo"].flatMap(name => root.getAllSubcomponents(name)).map(c => {
    const value = name => { const found = c.getFirstPropertyValue(name); return found ?? ""; };
    return [value("uid"), value("summary"), value("description"), value("location"),
      String(value("dtstart")), String(value("dtend")), String(value("due")),
      value("status"), String(value("percent-complete")), String(value("completed")),
      String(value("sequence")), String(value("last-modified")), String(value("priority")),
      c.getAllProperties("categories").flatMap(p => p.getValues())];
  });
  console.log(JSON.stringify(items));
}
"""


def exports() -> dict[str, bytes]:
    """Return the files that are read: a month, texts that break readers, random plans."""
    plans = {"month": a_month_of_items(60), "hard": _hard()}
    plans |= {f"random-{seed}": random_plan(seed) for seed in range(PLANS)}
    found = {}
    for name, items in plans.items():
        for profile in Profile:
            calendar = calendar_name(UUID(int=7), Month(2027, 2), words("vi"))
            try:
                found[f"{name}-{profile.value}.ics"] = to_ics(
                    items, calendar, profile, words=words("vi"), now=NOW
                ).data
            except NothingToExport:
                continue
    return found


def _hard() -> list[Event | Task]:
    titles = (
        "Rà soát, tổng hợp “hồ sơ”; báo cáo " * 12,
        "D:\\Nội bộ\\Nhiệm vụ.docx; \\\\may-chu\\Nghị quyết \\N \\n",
        "ê" * 254 + "🎯",
        "e\u0301 👨\u200d👩\u200d👧 %s {0} BEGIN:VEVENT",
    )
    kept = [
        Event(uid=str(UUID(int=n)), summary=text, note=f"{text}\n{text}", start=date(2027, 2, 3))
        for n, text in enumerate(titles, 1)
    ]
    return [*kept, Task(uid=str(UUID(int=9)), summary=titles[1], due=date(2027, 2, 5))]


def expected(block: Block) -> list[object]:
    """Return the fields of a component as any reader must see them."""
    text = block.text
    categories = [name for each in block.all("CATEGORIES") for name in listed(each.value)]
    moments = [_iso(text(name)) for name in ("DTSTART", "DTEND", "DUE")]
    return [
        *(text(name) for name in ("UID", "SUMMARY", "DESCRIPTION", "LOCATION")),
        *moments,
        *(text(name) for name in ("STATUS", "PERCENT-COMPLETE")),
        _iso(text("COMPLETED")),
        text("SEQUENCE"),
        _iso(text("LAST-MODIFIED")),
        text("PRIORITY"),
        categories,
    ]


def _iso(value: str) -> str:
    """Return a DATE or DATE-TIME as ical.js writes it."""
    day = f"{value[:4]}-{value[4:6]}-{value[6:8]}" if value else ""
    clock = f"T{value[9:11]}:{value[11:13]}:{value[13:15]}{value[15:]}" if value[8:] else ""
    return day + clock


def by_ical_js(files: dict[str, bytes]) -> int:
    """Return how many components ical.js reads differently; says so where it cannot be had."""
    npm, node = shutil.which("npm"), shutil.which("node")
    if not npm or not node:
        print("ical.js: left out, npm or node is not installed")
        return 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        command = [npm, "install", "--silent", "--no-audit", "--no-fund", ICAL_JS]
        if subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode:
            print("ical.js: left out, npm could not install it")
            return 0
        for file, data in files.items():
            (folder / file).write_bytes(data)
        said = subprocess.run(
            [node, "--input-type=module", "-e", READ, *files],
            cwd=folder,
            capture_output=True,
            check=True,
            encoding="utf-8",
        )
    wrong = count = 0
    for (file, data), line in zip(files.items(), said.stdout.splitlines(), strict=True):
        seen = {each[0]: each[1:] for each in json.loads(line)}
        for block in scan(data).blocks:
            uid, *fields = expected(block)
            count += 1
            if seen.get(str(uid)) != fields:
                wrong += 1
                print(f"ical.js: {file} {uid}\n  {seen.get(str(uid))}\n  {fields}")
    print(f"ical.js: {count} components of 14 fields, {len(files)} files, {wrong} read differently")
    return wrong


def by_programs(files: dict[str, bytes]) -> int:
    """Return how many files the further programs of this machine read differently."""
    program = os.environ.get("ICS_CLIENTS", "")
    if not program:
        print("further calendar programs: left out, ICS_CLIENTS names none")
        return 0
    wrong = 0
    with tempfile.TemporaryDirectory() as name:
        for file in ("month-lich.ics", "month-cong-viec.ics"):
            path = Path(name) / file
            path.write_bytes(files[file])
            said = subprocess.run(
                [sys.executable, program, str(path)], capture_output=True, text=True, check=False
            )
            print(said.stdout, end="")
            wrong += said.returncode != 0
    return wrong


if __name__ == "__main__":
    made = exports()
    sys.exit(bool(by_ical_js(made) + by_programs(made)))
