"""The table of actions: name, words, keys, icon, where the keys work, which signal they send.

Keys without Ctrl or Alt work only in the zones of the month (grid and list), which hold no text
fields: a letter typed into a field, or composed by a Vietnamese input method, never fires one.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from ui.texts import Texts


class Zone(Enum):
    """Where the keys of an action work."""

    WINDOW = "window"  # everywhere in the window
    MONTH = "month"  # while the grid or the list has the focus
    UNCLAIMED = "unclaimed"  # wherever nothing else takes the key (the window's keyPressEvent)
    LIST = "list"  # in the list; the grid has the same keys of its own


@dataclass(frozen=True, slots=True)
class Entry:
    """One action a person can ask for; `name` is the signal of the window that it sends."""

    name: str
    words: str  # its key under [window] in the words
    keys: tuple[str, ...] = ()
    zone: Zone = Zone.WINDOW
    icon: str = ""
    everywhere: bool = False  # also in front of a review or a report, which have keys of their own


TABLE = (
    Entry("open_requested", "open_report", ("Ctrl+O",), icon="open", everywhere=True),
    Entry("paste_requested", "paste_report", ("Ctrl+V",), Zone.MONTH, "paste"),
    Entry("jot_requested", "new_item", ("Ctrl+N",), icon="add"),
    Entry("new_requested", "new_form", ("Ctrl+Shift+N",)),
    Entry("export_requested", "export", ("Ctrl+E",), icon="export"),
    Entry("export_again_requested", "export_again", ("Ctrl+Shift+E",)),
    Entry("print_requested", "print", ("Ctrl+P",), icon="print"),
    Entry("pdf_requested", "save_pdf", ("Ctrl+Shift+P",), icon="pdf"),
    Entry("programme_requested", "save_programme", ("Ctrl+Shift+D",), icon="document"),
    Entry("copies_requested", "copies", ("Ctrl+Shift+B",), icon="history"),
    Entry("find_requested", "find", ("Ctrl+F",), icon="search"),
    Entry("undo_requested", "undo", ("Ctrl+Z",), icon="undo"),
    Entry("redo_requested", "redo", ("Ctrl+Y", "Ctrl+Shift+Z"), icon="redo"),
    Entry("month_view_requested", "view_month", ("Ctrl+1",), icon="month"),
    Entry("week_view_requested", "view_week", ("Ctrl+2",), icon="week"),
    Entry("list_view_requested", "view_list", ("Ctrl+3",), icon="list"),
    Entry("result_requested", "month_result", ("Ctrl+R",)),
    Entry("hide_done_requested", "hide_done", ("Ctrl+H",)),
    Entry("zone_requested", "next_zone", ("F6",)),
    Entry("keys_requested", "show_keys", ("F1",), everywhere=True),
    Entry("back_requested", "back", ("Escape",), Zone.UNCLAIMED, everywhere=True),
    Entry("quit_requested", "quit", ("Ctrl+Q",), everywhere=True),
    Entry("today_requested", "today", ("T",), Zone.MONTH, "today"),
    Entry("previous_requested", "previous_month", ("PgUp",), Zone.MONTH, "previous"),
    Entry("next_requested", "next_month", ("PgDown",), Zone.MONTH, "next"),
    Entry("start_requested", "mark_started", ("Shift+Space",), Zone.MONTH),
    Entry("note_requested", "write_result", ("G",), Zone.MONTH),
    Entry("cancel_requested", "mark_cancelled", ("X",), Zone.MONTH),
    Entry("evidence_requested", "show_evidence", ("E",), Zone.MONTH),
    Entry("toggle_requested", "mark_done", ("Space",), Zone.LIST),
    Entry("edit_requested", "edit", ("F2",), Zone.LIST),
    Entry("remove_requested", "remove", ("Del",), Zone.LIST),
    Entry("earlier_requested", "day_earlier", ("Alt+Left",), Zone.LIST),
    Entry("later_requested", "day_later", ("Alt+Right",), Zone.LIST),
    Entry("week_earlier_requested", "week_earlier", ("Alt+Up",), Zone.LIST),
    Entry("week_later_requested", "week_later", ("Alt+Down",), Zone.LIST),
)
ICONS = {entry.name: entry.icon for entry in TABLE if entry.icon}


def made(entry: Entry, texts: Texts, parent: QWidget, homes: Iterable[QWidget]) -> QAction:
    """Return the action of an entry; its keys work in its homes."""
    action = QAction(texts.say(f"window.{entry.words}"), parent)
    action.setObjectName(entry.name)
    if entry.zone is not Zone.UNCLAIMED:
        action.setShortcuts([QKeySequence(keys) for keys in entry.keys])
    if entry.zone is not Zone.WINDOW:
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    for home in homes:
        home.addAction(action)
    return action


def key_words(action: QAction) -> str:
    """Return the keys of an action as people read them: "Ctrl+E"."""
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
