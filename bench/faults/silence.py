"""A whole session in the window, and what it reaches for: it must be nothing outside our folders.

Python's own audit sees what Python does; strace, where it runs, also sees what the libraries do.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bench.faults.watching import Watch

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
PICTURE = '<img src="file:///etc/hostname"><b>x</b>'
REPORT = (
    f"Trạm {PICTURE} họp giao ban tháng 4 năm 2019\n\nPhương hướng, nhiệm vụ tháng 4/2019:\n"
    f"- Hoàn thành báo cáo {PICTURE} trước ngày 12/4/2019.\n"
    "- Mở http://x.invalid/a.png ngày 15/4/2019."
)
PAGE = (
    '<html><head><meta charset="utf-8"><link rel="stylesheet" href="http://x.invalid/a.css">'
    '<base href="http://x.invalid/"><script src="http://x.invalid/a.js"></script></head><body>'
    '<img src="http://x.invalid/a.png"><iframe src="file:///etc/hostname"></iframe>'
    f"<p>{REPORT.replace(chr(10), '</p><p>')}</p></body></html>"
)
CALENDAR = (
    "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTART;VALUE=DATE:20190411\r\nSUMMARY:Họp\r\n"
    "ATTACH:file:///etc/hostname\r\nURL:http://x.invalid/\r\nBEGIN:VALARM\r\nACTION:PROCEDURE\r\n"
    "ATTACH:file:///bin/true\r\nTRIGGER:PT0S\r\nEND:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)
CALLS = "connect,bind,sendto,execve,socket"
NETWORK = re.compile(r"AF_INET6?|execve\(")


def session(folder: Path) -> list[str]:  # noqa: PLR0915 - one thing after the other
    """Live through a session; return what Python reached for."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from datetime import date, datetime

    import resources
    from planner.clock import Clock
    from planner.settings import Settings
    from ui.app import Desk
    from ui.instance import Instance
    from ui.screen import opened
    from ui.style import apply
    from ui.texts import Texts

    report = folder / "báo cáo.txt"
    report.write_text(REPORT, encoding="utf-8")
    texts = Texts(resources.words("vi"))
    app = opened(texts, offscreen=True)
    apply(app, "light", shipped_font=True)
    watch = Watch(folder)
    data = folder / "data"
    data.mkdir()
    instance = Instance(data)
    instance.is_first()
    clock = Clock(lambda: datetime.now().astimezone(), date(2019, 4, 9))
    desk = Desk(data, texts, Settings(), clock)
    desk.start(instance, [report])

    def settle(seconds: float) -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            app.processEvents()
            time.sleep(0.002)

    settle(3)
    if not desk.window.shows_calendar:
        desk.reception.review_page.take_over()
    settle(0.5)
    titles = [item.uid for item in desk.plan.items()]
    for uid in titles:
        desk.session.choose(uid)
        desk.session.set_done(uid, True)  # noqa: FBT003 - a signal's argument
        settle(0.1)
    for name, content in (("trang.html", PAGE), ("mời.ics", CALENDAR)):
        (folder / name).write_text(content, encoding="utf-8")
        _take_in(desk, folder / name, settle)
    _send_out(desk, folder, settle)
    for name in ("week_view_requested", "list_view_requested", "result_requested",
                 "month_view_requested", "keys_requested", "copies_requested", "undo_requested",
                 "next_requested", "today_requested"):  # fmt: skip
        desk.window.actions_by_name[name].trigger()
        settle(0.2)
    desk.session.search("bao cao")
    settle(0.3)
    desk.writer.settle(5)
    desk.window.hide()
    desk.end()
    instance.release()
    if not titles:
        watch.reached.append("nothing was taken over: no session")
    return watch.reached


def _take_in(desk: object, file: Path, settle: Callable[[float], None]) -> None:
    """Open a file that points elsewhere, and take over what it gives."""
    desk.reception.read([file])  # type: ignore[attr-defined]
    settle(1)
    if desk.window.shows_calendar:  # type: ignore[attr-defined]
        raise AssertionError(f"{file.name} was not read: no session")
    desk.reception.review_page.take_over()  # type: ignore[attr-defined]


def _send_out(desk: object, folder: Path, settle: Callable[[float], None]) -> None:
    """Write every kind of file that a person can."""
    from PySide6.QtWidgets import QFileDialog

    window = desk.window  # type: ignore[attr-defined]
    for name, file in (("pdf_requested", "tháng.pdf"), ("programme_requested", "mẫu.docx")):
        chosen = (str(folder / file), "")
        QFileDialog.getSaveFileName = lambda *_a, chosen=chosen, **_k: chosen  # type: ignore[method-assign]
        window.actions_by_name[name].trigger()
        settle(0.3)
    chosen = (str(folder / "lịch.ics"), "")
    QFileDialog.getSaveFileName = lambda *_a, **_k: chosen  # type: ignore[method-assign]
    desk.exporting.ask()  # type: ignore[attr-defined]
    desk.exporting.sheet.save.click()  # type: ignore[attr-defined]
    settle(0.5)
    desk.store.save_as(folder / "cả.sqlite")  # type: ignore[attr-defined]
    for file in ("tháng.pdf", "mẫu.docx", "lịch.ics", "cả.sqlite"):
        if not (folder / file).exists():
            raise AssertionError(f"{file} was not written: no session")


def run() -> tuple[int, list[str]]:
    """Return how many calls of the system were seen in a session, and those to the outside."""
    strace = shutil.which("strace")
    if strace is None:
        return 0, ["strace does not run here: nothing was tried"]
    with tempfile.TemporaryDirectory(prefix="silence-") as name:
        log = Path(name) / "log"
        command = [strace, "-f", "-qq", "-e", f"trace={CALLS},openat", "-o", str(log)]
        done = subprocess.run(
            [*command, sys.executable, "-B", "-m", "bench.faults.silence"],
            cwd=ROOT, capture_output=True, text=True, check=False,
        )  # fmt: skip
        lines = log.read_text(errors="replace").splitlines()[1:]
    losses = [line for line in lines if NETWORK.search(line)]
    losses += [line for line in lines if "/etc/hostname" in line]
    if done.returncode or "reached for: []" not in done.stdout:
        losses.append((done.stdout + done.stderr)[-300:])
    return len(lines), losses


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="silence-") as place:
        print(f"reached for: {session(Path(place))}")
