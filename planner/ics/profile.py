"""What an export may be: its profile, its choices, its name; and what came of it.

LICH has events only: Outlook drops VTODO silently ([MS-STANOICAL] 2.2.70), and so do Google and
most telephones. CONG_VIEC has tasks as VTODO, for Thunderbird, Nextcloud, GNOME and KDE.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from planner.model import Item, Month, PlannerError

if TYPE_CHECKING:
    from uuid import UUID

    from resources import Words

PRODID = "-//Lich Trong Tam//Lich Trong Tam 0.1//VI"
ZONE = "Asia/Ho_Chi_Minh"
TASK_SUFFIX = "-t"  # a VTODO has another UID than the VEVENT the same task is in LICH


class Profile(Enum):
    """Which components an export is made of."""

    LICH = "lich"
    CONG_VIEC = "cong-viec"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportOptions:
    """What a person chooses when exporting."""

    month_tasks: bool = True  # tasks without a day, on the last working day of their month
    reminders: bool = True
    bars: bool = False  # a task from the first day of its month to its deadline


@dataclass(frozen=True, slots=True)
class CalendarName:
    """The name an importer gives the calendar, and the identity under which it replaces it.

    X-WR-RELCALID decides whether opening the file overwrites a calendar or makes a new one
    ([MS-OXCICAL] 2.1.3.1.1.18): a named one must hold the whole of its scope.
    """

    name: str = ""
    relcalid: str = ""


UNNAMED = CalendarName()
"""For a selection or a delta: under a name it would replace the whole calendar."""


def calendar_name(
    plan: UUID, month: Month | None, words: Words, *, owner: str = ""
) -> CalendarName:
    """Return the name of an export of a month, or of the whole plan; the same at every export."""
    from uuid import uuid5  # costs 2 ms

    if month is None:
        name = words.say("ics.calendar_all")
    else:
        name = words.say("ics.calendar_month", month=f"{month.month:02}/{month.year:04}")
    scope = str(month) if month else "all"
    return CalendarName(f"{name} – {owner}" if owner else name, str(uuid5(plan, scope)))


def file_name(month: Month | None) -> str:
    """Return the file name proposed for an export: ASCII, whatever disk it goes to."""
    return f"ke-hoach-{month}.ics" if month else "ke-hoach.ics"


class LeftOutReason(Enum):
    """Why an item is not in an export."""

    NO_DAY = "no_day"  # an event without a day, or a task with neither day nor month
    MONTH_TASK = "month_task"  # a task without a day, and those were not asked for


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An item that is not in the export."""

    item: Item
    reason: LeftOutReason


@dataclass(frozen=True, slots=True)
class Export:
    """One .ics file and what it holds."""

    data: bytes
    written: int  # entries in the file
    left_out: tuple[LeftOut, ...]
    ledger: tuple[tuple[str, int], ...]  # (UID, SEQUENCE) of all that is now known outside
    month: Month | None = None  # the month it holds; None: all


class NothingToExport(PlannerError):
    """There is no item with a day in what was to be exported."""

    code = "nothing_to_export"


class NothingChanged(PlannerError):
    """Since the last export nothing has changed."""

    code = "nothing_changed"
