"""Items to export, and a plain reader of content lines."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime
from pathlib import Path

from planner.ics.lines import FORBIDDEN
from planner.model import Event, Evidence, Month, Place, Span, Task

TOOLS = Path(__file__).parents[4] / "shared" / "tools"
STAMP = datetime(2027, 1, 15, 2, 30, tzinfo=UTC)
NOW = datetime(2027, 1, 20, 1, 0, tzinfo=UTC)
FEBRUARY = Month(2027, 2)


def clock(text: str) -> datetime:
    """Return a clock time in Viet Nam, naive as in the model."""
    return datetime.fromisoformat(text)


def uid(number: int) -> str:
    return f"00000000-0000-5000-8000-{number:012}"


def task(number: int = 1, **values) -> Task:
    given = {
        "summary": "Rà soát hồ sơ",
        "month": FEBRUARY,
        "created": STAMP,
        "last_modified": STAMP,
    }
    return Task(uid=uid(number), **(given | values))


def event(number: int = 2, **values) -> Event:
    given = {"summary": "Họp giao ban", "created": STAMP, "last_modified": STAMP}
    return Event(uid=uid(number), **(given | values))


EVIDENCE = Evidence(
    document="d" * 64,
    title="Báo cáo tháng 01/2027, phòng Hành chính; bản gửi",
    span=Span(10, 42),
    quote="rà soát hồ sơ",
    sentence="Giao tổ một rà soát hồ sơ, chậm nhất ngày 20/02; báo cáo “kết quả”.",
    place=Place(5, 4),
    rule="giao + chậm nhất",
)


def properties(data: bytes) -> list[tuple[str, str]]:
    """Return (name with parameters, unescaped value) of each line: a reader without mercy."""
    assert data.endswith(b"\r\n")
    lines = data.decode().replace("\r\n ", "").split("\r\n")[:-1]
    assert not any(re.search(r"[\r\n]", line) for line in lines)
    return [(name, plain(value)) for name, _, value in (line.partition(":") for line in lines)]


def plain(value: str) -> str:
    return re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], value)


def blocks(data: bytes) -> dict[str, dict[str, str]]:
    """Return the properties of each VEVENT and VTODO by UID, those of its alarm left out."""
    found, current, inside = {}, {}, []
    for name, value in properties(data):
        if name == "BEGIN":
            inside.append(value)
            current = {} if value in {"VEVENT", "VTODO"} else current
        elif name == "END":
            if inside.pop() in {"VEVENT", "VTODO"}:
                found[current["UID"]] = current
        elif inside[-1] == "VALARM":
            current.setdefault("VALARM", "")
            current["VALARM"] += f"{name}:{value} "
        else:
            current[name.partition(";")[0]] = value
    return found


def expected(text: str) -> str:
    """Return what a text must be after it went through a file."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", FORBIDDEN.sub("", text)).strip()
