"""The table of settings, and the data folder that keeps them. Found and read without Qt.

The data folder is the place that the system keeps for a program's data; a file `portable` beside
main.py puts it there instead. Settings are TOML that a person may edit: what makes no sense in the
file is passed over, so that a damaged one never keeps the program from starting.
"""

from __future__ import annotations

import json
import logging
import os
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from planner.model import CannotWrite

log = logging.getLogger(__name__)

PLAN = "plan.sqlite"
SETTINGS = "settings.toml"
DAMAGED = "settings.toml.damaged"
SUBSCRIPTIONS = "subscriptions.json"
PORTABLE = "portable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a person can choose; docs/user-guide.md explains each (a test holds it)."""

    language: str = field(
        default="vi",
        metadata={"for": "words of the window and of the messages", "one_of": ("vi", "en")},
    )
    colour_scheme: str = field(
        default="system",
        metadata={"for": "colours of the window", "one_of": ("system", "light", "dark")},
    )
    show_done: bool = field(default=True, metadata={"for": "completed tasks stay visible"})
    my_names: str = field(
        default="", metadata={"for": "names of the person or unit whose items are theirs, by ;"}
    )
    only_mine: bool = field(default=False, metadata={"for": "only those items are shown"})
    organisation: str = field(
        default="", metadata={"for": "name at the head of papers; empty: as the reports say"}
    )
    organisation_above: str = field(
        default="", metadata={"for": "the one above it, at the head of the programme"}
    )
    reminders: bool = field(
        default=True, metadata={"for": "what is due today or overdue is told at the start"}
    )
    tray: bool = field(default=True, metadata={"for": "the same as a sign in the system's tray"})
    export_month_tasks: bool = field(
        default=True, metadata={"for": "tasks without a day go out on the month's last working day"}
    )
    export_reminders: bool = field(
        default=True, metadata={"for": "exported entries carry a reminder"}
    )
    export_bars: bool = field(
        default=False, metadata={"for": "exported tasks last from the month's first day on"}
    )
    export_profile: str = field(
        default="lich",
        metadata={"for": "what the window exports as", "one_of": ("lich", "cong-viec")},
    )


def data_folder(program: Path) -> Path:
    """Return where the plan lies, for a program whose main.py lies in `program`."""
    if (program / PORTABLE).is_file():
        return program / "data"
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
        return (Path(base) if base else Path.home() / "AppData" / "Local") / "LichTrongTam"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "LichTrongTam"
    base = os.environ.get("XDG_DATA_HOME", "")
    root = Path(base) if base.startswith("/") else Path.home() / ".local" / "share"
    return root / "lich-trong-tam"


def load(folder: Path) -> Settings:
    """Return the settings kept in a data folder, each at its default where there is none."""
    if not _is_there(folder):
        return Settings()
    try:
        found = _found(folder)
    except (OSError, ValueError) as failure:
        log.warning("settings not read: %s", type(failure).__name__)
        return Settings()
    chosen = {
        each.name: found[each.name]
        for each in fields(Settings)
        if each.name in found and _makes_sense(found[each.name], each.default, each.metadata)
    }
    return Settings(**chosen)


def is_damaged(folder: Path) -> bool:
    """Tell whether there are settings that cannot be read."""
    try:
        if _is_there(folder):
            _found(folder)
    except (OSError, ValueError):
        return True
    return False


def _is_there(folder: Path) -> bool:
    """Tell whether settings have been kept; a folder of an impossible name has none."""
    with suppress(OSError):
        return (folder / SETTINGS).exists()
    return False


def _found(folder: Path) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 - before anything was chosen there is nothing to read

    return tomllib.loads((folder / SETTINGS).read_text(encoding="utf-8"))


def save(folder: Path, settings: Settings) -> None:
    """Keep the settings, whole or not at all; raises CannotWrite. Damaged ones are put aside."""
    lines = [f"{name} = {_toml(value)}\n" for name, value in asdict(settings).items()]
    aside = folder / f"{SETTINGS}.new"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with aside.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(lines)
            file.flush()
            os.fsync(file.fileno())
        if is_damaged(folder):
            (folder / SETTINGS).replace(folder / DAMAGED)
        aside.replace(folder / SETTINGS)
    except OSError as failure:
        raise CannotWrite(name=SETTINGS, reason=failure.strerror) from failure


def _makes_sense(value: object, default: object, about: object) -> bool:
    choices = about.get("one_of") if hasattr(about, "get") else None
    return type(value) is type(default) and (choices is None or value in choices)


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return json.dumps(value, ensure_ascii=False)  # its escapes are TOML's, too
