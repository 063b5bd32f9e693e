"""What headings and labels above say of the tasks below them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from planner.reading.areas import LabelKind, heading_label, label_at
from planner.reading.clauses import LEVELS

if TYPE_CHECKING:
    from planner.model import Span
    from planner.reading.clauses import Paragraph
    from planner.reading.page import Page


@dataclass(frozen=True, slots=True)
class Scope:
    """What headings and labels above say of the tasks below."""

    area: Span | None = None
    unit: Span | None = None
    time: Span | None = None
    bodies: Span | None = None  # where the unit is several, each with work of its own


class Scopes:
    """The scopes that are open at a line: one for each level of heading above it."""

    def __init__(self) -> None:
        self._open: dict[int, Scope] = {}

    def end(self, level: int) -> None:
        """End those that a line of a level ends: "3. ..." ends "2. Phòng Kinh tế:"."""
        self._open = {n: scope for n, scope in self._open.items() if n < level}

    def begin(self, level: int, scope: Scope) -> None:
        """Let a scope hold for the lines of deeper levels."""
        self._open[level] = scope

    def above(self, level: int) -> Scope:
        """Return what holds for a line of a level: of each thing the nearest above it."""
        scope = Scope()
        for above, found in sorted(self._open.items()):
            if above < level:
                scope = Scope(
                    found.area or scope.area,
                    found.unit or scope.unit,
                    found.time or scope.time,
                    found.bodies or scope.bodies,
                )
        return scope


def scope_of(page: Page, line: Paragraph) -> Scope | None:
    """Return what a heading names; None where it is no name, empty where the name says nothing."""
    end = line.span.end
    bracket = page.text.find("(", line.body + 1, end)
    named = bracket > 0 and not any(c.isdigit() for c in page.text[bracket:end])
    if named and page.text[end - 2 : end] == "):":
        end = bracket  # "Tiểu ban Nội dung (đồng chí A làm Trưởng tiểu ban):"
    words = page.words(line.body, end)
    numbered = line.level <= LEVELS["small"]
    label = heading_label(words) if numbered else label_at(words, 0, len(words))
    if label is None:
        return None
    if label.kind is LabelKind.GENERAL:
        return Scope()
    bodies = label.span if label.is_field_of_bodies(page.lower) else None
    scope = Scope(time=label.time, bodies=bodies)
    return replace(scope, **{label.kind.value: label.span})
