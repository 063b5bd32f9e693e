"""Lines of a list of work that hold no word for work the lexicon knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.model import Cue
from planner.reading.dues import is_day
from planner.reading.duties import Duty
from planner.reading.patterns import Pattern
from planner.reading.sections import BULLETS
from planner.reading.words import phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.reading.clauses import Paragraph, Sentence
    from planner.reading.duties import Notes
    from planner.reading.page import Page
    from planner.reading.scopes import Scope

NO_WORK = Pattern(  # remarks, rules and conditions among the work
    r"(?:lịch|chương trình|kế hoạch|trên đây|nếu|trường hợp|ai|mọi|việc|tình trạng|tuyệt đối"
    r"|nghiêm cấm|cấm|không|(?:trang|tin|nguồn|ảnh)\b)\b"
    r"|[^.;]*\b(?:không|bị|được|có thể|là|nào|đã)\b"
)
RULE = "dòng giữa các việc"
FEWEST, MOST = 4, 40  # words of such a line
NEAR = (-2, -1, 1, 2)  # lines of the list beside it
ENOUGH = 2  # lines beside it that are work


class Siblings:
    """Keeps which lines of the lists were work, and which said nothing."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._work: set[int] = set()
        self._silent: list[tuple[Sentence, Scope]] = []

    def keep(self, sentence: Sentence, notes: Notes) -> None:
        """Keep a line of a plan with what it gave: work, or nothing at all."""
        line = sentence.paragraph
        if line.level not in BULLETS:
            return
        if notes.duties:
            self._work.add(line.number)
        elif self._may_be_work(line, sentence):
            self._silent.append((sentence, notes.scope))

    def duties(self) -> Iterator[Duty]:
        """Yield silent lines that stand between lines of work: "- Học chuyên đề quý II"."""
        for sentence, scope in self._silent:
            line = sentence.paragraph
            beside = [line.number + step for step in NEAR]
            if sum(n in self._work and self._is_of(line, n) for n in beside) >= ENOUGH:
                yield Duty(sentence.span, sentence, RULE, scope.area, scope.unit, time=scope.time)

    def _is_of(self, line: Paragraph, number: int) -> bool:
        return self.page.lines[number - 1].level == line.level

    def _may_be_work(self, line: Paragraph, sentence: Sentence) -> bool:
        page, span = self.page, sentence.span
        words = page.words(span.start, span.end)
        if not FEWEST <= len(words) <= MOST or not page.text[span.start].isupper():
            return False
        if ":" in page.text[line.body : line.span.end] or NO_WORK.match(page.lower, span.start):
            return False
        if phrases("occasions", "leads", "papers").length_at(words, 0):
            return False
        return not any(is_day(m) and m.cue is Cue.ON for m in page.dates_in(span))
