"""What a person can do to the file, one by one, each from a plan that someone has worked with."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bench.faults.session import BEGINNING, Desk, state
from planner.ics.files import put
from planner.ics.orders import Order
from planner.ics.subscriptions import Subscription
from planner.ics.subscriptions import save as save_subscriptions
from planner.model import Document, Event, Head, Month, PlanDamaged, PlannerError, Task
from planner.plan import Plan
from planner.settings import SETTINGS, SUBSCRIPTIONS, Settings, save
from planner.store import (
    Away,
    Store,
    come_home,
    copies,
    move_out,
    newest_sound,
    noted,
    put_in_place,
    schema,
)
from planner.store.copying import is_sound
from planner.store.salvaging import FOLDER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

STEPS = 25
PLAN = "plan.sqlite"
CALENDAR = "lich.ics"
ELSEWHERE = "elsewhere.sqlite"
REPORT = tuple(Task(key=f"r9/{n}", summary=f"Việc {n}", due=date(2018, 2, 20)) for n in range(12))


@contextmanager
def _plan(path: Path, now: datetime) -> Iterator[Plan]:
    with Store.open(path, now=now) as store:
        yield Plan(store, store.write)


def _tasks(plan: Plan) -> list[str]:
    return sorted(item.uid for item in plan.items() if isinstance(item, Task))


def begin(path: Path, now: datetime) -> None:
    """Start for the first time."""
    Store.open(path, now=now).close()


def add(path: Path, now: datetime) -> None:
    """Type an item."""
    with _plan(path, now) as plan:
        plan.add(Event(uid="typed", summary="Họp", start=date(2018, 2, 9)), now)


def edit(path: Path, now: datetime) -> None:
    """Move an item."""
    with _plan(path, now) as plan:
        plan.move(_tasks(plan)[0], date(2018, 2, 9), now)


def tick(path: Path, now: datetime) -> None:
    """Tick a task off."""
    with _plan(path, now) as plan:
        plan.complete(_tasks(plan)[0], now)


def carry_all(path: Path, now: datetime) -> None:
    """Carry every task over to the next month."""
    with _plan(path, now) as plan:
        plan.carry(_tasks(plan), Month(2018, 4), now)


def remove(path: Path, now: datetime) -> None:
    """Put an item in the bin."""
    with _plan(path, now) as plan:
        plan.remove(_tasks(plan)[:1], now)


def undo(path: Path, now: datetime) -> None:
    """Take the last action back."""
    with _plan(path, now) as plan:
        plan.undo(now)


def keep(path: Path, now: datetime) -> None:
    """Keep a report's text."""
    with Store.open(path, now=now) as store:
        store.keep(Document("bc9.txt", "Báo cáo " * 2000, "digest-9"), Head("Báo cáo"), None, now)


def take_over(path: Path, now: datetime) -> None:
    """Take a report's items over."""
    with _plan(path, now) as plan:
        plan.accept(REPORT, now)


def read_again(path: Path, now: datetime) -> None:
    """Take the same report over again."""
    with _plan(path, now) as plan:
        plan.accept(REPORT[:6], now)


def export(path: Path, now: datetime) -> None:
    """Remember what was exported."""
    with Store.open(path, now=now) as store:
        store.save_ledger("lich", {item.uid: item.sequence + 1 for item in store.items()}, now)


def back_up(path: Path, now: datetime) -> None:
    """Copy the plan."""
    with Store.open(path, now=now) as store:
        store.copy(now)


def go_back(path: Path, now: datetime) -> None:
    """Go back to the copy that was there."""
    with Store.open(path, now=now) as store:
        old = [copy for copy in copies(path) if copy.stamp < BEGINNING + timedelta(days=1)]
        store.restore(old[0].path, now)


def migrate(path: Path, now: datetime) -> None:
    """Open a file of the version before."""
    schema.MIGRATIONS = (_next_version,)
    try:
        Store.open(path, now=now).close()
    finally:
        schema.MIGRATIONS = ()


def recover(path: Path, now: datetime) -> None:
    """Put a copy in the place of a damaged plan."""
    copy = newest_sound(path)
    if copy is None:
        raise PlanDamaged(reason="missing")
    put_in_place(path, copy.path, now)


def leave(path: Path, now: datetime) -> None:
    """Save the plan in another place."""
    with Store.open(path, now=now) as store:
        move_out(store, path.parent / ELSEWHERE, now)


def return_home(path: Path, now: datetime) -> None:
    """Bring a plan home that went on in another place."""
    away = noted(path)
    if away is not None:
        come_home(path, Away(path.parent / ELSEWHERE, away.writes), now)


def choose(path: Path, now: datetime) -> None:
    """Choose something in the settings."""
    save(path.parent, Settings(organisation=f"Trạm {now}"))


def put_calendar(path: Path, now: datetime) -> None:
    """Write a calendar file over the one of the last time."""
    put(path.parent / CALENDAR, f"{now}\r\n".encode() * 4000)


def keep_calendar(path: Path, now: datetime) -> None:
    """Keep a calendar file up to date from now on."""
    kept = [Subscription(path.parent / f"{now:%d}-{number}.ics", Order()) for number in range(9)]
    save_subscriptions(path.parent, kept)


def _next_version(db: object) -> None:
    for statement in (
        "CREATE TABLE words_2 (uid TEXT PRIMARY KEY, folded TEXT NOT NULL, extra) WITHOUT ROWID",
        "INSERT INTO words_2 SELECT uid, folded, folded FROM words",
        "DROP TABLE words",
        "ALTER TABLE words_2 RENAME TO words",
    ):
        db.execute(statement)  # type: ignore[attr-defined]


OPERATIONS: dict[str, Callable[[Path, datetime], None]] = {
    "begin": begin,
    "add": add,
    "edit": edit,
    "tick": tick,
    "carry all": carry_all,
    "remove": remove,
    "undo": undo,
    "keep": keep,
    "take over": take_over,
    "read again": read_again,
    "export": export,
    "back up": back_up,
    "go back": go_back,
    "migrate": migrate,
    "recover": recover,
    "leave": leave,
    "return home": return_home,
    "choose": choose,
    "put calendar": put_calendar,
    "keep calendar": keep_calendar,
}
BESIDE = {"choose": SETTINGS, "put calendar": CALENDAR, "keep calendar": SUBSCRIPTIONS}
"""Operations that write a file beside the plan, and which: the old one or the new one, whole."""


def prepare(name: str, folder: Path) -> None:
    """Make the folder that an operation starts from."""
    folder.mkdir()
    if name == "begin":
        return
    if name in BESIDE:
        OPERATIONS[name](folder / PLAN, BEGINNING)
        return
    path = folder / PLAN
    with Store.open(path, now=BEGINNING) as store:
        desk = Desk(store, 7)
        for number in range(STEPS):
            desk.step(number)
        for uid in ("một", "hai"):
            desk.plan.add(Task(uid=uid, summary=uid), BEGINNING)
        desk.plan.undo(BEGINNING)
        if name == "read again":
            desk.plan.accept(REPORT, BEGINNING)
    if name == "return home":
        leave(path, BEGINNING)
        with _plan(folder / ELSEWHERE, BEGINNING) as plan:
            plan.add(Task(uid="elsewhere", summary="elsewhere"), BEGINNING)
        shutil.rmtree(folder / "backups")  # of the plan elsewhere: not what is tried
    if name == "recover":
        path.write_bytes(path.read_bytes()[:20_000])


def outcome(name: str, folder: Path) -> object:
    """Return all that a folder holds after an operation, or why it cannot be opened."""
    path = folder / PLAN
    if name == "begin" and not path.exists():
        return "nothing"
    if name in BESIDE:
        return (folder / BESIDE[name]).read_bytes()
    unsound = [copy.path.name for copy in copies(path) if not is_sound(copy.path)]
    if (folder / ELSEWHERE).exists() and not is_sound(folder / ELSEWHERE):
        unsound.append(ELSEWHERE)
    if unsound:
        return f"an unsound copy: {unsound}"
    schema.MIGRATIONS = (_next_version,) if name == "migrate" else ()
    try:
        with Store.open(path, now=BEGINNING) as store:
            store.check(BEGINNING)
            return state(store)
    except PlannerError as refusal:
        aside = list((folder / FOLDER).glob("*.sqlite"))
        whole = name == "recover" and len(aside) + path.exists() == 1 and newest_sound(path)
        return "to be recovered" if whole else f"cannot be opened: {refusal.details}"
    finally:
        schema.MIGRATIONS = ()


def fresh(prepared: Path, folder: Path) -> Path:
    """Copy a prepared folder to where the operation is tried."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(prepared, folder)
    return folder / PLAN
