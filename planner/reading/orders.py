"""How a clause begins with a leader's word: who is told to do what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.reading.duties import is_told_of, verb_from
from planner.reading.namings import LEAD, Kind, Opening
from planner.reading.subjects import has_head, subject_at, subject_called
from planner.reading.words import directive_at, phrases, verb_at

if TYPE_CHECKING:
    from planner.reading.clauses import Piece
    from planner.reading.duties import Notes
    from planner.reading.namings import Namings
    from planner.reading.subjects import Subject

HANDS_OUT = frozenset(
    {
        "giao",
        "giao cho",
        "giao nhiệm vụ cho",
        "giao trách nhiệm cho",
        "thống nhất giao",
        "phân công",
        "đề nghị",
        "yêu cầu",
        "nhắc",
        "nhắc nhở",
    }
)
INSISTS = frozenset({"chỉ đạo", "lưu ý", "nhấn mạnh", "quán triệt", "kêu gọi"})
REMINDS = frozenset({"nhắc", "nhắc nhở"})
MEETINGS = (["cuộc", "họp"], ["hội", "nghị"], ["phiên", "họp"], ["buổi", "họp"])
WRITTEN = frozenset({"văn bản", "công văn", "công điện", "chỉ thị"})
ISSUES = frozenset({"ban hành", "thông báo", "xây dựng", "báo cáo", "đề ra", "xác định"})
LINKS = frozenset({"cho", "với", "rằng", "đối", "là"})
SHORT_NAME = 5  # words of a name that others follow
ORDER_REACH = 3  # words between a body's verb and its order


class Orders:
    """Reads clauses in which somebody is told to work."""

    def __init__(self, notes: Notes, namings: Namings) -> None:
        self.notes = notes
        self.words = notes.words
        self.namings = namings

    def introduced(self, piece: Piece, first: int, last: int) -> Opening:
        """As in "yêu cầu các đơn vị thực hiện các nội dung sau:" before a list."""
        opening = self.handed_out(piece, first, last) or self.namings.named_first(
            piece, first, last
        )
        subject = opening.subject if opening else None
        if subject and not (self.namings.is_own(subject) or self._only_says(subject)):
            self.notes.name(subject)
        return LEAD

    def _only_says(self, subject: Subject) -> bool:
        """As in "UBND tỉnh ban hành kế hoạch như sau:": the work is others'."""
        verb, words = subject.verb, self.words
        if verb is None:
            return False
        issues = " ".join(words.forms[verb : verb + 2]) in ISSUES
        return issues or phrases("speaks").length_at(words, verb) > 0

    def handed_out(self, piece: Piece, first: int, last: int) -> Opening | None:
        """As in "Giao Phòng A làm", "đồng chí B yêu cầu Phòng A làm"."""
        words = self.words
        if words.forms[first : first + 2] in MEETINGS and directive_at(words, first + 2):
            first += 2  # "cuộc họp giao Chi đoàn ..."
        size = directive_at(words, first)
        if size:
            return self._ordered(piece, first, size, last)
        subject = subject_at(words, first, last)
        at = self._directive_after(subject, last) if subject else None
        if at is None:
            return None
        size = directive_at(words, at)
        if self._is_own_act(subject, at, last):
            return None
        return self._given(piece, at, size, last) or self._spoken(piece, at + size, last)

    def _ordered(self, piece: Piece, first: int, size: int, last: int) -> Opening | None:
        """As in "giao Phòng A làm", "đặc biệt, lưu ý vệ sinh phòng thi"."""
        form = " ".join(self.words.forms[first : first + size])
        if self._goes_on_working(piece, first, size) or (form in REMINDS and self.notes.subject):
            return None  # "Văn phòng: sửa nhà xe; nhắc Đoàn Thanh niên treo băng rôn"
        if form in HANDS_OUT or (self.notes.is_spoken and form in INSISTS):
            return self._given(piece, first, size, last)
        insists = form in {"lưu ý", "nhấn mạnh"}
        return self._insisted(piece, first + size, last) if insists else None

    def _goes_on_working(self, piece: Piece, first: int, size: int) -> bool:
        """As in "UBND xã họp đến từng xóm, phân công cấp ủy viên phụ trách ..."."""
        notes = self.notes
        sends = self.words.forms[first : first + size] == ["phân", "công"]
        return sends and notes.open is not None and piece.left in {",", ";"}

    def _is_own_act(self, subject: Subject | None, at: int, last: int) -> bool:
        """As in "Văn phòng phân công cán bộ trực Tết": whom it sends is part of its task."""
        words = self.words
        if subject is None or subject.verb != at or self.namings.is_own(subject):
            return False
        if words.forms[at : at + 2] != ["phân", "công"]:
            return False
        given = subject_at(words, at + 2, last)
        return (
            given is None
            or given.verb is None
            or phrases("units").length_at(words, subject.start) > 0
        )

    def _directive_after(self, subject: Subject, last: int) -> int | None:
        words = self.words
        person = phrases("persons").length_at(words, subject.start) > 0
        begin = subject.verb if subject.verb is not None else subject.end
        written = self._past_paper(begin)
        person = person or written > begin  # "vừa có văn bản chỉ đạo Sở Y tế ..."
        at, limit = written, last if person else min(last, begin + ORDER_REACH)
        while at < limit:
            size = 0 if words.forms[at - 1] == "được" else directive_at(words, at)
            if not size:  # "Công an xã được giao xử lý ..."
                at += max(verb_at(words, at), 1)  # "bàn giao" is no order
                continue
            form = " ".join(words.forms[at : at + size])
            if form in HANDS_OUT or person or ("lãnh đạo" in form and self.namings.is_own(subject)):
                return at
            at += size
        return None

    def _past_paper(self, at: int) -> int:
        """Return the index behind words such as "vừa có văn bản", "đã ban hành công văn"."""
        words = self.words
        after = at + (words.forms[at : at + 1] in (["đã"], ["vừa"]))
        after += 2 if words.forms[after : after + 2] == ["ban", "hành"] else 1
        size = 2 if " ".join(words.forms[after : after + 2]) in WRITTEN else 0
        return after + size if size else at

    def _given(self, piece: Piece, at: int, size: int, last: int) -> Opening | None:
        """Who an order is given to; None when nobody is named."""
        words = self.words
        begin = self._past_links(at + size, last)
        if begin >= last or not (has_head(words, begin) or self._is_called(piece, begin, last)):
            return None
        if "lãnh đạo" not in " ".join(words.forms[at : at + size]):
            return self.namings.named(begin, last, piece)
        led = subject_at(words, begin, last)
        if led and led.verb is not None:
            return Opening(Kind.TASK, led.verb, rule="lãnh đạo đơn vị")
        return LEAD

    def _is_called(self, piece: Piece, at: int, last: int) -> bool:
        """Tell whether a name of a kind nobody listed stands here: "giao Phân trại số 2 ..."."""
        words = self.words
        if not words.is_capital(at) or verb_at(words, at):
            return False
        return (piece.right == "," and last - at <= SHORT_NAME) or subject_called(words, at, last)

    def _spoken(self, piece: Piece, begin: int, last: int) -> Opening:
        """An order to nobody in particular: "đồng chí A đề nghị tập trung ..."."""
        begin = self._past_links(begin, last)
        verb = verb_from(self.words, begin, last) if begin < last else None
        if verb is not None and piece.right != ":" and not is_told_of(self.words, verb):
            return Opening(Kind.TASK, verb, rule="chỉ đạo của người chủ trì")
        return LEAD

    def _insisted(self, piece: Piece, begin: int, last: int) -> Opening | None:
        """As in "Đặc biệt, lưu ý tiến hành vệ sinh phòng thi"."""
        begin = self._past_links(begin, last)
        if begin < last and verb_from(self.words, begin, last) is not None:
            return self._spoken(piece, begin, last)
        return None

    def _past_links(self, at: int, last: int) -> int:
        while at < last and self.words.forms[at] in LINKS:
            at += 1
        return at
