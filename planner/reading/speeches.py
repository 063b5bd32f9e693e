"""Whether a leader's words order work: "đồng chí ... yêu cầu ...", and what only sounds like it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planner.reading.leads import (
    AHEAD_LEAD,
    DONE,
    NO_ORDER,
    ORDERED_IN_WRITING,
    ORDERS,
    PERSON,
    PRAISE,
    SAYS,
    TURNS,
    WISH,
)

if TYPE_CHECKING:
    from re import Match

BREAKS = re.compile(r"[,;:”]")
REACH = 400  # letters in which a leader's word stands
AROUND = 12  # letters around an order that may make it none


def orders(words: str, *, in_plan: bool, of_paper: bool) -> bool:
    """Tell whether a sentence holds a leader's word, "đồng chí ... yêu cầu ...".

    Args:
        words: The sentence in small letters.
        in_plan: It stands in a plan, where the order alone is enough: "Giao Văn phòng ...".
        of_paper: The news is of a paper rather than of a meeting: "Sở đã yêu cầu ..." is in force.
    """
    order = _first(words)
    if order is None or _is_told(words, order, of_paper=of_paper):
        return False
    before = words[: order.start()]
    if not before.strip():
        return in_plan
    if SAYS.search(before) and not TURNS.search(before):
        return False  # "ông A cho biết: ngoài việc nhắc nhở ..."
    if PRAISE.search(before) and PERSON.search(before):
        return True  # "... biểu dương các đơn vị và yêu cầu ..."
    return any((PERSON.match(before), _is_spoken(before), AHEAD_LEAD.match(before)))


def orders_behind_quotation(words: str) -> bool:
    """As in "“Làm tốt lắm”, ông nói, đồng thời yêu cầu ...": the quotation is not all."""
    close = max(words.rfind("”"), words.rfind('"', 1))
    return close > 0 and ORDERS.search(words, close) is not None


def _first(words: str) -> Match[str] | None:
    """Return the first word of an order that no other word makes none."""
    for order in ORDERS.finditer(words, 0, REACH):
        around = max(0, order.start() - AROUND), order.end() + AROUND
        if all(
            none.end() <= order.start() or none.start() >= order.end()
            for none in NO_ORDER.finditer(words, *around)
        ):
            return order
    return None


def _is_told(words: str, order: Match[str], *, of_paper: bool) -> bool:
    """Tell whether an order was given long ago, or is only a wish."""
    before = words[: order.start()]
    praise = PRAISE.search(before)
    if praise:  # "đánh giá cao kết quả đã đạt và đề nghị ..."
        before = before[: praise.start()]
    clause = BREAKS.split(before)[-1]
    done = DONE.search(clause) if _is_spoken(before) else DONE.search(before)
    if done and not (of_paper and ORDERED_IN_WRITING.search(words, done.start())):
        return True
    return WISH.search(words, 0, order.end()) is not None


def _is_spoken(before: str) -> bool:
    """As in "..., ông giao": a person stands right before the order, whoever did what before."""
    return PERSON.search(BREAKS.split(before)[-1]) is not None
