"""How long exports and imports take beside other libraries, and whether texts and plans survive.

    python3 bench/ics.py                    speed and memory, 20,000 texts, 1,000 plans
    python3 bench/ics.py --texts 100000 --plans 10000
    python3 bench/ics.py --only write|read|import|texts|plans

Each figure is taken in a fresh process, by turns; CPU seconds and peak MB are medians of ROUNDS.
A library that is not installed is left out. ical.js is asked where $ICAL_JS names the folder that
holds its node_modules; the lint of Outlook's rules where it lies beside the repository.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from bench.ics_items import NOW, a_month_of_items, random_plan, random_text  # noqa: E402
from planner.ics.lines import clean, one_line, shortened  # noqa: E402
from planner.ics.profile import ExportOptions, NothingToExport, Profile  # noqa: E402
from planner.ics.read import read_ics  # noqa: E402
from planner.ics.scan import scan  # noqa: E402
from planner.ics.write import to_ics  # noqa: E402
from planner.model import Event  # noqa: E402
from resources import words  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from planner.model import Item

ROUNDS = 5
SIZES = (100, 1_000, 10_000)
WINDOW = (date(2027, 1, 1), date(2027, 12, 31))
LINT = ROOT.parent / "shared" / "tools" / "outlook_lint.py"
ICAL_JS = """
import fs from "node:fs"; import ICAL from "ical.js";
const root = new ICAL.Component(ICAL.parse(fs.readFileSync(process.argv[1], "utf8")));
console.log(JSON.stringify(root.getAllSubcomponents("vevent").map(c =>
  [c.getFirstPropertyValue("summary"), c.getFirstPropertyValue("description") ?? ""])));
"""


def export(items: Sequence[Item], profile: Profile = Profile.LICH, **options: bool) -> bytes:
    """Return an export under no name."""
    chosen = ExportOptions(**options)
    return to_ics(items, profile=profile, words=words("vi"), now=NOW, options=chosen).data


# ------------------------------------------------------------------------------- other libraries


def by_icalendar(items: Sequence[Item]) -> bytes:
    """Write the same entries with icalendar: the properties of LICH without its description."""
    import icalendar

    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//bench//")
    calendar.add("version", "2.0")
    for values in _plain(items):
        event = icalendar.Event()
        for name, value in values.items():
            event.add(name, value)
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def by_vobject(items: Sequence[Item]) -> bytes:
    """Write the same entries with vobject."""
    import vobject

    calendar = vobject.iCalendar()
    for values in _plain(items):
        event = calendar.add("vevent")
        for name, value in values.items():
            if isinstance(value, datetime):  # it knows no other zone without a name
                value = value.astimezone(vobject.icalendar.utc)  # noqa: PLW2901
            event.add(name).value = [value] if name == "categories" else value
    return str(calendar.serialize()).encode()


def _plain(items: Sequence[Item]) -> list[dict[str, Any]]:
    found = scan(export(items)).blocks
    shown = {block.text("UID"): block for block in found}
    return [
        {
            "uid": item.uid,
            "dtstamp": item.last_modified,
            "created": item.created,
            "last-modified": item.last_modified,
            "dtstart": WINDOW[0],
            "dtend": WINDOW[1],
            "summary": shown[item.uid].text("SUMMARY"),
            "description": shown[item.uid].text("DESCRIPTION"),
            "categories": shown[item.uid].text("CATEGORIES"),
            "transp": "TRANSPARENT",
            "class": "PUBLIC",
        }
        for item in items
    ]


def _read_icalendar(data: bytes) -> int:
    import icalendar

    return len(icalendar.Calendar.from_ical(data).events)


def _read_vobject(data: bytes) -> int:
    import vobject

    return len(vobject.readOne(data.decode()).vevent_list)


WRITERS: dict[str, Callable[[Sequence[Item]], bytes]] = {
    "lich": export,
    "cong-viec": lambda items: export(items, Profile.CONG_VIEC),
    "icalendar": by_icalendar,
    "vobject": by_vobject,
}
READERS: dict[str, Callable[[bytes], int]] = {
    "ours": lambda data: len(read_ics(data, WINDOW).found),
    "icalendar": _read_icalendar,
    "vobject": _read_vobject,
}

# ---------------------------------------------------------------------------------------- figures


def one(task: str, name: str, count: int) -> None:
    """Take one figure in this process and print it as JSON."""
    items = a_month_of_items(count)
    if task == "write":
        write = WRITERS[name]
        _plain(items[:1]) if name in {"icalendar", "vobject"} else write(items[:4])
        began = time.process_time()
        size = len(write(items))
    else:
        data = export(items)
        READERS[name](export(items[:1]))
        began = time.process_time()
        size = READERS[name](data)
    spent = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps([spent, peak, size]))


def compare(task: str, names: Sequence[str]) -> None:
    """Print the medians of each library for each size, taken by turns."""
    names = [n for n in names if n not in {"icalendar", "vobject"} or importlib.util.find_spec(n)]
    for count in SIZES:
        found: dict[str, list[tuple[float, float, int]]] = {name: [] for name in names}
        for _ in range(ROUNDS):
            for name in names:
                command = [sys.executable, __file__, "--one", task, name, str(count)]
                said = subprocess.run(command, capture_output=True, check=True, text=True)
                found[name].append(tuple(json.loads(said.stdout)))
        for name, figures in found.items():
            cpu = statistics.median(figure[0] for figure in figures)
            peak = statistics.median(figure[1] for figure in figures)
            print(f"{task:6} {count:6} {name:10} {cpu * 1000:9.1f} ms CPU {peak:6.0f} MB peak")


def imports() -> None:
    """Print what importing the writer costs beyond the nouns, which are always loaded."""
    code = (
        "import time, {before}; began = time.process_time(); import {module}; "
        "print(time.process_time() - began); import sys; assert 'icalendar' not in sys.modules"
    )
    for module in ("planner.ics.write", "planner.ics.read"):
        for before in ("planner.model", "sys"):
            command = [sys.executable, "-c", code.format(module=module, before=before)]
            spent = [
                float(subprocess.run(command, capture_output=True, check=True, cwd=ROOT).stdout)
                for _ in range(11)
            ]
            print(f"import {module} after {before:13} {statistics.median(spent) * 1000:6.1f} ms")


# ---------------------------------------------------------------------------------------- survival


def texts(count: int) -> None:
    """Print how many of so many random texts differ after our writer and each reader."""
    differing: dict[str, int] = {}
    chunk = 2_000
    for start in range(0, count, chunk):
        sent = [random_text(n) for n in range(start, min(start + chunk, count))]
        items = [
            Event(uid=f"{n:036}", summary=text, note=text, start=WINDOW[0])
            for n, text in enumerate(sent)
        ]
        data = export(items)
        for name, seen in _seen(data).items():
            differing[name] = differing.get(name, 0) + sum(map(_differs, sent, seen))
    for name, number in differing.items():
        print(f"texts  {count:6} {name:10} {number} altered")


def _differs(sent: str, seen: tuple[str, str]) -> bool:
    title = shortened(one_line(sent)) or words("vi").say("ics.untitled")
    whole = one_line(sent)
    body = clean(sent) if whole in title else clean(f"{whole}\n{clean(sent)}")
    return (seen[0], seen[1]) != (title, body)


def _seen(data: bytes) -> dict[str, list[tuple[str, str]]]:
    """Return title and description of each event, as each reader sees them."""
    found = {"ours": [(b.text("SUMMARY"), b.text("DESCRIPTION")) for b in scan(data).blocks]}
    if importlib.util.find_spec("icalendar"):
        import icalendar

        events = icalendar.Calendar.from_ical(data).events
        found["icalendar"] = [(str(e["SUMMARY"]), str(e.get("DESCRIPTION", ""))) for e in events]
    if folder := os.environ.get("ICAL_JS"):
        with tempfile.NamedTemporaryFile(suffix=".ics") as file:
            file.write(data)
            file.flush()
            command = ["node", "--input-type=module", "-e", ICAL_JS, file.name]
            said = subprocess.run(command, capture_output=True, check=True, cwd=folder)
        found["ical.js"] = [tuple(pair) for pair in json.loads(said.stdout)]
    return found


def plans(count: int) -> None:
    """Print what the lint finds in the exports of so many random plans."""
    if not LINT.exists():
        print("plans: the lint is not here")
        return
    spec = importlib.util.spec_from_file_location("outlook_lint", LINT)
    assert spec is not None
    assert spec.loader is not None
    lint = importlib.util.module_from_spec(spec)
    sys.modules["outlook_lint"] = lint
    spec.loader.exec_module(lint)
    found: dict[str, int] = {}
    files = 0
    for seed in range(count):
        for profile, allowed in ((Profile.LICH, ""), (Profile.CONG_VIEC, "C04 C05")):
            try:
                data = export(random_plan(seed), profile, bars=seed % 3 == 0)
            except NothingToExport:
                continue
            files += 1
            for finding in lint.Lint(data).found:
                if finding.rule not in allowed:
                    found[finding.rule] = found.get(finding.rule, 0) + 1
                    print(profile.value, seed, finding)
    print(f"plans  {count:6} {files} files, findings: {found or 0}")


def main() -> None:
    """Run what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=["write", "read", "import", "texts", "plans"])
    parser.add_argument("--texts", type=int, default=20_000)
    parser.add_argument("--plans", type=int, default=1_000)
    parser.add_argument("--one", nargs=3, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.one:
        task, name, count = arguments.one
        one(task, name, int(count))
        return
    steps: dict[str, Callable[[], None]] = {
        "import": imports,
        "write": lambda: compare("write", list(WRITERS)),
        "read": lambda: compare("read", list(READERS)),
        "texts": lambda: texts(arguments.texts),
        "plans": lambda: plans(arguments.plans),
    }
    for name, step in steps.items():
        if arguments.only in {None, name}:
            step()


if __name__ == "__main__":
    main()
