"""The window on a disk that fills up: it shows everything, keeps what waits, and catches up.

Runs on a small disk of its own; then once more from a start on the full disk.
"""

from __future__ import annotations

import os
import sys
import time
from datetime import date, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from planner.clock import Clock

CLOCK = Clock(lambda: datetime.now().astimezone(), date(2019, 4, 9))
LEFT = 20  # things done after the disk is full
PATIENCE = 20.0


def live(folder: Path) -> str:
    """Work in a window until the disk is full, and on; return what went wrong."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    import resources
    from planner.settings import PLAN, Settings
    from planner.store import Store
    from ui.app import Desk
    from ui.screen import opened
    from ui.style import apply
    from ui.texts import Texts

    texts = Texts(resources.words("vi"))
    app = opened(texts, offscreen=True)
    apply(app, "light", shipped_font=True)
    ballast = folder / "ballast"
    ballast.write_bytes(bytes(500 * 1024))
    said = ""
    for start in ("a disk that fills up", "a start on the full disk"):
        desk = Desk(folder, texts, Settings(), CLOCK)
        desk.handler.install()
        broken: list[object] = []
        desk.handler.broken.connect(broken.append)
        desk.writer.start()
        desk.window.resize(1366, 740)
        desk.window.show()
        said = _until_refused(app, desk, broken) or _go_on(app, desk, broken, ballast)
        shown = {item.uid: item for item in desk.plan.items()}
        desk.window.hide()
        desk.end()
        if said:
            return f"{start}: {said}"
        with Store.open(folder / PLAN, now=CLOCK.now()) as store:
            store.check(CLOCK.now())
            if {item.uid: item for item in store.items()} != shown:
                return f"{start}: the disk holds something else than was shown"
        _stuff(folder)
    return said


def _until_refused(app: object, desk: object, broken: list[object]) -> str:
    """Do things until the disk refuses one, and some more; all of them are shown."""
    from planner.model import Task

    failures: list[object] = []
    desk.writer.failed.connect(lambda failure, _waiting: failures.append(failure))  # type: ignore[attr-defined]
    count, late = len(desk.plan.items()), 0  # type: ignore[attr-defined]
    until = time.monotonic() + PATIENCE
    while late < LEFT and time.monotonic() < until:
        desk.session.put(Task(summary=f"Việc {count}", note="x" * 3000, month=desk.session.month))  # type: ignore[attr-defined]
        count += 1
        late += bool(failures)
        app.processEvents()  # type: ignore[attr-defined]
        if not failures:
            desk.writer.settle(0.05)  # type: ignore[attr-defined]
    if not failures:
        return "the disk was never full"
    if len(desk.plan.items()) != count:  # type: ignore[attr-defined]
        return "not everything was shown"
    return _told(app, desk, broken)


def _told(app: object, desk: object, broken: list[object]) -> str:
    for _ in range(20):
        app.processEvents()  # type: ignore[attr-defined]
    words, status = desk.window.messages.words, desk.window.status.saved.text()  # type: ignore[attr-defined]
    if "giữ trong bộ nhớ" not in words or "chưa lưu" not in status:
        return f"was not told: {words!r}, {status!r}"
    if not any("nơi khác" in each.text() for each in desk.window.messages.ways):  # type: ignore[attr-defined]
        return "no other place was offered"
    return f"broke: {broken[0]}"[-200:] if broken else ""


def _go_on(app: object, desk: object, broken: list[object], ballast: Path) -> str:
    """Make room: what waits is written by itself."""
    for file in (ballast, ballast.with_name("stuffing")):
        file.unlink(missing_ok=True)
    until = time.monotonic() + PATIENCE
    while desk.writer.waiting and time.monotonic() < until:  # type: ignore[attr-defined]
        app.processEvents()  # type: ignore[attr-defined]
        time.sleep(0.01)
    for _ in range(20):
        app.processEvents()  # type: ignore[attr-defined]
    if not desk.window.status.saved.text().startswith("Đã lưu"):  # type: ignore[attr-defined]
        return f"did not catch up: {desk.window.status.saved.text()!r}"  # type: ignore[attr-defined]
    return f"broke: {broken[0]}"[-200:] if broken else ""


def _stuff(folder: Path) -> None:
    """Leave not a single byte."""
    with (folder / "stuffing").open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(512))
        except OSError:
            return


if __name__ == "__main__":
    print(live(Path(sys.argv[1])) or "filled")
    sys.stdout.flush()
