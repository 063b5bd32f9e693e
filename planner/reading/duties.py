"""What a task is before dates are looked at, and the notes that its reader keeps."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from planner.model import Passed, PassReason, Span
from planner.reading.areas import LabelKind, label_at
from planner.reading.leads import ANNOUNCES, FOCUS
from planner.reading.subjects import subject_at
from planner.reading.words import phrases, verb_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.model import Mention
    from planner.reading.clauses import Piece, Sentence
    from planner.reading.scopes import Scope
    from planner.reading.subjects import Subject
    from planner.reading.words import Words

TIME_WORDS = frozenset(
    [
        "trước",
        "trong",
        "xong",
        "chậm",
        "vào",
        "từ",
        "đến",
        "ngay",
        "sau",
        "khi",
        "theo",
        "giữa",
        "cuối",
        "đầu",
        "muộn",
        "dịp",
        "nhân",
        "lúc",
    ]
)
THIS = frozenset({"này", "mình"})  # end a name that only points: "Phòng này"
URGES = frozenset(
    {"tiếp tục", "tập trung", "chủ động", "khẩn trương", "thường xuyên", "kịp thời", "nhanh chóng"}
)
BEHIND_VERBS = frozenset({"lại", "thêm", "hết", "xong", "giùm", "dứt", "toàn"})
NO_VERBS = frozenset(
    {"được", "là", "hơn", "và", "của", "trong", "với", "cho", "để", "vào", "về", "tại", "ở", "một"}
    | {"này", "đó", "nhất", "nữa", "từ", "theo", "trên", "khi", "sau", "trước", "đến", "cả", "lên"}
    | {"hay", "hoặc", "mà", "bằng", "đông", "dân", "nhiều", "hết", "vì", "do", "tới", "ra", "đầy"}
)
INSIDE = 8  # words of a name that is quoted with its task
APART = 12  # letters between a name and its verb that still belong together ("cần phải ")
DEFINED = 20  # words behind "xác định" in which "là" stands
LEAD_GAP = 3  # letters between a lead and the name behind it


@dataclass(frozen=True, slots=True)
class Duty:
    """A task as words of the report."""

    span: Span
    sentence: Sentence
    rule: str
    area: Span | None = None
    assignee: Span | None = None
    verb: Span | None = None  # the verb that governs it from before, in the same sentence
    lead: Span | None = None  # a clause before it that may hold its deadline
    time: Span | None = None  # a label that may hold its deadline
    held: Span | None = None  # a sentence behind it that tells when it is held
    helpers: Span | None = None  # a cell that names who works along


@dataclass
class Notes:
    """What the reader of one paragraph keeps in mind from clause to clause."""

    words: Words
    lower: str  # the whole text in small letters
    scope: Scope
    own: str  # name of the body whose report it is, in small letters
    listed: bool  # the paragraph has a number or bullet
    times: tuple[Mention, ...] = ()  # the paragraph's mentions of a time
    duties: list[Duty] = field(default_factory=list)
    passed: list[Passed] = field(default_factory=list)
    open: Duty | None = None
    subject: Span | None = None
    last_subject: Span | None = None
    lead: Span | None = None
    pending: int | None = None  # a name without a verb so far
    area: Span | None = None
    time: Span | None = None
    bodies: Span | None = None  # a label of several bodies: the field of those it does not name
    is_spoken: bool = False  # a leader speaks: "chỉ đạo các đơn vị ..." is an order here
    _group: bool = False
    _first: int = 0  # the first duty of the sentence
    _names: dict[int, Subject] = field(default_factory=dict)

    def begin(self) -> None:
        """Start a sentence: a group that was told to work goes on working."""
        self.subject = self.scope.unit or (self.last_subject if self._group else None)
        self.area = self.area or self.scope.area
        self.time = self.time or self.scope.time
        self.lead, self.open, self.pending = None, None, None
        self.is_spoken = False
        self._first = len(self.duties)
        self._names = {}

    def end(self) -> None:
        """End a sentence: quote a short name with its task where it has this task only."""
        self.close()
        if self._first == 0 and self.words.forms[:1] == ["giao"] and self.last_subject:
            self._group = True  # a paragraph that begins "Giao X ..." goes on with X
        made = self.duties[self._first :]
        for at, duty in enumerate(made, self._first):
            subject = self._names.get(at)
            if subject is None or subject.end - subject.start > INSIDE:
                continue
            if sum(other.assignee == duty.assignee for other in made) == 1:
                self.duties[at] = self._with_subject(duty, subject)

    def _with_subject(self, duty: Duty, subject: Subject) -> Duty:
        words = self.words
        start = words.starts[subject.start]
        if words.forms[subject.end - 1] in THIS:
            return duty
        if not 0 <= duty.span.start - words.ends[subject.end - 1] <= APART:
            return duty
        lead = duty.lead
        if lead and 0 <= start - lead.end <= LEAD_GAP:
            start = lead.start if words.forms[words.at(lead.start)] in TIME_WORDS else start
        return replace(duty, span=Span(start, duty.span.end))

    def start(
        self, piece: Piece, sentence: Sentence, at: int, rule: str, subject: Subject | None
    ) -> None:
        """Open a duty at a word."""
        verb = self._governing() if rule == PAPER else None
        if rule == LISTED and self.open is not None:
            self.passed.append(Passed(self.open.span, PassReason.RESTATED))
            self.open = None
        self.close()
        if subject is not None:
            self.name(subject)
            self._names[len(self.duties)] = subject
        span = Span(self.words.starts[at], piece.end)
        bodies = self.bodies or self.scope.bodies
        area = self.area or (bodies if self.subject and self.subject != bodies else None)
        self.open = Duty(span, sentence, rule, area, self.subject, verb, self.lead, self.time)
        self.pending = None

    def _governing(self) -> Span | None:
        """The verb of the open duty, which governs the next paper too."""
        if self.open is None or self.open.verb:
            return self.open.verb if self.open else None
        first = self.words.at(self.open.span.start)
        paper = phrases("papers").find(self.words, first, self.words.at(self.open.span.end))
        if paper is None or paper == first:
            return None
        return Span(self.open.span.start, self.words.ends[paper - 1])

    def extend(self, end: int) -> None:
        """Let the open duty go on."""
        if self.open is not None:
            self.open = replace(self.open, span=Span(self.open.span.start, end))

    def close(self) -> None:
        """End the open duty; without an object it is none: "nghiêm túc thực hiện"."""
        duty, self.open = self.open, None
        if duty is None or not self._has_object(duty):
            return
        if ANNOUNCES.match(self.lower, duty.span.start, duty.span.end):
            self.passed.append(Passed(duty.span, PassReason.RESTATED))
            self._group = duty.assignee is not None  # the sentences behind it are the work
        else:
            self.duties.append(duty)

    def _has_object(self, duty: Duty) -> bool:
        words = self.words
        at, last = words.at(duty.span.start), words.at(duty.span.end)
        if past_verbs(words, at, last) < last:
            return True
        return words.folded[last - 2 : last] not in (["thuc", "hien"], ["trien", "khai"])

    def name(self, subject: Subject) -> None:
        """Take a name as the one who works."""
        words = self.words
        if subject.end <= subject.start:
            return
        span = Span(words.starts[subject.start], words.ends[subject.end - 1])
        if words.forms[subject.end - 1] in THIS:
            span = self._meant(subject) or self.last_subject or span
        self.subject = self.last_subject = span
        several = "," in self.lower[span.start : span.end]
        self._group = several or bool(phrases("plurals").length_at(words, subject.start))

    def _meant(self, subject: Subject) -> Span | None:
        """As in "Phòng này": the body of that kind that the paragraph named last."""
        words = self.words
        head = words.forms[subject.start]
        for at in range(subject.start - 1, -1, -1):
            if words.forms[at] == head and words.is_capital(at):
                named = subject_at(words, at, subject.start)
                if named is not None and named.end - named.start > 1:
                    return Span(words.starts[at], words.ends[named.end - 1])
        return None

    def label(self, first: int, last: int) -> bool:
        """Take words as a label; False when they are a clause."""
        found = label_at(self.words, first, last)
        if found is None:
            return False
        self.close()
        match found.kind:
            case LabelKind.AREA:
                self.take_area(found.span)
                self.time = found.time or self.time
            case LabelKind.UNIT:
                self.subject = self.last_subject = found.span
                if found.is_field_of_bodies(self.lower):
                    self.bodies = found.span
                if self._opens(first):  # "3. Sở Nội vụ: ..." names who does all of the paragraph
                    self.scope = replace(self.scope, unit=found.span)
            case LabelKind.TIME:
                self.time = found.span
            case LabelKind.GENERAL:
                pass
        return True

    def _opens(self, first: int) -> bool:
        """Tell whether only the number of the paragraph stands before a word."""
        return all(form.isdigit() or len(form) == 1 for form in self.words.forms[:first])

    def lead_with(self, unit: Span) -> None:
        """Let a body do all that follows in the sentence."""
        self.close()
        self.subject = self.last_subject = unit

    def take_area(self, area: Span) -> None:
        """Let a field of work begin; whoever worked before does not work here."""
        self.area, self.subject, self._group = area, None, False


PAPER = "văn bản cùng động từ"
LISTED = "liệt kê sau dấu hai chấm"


def time_at(times: Sequence[Mention], offset: int) -> Mention | None:
    """Return the mention of a time that begins at an offset, its cue counted in."""
    return next((m for m in times if (m.cue_span or m.span).start == offset), None)


def focus_at(lower: str, words: Words, span: Span) -> int | None:
    """Return where the work begins that a sentence puts its weight on: "trọng tâm là rà soát"."""
    for focus in FOCUS.finditer(lower, span.start, span.end):
        at = words.at(focus.end())
        if at < len(words) and verb_from(words, at, len(words)) is not None:
            return focus.end()
    return None


def past_modals(words: Words, at: int, last: int) -> int:
    """Return the index behind words such as "phải", "có trách nhiệm"."""
    while at < last:
        size = phrases("modals").length_at(words, at)
        if not size:
            break
        at += size
    return at


def verb_from(words: Words, first: int, last: int) -> int | None:
    """Return where a task's words begin: at its verb, or at the adverbs before that."""
    begin = at = past_modals(words, first, last)
    while at < last:
        if verb_at(words, at):
            return begin
        size = phrases("adverbs").length_at(words, at)
        if not size:
            seems = at == first and seems_verb(words, at, last)
            return begin if seems or _must_act(words, at, begin, last) else None
        at += size
    return None


def is_told_of(words: Words, verb: int) -> bool:
    """As in "quy hoạch là nền tảng ...": what sounds like a verb is what a sentence is about."""
    after = verb + verb_at(words, verb)
    forms = words.forms
    if forms[verb:after] == ["xác", "định"] and "là" in forms[after : after + DEFINED]:
        return True  # "xác định đây là kỳ thi quan trọng"
    return forms[after : after + 1] in (["là"], ["cũng"])


def seems_verb(words: Words, at: int, last: int) -> bool:
    """As in "dò lại hạn bằng", "mướn thêm 12 người": the next word only stands behind a verb."""
    return (
        at + 2 < last
        and words.forms[at + 1] in BEHIND_VERBS
        and words.joined(at + 1)
        and words.forms[at] not in NO_VERBS
        and not phrases("units", "persons", "plurals", "papers", "occasions").length_at(words, at)
    )


def _must_act(words: Words, at: int, begin: int, last: int) -> bool:
    """As in "tiếp tục vun xới ...": behind such words stands a verb, also one nobody listed."""
    before = " ".join(words.forms[max(at - 2, begin) : at])
    return (
        before in URGES
        and last - at > 1
        and words.joined(at)
        and not words.is_capital(at)
        and words.forms[at] not in NO_VERBS
        and not phrases("units", "persons", "plurals", "papers").length_at(words, at)
    )


def past_verbs(words: Words, at: int, last: int, *, papers: bool = False) -> int:
    """Return the index behind verbs and adverbs; with `papers`, before one that names a paper."""
    while at < last:
        size = verb_at(words, at) or phrases("adverbs").length_at(words, at)
        if not size or (papers and phrases("papers").length_at(words, at)):
            break
        at += size
    return min(at, last)
