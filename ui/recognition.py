"""Reports that are pictures of writing: the offer to recognise them, and how far that has come."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject

from planner.model import RECOGNISABLE
from ui.message_bar import Way
from ui.texts import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from planner.model import Document, Draft
    from planner.reading.recognition.scans import Scan
    from ui.intake import Intake
    from ui.message_bar import MessageBar
    from ui.texts import Texts


class Page(NamedTuple):
    """The page that is being recognised: its number, of so many."""

    name: str
    number: int
    of: int


@dataclass(frozen=True, slots=True)
class Offer:
    """A scan, the program that can recognise it, and what was read without."""

    scan: Scan
    tesseract: Path
    question: str  # a key under [recognition] in the words
    draft: Draft | None = None

    @property
    def name(self) -> str:
        """The name of the file."""
        return self.scan.name

    def accepted(self, tell: Callable[[object], None], is_stopped: Callable[[], bool]) -> Document:
        """Return the text as it is recognised; takes seconds a page."""
        from planner.reading.recognition.scans import recognise  # noqa: PLC0415 - on first use

        def told(number: int, count: int) -> None:
            tell(Page(self.name, number, count))

        return recognise(self.scan, self.tesseract, told, is_stopped)


def offer_of(
    data: bytes, name: str, why: Iterable[str], draft: Draft | None = None
) -> Offer | None:
    """Return the offer for a file, if it has pictures of writing and they can be recognised.

    `why` are the reason why the file was refused, or the notes of its text.
    """
    why = RECOGNISABLE.intersection(why)
    if not why:
        return None
    from planner.reading.recognition.scans import scan_of  # noqa: PLC0415 - few files need it
    from planner.reading.recognition.tesseract import find  # noqa: PLC0415

    scan = scan_of(data, name, why)
    tesseract = find() if scan else None
    if scan is None or tesseract is None:
        return None
    question = "offer" if draft is None else "offer_again" if "garbled" in why else "offer_more"
    return Offer(scan, tesseract, question, draft)


class Recognition(QObject):
    """Asks whether to recognise a scan, and shows how far it is."""

    def __init__(self, messages: MessageBar, intake: Intake, texts: Texts) -> None:
        super().__init__(messages)
        self._messages = messages
        self._intake = intake
        self._texts = texts
        self._offer: Offer | None = None
        intake.reading_started.connect(self._forget)
        intake.page_begun.connect(self._show_page)
        messages.closed.connect(self._leave)

    def ask(self, offer: Offer) -> None:
        """Ask the person; nothing is recognised without."""
        say, name = self._texts.say, shown(offer.name)
        self._offer = offer
        self._messages.tell(
            say(f"recognition.{offer.question}", name=name, count=offer.scan.count),
            Way(say("recognition.go"), partial(self._accept, offer)),
            Way(say("recognition.leave"), self._messages.close_message),
        )

    def _forget(self) -> None:
        """Take the offer back: another file is being read."""
        self._offer = None

    def _leave(self) -> None:
        """Go on without; the bar was closed."""
        offer, self._offer = self._offer, None
        if offer is not None:
            self._intake.leave(offer)

    def _show_page(self, name: str, number: int, count: int) -> None:
        """Say which page is being recognised, with a way to stop."""
        words = self._texts.say("recognition.reading", name=shown(name), number=number, count=count)
        stop = Way(self._texts.say("recognition.stop"), self._intake.stop)
        self._messages.wait_for(words, stop, done=number - 1, of=count)

    def _accept(self, offer: Offer, _checked: object = None) -> None:
        self._offer = None
        self._intake.recognise(offer)
