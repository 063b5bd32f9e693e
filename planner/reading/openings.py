"""How a clause begins: with a verb, a name, a leader's word, a label - or with nothing to do."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner.model import Grain, PassReason, Span
from planner.reading.areas import area_words, opens_area
from planner.reading.borders import lone_paper, paper_at, runs_on
from planner.reading.clauses import NUMBER
from planner.reading.duties import (
    LISTED,
    NO_VERBS,
    PAPER,
    is_told_of,
    past_modals,
    time_at,
    verb_from,
)
from planner.reading.namings import DECIDED, LEAD, NAME, NOTHING, Kind, Namings, Opening
from planner.reading.orders import Orders
from planner.reading.patterns import Pattern
from planner.reading.subjects import LEVELS, ends_in, has_head, subject_at
from planner.reading.words import phrases, verb_at

if TYPE_CHECKING:
    from planner.reading.clauses import Piece
    from planner.reading.duties import Notes

CONDITION = Pattern(
    r"(?:(?:trong )?trường hợp|nếu|(?:trong )?quá trình|khi có vướng mắc|khi phát sinh|ai)\b"
    r"|(?:[^\s,;:.]+ ){1,5}nào\b"
)
COMPARES = Pattern(  # how things went; what is aimed at or must yet be done is work
    r"(?:(?!phấn đấu|kéo giảm|kiềm chế|mục tiêu)[^;]){0,200}?(?:"
    r"\d[^;]{0,80}\bso với (?:cùng kỳ|(?:năm|tháng|quý) (?:trước|\d))"
    r"|\b(?:vẫn chưa|chưa thực sự)\b(?![^;]*\b(?:phải|cần|khẩn trương|trước|chậm nhất|hạn)\b)"
    r"|\b(?:mới|chỉ|ước) đạt \d)",
    needs=("so với ", "chưa ", " đạt "),
)
FORBIDDEN = Pattern(r"(?:tuyệt đối )?(?:không|nghiêm cấm|cấm|chấm dứt)\b")
INTRO = Pattern(r"\b(?:gồm|gồm có|sau|như|sau đây|là|cụ thể|rằng|nội dung|nhiệm vụ|việc)[ \t]*$")
LISTS = Pattern(r"(?:các |những |một số )?(?:nhiệm vụ|công việc|phương hướng|việc|trọng tâm)\b")
JOINTS = frozenset(
    {"và", "riêng", "song", "rồi", "còn", "đồng thời", "ngoài ra", "cụ thể", "trong khi"}
)
NO_SUBJECT = Pattern(r"\b(?:đạt|mong muốn|phản ánh|kiến nghị|bày tỏ|buổi|cuộc|cảnh|ảnh)\b")
FEW = 3  # words that a job behind a semicolon has at least
NO_JOB = Pattern(  # things, figures and what is done to somebody, behind a semicolon
    r"\b(?:được|bị|là|có|đạt|chiếm)\b|\d ?%"
    r"|^(?:trẻ|thứ|máy|số|tỷ|mức|danh|đề|công suất|chất lượng|kết quả|tình hình|việc)\b"
)
NO_JOBS = (  # groups of words with which no job begins
    *("units", "persons", "plurals", "papers", "compounds", "nouns", "occasions"),
    *("leads", "tails", "modals"),
)
REACH = 6  # words before a verb that may be unknown
OVER = frozenset({"ban", "bộ", "cục", "ngành"})  # "Thanh tra Ban tiến hành ..."
NOUN_REACH = 4  # words of a verb that "sự" makes a noun, and one more
LIST_REACH = 14  # words before "gồm", or before "phải"


class Opener:
    """Reads how the clauses of one paragraph begin."""

    def __init__(self, notes: Notes) -> None:
        self.notes = notes
        self.words = notes.words
        self.namings = Namings(notes)
        self.orders = Orders(notes, self.namings)

    def opening(self, piece: Piece, first: int, last: int) -> Opening:
        """Return how a piece between two word indices begins."""
        notes = self.notes
        begin = notes.pending if notes.pending is not None else self.past_joints(first, last)
        if begin >= last:
            return NOTHING
        if notes.pending is None:
            special = self._refused(piece, begin) or self._paper(piece, begin, last)
            if special:
                return special
        if piece.right == ":" and INTRO.search(notes.lower, piece.start, piece.end):
            return self.orders.introduced(piece, begin, last)
        if notes.pending is not None:
            given = self.orders.handed_out(piece, begin, last)  # "ông A, Phó Chủ tịch yêu cầu ..."
            return given or self.namings.named(begin, last, piece) or NAME
        timed = self._timed(piece, begin, last)
        return timed or self._by_rules(piece, begin, last)

    def _timed(self, piece: Piece, first: int, last: int) -> Opening | None:
        """As in "7g ngày 13/11 ra quân ...", "Tháng 10 tẩm màn ...": a time stands first."""
        words = self.words
        mention = time_at(self.notes.times, words.starts[first])
        if mention is None:
            return None
        begin = words.at(mention.span.end)
        if begin >= last or not words.joined(begin):
            return None
        opening = self._by_rules(piece, begin, last)
        if opening.kind is not Kind.TASK or mention.period is None:
            return opening if opening.kind is Kind.TASK else None
        if mention.period.grain in {Grain.DAY, Grain.WEEK}:  # else it is the time of the plan
            return replace(opening, start=first)
        return opening

    def _by_rules(self, piece: Piece, first: int, last: int) -> Opening:
        rules = (
            self.orders.handed_out,
            self._lead_in,
            self._acting,
            self.namings.named_first,
            self._lets,
            self._waiting,
            self._obliged,
            self._buried,
            self._behind_semicolon,
        )
        for rule in rules:
            opening = rule(piece, first, last)
            if opening:  # "Đối với ... phải" says of nothing what is to be done
                return LEAD if opening.kind is Kind.TASK and opening.start >= last else opening
        return NOTHING

    def past_joints(self, first: int, last: int) -> int:
        """Return the index behind words such as "đồng thời", "ngoài ra"."""
        forms = self.words.forms
        while first < last:
            if " ".join(forms[first : first + 2]) in JOINTS:
                first += 2
            elif forms[first] in JOINTS:
                first += 1
            else:
                break
        return first

    # what is no task

    def _refused(self, piece: Piece, first: int) -> Opening | None:
        words, lower = self.words, self.notes.lower
        start, end = words.starts[first], piece.end
        if CONDITION.match(lower, start, end):
            return Opening(Kind.NOTHING, reason=PassReason.CONDITION)
        if COMPARES.match(lower, start, end):
            return Opening(Kind.NOTHING, reason=PassReason.DONE)
        decided = DECIDED.match(lower, start, end)
        if decided and not self.orders.handed_out(piece, first, words.at(end)):
            return Opening(Kind.NOTHING, reason=PassReason.DECISION)
        if not FORBIDDEN.match(lower, start, end):
            return None
        if words.forms[first : first + 2] == ["không", "để"] and self.notes.subject:
            return Opening(Kind.TASK, first, rule="không để")
        return Opening(Kind.NOTHING, reason=PassReason.PROHIBITION)

    def _paper(self, piece: Piece, first: int, last: int) -> Opening | None:
        if piece.left not in {";", ","} or self.notes.open is None:
            return None
        if paper_at(self.notes, first, last, listed=piece.left == ";"):
            return Opening(Kind.TASK, first, rule=PAPER)
        return NOTHING if lone_paper(self.words, first) else None

    # labels and leads without a colon

    def _lead_in(self, piece: Piece, first: int, last: int) -> Opening | None:
        words = self.words
        if opens_area(words, first):
            return self._area_in(piece, first, last)
        if LISTS.match(self.notes.lower, words.starts[first], piece.end):
            return self._listed(first, last)
        led = 0 if has_head(words, first) else phrases("leads").length_at(words, first)
        acts = verb_at(words, first) > led  # "đặc biệt quan tâm ..."
        return LEAD if led and not acts and piece.right == "," else None

    def _area_in(self, piece: Piece, first: int, last: int) -> Opening | None:
        """As in "Về văn hóa, ...", "Lĩnh vực Thú y hoàn thành ..."."""
        words, notes = self.words, self.notes
        must = self._must_in(first + 2, last)
        if must is not None:
            notes.close()
            notes.take_area(area_words(words.text, Span(words.starts[first], words.ends[must - 1])))
            return Opening(Kind.TASK, past_modals(words, must + 1, last), rule="lĩnh vực + phải")
        if piece.right == "," and "lĩnh" not in words.forms[first : first + 2]:
            notes.label(first, last)
            return LEAD
        verb = self._verb_in(first + 2, last)
        if verb is None:
            return LEAD if notes.label(first, last) else None
        notes.close()
        notes.take_area(area_words(words.text, Span(words.starts[first], words.ends[verb - 1])))
        return Opening(Kind.TASK, past_modals(words, verb, last), rule="lĩnh vực + động từ")

    def _must_in(self, first: int, last: int) -> int | None:
        """As in "Đối với các lễ hội đã khai mạc thì phải giảm quy mô": where "thì" stands."""
        for at in range(first, last - 1):
            if self.words.forms[at] == "thì" and verb_from(self.words, at + 1, last) is not None:
                return at
        return None

    def _verb_in(self, first: int, last: int) -> int | None:
        """Return where the first verb stands that is no part of a name."""
        words = self.words
        at = first
        while at < last:
            verb = verb_at(words, at) or phrases("modals").length_at(words, at)
            named = words.is_capital(at) or ends_in(words, at, "noun_makers")
            if verb and not named:
                return at
            at += phrases("compounds").length_at(words, at) or 1
        return None

    def _listed(self, first: int, last: int) -> Opening | None:
        """As in "Nhiệm vụ tháng 11 gồm chấm điểm ..."."""
        words = self.words
        for at in range(first, min(last, first + LIST_REACH)):
            if words.forms[at] in {"gồm", "là"}:
                verb = verb_from(words, at + 1, last)
                return Opening(Kind.TASK, verb, rule="nhiệm vụ gồm") if verb else None
        return None

    # a verb first, or soon

    def _acting(self, piece: Piece, first: int, last: int) -> Opening | None:
        words, notes = self.words, self.notes
        verb = verb_from(words, first, last)
        if verb is None or self._is_name(first, last) or is_told_of(words, verb):
            return None
        if self._is_no_work(piece, first, last):
            return NOTHING
        if notes.open is not None and piece.left == ";" and runs_on(words, verb, last):
            return NOTHING
        if self._only_cites(piece, first, last):
            return LEAD
        modal = verb != first
        if modal and notes.subject is None:
            notes.subject = notes.last_subject
        listed = piece.left == ":" and notes.open is not None
        return Opening(
            Kind.TASK, verb if modal else first, rule=LISTED if listed else "động từ đầu vế"
        )

    def _is_no_work(self, piece: Piece, first: int, last: int) -> bool:
        """Tell whether what sounds like a verb only names or goes on."""
        if lone_paper(self.words, first) or self._are_leaders(first, last):
            return True
        goes_on = self.notes.open is None and phrases("tails").length_at(self.words, first) > 0
        return piece.left == "," and (self._is_noun(first) or goes_on)

    def _are_leaders(self, first: int, last: int) -> bool:
        """As in "Lãnh đạo các phòng, đơn vị": who is invited, no work."""
        words = self.words
        if words.forms[first : first + 2] != ["lãnh", "đạo"] or not has_head(words, first + 2):
            return False
        led = subject_at(words, first + 2, last)
        return led is not None and led.verb is None

    def _is_noun(self, first: int) -> bool:
        """As in "cần có sự lãnh đạo, chỉ đạo tập trung": the verb before the comma is a noun."""
        words = self.words
        for at in range(first - 1, max(first - NOUN_REACH, 0), -1):
            if words.forms[at - 1] == "sự" and at + verb_at(words, at) == first:
                return True
        return False

    def _is_name(self, first: int, last: int) -> bool:
        """As in "Thanh tra Sở kiểm tra ...": a body whose name sounds like a verb."""
        words = self.words
        size = has_head(words, first)
        if not size or first + size >= last or not words.is_capital(first):
            return False
        verb = verb_at(words, first)
        named = size > verb or (  # "Thuyết minh viên", "Thanh tra Sở"; "Bảo vệ thay bóng điện"
            size == verb == phrases("units").length_at(words, first)
            and verb_at(words, first + size) > 0
        )
        level = words.forms[first + size] in LEVELS or (
            words.forms[first + size] in OVER and words.is_capital(first + size)
        )
        placed = level and words.joined(first + size)
        if not named and not placed:
            return False
        subject = subject_at(words, first, last)
        return subject is not None and subject.verb is not None

    def _lets(self, _piece: Piece, first: int, last: int) -> Opening | None:
        """As in "Cho học sinh đi tham quan ..."."""
        words = self.words
        if words.forms[first] != "cho" or not has_head(words, first + 1):
            return None
        led = subject_at(words, first + 1, last)
        return Opening(Kind.TASK, first, rule="cho ... làm") if led and led.verb else None

    def _waiting(self, _piece: Piece, first: int, last: int) -> Opening | None:
        """As in "sau khi có kinh phí thì tổ chức đấu thầu": a job that waits for something."""
        words = self.words
        if not phrases("awaits").length_at(words, first):
            return None
        for at in range(first + 1, last - 1):
            if words.forms[at] == "thì" and verb_from(words, at + 1, last) is not None:
                return Opening(Kind.TASK, first, rule="chờ điều kiện")
        return None

    def _only_cites(self, piece: Piece, first: int, last: int) -> bool:
        """As in "Thực hiện Kế hoạch số 1, Trung tâm xây dựng ..." only leads."""
        words = self.words
        if piece.right != "," or words.forms[first : first + 2] != ["thực", "hiện"]:
            return False
        return bool(has_head(words, last)) and "số" in words.forms[first:last]

    def _obliged(self, piece: Piece, first: int, last: int) -> Opening | None:
        words = self.words
        for at in range(first + 1, min(last, first + LIST_REACH)):
            obliged = words.forms[at] == "phải" or (
                words.forms[at] == "cần" and words.is_capital(first)
            )
            done = words.forms[at + 1 : at + 2] == ["xong"] and words.forms[first] == "việc"
            if obliged and (done or verb_from(words, at, last) is not None):
                return Opening(Kind.TASK, first, rule="phải + động từ")
        return None

    def _behind_semicolon(self, piece: Piece, first: int, last: int) -> Opening | None:
        """As in "...; gom đơn đặt quà Tết; ...": a job whose verb nobody listed."""
        words, notes = self.words, self.notes
        if piece.left != ";" or notes.open is None or last - first < FEW:
            return None
        if ":" in notes.lower[notes.open.span.start : notes.open.span.end]:
            return None  # things that a job is about, one by one
        form = words.forms[first]
        if words.is_capital(first) or form[0].isdigit() or form in NO_VERBS:
            return None
        known = phrases(*NO_JOBS).length_at(words, first) > 0
        if known or NO_JOB.search(notes.lower[words.starts[first] : piece.end]):
            return None
        return Opening(Kind.TASK, first, rule="vế sau dấu chấm phẩy")

    def _buried(self, piece: Piece, first: int, last: int) -> Opening | None:
        """A verb soon after words the lexicon does not know: "Câu lạc bộ cờ tổ chức ..."."""
        words, notes = self.words, self.notes
        if piece.left == ";":
            if notes.open and ":" in notes.lower[notes.open.span.start : notes.open.span.end]:
                return None
        elif piece.left not in {"", NUMBER} or not notes.listed:
            return None
        if words.forms[first].isdigit() or phrases("papers", "leads").length_at(words, first):
            return None
        if NO_SUBJECT.search(notes.lower, words.starts[first], piece.end):
            return None
        for at in range(first + 1, min(first + REACH, last)):
            size = verb_at(words, at)
            if size > 1 and not words.is_capital(at) and words.joined(at):
                noun = ends_in(words, at, "noun_makers") or at + size >= last
                return None if noun else Opening(Kind.TASK, first, rule="động từ giữa vế")
        return None
