"""What the program refuses: exceptions that carry the values of their sentence."""

from __future__ import annotations


class PlannerError(Exception):
    """A refusal: `code` names its sentence in the words, `details` fill its placeholders."""

    code = "refused"

    def __init__(self, **details: object) -> None:
        super().__init__(self.code, details)
        self.details = details


class UnreadableReport(PlannerError):
    """A file that cannot be read as a report; `reason` is a key under [unreadable] in the words."""

    code = "unreadable"

    def __init__(self, reason: str, **details: object) -> None:
        super().__init__(reason=reason, **details)
        self.reason = reason


class PlanDamaged(PlannerError):
    """The plan's file is no sound plan; it has been left as it was found."""

    code = "plan_damaged"


class PlanLocked(PlannerError):
    """Another program writes the plan, or the plan lies where it must not be written."""

    code = "plan_locked"


class CannotWrite(PlannerError):
    """The disk refused; nothing has changed there."""

    code = "cannot_write"


class UnknownItem(PlannerError):
    """There is no item with this UID in the plan."""

    code = "unknown_item"
