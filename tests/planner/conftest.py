"""A shelf in memory: what Plan needs of a store, as plainly as possible."""

from datetime import UTC, datetime

import pytest

from planner.model import Event, Task, grid_days, is_listed
from planner.plan import Plan

NOW = datetime(2018, 2, 8, 1, 51, tzinfo=UTC)


class MemoryShelf:
    """Items and recorded changes in plain dicts."""

    def __init__(self):
        self.kept = {}
        self.at = 0
        self.changes = {}
        self.owners = {}

    def item(self, uid):
        return self.kept.get(uid)

    def items(self):
        return [item for item in self.kept.values() if item.removed is None]

    def between(self, first, last):
        shown = [i for i in self.items() if (d := grid_days(i)) and d[0] <= last and first <= d[1]]
        return self._joined(shown)

    def listed(self, month):
        return self._joined([item for item in self.items() if is_listed(item, month)])

    def overdue(self, day):
        return [i for i in self.items() if isinstance(i, Task) and i.is_overdue(day)]

    def planned(self, first, last):
        return [item for item in self.items() if item.month and first <= item.month <= last]

    def organisations(self):
        return self.owners

    def under(self, report_key):
        return [
            item
            for item in self.kept.values()
            if any(k.startswith(report_key + "/") for k in (item.key, *item.earlier_keys))
        ]

    def removed(self):
        return [item for item in self.kept.values() if item.removed is not None]

    def naming(self, task):
        return [i for i in self.kept.values() if isinstance(i, Event) and i.task == task]

    def find(self, words):
        return [item for item in self.items() if words in item.summary]

    def hits(self, words):
        found = [(days[0], item.uid) for item in self.find(words) if (days := grid_days(item))]
        return [uid for _, uid in sorted(found, reverse=True)]

    def some(self, uids):
        return [self.kept[uid] for uid in uids if uid in self.kept]

    def history(self):
        return self.at, max(self.changes, default=0)

    def change(self, position):
        return self.changes[position]

    def write(self, change, at, *, record):
        for uid in change.gone:
            self.kept.pop(uid, None)
        self.kept |= {item.uid: item for item in change.after}
        self.at = at
        if record:
            self.changes = {p: c for p, c in self.changes.items() if p < at} | {at: change}

    def _joined(self, items):
        uids = {item.uid for item in items}
        tasks = {item.task for item in items if isinstance(item, Event)}
        more = [
            item
            for item in self.items()
            if item.uid in tasks or (isinstance(item, Event) and item.task in uids)
        ]
        return list({item.uid: item for item in (*items, *more)}.values())


@pytest.fixture
def shelf():
    return MemoryShelf()


@pytest.fixture
def plan(shelf):
    return Plan(shelf, shelf.write)


@pytest.fixture
def now():
    return NOW


@pytest.fixture(scope="session")
def memory_shelf_class():
    return MemoryShelf
