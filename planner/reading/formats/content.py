"""What every format gives: the text of a file, and what had to be assumed to read it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Content:
    """Text as a format holds it, not yet cleaned; notes are keys under [assumed] in the words."""

    text: str
    notes: tuple[str, ...] = ()
