"""From items of a plan to an .ics file: RFC 5545 in the dialect that Outlook reads.

The same plan gives the same bytes: no clock is read, nothing is made up, entries stand in the
order of their days. `now` only decides which reminders are past and therefore left out.
"""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

from planner.ics.components import NO_DAY, Component, Setting, event, month_of, setting, todo
from planner.ics.lines import LONGEST, escape, folded, one_line, shortened
from planner.ics.placing import place
from planner.ics.profile import (
    PRODID,
    TASK_SUFFIX,
    UNNAMED,
    ZONE,
    CalendarName,
    Export,
    ExportOptions,
    LeftOut,
    LeftOutReason,
    NothingChanged,
    NothingToExport,
    Profile,
    calendar_name,
)
from planner.model import Entry, Event, Item, Month, Task, entries

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import datetime
    from uuid import UUID

    from resources import Words

STANDARD = ExportOptions()
CRLF = b"\r\n"
LARGEST = 1_000_000  # bytes that Google Calendar imports

# One constant zone: Outlook resolves local times only through it, and may take the first STANDARD
# it finds ([MS-OXCICAL] 2.1.3.1.1.19). Viet Nam has kept UTC+7 since 1975.
VTIMEZONE = "\r\n".join(
    (
        "BEGIN:VTIMEZONE",
        f"TZID:{ZONE}",
        "BEGIN:STANDARD",
        "DTSTART:19700101T000000",
        "TZOFFSETFROM:+0700",
        "TZOFFSETTO:+0700",
        "TZNAME:+07",
        "END:STANDARD",
        "END:VTIMEZONE",
    )
).encode()


def to_ics(
    items: Iterable[Item],
    calendar: CalendarName = UNNAMED,
    profile: Profile = Profile.LICH,
    *,
    words: Words,
    now: datetime,
    options: ExportOptions = STANDARD,
) -> Export:
    """Return one VCALENDAR with all items that have a day; raises NothingToExport.

    Removed items are not in it. `now` is an aware time.
    """
    shared = setting(profile, options, words.section("ics"), now)
    components, left_out = _components(items, shared)
    if not components:
        raise NothingToExport
    return replace(_file(components, calendar, profile), left_out=left_out)


def to_files(  # noqa: PLR0913 - to_ics, and the two things that name the files
    items: Iterable[Item],
    plan: UUID,
    month: Month | None = None,
    profile: Profile = Profile.LICH,
    *,
    words: Words,
    now: datetime,
    options: ExportOptions = STANDARD,
) -> tuple[Export, ...]:
    """Return the export of a month or of the whole plan: one file, or one for each month.

    A whole plan that would pass 1 MB, the most that Google takes, is parted: each entry goes into
    the file of the month it begins in. Raises NothingToExport.
    """
    name = calendar_name(plan, month, words)
    if month is not None:
        whole = to_ics(items, name, profile, words=words, now=now, options=options)
        return (replace(whole, month=month),)

    def naming(part: Month) -> CalendarName:
        return calendar_name(plan, part, words)

    return to_parts(items, name, naming, profile, words=words, now=now, options=options)


def to_parts(  # noqa: PLR0913 - to_ics, and how the parts are named
    items: Iterable[Item],
    calendar: CalendarName,
    naming: Callable[[Month], CalendarName],
    profile: Profile = Profile.LICH,
    *,
    words: Words,
    now: datetime,
    options: ExportOptions = STANDARD,
) -> tuple[Export, ...]:
    """Return one file, or one for each month where one would pass 1 MB; raises NothingToExport."""
    shared = setting(profile, options, words.section("ics"), now)
    components, left_out = _components(items, shared)
    if not components:
        raise NothingToExport
    by_month = sorted(_by_month(components).items())
    bodies = {month: b"".join(_pieces(each)) for month, each in by_month}
    if sum(map(len, bodies.values())) <= LARGEST:
        whole = _file(components, calendar, profile, pieces=bodies.values())
        if len(whole.data) <= LARGEST:
            return (replace(whole, left_out=left_out),)
    files = [
        _file(each, naming(month), profile, month, pieces=[bodies.pop(month)])
        for month, each in by_month
    ]
    return (replace(files[0], left_out=left_out), *files[1:])


def _by_month(components: list[Component]) -> dict[Month, list[Component]]:
    """Return the components by the month each begins in; those without a day go with the last."""
    dated = [month_of(c) for c in components if c.start != NO_DAY]
    last = max(dated, default=Month(1970, 1))
    by_month: dict[Month, list[Component]] = {}
    for component in components:
        begins = last if component.start == NO_DAY else month_of(component)
        by_month.setdefault(begins, []).append(component)
    return by_month


def without_items(calendar: CalendarName, profile: Profile) -> bytes:
    """Return a calendar that holds nothing (any more): RFC 5545 asks for one component."""
    return b"\r\n".join([_head(calendar, profile), VTIMEZONE, b"END:VCALENDAR\r\n"])


def changes(
    items: Iterable[Item],
    exported: Mapping[str, int],
    profile: Profile = Profile.LICH,
    *,
    words: Words,
    now: datetime,
    options: ExportOptions = STANDARD,
) -> Export:
    """Return what is new or changed since an export with this ledger; raises NothingChanged.

    `items` are all items of the same scope, removed ones too: what was exported and no longer is
    goes out once more, cancelled, so that readers take it out. `exported` is the ledger of the
    last export in this profile. The file carries no name: it must not replace a calendar.
    """
    items = list(items)
    shared = setting(profile, options, words.section("ics"), now)
    present, left_out = _components(items, shared)
    uids = {component.uid for component in present}
    gone = _tombstones(items, {u: n for u, n in exported.items() if u not in uids}, shared)
    changed = [c for c in present if exported.get(c.uid) != c.sequence] + gone
    if not changed:
        raise NothingChanged
    ledger = _ledger(present)
    return replace(_file(changed, UNNAMED, profile), left_out=left_out, ledger=ledger)


# ---------------------------------------------------------------------------------------- entries


def _components(
    items: Iterable[Item], shared: Setting
) -> tuple[list[Component], tuple[LeftOut, ...]]:
    """Return the components in the order of their days, and the items that are in none."""
    found, left_out = [], []
    for entry in _entries(items, shared.profile):
        component = _component(entry, shared)
        if isinstance(component, Component):
            found.append(component)
        else:
            left_out.append(LeftOut(entry.item, component))
    found.sort(key=lambda component: (component.start, component.uid))
    return found, tuple(left_out)


def _entries(items: Iterable[Item], profile: Profile) -> list[Entry]:
    """Return the entries: in CONG_VIEC a task and the event it organises are two components."""
    if profile is Profile.LICH:
        return entries(items)
    return [_alone(item) for item in items if item.removed is None]


def _alone(item: Item) -> Entry:
    return Entry(item, None) if isinstance(item, Event) else Entry(None, item)


def _component(
    entry: Entry, shared: Setting, sequence: int | None = None
) -> Component | LeftOutReason:
    """Return the component of an entry, or why it has none."""
    task = entry.task if entry.event is None else None
    if task and task.chip_day is None and not shared.options.month_tasks:
        return LeftOutReason.MONTH_TASK
    if task and shared.profile is Profile.CONG_VIEC:
        return todo(task, shared, sequence=sequence)
    placing = place(entry, bars=shared.options.bars)
    if placing is None:
        return LeftOutReason.NO_DAY
    return event(entry, placing, shared, sequence=sequence)


def _tombstones(
    items: Iterable[Item], missing: Mapping[str, int], shared: Setting
) -> list[Component]:
    """Return cancelled components for what was exported and is no longer: removed, joined, undated.

    Their SEQUENCE is above the exported one, or readers would keep the old entry.
    """
    suffix = TASK_SUFFIX if shared.profile is Profile.CONG_VIEC else ""
    shared = replace(shared, options=replace(shared.options, month_tasks=True))
    found = []
    for item in items:
        uid = item.uid + suffix if isinstance(item, Task) else item.uid
        if uid in missing:
            gone = _with_a_day(replace(item, removed=item.removed or item.last_modified))
            component = _component(_alone(gone), shared, max(item.sequence, missing[uid] + 1))
            if isinstance(component, Component):
                found.append(component)
    return sorted(found, key=lambda component: (component.start, component.uid))


def _with_a_day(item: Item) -> Item:
    """Return an item whose day was taken away on the day that happened: a VEVENT needs one."""
    if isinstance(item, Event):
        return item if item.start else replace(item, start=item.last_modified.date(), end=None)
    return item if item.due or item.month else replace(item, due=item.last_modified.date())


# --------------------------------------------------------------------------------------- calendar


def _file(
    components: list[Component],
    name: CalendarName,
    profile: Profile,
    month: Month | None = None,
    *,
    pieces: Iterable[bytes] | None = None,
) -> Export:
    """Return a file of components; `pieces` are their lines, where they are made already."""
    zone = VTIMEZONE + CRLF if any(component.is_timed for component in components) else b""
    file = BytesIO()  # gives its octets away uncopied
    file.write(_head(name, profile) + CRLF + zone)
    file.writelines(_pieces(components) if pieces is None else pieces)
    file.write(b"END:VCALENDAR" + CRLF)
    return Export(file.getvalue(), len(components), (), _ledger(components), month)


def _pieces(components: Iterable[Component]) -> Iterator[bytes]:
    """Return the lines of each component, none kept: beside the file they would double it."""
    for component in components:
        yield component.octets()
        yield CRLF


def _ledger(components: Iterable[Component]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted((component.uid, component.sequence) for component in components))


def _head(calendar: CalendarName, profile: Profile) -> bytes:
    """Return the properties of the calendar.

    METHOD:PUBLISH is what Outlook wants; calendar servers refuse any METHOD (RFC 4791 4.1).
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODID}", "CALSCALE:GREGORIAN"]
    if profile is Profile.LICH:
        lines.append("METHOD:PUBLISH")
    name = escape(shortened(one_line(calendar.name), LONGEST))
    if name and profile is Profile.CONG_VIEC:
        lines.append(f"NAME:{name}")
    if name:
        lines.append(f"X-WR-CALNAME:{name}")
    if calendar.relcalid:
        lines.append(f"X-WR-RELCALID:{calendar.relcalid}")
    lines.append(f"X-WR-TIMEZONE:{ZONE}")
    return b"\r\n".join(folded(line) for line in lines)
