"""Who is meant: the words that name a body, a group or a person, and where its verb begins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.reading.words import phrases, verb_at

if TYPE_CHECKING:
    from planner.reading.words import Words

LEVELS = frozenset({"huyện", "tỉnh", "xã", "phường", "quận", "sở", "trường", "cấp", "phố", "thị"})
TIME_CUES = frozenset(
    {
        "trước",
        "chậm",
        "muộn",
        "trong",
        "từ",
        "vào",
        "lúc",
        "sau",
        "khi",
        "ngay",
        "để",
        "hằng",
        "hàng",
    }
)
AGAIN = frozenset({"ngày", "tuần", "tháng", "quý", "năm"})
NAMED_BY = 4  # words of the first kind of work that names a body
LONGEST = 45  # words; a longer run is no name


@dataclass(frozen=True, slots=True)
class Subject:
    """A name as word indices: first word, past its last word, where its verb begins (or None)."""

    start: int
    end: int
    verb: int | None


def has_head(words: Words, index: int) -> int:
    """Return how many words the head of a body's or person's name at an index has, 0 for none."""
    start = _past_plural(words, index)
    if words.forms[start : start + 2] in (["phòng", "chống"], ["phòng", "ngừa"]):
        return 0  # also with a comma: "Phòng, chống dịch bệnh"
    heads = phrases("units", "persons")
    size = heads.length_at(words, start)
    if size and phrases("occasions", "crowds").length_at(words, start) <= size:
        return start + size - index
    several = _several(words, start) if start > index else 0
    if several:
        return start + several - index
    if "viên" in words.forms[start + 1 : start + 3] and start + 3 <= len(words):
        return words.forms.index("viên", start + 1) + 1 - index
    return 0


def _several(words: Words, start: int) -> int:
    """Return how many words behind "các" say what sort of bodies; 0 where none are meant."""
    if words.forms[start : start + 2] == ["tổ", "chức"]:
        return 2  # "các tổ chức, cá nhân"
    if words.forms[start : start + 1] == ["cấp"]:
        return 1  # "các cấp, các ngành"
    return _kind_unknown(words, start)


def _kind_unknown(words: Words, start: int) -> int:
    """As in "các bưu cục Cam Phú": how many words, nobody listed, stand before a name."""
    for size in (1, 2):
        after = start + size
        if after < len(words) and words.is_capital(after) and words.joined(after):
            plain = not any(words.is_capital(at) for at in range(start, after))
            return size if plain and not verb_at(words, start) else 0
    return 0


def subject_called(words: Words, index: int, limit: int) -> bool:
    """Tell whether a name of an unknown kind, with a verb, begins at an index."""
    found = subject_at(words, index, limit, head=1)
    return found is not None and found.verb is not None


def subject_at(words: Words, index: int, limit: int, head: int = 0) -> Subject | None:
    """Return the body or person named from an index on, with its verb before a limit.

    `head`: how many words name its kind, where the caller knows that a name begins here.
    """
    head = head or has_head(words, index)
    if not head:
        return None
    name = _Name(index, head, limit, _is_plural(words, index, head))
    end, at = None, index + head
    while at < min(limit, index + LONGEST):
        fixed = phrases("compounds").length_at(words, at)  # "Đội Quản lý hành chính về trật tự"
        if words.forms[at] == "về" and words.joined(at) and not fixed:
            return Subject(index, at if end is None else end, None)  # "UBND tỉnh về nuôi trồng"
        if end is None and _ends_name(words, at):
            end = at
        within = phrases("units").length_at(words, at) if words.is_capital(at) else 0
        if within > 1:  # "Ủy viên Ban chấp hành ..."
            at += within
            continue
        if _acts(words, at, name):
            return Subject(index, at if end is None else end, at)
        at += verb_at(words, at) or phrases("compounds").length_at(words, at) or 1
    return Subject(index, limit if end is None else end, None)


@dataclass(frozen=True, slots=True)
class _Name:
    """A name being read: where it starts, the length of its head, where it must end."""

    start: int
    head: int
    limit: int
    plural: bool


def _is_plural(words: Words, index: int, head: int) -> bool:
    return phrases("plurals").find(words, index, index + head) is not None


def _past_plural(words: Words, index: int) -> int:
    return index + phrases("plurals").length_at(words, index)


def _ends_name(words: Words, at: int) -> bool:
    form = words.forms[at]
    return not words.is_capital(at) and (
        words.forms[at : at + 2] == ["căn", "cứ"]
        or (form in TIME_CUES and not _is_trade(words, at))
        or form in {"là", "cùng"}
        or (form in {"chủ", "đã", "được", "vừa"} and _led(words, at))
    )


def _is_trade(words: Words, at: int) -> bool:
    """As in "Ngân hàng", "Cửa hàng": not the "hàng" of "hàng tuần"."""
    return words.forms[at] == "hàng" and not set(words.forms[at + 1 : at + 2]) & AGAIN


def _led(words: Words, at: int) -> bool:
    return words.forms[at] != "chủ" or words.forms[at + 1 : at + 2] in (["trì"], ["động"])


def _acts(words: Words, at: int, name: _Name) -> bool:
    """Tell whether the verb of a name begins here."""
    if words.is_capital(at) or (words.forms[at] == "khóa" and _is_term(words, at + 1)):
        return False
    if phrases("modals").length_at(words, at) or words.forms[at] == "đã":
        return True
    if phrases("speaks").length_at(words, at) and words.joined(at):
        return True
    if words.forms[at] == "không" and words.joined(at):
        return True
    size = verb_at(words, at)
    if not size:
        return phrases("adverbs").length_at(words, at) > 0
    return not _in_name(words, at, size, name)


def _is_term(words: Words, at: int) -> bool:
    """As in "khóa XX", "khóa 12": which term a body is in, no verb."""
    return at < len(words) and (words.forms[at].isdigit() or set(words.forms[at]) <= set("ivxl"))


def _in_name(words: Words, at: int, size: int, name: _Name) -> bool:
    if at == name.start + name.head:
        return not name.plural and _takes_verb(words, name)
    if _is_noun(words, at, name) or _goes_on_naming(words, at, size, name):
        return True
    if not words.joined(at):
        return False
    after = at + size
    if phrases("directives").length_at(words, at):
        return False  # "Chủ tịch UBND tỉnh phân công Sở Y tế ..."
    if after < name.limit and words.forms[after] in LEVELS and words.joined(after):
        return _another(words, after + 1, name.limit)
    return False


def _goes_on_naming(words: Words, at: int, size: int, name: _Name) -> bool:
    """As in "Phòng Xây dựng và kiểm tra văn bản thẩm định ...": two kinds of work name it."""
    head = name.start + name.head
    if name.plural or not words.is_capital(head) or not verb_at(words, head):
        return False
    listed = words.forms[at - 1] == "và" or words.text[words.ends[at - 1]] == ","
    return listed and at - head <= NAMED_BY and _another(words, at + size + 1, name.limit)


def _is_noun(words: Words, at: int, name: _Name) -> bool:
    """Tell whether a small-lettered noun before a verb makes it a noun: "dự án đầu tư"."""
    size = ends_in(words, at, "noun_makers")
    if at - size > name.start and words.forms[at - size : at] == ["cơ", "quan"]:
        return False  # "Công đoàn cơ quan thăm hỏi"
    return size > 0 and not words.is_capital(at - size)


def _takes_verb(words: Words, name: _Name) -> bool:
    """Tell whether a name goes on with a verb: "Tổ giúp việc", "Ban quản lý"."""
    start = _past_plural(words, name.start)
    return phrases("named_by_verb").length_at(words, start) == name.start + name.head - start


def _another(words: Words, at: int, limit: int) -> bool:
    verbs = phrases("verbs", "modals")
    return any(
        verbs.length_at(words, i) and not words.is_capital(i)
        for i in range(at, min(limit, at + 10))
    )


def ends_in(words: Words, at: int, group: str) -> int:
    """Return how many words the phrase of a group has that ends just before an index."""
    found = phrases(group)
    sizes = (n for n in (3, 2, 1) if at >= n and found.length_at(words, at - n) == n)
    return next(sizes, 0)
