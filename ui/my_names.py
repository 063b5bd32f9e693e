"""By which names a person knows their own items: typed, or ticked among those of the month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from planner.text import clean_text
from ui.choices import Tick
from ui.fields import read_units
from ui.labels import label
from ui.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ui.texts import Texts

OFFERED_AT_MOST = 12


class MyNames(Sheet):
    """A small sheet beside the month."""

    chosen = Signal(object)  # names

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts.say("filter.mine"), texts, parent)
        say = texts.say
        self.names = QLineEdit()
        self.names.setAccessibleName(say("filter.mine"))
        self.names.returnPressed.connect(self._choose)
        self._known = label(say("filter.known"), name="muted")
        self._offers = QVBoxLayout()
        self._offers.setSpacing(2)
        go = QPushButton(say("filter.show_mine"))
        go.setProperty("primary", True)  # noqa: FBT003 - Qt's own signature
        go.clicked.connect(self._choose)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(go)
        self.column.addWidget(label(say("filter.mine_hint"), name="muted", wraps=True))
        self.column.addWidget(self.names)
        self.column.addWidget(self._known)
        self.column.addLayout(self._offers)
        self.column.addSpacing(6)
        self.column.addLayout(buttons)
        self.column.addStretch(1)
        self.setFocusProxy(self.names)

    def open_with(self, names: Iterable[str], known: Iterable[str]) -> None:
        """Begin with the names chosen before, and those to choose among."""
        chosen = list(names)
        self.names.setText("; ".join(chosen))
        while self._offers.count():
            taken = self._offers.takeAt(0)
            widget = taken.widget() if taken else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for name in list(known)[:OFFERED_AT_MOST]:
            box = Tick(name)
            box.setProperty("said", name)
            box.setChecked(name in chosen)
            box.toggled.connect(self._take_over)
            self._offers.addWidget(box)
        self._known.setVisible(self._offers.count() > 0)
        self.names.selectAll()

    def boxes(self) -> list[Tick]:
        """Return the offered names."""
        places = (self._offers.itemAt(at) for at in range(self._offers.count()))
        widgets = (place.widget() if place else None for place in places)
        return [widget for widget in widgets if isinstance(widget, Tick)]

    def _take_over(self) -> None:
        """Write the ticked names into the field, beside those that were typed."""
        offered = {box.property("said"): box.isChecked() for box in self.boxes()}
        names = [name for name in read_units(self.names.text()) if offered.get(name, True)]
        names += [name for name, ticked in offered.items() if ticked and name not in names]
        self.names.setText("; ".join(names))

    def _choose(self) -> None:
        self.chosen.emit(tuple(map(clean_text, read_units(self.names.text()))))
