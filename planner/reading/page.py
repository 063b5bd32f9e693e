"""A report laid out: its lines and sentences, and what stands where among its dates and papers."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from planner.model import Span
from planner.reading.clauses import paragraphs, sentences
from planner.reading.words import Words, lowered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from planner.model import Citation, Mention
    from planner.reading.clauses import Paragraph, Sentence


class Spans:
    """Stretches of a text, sorted: tells quickly whether another one touches any."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._starts = [span.start for span in self._spans]
        self._ends = list(accumulate((span.end for span in self._spans), max))

    def touch(self, span: Span) -> bool:
        """Tell whether one of them shares a letter with a span."""
        before = bisect_left(self._starts, span.end)
        return before > 0 and self._ends[before - 1] > span.start

    def hold(self, offset: int) -> bool:
        """Tell whether an offset stands inside one of them."""
        return self.touch(Span(offset, offset + 1))


class Page:
    """The text of one report with everything that is found by its place."""

    def __init__(
        self,
        text: str,
        mentions: Sequence[Mention],
        cited: Sequence[Citation],
        named: Sequence[Span],
        left: Sequence[Span] = (),
    ) -> None:
        self.text = text
        self.lower = lowered(text)
        self.lines = paragraphs(text)
        self.mentions = mentions
        self.cited = cited
        self.left = Spans(left)  # days that an occasion was moved away from
        self.papers = Spans([*(citation.span for citation in cited), *left])
        self._whole = Spans([*(citation.span for citation in cited), *named])
        self._paper_starts = [citation.span.start for citation in cited]
        self._starts = [mention.span.start for mention in mentions]
        self._line_starts = [line.span.start for line in self.lines]
        self._sentences: dict[int, tuple[Sentence, ...]] = {}
        self._words: tuple[int, Words] | None = None  # of the line that is being read

    def quote(self, span: Span) -> str:
        """Return the words of a span."""
        return self.text[span.start : span.end]

    def low(self, span: Span) -> str:
        """Return the words of a span in small letters."""
        return self.lower[span.start : span.end]

    def words(self, start: int, end: int) -> Words:
        """Return the words between two offsets, mostly of the line that was asked for before."""
        line = self.line_at(start)
        if not line.span.start <= start <= end <= line.span.end:
            return Words(self.text, start, end)
        if self._words is None or self._words[0] != line.number:
            self._words = line.number, Words(self.text, line.span.start, line.span.end)
        return self._words[1].part(start, end)

    def dates_in(self, span: Span) -> list[Mention]:
        """Return the mentions of a time that lie inside a span."""
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end, first)
        return [m for m in self.mentions[first:last] if m.span.end <= span.end]

    def papers_in(self, span: Span) -> Iterator[Span]:
        """Return where the cited papers stand inside a span."""
        first = bisect_left(self._paper_starts, span.start)
        for citation in self.cited[first : bisect_left(self._paper_starts, span.end)]:
            if citation.span.end <= span.end:
                yield citation.span

    def dates_from(self, span: Span) -> list[Mention]:
        """Return the mentions that begin inside a span: an hour may stand in the next cell."""
        first = bisect_left(self._starts, span.start)
        return list(self.mentions[first : bisect_left(self._starts, span.end, first)])

    def sentences(self, line: Paragraph) -> tuple[Sentence, ...]:
        """Return the sentences of a line; names of days and cited papers stay whole."""
        found = self._sentences.get(line.number)
        if found is None:
            found = tuple(sentences(self.text, line, self._whole))
            self._sentences[line.number] = found
        return found

    def is_told(self, line: Paragraph) -> bool:
        """Tell whether a line is a sentence or several; a headline has no full stop."""
        return self.text[line.span.end - 1] in ".…" or len(self.sentences(line)) > 1

    def line_at(self, offset: int) -> Paragraph:
        """Return the line in which an offset stands."""
        return self.lines[max(bisect_right(self._line_starts, offset) - 1, 0)]

    def after(self, line: Paragraph, count: int) -> Sequence[Paragraph]:
        """Return so many of the lines that follow one."""
        return self.lines[line.number : line.number + count]
