"""The keys of a review: what works, what its buttons say and what the sheet of keys lists."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QKeySequence


@dataclass(frozen=True, slots=True)
class ReviewKey:
    """What a person can do in a review with one key."""

    name: str  # its words under [review], and what the page or its list does
    keys: str
    in_list: bool = False  # while the list of items has the focus: a letter, or a key of lists
    section: str = "review"  # of the words

    @property
    def words(self) -> str:
        """The key of what it is called."""
        return f"{self.section}.{self.name}"


TABLE = (
    ReviewKey("confirm", "Enter", in_list=True),
    ReviewKey("tick", "Space", in_list=True),
    ReviewKey("next_asked", "N", in_list=True),
    ReviewKey("edit", "F2", in_list=True),
    ReviewKey("drop", "Del", in_list=True),
    ReviewKey("add_task", "Ctrl+T"),
    ReviewKey("add_event", "Ctrl+D"),
    ReviewKey("undo", "Ctrl+Z", section="window"),
    ReviewKey("take_over", "Ctrl+Enter"),
    ReviewKey("cancel", "Esc"),
)
KEYS = {entry.name: entry.keys for entry in TABLE}


def sequences(name: str) -> list[QKeySequence]:
    """Return the keys that do something; the two keys for "Enter" do the same."""
    keys = KEYS[name]
    return [QKeySequence(each) for each in dict.fromkeys((keys, keys.replace("Enter", "Return")))]


OF_THE_LIST = {keys: each.name for each in TABLE if each.in_list for keys in sequences(each.name)}
