"""What counts as a task: which clauses of a plan open with work to do, where they end, who does it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import TYPE_CHECKING

from planner.model import PassReason, Passed, Span
from planner.reading.areas import LabelKind, area_words, label_at, opens_area
from planner.reading.clauses import FULL, NUMBER
from planner.reading.subjects import Subject, ends_in, has_head, subject_at
from planner.reading.words import Words, phrases, verb_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.reading.clauses import Piece, Sentence

HARD = frozenset({"", ";", NUMBER, FULL})
INSIDE = 8  # words of a name that is quoted with its task
NOT_A_TASK = re.compile(
    r"\bkính mời\b|(?<!kết quả )thực hiện (?:nghiêm túc |tốt )?(?:các )?(?:kế hoạch|thông báo|kết luận|nghị quyết|nội dung|chương trình|văn bản|công văn) (?:này|trên|nêu trên)[\s./]*$|(?:thông báo|báo cáo)[^;]{0,80}\bbiết\b|để kịp thời giải quyết|^(?:trên đây|hội nghị|cuộc họp|buổi (?:họp|sinh hoạt)|phiên họp) ",
    re.IGNORECASE,
)
DECIDED = re.compile(
    r"\b(?:thống nhất|đồng ý|nhất trí|ghi nhận|biểu dương|chấp thuận|đánh giá cao)\b", re.IGNORECASE
)
CONDITION = re.compile(
    r"(?:trường hợp|nếu|trong quá trình|khi có vướng mắc|khi phát sinh)\b", re.IGNORECASE
)
FORBIDDEN = re.compile(r"(?:tuyệt đối )?(?:không|nghiêm cấm|cấm|chấm dứt)\b", re.IGNORECASE)
HANDS_OUT = frozenset(
    {
        "giao",
        "giao cho",
        "đề nghị",
        "yêu cầu",
        "phân công",
        "thống nhất giao",
        "giao nhiệm vụ cho",
        "giao trách nhiệm cho",
        "nhắc",
        "nhắc nhở",
    }
)
TIME_WORDS = frozenset(
    {
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
    }
)
INTRO = re.compile(
    r"\b(?:gồm|gồm có|sau|như|sau đây|là|cụ thể|rằng|nội dung|nhiệm vụ|việc)[ \t]*$", re.IGNORECASE
)
LISTS = re.compile(
    r"(?:các |những |một số )?(?:nhiệm vụ|công việc|phương hướng|việc|trọng tâm)\b", re.IGNORECASE
)
DAYS = re.compile(r"\(\d{1,2}[/.]\d{1,2}\)")
COMPLETES = frozenset(
    {"hoàn thành", "hoàn tất", "kết thúc", "xong", "thực hiện", "báo cáo", "ban hành"}
)
REACH = 6  # words before a verb that may be unknown
NAMED_PAPER = 2  # words after "kế hoạch" that make it a plan with a name of its own


class Kind(Enum):
    """What the beginning of a clause turns out to be."""

    TASK = "task"
    LEAD = "lead"
    NAME = "name"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Opening:
    """How a clause begins: where the task starts, and who does it, as word indices."""

    kind: Kind
    start: int = 0
    subject: Subject | None = None
    rule: str = ""
    reason: PassReason | None = None


@dataclass(frozen=True, slots=True)
class Scope:
    """What headings and labels above say of the tasks below."""

    area: Span | None = None
    unit: Span | None = None
    time: Span | None = None


@dataclass(frozen=True, slots=True)
class Duty:
    """A task as words of the report, before dates are looked at."""

    span: Span
    sentence: Sentence
    rule: str
    area: Span | None = None
    assignee: Span | None = None
    verb: Span | None = None  # the verb that governs it from before, in the same sentence
    lead: Span | None = None  # a clause before it that may hold its deadline
    time: Span | None = None  # a label that may hold its deadline
    helpers: Span | None = None  # a cell that names who works along


@dataclass
class Clerk:
    """Reads the sentences of one paragraph into duties."""

    text: str
    words: Words
    scope: Scope
    own: str  # name of the body whose report it is, in lower case
    listed: bool = False  # the paragraph has a number or bullet
    duties: list[Duty] = field(default_factory=list)
    passed: list[Passed] = field(default_factory=list)
    last_subject: Span | None = None
    _group: bool = False
    _subject: Span | None = None
    _area: Span | None = None
    _time: Span | None = None
    _lead: Span | None = None
    _open: Duty | None = None
    _first: list[int] = field(default_factory=list)
    _pending: int | None = None

    def read(self, sentence: Sentence) -> None:
        """Take the duties of one sentence."""
        self._begin()
        if NOT_A_TASK.search(self.text, sentence.span.start, sentence.span.end):
            self.passed.append(Passed(sentence.span, PassReason.CONDITION))
            return
        for piece in sentence.pieces:
            if self._piece(piece, sentence):
                break
        self._close()
        self._take_subjects_in()

    def label(self, sentence: Sentence) -> None: ...

    def _begin(self) -> None:
        self._subject = self.scope.unit or (self.last_subject if self._group else None)
        self._area = self._area or self.scope.area
        self._time = self._time or self.scope.time
        self._lead, self._open, self._pending = None, None, None
        self._mark = len(self.duties)
        self._names: dict[int, Subject] = {}

    def _piece(self, piece: Piece, sentence: Sentence) -> bool:
        """Read one piece; True when the rest of the sentence is to be left."""
        first, last = self.words.at(piece.start), self.words.at(piece.end)
        if first == last:
            return False
        hard = self._open is None or piece.left in HARD
        if hard and piece.right == ":" and self._label(first, last):
            return False
        if not hard and self._is_aside(piece, first):
            return True
        if not hard and not self._parts(piece, first, last):
            self._open = replace(self._open, span=Span(self._open.span.start, piece.end))
            return False
        opening = self._opening(piece, first, last)
        return self._follow(opening, piece, sentence, first)

    def _is_aside(self, piece: Piece, first: int) -> bool:
        """Tell whether the rest of a sentence only explains, quotes, or lists days."""
        if self.words.forms[first] in {"rằng", "bởi"}:
            return True
        return piece.left == ":" and DAYS.search(self.text, piece.start, piece.end) is not None

    def _follow(self, opening: Opening, piece: Piece, sentence: Sentence, first: int) -> bool:
        match opening.kind:
            case Kind.TASK:
                self._start(opening, piece, sentence)
            case Kind.LEAD:
                self._close()
                self._lead = Span(piece.start, piece.end)
            case Kind.NAME:
                self._close()
                self._pending = first if self._pending is None else self._pending
            case Kind.NOTHING:
                return self._nothing(opening, piece, sentence)
        return False

    def _nothing(self, opening: Opening, piece: Piece, sentence: Sentence) -> bool:
        if opening.reason is None and self._open and piece.left != FULL:
            self._open = replace(self._open, span=Span(self._open.span.start, piece.end))
            return False
        self._close()
        if opening.reason:
            end = sentence.span.end if opening.reason is PassReason.CONDITION else piece.end
            self.passed.append(Passed(Span(piece.start, end), opening.reason))
        return opening.reason is PassReason.CONDITION

    def _start(self, opening: Opening, piece: Piece, sentence: Sentence) -> None:
        governing = None
        if opening.rule == "văn bản cùng động từ" and self._open:
            governing = self._verb_of(self._open)
        if opening.rule == "liệt kê sau dấu hai chấm" and self._open:
            self.passed.append(Passed(self._open.span, PassReason.RESTATED))
            self._open = None
        self._close()
        if opening.subject:
            self._name(opening.subject)
        start = self.words.starts[opening.start]
        self._names[len(self.duties)] = opening.subject
        self._open = Duty(
            Span(start, piece.end),
            sentence,
            opening.rule,
            self._area,
            self._subject,
            governing,
            self._lead,
            self._time,
        )
        self._pending = None

    def _verb_of(self, duty: Duty) -> Span:
        first, papers = self.words.at(duty.span.start), phrases("papers")
        paper = papers.find(self.words, first, self.words.at(duty.span.end))
        if duty.verb or paper is None or paper == first:
            return duty.verb or Span(duty.span.start, duty.span.start)
        return Span(duty.span.start, self.words.ends[paper - 1])

    def _name(self, subject: Subject) -> None:
        words = self.words
        if subject.end <= subject.start:
            return
        span = Span(words.starts[subject.start], words.ends[subject.end - 1])
        name = self.text[span.start : span.end]
        if re.search(r"\bnày$", name) and self.last_subject:
            span = self.last_subject
        self._subject = span
        self.last_subject = span
        self._group = bool(phrases("plurals").length_at(words, subject.start))

    def _close(self) -> None:
        if self._open is not None and self._has_object(self._open):
            self.duties.append(self._open)
        self._open = None

    def _has_object(self, duty: Duty) -> bool:
        """Tell whether there is more than verbs: "nghiêm túc thực hiện" is no task."""
        words = self.words
        at, last = words.at(duty.span.start), words.at(duty.span.end)
        if self._after_verbs(at, last, papers=False) < last:
            return True
        return words.folded[last - 2 : last] not in (["thuc", "hien"], ["trien", "khai"])

    def _take_subjects_in(self) -> None:
        """Quote a short name with its task where it has this task only."""
        duties = self.duties[self._mark :]
        for at, duty in enumerate(duties, self._mark):
            subject = self._names.get(at)
            if subject is None or subject.end - subject.start > INSIDE:
                continue
            if self.words.forms[subject.end - 1] == "này":
                continue
            alone = sum(other.assignee == duty.assignee for other in duties) == 1
            start = self.words.starts[subject.start]
            if alone and 0 <= duty.span.start - self.words.ends[subject.end - 1] <= 12:
                start = duty.lead.start if duty.lead and self._adjoins(duty.lead, start) else start
                self.duties[at] = replace(duty, span=Span(start, duty.span.end))

    def _adjoins(self, lead: Span, start: int) -> bool:
        first = self.words.forms[self.words.at(lead.start)]
        return 0 <= start - lead.end <= 3 and first in TIME_WORDS

    # labels

    def _label(self, first: int, last: int) -> bool:
        found = label_at(self.words, first, last)
        if found is None:
            return False
        self._close()
        match found.kind:
            case LabelKind.AREA:
                self._area, self._subject = found.span, None
                if opens_area(self.words, first):
                    self._group = False
            case LabelKind.UNIT:
                self._subject = self.last_subject = found.span
                if first == 0:  # "Sở Nội vụ: ..." names who does all of the paragraph
                    self.scope = replace(self.scope, unit=found.span)
            case LabelKind.TIME:
                self._time = found.span
            case LabelKind.GENERAL:
                pass
        return True

    # where a clause opens

    def _opening(self, piece: Piece, first: int, last: int) -> Opening:
        if self._pending is not None:
            if piece.right == ":" and INTRO.search(self.text, piece.start, piece.end):
                return self._introduced(piece, self._pending, last)
            return self._named(self._pending, last, piece) or Opening(Kind.NAME)
        words, text = self.words, self.text
        first = self._past_joints(first, last)
        if first >= last:
            return Opening(Kind.NOTHING)
        refused = self._refused(piece, first)
        if refused:
            return refused
        if piece.right == ":" and INTRO.search(self.text, piece.start, piece.end):
            return self._introduced(piece, first, last)
        if piece.left in {";", ","} and self._open:
            paper = self._paper(first, last)
            if paper:
                return paper
            if phrases("papers").length_at(words, first) and "số" in words.forms[first : first + 4]:
                return Opening(Kind.NOTHING)
        for rule in (
            self._handed_out,
            self._lead_in,
            self._acting,
            self._named_first,
            self._obliged,
        ):
            opening = rule(piece, first, last)
            if opening:
                return opening
        return self._buried(piece, first, last) or Opening(Kind.NOTHING)

    def _buried(self, piece: Piece, first: int, last: int) -> Opening | None:
        """A verb soon after words the lexicon does not know: "tổng dọn vệ sinh", "Liên đội ..."."""
        if piece.left not in {"", ";", NUMBER} or not self._is_item(piece):
            return None
        words = self.words
        for at in range(first + 1, min(first + REACH, last)):
            if verb_at(words, at) > 1 and not words.is_capital(at) and words.joined(at):
                if ends_in(words, at, "noun_makers"):
                    return None
                return Opening(Kind.TASK, first, rule="động từ giữa vế")
        return None

    def _is_item(self, piece: Piece) -> bool:
        """Tell whether a piece stands in a list: a bullet, or behind a semicolon."""
        if piece.left == ";":
            return (
                self._open is None
                or ":" not in self.text[self._open.span.start : self._open.span.end]
            )
        return self.listed

    def _introduced(self, piece: Piece, first: int, last: int) -> Opening:
        """ "... yêu cầu các đơn vị thực hiện các nội dung sau:" only leads to the list below."""
        opening = self._handed_out(piece, first, last) or self._named_first(piece, first, last)
        if opening and opening.subject and not self._is_own(opening.subject):
            self._name(opening.subject)
        return Opening(Kind.LEAD)

    def _past_joints(self, first: int, last: int) -> int:
        joints = {"và", "đồng thời", "riêng", "ngoài ra", "song", "rồi", "cụ thể", "còn"}
        while first < last:
            two = " ".join(self.words.forms[first : first + 2])
            if two in joints:
                first += 2
            elif self.words.forms[first] in joints:
                first += 1
            else:
                break
        return first

    def _refused(self, piece: Piece, first: int) -> Opening | None:
        start, end = self.words.starts[first], piece.end
        if CONDITION.match(self.text, start, end):
            return Opening(Kind.NOTHING, reason=PassReason.CONDITION)
        if DECIDED.match(self.text, start, end) and not self._handed_out(
            piece, first, self.words.at(end)
        ):
            return Opening(Kind.NOTHING, reason=PassReason.DECISION)
        if FORBIDDEN.match(self.text, start, end):
            if self.words.forms[first : first + 2] == ["không", "để"] and self._subject:
                return Opening(Kind.TASK, first, rule="không để")
            return Opening(Kind.NOTHING, reason=PassReason.PROHIBITION)
        return None

    def _handed_out(self, piece: Piece, first: int, last: int) -> Opening | None:
        """ "Giao Phòng A làm", "đồng chí B yêu cầu Phòng A làm"."""
        words, directives = self.words, phrases("directives")
        at = first
        size = directives.length_at(words, at)
        if not size:
            subject = subject_at(words, first, last)
            if subject is None:
                return None
            at = self._directive_after(subject, last)
            if at is None:
                return None
            size = directives.length_at(words, at)
        elif " ".join(words.forms[at : at + size]) not in HANDS_OUT:
            return None
        return self._given(piece, at, size, last, spoken=at > first)

    def _directive_after(self, subject: Subject, last: int) -> int | None:
        words = self.words
        person = phrases("persons").length_at(words, subject.start) > 0
        begin = subject.verb if subject.verb is not None else subject.end
        limit = last if person else min(last, begin + 3)
        own = self._is_own(subject)
        for at in range(begin, limit):
            size = phrases("directives").length_at(words, at)
            if not size:
                continue
            form = " ".join(words.forms[at : at + size])
            if form in HANDS_OUT or person or (own and "lãnh đạo" in form):
                return at
        return None

    def _is_own(self, subject: Subject) -> bool:
        name = self.text[
            self.words.starts[subject.start] : self.words.ends[subject.end - 1]
        ].lower()
        return bool(self.own) and (self.own.startswith(name) or name.startswith(self.own))

    def _given(
        self, piece: Piece, at: int, size: int, last: int, *, spoken: bool
    ) -> Opening | None:
        words = self.words
        form = " ".join(words.forms[at : at + size])
        begin = at + size
        while begin < last and words.forms[begin] in {"cho", "với", "rằng", "đối", "là"}:
            begin += 1
        if begin >= last:
            return Opening(Kind.LEAD) if spoken else None
        if has_head(words, begin):
            if "lãnh đạo" in form:
                led = subject_at(words, begin, last)
                if led and led.verb is not None:
                    return Opening(Kind.TASK, led.verb, rule="lãnh đạo đơn vị")
                return Opening(Kind.LEAD)
            return self._named(begin, last, piece)
        if not spoken:
            return None
        verb = self._verb_from(begin, last)
        if verb is not None and piece.right != ":":
            return Opening(Kind.TASK, verb, rule="chỉ đạo của người chủ trì")
        return Opening(Kind.LEAD)

    def _named(self, begin: int, last: int, piece: Piece) -> Opening | None:
        words = self.words
        subject = subject_at(words, begin, last)
        if subject is None:
            return Opening(Kind.NOTHING)
        if subject.verb is None:
            if piece.right in {NUMBER, ":"}:
                self._name(subject)
                return Opening(Kind.LEAD)
            if piece.right == ",":
                if self._pending is None:
                    self._pending = begin
                return Opening(Kind.NAME)
            return Opening(Kind.NOTHING, reason=None)
        decided = DECIDED.search(self.text, words.starts[begin], words.starts[subject.verb])
        if decided:
            return Opening(Kind.NOTHING, reason=PassReason.DECISION)
        refused = self._refused_verb(subject.verb, last)
        if refused:
            return Opening(Kind.NOTHING, reason=refused)
        start = self._past_modal(subject.verb, last)
        if start >= last:
            return Opening(Kind.NOTHING)
        led = (
            subject.end
            if words.forms[subject.end] in TIME_WORDS and subject.end < subject.verb
            else start
        )
        return Opening(Kind.TASK, led, subject, rule="đơn vị + động từ")

    def _refused_verb(self, verb: int, last: int) -> PassReason | None:
        """Say why what a body does is no task: done, decided, forbidden."""
        words = self.words
        if words.forms[verb] == "đã":
            return PassReason.DONE
        if verb < last and DECIDED.match(self.text, words.starts[verb]):
            return None if "giao" in words.forms[verb + 1 : verb + 3] else PassReason.DECISION
        if words.forms[verb] == "không" and words.forms[verb + 1 : verb + 2] != ["để"]:
            return PassReason.PROHIBITION
        return None

    def _past_modal(self, at: int, last: int) -> int:
        while at < last:
            size = phrases("modals").length_at(self.words, at)
            if not size:
                return at
            at += size
        return at

    def _lead_in(self, piece: Piece, first: int, last: int) -> Opening | None:
        words = self.words
        if opens_area(words, first):
            return self._area_in(piece, first, last)
        if LISTS.match(self.text, words.starts[first], piece.end):
            listed = self._listed(first, last)
            return Opening(Kind.TASK, listed, rule="nhiệm vụ gồm") if listed is not None else None
        if not phrases("leads").length_at(words, first):
            return None
        if piece.right == "," and not self._acts_in(first, last):
            return Opening(Kind.LEAD)
        return None

    def _acts_in(self, first: int, last: int) -> bool:
        """Tell whether a lead without a comma runs on into its main clause."""
        return False

    def _area_in(self, piece: Piece, first: int, last: int) -> Opening | None:
        words = self.words
        named = "lĩnh" in words.forms[first : first + 2]
        if piece.right == "," and not named:
            self._label(first, last)
            return Opening(Kind.LEAD)
        verb = next(
            (
                at
                for at in range(first + 2, last)
                if not words.is_capital(at)
                and (verb_at(words, at) or phrases("modals").length_at(words, at))
                and not ends_in(words, at, "noun_makers")
            ),
            None,
        )
        if verb is None:
            return Opening(Kind.LEAD) if self._label(first, last) else None
        span = Span(words.starts[first], words.ends[verb - 1])
        self._close()
        self._area, self._subject = area_words(self.text, span), None
        return Opening(Kind.TASK, self._past_modal(verb, last), rule="lĩnh vực + động từ")

    def _listed(self, first: int, last: int) -> int | None:
        words = self.words
        for at in range(first, min(last, first + 14)):
            if words.forms[at] in {"gồm", "là"}:
                return self._verb_from(at + 1, last)
        return None

    def _acting(self, piece: Piece, first: int, last: int) -> Opening | None:
        verb = self._verb_from(first, last)
        if verb is None:
            return None
        words = self.words
        modal = verb != first and phrases("modals").length_at(words, first)
        if modal and self._subject is None:
            self._subject = self.last_subject
        if self._runs_on(verb, last) and self._open is not None and piece.left == ";":
            return Opening(Kind.NOTHING)
        if self._only_cites(piece, first, last):
            return Opening(Kind.LEAD)
        rule = "động từ đầu vế"
        if piece.left == ":" and self._open is not None:
            rule = "liệt kê sau dấu hai chấm"
        return Opening(Kind.TASK, verb if modal else first, rule=rule)

    def _only_cites(self, piece: Piece, first: int, last: int) -> bool:
        """ "Thực hiện Kế hoạch số 1, Trung tâm xây dựng ..." only leads."""
        words = self.words
        if piece.right != "," or words.forms[first : first + 2] != ["thực", "hiện"]:
            return False
        return bool(has_head(words, last)) and "số" in words.forms[first:last]

    def _runs_on(self, verb: int, last: int) -> bool:
        """Tell whether a verb has no object of its own: "hoàn thành trước ngày ..."."""
        size = verb_at(self.words, verb)
        after = verb + size
        if " ".join(self.words.forms[verb:after]) not in COMPLETES:
            return False
        return after >= last or self.words.forms[after] in TIME_WORDS

    def _verb_from(self, first: int, last: int) -> int | None:
        """Return where a task's words begin: at its verb, or at the adverbs before that."""
        words = self.words
        at = self._past_modal(first, last)
        begin = at
        while at < last:
            if verb_at(words, at):
                return begin
            size = phrases("adverbs").length_at(words, at)
            if not size:
                return None
            at += size
        return None

    def _named_first(self, piece: Piece, first: int, last: int) -> Opening | None:
        if not has_head(self.words, first):
            return None
        subject = subject_at(self.words, first, last)
        if subject and subject.verb is not None and self._is_own(subject):
            return self._own(subject, last)
        return self._named(first, last, piece)

    def _own(self, subject: Subject, last: int) -> Opening:
        """The body whose plan it is leads nobody: its verb opens the task."""
        words = self.words
        at = subject.verb or 0
        if words.forms[at] == "đã":
            return Opening(Kind.NOTHING, reason=PassReason.DONE)
        start = self._past_modal(at, last)
        if start >= last or self._verb_from(start, last) is None:
            return Opening(Kind.LEAD)
        return Opening(Kind.TASK, start, rule="chủ thể của báo cáo")

    def _obliged(self, piece: Piece, first: int, last: int) -> Opening | None:
        words = self.words
        for at in range(first + 1, min(last, first + 14)):
            if words.forms[at] == "phải" and self._verb_from(at, last) is not None:
                return Opening(Kind.TASK, first, rule="phải + động từ")
        return None

    # where a clause ends

    def _paper(self, first: int, last: int) -> Opening | None:
        """A paper with a name of its own under the verb of the clause before."""
        words, papers = self.words, phrases("papers")
        size = papers.length_at(words, first)
        if not size or last - first - size < NAMED_PAPER or self._open is None:
            return None
        begin = words.at(self._open.span.start)
        if self._open.verb is None:
            begin = self._after_verbs(begin, first)
        above = papers.length_at(words, begin)
        same = words.folded[begin : begin + above] == words.folded[first : first + size]
        if not above or not (same or "số" in words.forms[first + size : first + size + 1]):
            return None
        return Opening(Kind.TASK, first, rule="văn bản cùng động từ")

    def _after_verbs(self, at: int, limit: int, *, papers: bool = True) -> int:
        while at < limit:
            size = verb_at(self.words, at) or phrases("adverbs").length_at(self.words, at)
            if not size or (papers and phrases("papers").length_at(self.words, at)):
                return at
            at += size
        return at

    def _parts(self, piece: Piece, first: int, last: int) -> bool:
        """Tell whether a comma or colon before these words ends the task before them."""
        words = self.words
        if piece.left == ":":
            return self._verb_from(first, last) is not None or has_head(words, first) > 0
        if words.forms[first : first + 3] == ["đặc", "biệt", "quan"]:
            return True
        if self._paper(first, last):
            return True
        if DECIDED.match(self.text, piece.start, piece.end):
            return False
        verb = self._verb_from(first, last)
        if verb is None:
            return self._new_name(piece, first, last)
        if self._in_list(piece):
            return False
        return self._own_object(first, last) and not self._shared_before(first)

    def _in_list(self, piece: Piece) -> bool:
        """Tell whether a list of subjects runs on: "viết bài về A, B, phòng chống C"."""
        if self._open is None:
            return False
        before = self.text[self._open.span.start : piece.start]
        about = before.rfind(" về ")
        return about >= 0 and before.count(",", about) >= 2

    def _new_name(self, piece: Piece, first: int, last: int) -> bool:
        words = self.words
        if not words.is_capital(first) or not has_head(words, first):
            return False
        subject = subject_at(words, first, last)
        return bool(subject and subject.verb is not None)

    def _own_object(self, first: int, last: int) -> bool:
        words = self.words
        at = first
        while True:
            size = phrases("adverbs").length_at(words, at)
            if not size or verb_at(words, at) > size:
                break
            if not self._verb_from(at + size, last):
                break
            at += size
        size = verb_at(words, at)
        after = at + size
        if not size or after >= last or words.forms[after] in TIME_WORDS:
            return False
        if phrases("tails").length_at(words, at) >= size:
            return False
        if phrases("handovers").length_at(words, at) >= size:
            return not (
                has_head(words, after)
                or words.forms[after] in {"về", "cho", "lên", "tới", "với", "qua", "ban", "cấp"}
                or words.forms[after : after + 2] in (["kết", "quả"], ["cấp", "có"])
                or self._result(after)
            )
        return True

    def _result(self, after: int) -> bool:
        return self.words.forms[after] in {"từng", "đúng", "kịp", "nhanh", "dứt", "triệt", "nghiêm"}

    def _shared_before(self, first: int) -> bool:
        """Tell whether the clause before ends in a bare verb, or made others act."""
        words = self.words
        if self._open is None:
            return False
        begin = words.at(self._open.span.start)
        handed = phrases("handovers")
        piece = max(begin, first - 12)
        for size in (3, 2, 1):
            at = first - size
            if at >= begin and self._is_bare(at, size):
                return not any(handed.length_at(words, i) for i in range(piece, at))
        return self._makes_act(begin, first)

    def _is_bare(self, at: int, size: int) -> bool:
        """Tell whether a verb stands here without an object, and is no part of a noun."""
        words = self.words
        first = words.starts[at] == (self._open.span.start if self._open else -1)
        if verb_at(words, at) != size or (words.is_capital(at) and not first):
            return False
        if words.forms[at - 1] in {"án", "trình"} and words.forms[at - 2] in {"dự", "công"}:
            return False  # "dự án xây dựng", "công trình ..."
        return size > 1 or words.forms[at] in {"thăm", "sửa", "trao", "in", "lập"}

    def _makes_act(self, begin: int, first: int) -> bool:
        words = self.words
        size = phrases("causatives").length_at(words, begin)
        if not size or not has_head(words, begin + size):
            return False
        subject = subject_at(words, begin + size, first)
        return bool(subject and subject.verb is not None)


def duties_in(
    text: str, words: Words, sentences: Sequence[Sentence], scope: Scope, own: str
) -> tuple[list[Duty], list[Passed]]:
    """Return the duties of the sentences of one paragraph."""
    clerk = Clerk(text, words, scope, own.lower())
    for sentence in sentences:
        clerk.read(sentence)
    return clerk.duties, clerk.passed
