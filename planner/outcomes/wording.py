"""What tells one piece of work from another: its content syllables in order, each with its weight.

Function words, dates and amounts are left out; a number that names a thing stays ("quý III",
"phân khu số 3", "68/NQ-CP"). A rare syllable weighs more than one that every report has, and what
stands in a tail ("trước mùa mưa lũ", "chào mừng ...") weighs less than the work itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from planner.outcomes.lexicon import same, syllables

if TYPE_CHECKING:
    from collections.abc import Sequence

LIGHT = 0.4  # weight of a common syllable
IN_TAIL = 0.1  # share of its weight that a syllable has in a tail
BEFORE_TAIL = 3  # syllables of the work itself that stand before any tail

TAILS = (
    r"(?:nhằm|để|theo|phục vụ|chào mừng|hưởng ứng|góp phần|đảm bảo|bảo đảm|phấn đấu|gửi|xong|đúng"
    r"|(?:hoàn thành )?trước|chậm nhất|trong (?:dịp|tháng|quý|tuần|năm)"
    r"|(?:vào |từ |đến )?ngày(?= \d))\b"
)
TOKENS = r"""
    (?P<paper>\d+\w*/[\w.]*[A-ZĐ][\w-]*(?:/[\w-]+)*|\d+-[A-ZĐ]{2,}(?:/[\w-]+)?)
  | (?P<date>\d{1,2}[./-]\d{1,2}[./-]\d{4})
  | (?P<percent>\d+(?:[.,]\d+)?\ ?%)
  | (?P<pair>\d{1,5}/\d{1,5}\b(?!/))
  | (?P<year>(?:19|20)\d\d\b(?![.,]\d))
  | (?P<amount>\d+(?:[.,]\d+)*\b)
  | (?P<word>\w+)
"""
OLD_MARKS = {
    f"{first}{old}": new
    for first, olds, news in (
        ("o", "àáảãạ", ("òa", "óa", "ỏa", "õa", "ọa")),
        ("o", "èéẻẽẹ", ("òe", "óe", "ỏe", "õe", "ọe")),
        ("u", "ỳýỷỹỵ", ("ùy", "úy", "ủy", "ũy", "ụy")),
    )
    for old, new in zip(olds, news, strict=True)
}  # "hoà", as some still write, is "hòa"
BLANKS, STOPS = frozenset({"", " "}), ";:,("
LAST_DAY, LAST_MONTH = 31, 12


class Token(NamedTuple):
    """A word or number of a text: its form in small letters, its kind, what parts it off."""

    form: str
    kind: str  # the group of TOKENS
    start: int
    end: int
    parted: str  # the stop before it, one of ; : , or nothing
    capital: bool


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern, compiled at its first use: this module is loaded long before."""
    return re.compile(pattern, re.VERBOSE if pattern is TOKENS else 0)


@lru_cache(maxsize=4096)
def read(text: str) -> tuple[Token, ...]:
    """Return the words and numbers of a text."""
    found: list[Token] = []
    end = 0
    for match in compiled(TOKENS).finditer(text):
        words, start = match.group(), match.start()
        form = words.casefold()
        form = form[:-2] + OLD_MARKS.get(form[-2:], form[-2:])
        gap = text[end:start]
        parted = "" if gap in BLANKS else next((stop for stop in STOPS if stop in gap), "")
        kind = match.lastgroup or "word"
        found.append(Token(form, kind, start, match.end(), parted, words[0].isupper()))
        end = match.end()
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Content:
    """Content syllables in order, their weights, and the amounts that count them."""

    forms: tuple[str, ...]
    weights: tuple[float, ...]
    amounts: dict[int, float]  # by the index of the syllable behind it
    capitals: frozenset[int]  # indexes of syllables with a capital letter
    tail: int  # index of the first syllable of the tail

    @property
    def weight(self) -> float:
        """The weight of all syllables."""
        return sum(self.weights)

    def share(self, forms: set[str]) -> float:
        """Return the share of the weight that some syllables have."""
        held = sum(w for form, w in zip(self.forms, self.weights, strict=True) if form in forms)
        return held / self.weight if held else 0.0

    @property
    def work(self) -> tuple[str, ...]:
        """The syllables without the tail."""
        return self.forms[: self.tail]

    def since(self, start: int) -> Content:
        """Return the content from a syllable on."""
        amounts = {at - start: number for at, number in self.amounts.items() if at >= start}
        capitals = frozenset(at - start for at in self.capitals if at >= start)
        tail = max(self.tail - start, 0)
        return Content(self.forms[start:], self.weights[start:], amounts, capitals, tail)


def content(tokens: Sequence[Token], text: str = "") -> Content:
    """Return the content of words; with their text, what stands in its tail weighs little."""
    forms: list[str] = []
    amounts: dict[int, float] = {}
    capitals: set[int] = set()
    tail, skip = 0, 0
    lower = text.casefold()
    common, function = syllables("common"), syllables("function")
    for at, token in enumerate(tokens):
        if skip:
            skip -= 1
            continue
        if lower and not tail and len(forms) >= BEFORE_TAIL:
            tail = len(forms) if compiled(TAILS).match(lower, token.start) else 0
        if token.kind != "word":
            name = _named(tokens, at)
            forms += [name] if name else []
            if not name and token.kind == "amount":
                amounts[len(forms)] = _number(token.form)
            continue
        phrase, size = _phrase(tokens, at)
        skip = size - 1
        if token.capital:
            capitals.add(len(forms))
        forms += [form for form in phrase if form not in function]
    tail = tail or len(forms)
    weights = tuple(
        (LIGHT if form in common else 1.0) * (IN_TAIL if n >= tail else 1.0)
        for n, form in enumerate(forms)
    )
    return Content(tuple(forms), weights, amounts, frozenset(capitals), tail)


@lru_cache(maxsize=4096)
def content_of(title: str) -> Content:
    """Return the content of a task's title."""
    return content(read(title), title)


def _phrase(tokens: Sequence[Token], at: int) -> tuple[list[str], int]:
    """Return what a word says, with the one behind it where they are one phrase."""
    form, known = tokens[at].form, same()
    if at + 1 < len(tokens) and not tokens[at + 1].parted:
        said = known.get(f"{form} {tokens[at + 1].form}")
        if said is not None:
            return said, 2
    return known.get(form, [form]), 1


def _named(tokens: Sequence[Token], at: int) -> str:
    """Return what a number names; empty for days, shares and amounts."""
    token = tokens[at]
    before = tokens[at - 1].form if at else ""
    match token.kind:
        case "paper" | "year":
            return token.form
        case "amount" if before in syllables("labels") or _is_in_a_name(tokens, at):
            return token.form.lstrip("0")
        case "pair" if before not in syllables("before_days") | syllables("before_shares"):
            first, second = (int(number) for number in token.form.split("/"))
            is_day = 0 < first <= LAST_DAY and 0 < second <= LAST_MONTH
            return f"{first}/{second}" if is_day else ""
        case _:
            return ""


def _is_in_a_name(tokens: Sequence[Token], at: int) -> bool:
    """As in "Quân khu 5" and "70 năm ngày thành lập"; a line begins with a capital anyway."""
    name = at > 1 and tokens[at - 1].kind == "word" and tokens[at - 1].capital
    return name or (at + 1 < len(tokens) and tokens[at + 1].form == "năm")


def _number(form: str) -> float:
    """Return an amount: "1.200" is a thousand, "4,2" is not."""
    return float(form.replace(".", "").replace(",", ".", 1).replace(",", ""))
