"""How a table becomes text: a row is a line, its cells stand between TABs.

A row of one or two cells that hold several lines is no list of things but a layout: the heads and
the signatures of official letters, or a day and what happens on it. Its cells are read one after
the other.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

LETTERHEAD = re.compile(r"CỘNG H(?:ÒA|OÀ) XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT NAM|^Nơi nhận")
_COLUMNS_OF_A_LAYOUT = 2
_LONG_CELL = 1500  # characters: no cell of a list, but a page set in a table


def row_lines(cells: Sequence[Sequence[str]]) -> list[str]:
    """Return the lines of one row, given the lines of its cells."""
    kept = [[line.strip() for line in cell if line.strip()] for cell in cells]
    filled = [cell for cell in kept if cell]
    if len(kept) <= 1 or _is_layout(kept):
        return [line for cell in filled for line in cell]
    return ["\t".join(" ".join(cell).replace("\t", " ") for cell in kept)]


def _is_layout(cells: Sequence[Sequence[str]]) -> bool:
    """Tell whether cells only set texts side by side."""
    if not any(len(cell) > 1 for cell in cells):
        return False
    few = len(cells) <= _COLUMNS_OF_A_LAYOUT
    long = any(sum(map(len, cell)) > _LONG_CELL for cell in cells)
    return few or long or any(LETTERHEAD.search(line) for cell in cells for line in cell)
