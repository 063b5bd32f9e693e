"""How long a start takes on a screen until nothing changes any more, beside gnome-calendar.

Both show a month of 1,000 entries under Xvfb, by turns. Another process looks at the whole screen
and says when it changed last; it costs both the same. gnome-calendar's data server has been
started before and has read the entries: what is compared are the two windows.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

ROOT = Path(__file__).parent.parent
NEEDED = ("gnome-calendar", "Xvfb", "dbus-daemon")
ENTRIES, ROUNDS = 1_000, 5
GOAL = 0.40
PATIENCE = 60  # seconds
SCREEN = ("-screen", "0", "1366x768x24", "-nolisten", "tcp")

WATCH = """
import hashlib, sys, time
from PySide6.QtGui import QGuiApplication
app = QGuiApplication([])
screen = app.primaryScreen()
def look():
    image = screen.grabWindow(0).toImage()
    return hashlib.blake2b(bytes(image.constBits())).digest()
before = blank = look()
print("ready", flush=True)
begun = last = time.perf_counter_ns()
while time.perf_counter_ns() - last < 2e9 or before == blank:
    time.sleep(0.025)
    now = look()
    if now != before:
        before, last = now, time.perf_counter_ns()
    if time.perf_counter_ns() - begun > 60e9:
        sys.exit("nothing was shown")
print(last, flush=True)
"""


def compare(own: dict[str, str], today: date) -> None:
    """Print both medians and their ratio; `own` is where the program finds its plan."""
    if lacking := [name for name in NEEDED if not shutil.which(name)]:
        print(f"settled: skipped, without {', '.join(lacking)}")
        return
    with tempfile.TemporaryDirectory() as folder, _screen() as display, _bus() as bus:
        both = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        both |= {"DBUS_SESSION_BUS_ADDRESS": bus}
        theirs = both | _theirs(Path(folder), today)
        commands = {
            "gnome-calendar": ([_path("gnome-calendar")], theirs),
            "ours": ([sys.executable, "main.py"], both | own),
        }
        for command in commands.values():
            _settled(*command)  # starts the data server, compiles what has changed
        taken: dict[str, list[float]] = {name: [] for name in commands}
        for turn in range(ROUNDS):
            for name in sorted(commands, reverse=bool(turn % 2)):
                taken[name].append(_settled(*commands[name]))
    medians = {name: statistics.median(times) for name, times in taken.items()}
    ratio = medians["ours"] / medians["gnome-calendar"]
    said = ", ".join(f"{name} {median:.0f} ms" for name, median in medians.items())
    print(f"settled: {said}, ratio {ratio:.2f} (goal: at most {GOAL})")


def _settled(command: list[str], environment: dict[str, str]) -> float:
    """Return the milliseconds from the start of a program to the last change of the screen."""
    watch = subprocess.Popen(
        [sys.executable, "-c", WATCH], env=environment, stdout=subprocess.PIPE, text=True
    )
    assert watch.stdout is not None
    watch.stdout.readline()
    begun = time.perf_counter_ns()
    program = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        said, _ = watch.communicate(timeout=2 * PATIENCE)
    finally:
        program.terminate()
        program.wait()
        watch.kill()
    time.sleep(0.5)  # the screen is empty again
    return (int(said) - begun) / 1e6


@contextmanager
def _screen() -> Iterator[str]:
    """Run a virtual screen and return its name."""
    read, write = os.pipe()
    server = subprocess.Popen(
        [_path("Xvfb"), *SCREEN, "-displayfd", str(write)],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    try:
        with os.fdopen(read) as told:
            yield f":{told.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


@contextmanager
def _bus() -> Iterator[str]:
    """Run a session's message bus and return its address."""
    bus = subprocess.Popen(
        [_path("dbus-daemon"), "--session", "--nofork", "--print-address"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert bus.stdout is not None
    try:
        yield bus.stdout.readline().strip()
    finally:
        bus.terminate()
        bus.wait()


def _path(name: str) -> str:
    found = shutil.which(name)
    assert found is not None, name
    return found


def _theirs(folder: Path, today: date) -> dict[str, str]:
    """Return an environment in which gnome-calendar finds the entries of a person without more."""
    place = folder / "share" / "evolution" / "calendar" / "system"
    place.mkdir(parents=True)
    days = [today + timedelta(days=(number - ENTRIES // 2) // 4) for number in range(ENTRIES)]
    events = "".join(
        f"BEGIN:VEVENT\r\nUID:bench-{number}\r\nDTSTAMP:20180101T000000Z\r\n"
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}\r\nDTEND;VALUE=DATE:{day + timedelta(1):%Y%m%d}\r\n"
        f"SUMMARY:Rà soát\\, hoàn thiện hồ sơ số {number} trình Sở phê duyệt\r\nEND:VEVENT\r\n"
        for number, day in enumerate(days)
    )
    text = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//bench//\r\n{events}END:VCALENDAR\r\n"
    (place / "calendar.ics").write_text(text, encoding="utf-8", newline="")
    return {
        "HOME": str(folder),
        "XDG_DATA_HOME": str(folder / "share"),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_CACHE_HOME": str(folder / "cache"),
        "XDG_RUNTIME_DIR": str(folder),
        "GSETTINGS_BACKEND": "memory",
        "GDK_BACKEND": "x11",
    }
