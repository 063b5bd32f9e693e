"""Every date rule reads the phrases that show it and leaves alone those it refuses."""

import unicodedata
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model import Cue, DatedBy, DayPart, Grain, ProblemKind
from planner.reading.dates import RULES, Reference, find

TODAY = Reference(date(2018, 2, 8), said_on=date(2018, 2, 8))
CONTEXT = "Báo cáo ngày 06/02/2018. "  # gives phrases without a year their anchor


def read(phrase, context=CONTEXT, reference=TODAY):
    """Return the mentions of a phrase, as they stand after a dated sentence, and the text."""
    text = context + phrase
    return [each for each in find(text, reference) if each.span.start >= len(context)], text


def told(mention):
    """Return a mention as rules show it: cue, days, grain, time, part, calendar, problems."""
    period, parts = mention.period, []
    if mention.cue is not Cue.ON:
        parts.append(mention.cue.value)
    parts.append(days(mention) or "none")
    if period and period.grain is not Grain.DAY:
        parts.append(period.grain.value)
    if mention.start_time:
        ends = f"-{mention.end_time:%H:%M}" if mention.end_time else ""
        parts.append(f"T{mention.start_time:%H:%M}{ends}")
    if mention.day_part:
        parts.append(mention.day_part.value)
    parts += [problem.kind.value for problem in mention.problems]
    if mention.dated_by is DatedBy.CALENDAR:
        parts.append("calendar")
    return " ".join(parts)


def days(mention):
    if mention.period is None:
        return ""
    first, last = mention.period.start, mention.period.last_day
    return first.isoformat() if first == last else f"{first}/{last}"


def words(text, span):
    return text[span.start : span.end]


SHOWN = [(rule.name, phrase, expected) for rule in RULES for phrase, expected in rule.shows]
REFUSED = [(rule.name, phrase) for rule in RULES for phrase in rule.refuses]


@pytest.mark.parametrize(("rule", "phrase", "expected"), SHOWN)
def test_a_rule_reads_what_shows_it(rule, phrase, expected):
    found, _ = read(phrase)
    assert " | ".join(map(told, found)) == expected


@pytest.mark.parametrize(("rule", "phrase"), REFUSED)
def test_a_rule_leaves_alone_what_it_refuses(rule, phrase):
    found = find(phrase, TODAY)
    assert rule not in {each.rule for each in found}
    assert not [each for each in found if each.period and each.period.grain is Grain.DAY]


def test_every_rule_of_a_date_shows_itself():
    parts = {"dãy số", "mùng …", "ngày"}  # they never make a mention by themselves
    assert {rule.name for rule in RULES if not rule.shows} == parts


@pytest.mark.parametrize(
    ("phrase", "cue", "expected"),
    [
        ("gửi trước ngày 20/3", Cue.BY, "trước ngày 20/3"),
        ("Chậm nhất ngày 20.4, Trung tâm", Cue.BY, "Chậm nhất ngày 20.4"),
        ("chậm nhất vào thứ Tư ngày 14/3", Cue.BY, "chậm nhất vào thứ Tư ngày 14/3"),
        ("xong trước 10/4", Cue.BY, "xong trước 10/4"),
        ("hạn nộp: 10/4", Cue.BY, "hạn nộp: 10/4"),
        ("kéo dài đến hết ngày 15/3", Cue.BY, "đến hết ngày 15/3"),
        ("xong ngay trong tháng 3/2018", Cue.WITHIN, "xong ngay trong tháng 3/2018"),
        ("hoàn thành vào tháng 5", Cue.WITHIN, "vào tháng 5"),
        ("thực hiện từ ngày 12/3", Cue.FROM, "từ ngày 12/3"),
        ("vào ngày 12/3", Cue.ON, "vào ngày 12/3"),
        ("nộp trước 17h00 thứ Hai, ngày 5/3", Cue.BY, "trước 17h00 thứ Hai, ngày 5/3"),
        ("còn tồn tính đến hết ngày 30/4", Cue.ON, "đến hết ngày 30/4"),
    ],
)
def test_the_words_before_a_date_say_what_it_is(phrase, cue, expected):
    (mention,), text = read(phrase)
    assert mention.cue is cue
    assert words(text, mention.cue_span) == expected


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("Chiều ngày 03/3, Chi bộ họp", "Chiều ngày 03/3"),
        ("8 giờ 00 sáng thứ Hai ngày 05/3, họp", "8 giờ 00 sáng thứ Hai ngày 05/3"),
        ("Thứ 2 (05/3/2018): giao ban", "Thứ 2 (05/3/2018)"),
        ("(26/3/1931 - 26/3/2018)./.", "26/3/1931 - 26/3/2018"),
        ("từ ngày 10 đến 15/3", "ngày 10 đến 15/3"),
        ("ngày 22/01/2018 (tức 6 tháng Chạp). Địa điểm", "ngày 22/01/2018 (tức 6 tháng Chạp)"),
        ("ngày\u00a006/3 họp", "ngày\u00a006/3"),
    ],
)
def test_a_mention_spans_the_words_of_its_date(phrase, expected):
    (mention,), text = read(phrase)
    assert words(text, mention.span) == expected


@pytest.mark.parametrize(
    ("phrase", "start", "end"),
    [
        ("7h30, ngày 06/3", time(7, 30), None),
        ("lúc 22 giờ 15 phút ngày 6/3", time(22, 15), None),
        ("2h sáng 6/3", time(2), None),
        ("07 giờ rưỡi tối ngày 6/3", time(19, 30), None),
        ("ngày 6/3 (14:00)", time(14), None),
        ("từ 7h đến 11h ngày 6/3", time(7), time(11)),
        ("ngày 6/3; 15h họp tiếp", None, None),
    ],
)
def test_the_clock_time_beside_a_date_belongs_to_it(phrase, start, end):
    (mention,), _ = read(phrase)
    assert (mention.start_time, mention.end_time) == (start, end)


def test_a_clock_time_between_two_dates_belongs_to_the_one_it_leads():
    found, _ = read("ngày 12/3, 14h00 ngày 13/3")
    assert [told(each) for each in found] == ["2018-03-12", "2018-03-13 T14:00"]


def test_a_part_of_the_day_is_kept_where_there_is_no_clock_time():
    (mention,), _ = read("tối 16/3")
    assert mention.day_part is DayPart.EVENING


def test_a_list_of_days_with_gaps_is_a_mention_each():
    found, text = read("họp các ngày 12, 15 và 20/3/2018")
    assert [days(each) for each in found] == ["2018-03-12", "2018-03-15", "2018-03-20"]
    assert [words(text, each.span) for each in found] == ["các ngày 12", "15", "20/3/2018"]


def test_weekdays_of_both_ends_of_a_range_are_checked():
    (mention,), _ = read("từ thứ Bảy, ngày 10/3 đến Chủ nhật, ngày 12/3")
    assert days(mention) == "2018-03-10/2018-03-12"
    (problem,) = mention.problems
    assert problem.kind is ProblemKind.WEEKDAY_MISMATCH
    assert dict(problem.details)["weekday"] == "Thứ Hai"


def test_a_repair_is_shown_at_its_figures():
    (mention,), text = read("họp ngày 17/9/20188")
    (problem,) = mention.problems
    assert problem.kind is ProblemKind.REPAIRED_DATE
    assert words(text, problem.span) == "17/9/20188"
    assert dict(problem.details) == {"words": "17/9/20188", "date": "17/09/2018"}


@pytest.mark.parametrize(
    ("said", "first"),
    [("này", "02-01"), ("tới", "03-01"), ("sau", "03-01"), ("kế tiếp", "03-01")],
)
def test_the_months_that_are_near_are_named_in_four_ways(said, first):
    (mention,), _ = read(f"trong tháng {said}")
    assert (str(mention.period.start), mention.period.grain) == (f"2018-{first}", Grain.MONTH)


MONTH_NAMES = {
    "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8,
    "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12,
}  # fmt: skip


@pytest.mark.parametrize(("said", "month"), list(MONTH_NAMES.items()))
def test_a_month_is_read_by_its_name(said, month):
    (mention,), _ = read(f"ngày 15 tháng {said} năm 2018")
    assert days(mention) == f"2018-{month:02}-15"


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("từ tháng 3 đến tháng 5/2019", "2019-03-01/2019-05-31"),
        ("từ tháng 11 đến tháng 2/2019", "2018-11-01/2019-02-28"),
        ("từ tháng 11/2016 đến tháng 12", "2016-11-01/2016-12-31"),
        ("từ tháng 11/2016 đến tháng 2", "2016-11-01/2017-02-28"),
        ("từ ngày 12/3 đến ngày 12/3/2018", "2018-03-12"),
    ],
)
def test_a_stretch_of_which_one_end_has_a_year(said, found):
    (mention,), _ = read(said)
    assert days(mention) == found
    assert mention.year_given


COUNTS = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


@pytest.mark.parametrize(("count", "said"), list(enumerate(COUNTS, start=1)))
def test_the_first_months_of_a_year_are_counted_in_words(count, said):
    (mention,), _ = read(f"trong {said} tháng đầu năm 2018")
    assert (mention.period.start, mention.period.last_day.month) == (date(2018, 1, 1), count)


QUARTERS = {
    1: ("I", "1", "01"), 2: ("II", "2", "02"), 3: ("III", "3", "03"), 4: ("IV", "4", "04"),
}  # fmt: skip


@pytest.mark.parametrize("number", QUARTERS)
def test_a_quarter_is_read_by_each_of_its_figures(number):
    for said in QUARTERS[number]:
        (mention,), _ = read(f"trong quý {said} năm 2018")
        assert str(mention.period.start) == f"2018-{number * 3 - 2:02}-01"
        assert mention.period.grain is Grain.QUARTER


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("26/3/2016 - 26/3/2018", "2018-03-26"),
        ("26/3/2017 - 26/3/2018", "2017-03-26/2018-03-26"),
        ("3/2/2007 - 5/2/2018", "2018-02-05"),
        ("3/2/2008 - 5/2/2018", "2008-02-03/2018-02-05"),
    ],
)
def test_two_days_far_apart_are_an_anniversary(said, found):
    (mention,), _ = read(f"kỷ niệm ({said})")
    assert days(mention) == found


def test_a_stretch_with_dots_needs_more_to_be_one_than_a_stretch_with_strokes():
    assert [days(each) for each in read("Bàn giao 5/3 - 7/3")[0]] == ["2018-03-05/2018-03-07"]
    assert read("Bàn giao 5.3 - 7.3")[0] == []
    assert [days(each) for each in read("Bàn giao 5.3 - 7.3.2018")[0]] == ["2018-03-05/2018-03-07"]


def test_a_day_has_words_of_its_cue_where_there_is_one():
    (mention,), _ = read("họp ngày 12/3")
    assert mention.cue_span is None
    (mention,), text = read("nộp trước ngày 12/3")
    assert words(text, mention.cue_span) == "trước ngày 12/3"


def test_figures_that_nothing_calls_a_date_are_one_where_they_follow_another():
    found, _ = read("Bàn giao 05/3; 7/3")
    assert list(map(days, found)) == ["2018-03-05", "2018-03-07"]
    assert read("Bàn giao lớp 12 7/3")[0] == []


@pytest.mark.parametrize("lead", ["", "dịp ", "lễ ", "ngày "])
def test_a_named_day_that_a_rule_reads_sets_one_deadline(lead):
    found, _ = read(f"trước {lead}Tết Nguyên đán")
    assert list(map(told, found)) == ["by 2018-02-16 calendar"]


@pytest.mark.parametrize("said", ["31/12/99999", "3/4/30199", "3/4/14999"])
def test_no_repair_makes_a_year_that_is_read_nowhere_else(said):
    (mention,), _ = read(f"họp ngày {said}")
    assert mention.period is None
    assert [each.kind for each in mention.problems] == [ProblemKind.IMPOSSIBLE_DATE]


def test_a_slip_in_the_old_half_of_an_anniversary_is_shown_at_that_half():
    (mention,), text = read("kỷ niệm (3/21930 - 3/2/2018)")
    assert days(mention) == "2018-02-03"
    (problem,) = mention.problems
    assert words(text, problem.span) == "3/21930"
    assert dict(problem.details)["date"] == "03/02/1930"


@pytest.mark.parametrize("phrase", ["trước ngày 31/11", "ngày 30/02/2018", "ngày 31 tháng 6"])
def test_a_day_that_does_not_exist_is_a_problem_and_never_rounded(phrase):
    (mention,), _ = read(phrase)
    assert mention.period is None
    assert [each.kind for each in mention.problems] == [ProblemKind.IMPOSSIBLE_DATE]


@pytest.mark.parametrize(
    ("context", "phrase", "day"),
    [
        ("Họp ngày 29/12/2021. ", "nộp trước 10/01", "2022-01-10"),
        ("Họp ngày 05/01/2022. ", "đã xong ngày 28/12", "2021-12-28"),
        ("Kế hoạch tháng 3/2018. ", "ngày 20/11", "2018-11-20"),
        ("Trong quý IV/2023, ", "(17/10)", "2023-10-17"),
        ("Kế hoạch năm 2019. ", "ngày 20/3", "2019-03-20"),
        ("Theo Luật số 9/1998/QH10 ngày 3/4/1998. Họp ngày 6/2/2018. ", "ngày 20/02", "2018-02-20"),
        ("Kỷ niệm (28/7/1929 - 28/7/2016). ", "ngày 20/8", "2016-08-20"),
    ],
)
def test_a_missing_year_is_that_of_the_texts_own_dates(context, phrase, day):
    (mention,), _ = read(phrase, context)
    assert days(mention) == day
    assert not mention.year_given


def test_a_deadline_never_falls_before_its_meeting():
    reference = Reference(date(2021, 11, 30), meeting=date(2021, 11, 29))
    (mention,), _ = read("nộp trước 10/01", "Tháng 11/2021. ", reference)
    assert days(mention) == "2022-01-10"


def test_without_any_year_the_reference_decides_and_that_is_shown_once():
    found = find("Họp ngày 6/2, nộp trước 20/2", TODAY)
    assert [days(each) for each in found] == ["2018-02-06", "2018-02-20"]
    kinds = [problem.kind for each in found for problem in each.problems]
    assert kinds == [ProblemKind.AMBIGUOUS_YEAR]


def test_a_leap_day_tells_the_year_where_nothing_else_does():
    found = find("Sáng ngày 29/02, họp; khai mạc ngày 01/03", Reference(date(2026, 11, 24)))
    assert [days(each) for each in found] == ["2024-02-29", "2024-03-01"]


def test_same_day_means_the_day_named_before():
    found, _ = read("ngày 12/3 họp; 15h cùng ngày khánh thành")
    assert [told(each) for each in found] == ["2018-03-12", "2018-03-12 T15:00"]


@pytest.mark.parametrize(
    "phrase",
    [
        "ngày 25/4/2018 (tức ngày 10/3 âm lịch)",
        "ngày mùng 10 tháng 3 âm lịch (tức ngày 25/4/2018)",
        "ngày 25/4/2018, nhằm ngày 10 tháng 3 âm lịch",
    ],
)
def test_a_day_told_by_both_calendars_is_one_and_by_text(phrase):
    (mention,), _ = read(phrase)
    assert told(mention) == "2018-04-25"


def test_a_range_told_by_both_calendars_is_one():
    (mention,), _ = read(
        "từ ngày 14/02 đến hết ngày 20/02/2018, tức từ 29 tháng Chạp năm Đinh Dậu"
        " đến mùng 5 tháng Giêng năm Mậu Tuất"
    )
    assert told(mention) == "2018-02-14/2018-02-20"


@pytest.mark.parametrize(
    ("year", "expected"),
    [("Nhâm Dần", "by none impossible_date calendar"), ("Giáp Thìn", "by 2024-02-09 calendar")],
)
def test_the_thirtieth_of_the_last_month_exists_only_in_long_months(year, expected):
    found = find(f"Năm 2024: trước 30 Tết {year}", Reference(date(2024, 1, 2)))
    assert told(found[-1]) == expected


@pytest.mark.parametrize("phrase", ["Hôm nay", "Ngày mai", "Sáng nay"])
def test_a_report_does_not_say_which_day_its_today_is(phrase):
    assert not find(f"{phrase} cơ quan họp.", Reference(date(2018, 2, 8)))


def test_the_clock_before_a_weekday_of_next_week_is_its_time():
    (mention,), _ = read("họp giao ban 8h30 thứ 2 tuần sau")
    assert told(mention) == "2018-02-12 T08:30"


def test_a_named_day_can_be_a_deadline():
    (mention,), text = read("hoàn thành trước lễ Vu lan")
    assert told(mention) == "by 2018-08-25 calendar"
    assert words(text, mention.cue_span) == "trước lễ Vu lan"


def test_the_days_of_a_weeks_heading_are_a_week():
    (mention,), _ = read("Tuần 2 (Từ 12/3 – 18/3/2018): phun khử khuẩn")
    assert told(mention) == "2018-03-12/2018-03-18 week"


@pytest.mark.parametrize(
    ("context", "phrase", "expected"),
    [
        ("Họp ngày 06.02.2018. ", "Quốc khánh 2.9.", "2018-09-02"),
        ("Họp ngày 06.02.2018. ", "đạt 2.9 điểm", ""),
        ("Họp ngày 06/02/2018. ", "Ngày Phụ nữ (08.3)", "2018-03-08"),
        ("Họp ngày 06-02-2018. ", "hội thi chốt ngày là 12-3, ", "2018-03-12"),
        ("Họp ngày 06.02.2018. ", "hội thi chốt ngày là 12-3, ", ""),
        ("Họp ngày 06/02/2018. ", "(từ 04.3 – 10.3.2018)", "2018-03-04/2018-03-10"),
        ("Họp ngày 06/02/2018. ", "đêm 29 và 30.3", "2018-03-29/2018-03-30"),
        ("Họp ngày 06/02/2018. ", "trước 10 giờ 28.3", "2018-03-28"),
    ],
)
def test_dots_write_a_date_where_the_text_does_so(context, phrase, expected):
    assert " | ".join(map(days, read(phrase, context)[0])) == expected


def test_letters_that_grow_in_lower_case_shift_nothing():
    (mention,), text = read("İİİ ngày 12/3")
    assert words(text, mention.span) == "ngày 12/3"


PIECES = st.sampled_from(
    [
        "ngày ",
        "từ ngày ",
        "5",
        "12/3",
        "2018",
        "/",
        ".",
        " - ",
        " đến ",
        "tháng ",
        "năm ",
        "mùng ",
        "Tết ",
        "rằm ",
        "thứ hai ",
        "8h30",
        " sáng ",
        "trước ",
        "quý II",
        "(",
        ")",
        ", ",
        " và ",
        "âm lịch",
        "\n",
        "Chạp",
        "31/2",
        "30 ",
        "22/055/2020",
        "27/21955",
        "cùng ngày",
        "hằng tháng",
        "Quốc khánh ",
    ]
)


@given(st.lists(PIECES | st.characters(), max_size=24).map("".join))
def test_no_text_breaks_the_search_and_mentions_stand_apart_in_order(text):
    text = unicodedata.normalize("NFC", text)
    end = 0
    for each in find(text, TODAY):
        whole = each.cue_span or each.span
        assert end <= whole.start <= each.span.start < each.span.end == whole.end <= len(text)
        end = each.span.end
        for problem in each.problems:
            assert 0 <= problem.span.start < problem.span.end <= len(text)
        assert each.period is None or each.period.start < each.period.end


def test_figures_of_another_script_are_no_date_and_break_nothing():
    text = "１２/０４ và ngày１２, ngày 13/4"
    assert [text[each.span.start : each.span.end] for each in find(text, TODAY)] == ["ngày 13/4"]


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("từ ngày 28/12/2018 đến ngày 03/01", "2018-12-28/2019-01-03"),
        ("từ ngày 28/12/2014 đến ngày 03/01", "2014-12-28/2015-01-03"),
        ("từ ngày 05/02/2014 đến ngày 09/02", "2014-02-05/2014-02-09"),
        ("từ ngày 26/3/2016 - 26/3/2017", "2016-03-26/2017-03-26"),
        ("kỷ niệm 26/3/1931 - 26/3/2017", "2017-03-26"),
        ("kỷ niệm 27/02/1955 - 26/3/2017", "2017-03-26"),
        ("từ 10 - 15/3/2018", "2018-03-10/2018-03-15"),
        ("ngày 29/02/2020", "2020-02-29"),
        ("ngày 29/02", "2016-02-29"),
    ],
)
def test_the_two_days_of_a_stretch_have_the_years_they_mean(phrase, expected):
    found, _ = read(phrase)
    assert [days(each) for each in found] == [expected]


def test_a_first_day_that_does_not_come_before_the_last_makes_no_stretch():
    found, _ = read("mục 15 - 15/3/2018")
    assert all("/" not in days(each) for each in found)


@pytest.mark.parametrize(
    ("words", "span"),
    [
        ("Lễ dời sang 14h thứ Ba tuần sau (27/01).", "14h thứ Ba tuần sau (27/01)"),
        ("họp 14h thứ Ba tuần sau, ngày 27/01", "14h thứ Ba tuần sau, ngày 27/01"),
    ],
)
def test_a_date_behind_a_weekday_says_which_week_was_meant(words, span):
    found = find(words, Reference(date(2026, 1, 16)))
    assert [words[m.span.start : m.span.end] for m in found] == [span]
    (mention,) = found
    assert (mention.period.start, mention.start_time) == (date(2026, 1, 27), time(14))


def test_a_date_in_a_list_behind_a_weekday_is_another_day():
    words = "họp thứ Hai tuần sau, 27/01/2026 tổng kết"
    found = find(words, Reference(date(2026, 1, 16)))
    assert [words[m.span.start : m.span.end] for m in found] == ["thứ Hai tuần sau", "27/01/2026"]


def test_a_date_that_is_no_such_weekday_is_named():
    (mention,) = find("họp thứ Tư tuần sau (27/01)", Reference(date(2026, 1, 16)))
    assert ProblemKind.WEEKDAY_MISMATCH in {problem.kind for problem in mention.problems}


def test_a_range_behind_a_weekday_is_no_gloss():
    words = "họp thứ Hai tuần sau (26/01 - 30/01)"
    found = find(words, Reference(date(2026, 1, 16)))
    assert [words[m.span.start : m.span.end] for m in found] == [
        "thứ Hai tuần sau",
        "26/01 - 30/01",
    ]
