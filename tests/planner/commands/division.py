"""An invented division: its report, its clock, and how to find an entry in a list."""

from datetime import UTC, datetime

NOW = datetime(2018, 2, 8, 8, 51, tzinfo=UTC)

REPORT = """\
Chi cục Thủy lợi Hòa Lâm họp giao ban tháng 02/2018

Ngày 06/02/2018, Chi cục họp đánh giá kết quả tháng 01/2018 và triển khai nhiệm vụ tháng 02/2018.

Nhiệm vụ trọng tâm tháng 02/2018:

- Tổ chức hội nghị tổng kết vào ngày 20/02/2018.
- Hoàn thiện hồ sơ nghiệm thu kè Bến Đá trước ngày 31/02/2018.
- Rà soát các trọng điểm đê điều.
"""


def entry(entries, words):
    return next(each for each in entries if words in each["title"].casefold())
