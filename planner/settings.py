"""The table of settings: name, type, default, purpose. Kept as TOML in the data folder."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a person can choose; docs/user-guide.md explains each (a test holds it)."""

    language: str = field(
        default="vi", metadata={"for": "words of the window and of the messages: vi or en"}
    )
    colour_scheme: str = field(default="system", metadata={"for": "system, light or dark"})
    show_done: bool = field(default=True, metadata={"for": "completed tasks stay visible"})
    export_month_tasks: bool = field(
        default=True, metadata={"for": "tasks without a day go out on the month's last working day"}
    )
    export_reminders: bool = field(
        default=True, metadata={"for": "exported entries carry a reminder"}
    )
