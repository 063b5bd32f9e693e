"""The top of a paper: letterhead, number, posting line, title; and which genre it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from planner.model import Cue, Grain
from planner.reading.patterns import Pattern
from planner.reading.subjects import subject_at
from planner.reading.words import phrases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.model import Mention
    from planner.reading.clauses import Paragraph
    from planner.reading.page import Page

GENRES = Pattern(
    r"(?P<plan>kế hoạch|chương trình|nghị quyết|hướng dẫn|phương án)|(?P<week>lịch)"
    r"|(?P<notice>thông báo|kết luận|báo cáo|biên bản|công văn|tờ trình|quyết định)"
    r"|(?P<invitation>giấy mời|thư mời)",
)
SUBJECT = Pattern(r"v/v:? ")  # the subject line of a letter
MOTTO = Pattern(
    r"cộng h[oò][aàà] xã hội|^chủ nghĩa việt nam|độc lập\s*[-–]\s*tự do|đảng cộng sản việt nam\s*$"
    r"|đoàn tncs hồ chí minh\s*$"
)
NUMBER = Pattern(r"\s*số\s*:?\s*[\w .]*[-/]\w")
DATELINE = Pattern(r"\bngày\b[^\n]*\btháng\b[^\n]*\bnăm\b")
INNER = Pattern(  # a body's own organ under its name
    r"(?:ban thường vụ|thường trực|ban chấp hành|ban giám (?:đốc|hiệu)|ban chủ nhiệm|văn phòng"
    r"(?: hđnd (?:và|-) ubnd)?)\s*\Z"
)
OF_WORK = Pattern(r"(?:chương trình|kế hoạch|lịch) (?:công tác|hoạt động|làm việc)\s*\Z")
STARS = Pattern(r"[*\-–_ ]+\Z")  # between a party body's name and the dateline
COLUMNS = Pattern(r"\t|\s{3,}")
ATTACHED = Pattern(r"(?:kèm theo|căn cứ|theo) ")
FIELD = Pattern(r"[-+*•\s]*(?:thời gian|địa điểm|tuần)\b")
VIEWS = Pattern(
    r"lượt (?:xem|đọc|truy cập)|đã xem|đăng (?:ngày|lúc|bởi)|được đăng|cập nhật|ngày đăng"
    r"|chuyên mục|in trang|bản in|gửi (?:e?mail|bài)"
)
POSTED = Pattern(rf"{VIEWS.source}|\d[:h]\d\d")
SIGNED = Pattern(r",\s*(?:ngày\s*)?$")
MEETS = Pattern(r"\b(?:hội nghị|họp|sinh hoạt|giao ban|phiên|đại hội)\b")
OF_PLACE = Pattern(
    r"(?:tỉnh|huyện|xã|phường|quận|thị xã|thị trấn|thành phố|tp\.?)[ \t]+(?!ủy\b|uỷ\b|đoàn\b|đội\b)"
)
TOP = 14  # lines in which title and posting line are looked for
COLUMNED = 160  # letters of a letterhead's line with two columns
ISSUERS = 8  # lines in which a letterhead is looked for
NEWS_TOP = 5  # lines in which a headline is looked for
BARE = 3  # words of a title that only names the genre: "THÔNG BÁO"
SHORT_NAME = 4  # words of a section's name above a headline: "Tin hoạt động"
LONG_NAME = 8  # words of a body's name that stands alone above a headline
TITLE = 160  # letters of a title in capitals
SHOWN = 200  # letters of a title that are shown
LEAD = 30  # letters that may stand before the date of a posting line
TAIL = 40  # letters that may follow the date of a dateline
PLACE = 90  # letters that may stand before the date of a dateline
POSTING = 120  # letters of a posting line
ALONE = 26  # letters beside the date of a posting line without other signs


class Genre(Enum):
    """What sort of paper it is."""

    NEWS = "news"
    NOTICE = "notice"
    PLAN = "plan"
    WEEK = "week"
    INVITATION = "invitation"


PLANS = frozenset({Genre.PLAN, Genre.WEEK, Genre.INVITATION})


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The top of a paper."""

    genre: Genre
    title: int  # number of the title's paragraph
    issuer: str | None
    published: Mention | None
    used: frozenset[int]  # numbers of its paragraphs


def read_letterhead(
    page: Page,
) -> Letterhead:
    """Read the lines at the top of a report."""
    reader = _TopReader(page)
    issuer = reader.issuer()
    genre, title = reader.title_of_paper() or (Genre.NEWS, 0)
    published = reader.published(genre, title)
    title = title or reader.headline()
    return Letterhead(genre, title, issuer, published, frozenset(reader.used))


class _TopReader:
    """Reads the top of one report."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.text = page.text
        self.lines = page.lines
        self.used: set[int] = set()

    def _words(self, line: Paragraph) -> str:
        return self.page.quote(line.span)

    def _low(self, line: Paragraph) -> str:
        return self.page.low(line.span)

    # when it was posted or signed

    def published(self, genre: Genre, title: int) -> Mention | None:
        """Return the date of the posting line, or of the dateline."""
        dated = genre in {Genre.PLAN, Genre.WEEK}  # such papers go on with dates of their own
        for line in self.lines[:TOP]:
            if len(line.span) >= max(POSTING, PLACE + TAIL):
                continue
            own = dated and line.number > title
            for mention in self.page.dates_in(line.span):
                if self._posts(line, mention) and not (own and self._is_entry(line, mention)):
                    self.used.add(line.number)
                    return mention
        return None

    def _is_entry(self, line: Paragraph, mention: Mention) -> bool:
        """Tell whether a date below a plan's title is one of its own."""
        signed = SIGNED.search(self.page.lower, line.span.start, mention.span.start)
        return signed is None and VIEWS.search(self._low(line)) is None

    def _posts(self, line: Paragraph, mention: Mention) -> bool:
        if not _is_written_day(mention):
            return False
        words = self._low(line)
        before = self.page.lower[line.span.start : mention.span.start]
        if self.text[mention.span.end : mention.span.end + 1] == ":":
            return False
        if ATTACHED.search(words) or words.endswith(":") or FIELD.match(words):
            return False
        if SIGNED.search(before):
            return line.number > 1 and len(before) < PLACE and len(words) < len(before) + TAIL
        alone = len(words) < ALONE + len(mention.span) and not self._tells(line)
        signs = alone or POSTED.search(words) is not None
        return signs and len(before) < LEAD and len(words) < POSTING

    def _tells(self, line: Paragraph) -> bool:
        """As in "Họp chi bộ ngày 05/3/2018": a short line that is no posting line."""
        words = self.page.words(line.span.start, line.span.end)
        return phrases("occasions", "verbs").find(words, 0, len(words)) is not None

    # who issued it

    def _continues(self, above: str | None, words: str) -> bool:
        """Tell whether a line ends the name above it: "ỦY BAN NHÂN DÂN" / "XÃ ĐỒNG HÒA"."""
        return above is not None and OF_PLACE.match(words.lower()) is not None

    def issuer(self) -> str | None:
        """Return the last name in capitals above number, dateline or title."""
        top = self.lines[:ISSUERS]
        if any(self._is_motto(x) or NUMBER.match(self._low(x)) for x in top):
            return self._of_paper(top)
        return self._of_plain(top)

    def _of_paper(self, top: Sequence[Paragraph]) -> str | None:
        found, motto = None, False
        for line in top:
            if self._is_title(line):
                break
            first = COLUMNS.compiled.split(self._words(line))[0].strip()
            beside = MOTTO.search(first.lower())
            if beside and beside.start():  # one blank between the columns
                first = first[: beside.start()].strip()
            self.used.add(line.number)
            motto = motto or self._is_motto(line)
            if NUMBER.match(first.lower()) and motto:
                break
            if found and INNER.match(first.lower()):
                continue
            if first.isupper() and len(first) > BARE and not MOTTO.search(first.lower()):
                found = f"{found} {first}" if self._continues(found, first) else first
        return found

    def _is_motto(self, line: Paragraph) -> bool:
        """Tell whether a line of a letterhead names the state; a sentence may name it too."""
        told = self.text[line.span.end - 1] in ".;:"
        return not told and len(line.span) < COLUMNED and MOTTO.search(self._low(line)) is not None

    def _of_plain(self, top: Sequence[Paragraph]) -> str | None:
        """A letterhead without a number: capitals above a dateline or the title."""
        capitals, after = self._capitals(top)
        if not capitals or after is None:
            return None
        if DATELINE.search(self._low(after)):
            self.used.add(after.number)
        elif not self._is_title(after):
            return None
        self.used.update(line.number for line in capitals)
        names = [self._words(line) for line in capitals]
        while len(names) > 1 and INNER.match(names[-1].lower()):
            names.pop()
        wrapped = len(names) > 1 and self._continues(names[-2], names[-1])
        return " ".join(names[-2:]) if wrapped else names[-1]

    def _capitals(self, top: Sequence[Paragraph]) -> tuple[list[Paragraph], Paragraph | None]:
        """Return the lines of capitals above anything else, and the line below them."""
        capitals: list[Paragraph] = []
        for line in top:
            words = self._words(line)
            if STARS.match(words):
                continue
            if self._is_title(line) or not words.isupper():
                return capitals, line
            capitals.append(line)
        after = self.lines[len(top) :]
        return capitals, after[0] if after else None

    def _is_title(self, line: Paragraph) -> bool:
        words = self._words(line)
        named = words.partition("(")[0]  # "LỊCH CÔNG TÁC TUẦN 20 (Từ ngày ... đến ...)"
        return named.isupper() and GENRES.match(words.lower()) is not None and len(words) < TITLE

    # what it is called

    def title_of_paper(self) -> tuple[Genre, int] | None:
        """Return the genre, and the number of the title's paragraph; None for news."""
        for at, line in enumerate(self.lines[:TOP]):
            if SUBJECT.match(self._low(line)):
                self.used.update(range(1, line.number + 1))
                return Genre.NOTICE, line.number
            match = GENRES.match(self._low(line)) if self._is_title(line) else None
            if match is None:
                continue
            bare = len(self._words(line).split()) <= BARE or OF_WORK.match(self._low(line))
            title = self.lines[at + 1] if bare and at + 1 < len(self.lines) else line
            self.used.update((line.number, title.number))
            return Genre(match.lastgroup), title.number
        return None

    def headline(self) -> int:
        """Return the number of a news item's headline."""
        lines = [line for line in self.lines[:NEWS_TOP] if line.number not in self.used]
        if not lines:
            return 1
        first = lines[0]
        below = self._words(lines[1]) if len(lines) > 1 else "."
        if below[-1] not in ".:;" and self._is_over_headline(first):
            self.used.add(first.number)
            first = lines[1]
        self.used.add(first.number)
        return first.number

    def _is_over_headline(self, line: Paragraph) -> bool:
        """A body's name or a section's name above the headline."""
        text = self._words(line)
        if text[-1] in ".;!?":
            return False
        words = self.page.words(line.span.start, line.span.end)
        if len(words) <= SHORT_NAME:
            return True
        subject = subject_at(words, 0, len(words))
        named = subject is not None and subject.verb is None and len(words) < LONG_NAME
        return text.isupper() and named and not MEETS.search(text.lower())


def _is_written_day(mention: Mention) -> bool:
    """Tell whether a mention is one full date without a cue."""
    period = mention.period
    if period is None or period.grain is not Grain.DAY or mention.cue is not Cue.ON:
        return False
    return mention.year_given and period.last_day == period.start


def title_words(page: Page, number: int) -> str:
    """Return a title, not too long."""
    words = page.quote(page.lines[number - 1].span) if page.lines else ""
    words = words.replace("\t", " – ")  # the head of a table that has no title
    return words if len(words) <= SHOWN else words[:SHOWN].rsplit(" ", 1)[0] + "…"
