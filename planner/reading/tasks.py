"""What counts as a task: the clauses of a plan, read one after another."""

from __future__ import annotations

from dataclasses import replace
from itertools import dropwhile
from typing import TYPE_CHECKING

from planner.model import Passed, PassReason, Span
from planner.reading.borders import begins_bare, has_own_object, is_aside, parts
from planner.reading.clauses import FULL, LEVELS, NUMBER
from planner.reading.duties import focus_at, verb_from
from planner.reading.leads import PRAISE
from planner.reading.namings import Kind
from planner.reading.openings import Opener
from planner.reading.patterns import Pattern
from planner.reading.subjects import has_head, subject_at
from planner.reading.words import phrases, verb_at

if TYPE_CHECKING:
    from planner.reading.clauses import Piece, Sentence
    from planner.reading.duties import Notes
    from planner.reading.namings import Opening

LABEL_PIECES = 8  # pieces of a label with commas
FIELD_WORDS = 4  # words of a field of work that sounds like a job
LONG_FIELD = 10  # words of a numbered one
LABEL_WORDS = 14  # words of one
HARD = frozenset({"", ";", NUMBER, FULL})  # stops behind which a clause is new
NO_TASK = Pattern(
    r"\b(?:kính|xin|trân trọng) mời\b|\bmời (?:quý vị|bạn|các bạn|độc giả)\b|(?:thông báo"
    r"|báo cáo)[^;]{0,80}\bbiết\b|để kịp thời giải quyết"
    r"|\bdự (?:họp )?đúng (?:thành phần|thời gian|giờ)\b|\bthi hành (?:nghị quyết|quyết định) này\b"
    r"|(?<!kết quả )thực hiện (?:nghiêm túc |tốt )?(?:các )?"
    r"(?:kế hoạch|thông báo|kết luận|nghị quyết|nội dung|chương trình|văn bản|công văn) (?:này"
    r"|trên|nêu trên)[\s./]*$"
    r"|căn cứ (?:nội dung )?(?:thông báo|kết luận|kế hoạch|nghị quyết|công văn) này\b",
    needs=("mời ", "biết", "để kịp thời giải quyết", " này", " trên", " đúng "),
)
NO_WORK = Pattern(  # what only tells when something is held, or that it is over
    r"(?:hội nghị|đại hội|lễ|cuộc họp|phiên họp|kỳ họp|buổi|hội thi|hội thảo)[^.;:]{3,90}"
    r"(?:(?:sẽ|dự kiến) (?:được )?(?:tổ chức|diễn ra|khai mạc|tiến hành)\b"
    r"|ấn định (?:lúc|vào|ngày)\b"
    r"|diễn ra (?:lúc|vào|từ|ngày|trong|tại)\b)"
    r"|(?:đại hội|hội nghị|cuộc họp|phiên họp|kỳ họp)(?: [^\s.,;:]+){0,9} (?:cũng đã|đã|thực sự)\b"
    r"|[^.;:]{3,160}\b(?:chủ trì|điều hành|chủ tọa)(?: và [^\s,;.]+ [^\s,;.]+)?"
    r" (?:hội nghị|cuộc họp|buổi [^\s,;.]+|phiên họp|kỳ họp)[ \t]*(?:[.,;]|$)"
    r"|tiếp thu (?:các )?ý kiến[^.;:]{0,60}, [^.;:]{0,80}\b(?:cảm ơn|hứa)\b"
    r"|(?:họp|sinh hoạt|hội nghị|phiên họp|kỳ họp)(?: [^\s,;.:]+){1,5}: ?(?:lúc |vào )?\d"
    r"|(?:họp|sinh hoạt|lễ|hội nghị|giao ban)(?: [^\s,;.:]+){1,9} (?:dự kiến|dời|lùi|chuyển)"
    r" (?:vào|lúc|ngày|sang|đến)\b"
    r"|lịch (?:này|trên|có thể|công tác có thể)\b|trực (?:lãnh đạo|ban|cơ quan)\b[^.;]*:"
    r"|(?:cuộc họp|hội nghị|buổi (?:họp|sinh hoạt|làm việc|giao ban)|phiên họp|biên bản|họp)"
    r"(?: [^\s,;.]+){0,3}? (?:kết thúc|xong|lập xong|bế mạc|giải tán)\b",
    needs=(
        *("họp", "hội nghị", "đại hội", "lễ ", "buổi ", "hội th", "lịch ", "trực "),
        *("tiếp thu ", "sinh hoạt ", "biên bản"),
    ),
)
STATED = Pattern(  # what somebody says that is so, or praises: it goes on over commas
    r"\b(?:khẳng định|cho rằng|cho biết|nhận định|nêu rõ|biểu dương|ghi nhận|đánh giá cao"
    r"|hoan nghênh|cảm ơn|dự báo(?=,? (?:trong|từ|thời)))\b|\bphát biểu$",
    needs=(
        *("khẳng định", "cho rằng", "cho biết", "nhận định", "nêu rõ", "biểu dương", "ghi nhận"),
        *("đánh giá cao", "hoan nghênh", "cảm ơn", "phát biểu", "dự báo"),
    ),
)
OVER = Pattern(r"(?:đã|nay đã) (?:xong|làm|hoàn thành|thực hiện|có|đạt)\b")  # behind a colon
AND_ORDER = Pattern(r" và (?P<order>(?:chỉ đạo|giao|yêu cầu|đề nghị|phân công) [A-ZĐ])")
TOWARDS = Pattern(r"(?:riêng |còn )?(?:đối với|với) |riêng ")
SPEAKER = Pattern(
    r"(?:đồng chí|đ/c|ông|bà|thầy|cô|chủ tịch|bí thư|giám đốc|hiệu trưởng)\b"
    r"(?: [^\s,;:]+){0,8}? (?:yêu cầu|giao|đề nghị|lưu ý|chỉ đạo)\b"
)
PRAISE_AND_ORDER = Pattern(r" và (?P<order>(?:chỉ đạo|giao|yêu cầu|đề nghị|lưu ý|phân công)\b)")
TELLS = Pattern(
    r"(?:trên đây|hội nghị|cuộc họp|buổi (?:họp|sinh hoạt)|phiên họp) "
    r"(?!(?:thống nhất )?(?:yêu cầu|đề nghị|giao)\b)"
)


class Clerk:
    """Reads the sentences of one paragraph into duties."""

    def __init__(self, notes: Notes) -> None:
        self.notes = notes
        self.opener = Opener(notes)
        self._stated = False  # somebody is saying how things are
        self._bare: Piece | None = None  # a verb without an object, between commas

    def read(self, sentence: Sentence) -> None:
        """Take the duties of one sentence."""
        notes, span = self.notes, sentence.span
        notes.begin()
        praise = PRAISE.search(notes.lower, span.start, span.end)
        notes.is_spoken = praise is not None or sentence.pieces[0].left == ","
        self._stated, self._bare = False, None
        if NO_TASK.search(notes.lower, span.start, span.end):
            notes.passed.append(Passed(span, PassReason.CONDITION))
            return
        pieces = self._of_work(sentence)
        for piece in pieces[self._addressed(pieces) or self._label_ends(pieces) :]:
            if not self._goes_on(piece, sentence):
                break
        self._end_bare()
        notes.end()

    def _end_bare(self) -> None:
        if self._bare is not None:
            self.notes.extend(self._bare.end)
            self._bare = None

    def _addressed(self, pieces: tuple[Piece, ...]) -> int:
        """As in "Đối với các xã A, B, C, ông yêu cầu rà soát ...": return their pieces."""
        notes, words = self.notes, self.notes.words
        first = 1 if len(pieces) > 1 and pieces[0].right == ":" else 0
        led = pieces[first : first + 1]
        told = TOWARDS.match(notes.lower, led[0].start, led[0].end) if led else None
        if told is None or not has_head(words, words.at(told.end())):
            return 0
        for at, piece in enumerate(pieces[first + 1 : LABEL_PIECES], first + 1):
            if SPEAKER.match(notes.lower, piece.start, piece.end):
                notes.lead_with(Span(told.end(), pieces[at - 1].end))
                return at
            if piece.left != ",":
                break
        return 0

    def _label_ends(self, pieces: tuple[Piece, ...]) -> int:
        """Take a label with commas in it, "Các hội, đoàn thể: ..."; return its pieces."""
        end = next((n for n, p in enumerate(pieces[:LABEL_PIECES]) if p.right == ":"), 0)
        if not end or any(p.right != "," for p in pieces[:end]):
            return 0
        words = self.notes.words
        first, last = words.at(pieces[0].start), words.at(pieces[end].end)
        named = phrases("plurals").length_at(words, first) and has_head(words, first)
        if last - first > LABEL_WORDS or (not named and verb_at(words, first)):
            return 0
        if not self.notes.label(first, last):
            if not named:
                return 0
            self.notes.lead_with(Span(words.starts[first], words.ends[last - 1]))
        return end + 1

    def _of_work(self, sentence: Sentence) -> tuple[Piece, ...]:
        """Leave out what a meeting did, up to a semicolon."""
        pieces = tuple(part for piece in sentence.pieces for part in self._orders_in(piece))
        focus = focus_at(self.notes.lower, self.notes.words, sentence.span)
        if focus is not None:
            rest = tuple(piece for piece in pieces if piece.end > focus)
            return (replace(rest[0], start=focus, left=":"), *rest[1:])
        told = TELLS.match(self.notes.lower, sentence.span.start)
        if not told and not NO_WORK.match(self.notes.lower, sentence.span.start, sentence.span.end):
            return pieces
        return tuple(dropwhile(lambda piece: piece.left != ";", pieces))

    def _orders_in(self, piece: Piece) -> tuple[Piece, ...]:
        """Part "hoàn thiện hồ sơ ngay trong tháng 6 và chỉ đạo Công đoàn tổ chức ..."."""
        is_spoken = self.notes.is_spoken
        pattern = PRAISE_AND_ORDER if is_spoken else AND_ORDER
        order = pattern.search(self.notes.words.text, piece.start, piece.end)
        if order is None:
            return (piece,)
        first = replace(piece, end=order.start(), right=",")
        return (first, replace(piece, start=order.start("order"), left=";" if is_spoken else ","))

    def _goes_on(self, piece: Piece, sentence: Sentence) -> bool:
        """Read one piece; False when the rest of the sentence is to be left."""
        notes = self.notes
        first, last = notes.words.at(piece.start), notes.words.at(piece.end)
        if first == last or self._states(piece, first, last):
            return True
        piece, first = self._with_bare(piece, first, last)
        if notes.open is None or piece.left in HARD:
            if piece.right == ":" and (
                notes.label(first, last) or self._names_field(piece, sentence)
            ):
                return True
        elif self._is_over(piece) or is_aside(notes, piece, first):
            return False
        elif begins_bare(notes, piece, first, last):
            self._bare = piece
            return True
        elif not parts(notes, piece, first, last):
            notes.extend(piece.end)
            return True
        return self._follow(self.opener.opening(piece, first, last), piece, sentence)

    def _is_over(self, piece: Piece) -> bool:
        """As in "phân công phụ trách hộ: đã xong 19/19": the job before the colon is done."""
        notes = self.notes
        over = piece.left == ":" and OVER.match(notes.lower, piece.start, piece.end)
        if not over or notes.open is None:
            return False
        notes.passed.append(Passed(notes.open.span, PassReason.DONE))
        notes.open = None
        return True

    def _with_bare(self, piece: Piece, first: int, last: int) -> tuple[Piece, int]:
        """As in "..., rà soát, lập danh sách hộ nghèo": two verbs with one object, a new task."""
        bare, words = self._bare, self.notes.words
        if bare is None:
            return piece, first
        if piece.left == "," and self.notes.open and has_own_object(words, first, last):
            self._bare = None
            self.notes.close()
            return replace(piece, start=bare.start), words.at(bare.start)
        self._end_bare()
        return piece, first

    def _names_field(self, piece: Piece, sentence: Sentence) -> bool:
        """As in "1. Tổ chức: in lại sổ thu chi": a verb alone, or two, above a list of jobs."""
        notes, words = self.notes, self.notes.words
        first, last = words.at(piece.start), words.at(piece.end)
        below = next((p for p in sentence.pieces if p.start > piece.start), None)
        if not notes.listed or piece.left or below is None:
            return False
        begin, end = words.at(below.start), words.at(below.end)
        if has_head(words, first) or begin >= end:
            return False
        numbered = sentence.paragraph.level <= LEVELS["digit"] and words.is_capital(begin)
        if last - first > (LONG_FIELD if numbered else FIELD_WORDS):
            return False
        if words.is_capital(begin) and not numbered:
            return False
        doer = subject_at(words, begin, end)
        if verb_from(words, begin, end) is None and (doer is None or doer.verb is None):
            return False
        notes.close()
        notes.take_area(Span(piece.start, piece.end))
        return True

    def _states(self, piece: Piece, first: int, last: int) -> bool:
        """As in "ông A khẳng định, nhiệm vụ nặng nề, phải ...": nothing to do until an order."""
        words, notes = self.notes.words, self.notes
        if self._stated and piece.left == "," and not self._orders(piece, first, last):
            return True
        if piece.left == ";" and NO_WORK.match(notes.lower, piece.start, piece.end):
            notes.close()
            notes.passed.append(Passed(Span(piece.start, piece.end), PassReason.UNUSED))
            return True
        said = STATED.search(notes.lower, piece.start, piece.end)
        person = phrases("persons").length_at(words, first) > 0
        self._stated = said is not None and (person or said.start() == piece.start)
        if self._stated:
            notes.close()
            notes.pending, notes.is_spoken = None, True
            notes.passed.append(Passed(Span(piece.start, piece.end), PassReason.DECISION))
        return self._stated

    def _orders(self, piece: Piece, first: int, last: int) -> bool:
        begin = self.opener.past_joints(first, last)
        if begin >= last:
            return False
        if self.opener.orders.handed_out(piece, begin, last) is not None:
            return True
        named = subject_at(self.notes.words, begin, last)  # "..., nhà trường tập trung tổ chức ..."
        return named is not None and named.verb is not None and self.opener.namings.is_own(named)

    def _follow(self, opening: Opening, piece: Piece, sentence: Sentence) -> bool:
        notes = self.notes
        match opening.kind:
            case Kind.TASK:
                notes.start(piece, sentence, opening.start, opening.rule, opening.subject)
            case Kind.LEAD:
                notes.close()
                notes.lead, notes.pending = Span(piece.start, piece.end), None
            case Kind.NAME:
                notes.close()
            case Kind.NOTHING:
                return self._passes(opening, piece, sentence)
        return True

    def _passes(self, opening: Opening, piece: Piece, sentence: Sentence) -> bool:
        """Leave a piece; one without a reason goes on with the task before it."""
        notes = self.notes
        if opening.reason is None and notes.open and piece.left != FULL:
            notes.extend(piece.end)
            return True
        notes.close()
        notes.pending = None
        notes.is_spoken = notes.is_spoken or opening.reason is PassReason.DECISION
        ends = opening.reason in {PassReason.CONDITION, PassReason.DONE}
        if opening.reason:
            span = Span(piece.start, sentence.span.end if ends else piece.end)
            notes.passed.append(Passed(span, opening.reason))
        return not ends
