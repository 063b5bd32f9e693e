"""Decide what is durable: the plan in one SQLite file, each change whole or not at all.

A Store may be used from several threads; two Stores on one path see each other's commits. Every
failure of the disk or of SQLite is a refusal (planner.store.failures), and after a refusal the
file is as it was before.
"""

from __future__ import annotations

import sqlite3
import threading
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Self

from planner.model import Action, CannotWrite, PlanDamaged, PlanLocked
from planner.store import copying, failures, history, items, opening, reports, schema
from planner.store.copying import Schedule
from planner.store.restoring import add_documents, bringing_in, contents, going_back

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path
    from uuid import UUID

    from planner.model import Change, Document, Event, Head, Item, Month
    from planner.store.copying import Copy
    from planner.store.reports import Report
    from planner.store.restoring import Contents

CHECK_EVERY = timedelta(days=7)


class Store:
    """The plan on disk."""

    def __init__(self, path: Path, opened: opening.Opened) -> None:
        self.path = path
        self.read_only = opened.read_only
        self.reason = opened.reason
        self._opened = opened
        self._copies = Schedule(path)
        self._items = items.Items(opened.db, lenient=opened.reason == "newer")
        self._turn = threading.RLock()
        self._closed = False
        self._examined = True

    @classmethod
    def open(cls, path: Path, *, now: datetime, checking: bool = True) -> Self:
        """Open the plan at a path, or make it; raises PlanDamaged, PlanLocked or CannotWrite.

        A plan that is missing although there are copies of it is not made anew:
        PlanDamaged(reason="missing"); see begin_anew and put_in_place. Without `checking` it is
        open at once; it is examined before the first thing is written, or sooner by `examine`.
        """
        with failures.reading():
            is_there = path.exists()
        if not is_there:
            if copying.copies(path):
                raise PlanDamaged(reason="missing")
            opening.make(path, now)
        store = cls(path, opening.open_plan(path, checking=checking))
        store._examined = checking or store.read_only
        try:
            store._prepare(now)
        except BaseException:
            store.close()
            raise
        return store

    def close(self) -> None:
        """Let the file go."""
        with self._turn:
            if not self._closed:
                self._closed = True
                opening.release(self._opened)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    # ------------------------------------------------------------------------------------ finding

    def item(self, uid: str) -> Item | None:
        """Return the item with this UID, removed or not."""
        with self._reading():
            return self._items.item(uid)

    def items(self) -> list[Item]:
        """Return all items that are not removed."""
        with self._reading():
            return self._items.all()

    def everything(self) -> list[Item]:
        """Return every item, removed ones too."""
        with self._reading():
            return self._items.everything()

    def between(self, first: date, last: date) -> list[Item]:
        """Return what the grid shows from first to last (inclusive), with its tasks and events."""
        with self._reading():
            return self._items.between(first, last)

    def listed(self, month: Month) -> list[Item]:
        """Return what the list beside a month shows, and the events that name its tasks."""
        with self._reading():
            return self._items.listed(month)

    def overdue(self, day: date) -> list[Item]:
        """Return the open tasks due before a day."""
        with self._reading():
            return self._items.overdue(day)

    def planned(self, first: Month, last: Month) -> list[Item]:
        """Return the items of the plans from first to last (inclusive)."""
        with self._reading():
            return self._items.planned(first, last)

    def organisations(self) -> dict[str, str | None]:
        """Return whose reports were read, as far as they say, by the digest of each."""
        return {report.digest: report.organisation for report in self.reports()}

    def under(self, report_key: str) -> list[Item]:
        """Return the items read from a report, removed ones too."""
        with self._reading():
            return self._items.under(report_key)

    def removed(self) -> list[Item]:
        """Return the removed items, newest first."""
        with self._reading():
            return self._items.removed()

    def naming(self, task: str) -> list[Event]:
        """Return the events that name a task, removed ones too."""
        with self._reading():
            return self._items.naming(task)

    def find(self, words: str) -> list[Item]:
        """Return the items that hold all the words, as planner.searching says."""
        with self._reading():
            return self._items.holding(words)

    def hits(self, words: str) -> list[str]:
        """Return the UIDs of the items that hold all the words, the newest day first."""
        with self._reading():
            return self._items.hits(words)

    def some(self, uids: Sequence[str]) -> list[Item]:
        """Return the items with these UIDs."""
        with self._reading():
            return self._items.some(uids)

    # ---------------------------------------------------------------------------- changes and undo

    def history(self) -> tuple[int, int]:
        """Return the positions of the last change in force and of the newest one."""
        with self._reading() as db:
            return history.positions(db)

    def change(self, position: int) -> Change:
        """Return the recorded change at a position, counted from 1; raises PlanDamaged."""
        with self._reading() as db:
            return history.change(db, position, lenient=self.reason == "newer")

    def write(self, change: Change, at: int, *, record: bool) -> None:
        """Make a change durable, and `at` the position in force; `record` it there as a new one.

        When it returns, the change survives a power cut; when it raises, nothing has changed. A
        change that is there already (written, but the answer was lost) is left as it is. Raises
        PlanLocked(reason="changed_elsewhere") when another program has written in between: what
        this one shows is then no longer what is there.
        """
        if record and change.action is Action.ACCEPT and not self.read_only:
            with self._turn:
                self._copies.before_import(self._opened.db, change.stamp)
        with self._writing(change.stamp) as db:
            history.write(db, change, at, record=record)

    # -------------------------------------------------------------------------- reports and exports

    def keep(self, document: Document, head: Head, reference: date | None, now: datetime) -> None:
        """Keep a report's text for ever; keeping it again changes nothing but its head."""
        with self._writing(now) as db:
            reports.keep(db, document, head, reference, now)

    def document(self, digest: str) -> Document | None:
        """Return a report as it was read."""
        with self._reading() as db:
            return reports.document(db, digest)

    def reports(self) -> list[Report]:
        """Return what is known about all reports, the one kept first first."""
        with self._reading() as db:
            return reports.reports(db)

    def mark_reviewed(self, digest: str, now: datetime) -> None:
        """Note that a person has gone through a report."""
        with self._writing(now) as db:
            reports.mark_reviewed(db, digest, now)

    @property
    def plan_uuid(self) -> UUID:
        """The plan's own name, the same in every copy of it."""
        from uuid import UUID  # noqa: PLC0415 - not on the way to the window

        with self._reading() as db:
            return history.meta(db, "plan", UUID)

    @property
    def writes(self) -> int:
        """How often the plan has been written."""
        with self._reading() as db:
            return history.meta(db, "writes", int)

    def ledger(self, scope: str) -> dict[str, int]:
        """Return what was exported last under a name: UID to SEQUENCE."""
        with self._reading() as db:
            return reports.ledger(db, scope)

    def exported_at(self, scope: str) -> datetime | None:
        """Return when that was."""
        with self._reading() as db:
            return reports.exported_at(db, scope)

    def save_ledger(self, scope: str, sequences: dict[str, int], now: datetime) -> None:
        """Remember what was exported under a name."""
        with self._writing(now) as db:
            reports.save_ledger(db, scope, sequences, now)

    # ------------------------------------------------------------------------ copies and soundness

    def copies(self) -> list[Copy]:
        """Return the copies of this plan, newest first; raises PlanLocked."""
        return copying.copies(self.path)

    def copy(self, now: datetime) -> Copy | None:
        """Copy the plan if anything has changed since the last copy; raises CannotWrite.

        Writing does this by itself when the last copy is half an hour old.
        """
        with self._reading() as db:
            return self._copies.if_changed(db, now, "asked")

    def save_as(self, file: Path) -> None:
        """Write the whole plan, undo and reports included, as one file; raises CannotWrite."""
        with self._reading() as db, failures.writing():
            copying.write_whole(db, file)

    def preview(self, copy: Path, now: datetime) -> Change:
        """Return what going back to a copy would change; raises PlanDamaged when it is unsound."""
        with self._reading():
            return going_back(self._items.everything(), contents(copy).items, now)

    def restore(self, copy: Path, now: datetime) -> Change:
        """Go back to a copy, as one action that can be undone; the plan is copied before.

        A Plan on this store must be made anew afterwards.
        """
        found = contents(copy)
        if not self.read_only:
            with self._reading() as db:
                self._copies.if_changed(db, now, "restore")
        with self._writing(now) as db:
            change = going_back(self._items.everything(), found.items, now)
            return self._take_over(db, found, change)

    def add_documents_of(self, found: Contents, now: datetime) -> None:
        """Keep the reports of a copy that are not here."""
        with self._writing(now) as db:
            add_documents(db, found.documents)

    def bring_in(self, found: Contents, now: datetime) -> Change:
        """Add what was salvaged from a damaged file and is missing or older here; can be undone."""
        with self._writing(now) as db:
            change = bringing_in(self._items.everything(), found.items, now)
            return self._take_over(db, found, change)

    def examine(self, now: datetime) -> None:
        """Look once whether a small plan holds together, as opening does; raises PlanDamaged."""
        if self._examined:
            return
        with self._reading() as db:
            if opening.is_small(db):
                opening.check(db)
            self._check_if_due(now)
            self._examined = True

    def is_check_due(self, now: datetime) -> bool:
        """Tell whether the last full check is a week ago, untold, or its clock went wrong."""
        with self._reading() as db:
            try:
                last = history.meta(db, "checked", datetime.fromisoformat).astimezone(UTC)
            except PlanDamaged:
                return True
        return not timedelta(0) <= now - last < CHECK_EVERY

    def check(self, now: datetime) -> None:
        """Check the file fully, every item's letters too; raises PlanDamaged."""
        with self._reading() as db:
            opening.check(db, fully=True)
        if not self.read_only:
            with suppress(CannotWrite, PlanLocked), failures.writing():
                db.execute("UPDATE meta SET value = ? WHERE name = 'checked'", (now.isoformat(),))

    # ------------------------------------------------------------------------------------- inside

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with self._turn, failures.reading():
            yield self._opened.db

    def _prepare(self, now: datetime) -> None:
        """Bring an older file up to date, a copy first; check it fully when that is due."""
        if self.read_only:
            return
        with self._turn:
            db = self._opened.db
            with failures.reading():
                is_old = schema.version_of(db) < schema.version()
            if is_old:
                self.examine(now)
                self._copies.if_changed(db, now, "migration")
                with failures.writing():
                    schema.migrate(db)
            if self._examined:
                self._check_if_due(now)

    def _check_if_due(self, now: datetime) -> None:
        if self.is_check_due(now):
            self.check(now)

    @contextmanager
    def _writing(self, now: datetime) -> Iterator[sqlite3.Connection]:
        """One transaction: all that is written inside, or nothing. Then a copy, if one is due."""
        if self.read_only:
            raise (PlanLocked if self.reason in {"network", "newer"} else CannotWrite)(
                reason=self.reason
            )
        with self._turn:
            self.examine(now)
            with failures.writing():
                db = self._opened.db
                try:
                    db.execute("BEGIN IMMEDIATE")
                    yield db
                    db.execute("UPDATE meta SET value = value + 1 WHERE name = 'writes'")
                    db.execute("COMMIT")
                except BaseException:
                    self._take_back()
                    raise
            self._copies.after_write(db, now)

    def _take_back(self) -> None:
        """Undo a transaction that failed; if the connection cannot, a new one does."""
        db = self._opened.db
        try:
            if db.in_transaction:
                db.execute("ROLLBACK")
        except sqlite3.Error:
            with suppress(sqlite3.Error):
                fresh = opening.connect(self.path)
                db.close()
                self._opened.db = fresh
                self._items = items.Items(fresh)

    def _take_over(self, db: sqlite3.Connection, found: Contents, change: Change) -> Change:
        add_documents(db, found.documents)
        if change.after:
            history.write(db, change, history.positions(db)[0] + 1, record=True)
        return change
