"""Decide what the words before a date make of it: a deadline, a start, a stretch to stay within."""

from __future__ import annotations

import re

from planner.model import Cue

REACH = 56
WORD = 12
LAST_WORDS = frozenset(  # a cue ends in one of these
    {
        "nhất",
        "nhứt",
        "là",
        "vào",
        "trong",
        "đến",
        "hết",
        "trước",
        "tới",
        "quá",
        "cuối",
        "cùng",
        "chót",
    }
    | {"hạn", "thành", "nộp", "gửi", "suốt", "cả", "từ", "sau", "lúc", "hồi", "khoảng", "đúng"}
    | {"lễ", "dịp"}
)
BY = (
    r"(?:xong )?"
    r"(?:(?:chậm|muộn|trễ) nh[ấứ]t(?: là)?(?: vào| trong| đến| hết| trước)*"
    r"|(?:từ nay )?(?:cho )?đến(?: hết| trước)?|tới(?: hết)?|trước|không quá|hết"
    r"|hạn (?:cuối(?: cùng)?|chót)(?: là)?|(?:thời )?hạn(?: nộp| hoàn thành| gửi)?(?: là)?)"
)
WITHIN = r"(?:xong )?(?:ngay )?(?:trong|vào)(?: suốt| hết| cả)?"
FROM = r"(?:bắt đầu |kể |tính )?từ(?: sau)?"
ON = r"vào(?: lúc| hồi| khoảng| đúng)?|lúc|hồi|trong"
PATTERN = re.compile(
    rf"(?<!\w)(?:(?P<by>{BY})|(?P<within>{WITHIN})|(?P<from>{FROM})|(?P<on>{ON}))"
    r"(?:\s?[:(])?(?: vào| lúc| vào lúc| khoảng)?(?: lễ| dịp)? ?$"
)
FIGURE = re.compile(r"(?:tính|lũy kế|luỹ kế|số liệu|thống kê)(?: từ [^\n,;]{0,24})? $")


def cue_before(lowered: str, start: int) -> tuple[Cue, int] | None:
    """Return the cue that stands right before a date, and where it begins."""
    words = lowered[max(0, start - WORD) : start].rstrip(" :(").rsplit(None, 1)
    if not words or words[-1] not in LAST_WORDS:
        return None
    match = PATTERN.search(lowered, max(0, start - REACH), start)
    if match is None:
        return None
    if match["by"]:
        told = match["by"].startswith(("đến", "tới", "hết", "cho"))
        if told and FIGURE.search(lowered, max(0, match.start() - 40), match.start()):
            return Cue.ON, match.start()
        return Cue.BY, match.start()
    if match["from"]:
        return Cue.FROM, match.start()
    return (Cue.WITHIN if match["within"] else Cue.ON), match.start()
