"""Where a sentence that looks back may name a work, and what it says of it: done, how far, or not.

"đã" + verb, a bare verb that opens a line or goes on a list, "<việc> đã được <làm>" and
"<việc>: đã hoàn thành" are the places. A word that takes it back ("chưa", "dự kiến", "cơ bản")
anywhere in the same part of the sentence makes it no proof that the work is done.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from planner.outcomes.lexicon import syllables
from planner.outcomes.wording import LAST_MONTH, Content, Token, compiled, content, read

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

COMPLETION = (
    r"(?:hoàn thành(?: (?:việc|công tác|xong|tốt))*|hoàn tất(?: việc)?|kết thúc|làm xong|xong"
    r"|thực hiện xong|tổ chức thành công)(?: |$)"
)
PERFORMED = (
    r"(?:được )?(?:(?:hoàn thành|hoàn tất|kết thúc|xong|thực hiện|tổ chức|tiến hành|triển khai)"
    r"(?: |$))"
)
MANNER = (
    r"(?:(?:kịp thời|chủ động|tích cực|khẩn trương|tập trung|đồng loạt|nghiêm túc|trực tiếp"
    r"|thường xuyên|phối hợp(?! với| cùng)) )*"
)
TOGETHER = r"(?:chủ trì,? )?(?:phối hợp (?:với|cùng)|cùng với) "
TAKEN_BACK = (
    r"\b(?:chưa|sẽ|đang|dự kiến|hoãn|lùi|dừng|cơ bản|bước đầu|chậm|vướng|khó khăn|dự thảo"
    r"|chuẩn bị|lấy ý kiến|một phần|phần lớn|hầu hết|một số|tiếp tục|phải|nhưng|tuy nhiên|cần|nếu"
    r"|không (?:thực hiện|hoàn thành|tổ chức|triển khai|đạt|kịp|đủ|còn|được|có)|chỉ"
    r"|mới (?:đạt|thực hiện|hoàn thành|được|ở|dừng|có|chỉ))\b"
)
WHOLE = 100
STANDS = frozenset({"đã", "vừa"})
GOES_ON = frozenset({"đang", "mới"})


@dataclass(frozen=True, slots=True)
class Opening:
    """A place where the name of a work may begin, and what is said of it there."""

    work: Content
    subject: tuple[Token, ...] = ()
    finished: bool = False  # a word of completion stands there
    under_way: bool = False  # it is only told as going on, or by a share
    bare: bool = False  # without "đã": who did it may stand before
    listed: bool = False  # it goes on a list behind a comma, if it is no part of what is before
    loose: bool = False  # others are named before the work: "phối hợp với ..."


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a sentence up to a semicolon: its openings and what holds for all of them."""

    start: int  # offsets in the sentence
    end: int
    openings: tuple[Opening, ...]
    taken_back: frozenset[str]
    percent: int | None  # how much is done, 1 to 99
    is_partial: bool  # a share of less than all stands in it


@lru_cache(maxsize=1024)
def parts(sentence: str) -> tuple[Part, ...]:
    """Return the parts of a sentence."""
    found: list[Part] = []
    told = False
    for tokens in _split(read(sentence)):
        opened = told or any(token.form in STANDS for token in tokens)
        found.append(_part(tokens, listed=told or not found))
        told = opened
    return tuple(found)


def _split(tokens: tuple[Token, ...]) -> Iterator[tuple[Token, ...]]:
    start = 0
    for at, token in enumerate(tokens):
        if token.parted == ";" and at > start:
            yield tokens[start:at]
            start = at
    if tokens[start:]:
        yield tokens[start:]


def _part(tokens: tuple[Token, ...], *, listed: bool) -> Part:
    words = " ".join(f"{t.parted} {t.form}" if t.parted else t.form for t in tokens)
    shares = list(_shares(tokens))
    reached = [share for is_reached, share in shares if is_reached]
    percent = reached[0] if len(reached) == 1 and 0 < reached[0] < WHOLE else None
    lacking = WHOLE not in reached and any(share < WHOLE for _, share in shares)
    return Part(
        tokens[0].start,
        tokens[-1].end,
        tuple(_openings(tokens, listed=listed)),
        frozenset(match.group() for match in compiled(TAKEN_BACK).finditer(words)),
        percent,
        lacking or any(_is_fraction(tokens, at) for at in range(len(tokens))),
    )


def _openings(tokens: tuple[Token, ...], *, listed: bool) -> Iterator[Opening]:
    """Return the openings of a part; `listed`: it may begin with a bare verb."""
    start = 0
    if listed:
        yield from _bare(tokens, 0)
    for at, token in enumerate(tokens):
        if token.parted == ":":
            yield from _after_colon(tokens, start, at)
            start = at
        if token.form in STANDS:
            yield from _told(tokens, start, at)
            listed = True
        elif token.form in GOES_ON or token.form in {"đạt", "ước"}:
            yield from _going_on(tokens, start, at)
        elif token.form == "được" and at > start:
            yield from _passive(tokens, start, at)
        elif token.parted in {",", ":"} and listed:
            yield from _bare(tokens, at, listed=token.parted == ",")


def _told(tokens: tuple[Token, ...], start: int, at: int) -> Iterator[Opening]:
    """As in "<who> đã <done> <what>", and "<what> đã được <done>"."""
    subject, right = tokens[start:at], _without_manner(tokens[at + 1 :])
    if right and right[0].form == "được":
        yield from _passive(tokens, start, at + 1)
        return
    line = _line(right)
    together = compiled(TOGETHER).match(line)
    done = compiled(COMPLETION).match(line)
    if done:
        behind = _behind(right, done.end())
        yield Opening(content(behind), subject, finished=True)
    yield Opening(content(right), subject, loose=together is not None)
    if compiled(PERFORMED).match(line):
        yield Opening(content(subject), finished=done is not None)


def _passive(tokens: tuple[Token, ...], start: int, at: int) -> Iterator[Opening]:
    """As in "<what> được <done>": what is done stands before."""
    thing = tuple(t for t in tokens[start:at] if t.form not in STANDS)
    right = tokens[at + 1 :]
    line = _line(right)
    if compiled(PERFORMED).match(line):
        yield Opening(content(thing), finished=compiled(COMPLETION).match(line) is not None)
    yield Opening(content((*_to_comma(right), *thing)))


def _going_on(tokens: tuple[Token, ...], start: int, at: int) -> Iterator[Opening]:
    """As in "đang <doing> <what>" and "<what> mới đạt ...": no proof but of a share."""
    yield Opening(content(tokens[start:at]), under_way=True)
    yield Opening(content(tokens[at + 1 :]), tokens[start:at], under_way=True)


def _after_colon(tokens: tuple[Token, ...], start: int, at: int) -> Iterator[Opening]:
    """As in "<what>: đã hoàn thành", "<what>: khối lượng đạt ..."."""
    thing, right = tokens[start:at], tokens[at:]
    told = right[1:] if right[0].form in STANDS else right
    if compiled(PERFORMED).match(_line(told)):
        yield Opening(content(thing), finished=True)
    yield Opening(content(thing), under_way=True)


def _bare(tokens: tuple[Token, ...], at: int, *, listed: bool = False) -> Iterator[Opening]:
    """As in "- Tổ chức thành công ...": the verb itself opens a line or goes on a list."""
    right = _without_manner(tokens[at:])
    done = compiled(COMPLETION).match(_line(right))
    if done:
        yield Opening(content(_behind(right, done.end())), finished=True, bare=True, listed=listed)
    yield Opening(content(right), bare=True, listed=listed)


def _without_manner(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    match = compiled(MANNER).match(_line(tokens))
    return _behind(tokens, match.end()) if match else tokens


def _behind(tokens: tuple[Token, ...], offset: int) -> tuple[Token, ...]:
    """Return the words behind an offset of their line."""
    passed = 0
    for at, token in enumerate(tokens):
        if passed >= offset:
            return tokens[at:]
        passed += len(token.form) + 1
    return ()


def _line(tokens: Sequence[Token]) -> str:
    """Return words with single blanks between them, as the patterns want them."""
    return " ".join(token.form for token in tokens) + " "


def _to_comma(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    end = next((n for n, token in enumerate(tokens) if n and token.parted), len(tokens))
    return tokens[:end]


def _shares(tokens: tuple[Token, ...]) -> Iterator[tuple[bool, int]]:
    """Return the shares: whether each says how much of the work is done, and how much.

    That some share of something else is reached ("quân số đạt 98%") does not say it.
    """
    for at, token in enumerate(tokens):
        if token.kind != "percent":
            continue
        value = float(token.form.rstrip("% ").replace(",", "."))
        first = next((n for n in range(at, 0, -1) if tokens[n].parted), 0)
        before = [t.form for t in tokens[first:at]]
        if before[-1:] and before[-1] not in {"tăng", "giảm", "vượt"}:
            alone = first > 0 and tokens[first].parted in {",", ":"}
            reached = before[-1] in syllables("reached")
            named = alone and not syllables("reached_alone").issuperset(before)
            yield reached and not named, int(value)


def _is_fraction(tokens: tuple[Token, ...], at: int) -> bool:
    """As in "5/9 khu phố": a part of them."""
    token = tokens[at]
    if token.kind != "pair":
        return False
    first, second = (int(number) for number in token.form.split("/"))
    before = tokens[at - 1].form if at else ""
    follows = at + 1 < len(tokens) and tokens[at + 1].form not in syllables("function")
    is_share = before in syllables("before_shares") or second > LAST_MONTH
    return first < second and is_share and follows
