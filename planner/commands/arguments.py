"""What the command line may say: the commands, their options, and how each is read.

Only the parser of the command at hand is built. All help and all complaints are in the person's
language, argparse's own words too: it looks each up through the name `_` (as its documentation on
translations says), and that name is given our table.
"""

from __future__ import annotations

import argparse
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from planner.model import Month

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from resources import Words

WINDOW = "window"  # what is asked for without a command
TAKES = {
    "extract": ("reports", "json", "explain", "ocr", "reference_date"),
    "import": ("reports", "accept", "ocr", "reference_date"),
    "list": ("month", "json"),
    "done": ("uid",),
    "reopen": ("uid",),
    "export": ("month", "days", "changes", "profile", "output"),
    "copies": ("json",),
    "restore": ("copy", "go_back"),
    "save": ("output",),
    "render": ("month", "size", "output"),
    "print": ("month", "output"),
    WINDOW: ("reports_to_open",),
}
COMMANDS = tuple(name for name in TAKES if name != WINDOW)
WITH_VALUE = ("--data", "--today")  # options that may stand before the command
Value = TypeVar("Value")
SIZE = re.compile(r"(\d{2,5})x(\d{2,5})", re.ASCII)
PROFILES = ("lich", "cong-viec")


def parse(arguments: Sequence[str], words: Words) -> argparse.Namespace:
    """Return what is asked for; leaves the program for --help (0) and for a wrong usage (2)."""
    said = words.section("arguments")
    vars(argparse).update(_=lambda text: said.get(text, text), ngettext=_plural(said))
    place = _place_of_command(arguments)
    name = WINDOW if place is None else arguments[place]
    rest = [each for at, each in enumerate(arguments) if at != place]
    asked = _parser(name, words).parse_args(rest)
    asked.command = name
    return asked


def data_of(arguments: Sequence[str]) -> Path | None:
    """Return the data folder that is named: its settings choose the language of the parser."""
    for at, each in enumerate(arguments):
        if each.startswith("--data="):
            return Path(each.removeprefix("--data="))
        if each == "--data" and at + 1 < len(arguments):
            return Path(arguments[at + 1])
    return None


def _place_of_command(arguments: Sequence[str]) -> int | None:
    """Return where the command stands: it is the first word that is no option and no value."""
    is_value = False
    for at, each in enumerate(arguments):
        if is_value or each.startswith("-"):
            is_value = not is_value and each in WITH_VALUE
            continue
        return at if each in COMMANDS else None
    return None


def _plural(said: dict[str, str]) -> Callable[[str, str, int], str]:
    return lambda one, many, count: said.get(one, one) if count == 1 else said.get(many, many)


# ------------------------------------------------------------------------------------------ parser


def _parser(name: str, words: Words) -> argparse.ArgumentParser:
    prog = Path(argparse.ArgumentParser().prog).name
    parser = argparse.ArgumentParser(
        prog=prog if name == WINDOW else f"{prog} {name}",
        description=words.say(f"commands.{name}"),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog=_list_of_commands(words) if name == WINDOW else None,
        allow_abbrev=False,
    )
    table = _table(words)
    for key in (*TAKES[name], "data", "today", "debug"):
        names, how = table[key]
        parser.add_argument(*names, **how, help=words.say(f"commands.{key}"))
    return parser


def _table(words: Words) -> dict[str, tuple[tuple[str, ...], dict[str, Any]]]:
    """Return every option and operand: its names, and how it is read."""
    say, flag = words.say, {"action": "store_true"}
    file, day = say("commands.file"), say("commands.day_form")
    read_day = _reader(date.fromisoformat, say("commands.bad_day"))
    read_today = _reader(_today, say("commands.bad_day"))
    read_month = _reader(Month.parse, say("commands.bad_month"))
    read_days = _reader(_days, say("commands.bad_days"))
    read_size = _reader(_size, say("commands.bad_size"))
    size = {"metavar": say("commands.size_form"), "default": (1366, 768), "type": read_size}
    return {
        "reports": (("files",), {"metavar": file, "nargs": "+"}),
        "reports_to_open": (("files",), {"metavar": file, "nargs": "*", "type": Path}),
        "uid": (("uid",), {"metavar": "UID"}),
        "copy": (("copy",), {"metavar": say("commands.copy_form")}),
        "go_back": (("--accept",), flag),
        "json": (("--json",), flag),
        "explain": (("--explain",), flag),
        "accept": (("--accept",), flag),
        "ocr": (("--ocr",), flag),
        "reference_date": (("--reference-date",), {"metavar": day, "type": read_day}),
        "month": (("--month",), {"metavar": say("commands.month_form"), "type": read_month}),
        "days": (("--days",), {"metavar": say("commands.days_form"), "type": read_days}),
        "changes": (("--changes",), flag),
        "profile": (("--profile",), {"choices": PROFILES, "default": PROFILES[0]}),
        "size": (("--size",), size),
        "output": (("-o", "--output"), {"metavar": file, "required": True, "type": Path}),
        "data": (("--data",), {"metavar": say("commands.folder_form"), "type": Path}),
        "today": (("--today",), {"metavar": day, "type": read_today}),
        "debug": (("--debug",), flag),
    }


def _list_of_commands(words: Words) -> str:
    lines = [words.say("commands.heading")]
    lines += [f"  {name:9} {words.say(f'commands.{name}')}" for name in (*COMMANDS, "test")]
    return "\n".join([*lines, "", words.say("commands.more")])


def _reader(read: Callable[[str], Value], complaint: str) -> Callable[[str], Value]:
    """Return a reader of one value that complains in the person's language."""

    def read_value(text: str) -> Value:
        try:
            return read(text)
        except ValueError:
            raise argparse.ArgumentTypeError(complaint.format(text=text)) from None

    return read_value


def _today(text: str) -> date:
    """Read a day that has a month before and after it, and a time in every zone."""
    day = date.fromisoformat(text)
    if not date.min.year < day.year < date.max.year:
        raise ValueError(text)
    return day


def _days(text: str) -> tuple[date, date]:
    first, last = (date.fromisoformat(day) for day in text.split(".."))
    if first > last:
        raise ValueError(text)
    return first, last


def _size(text: str) -> tuple[int, int]:
    found = SIZE.fullmatch(text)
    if not found:
        raise ValueError(text)
    return int(found[1]), int(found[2])
