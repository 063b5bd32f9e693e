"""The plan: the only writer of items. Each action is one Change: written, in force, told.

`write` either makes a change durable or, in the window, takes it into a queue that will not be
lost while the program runs; if it raises, nothing has changed. Reading goes to the shelf (the
store), with the changes of this session laid over it, so that what is shown never waits for a disk.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from planner.model import (
    Action,
    Change,
    Event,
    Item,
    Month,
    Task,
    TaskStatus,
    UnknownItem,
    grid_days,
    is_listed,
)
from planner.searching import holds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date, datetime

    from planner.model import Draft
    from planner.rereading import Rereading
    from planner.shelf import Shelf, Write

NAMESPACE = "5d2a1f0e-3c3b-5f0a-9d0e-6c7469656e21"
"""Two officials who read one report get the same UIDs: uuid5 of this and the item's key."""


KEPT_IN_BIN = timedelta(days=90)
PAGE = 500  # items that are asked for at once


class Plan:
    """The items of an office, and everything a person may do to them."""

    def __init__(self, shelf: Shelf, write: Write) -> None:
        self._shelf = shelf
        self._write = write
        self._fresh: dict[str, Item | None] = {}  # what changed in this session; None: taken out
        self._naming: dict[str, set[str]] = {}  # by task, the events that named it meanwhile
        self._recent: dict[int, Change] = {}  # the changes of this session by position
        self._at, self._top = shelf.history()
        self._watchers: list[Callable[[Change], None]] = []

    # ------------------------------------------------------------------------------------ looking

    def watch(self, tell: Callable[[Change], None]) -> None:
        """Call `tell` after every change, undone and redone ones too."""
        self._watchers.append(tell)

    def item(self, uid: str) -> Item:
        """Return an item, removed or not; raises UnknownItem."""
        item = self._fresh[uid] if uid in self._fresh else self._shelf.item(uid)
        if item is None:
            raise UnknownItem(uid=uid)
        return item

    def items(self) -> list[Item]:
        """Return all items that are not removed."""
        return self._laid_over(self._shelf.items(), lambda item: item.removed is None)

    def between(self, first: date, last: date) -> list[Item]:
        """Return what the grid shows from first to last (inclusive), joined items too."""

        def shown(item: Item) -> bool:
            days = grid_days(item)
            return (
                item.removed is None and days is not None and days[0] <= last and first <= days[1]
            )

        return self._with_partners(self._laid_over(self._shelf.between(first, last), shown))

    def listed(self, month: Month) -> list[Item]:
        """Return what the list beside a month shows (model.is_listed), joined items too."""

        def shown(item: Item) -> bool:
            return item.removed is None and is_listed(item, month)

        return self._with_partners(self._laid_over(self._shelf.listed(month), shown))

    def overdue(self, day: date) -> list[Item]:
        """Return the open tasks whose due lies before a day."""

        def shown(item: Item) -> bool:
            return item.removed is None and isinstance(item, Task) and item.is_overdue(day)

        return self._laid_over(self._shelf.overdue(day), shown)

    def removed(self) -> list[Item]:
        """Return the removed items, however long ago: a reading must know them again."""
        return self._laid_over(self._shelf.removed(), lambda item: item.removed is not None)

    def in_bin(self, now: datetime) -> list[Item]:
        """Return what was removed in the last 90 days, the newest first."""
        found = [(item.removed, item) for item in self.removed() if item.removed]
        recent = [each for each in found if now - each[0] < KEPT_IN_BIN]
        return [item for _, item in sorted(recent, key=lambda each: each[0], reverse=True)]

    def find(self, words: str) -> list[Item]:
        """Return the items that hold all the words, as planner.searching says."""

        def found(item: Item) -> bool:
            return item.removed is None and holds(item, words)

        return self._laid_over(self._shelf.find(words), found)

    def newest(self, words: str, at_most: int) -> tuple[list[Item], int]:
        """Return the newest items that hold all the words, and how many there are in all."""

        def found(item: Item) -> bool:
            return item.removed is None and holds(item, words)

        stored = [uid for uid in self._shelf.hits(words) if uid not in self._fresh]
        items = self._laid_over(self._shelf.some(stored[:at_most]), found)
        return items, len(items) + max(len(stored) - at_most, 0)

    def compare(self, draft: Draft) -> Rereading:
        """Return what a draft means beside what was read before, and for earlier plans."""
        from planner.carrying import beside_earlier_plans
        from planner.rereading import compare, report_key

        known = self._read_before(report_key(p.item.key) for p in draft.proposals)
        found = compare(draft, known)
        return beside_earlier_plans(draft, found, self._planned, self._shelf.organisations)

    def elsewhere(self) -> Callable[[Shelf], Plan]:
        """Return how to read the plan as it is now from a shelf of another thread."""
        fresh = dict(self._fresh)

        def reader(shelf: Shelf) -> Plan:
            plan = Plan(shelf, _refuse)
            plan._lay_over(fresh)
            return plan

        return reader

    @property
    def laid_over(self) -> int:
        """The number of items that are kept beside the shelf because they changed here."""
        return len(self._fresh)

    def settle(self) -> None:
        """Find everything on the shelf again, which by now holds all that was done here."""
        self._fresh.clear()
        self._naming.clear()

    # ------------------------------------------------------------------------------------- acting

    def accept(
        self,
        readings: Sequence[Item],
        now: datetime,
        *,
        dropped: Sequence[Item] = (),
        edited: Sequence[Item] = (),
    ) -> Change:
        """Take over proposed items from a review, and remember those that a person dropped.

        `edited` are items of this plan that came back from outside with changes, or that a report
        tells of: put in as they are. One that goes on in a reading too gets both.
        An item that was corrected in the review carries the proposal as its `as_read`. Events name
        their task by its key. An item known from an earlier reading is merged with it and keeps its
        UID; `uid` set by the review names the known item where the person decided it is the same.
        """
        uids = self._uids_of([*readings, *dropped])
        held: dict[str, Item] = self._known_of(uids.values()) | {item.uid: item for item in edited}
        changed: dict[str, Item] = {item.uid: item for item in edited}
        for reading in (*readings, *dropped):
            uid = uids[reading.key]
            held[uid] = changed[uid] = self._taken_over(reading, uids, now, held)
        for reading in dropped:
            uid = uids[reading.key]
            changed[uid] = replace(changed[uid], removed=now)
        return self._act(Action.ACCEPT, list(changed.values()), now)

    def add(self, item: Item, now: datetime) -> Change:
        """Add an item that a person typed."""
        from uuid import uuid4

        return self._act(
            Action.ADD, [replace(item, uid=item.uid or str(uuid4()), created=now)], now
        )

    def edit(self, item: Item, now: datetime, *others: Item) -> Change:
        """Put edited items in their places; what is one entry with one of them keeps its day.

        Of an event and its task that are edited together, the one whose day is left alone follows.
        """
        from planner.consequences import at_day, last_day, settled

        items = (item, *others)
        after = {item.uid: settled(self.item(item.uid), item, now) for item in items}
        for each in items:
            for partner in self._along(self.item(each.uid), each):
                given = after.get(partner.uid)
                if given is None or last_day(given) == last_day(self.item(partner.uid)):
                    after[partner.uid] = at_day(given or partner, last_day(each))
        return self._act(Action.EDIT, list(after.values()), now)

    def complete(
        self, uid: str, now: datetime, *, note: str | None = None, at: datetime | None = None
    ) -> Change:
        """Mark a task done (STATUS:COMPLETED), now or at another moment."""
        from planner.consequences import in_state

        task = self._task(uid)
        noted = task if note is None else replace(task, note=note)
        return self._act(Action.COMPLETE, [in_state(noted, TaskStatus.COMPLETED, at or now)], now)

    def reopen(self, uid: str, now: datetime) -> Change:
        """Take the done mark, or any other state, back (STATUS:NEEDS-ACTION)."""
        from planner.consequences import in_state

        task = in_state(self._task(uid), TaskStatus.NEEDS_ACTION, now)
        return self._act(Action.REOPEN, [task], now)

    def start(self, uid: str, percent: int, now: datetime) -> Change:
        """Mark a task as under way (STATUS:IN-PROCESS) with how much is done, 0 to 99."""
        from planner.consequences import in_state

        task = replace(self._task(uid), percent_complete=percent)
        task = in_state(task, TaskStatus.IN_PROCESS, now)
        return self._act(Action.START, [task], now)

    def cancel(self, uid: str, reason: str, now: datetime) -> Change:
        """Mark a task as not to be done (STATUS:CANCELLED), with the reason as its note."""
        from planner.consequences import in_state

        task = in_state(replace(self._task(uid), note=reason), TaskStatus.CANCELLED, now)
        return self._act(Action.CANCEL, [task], now)

    def move(self, uid: str, day: date, now: datetime) -> Change:
        """Move an item to a day: a task's due, an event's first day with its length and clock time.

        A task and the event it organises are one entry and move together.
        """
        from planner.consequences import moved

        item = self.item(uid)
        there = moved(item, day)
        return self._act(Action.MOVE, [there, *self._along(item, there)], now)

    def carry(self, uids: Sequence[str], month: Month, now: datetime) -> Change:
        """Carry unfinished tasks over to another month's plan; where they came from is kept."""
        from planner.consequences import carried

        tasks = [self._task(uid) for uid in uids]
        return self._act(Action.CARRY, [carried(task, month) for task in tasks], now)

    def remove(self, uids: Sequence[str], now: datetime) -> Change:
        """Put items in the bin, each with the event or task that is one entry with it."""
        items = [self.item(uid) for uid in uids]
        group = {each.uid: each for item in items for each in (item, *self._partners(item))}
        after = [replace(item, removed=now) for item in group.values()]
        return self._act(Action.REMOVE, after, now)

    def restore(self, uids: Sequence[str], now: datetime) -> Change:
        """Take items out of the bin."""
        items = [replace(self.item(uid), removed=None) for uid in uids]
        return self._act(Action.RESTORE, items, now)

    def go_back(self, items: Sequence[Item], now: datetime) -> Change:
        """Make items what they were in a copy (Store.preview), as one action."""
        return self._act(Action.RESTORE, items, now)

    # ------------------------------------------------------------------------------ undo and redo

    @property
    def undoable(self) -> Action | None:
        """What undo would take back."""
        return self._change(self._at).action if self._at else None

    @property
    def redoable(self) -> Action | None:
        """What redo would do again."""
        return self._change(self._at + 1).action if self._at < self._top else None

    def undo(self, now: datetime) -> Change | None:
        """Take the last action back; None when there is none.

        Items get their former content under a new SEQUENCE: what was exported must see the change.
        """
        if not self._at:
            return None
        change = self._change(self._at)
        return self._apply(
            self._turned(change.action, change.after, change.before, now),
            self._at - 1,
            record=False,
        )

    def redo(self, now: datetime) -> Change | None:
        """Do again what was undone last; None when there is nothing."""
        if self._at == self._top:
            return None
        change = self._change(self._at + 1)
        return self._apply(
            self._turned(change.action, change.before, change.after, now),
            self._at + 1,
            record=False,
        )

    # ------------------------------------------------------------------------------------- inside

    def _apply(self, change: Change, at: int, *, record: bool) -> Change:
        """Write, then change, then tell: if the writing raises, nothing has changed."""
        self._write(change, at, record=record)
        self._lay_over(dict.fromkeys(change.gone) | {i.uid: i for i in change.after})
        self._at = at
        for tell in self._watchers:
            tell(change)
        return change

    def _act(self, action: Action, after: Sequence[Item], now: datetime) -> Change:
        before = list(self._known_of(item.uid for item in after).values())
        sequences = {item.uid: item.sequence for item in before}
        stamped = tuple(
            replace(
                item,
                last_modified=now,
                # what comes from outside may be known there under a higher number already
                sequence=max(sequences.get(item.uid, -1) + 1, item.sequence),
            )
            for item in after
        )
        at = self._at + 1
        change = self._apply(Change(action, tuple(before), stamped, now), at, record=True)
        self._recent = {p: c for p, c in self._recent.items() if p < at} | {at: change}
        self._top = at
        return change

    def _turned(
        self, action: Action, shown: Iterable[Item], wanted: Iterable[Item], now: datetime
    ) -> Change:
        """Return the change that puts `wanted` in the place of `shown`, stamped now."""
        before = tuple(self._known_of(item.uid for item in shown).values())
        sequences = {item.uid: item.sequence for item in before}
        after = tuple(
            replace(
                item, last_modified=now, sequence=max(sequences.get(item.uid, 0), item.sequence) + 1
            )
            for item in wanted
        )
        return Change(action, before, after, now)

    def _change(self, position: int) -> Change:
        return self._recent.get(position) or self._shelf.change(position)

    def _known(self, uid: str) -> Item | None:
        return self._fresh[uid] if uid in self._fresh else self._shelf.item(uid)

    def _known_of(self, uids: Iterable[str]) -> dict[str, Item]:
        """Return those of these items that there are, in the order asked for."""
        uids = list(dict.fromkeys(uids))
        asked = [uid for uid in uids if uid not in self._fresh]
        pages = (asked[start : start + PAGE] for start in range(0, len(asked), PAGE))
        stored = {item.uid: item for page in pages for item in self._shelf.some(page)}
        found = {uid: self._fresh[uid] if uid in self._fresh else stored.get(uid) for uid in uids}
        return {uid: item for uid, item in found.items() if item is not None}

    def _lay_over(self, items: dict[str, Item | None]) -> None:
        self._fresh |= items
        for item in items.values():
            if isinstance(item, Event) and item.task:
                self._naming.setdefault(item.task, set()).add(item.uid)

    def _fresh_events(self, tasks: Iterable[str]) -> Iterator[Event]:
        """Yield the events of this session that name one of these tasks and are not removed."""
        for task in tasks:
            for uid in sorted(self._naming.get(task, ())):
                event = self._fresh.get(uid)
                if isinstance(event, Event) and _names(event, task):
                    yield event

    def _task(self, uid: str) -> Task:
        item = self.item(uid)
        if not isinstance(item, Task):
            raise UnknownItem(uid=uid)
        return item

    def _laid_over(self, stored: Iterable[Item], wanted: Callable[[Item], bool]) -> list[Item]:
        """Return the stored items with this session's changes laid over them, in a steady order."""
        kept = {item.uid: item for item in stored if item.uid not in self._fresh}
        kept |= {uid: item for uid, item in self._fresh.items() if item and wanted(item)}
        return sorted(kept.values(), key=lambda item: (item.created, item.uid))

    def _planned(self, first: Month, last: Month) -> list[Item]:
        """Return the items of the plans from first to last (inclusive)."""
        stored = self._shelf.planned(first, last)
        return self._laid_over(stored, _of_plans(first, last))

    def _partners(self, item: Item) -> list[Item]:
        """Return what is one entry with an item: the task an event names, the events of a task."""
        if isinstance(item, Event):
            known = self._known(item.task) if item.task else None
            return [known] if known and known.removed is None else []
        stored = {event.uid for event in self._shelf.naming(item.uid)}
        events = [self._known(uid) for uid in sorted(stored | self._naming.get(item.uid, set()))]
        return [e for e in events if isinstance(e, Event) and _names(e, item.uid)]

    def _along(self, before: Item, after: Item) -> list[Item]:
        """Return what is one entry with an item and goes along to its new day."""
        from planner.consequences import at_day, last_day

        day = last_day(after)
        if day == last_day(before):
            return []
        return [at_day(partner, day) for partner in self._partners(before)]

    def _with_partners(self, items: Iterable[Item]) -> list[Item]:
        """Add what is one entry with an item of this session; the shelf has added it for others."""
        found = {item.uid: item for item in items}
        for item in list(found.values()):
            partner = item.task if isinstance(item, Event) else None
            if item.uid in self._fresh or partner in self._fresh:
                found |= {each.uid: each for each in self._partners(item)}
        found |= {event.uid: event for event in self._fresh_events(list(found))}
        return list(found.values())

    def _uids_of(self, readings: Iterable[Item]) -> dict[str, str]:
        """Return UIDs by key: of what was read before, and of each reading, known or new."""
        from uuid import UUID, uuid5

        from planner.rereading import report_key

        readings = list(readings)
        known = self._read_before(report_key(reading.key) for reading in readings)
        uids = {key: item.uid for item in known for key in (*item.earlier_keys, item.key)}
        for reading in readings:
            fresh = uids.get(reading.key) or str(uuid5(UUID(NAMESPACE), reading.key))
            uids[reading.key] = reading.uid or fresh
        return uids

    def _read_before(self, report_keys: Iterable[str]) -> list[Item]:
        """Return the items that earlier readings of these reports gave, removed ones too."""
        return [
            item
            for key in sorted(set(report_keys))
            for item in self._laid_over(self._shelf.under(key), _read_under(key))
        ]

    def _named_task(self, name: str, uids: dict[str, str]) -> str | None:
        """Return the UID of the task that a reading names: by its key, or by its UID itself."""
        if name in uids:
            return uids[name]
        return name if name in uids.values() or self._known(name) else None

    def _taken_over(
        self, reading: Item, uids: dict[str, str], now: datetime, held: Mapping[str, Item]
    ) -> Item:
        """Return a reading as an item of the plan, merged with the item it is, if that is known.

        `held` are the items that are known, some of which change along with it.
        """
        from planner.carrying import taken_up
        from planner.rereading import with_values

        uid = uids[reading.key]
        known = held.get(uid)
        if isinstance(reading, Event) and reading.task:
            reading = replace(reading, task=self._named_task(reading.task, uids))
        if known is not None and type(known) is type(reading):
            return replace(taken_up(known, reading), removed=None)
        said = with_values(reading.as_read or reading, as_read=None)
        return with_values(reading, uid=uid, as_read=said, created=now)


def _refuse(change: Change, at: int, *, record: bool) -> None:
    """Write nothing: a plan that is only read."""
    raise NotImplementedError


def _of_plans(first: Month, last: Month) -> Callable[[Item], bool]:
    return lambda item: bool(item.removed is None and item.month and first <= item.month <= last)


def _read_under(key: str) -> Callable[[Item], bool]:
    from planner.rereading import report_key

    return lambda item: key in {report_key(each) for each in (item.key, *item.earlier_keys)}


def _names(event: Event, task: str) -> bool:
    return event.task == task and event.removed is None
