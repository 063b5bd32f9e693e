"""All keys, by what a person wants to do: the page behind F1."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QWidget

from ui.actions import TABLE
from ui.labels import label
from ui.review_keys import TABLE as REVIEW
from ui.sheet import Sheet
from ui.style import SMALL, UNIT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ui.texts import Texts

KEYS_WIDTH = 120
ARROWS = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}
SECTIONS = {
    "key_look": (
        "today_requested", "previous_requested", "next_requested", "month_view_requested",
        "week_view_requested", "list_view_requested", "find_requested", "hide_done_requested",
        "zone_requested",
    ),
    "key_item": (
        "toggle_requested", "start_requested", "note_requested", "cancel_requested",
        "edit_requested", "evidence_requested", "earlier_requested", "later_requested",
        "week_earlier_requested", "week_later_requested", "remove_requested",
    ),
    "key_plan": (
        "open_requested", "paste_requested", "jot_requested", "new_requested", "undo_requested",
        "redo_requested", "export_requested", "export_again_requested", "print_requested",
        "pdf_requested", "programme_requested", "result_requested", "copies_requested",
    ),
    "key_window": ("settings_requested", "keys_requested", "back_requested", "quit_requested"),
}  # fmt: skip
IN_THE_GRID = (
    ("key_days", ("Left", "Right", "Up", "Down")),
    ("key_items", ("Tab",)),
    ("key_open", ("Enter",)),
)


class KeysSheet(Sheet):
    """A table to look things up in."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("window.keys_title"), texts, parent)
        say = texts.say
        entries = {entry.name: entry for entry in TABLE}
        for section, names in SECTIONS.items():
            rows = [(say(f"window.{entries[name].words}"), entries[name].keys) for name in names]
            if section == "key_look":
                rows = [(say(f"window.{words}"), keys) for words, keys in IN_THE_GRID] + rows
            self.group(say(f"window.{section}"), _table(rows))
        review = [(say(entry.words), (entry.keys,)) for entry in REVIEW]
        self.group(say("window.key_review"), _table(review))
        self.column.addStretch(1)


def _table(rows: Iterable[tuple[str, tuple[str, ...]]]) -> QWidget:
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(UNIT)
    grid.setHorizontalSpacing(2 * UNIT)
    grid.setColumnStretch(1, 1)
    grid.setColumnMinimumWidth(0, KEYS_WIDTH)
    for number, (words, keys) in enumerate(rows):
        grid.addWidget(_caps(keys), number, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(words, wraps=True), number, 1)
    return table


def _caps(keys: Sequence[str]) -> QWidget:
    """Return keys as they are drawn on a keyboard; two for one thing stand below each other."""
    caps = QWidget()
    is_pad = ARROWS.keys() >= {*keys}
    way = QBoxLayout.Direction.LeftToRight if is_pad else QBoxLayout.Direction.TopToBottom
    row = QBoxLayout(way, caps)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(3)
    for key in keys:
        said = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
        cap = label(ARROWS.get(key, said), name="Key", size=SMALL)
        row.addWidget(cap, 0, Qt.AlignmentFlag.AlignLeft)
    row.addStretch(1)
    return caps
