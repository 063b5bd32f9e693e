"""Decide how items are found: the columns beside each item, and the queries over them."""

from __future__ import annotations

import json
import re
import zlib
from datetime import timedelta
from typing import TYPE_CHECKING

from planner.model import EPOCH, Event, Item, Month, Task, grid_days
from planner.searching import AS_WRITTEN, Wanted, kept
from planner.store.codec import decode

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

LONGEST = 22  # bit length of the days from year 1 to year 9999
EVERY_MONTH = 0

COLUMNS = (
    "uid", "key", "body", "crc", "reach", "first_day", "last_day",
    "list_month", "due_month", "due", "open", "task", "removed",
)  # fmt: skip
UPSERT = (
    f"INSERT INTO item ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))}) "  # noqa: S608
    f"ON CONFLICT (uid) DO UPDATE SET {', '.join(f'{c} = excluded.{c}' for c in COLUMNS[1:])}"
)

NAMING = """
    SELECT event.id FROM tasks JOIN item AS task ON task.id = tasks.id
    JOIN item AS event ON event.task = task.uid WHERE event.removed IS NULL"""

BETWEEN = f"""
    WITH reaches (reach, longest) AS (VALUES {", ".join(f"({n}, {2**n - 1})" for n in range(LONGEST + 1))}),
    shown (id) AS (
        SELECT item.id FROM reaches CROSS JOIN item INDEXED BY item_days
        ON item.reach = reaches.reach AND item.first_day BETWEEN :first - longest AND :last
        WHERE item.last_day >= :first AND item.removed IS NULL),
    tasks (id) AS (
        SELECT id FROM shown UNION
        SELECT task.id FROM shown JOIN item AS event ON event.id = shown.id
        JOIN item AS task ON task.uid = event.task WHERE task.removed IS NULL)
    SELECT body FROM item WHERE id IN (SELECT id FROM tasks UNION {NAMING})
"""  # noqa: E501, S608

LISTED = f"""
    WITH tasks (id) AS (
        SELECT id FROM item WHERE list_month IN (:month, {EVERY_MONTH}) AND removed IS NULL UNION
        SELECT id FROM item WHERE due_month = :month AND removed IS NULL)
    SELECT body FROM item WHERE id IN (SELECT id FROM tasks UNION {NAMING})
"""  # noqa: S608

SEPARATOR = AS_WRITTEN.encode()  # as bytes: only the half that is searched is worth decoding
WILD = re.compile(r"[*?\[]")  # signs that mean something else to GLOB
LONG_WORD = 200  # letters that narrow a search enough; GLOB takes no pattern of 50,000
SOME = "SELECT body FROM item WHERE uid IN (SELECT value FROM json_each(?))"
NEWEST = """
    SELECT item.uid FROM json_each(?) AS found CROSS JOIN item ON item.uid = found.value
    WHERE removed IS NULL ORDER BY first_day DESC"""


def put(db: sqlite3.Connection, items: Iterable[Item], bodies: Iterable[str]) -> None:
    """Write items, new ones and ones that are there, with their texts."""
    for item, body in zip(items, bodies, strict=True):
        db.execute(UPSERT, _columns(item, body))
        db.execute("DELETE FROM earlier_key WHERE uid = ?", (item.uid,))
        earlier = [(item.uid, key) for key in dict.fromkeys(item.earlier_keys)]
        db.executemany("INSERT INTO earlier_key VALUES (?, ?)", earlier)
        db.execute("INSERT OR REPLACE INTO words VALUES (?, ?)", (item.uid, kept(item)))


def take_out(db: sqlite3.Connection, uids: Iterable[str]) -> None:
    """Take items out as if they had never been there."""
    rows = [(uid,) for uid in uids]
    db.executemany("DELETE FROM item WHERE uid = ?", rows)
    db.executemany("DELETE FROM earlier_key WHERE uid = ?", rows)
    db.executemany("DELETE FROM words WHERE uid = ?", rows)


class Items:
    """Finds items through a connection."""

    def __init__(self, db: sqlite3.Connection, *, lenient: bool = False) -> None:
        self._db = db
        self._lenient = lenient

    def item(self, uid: str) -> Item | None:
        """Return the item with this UID."""
        found = self._found("SELECT body FROM item WHERE uid = ?", (uid,))
        return found[0] if found else None

    def all(self) -> list[Item]:
        """Return what is not removed."""
        return self._found("SELECT body FROM item WHERE removed IS NULL")

    def everything(self) -> list[Item]:
        """Return every item, removed ones too."""
        return self._found("SELECT body FROM item")

    def between(self, first: date, last: date) -> list[Item]:
        """Return what the grid shows from first to last, joined items too."""
        return self._found(BETWEEN, {"first": first.toordinal(), "last": last.toordinal()})

    def listed(self, month: Month) -> list[Item]:
        """Return what the list beside a month shows, events of its tasks too."""
        return self._found(LISTED, {"month": _number(month)})

    def overdue(self, day: date) -> list[Item]:
        """Return the open tasks due before a day."""
        return self._found(
            "SELECT body FROM item WHERE due < ? AND open = 1 AND removed IS NULL",
            (day.toordinal(),),
        )

    def planned(self, first: Month, last: Month) -> list[Item]:
        """Return the items of the plans from first to last."""
        query = "SELECT body FROM item WHERE list_month BETWEEN ? AND ? AND removed IS NULL"
        return self._found(query, (_number(first), _number(last)))

    def under(self, report_key: str) -> list[Item]:
        """Return the items read from a report, removed ones too."""
        ends = (f"{report_key}/", f"{report_key}0")  # "0" comes right after "/"
        return self._found(
            "SELECT body FROM item WHERE id IN ("
            "SELECT id FROM item WHERE key >= ? AND key < ? AND key > '' UNION "
            "SELECT id FROM earlier_key JOIN item USING (uid) "
            "WHERE earlier_key.key >= ? AND earlier_key.key < ?)",
            ends * 2,
        )

    def removed(self) -> list[Item]:
        """Return the removed items, newest first."""
        return self._found(
            "SELECT body FROM item WHERE removed IS NOT NULL ORDER BY removed DESC, id DESC"
        )

    def naming(self, task: str) -> list[Event]:
        """Return the events that name a task, removed ones too."""
        found = self._found("SELECT body FROM item WHERE task = ?", (task,))
        return [item for item in found if isinstance(item, Event)]

    def holding(self, words: str) -> list[Item]:
        """Return what holds all the words and is not removed."""
        return self.some(self.hits(words))

    def hits(self, words: str) -> list[str]:
        """Return the UIDs of what holds all the words: the newest day first, what has none last."""
        wanted = Wanted.typed(words)
        each = " AND ".join(["folded GLOB ?"] * len(wanted.folded)) or "TRUE"
        query = f"SELECT uid, CAST(folded AS BLOB) FROM words WHERE {each}"  # noqa: S608
        found = self._db.execute(query, [_glob(word) for word in wanted.folded]).fetchall()
        if wanted.are_marked:
            rows = [(uid, self._as_written(uid, said)) for uid, said in found]
        else:
            rows = [(uid, said.split(SEPARATOR, 1)[0].decode()) for uid, said in found]
        for pattern in wanted.patterns:
            rows = [row for row in rows if pattern.search(row[1])]
        uids = json.dumps([uid for uid, _ in rows])
        return [uid for (uid,) in self._db.execute(NEWEST, (uids,))]

    def some(self, uids: Sequence[str]) -> list[Item]:
        """Return the items with these UIDs."""
        return self._found(SOME, [json.dumps(list(uids))])

    def _as_written(self, uid: str, said: bytes) -> str:
        """Return the words of an item as written; an earlier version kept them folded only."""
        item = None if SEPARATOR in said else self.item(uid)
        return (kept(item).encode() if item else said).split(SEPARATOR, 1)[-1].decode()

    def _found(self, query: str, values: Sequence[object] | dict[str, object] = ()) -> list[Item]:
        rows = self._db.execute(query, values).fetchall()
        return [decode(body, lenient=self._lenient) for (body,) in rows]


def _glob(word: str) -> str:
    """Return what finds a word inside a text: GLOB is six times as fast at it as instr."""
    plain = WILD.sub(r"[\g<0>]", word[:LONG_WORD])
    return f"*{plain}*"


def checksum(body: str) -> int:
    """Return the checksum that stands beside a body: integrity_check sees no changed letter."""
    return zlib.crc32(body.encode())


def _columns(item: Item, body: str) -> tuple[object, ...]:
    return (
        item.uid,
        item.key,
        body,
        checksum(body),
        *_days(item),
        *_months(item),
        *_due(item),
        item.task if isinstance(item, Event) else None,
        _microseconds(item.removed) if item.removed else None,
    )


def _days(item: Item) -> tuple[int | None, ...]:
    days = grid_days(item)
    if days is None:
        return None, None, None
    first, last = days[0].toordinal(), days[1].toordinal()
    return (last - first).bit_length(), first, last


def _months(item: Item) -> tuple[int | None, int | None]:
    """Return the month whose list an item stands in and the one it is due in (model.is_listed)."""
    if isinstance(item, Event):
        return (_number(item.month) if item.start is None else None), None
    if item.due is None:
        return _number(item.month), None
    return (_number(item.month) if item.month else None), _number(Month.of(item.due))


def _due(item: Item) -> tuple[int | None, bool]:
    if isinstance(item, Task) and item.due is not None:
        return item.due.toordinal(), item.is_open
    return None, False


def _number(month: Month | None) -> int:
    return month.year * 12 + month.month if month else EVERY_MONTH


def _microseconds(stamp: datetime) -> int:
    return (stamp - EPOCH) // timedelta(microseconds=1)
