"""Words for days, times and states, and sentences of refusals."""

from datetime import UTC, date, datetime

import pytest

import resources
from planner.almanac.lunar import to_lunar
from planner.model import (
    Action,
    CannotWrite,
    DayPart,
    DueFrom,
    Event,
    Evidence,
    Month,
    Place,
    PlanDamaged,
    PlanLocked,
    PlannerError,
    Span,
    Task,
    TaskStatus,
    UnknownItem,
    UnreadableReport,
)
from ui.texts import Texts, shown

TODAY = date(2019, 4, 9)
HALF_PAST_SEVEN = datetime(2019, 4, 5, 7, 30)  # noqa: DTZ001 - Vietnamese clock time


@pytest.mark.parametrize(
    ("event", "said"),
    [
        (Event(summary="a"), "chưa rõ ngày"),
        (Event(summary="a", start=date(2019, 4, 5)), "05/04/2019"),
        (
            Event(summary="a", start=date(2019, 4, 29), end=date(2019, 5, 3)),
            "29/04 – 02/05/2019",
        ),
        (Event(summary="a", start=HALF_PAST_SEVEN), "07:30 05/04/2019"),
        (
            Event(
                summary="a", start=HALF_PAST_SEVEN, end=HALF_PAST_SEVEN.replace(hour=9, minute=0)
            ),
            "07:30–09:00 05/04/2019",
        ),
        (
            Event(summary="a", start=date(2019, 4, 5), day_part=DayPart.AFTERNOON),
            "buổi chiều 05/04/2019",
        ),
    ],
)
def test_an_event_says_its_days_as_offices_write_them(texts, event, said):
    assert texts.days(event) == said


@pytest.mark.parametrize(
    ("task", "said"),
    [
        (Task(summary="a", due=date(2019, 4, 5), due_from=DueFrom.TEXT), "05/04/2019"),
        (
            Task(
                summary="a",
                due=date(2019, 4, 30),
                due_from=DueFrom.MONTH,
                due_text="trong tháng 4",
            ),
            "trong tháng 4",
        ),
        (Task(summary="a", month=Month(2019, 4)), "trong tháng 04/2019"),
        (Task(summary="a"), "chưa xếp tháng"),
    ],
)
def test_a_task_says_when_it_is_due(texts, task, said):
    assert texts.due(task) == said


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "Chưa thực hiện"),
        ({"due": date(2019, 4, 8)}, "Quá hạn"),
        ({"due": TODAY}, "Chưa thực hiện"),
        ({"status": TaskStatus.IN_PROCESS, "percent_complete": 40}, "Đang thực hiện 40%"),
        ({"status": TaskStatus.CANCELLED}, "Không thực hiện"),
        (
            {"status": TaskStatus.COMPLETED, "completed": datetime(2019, 4, 9, tzinfo=UTC)},
            "Hoàn thành",
        ),
        (
            {
                "status": TaskStatus.COMPLETED,
                "due": date(2019, 4, 8),
                "completed": datetime(2019, 4, 9, tzinfo=UTC),
            },
            "Hoàn thành quá hạn",
        ),
    ],
)
def test_states_are_those_of_the_offices_and_overdue_is_derived(texts, changes, said):
    assert texts.state(Task(summary="a", **changes), TODAY) == said


def test_a_lunar_day_is_named_with_its_year(texts):
    assert texts.lunar(to_lunar(date(2018, 2, 6))) == "21 tháng Chạp Đinh Dậu"
    assert "nhuận" in texts.lunar(to_lunar(date(2017, 8, 1)))


@pytest.mark.parametrize("language", resources.LANGUAGES)
@pytest.mark.parametrize(
    "error",
    [
        PlanDamaged(),
        PlanLocked(),
        CannotWrite(),
        UnknownItem(uid="x"),
        UnreadableReport("no such reason", name="{x}.pdf"),
        PlannerError(),
    ],
)
def test_every_refusal_has_a_sentence(language, error):
    said = Texts(resources.words(language)).refusal(error)
    assert said
    assert "{name}" not in said


@pytest.mark.parametrize("language", resources.LANGUAGES)
def test_every_action_has_a_name_for_undo(language):
    texts = Texts(resources.words(language))
    assert len({texts.action(action) for action in Action}) == len(Action)


def test_of_a_long_sentence_what_stands_around_the_quote_is_shown(texts):
    quote = "kiểm kê giống lúa"
    sentence = "Về trồng trọt: " + "rà soát diện tích, " * 20 + quote + ", " + "báo cáo, " * 40
    said = texts.sentence(Evidence("d", "t", Span(0, 1), quote, sentence, Place(1, 1), "r"))
    assert quote in said
    assert len(said) < 210
    assert (said[:3], said[-3:]) == ("“… ", " …”")
    assert set(said[3:-3].split()) <= set(sentence.split())  # no word is cut
    short = Evidence("d", "t", Span(0, 1), quote, f"Tổ chức {quote}.", Place(1, 1), "r")
    assert texts.sentence(short) == f"“Tổ chức {quote}.”"


def test_a_title_without_end_is_cut_for_painting_only():
    assert len(shown("chữ " * 1000)) == 500
    assert shown("một\n  hai") == "một hai"
