"""What a careful clerk would query in a report: here, a month told with the wrong year."""

import pytest

from planner.model import ProblemKind

MEETING = "Ngày 08/5/2023, Bệnh viện Đa khoa họp giao ban tháng 5/2023.\n\nNhiệm vụ tháng 5/2023:\n"


def queried(draft):
    quote = draft.document.quote
    return [quote(p.span) for p in draft.problems if p.kind is ProblemKind.MONTH_MISMATCH]


@pytest.mark.parametrize(
    ("title", "words", "expected"),
    [
        ("Kết luận giao ban tháng 5/2022", "Rà soát kho.", ["tháng 5/2022"]),
        ("Giao ban viện", "II. NHIỆM VỤ THÁNG 5/2022\nRà soát kho.", ["THÁNG 5/2022"]),
        ("Giao ban viện", "Dược: Tháng 4/2022 kho thiếu 3 loại thuốc.", ["Tháng 4/2022"]),
        ("Giao ban viện", "Số ca tăng so với tháng 5/2022.", []),
        ("So với tháng 5/2022, số ca giảm", "Rà soát kho.", []),
        ("Kết luận giao ban tháng 5/2023", "Rà soát kho.", []),
        ("Kết luận giao ban tháng 9/2022", "Rà soát kho.", []),
    ],
)
def test_a_month_with_the_wrong_year_is_queried(read_text, title, words, expected):
    assert queried(read_text(f"{title}\n\n{MEETING}{words}\n")) == expected


def test_years_of_a_pair_may_be_joined_by_dashes(read_text):
    words = "Thi đua chào mừng 28 năm Ngày thành lập Hội (6-12-1989 - 6-12-2016)."
    draft = read_text(f"Giao ban\n\nNgày 09/12/2016, Hội Nông dân xã họp giao ban.\n\n{words}\n")
    assert [p.kind for p in draft.problems] == [ProblemKind.CONTRADICTION]


@pytest.mark.parametrize(
    ("lead", "body", "count"),
    [
        ("quyết toán xong kinh phí quý I trước ngày 10/5", "chậm nhất ngày 09/5", 1),
        ("quyết toán xong kinh phí quý I trước ngày 09/5", "chậm nhất ngày 09/5", 0),
        ("nộp sổ khám bệnh tháng tư trước ngày 10/5", "chậm nhất ngày 09/5", 0),
    ],
)
def test_a_lead_with_another_deadline_than_the_list_is_queried(read_text, lead, body, count):
    draft = read_text(
        "Kết luận giao ban\n\nNgày 05/5/2023, Chi cục họp giao ban. Chi cục trưởng lưu ý Bộ phận "
        f"Tài vụ phải {lead}. Kết luận cuộc họp như sau:\n1. Nội bộ:\n"
        f"a. Bộ phận Tài vụ quyết toán kinh phí quý I {body}.\n"
    )
    kinds = [p.kind for p in draft.problems]
    assert kinds == [ProblemKind.CONTRADICTION] * count
