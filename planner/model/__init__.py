"""The nouns of the house: frozen values that pass between the rooms.

Spans are half-open offsets in code points of `Document.text`. Dates are days of the Gregorian
calendar in Viet Nam; a `datetime` of an event is naive Vietnamese clock time (UTC+7). Stamps
(created, last_modified, completed, removed) are aware UTC. An event's `end` is exclusive, as
DTEND (RFC 5545 3.6.1).
"""

from typing import TYPE_CHECKING, Any

from planner.model.changes import (
    Action,
    Change,
)
from planner.model.items import (
    EPOCH,
    DatedBy,
    DayPart,
    DueFrom,
    Entry,
    Event,
    EventKind,
    Item,
    Task,
    TaskStatus,
    entries,
    grid_days,
    is_listed,
)
from planner.model.refusals import (
    CannotWrite,
    PlanDamaged,
    PlanLocked,
    PlannerError,
    UnknownItem,
    UnreadableReport,
)
from planner.model.text import (
    RECOGNISABLE,
    RECOGNISED,
    Document,
    Evidence,
    Grain,
    Month,
    Period,
    Place,
    Section,
    SectionKind,
    Span,
)

if TYPE_CHECKING:
    from planner.model.drafts import (
        Citation,
        Confidence,
        Cue,
        Draft,
        Head,
        Mention,
        Passed,
        PassReason,
        Problem,
        ProblemKind,
        Proposal,
    )

__all__ = [
    "EPOCH",
    "RECOGNISABLE",
    "RECOGNISED",
    "Action",
    "CannotWrite",
    "Change",
    "Citation",
    "Confidence",
    "Cue",
    "DatedBy",
    "DayPart",
    "Document",
    "Draft",
    "DueFrom",
    "Entry",
    "Event",
    "EventKind",
    "Evidence",
    "Grain",
    "Head",
    "Item",
    "Mention",
    "Month",
    "PassReason",
    "Passed",
    "Period",
    "Place",
    "PlanDamaged",
    "PlanLocked",
    "PlannerError",
    "Problem",
    "ProblemKind",
    "Proposal",
    "Section",
    "SectionKind",
    "Span",
    "Task",
    "TaskStatus",
    "UnknownItem",
    "UnreadableReport",
    "entries",
    "grid_days",
    "is_listed",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401
    """Load the nouns of a draft when one is asked for: showing a plan needs none of them."""
    if name in __all__:
        from planner.model import drafts

        return getattr(drafts, name)
    raise AttributeError(name)
