"""The program without a window: one command, its answer on stdout, its exit status.

Messages for people go to stderr in their language; stdout has only what was asked for. What a
command refuses costs status 1, and the plan is as it was. Nothing here loads Qt: the window and
the painter come in as functions and are called where the command line asks for them.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from planner import logs
from planner.clock import Clock
from planner.model import Month, PlannerError
from planner.settings import PLAN, SUBSCRIPTIONS, data_folder, is_damaged, load
from resources import words

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date, datetime
    from pathlib import Path

    from planner.model import Item
    from planner.plan import Plan
    from planner.settings import Settings
    from planner.store import Store
    from resources import Words

DONE, REFUSED, USAGE, LACKING = range(4)
CHANGING = frozenset(
    {"import", "done", "reopen", "restore"}
)  # commands after which kept files follow


class OpenWindow(Protocol):
    """Open the window on the plan in `data` and read `files`; return the exit status."""

    def __call__(self, files: Sequence[Path], *, data: Path, clock: Clock, debug: bool) -> int:
        """Open it."""


class Paint(Protocol):
    """Paint the window with a month into a picture file; return the exit status."""

    def __call__(
        self, month: Month, size: tuple[int, int], output: Path, *, data: Path, clock: Clock
    ) -> int:
        """Paint it."""


class PrintMonth(Protocol):
    """Write a month as a PDF; return the exit status."""

    def __call__(self, month: Month, output: Path, *, data: Path, clock: Clock) -> int:
        """Write it."""


@dataclass(frozen=True, slots=True)
class Program:
    """What the program brings along: its place, the time, and its ways to Qt."""

    folder: Path  # where main.py lies
    now: Callable[[], datetime]  # aware, in the zone of this computer
    open_window: OpenWindow
    paint: Paint
    print_month: PrintMonth


class NotHome(PlannerError):
    """The plan went elsewhere when its place refused, and cannot come home yet."""

    code = "not_home"


@dataclass(frozen=True, slots=True)
class Call:
    """One call of one command."""

    asked: Namespace
    data: Path
    settings: Settings
    clock: Clock
    words: Words
    program: Program

    @property
    def today(self) -> date:
        """The day."""
        return self.clock.today()

    @property
    def now(self) -> datetime:
        """The time for stamps, UTC."""
        return self.clock.now()

    def tell(self, key: str, **details: object) -> None:
        """Say one of our sentences to the person."""
        self.complain(self.words.say(key, **details))

    def complain(self, sentence: str) -> None:
        """Say a sentence to the person."""
        print(sentence, file=sys.stderr, flush=True)

    @contextmanager
    def store(self, *, writing: bool = False) -> Iterator[Store]:
        """Open the plan; to write it there must be no other program that does."""
        from planner.store import Store, WriteLock

        lock = WriteLock(self.data) if writing else nullcontext()
        with lock:
            self._look_for_the_plan(writing=writing)
            with Store.open(self.data / PLAN, now=self.now) as store:
                yield store

    def _look_for_the_plan(self, *, writing: bool) -> None:
        """Bring a plan home that went elsewhere before it is written here; else say where it is."""
        from planner.store.place import went_away

        if not went_away(self.data / PLAN):
            return
        from planner.store import bring_home, noted

        if not writing:
            away = noted(self.data / PLAN)
            came = ("not_home", away.place) if away else None
        else:
            came = bring_home(self.data / PLAN, self.now)
            if came and came[0] == "not_home":
                raise NotHome(place=came[1])
        if came:
            self.tell(f"errors.{came[0]}", place=came[1])


def planned(plan: Plan, month: Month | None) -> list[Item]:
    """Return the items of a month's page and list, or of the whole plan."""
    if month is None:
        return plan.items()
    found = [*plan.between(month.first, month.last), *plan.listed(month)]
    return list({item.uid: item for item in found}.values())


def run(arguments: Sequence[str], program: Program) -> int:
    """Do what the command line asks; return the exit status."""
    if not arguments:
        data = data_folder(program.folder)
        return program.open_window((), data=data, clock=Clock(program.now), debug=False)
    from planner.commands.arguments import data_of, parse

    data = data_of(arguments) or data_folder(program.folder)
    settings = load(data)
    said = words(settings.language)
    asked = parse(arguments, said)
    if asked.command not in {"window", "render", "print"}:  # these log with Qt
        logs.to_screen(debug=asked.debug)
        logs.to_file(data)
        if is_damaged(data):
            print(said.say("errors.settings_damaged"), file=sys.stderr)
    call = Call(asked, data, settings, Clock(program.now, asked.today), said, program)
    try:
        status = _command(asked.command)(call)
        if asked.command in CHANGING and (data / SUBSCRIPTIONS).exists():
            from planner.commands.export import bring_up_to_date

            bring_up_to_date(call)
    except PlannerError as refusal:
        from planner.commands.wording import refusal_sentence

        print(refusal_sentence(refusal, said), file=sys.stderr)
        return REFUSED
    return status


def _command(name: str) -> Callable[[Call], int]:
    """Return a command; only its own module is loaded."""
    match name:
        case "extract" | "import":
            from planner.commands import reports

            return reports.extract_files if name == "extract" else reports.import_files
        case "list" | "done" | "reopen":
            from planner.commands import tasks

            return {"list": tasks.show, "done": tasks.complete, "reopen": tasks.reopen}[name]
        case "copies" | "restore" | "save":
            from planner.commands import copies

            return {"copies": copies.show, "restore": copies.restore, "save": copies.save}[name]
        case "export":
            from planner.commands import export

            return export.export
        case _:
            return {"render": _render, "print": _print}.get(name, _window)


def _render(call: Call) -> int:
    asked = call.asked
    month = asked.month or Month.of(call.today)
    return call.program.paint(month, asked.size, asked.output, data=call.data, clock=call.clock)


def _print(call: Call) -> int:
    asked = call.asked
    month = asked.month or Month.of(call.today)
    return call.program.print_month(month, asked.output, data=call.data, clock=call.clock)


def _window(call: Call) -> int:
    asked = call.asked
    return call.program.open_window(
        asked.files, data=call.data, clock=call.clock, debug=asked.debug
    )
