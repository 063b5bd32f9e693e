"""Decide when bare figures like "7/9" are a day and month, and when they count or name something.

Where no other word calls them a date, the words before and behind decide: a street, a school, a
share of households is none; an occasion, brackets or a line of its own make them one.
"""

from __future__ import annotations

import re

BEFORE = 72
AFTER = 24
NAME_WORDS = 5  # "trường tiểu học 19/5": so far before its figures may the kind of a place stand
CLAUSE_END = re.compile(r"[\n\t,;:.()\"“”]")
SHARE = re.compile(r" ?\([^()\n]{0,16}%")
GLUED = re.compile(r"(?:[\w/.:+=×*]|\d ?[-+x,] ?|[a-zđ]-)\Z")


def _phrases(words: str) -> frozenset[str]:
    return frozenset(each for line in words.split("\n") for each in line.strip().split(", "))


# Right before figures, these make them a number, a share or an address.
NUMBERED = _phrases(
    """số, nhà, phố, đường, ngõ, ngách, hẻm, kiệt, xóm, thôn, ấp, lớp, tổ, khối, khu, điều, khoản
    điểm, mục, chương, phần, thửa, tờ, đồ, lộ, ql, đt, cầu, chợ, viên, trường, tốc, km, mã, phòng
    tầng, đoàn, đội, quỹ, câu, bài, trang, bậc, hạng, loại, mức, vòng, bảng, biểu, mẫu, lục, bản
    kết, kỳ, đạt, lệ, quân, khoảng, hơn, gần, trên, dưới, thứ, lần, áp, cmnd, cccd, khoản, thước
    thức, có, được, còn, với, quá, nhất, thiểu, xếp, bằng, giảm, tăng, chiếm, hệ, tỷ, tỉ"""
)
# Names of these places and bodies often are a day of history.
PLACES = _phrases(
    """trường, viện, ty, máy, trại, xã, xưởng, nghiệp, đường, phố, khu, hội trường, trạm, chợ, cầu
    đài, rạp, bến, cảng, sân, làng, đoàn"""
)
CALLING = _phrases(
    """ngày, dịp, nhân, mừng, niệm, lễ, tết, khánh, nữ, nhi, sĩ, sỹ, phóng, lập, hạn, từ, trước
    đến, mạc, giảng, tuần, chiến, giáo, thuốc, nay, qua, mới"""
)
# The kind of word that goes on with a sentence after a date, where a counted thing never stands.
FOLLOWING = _phrases(
    """của, và, hoặc, tại, ở, để, với, cho, là, thì, đến, tới, từ, vào, gắn, nhằm, do, theo, trong
    sẽ, phải, năm, các, những, sáng, chiều, tối, lúc, hồi, khai, hoàn, hàng, hằng, này, sau, trước
    như, mà, nên, được, đã, cùng, phối, họp, tiến, diễn, âm, dương, yêu, giao, đề
    tổ chức, đồng chí"""
)
COUNTED = _phrases(
    """đảng viên, đồng chí, đại biểu, hộ, xã, phường, thôn, bản, tổ, trường, lớp, em, học sinh
    người, chỉ tiêu, tiêu chí, đơn vị, hồ sơ, phiếu, nhiệm vụ, thành viên, ủy viên, uỷ viên, trạm
    điểm, km, ha, tấn, tạ, triệu, tỷ, đồng, giờ, phút, lượt, kg, mét, lần, số, tổng
    diện tích, dân số"""
)


def is_date(lowered: str, start: int, end: int, *, is_run: bool, is_dotted: bool) -> bool:
    """Tell whether figures that no neighbouring word calls a date are one, or a run of them."""
    near = lowered[max(0, start - BEFORE) : start]
    words = CLAUSE_END.split(near)[-1].split()
    if GLUED.search(near[-3:]) or (words and words[-1] in NUMBERED) or _names_place(words):
        return False
    if counts(lowered, end) or near.endswith("% ("):
        return False
    called = is_run or not CALLING.isdisjoint(words)
    after = lowered[end : end + AFTER].split(None, 2) if lowered[end : end + 1] == " " else []
    if after and after[0][0].isalpha():
        return called or _is_one_of(after, FOLLOWING)
    return called or _stands_apart(lowered, near, start, end, is_dotted=is_dotted)


def counts(lowered: str, end: int) -> bool:
    """Tell whether the words behind figures say what they count."""
    after = lowered[end : end + AFTER]
    if after.startswith("%") or SHARE.match(after):
        return True
    return after[:1] in {" ", ")"} and _is_one_of(after.lstrip(") ").split(None, 2), COUNTED)


def _names_place(words: list[str]) -> bool:
    """Tell whether the kind of a place stands before: its name may be a day."""
    return not PLACES.isdisjoint(words[-NAME_WORDS:]) and not CALLING & set(words[-2:])


def _is_one_of(words: list[str], phrases: frozenset[str]) -> bool:
    """Tell whether words begin with one of some words or pairs of words."""
    pieces = [word.rstrip(",;.:)") for word in words[:2]]
    return bool(pieces) and (pieces[0] in phrases or " ".join(pieces) in phrases)


def _stands_apart(lowered: str, before: str, start: int, end: int, *, is_dotted: bool) -> bool:
    """Tell whether figures stand in brackets, in a cell or line of their own, or have a zero."""
    opens = before.rstrip(" ")[-1:]
    if opens in {"(", "\t", "\n", "", "|"}:
        return True
    if is_dotted:
        return False
    if "0" in {lowered[start], lowered[end - 2]}:
        return True
    return opens in {",", ";", "-"} and before.rstrip(" ,;-")[-1:].isdigit()
