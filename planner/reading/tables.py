"""Tables pasted with TABs: which column holds what, and what each row says."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from planner.model import DayPart, Span
from planner.reading.patterns import Pattern

if TYPE_CHECKING:
    from planner.reading.clauses import Paragraph

HOUR = r"(?:[01]?\d|2[0-3])[ ]?(?:giờ|h|g|:)(?![a-zà-ỹ])[ ]?(?:[0-5]\d)?(?:’|'|p\b|phút)?"
COLUMNS = (
    ("number", Pattern(r"^(?:tt|stt|số tt|số thứ tự)\.?$")),
    (
        "area",
        Pattern(
            r"^(?:lĩnh vực|mảng|dự án|công trình|trụ cột|chủ đề"
            r"|nhóm(?: (?:nhiệm vụ|việc|công việc))?|(?:lĩnh vực|mảng) (?:công tác|công việc))$"
        ),
    ),
    ("work", Pattern(r"nội dung|công việc|nhiệm vụ|hoạt động|công tác|^(?:đầu )?việc\b")),
    ("with", Pattern(r"phối hợp|cùng thực hiện")),
    (
        "lead",
        Pattern(
            r"chủ trì|phụ trách|người thực hiện|đơn vị|thực hiện|phân công|chỉ đạo|lãnh đạo|bộ phận"
            r"|chuẩn bị|tham mưu|soạn thảo"
        ),
    ),
    ("due", Pattern(r"thời hạn|hoàn thành|hạn|tiến độ")),
    ("place", Pattern(r"địa điểm|nơi")),
    ("guests", Pattern(r"thành phần|tham dự")),
    ("morning", Pattern(r"^(?:buổi )?sáng$")),
    ("afternoon", Pattern(r"^(?:buổi )?chiều$")),
    ("evening", Pattern(r"^(?:buổi )?tối$")),
    ("part", Pattern(r"^buổi$")),
    ("day", Pattern(r"thứ|ngày")),
    ("due", Pattern(r"thời gian")),
    ("note", Pattern(r"ghi chú|kết quả|sản phẩm")),
)


PRESIDES = Pattern(r"chủ trì|lãnh đạo|chủ tọa|chủ toạ|chỉ đạo")
PARTS = ("morning", "afternoon", "evening")
OFFICERS = tuple(f"officer {n}" for n in range(1, 10))  # columns of one leader each
OFFICER = Pattern(
    r"(?:đ/c|đồng chí|ông|bà|bí thư|phó bí thư|pbt|chủ tịch|phó chủ tịch|pct|giám đốc|phó giám đốc"
    r"|pgđ|hiệu trưởng|phó hiệu trưởng|hiệu phó|trưởng ban|phó trưởng ban|chánh|phó chánh"
    r"|trưởng phòng|phó trưởng phòng|viện trưởng|cục trưởng|chi cục trưởng|thường trực)\b"
)
AIM = Pattern(r"^(?:mục tiêu|yêu cầu|phần việc)$")  # holds the work where no other column does
NAMES = {"sáng": DayPart.MORNING, "chiều": DayPart.AFTERNOON, "tối": DayPart.EVENING}
FEWEST = 2  # columns of a table
LONGEST = 160  # letters of its head
HEAD_WORDS = 6  # words of a column's head
MEETINGS = frozenset({"guests", "place"})  # columns that only a schedule of meetings has
ROW_COUNT = Pattern(r"(?:[IVX]{1,5}|[A-HĐ])\Z")
HOUR_FIRST = Pattern(rf"{HOUR}|(?:sáng|chiều|tối)\b")
HEADS = frozenset({"work", "lead", "due", "day", "part", *PARTS})


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells by what their column holds."""

    line: Paragraph
    cells: dict[str, Span]
    area: Span | None = None  # the field of work it names for the rows below


@dataclass(frozen=True, slots=True)
class Table:
    """A table's columns, and the cells that an empty cell repeats."""

    columns: tuple[str, ...]
    officers: dict[str, Span] = field(default_factory=dict)  # heads of the leaders' columns
    above: dict[str, Span] = field(default_factory=dict)

    @property
    def is_of_meetings(self) -> bool:
        """Tell whether its rows are meetings, which have guests or leaders, and no work to do."""
        return "guests" in self.columns or bool(self.officers)

    def row(self, text: str, line: Paragraph, found: tuple[Span, ...]) -> tuple[Row, Table]:
        """Read one row: an empty leading cell repeats the one above; the table remembers it."""
        values: dict[str, Span] = {}
        leading: dict[str, Span] = {}
        begun = False
        if self._lacks_day(text, found):
            found = (Span(found[0].start, found[0].start), *found)
        for at, (name, span) in enumerate(zip(self.columns, found, strict=False)):
            begun = begun or len(span) > 0
            cell = span if len(span) else self.above.get(name)
            if cell is None or (not len(span) and begun):
                continue
            values.setdefault(name, cell)
            if name in {"day", "part"} or (name == "due" and not at):
                leading[name] = cell
        area = self._area(text, values)
        return Row(line, values, area), replace(self, above={**self.above, **leading})

    def _lacks_day(self, text: str, found: tuple[Span, ...]) -> bool:
        """Tell whether a row begins with its hour: its day's cell reaches over several rows."""
        if self.columns[:2] not in (("day", "hour"), ("day", "part")) or not found:
            return False
        first = text[found[0].start : found[0].end].lower()
        if len(found) >= len(self.columns) and len(found[-1]):
            return False
        return HOUR_FIRST.match(first) is not None

    def _area(self, text: str, values: dict[str, Span]) -> Span | None:
        """Read "II", "Văn hóa - xã hội" and empty cells: a heading of the rows below."""
        work, number = values.get("work"), values.get("number")
        if work is None or len(self.columns) <= FEWEST or not values.keys() <= {"number", "work"}:
            return None
        count = text[number.start : number.end].strip(" .") if number else ""
        counted = ROW_COUNT.match(count) is not None or (
            not count and text[work.start : work.end].isupper()
        )
        return work if counted else None


def cells(text: str, line: Paragraph) -> tuple[Span, ...]:
    """Return the cells of a line, empty ones too."""
    start = text.rfind("\n", 0, line.span.start) + 1
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    found, at = [], start
    for part in text[start:end].split("\t"):
        left = at + len(part) - len(part.lstrip())
        right = at + len(part.rstrip())
        found.append(Span(min(left, right), right))
        at += len(part) + 1
    return tuple(found)


def header(lower: str, found: tuple[Span, ...]) -> Table | None:
    """Read a line as the head of a table."""
    line = lower[found[0].start : found[-1].end]
    if len(found) < FEWEST or len(line) > LONGEST or any(c.isdigit() for c in line):
        return None
    if not len(found[0]):  # an empty leading cell repeats the one above: a row
        return None
    names = _names(lower, found)
    officers: dict[str, Span] = {}
    if {"day", "part"} & set(names):
        names, officers = _with_officers(lower, names, found)
        if len(officers) >= FEWEST:
            return Table(names, officers)
    known = [n for n in names if n not in {"", "number"}]
    if len(set(known) & HEADS) < FEWEST or not set(known) & {"work", *PARTS}:
        return None
    return Table(names)


def _names(lower: str, found: tuple[Span, ...]) -> tuple[str, ...]:
    """Name the columns, each also by what the others hold."""
    heads = [lower[c.start : c.end] for c in found]
    names = tuple(_column(words) for words in heads)
    if "work" not in names and {"due", "lead"} & set(names):
        names = tuple(
            "work" if AIM.match(words) else name for name, words in zip(names, heads, strict=True)
        )
    timed = "due"
    if "day" in names:  # then "Thời gian" holds hours
        timed = "hour"
    elif MEETINGS & set(names) and not _has_doers(lower, names, found):  # then day and hour
        timed = "day"
    return tuple(
        timed if name == "due" and "thời gian" in words else name
        for name, words in zip(names, heads, strict=True)
    )


def _has_doers(lower: str, names: tuple[str, ...], found: tuple[Span, ...]) -> bool:
    """Tell whether a column says who does the work of a row, and none who is invited."""
    if "guests" in names or "lead" not in names:
        return False
    head = found[names.index("lead")]
    return PRESIDES.search(lower, head.start, head.end) is None


def _with_officers(
    lower: str, names: tuple[str, ...], found: tuple[Span, ...]
) -> tuple[tuple[str, ...], dict[str, Span]]:
    """Name the columns of single leaders: "Chủ tịch A", "PCT B"."""
    named: list[str] = []
    officers: dict[str, Span] = {}
    for name, cell in zip(names, found, strict=True):
        own = name in {"", "lead"} and OFFICER.match(lower, cell.start, cell.end)
        column = OFFICERS[min(len(officers), len(OFFICERS) - 1)] if own else name
        if own:
            officers[column] = cell
        named.append(column)
    return tuple(named), officers


def _column(words: str) -> str:
    if len(words.split()) > HEAD_WORDS:
        return ""
    return next((name for name, pattern in COLUMNS if pattern.search(words)), "")


def part_of(lower: str, cells: dict[str, Span], column: str) -> DayPart | None:
    """Return the part of the day that an entry's column or row names."""
    if column in PARTS:
        return DayPart(column)
    cell = cells.get("part")
    word = lower[cell.start : cell.end] if cell else ""
    return next((part for name, part in NAMES.items() if name in word), None)
