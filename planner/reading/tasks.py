"""What counts as a task: the clauses of a plan, read one after another."""

from __future__ import annotations

from dataclasses import replace
from itertools import dropwhile
from typing import TYPE_CHECKING

from planner.model import Passed, PassReason, Span
from planner.reading.borders import is_aside, parts
from planner.reading.clauses import FULL, NUMBER
from planner.reading.duties import focus_at
from planner.reading.namings import Kind
from planner.reading.openings import Opener
from planner.reading.patterns import Pattern
from planner.reading.subjects import has_head
from planner.reading.words import phrases, verb_at

if TYPE_CHECKING:
    from planner.reading.clauses import Piece, Sentence
    from planner.reading.duties import Notes
    from planner.reading.namings import Opening

LABEL_PIECES = 4  # pieces of a label with commas
LABEL_WORDS = 14  # words of one
HARD = frozenset({"", ";", NUMBER, FULL})  # stops behind which a clause is new
NO_TASK = Pattern(
    r"\b(?:kính|xin|trân trọng) mời\b|\bmời (?:quý vị|bạn|các bạn|độc giả)\b|(?:thông báo"
    r"|báo cáo)[^;]{0,80}\bbiết\b|để kịp thời giải quyết"
    r"|(?<!kết quả )thực hiện (?:nghiêm túc |tốt )?(?:các )?"
    r"(?:kế hoạch|thông báo|kết luận|nghị quyết|nội dung|chương trình|văn bản|công văn) (?:này"
    r"|trên|nêu trên)[\s./]*$",
    needs=("mời ", "biết", "để kịp thời giải quyết", " này", " trên"),
)
NO_WORK = Pattern(  # what only tells when something is held, or that it is over
    r"(?:hội nghị|đại hội|lễ|cuộc họp|phiên họp|kỳ họp|buổi|hội thi|hội thảo)[^.;:]{3,90}"
    r"(?:sẽ|dự kiến) (?:được )?(?:tổ chức|diễn ra|khai mạc|tiến hành)\b"
    r"|[^.;:]{3,160}\b(?:chủ trì|điều hành|chủ tọa)(?: và [^\s,;.]+ [^\s,;.]+)?"
    r" (?:hội nghị|cuộc họp|buổi [^\s,;.]+|phiên họp|kỳ họp)[ \t]*(?:[.,;]|$)"
    r"|lịch (?:này|trên)\b|trực (?:lãnh đạo|ban|cơ quan)\b[^.;]*:"
    r"|(?:cuộc họp|hội nghị|buổi (?:họp|sinh hoạt|làm việc|giao ban)|phiên họp|biên bản|họp)"
    r"(?: [^\s,;.]+){0,3}? (?:kết thúc|xong|lập xong|bế mạc|giải tán)\b"
)
STATED = Pattern(  # what somebody says that is so: it goes on over commas
    r"\b(?:khẳng định|cho rằng|cho biết|nhận định|nêu rõ)\b",
    needs=("khẳng định", "cho rằng", "cho biết", "nhận định", "nêu rõ"),
)
AND_ORDER = Pattern(r" và (?P<order>(?:chỉ đạo|giao|yêu cầu|đề nghị|phân công) [A-ZĐ])")
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

    def read(self, sentence: Sentence) -> None:
        """Take the duties of one sentence."""
        notes, span = self.notes, sentence.span
        notes.begin()
        notes.praised = sentence.pieces[0].left == ","  # what stood before it was praise
        self._stated = False
        if NO_TASK.search(notes.lower, span.start, span.end):
            notes.passed.append(Passed(span, PassReason.CONDITION))
            return
        pieces = self._of_work(sentence)
        for piece in pieces[self._label_ends(pieces) :]:
            if not self._goes_on(piece, sentence):
                break
        notes.end()

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
        order = AND_ORDER.search(self.notes.words.text, piece.start, piece.end)
        if order is None:
            return (piece,)
        first = replace(piece, end=order.start(), right=",")
        return (first, replace(piece, start=order.start("order"), left=","))

    def _goes_on(self, piece: Piece, sentence: Sentence) -> bool:
        """Read one piece; False when the rest of the sentence is to be left."""
        notes = self.notes
        first, last = notes.words.at(piece.start), notes.words.at(piece.end)
        if first == last or self._states(piece, first, last):
            return True
        if notes.open is None or piece.left in HARD:
            if piece.right == ":" and notes.label(first, last):
                return True
        elif is_aside(notes, piece, first):
            return False
        elif not parts(notes, piece, first, last):
            notes.extend(piece.end)
            return True
        return self._follow(self.opener.opening(piece, first, last), piece, sentence)

    def _states(self, piece: Piece, first: int, last: int) -> bool:
        """As in "ông A khẳng định, nhiệm vụ nặng nề, phải ...": nothing to do until an order."""
        words, notes = self.notes.words, self.notes
        if self._stated and piece.left == "," and not self._orders(piece, first, last):
            return True
        said = STATED.search(notes.lower, piece.start, piece.end)
        person = phrases("persons").length_at(words, first) > 0
        self._stated = said is not None and (person or said.start() == piece.start)
        if self._stated:
            notes.close()
            notes.pending = None
            notes.passed.append(Passed(Span(piece.start, piece.end), PassReason.DECISION))
        return self._stated

    def _orders(self, piece: Piece, first: int, last: int) -> bool:
        begin = self.opener.past_joints(first, last)
        if begin >= last:
            return False
        return self.opener.orders.handed_out(piece, begin, last) is not None

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
        notes.praised = notes.praised or opening.reason is PassReason.DECISION
        ends = opening.reason in {PassReason.CONDITION, PassReason.DONE}
        if opening.reason:
            span = Span(piece.start, sentence.span.end if ends else piece.end)
            notes.passed.append(Passed(span, opening.reason))
        return not ends
