"""Where a task ends: which commas, colons and semicolons part it from the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.reading.duties import TIME_WORDS, past_verbs, seems_verb, verb_from
from planner.reading.leads import AGREED
from planner.reading.patterns import Pattern
from planner.reading.subjects import ends_in, has_head, subject_at
from planner.reading.words import phrases, verb_at

if TYPE_CHECKING:
    from planner.reading.clauses import Piece
    from planner.reading.duties import Duty, Notes
    from planner.reading.words import Words

DECIDED = Pattern(rf"(?:{AGREED}|nhất trí|ghi nhận|biểu dương|chấp thuận)\b")
DAYS = Pattern(r"\(\d{1,2}[/.]\d{1,2}\)")
LIKE = Pattern(r" như (?!sau\b|trên\b|năm\b|tháng\b|quy định|kế hoạch)")
MEETS = Pattern(r"\b(?:hội nghị|họp|giao ban|sinh hoạt|tổng kết|sơ kết)\b")
UNDERTAKES = Pattern(
    r"(?:triển khai|phương hướng) (?:[^\s,;.]+ ){0,3}?(?:nhiệm vụ|nghị quyết|kế hoạch|công tác)\b"
)
TURNS = (["còn"], ["riêng"], ["trong", "khi"])  # lead from one doer to the next
COMPLETES = frozenset(
    {"hoàn thành", "hoàn tất", "kết thúc", "xong", "thực hiện", "báo cáo", "ban hành"}
)
BODIES = frozenset(["tại", "trên", "về", "cho", "lên", "tới", "với", "qua", "ban", "cấp"])
MANNERS = frozenset(["từng", "đúng", "kịp", "nhanh", "dứt", "triệt", "nghiêm"])
BARE = frozenset(
    {"thăm", "xét", "sửa", "trao", "in", "lập"}
)  # verbs of one word that may stand alone
WHOLE = frozenset(  # say all without an object
    {"tham gia", "tham dự", "làm việc", "sinh hoạt", "giao lưu", "biểu diễn", "học tập", "dự họp"}
)
STATES = frozenset({"chưa", "đã", "không", "được", "bị", "còn"})  # tell what a thing is like
BARE_VERB = 2  # words of a verb that may stand alone between commas
MANNER = 2  # words of "kịp thời"
DELIVERED = 6  # words of "biên bản về tỉnh"
NAMED_PAPER = 2  # words after "kế hoạch" that make it a plan with a name of its own
DEADLINE = 6  # words of "trước ngày 25/02"
LISTED = 3  # words of the name that stands before another
HELPERS = 30  # words that name who works along
BEFORE = 12  # words before a comma in which the clause before it is looked at
TOLD_OF = 9  # words from "hành vi" to the comma behind it
ENOUGH = 2  # commas behind "về" that make a list of subjects


def parts(notes: Notes, piece: Piece, first: int, last: int) -> bool:
    """Tell whether a comma or colon before these words ends the task before them."""
    words = notes.words
    if piece.left == ":":
        return verb_from(words, first, last) is not None or has_head(words, first) > 0
    if _begins_anew(notes, first, last):
        return True
    if DECIDED.match(notes.lower, piece.start, piece.end) or _names_helpers(notes, first):
        return False
    if verb_from(words, first, last) is None:
        return _is_new_name(words, first, last) and not _lists_names(words, first)
    if notes.open is None or _in_list(notes, notes.open, piece):
        return False
    return has_own_object(words, first, last) and not _shares(words, notes.open, first)


def _begins_anew(notes: Notes, first: int, last: int) -> bool:
    """Tell whether words behind a comma open a task by their form alone."""
    words = notes.words
    if words.forms[first : first + 3] == ["đặc", "biệt", "quan"]:
        return True
    if words.forms[first : first + 2] == ["đồng", "thời"]:
        return verb_from(words, first + 2, last) is not None
    if words.forms[first] == "cùng" and has_head(words, first + 1):
        along = subject_at(words, first + 1, last)
        return along is not None and along.verb is not None
    if phrases("awaits").length_at(words, first) and "thì" in words.forms[first:last]:
        return True  # "khi có hướng dẫn thì tổ chức tập huấn"
    return paper_at(notes, first, last) or _turns_to_another(words, first, last)


def begins_bare(notes: Notes, piece: Piece, first: int, last: int) -> bool:
    """Tell whether a verb alone stands between commas, and the task before it is complete."""
    words = notes.words
    if piece.left != "," or notes.open is None or last - first < BARE_VERB:
        return False
    if first + verb_at(words, first) != last or phrases("tails").length_at(words, first):
        return False
    if _in_list(notes, notes.open, piece) or _names_helpers(notes, first):
        return False
    begin = words.at(notes.open.span.start)
    if set(words.forms[begin:first]) & {"việc", "các", "những"} or words.forms[begin] == "chỉ":
        return False  # "quản lý việc đào tạo, sát hạch, cấp phép": nouns of one list
    return past_verbs(words, begin, first) < first and not _shares(words, notes.open, first)


def is_aside(notes: Notes, piece: Piece, first: int) -> bool:
    """Tell whether the rest of a sentence only explains, quotes, or lists days."""
    if notes.words.forms[first] in {"rằng", "bởi"}:
        return True
    return piece.left == ":" and DAYS.search(notes.lower, piece.start, piece.end) is not None


def _names_helpers(notes: Notes, first: int) -> bool:
    """As in "chủ trì, phối hợp với A, B và C tổ chức ...": its verb is still to come."""
    words = notes.words
    if notes.open is None:
        return False
    for at in range(first - 1, max(words.at(notes.open.span.start), first - HELPERS) - 1, -1):
        size = phrases("bids").length_at(words, at)
        if size:
            begin = at + size
            begin += words.forms[begin : begin + 1] in (["với"], ["cùng"], ["cho"])
            helper = subject_at(words, begin, first)
            return helper is not None and helper.verb is None and helper.end == first
    return False


def _turns_to_another(words: Words, first: int, last: int) -> bool:
    """As in "..., còn Công an xã kiểm tra ...", "trong khi bộ phận một cửa niêm yết ..."."""
    for turn in TURNS:
        after = first + len(turn)
        if words.forms[first:after] == turn and after < last and has_head(words, after):
            subject = subject_at(words, after, last)
            return subject is not None and subject.verb is not None
    return False


def _lists_names(words: Words, first: int) -> bool:
    """Tell whether the words before end in a body or group too: "cán bộ, hội viên mặc ..."."""
    if words.is_capital(first):
        return False
    return any(
        at >= 0 and has_head(words, at) >= first - at for at in (first - 1, first - 2, first - 3)
    )


def _is_new_name(words: Words, first: int, last: int) -> bool:
    if not has_head(words, first):
        return False
    subject = subject_at(words, first, last)
    if subject is None or subject.verb is None:
        return False
    if words.is_capital(first):
        return True
    one = not phrases("plurals").length_at(words, first)
    return one and subject.verb == subject.end and verb_at(words, subject.verb) > 0


def _in_list(notes: Notes, duty: Duty, piece: Piece) -> bool:
    """Tell whether a list runs on: "viết bài về A, B, phòng chống C", "như A, chứng thực B"."""
    before = notes.lower[duty.span.start : piece.start]
    if MEETS.search(before) and UNDERTAKES.match(notes.lower, piece.start):
        return True
    about = max(before.rfind(words) for words in (" về ", " trong công tác ", " đối với công tác "))
    like = LIKE.search(before)
    if like is not None and before.count(",", like.end()):
        return True
    return about >= 0 and before.count(",", about) >= ENOUGH


def has_own_object(words: Words, first: int, last: int) -> bool:
    """Tell whether a verb behind a comma has an object of its own."""
    at = _past_adverbs(words, first, last)
    size = verb_at(words, at)
    if not size:  # "mướn thêm 12 người", "gỡ hết mối điện": a verb that nobody listed
        return words.forms[at + 1 : at + 2] in (["thêm"], ["hết"]) and seems_verb(words, at, last)
    after = at + size
    if phrases("handovers").length_at(words, at) >= size:
        after = _past_handovers(words, after, last)
        if after > last:
            return True  # "tham mưu thành lập các tổ giúp việc"
        return _is_object(words, first, at, after, last) and (
            _is_dated(words, first)
            or _works_along(words, at, last)
            or not _takes_over(words, after, last)
        )
    return _is_object(words, first, at, after, last)


def _past_handovers(words: Words, at: int, last: int) -> int:
    """Return the index behind more such verbs, "niêm yết công khai"; past all for another verb."""
    handovers = phrases("handovers")
    while verb_at(words, at) and at < last - 1 and not has_head(words, at):
        if not handovers.length_at(words, at):
            return last + 1
        at += verb_at(words, at)
    return at


def _is_object(words: Words, first: int, at: int, after: int, last: int) -> bool:
    """Tell whether the words behind a verb are its object, and the verb is no aim."""
    if after >= last or words.forms[after] in TIME_WORDS or _is_figure(words, after):
        return False
    size = after - at
    tail = phrases("tails").length_at(words, at) >= size and not (at > first and size > 1)
    return not tail and words.forms[at - 1 : at + 1] != ["thu", "chi"]


def _works_along(words: Words, at: int, last: int) -> bool:
    """As in "phối hợp với Công an xã kiểm tra các chốt": the two have a job of their own."""
    if words.forms[at : at + 2] != ["phối", "hợp"]:
        return False
    begin = at + 2 + (words.forms[at + 2 : at + 3] in (["với"], ["cùng"]))
    along = subject_at(words, begin, last) if begin < last else None
    return (
        along is not None and along.verb is not None and past_verbs(words, along.verb, last) < last
    )


def _acts_on(words: Words, at: int, last: int) -> bool:
    """As in "tham mưu UBND huyện thành lập đoàn": who is addressed has a job of its own."""
    subject = subject_at(words, at, last)
    if subject is None or subject.verb is None:
        return False
    after = past_verbs(words, subject.verb, last)
    return after + 1 < last and words.forms[after] not in TIME_WORDS | BODIES


def _is_dated(words: Words, first: int) -> bool:
    """Tell whether the clause before ends with a day of its own: what follows is another job."""
    last = words.forms[max(0, first - DEADLINE) : first]
    return (
        bool(last)
        and last[-1].isdigit()
        and bool({"trước", "chậm", "đến", "hạn", "xong", "từ", "sáng", "chiều"} & set(last))
    )


def _is_figure(words: Words, at: int) -> bool:
    """As in "hoàn thành ngày 09/12": what follows a verb is only its day."""
    at += words.forms[at] == "ngày"
    after = words.forms[at + 1 : at + 2]
    return (
        words.forms[at : at + 1] != []
        and words.forms[at].isdigit()
        and after != []
        and (after[0].isdigit())
    )


def _past_adverbs(words: Words, at: int, last: int) -> int:
    while True:
        size = phrases("adverbs").length_at(words, at)
        if not size or verb_at(words, at) > size or verb_from(words, at + size, last) is None:
            return at
        at += size


def _takes_over(words: Words, after: int, last: int) -> bool:
    """Tell whether "trình", "gửi" and the like pass on the object of the verb before."""
    forms = words.forms
    if forms[after] in BODIES or (has_head(words, after) and not _acts_on(words, after, last)):
        return True
    if forms[after] in MANNERS:
        return after + MANNER >= last or words.text[words.ends[after]] in ",;."
    if forms[after : after + 2] == ["kết", "quả"]:
        return True
    papers = phrases("results").length_at(words, after)
    return papers > 0 and bool(BODIES & set(forms[after + papers : after + papers + DELIVERED]))


def _shares(words: Words, duty: Duty, first: int) -> bool:
    """Tell whether the clause before ends in a bare verb, or made others act."""
    begin = words.at(duty.span.start)
    handed = phrases("handovers")
    if _tells_of(words, begin, first):
        return True
    if ends_in(words, first, "adverbs") and phrases("adverbs").length_at(words, first):
        return True  # "các địa phương chủ động, tích cực phối hợp ..."
    bare = _before_manners(words, begin, first)
    for size in (3, 2, 1):
        at = bare - size
        if at >= begin and _is_bare(words, at, size, opens=at == begin):
            if words.forms[at - 2 : at] == ["văn", "bản"]:
                return True  # "các văn bản chỉ đạo, hướng dẫn ..."
            if ends_in(words, at, "noun_makers") or words.forms[at - 2 : at] == ["đề", "nghị"]:
                return True  # "tham mưu kế hoạch thăm, tặng quà ...", "đề nghị xét, công nhận ..."
            back = range(max(begin, bare - BEFORE), at)
            return not any(handed.length_at(words, i) for i in back)
    return _makes_act(words, begin, first)


def _tells_of(words: Words, begin: int, first: int) -> bool:
    """As in "xử lý hành vi lấn chiếm lòng đường, ...": a list of what is done, not of work."""
    for at in range(first - 2, max(begin, first - TOLD_OF) - 1, -1):
        size = phrases("deeds").length_at(words, at)
        if size and verb_at(words, at + size):
            return True
    return False


def _before_manners(words: Words, begin: int, first: int) -> int:
    """As in "tổ chức quán triệt sâu sắc, triển khai ...": where the words behind a verb begin."""
    while size := ends_in(words, first, "manners"):
        if first - size <= begin:
            break
        first -= size
    return first


def _is_bare(words: Words, at: int, size: int, *, opens: bool) -> bool:
    """Tell whether a verb stands here without an object, and is no part of a noun."""
    if verb_at(words, at) != size or (words.is_capital(at) and not opens):
        return False
    before = words.forms[max(0, at - 2) : at]
    if not opens and " ".join(words.forms[at : at + size]) in WHOLE:
        return False
    if before in (["dự", "án"], ["công", "trình"]) or (before and before[-1] in STATES):
        return False
    return size > 1 or opens or words.forms[at] in BARE


def _makes_act(words: Words, begin: int, first: int) -> bool:
    size = phrases("causatives").length_at(words, begin)
    if not size or not has_head(words, begin + size):
        return False
    if phrases("causatives").length_at(words, first) or _has_deadline(words, begin, first):
        return False
    subject = subject_at(words, begin + size, first)
    return subject is not None and subject.verb is not None


def _has_deadline(words: Words, begin: int, first: int) -> bool:
    """Tell whether a clause ends with its own deadline: the next one is a task of its own."""
    last = words.forms[max(begin, first - DEADLINE) : first]
    return bool({"trước", "chậm", "hạn"} & set(last)) and last[-1].isdigit()


def runs_on(words: Words, verb: int, last: int) -> bool:
    """Tell whether a verb behind a semicolon only completes: "hoàn thành trước ngày ..."."""
    after = verb + verb_at(words, verb)
    if " ".join(words.forms[verb:after]) not in COMPLETES:
        return False
    return after >= last or words.forms[after] in TIME_WORDS


def paper_at(notes: Notes, first: int, last: int, *, listed: bool = False) -> bool:
    """Tell whether a paper with a name of its own stands under the verb of the clause before.

    `listed`: behind a semicolon, where a paper of another kind may stand too.
    """
    words, papers = notes.words, phrases("papers")
    size = papers.length_at(words, first)
    if not size or last - first - size < NAMED_PAPER or notes.open is None:
        return False
    begin = words.at(notes.open.span.start)
    if notes.open.verb is None:
        begin = past_verbs(words, begin, first, papers=True)
    above = papers.length_at(words, begin)
    same = words.folded[begin : begin + above] == words.folded[first : first + size]
    numbered = words.forms[first + size : first + size + 1] == ["số"]
    return above > 0 and (same or numbered or (listed and not verb_at(words, first)))


def lone_paper(words: Words, first: int) -> bool:
    """Tell whether words only name one more paper: "Kết luận số 02-KL/HU"."""
    size = phrases("papers").length_at(words, first)
    return size > 0 and "số" in words.forms[first : first + size + 2]
