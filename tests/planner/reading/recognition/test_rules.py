"""The rules of tables are found on a drawn page, leaning or not, and taken out of it."""

from __future__ import annotations

from planner.reading.recognition.rules import Stroke, show_table, strokes, without

WIDTH, HEIGHT, PAPER, INK = 700, 500, 240, 90


class Sheet:
    """A page to draw on."""

    def __init__(self) -> None:
        self.points = bytearray([PAPER]) * (WIDTH * HEIGHT)

    def level(self, y: int, left: int, right: int, lean: float = 0.0) -> None:
        for x in range(left, right):
            for row in range(3):
                self.points[(y + row + round(lean * (x - left))) * WIDTH + x] = INK

    def upright(self, x: int, top: int, bottom: int, lean: float = 0.0) -> None:
        for y in range(top, bottom):
            start = y * WIDTH + x - round(lean * (y - top))
            self.points[start : start + 3] = bytes([INK]) * 3

    def table(self, lean: float = 0.0) -> None:
        for y in (100, 200, 300):
            self.level(y, 100, 600, lean)
        for x in (100, 300, 597):
            self.upright(x, 100 + round(lean * (x - 100)), 300 + round(lean * (x - 100)), lean)

    def found(self) -> list[Stroke]:
        return strokes(bytes(self.points), WIDTH)


def near(one: Stroke, other: tuple[int, int, int, int]) -> bool:
    return all(abs(a - b) <= 4 for a, b in zip(one, other, strict=True))


def test_level_and_upright_lines_are_told_with_their_ends() -> None:
    sheet = Sheet()
    sheet.level(100, 50, 600)
    sheet.upright(300, 120, 400)
    level, upright = sheet.found()
    assert near(level, (50, 100, 600, 100))
    assert near(upright, (300, 120, 300, 400))
    assert (level.is_level, upright.is_level) == (True, False)


def test_lines_of_a_leaning_page_are_whole() -> None:
    sheet = Sheet()
    sheet.level(100, 50, 600, lean=0.02)
    assert [near(stroke, (50, 100, 600, 111)) for stroke in sheet.found()] == [True]


def test_letters_seals_and_blots_are_no_rules() -> None:
    sheet = Sheet()
    for x in range(60, 600, 30):
        sheet.level(100, x, x + 20)
    for y in range(200, 320):
        sheet.level(y, 100, 300)
    assert sheet.found() == []


def test_a_table_is_told_from_a_line_below_a_name() -> None:
    sheet = Sheet()
    sheet.level(60, 100, 400)
    assert not show_table(sheet.found())
    sheet.table(lean=0.01)
    assert show_table(sheet.found())


def test_rules_that_are_taken_out_leave_no_ink_and_words_stay() -> None:
    sheet = Sheet()
    sheet.table(lean=0.01)
    word = 150 * WIDTH + 150
    sheet.points[word : word + 20] = bytes([INK]) * 20
    left = without(sheet.found(), bytes(sheet.points), WIDTH)
    assert left.count(INK) == 20
    assert left[word : word + 20] == bytes([INK]) * 20
    assert len(left) == WIDTH * HEIGHT


def test_a_dark_photograph_has_none() -> None:
    dark = bytes(PAPER if (x // 7) % 60 == 0 else INK for x in range(WIDTH)) * HEIGHT
    assert not show_table(strokes(dark, WIDTH))
