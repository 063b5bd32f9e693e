"""Occasions that were put off: only the new day becomes an entry, the old one is told of."""

from datetime import date, datetime

import pytest

from planner.model import Event, PassReason

NEW = date(2018, 2, 27)


@pytest.fixture
def told(read_text):
    """Return the events of a plan's lines, and the words that were passed as moved."""

    def read(words):
        draft = read_text(f"Phường Hải An họp\n\nVề nhiệm vụ tháng 02/2018:\n{words}\n")
        events = [p.item for p in draft.proposals if isinstance(p.item, Event)]
        moved = [
            draft.document.text[p.span.start : p.span.end]
            for p in draft.passed
            if p.reason is PassReason.MOVED
        ]
        return events, moved

    return read


@pytest.mark.parametrize(
    "words",
    [
        "Dời Đại hội thành viên từ ngày 22/02 sang ngày 27/02/2018.",
        "Hội thi cắm hoa dự kiến ngày 22/02 chuyển sang ngày 27/02/2018.",
        "Lễ khánh thành nhà văn hóa tổ chức vào ngày 27/02/2018 thay vì ngày 22/02.",
        "Chuyển buổi giao ban từ ngày 22/02 sang thứ Ba, ngày 27/02/2018.",
        "Lùi lớp tập huấn từ ngày 22/02 qua ngày 27/02/2018.",
    ],
)
def test_an_occasion_is_entered_on_the_day_it_was_moved_to(told, words):
    events, moved = told(words)
    assert [event.first_day for event in events] == [NEW]
    assert [place.split()[-1] for place in moved] == ["22/02"]


@pytest.mark.parametrize(
    "words",
    [
        "Lùi hội thảo từ ngày 22/02 đến ngày 27/02/2018.",
        "Hội nghị sơ kết hoãn lại đến ngày 27/02/2018.",
        "Cuộc họp Ban Chấp hành dời đến ngày 27/02/2018.",
    ],
)
def test_a_day_that_is_reached_is_no_stretch_and_no_deadline(told, words):
    events, _ = told(words)
    assert [(e.first_day, e.kind.value) for e in events] == [(NEW, "meeting")]


def test_the_heading_names_what_is_moved(told):
    events, _ = told(
        "4. Đại hội thành viên thường niên\n"
        "Thống nhất dời từ ngày 22/02 sang 7g30 ngày 27/02/2018, tại hội trường xã"
    )
    assert [(e.summary, e.start) for e in events] == [
        ("Đại hội thành viên thường niên", datetime.fromisoformat("2018-02-27T07:30"))
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Mở lớp tập huấn từ ngày 22/02 đến ngày 27/02/2018.",
        "Phòng Nội vụ chuyển hồ sơ từ ngày 22/02 đến ngày 27/02/2018.",
        "Tổ chức hội thi ngày 22/02, trao giải ngày 27/02/2018.",
    ],
)
def test_days_that_follow_each_other_are_no_move(told, words):
    events, moved = told(words)
    assert moved == []
    assert date(2018, 2, 22) in [event.first_day for event in events]
