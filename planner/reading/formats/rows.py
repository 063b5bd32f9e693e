"""How a table becomes text: a row is a line, its cells stand between TABs.

A row of one or two cells that hold several lines is no list of things but a layout: the heads and
the signatures of official letters, or a day and what happens on it. Its cells are read one after
the other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_COLUMNS_OF_A_LAYOUT = 2
_LONG_CELL = 1500  # characters: no cell of a list, but a page set in a table


def row_lines(cells: Sequence[Sequence[str]]) -> list[str]:
    """Return the lines of one row, given the lines of its cells."""
    kept = [[line.strip() for line in cell if line.strip()] for cell in cells]
    filled = [cell for cell in kept if cell]
    several = any(len(cell) > 1 for cell in filled)
    longest = max((sum(map(len, cell)) for cell in filled), default=0)
    if not filled or (several and (len(filled) <= _COLUMNS_OF_A_LAYOUT or longest > _LONG_CELL)):
        return [line for cell in filled for line in cell]
    if len(filled) == 1 and len(kept) <= 1:
        return list(filled[0])
    return ["\t".join(" ".join(cell).replace("\t", " ") for cell in kept)]
