"""Going on in another place where the plan's own refuses, and coming home when it can."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING

from planner.model import PlannerError
from planner.store import keep_room
from ui.first_picture import opened_for_writing

if TYPE_CHECKING:
    from pathlib import Path

    from planner.clock import Clock
    from planner.store import Away, Store
    from ui.texts import Texts
    from ui.work import Writer

log = logging.getLogger(__name__)


class Elsewhere:
    """Knows where the plan went in this session."""

    def __init__(self, store: Store, writer: Writer, clock: Clock) -> None:
        self._store, self._writer, self._clock = store, writer, clock
        self._away: Away | None = None

    def keep_room(self) -> None:
        """Keep room for the note that says where the plan went, before the disk is full."""
        if not self._store.read_only:
            keep_room(self._store.path)

    def go(self, place: Path) -> None:
        """Write in another place from now on, with all that was saved here.

        Raises CannotWrite or PlanLocked where that cannot be: then all is as before.
        """
        from planner.store import move_out  # noqa: PLC0415 - seldom needed

        now = self._clock.now()
        with self._writer.at_rest():
            self._away = move_out(self._store, place, now, away=self._away)
            self._writer.move_to(partial(opened_for_writing, place, self._clock))
        self._writer.start()  # where home could only be read there was nothing to write

    def save_as(self, file: Path) -> None:
        """Write the whole plan as one file, from where it lies now; raises a refusal."""
        if self._away is None:
            self._store.save_as(file)
            return
        with opened_for_writing(self._away.place, self._clock) as store:
            store.save_as(file)

    def come_home(self) -> None:
        """Bring the plan home when all its files are closed; the next start tries again."""
        if self._away is None:
            return
        from planner.store import come_home  # noqa: PLC0415 - seldom needed

        try:
            come_home(self._store.path, self._away, self._clock.now())
        except PlannerError as refusal:
            log.warning("the plan stays elsewhere: %s", refusal.details.get("reason"))


def brought_home(path: Path, clock: Clock, texts: Texts) -> str:
    """Bring a plan home that went elsewhere before, at the start; return what is to be said."""
    from planner.store import bring_home  # noqa: PLC0415 - seldom needed

    try:
        came = bring_home(path, clock.now())
    except PlannerError as refusal:
        return texts.refusal(refusal)
    return texts.say(f"errors.{came[0]}", place=came[1]) if came else ""
