"""Decide how reports are kept: the text for ever under its digest, and what is known about it."""

from __future__ import annotations

import json
import zlib
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from planner.model import Document, Month, PlanDamaged, Span

if TYPE_CHECKING:
    import sqlite3

    from planner.model import Head


@dataclass(frozen=True, slots=True)
class Report:
    """What is known about a report that was read."""

    digest: str
    name: str
    title: str
    organisation: str | None
    period: Month | None
    meeting_date: date | None
    kept: datetime
    reference: date | None  # the day that phrases like "tháng này" hung on
    reviewed: datetime | None = None


def keep(
    db: sqlite3.Connection, document: Document, head: Head, reference: date | None, now: datetime
) -> None:
    """Keep a report's text; of one that is there, only what is known about it is renewed."""
    known = {
        "name": document.name,
        "title": head.title,
        "organisation": head.organisation,
        "period": [head.period.year, head.period.month] if head.period else None,
        "meeting_date": head.meeting_date.isoformat() if head.meeting_date else None,
        "reference": reference.isoformat() if reference else None,
        "notes": document.notes,
        "unsure": [(word.start, word.end) for word in document.unsure],
    }
    text = zlib.compress(document.text.encode(errors="surrogatepass"))
    db.execute(
        "INSERT INTO document (digest, text, head, kept) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (digest) DO UPDATE SET head = excluded.head",
        (document.digest, text, json.dumps(known), now.isoformat()),
    )


def document(db: sqlite3.Connection, digest: str) -> Document | None:
    """Return a report as it was read."""
    row = db.execute("SELECT text, head FROM document WHERE digest = ?", (digest,)).fetchone()
    if row is None:
        return None
    try:
        text = zlib.decompress(row[0]).decode(errors="surrogatepass")
        known: dict[str, Any] = json.loads(row[1])
        notes, unsure = known.get("notes", ()), known.get("unsure", ())  # of older plans: none
        return Document(
            known["name"], text, digest, tuple(notes), tuple(Span(*word) for word in unsure)
        )
    except (AttributeError, KeyError, TypeError, ValueError, zlib.error) as error:
        raise PlanDamaged(reason="item") from error


def reports(db: sqlite3.Connection) -> list[Report]:
    """Return all reports, the one kept first first."""
    rows = db.execute("SELECT digest, head, kept, reviewed FROM document ORDER BY rowid").fetchall()
    try:
        return [_report(*row) for row in rows]
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise PlanDamaged(reason="item") from error


def mark_reviewed(db: sqlite3.Connection, digest: str, now: datetime) -> None:
    """Note that a person has gone through a report."""
    db.execute("UPDATE document SET reviewed = ? WHERE digest = ?", (now.isoformat(), digest))


def ledger(db: sqlite3.Connection, scope: str) -> dict[str, int]:
    """Return what was exported last under a name: UID and SEQUENCE."""
    query = "SELECT uid, sequence FROM exported WHERE scope = ?"
    rows = db.execute(query, (scope,)).fetchall()
    return {uid: sequence for uid, sequence in rows if isinstance(sequence, int)}


def exported_at(db: sqlite3.Connection, scope: str) -> datetime | None:
    """Return when that was."""
    row = db.execute("SELECT stamp FROM export WHERE scope = ?", (scope,)).fetchone()
    with suppress(TypeError, ValueError):  # never, or it cannot be read
        return datetime.fromisoformat(row[0])
    return None


def save_ledger(
    db: sqlite3.Connection, scope: str, sequences: dict[str, int], now: datetime
) -> None:
    """Remember what was exported."""
    db.execute("DELETE FROM exported WHERE scope = ?", (scope,))
    rows = [(scope, uid, sequence) for uid, sequence in sequences.items()]
    db.executemany("INSERT INTO exported VALUES (?, ?, ?)", rows)
    db.execute("INSERT OR REPLACE INTO export VALUES (?, ?)", (scope, now.isoformat()))


def _report(digest: str, head: str, kept: str, reviewed: str | None) -> Report:
    known: dict[str, Any] = json.loads(head)
    meeting, reference = known["meeting_date"], known["reference"]
    return Report(
        digest=digest,
        name=known["name"],
        title=known["title"],
        organisation=known["organisation"],
        period=Month(*known["period"]) if known["period"] else None,
        meeting_date=date.fromisoformat(meeting) if meeting else None,
        kept=datetime.fromisoformat(kept),
        reference=date.fromisoformat(reference) if reference else None,
        reviewed=datetime.fromisoformat(reviewed) if reviewed else None,
    )
