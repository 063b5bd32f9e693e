"""Every date rule reads the phrases that show it and leaves alone those it refuses."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model import Cue, DatedBy, DayPart, Grain, ProblemKind
from planner.reading.dates import RULES, Reference, find

TODAY = Reference(date(2018, 2, 8))
CONTEXT = "Báo cáo ngày 06/02/2018. "  # gives phrases without a year their anchor


def read(phrase, context=CONTEXT):
    """Return the mentions of a phrase, as they stand after a dated sentence."""
    text = context + phrase
    return [each for each in find(text, TODAY) if each.span.start >= len(context)], text


def told(mention):
    if mention.period is None:
        return ""
    first, last = mention.period.start, mention.period.last_day
    return first.isoformat() if first == last else f"{first}/{last}"


@pytest.mark.parametrize(
    ("rule", "phrase", "expected"),
    [(rule.name, phrase, days) for rule in RULES for phrase, days in rule.shows],
)
def test_a_rule_reads_what_shows_it(rule, phrase, expected):
    found, _ = read(phrase)
    assert [(each.rule, told(each)) for each in found] == [(rule, expected)]


@pytest.mark.parametrize(
    ("rule", "phrase"), [(rule.name, phrase) for rule in RULES for phrase in rule.refuses]
)
def test_a_rule_leaves_alone_what_it_refuses(rule, phrase):
    found, _ = read(phrase)
    assert rule not in {each.rule for each in found}


@pytest.mark.parametrize(
    "phrase",
    [
        "Nghị định số 30/2020/NĐ-CP",
        "Chỉ thị số 05-CT/TW",
        "có 19/21 đảng viên dự",
        "đạt 9/10 chỉ tiêu",
        "nhà 12/8 đường 19/4",
        "kinh phí 1.250 triệu đồng, tăng 2,5%",
        "điện thoại 0222.3875.123",
        "nhiệm kỳ 2020 - 2025",
        "giai đoạn 2016 - 2020, tầm nhìn 2030",
        "TCVN 9251:2012",
        "trực 24/24 giờ",
        "Số lượt xem: 3392",
        "tỷ lệ 3/4",
        "Điều 5, Khoản 2",
        "12/15 xã đã hoàn thành",
    ],
)
def test_figures_that_count_or_name_are_no_dates(phrase):
    assert [told(each) for each in read(phrase)[0]] == []


@pytest.mark.parametrize(
    ("phrase", "cue", "words"),
    [
        ("gửi trước ngày 20/3", Cue.BY, "trước ngày 20/3"),
        ("chậm nhất ngày 20.4, Trung tâm", Cue.BY, "chậm nhất ngày 20.4"),
        ("xong trước 10/4", Cue.BY, "xong trước 10/4"),
        ("đăng ký xong ngay trong tháng 3/2017", Cue.WITHIN, "ngay trong tháng 3/2017"),
        ("hoàn thành trong tháng 5", Cue.WITHIN, "trong tháng 5"),
        ("thực hiện từ ngày 12/3", Cue.FROM, "từ ngày 12/3"),
        ("nộp trước 17h00 ngày 5/3", Cue.BY, "trước 17h00 ngày 5/3"),
    ],
)
def test_the_words_before_a_date_say_what_it_is(phrase, cue, words):
    (mention,), text = read(phrase)
    assert mention.cue is cue
    assert text[mention.cue_span.start : mention.cue_span.end] == words


@pytest.mark.parametrize(
    ("phrase", "start", "end"),
    [
        ("8 giờ 00 sáng thứ Hai ngày 05/3", time(8), None),
        ("7h30, ngày 06/3", time(7, 30), None),
        ("13 giờ 30’ ngày 6/3", time(13, 30), None),
        ("14:00 ngày 6/3", time(14), None),
        ("08h00 - 11h30 ngày 6/3", time(8), time(11, 30)),
        ("ngày 26/4, lúc 8h00", time(8), None),
        ("ngày 6/3", None, None),
    ],
)
def test_the_clock_time_beside_a_date_belongs_to_it(phrase, start, end):
    (mention,), _ = read(phrase)
    assert (mention.start_time, mention.end_time) == (start, end)


def test_the_part_of_the_day_is_kept():
    (mention,), text = read("Chiều ngày 03/3, Chi bộ họp")
    assert mention.day_part is DayPart.AFTERNOON
    assert text[mention.span.start : mention.span.end] == "Chiều ngày 03/3"


def test_a_list_of_days_is_a_mention_each():
    found, text = read("họp các ngày 12, 15 và 20/3/2018")
    assert [told(each) for each in found] == ["2018-03-12", "2018-03-15", "2018-03-20"]
    assert text[found[0].span.start : found[0].span.end] == "12"


def test_a_weekday_that_disagrees_is_shown_and_the_date_kept():
    (mention,), _ = read("Thứ Ba, ngày 05/3/2018")
    assert told(mention) == "2018-03-05"
    (problem,) = mention.problems
    assert problem.kind is ProblemKind.WEEKDAY_MISMATCH
    assert dict(problem.details)["weekday"] == "Thứ Hai"


def test_a_repair_is_shown_at_its_figures():
    (mention,), text = read("sinh ngày 17/9/20188")
    (problem,) = mention.problems
    assert problem.kind is ProblemKind.REPAIRED_DATE
    assert text[problem.span.start : problem.span.end] == "17/9/20188"
    assert dict(problem.details) == {"words": "17/9/20188", "date": "17/09/2018"}


def test_a_slip_in_the_old_half_of_an_anniversary_is_shown_at_that_half():
    (mention,), text = read("kỷ niệm (3/21930 - 3/2/2018)")
    assert told(mention) == "2018-02-03"
    (problem,) = mention.problems
    assert text[problem.span.start : problem.span.end] == "3/21930"
    assert dict(problem.details)["date"] == "03/02/1930"


def test_a_day_that_does_not_exist_is_a_problem_and_never_rounded():
    (mention,), _ = read("trước ngày 31/11")
    assert mention.period is None
    assert [each.kind for each in mention.problems] == [ProblemKind.IMPOSSIBLE_DATE]


def test_a_deadline_never_falls_before_its_meeting():
    (mention,), _ = read("nộp trước 10/01", "Phiên họp ngày 29/12/2021. ")
    assert told(mention) == "2022-01-10"


def test_a_cited_document_does_not_move_the_years_of_other_dates():
    context = "Nghị quyết số 12-NQ/TW ngày 3/4/1998, số 7-CT/TW ngày 5/6/1999. Họp ngày 6/2/2018. "
    (mention,), _ = read("ngày 20/02", context)
    assert told(mention) == "2018-02-20"


def test_without_any_year_the_reference_decides_and_that_is_shown_once():
    found = find("Họp ngày 6/2, nộp trước 20/2", TODAY)
    assert [told(each) for each in found] == ["2018-02-06", "2018-02-20"]
    kinds = [problem.kind for each in found for problem in each.problems]
    assert kinds == [ProblemKind.AMBIGUOUS_YEAR]


def test_same_day_means_the_day_named_before():
    found, _ = read("ngày 12/3 họp; cùng ngày khánh thành")
    assert [told(each) for each in found] == ["2018-03-12", "2018-03-12"]


def test_a_lunar_gloss_stays_with_the_solar_date():
    (mention,), _ = read("ngày 25/4/2018 (tức ngày 10/3 âm lịch)")
    assert told(mention) == "2018-04-25"
    assert mention.dated_by is DatedBy.TEXT


def test_a_named_day_can_be_a_deadline():
    (mention,), _ = read("hoàn thành trước lễ Vu lan")
    assert (mention.cue, told(mention), mention.dated_by) == (
        Cue.BY,
        "2018-08-25",
        DatedBy.CALENDAR,
    )


def test_a_month_is_a_month_and_not_its_days():
    (mention,), _ = read("trong tháng 3")
    assert mention.period.grain is Grain.MONTH


@given(st.text(alphabet="0123456789/.- ngàythángnămTếtmùn()h:,", max_size=80))
def test_no_text_breaks_the_search_and_spans_lie_inside_in_order(text):
    found = find(text, TODAY)
    ends = [0]
    for each in found:
        assert each.span.start >= ends[-1]
        assert each.span.end <= len(text)
        ends.append(each.span.end)
