"""Who presided at a meeting: the name beside "chủ trì" or "điều hành"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from planner.reading.patterns import Pattern
from planner.reading.words import lexicon

if TYPE_CHECKING:
    from planner.reading.letterhead import Letterhead
    from planner.reading.page import Page

UPPER, LOWER = "A-ZÀ-ÝĂĐĨŨƠƯẠ-Ỹ", "a-zà-ýăđĩũơưạ-ỹ"
CAPITAL = rf"[{UPPER}](?:['’][{UPPER}])?[{LOWER}]*(?![{UPPER}{LOWER}])"
PERSON = rf"(?:{CAPITAL}(?: {CAPITAL}){{1,4}}|[{UPPER}]['’][{UPPER}][{LOWER}]+)"
TITLED = (
    r"(?:[Đđ]ồng chí|[Đđ]/[Cc]|[Ôô]ng|[Bb]à|[Tt]hầy|[Cc]ô|[Cc]ụ|[Aa]nh|[Cc]hị|[Bb]ác sĩ"
    r"|[Ll]inh mục|[Mm]ục sư|[Gg]iám mục|[Ll]uật sư|(?:[Tt]hượng|[Hh]òa|[Hh]oà) (?:tọa|toạ|thượng)"
    r"|[Đđ]ại đức|[Nn]i (?:sư|trưởng)"
    r"|(?:[Tt]hượng|[Tt]rung|[Tt]hiếu|[Đđ]ại) (?:tá|úy|tướng)|(?:BS|ThS|TS|PGS|GS|DS|YS"
    r"|KS)(?:\.?[ ]?"
    r"(?:CK\w{1,2}|TS|BS))?\.?|BSCK\w{0,2}\.?)"
)
PRESIDING = r"(?:[Cc]hủ trì|[Đđ]iều hành|[Cc]hủ tọa)"
SAID = Pattern(
    rf"{PRESIDING}(?: [^.;:\n]{{0,40}}?)?(?: là| có|:"
    rf"| gồm)(?: các)?(?: {TITLED})?:? ?(?P<after>{PERSON})"
    rf"|{PRESIDING} của (?:{TITLED} |(?=Thích ))(?P<of>{PERSON})"
)
PRESIDES = Pattern(r"\b(?:chủ trì|điều hành|chủ tọa)\b(?! của)")
CALLED = Pattern(rf"\b{TITLED}:? (?P<name>{PERSON})")
SEVERAL = Pattern(r"\bcác (?:đồng chí|đ/c|ông|bà|thầy|cô)\b")
PRONOUN = Pattern(r"\b(?:ông|bà|đồng chí|đ/c)\s*$")
ROLES = (
    r"(?:Bí thư|Chủ tịch|Giám đốc|Hiệu trưởng|Chủ nhiệm|Viện trưởng|Cục trưởng"
    r"|Trưởng (?:[Pp]hòng|[Bb]an|[Cc]ông an|[Tt]rạm|[Kk]hoa|[Tt]hôn|[Kk]hóm|[Ấấ]p|[Bb]ản|[Bb]uôn)"
    r"|Chánh [Vv]ăn phòng|Chánh [Áá]n|Chánh [Tt]hanh tra|Tổng [Gg]iám đốc|(?:Chi h|H)ội trưởng"
    r"|(?:Chi c|C)ục trưởng|(?:Đ|Tiểu đ|Tr)ội trưởng|Tổ trưởng|Trưởng [Đđ]oàn)"
)
APPOSED = Pattern(rf"(?P<name>{PERSON}) ?[,–-] ?(?:Phó )?{ROLES}[^.;:()]{{0,60}}$")
HAS_ROLE = Pattern(ROLES)
RUN = Pattern(rf"{CAPITAL}(?: {CAPITAL}){{1,7}}")
RECALL = 1500  # letters back in which "ông" was named
PRESIDE_BY = 14  # paragraphs in which it says who presided
PERSON_WORDS = (2, 4)  # words of a person's name


def chair_of(page: Page, top: Letterhead) -> str | None:
    """Return who presided, by the words "chủ trì" or "điều hành"; None for a group."""
    for line in page.lines[:PRESIDE_BY]:
        if line.number in top.used and line.number != top.title:
            continue
        start, end = line.span.start, line.span.end
        said = SAID.search(page.text, start, end)
        if said:
            return said["after"] or said["of"]
        for match in PRESIDES.finditer(page.lower, start, end):
            name = _presiding(page, start, match.start())
            if name:
                return name
    return None


def _presiding(page: Page, start: int, at: int) -> str | None:
    begin = max(start, page.text.rfind(". ", start, at))
    if not SEVERAL.search(page.lower, begin, at):
        begin = max(begin, page.text.rfind(";", start, at))
    called = CALLED.search(page.text, begin, at)
    if called:
        return called["name"]
    apposed = APPOSED.search(page.text, begin, at)
    if apposed and _person_in(apposed["name"]):
        return _person_in(apposed["name"])
    if PRONOUN.search(page.lower, begin, at):
        return _named_before(page.text[max(0, at - RECALL) : at])
    runs = list(RUN.finditer(page.text, begin, at))
    if not runs or page.lower[runs[-1].end() : at].strip() not in {"", "đã"}:
        return None
    return _person_in(runs[-1].group()) if HAS_ROLE.search(page.text, begin, at) else None


def less_person(body: str) -> str:
    """As in "Huyện ủy Kim Bồng Phan Đình Trọng": the body without the person's name."""
    runs = RUN.findall(body)
    person = _person_in(runs[-1]) if runs else None
    return body.removesuffix(person).strip() if person else body


def _named_before(text: str) -> str | None:
    """Whom "ông" or "đồng chí" means: the person named last."""
    for run in reversed(RUN.findall(text)):
        name = _person_in(run)
        if name:
            return name
    return None


def _person_in(run: str) -> str | None:
    """The end of a run of capitals that is a person's name: it begins with a family name."""
    words = run.split()
    shortest, longest = PERSON_WORDS
    for at in range(max(0, len(words) - longest), len(words) - shortest + 1):
        if words[at].lower() in _surnames():
            return " ".join(words[at:])
    return None


@cache
def _surnames() -> frozenset[str]:
    return frozenset(lexicon()["surnames"])
