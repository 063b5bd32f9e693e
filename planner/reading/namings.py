"""How a clause begins with a name: who acts, and where the task of the name starts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from planner.model import PassReason
from planner.reading.clauses import NUMBER
from planner.reading.duties import TIME_WORDS, past_modals, verb_from
from planner.reading.leads import AGREED
from planner.reading.patterns import Pattern
from planner.reading.subjects import has_head, subject_at
from planner.reading.words import phrases, verb_at

if TYPE_CHECKING:
    from planner.reading.clauses import Piece
    from planner.reading.duties import Notes
    from planner.reading.subjects import Subject

DECIDED = Pattern(
    rf"\b(?:(?:cơ bản )?{AGREED}"
    r"|nhất trí|ghi nhận|biểu dương|chấp thuận"
    r"|đánh giá cao|hoan nghênh|mong|mong muốn|hy vọng|quyết tâm|tin tưởng|tin rằng|chúc mừng"
    r"|cảm ơn|hứa|cam kết sẽ|kính đề nghị)\b"
)
SAYS = frozenset({"phát biểu", "ước tính", "nhận định", "khẳng định", "cho biết", "cho rằng"})
LETTERS = Pattern(r"[^\W\d_]+")
INITIALS = 4  # letters of an abbreviation that cannot be another body's


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


LEAD = Opening(Kind.LEAD)
NAME = Opening(Kind.NAME)
NOTHING = Opening(Kind.NOTHING)


class Namings:
    """Reads clauses that begin with the name of a body or a person."""

    def __init__(self, notes: Notes) -> None:
        self.notes = notes
        self.words = notes.words

    def named_first(self, piece: Piece, first: int, last: int) -> Opening | None:
        """Read a clause that begins with a name; None when it does not."""
        if not has_head(self.words, first):
            return None
        subject = subject_at(self.words, first, last)
        if subject and subject.verb is not None and self.is_own(subject):
            return self._own(subject.verb, last)
        return self.named(first, last, piece)

    def named(self, begin: int, last: int, piece: Piece) -> Opening | None:
        """Read a clause in which a name stands: a task, more of the name, or nothing."""
        known = has_head(self.words, begin)
        subject = subject_at(self.words, begin, last, known or int(self.words.is_capital(begin)))
        if subject is None:
            return NOTHING
        if subject.verb is None:
            return self._without_verb(subject, piece)
        words = self.words
        decided = DECIDED.search(self.notes.lower, words.starts[begin], words.starts[subject.verb])
        refused = (
            PassReason.DECISION if decided else self._refused_verb(subject, subject.verb, last)
        )
        if refused:
            return Opening(Kind.NOTHING, reason=refused)
        start = past_modals(words, subject.verb, last)
        if start >= last:
            return NOTHING
        if words.forms[start] == "nếu":  # "phải chịu trách nhiệm nếu để xảy ra ..."
            return Opening(Kind.NOTHING, reason=PassReason.CONDITION)
        if words.forms[start] == "về":  # "chịu trách nhiệm về ..."
            start = subject.verb
        timed = subject.end < subject.verb and words.forms[subject.end] in TIME_WORDS
        return Opening(Kind.TASK, subject.end if timed else start, subject, rule="đơn vị + động từ")

    def is_own(self, subject: Subject) -> bool:
        """Tell whether a name is that of the body whose report it is."""
        own, words = self.notes.own, self.words
        name = self.notes.lower[words.starts[subject.start] : words.ends[subject.end - 1]]
        name = name.removeprefix("toàn ").removeprefix("ngành ")  # "Ngành Y tế" of a Sở Y tế
        if name and (f" {name}" in own or _is_short_for(name, own)):
            return True
        return bool(own) and (own.startswith(name) or name.startswith(own))

    def _own(self, verb: int, last: int) -> Opening:
        """The body whose plan it is assigns nothing to itself: its verb opens the task."""
        if self.words.forms[verb] == "đã":
            return Opening(Kind.NOTHING, reason=PassReason.DONE)
        start = past_modals(self.words, verb, last)
        if self.words.forms[start : start + 2] == ["thống", "nhất"]:
            start += 2  # "Chi bộ thống nhất lãnh đạo nhân dân che chắn chuồng trại"
        if start >= last or verb_from(self.words, start, last) is None:
            return LEAD
        return Opening(Kind.TASK, start, rule="chủ thể của báo cáo")

    def _without_verb(self, subject: Subject, piece: Piece) -> Opening:
        """A name alone: a list follows, or more of the name."""
        if piece.right in {NUMBER, ":"}:
            self.notes.name(subject)
            return LEAD
        if piece.right != ",":
            return NOTHING
        if self.notes.pending is None:
            self.notes.pending = subject.start
        return NAME

    def _refused_verb(self, subject: Subject, verb: int, last: int) -> PassReason | None:
        """Say why what a body does is no task: done, decided, forbidden."""
        words = self.words
        forms = words.forms
        if forms[verb] == "đã":
            praised = verb + 1 < last and DECIDED.match(self.notes.lower, words.starts[verb + 1])
            return PassReason.DECISION if praised else PassReason.DONE
        if " ".join(forms[verb : verb + 2]) in SAYS:
            return PassReason.DECISION
        one = not phrases("plurals").length_at(words, subject.start)
        if _once(forms[max(verb - 1, 0) : verb + 2]) or (one and forms[verb - 1] == "đang"):
            return PassReason.DONE  # "Phòng A đang rà soát ...": how things are
        said = past_modals(words, verb, last)
        if said < last and DECIDED.match(self.notes.lower, words.starts[said]):
            return None if "giao" in forms[verb + 1 : verb + 3] else PassReason.DECISION
        behind = verb + max(verb_at(words, verb), 1)
        for at in (verb, behind):
            if forms[at : at + 1] == ["không"] and forms[at + 1 : at + 2] != ["để"]:
                return PassReason.PROHIBITION if at < last else None
        return None


def _once(forms: list[str]) -> bool:
    """As in "Công an xã từng lắp biển báo", but not in "từng bước chuyển đổi"."""
    at = forms.index("từng") if "từng" in forms[:2] else -1
    return at >= 0 and forms[at + 1 : at + 2] not in (["bước"], ["thôn"], ["hộ"], ["người"])


def _is_short_for(name: str, own: str) -> bool:
    """Tell whether a name is the initials of a body's: "lđtb&xh", "sở lđ-tb&xh"."""
    letters = "".join(LETTERS.findall(name.rsplit(maxsplit=1)[-1]))
    initials = "".join(word[0] for word in LETTERS.findall(own) if word != "và")
    return len(letters) >= INITIALS and letters in initials
